"""Reports from files, pages, tables, folders and standard input; a bad item is an error of its own."""

from dateline.collect.inputs import Defaults, count_reports, read_inputs
from dateline.collect.items import Failure, Item

__all__ = ["Defaults", "Failure", "Item", "count_reports", "read_inputs"]

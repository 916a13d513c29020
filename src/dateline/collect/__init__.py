"""Reports from files, pages, tables, folders and standard input; a bad item is an error of its own."""

from dateline.collect.inputs import Defaults, read_inputs
from dateline.collect.items import Failure, Item

__all__ = ["Defaults", "Failure", "Item", "read_inputs"]

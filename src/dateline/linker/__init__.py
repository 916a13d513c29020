"""Linking of a database: new reports are compared with what is there, and events brought up to date.

The deciding is `dateline.linking`'s, the tables are the store's; this puts the two together. What is done stays done:
each step is a transaction, and a run that is stopped is gone on with by the next.
"""

from dateline.linker.explaining import explain
from dateline.linker.people import add_grade, add_judgement, list_judgements
from dateline.linker.running import Linked, link

__all__ = ["Linked", "add_grade", "add_judgement", "explain", "link", "list_judgements"]

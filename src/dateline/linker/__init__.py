"""Linking of a database: new reports are compared with what is there, and events brought up to date.

The deciding is `dateline.linking`'s, the tables are the store's; this puts the two together. What is done stays done:
each step is a transaction, and a run that is stopped is gone on with by the next.
"""

from dateline.linker.explaining import explain, explain_copy
from dateline.linker.people import add_grade, add_judgement, list_judgements
from dateline.linker.running import Linked, link
from dateline.linker.translating import Translators

__all__ = [
    "Linked", "Translators", "add_grade", "add_judgement", "explain", "explain_copy", "link", "list_judgements",
]  # fmt: skip

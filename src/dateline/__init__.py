"""Dateline: published reports of armed conflict into a database of sourced claims.

    >>> import dateline
    >>> coding = dateline.code("Rebels seized the town, state media said.", publisher="Example News")
    >>> [(c.event, c.sources[-1].name) for c in coding.claims]  # doctest: +SKIP

It records what sources say and never calls it true.
"""

from dateline.api import code, code_many, make_report
from dateline.codebook import Codebook, CodebookError, load_codebook
from dateline.coding.coder import Coder
from dateline.contract import to_dict
from dateline.model import Claim, Coding, Report
from dateline.version import __version__

__all__ = [
    "Claim",
    "Codebook",
    "CodebookError",
    "Coder",
    "Coding",
    "Report",
    "__version__",
    "code",
    "code_many",
    "load_codebook",
    "make_report",
    "to_dict",
]

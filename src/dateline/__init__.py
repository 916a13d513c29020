"""Dateline: published reports of armed conflict into a database of sourced claims.

    >>> import dateline
    >>> coding = dateline.code("Rebels seized the town, state media said.", publisher="Example News")
    >>> [(c.event, c.sources[-1].name) for c in coding.claims]  # doctest: +SKIP

It records what sources say and never calls it true.
"""

import logging
from importlib import import_module
from typing import TYPE_CHECKING, Any

from dateline.version import __version__

logging.getLogger("dateline").addHandler(logging.NullHandler())

if TYPE_CHECKING:
    from dateline.api import code, code_many, make_report, modality
    from dateline.codebook import Codebook, CodebookError, load_codebook
    from dateline.coding.coder import Coder
    from dateline.contract import to_dict
    from dateline.model import Claim, Coding, Modality, Report

_HOMES = {
    "api": ("code", "code_many", "make_report", "modality"),
    "codebook": ("Codebook", "CodebookError", "load_codebook"),
    "coding.coder": ("Coder",),
    "contract": ("to_dict",),
    "model": ("Claim", "Coding", "Modality", "Report"),
}
"""Where each public name lives; it is loaded when it is asked for, since coding takes a second to load."""


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"dateline.{home}"), name)
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")


__all__ = [
    "Claim",
    "Codebook",
    "CodebookError",
    "Coder",
    "Coding",
    "Modality",
    "Report",
    "__version__",
    "code",
    "code_many",
    "load_codebook",
    "make_report",
    "modality",
    "to_dict",
]

"""Who a source is, whatever it is called: "SOHR", "the Observatory" and its full name are one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateline.codebook import Codebook

_ARTICLES = ("the ", "a ", "an ")


@dataclass(frozen=True, slots=True)
class Names:
    """The sources of the codebook by their names, folded."""

    id_of: Mapping[str, str]
    name_of: Mapping[str, str]

    def id(self, name: str | None, id: str | None = None) -> str | None:
        """Return the identity of a source: what its report's coding found, else by its name; None for one unknown."""
        return id or (self.id_of.get(folded(name)) if name else None)

    def name(self, name: str, id: str | None = None) -> str:
        """Return what a source is called in lists."""
        known = self.id(name, id)
        return self.name_of.get(known, name) if known else name

    def key(self, name: str, id: str | None = None) -> str:
        """Return what is the same for all names of one source."""
        return self.id(name, id) or folded(name)

    def resolved(self, source: Mapping[str, Any]) -> dict[str, Any]:
        """Return a link of a chain with its identity."""
        return dict(source) | {"id": self.id(source["name"], source["id"])}


def names_of(book: Codebook) -> Names:
    """Return the names that the codebook has."""
    return book.derived("linking.names", _names)


def _names(book: Codebook) -> Names:
    told: dict[str, set[str]] = {}
    for key, source in book.sources.items():
        for name in (source.name, *source.aliases):
            told.setdefault(folded(name), set()).add(key)
    one = {name: keys.pop() for name, keys in told.items() if len(keys) == 1}
    return Names(one, {key: source.name for key, source in book.sources.items()})


def folded(name: str) -> str:
    """Return a name without its article, case and doubled blanks."""
    plain = " ".join(name.casefold().split())
    return next((plain[len(a) :] for a in _ARTICLES if plain.startswith(a)), plain)

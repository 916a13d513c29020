"""Translated copies among the reports of a database: their texts' anchors, read with the gazetteer's help."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from dateline.codebook import Codebook
from dateline.gazetteer import load_gazetteer
from dateline.gazetteer.gazetteer import Candidate, Gazetteer
from dateline.gazetteer.native import is_native
from dateline.linking.anchors import AnchorReader, Fingerprint, Places, Spot
from dateline.linking.copies import Copied
from dateline.linking.lexicon import Words, lexicon

EDGE = 400
"""Characters at a text's head and foot in which it says that it is a translation."""
_KEPT = 400
"""Fingerprints that are held: some 10 MB."""
_ORDER = {"country": 0, "city": 1, "site": 2, "admin1": 3, "region": 4, "area": 5}
"""Of places of one name the settlement stands for all, which every language has a name for."""


class Translators:
    """Reads what texts in any language share, and remembers what was read lately."""

    def __init__(self, book: Codebook) -> None:
        self._book = book
        self._reader: AnchorReader | None = None
        self._read: OrderedDict[int, Fingerprint] = OrderedDict()

    @property
    def reader(self) -> AnchorReader:
        """The reader of anchors; the gazetteer is opened when one is first asked for."""
        if self._reader is None:
            self._reader = AnchorReader(lexicon(self._book), spots(load_gazetteer(self._book)))
        return self._reader

    def known(self, report_no: int) -> bool:
        """Tell whether a report's fingerprint is held."""
        return report_no in self._read

    def fingerprint(self, report_no: int, text: str) -> Fingerprint:
        """Return a report's fingerprint."""
        found = self._read.get(report_no)
        if found is None:
            found = self._read[report_no] = self.reader.read(text)
            if len(self._read) > _KEPT:
                self._read.popitem(last=False)
        return found

    def told(self, report: Copied, report_no: int, text: str, publishers: Iterable[str]) -> Copied:
        """Return a report with what its text tells of the original: its language, whom it credits, what it is.

        A text credits a publisher whose name stands in it, in whatever language.
        """
        read = self.fingerprint(report_no, text)
        language = lexicon(self._book).languages.get(read.language or "")
        credited = report.credited | {p.casefold() for p in publishers if self.names(read, p)}
        said = language is not None and _says_translated(text, language)
        home = _is_official(read.language, read.country)
        return replace(report, credited=credited, language=read.language, at_home=home, says_translated=said)

    def names(self, text: Fingerprint, publisher: str) -> bool:
        """Tell whether a text names a publisher that the codebook knows."""
        known = lexicon(self._book).name(publisher)
        return known is not None and any(anchor.key == f"a:{known.id}" for anchor in text.anchors)


@lru_cache(maxsize=1000)
def _is_official(language: str | None, country: str | None) -> bool:
    """Tell whether a language is official in a country, by the Unicode CLDR."""
    from babel.languages import get_official_languages

    return country is not None and language in get_official_languages(country, regional=True, de_facto=True)


def _says_translated(text: str, language: Words) -> bool:
    ends = f"{text[:EDGE]}\n{text[-EDGE:]}".casefold()
    return any(said in ends for said in language.translated)


def spots(gazetteer: Gazetteer) -> Places:
    """Return what gives the place that a name in any script most likely stands for, wherever it is."""

    @lru_cache(maxsize=50_000)
    def spot(name: str) -> Spot | None:
        found = gazetteer.find_native(name) if is_native(name) else gazetteer.find(name)
        return _spot(min(found, key=_preferred)) if found else None

    return spot


def _preferred(place: Candidate) -> tuple[int, int, int]:
    return _ORDER.get(place.kind, len(_ORDER)), -place.population, place.id


def _spot(place: Candidate) -> Spot:
    return Spot(str(place.geonameid or place.name), place.population, place.kind, place.country)

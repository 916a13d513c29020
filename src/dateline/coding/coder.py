"""The coder: a pure function of a report, made of a language pipeline, a codebook and facets."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import tee

from spacy.language import Language

from dateline.codebook import Codebook, load_codebook
from dateline.coding import facets as facet_table
from dateline.coding.apostrophes import owners_in
from dateline.coding.claims import make_claims
from dateline.coding.drafts import Draft
from dateline.coding.facets import Facets, Layer, Value
from dateline.coding.langid import other_language
from dateline.coding.language import load_language, model_name, parse
from dateline.coding.lead import Headline, find_lead
from dateline.coding.passages import Structure, read_passages
from dateline.coding.reading import EventMention, Reading
from dateline.coding.status import modality_at
from dateline.coding.tokens import Doc
from dateline.coding.truecase import make_truecaser
from dateline.gazetteer import Gazetteer, load_gazetteer
from dateline.model import Coding, Mentions, Modality, Passage, Report

log = logging.getLogger(__name__)


class Coder:
    """Codes reports into claims. Making one loads the model (a second or two); keep it."""

    def __init__(
        self,
        language: Language | None = None,
        codebook: Codebook | None = None,
        gazetteer: Gazetteer | None = None,
        facets: Facets | None = None,
    ) -> None:
        """Take the defaults for what is not given. Raises FacetError for facets that cannot work."""
        self.facets = dict(facets or facet_table.default_facets())
        facet_table.check(self.facets)
        self.codebook = codebook or load_codebook()
        self.gazetteer = gazetteer or load_gazetteer(self.codebook)
        self.language = language or load_language()
        self._truecaser = make_truecaser(self.language, self.codebook, self.gazetteer)
        self._owners = owners_in(self.codebook)

    @property
    def model(self) -> str:
        """Name and version of the language pipeline."""
        return model_name(self.language)

    def code(self, report: Report) -> Coding:
        """Code one report."""
        return next(iter(self.code_many([report])))

    def code_many(self, reports: Iterable[Report]) -> Iterator[Coding]:
        """Code reports one after another, in their order; lazily, so that a stream can be coded."""
        structured, for_parser = tee((report, read_passages(report, self.codebook)) for report in reports)
        docs = parse(
            self.language, (t for report, found in for_parser for t in self._texts(report, found)), self._owners
        )
        for report, found in structured:
            doc, title = next(docs), next(docs) if _title_apart(report, found) else None
            try:
                yield self._read(report, found, doc, title)
            except Exception as error:  # an error in reading one report of an archive must not end the others
                log.exception("report %s", report.id)
                failure = f"could not be coded, by an error of the program's: {type(error).__name__}: {error}"
                yield Coding(report, (), None, Mentions(), failure=failure)

    def modality(self, report: Report, offsets: Iterable[int]) -> tuple[Modality, ...]:
        """Return status and stance of the words that stand at code points of a report's text, in the order asked.

        A word that names an event of a coded type has those that its claim has. Raises ValueError for an offset at
        which no word stands.
        """
        found = read_passages(report, self.codebook)
        doc = next(parse(self.language, [self._for_parser(report.text, found.passages)], self._owners))
        reading = Reading(_completed(report, found), doc, self.codebook, self.gazetteer, found.passages)
        self._read_layers(reading)
        return tuple(modality_at(reading, offset) for offset in offsets)

    def _for_parser(self, text: str, passages: tuple[Passage, ...]) -> tuple[str, tuple[Passage, ...]]:
        return self._truecaser.apply(text, passages), passages

    def _texts(self, report: Report, found: Structure) -> Iterator[tuple[str, tuple[Passage, ...]]]:
        """Yield what is parsed of a report: its text, and a title that does not stand in it."""
        yield self._for_parser(report.text, found.passages)
        if title := _title_apart(report, found):
            yield self._for_parser(title, (Passage(0, len(title), "title"),))

    def _read(self, report: Report, found: Structure, doc: Doc, title: Doc | None) -> Coding:
        completed, dated = _completed(report, found), report.published is not None
        reading = Reading(
            completed,
            doc,
            self.codebook,
            self.gazetteer,
            found.passages,
            is_common=self._truecaser.is_common,
            dated=dated,
        )
        if language := other_language(report.text):
            warning = f"the text is in the language {language!r}, not in English, and was not coded"
            return Coding(reading.report, (), None, reading.mentions(), (warning,))
        self._read_layers(reading)
        claims = make_claims(reading, [self._draft(reading, event) for event in reading.events])
        lead = find_lead(reading, claims, self._headlines(reading, title))
        return Coding(reading.report, claims, lead, reading.mentions())

    def _headlines(self, reading: Reading, doc: Doc | None) -> tuple[Headline, ...]:
        """Return the events that a title names which does not stand in the text itself."""
        title = reading.report.title
        if doc is None or title is None:
            return ()
        alone = Reading(
            replace(reading.report, text=title), doc, self.codebook, self.gazetteer, is_common=reading.is_common
        )
        self._read_layers(alone)
        drafts = [self._draft(alone, event) for event in alone.events]
        return tuple(Headline(d.type, d.amounts, d.roles.actors, d.modality.status) for d in drafts)

    def _read_layers(self, reading: Reading) -> None:
        for name, facet in self.facets.items():
            if isinstance(facet, Layer):
                setattr(reading, name, facet.read(reading))

    def _draft(self, reading: Reading, event: EventMention) -> Draft:
        values = {n: f.decide(reading, event) for n, f in self.facets.items() if isinstance(f, Value)}
        return Draft(event=event, **values)


def _title_apart(report: Report, found: Structure) -> str | None:
    """Return the title of a report where it does not stand in its text."""
    title = report.title or found.title
    return None if any(p.kind == "title" for p in found.passages) else title or None


def _completed(report: Report, found: Structure) -> Report:
    """Fill what was not given of a report by what its own text tells."""
    return replace(
        report,
        publisher=report.publisher or found.publisher,
        title=report.title or found.title,
        published=report.published or found.published,
    )

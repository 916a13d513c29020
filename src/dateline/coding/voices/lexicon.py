"""The words of attribution and the known sources of a codebook, indexed once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.codebook import Codebook
from dateline.codebook.schema import KnownSource
from dateline.model import SourceKind

_VERB_CLASSES = (
    "speech",
    "tell",
    "report",
    "act",
    "comment",
    "attitude",
    "finding",
    "quote",
    "heard",
    "held",
    "quoted",
    "light",
    "seeming",
    "naming",
    "reckoning",
)
_DOUBLED = 2


@dataclass(frozen=True, slots=True)
class Known:
    """A source of `sources.yaml` with its id."""

    id: str
    entry: KnownSource


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the attribution rules look words up in."""

    verbs: dict[str, frozenset[str]]
    """The classes of a verb, by any of its forms in lower case (`said` -> speech, finding, ...)."""
    lemmas: dict[str, str]
    about: dict[str, frozenset[str]]
    """The prepositions by which a verb of `about_verbs`, in any form, brings in what is spoken of."""
    kinds: dict[str, SourceKind]
    """The kind that a noun in a source's description tells."""
    known: dict[str, Known]
    """Known sources by name and alias, in lower case and without an article."""
    short: frozenset[str]
    """Known names that are read as such only with their own capitals, being words of the language."""


def lexicon_of(codebook: Codebook) -> Lexicon:
    """Return the lexicon of a codebook, made at its first use."""
    return codebook.derived("voices.lexicon", _build)


def _build(codebook: Codebook) -> Lexicon:
    classes: dict[str, set[str]] = {}
    lemmas: dict[str, str] = {}
    for name in _VERB_CLASSES:
        for entry in codebook.attribution[f"{name}_verbs"].words:
            lemma = entry.split()[0]
            for form in _forms(entry.split()):
                classes.setdefault(form, set()).add(name)
                lemmas[form] = lemma
    about = dict(_about(codebook))
    for form in about:
        classes.setdefault(form, set()).add("about")
    known = dict(_known(codebook))
    return Lexicon(
        verbs={form: frozenset(names) for form, names in classes.items()},
        lemmas=lemmas,
        about=about,
        kinds=_kinds(codebook),
        known={name.lower(): entry for name, entry in known.items()},
        short=frozenset(name for name in known if len(name) <= 4),
    )


def _about(codebook: Codebook) -> Iterator[tuple[str, frozenset[str]]]:
    for entry in codebook.attribution["about_verbs"].words:
        verb, *prepositions = entry.split()
        for form in _forms(verb.split("/")):
            yield form, frozenset(prepositions)


def _kinds(codebook: Codebook) -> dict[str, SourceKind]:
    kinds: dict[str, SourceKind] = {}
    for kind, entry in codebook.source_kinds.items():
        for noun in entry.nouns:
            kinds.setdefault(noun, kind)  # type: ignore[arg-type]
    return kinds


def _known(codebook: Codebook) -> Iterator[tuple[str, Known]]:
    for key, entry in codebook.sources.items():
        for name in (entry.name, *entry.aliases):
            yield name.removeprefix("The ").removeprefix("the "), Known(key, entry)


def _forms(words: list[str]) -> Iterable[str]:
    """Return the forms of a verb: those listed, and those that English makes by rule."""
    lemma, *listed = words
    yield from words
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
        return
    yield lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if not any(form.endswith("ing") for form in listed):
        yield stem + "ing"
    if not listed or (any(form.endswith("ing") for form in listed) and not any(f.endswith("ed") for f in listed)):
        yield stem + "ed"

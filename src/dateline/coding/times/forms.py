"""The small language of the grammar's forms, compiled to patterns over rows of symbols.

`time_patterns.yaml` explains the language. A form becomes a regular expression over the symbols of `lexicon`, one
character a word, so that a text is matched word by word and not letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from dateline.codebook import Codebook, CodebookError
from dateline.codebook.schema import TimePattern
from dateline.coding.times.lexicon import Lexicon
from dateline.coding.times.value import Kind

_PIECE = re.compile(r"\s*(\[|\]|\||\((?=\s|$)|\)(?=\s|$)|(?:[a-z][a-z0-9]*=)?<[a-z|]+>|\(|\)|[^\s\[\]|()]+=?)")
KINDS = {kind: chr(0xF000 + i) for i, kind in enumerate(get_args(Kind))}
"""The symbols of what a lower level found."""
_ANY = tuple(k for k in KINDS if k not in ("length", "offset", "span", "set", "reference"))


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a rule, compiled."""

    rule: str
    reader: str
    told: dict[str, Any]
    pattern: re.Pattern[str]
    first: frozenset[str]
    """The symbols that it can begin with."""
    classes: dict[str, str]
    """The class that each name of the form reads."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A part of a form: its pattern, the symbols it can begin with, and whether it may be empty."""

    pattern: str
    first: frozenset[str]
    empty: bool


def compile_forms(codebook: Codebook, lexicon: Lexicon, more: Mapping[str, TimePattern]) -> dict[int, list[Form]]:
    """Return the compiled forms by their level; `more` are rules beside the file's.

    Raises CodebookError for a form that is not understood.
    """
    patterns = codebook.time_patterns | dict(more)
    macros = {n: e.forms for n, e in patterns.items() if n.startswith("$")}
    for entry in patterns.values():
        for form in entry.forms:
            lexicon.literals.update(w for w in _pieces(form) if _is_word(w))
    lexicon.assign()
    levels: dict[int, list[Form]] = {}
    for rule, entry in patterns.items():
        if entry.reader is None:
            continue
        for form in entry.forms:
            compiler = _Compiler(lexicon, macros, rule, form)
            levels.setdefault(entry.level, []).append(compiler.form(entry.reader, dict(entry.told)))
    return levels


def _pieces(form: str) -> list[str]:
    found, at = [], 0
    form = form.strip()
    while at < len(form):
        match = _PIECE.match(form, at)
        if match is None:
            raise CodebookError(f"time_patterns.yaml: {form!r} is not understood at {form[at:]!r}")
        found.append(match[1])
        at = match.end()
    return found


def _is_word(piece: str) -> bool:
    return piece not in "[]|()" and not re.match(r"(?:\w+=)?[<$]|(?:[a-z]\w*=)?[A-Z][A-Z0-9]*$|[a-z]\w*=", piece)


class _Compiler:
    """Reads one form by descent."""

    def __init__(self, lexicon: Lexicon, macros: dict[str, tuple[str, ...]], rule: str, form: str) -> None:
        self._lexicon, self._macros, self._rule, self._form = lexicon, macros, rule, form
        self._classes: dict[str, str] = {}
        self._pieces: list[str] = []
        self._at = 0

    def form(self, reader: str, told: dict[str, Any]) -> Form:
        row = self._read(self._form, named=True)
        if row.empty:
            raise CodebookError(f"time_patterns.yaml: {self._rule}: {self._form!r} may be empty")
        return Form(self._rule, reader, told, re.compile(row.pattern), row.first, self._classes)

    def _read(self, form: str, named: bool) -> _Row:
        outer = self._pieces, self._at
        self._pieces, self._at = _pieces(form), 0
        row = self._either(named)
        if self._at < len(self._pieces):
            raise CodebookError(f"time_patterns.yaml: {self._rule}: {form!r} has a bracket too many")
        self._pieces, self._at = outer
        return row

    def _either(self, named: bool) -> _Row:
        rows = [self._sequence(named)]
        while self._peek() == "|":
            self._at += 1
            rows.append(self._sequence(named))
        return rows[0] if len(rows) == 1 else _alternatives(rows)

    def _sequence(self, named: bool) -> _Row:
        rows: list[_Row] = []
        while self._peek() not in ("", "|", "]", ")"):
            rows.append(self._item(named))
        first: set[str] = set()
        for row in rows:
            first |= row.first
            if not row.empty:
                break
        return _Row("".join(r.pattern for r in rows), frozenset(first), all(r.empty for r in rows))

    def _item(self, named: bool) -> _Row:
        piece = self._next()
        if piece == "[":
            inner = self._closed("]", named)
            return _Row(f"(?:{inner.pattern})?", inner.first, True)
        if piece == "(":
            return self._closed(")", named)
        name, _, rest = piece.rpartition("=") if re.match(r"[a-z]\w*=", piece) else ("", "", piece)
        if name and not rest:  # "name=" before a bracket
            self._next()
            return self._captured(name, name, self._closed(")", named=False), named)
        return self._captured(name or self._name(rest), rest, self._atom(rest), named)

    def _closed(self, end: str, named: bool) -> _Row:
        row = self._either(named)
        if self._next() != end:
            raise CodebookError(f"time_patterns.yaml: {self._rule}: {self._form!r} lacks {end!r}")
        return _Row(f"(?:{row.pattern})", row.first, row.empty)

    def _name(self, atom: str) -> str:
        return "" if _is_word(atom) or atom[0] == "<" else atom.strip("$").lower()

    def _captured(self, name: str, atom: str, row: _Row, named: bool) -> _Row:
        if not name or not named:
            return row
        while name in self._classes:
            name += "_"
        self._classes[name] = atom
        return _Row(f"(?P<{name}>{row.pattern})", row.first, row.empty)

    def _atom(self, atom: str) -> _Row:
        if atom[0] == "$":
            rows = [self._read(form, named=False) for form in self._macros[atom]]
            return _alternatives(rows)
        if atom[0] == "<":
            names = atom.strip("<>").split("|")
            kinds = _ANY if names == ["any"] else names
            return _one_of(KINDS[kind] for kind in kinds)
        wanted = f"={atom}" if _is_word(atom) else atom
        if not _is_word(atom) and not self._lexicon.knows(atom):
            raise CodebookError(f"time_patterns.yaml: {self._rule}: {self._form!r}: there is no class {atom!r}")
        return _one_of(self._lexicon.symbols_of(wanted))

    def _peek(self) -> str:
        return self._pieces[self._at] if self._at < len(self._pieces) else ""

    def _next(self) -> str:
        piece = self._peek()
        self._at += 1
        return piece


def _alternatives(rows: Iterable[_Row]) -> _Row:
    rows = list(rows)
    first = frozenset(s for r in rows for s in r.first)
    return _Row("(?:" + "|".join(r.pattern for r in rows) + ")", first, any(r.empty for r in rows))


def _one_of(symbols: Iterable[str]) -> _Row:
    found = sorted(symbols)
    return _Row(f"[{''.join(found)}]", frozenset(found), False)


@dataclass(frozen=True, slots=True)
class Choices:
    """The forms of a level that can begin with a symbol, and those of them that it fills alone."""

    all: tuple[Form, ...]
    alone: tuple[Form, ...]
    """Before a word that no form asks for, only these can fit; that spares four in five attempts."""


def by_first(forms: Iterable[Form]) -> dict[str, Choices]:
    """Return the forms by the symbols that they can begin with."""
    table: dict[str, list[Form]] = {}
    for form in forms:
        for symbol in form.first:
            table.setdefault(symbol, []).append(form)
    return {
        symbol: Choices(tuple(found), tuple(f for f in found if f.pattern.fullmatch(symbol)))
        for symbol, found in table.items()
    }

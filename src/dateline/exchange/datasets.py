"""Files of ACLED and of UCDP GED as people have them: downloads, and what spreadsheets make of them.

Read are commas, semicolons and tabs; UTF-8, UTF-16 and the Windows encoding of western Europe; columns in capitals or
not; decimal commas; and the dates that the two write (2017-02-21, 21 February 2017), or that a spreadsheet writes
(21/02/2017, 2/21/2017: whichever all rows of the file allow, the day first where both do).
"""

from __future__ import annotations

import csv
import math
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

FORMS = {
    "acled": {
        "id": "event_id_cnty", "start": "event_date", "end": "event_date", "lat": "latitude", "lon": "longitude",
        "place": "location", "toll": "fatalities", "kind": "sub_event_type", "who": "actor1",
        "place_precision": "geo_precision", "time_precision": "time_precision",
    },
    "ucdp": {
        "id": "id", "start": "date_start", "end": "date_end", "lat": "latitude", "lon": "longitude",
        "place": "where_coordinates", "toll": "best", "kind": "type_of_violence", "who": "side_a",
        "place_precision": "where_prec", "time_precision": "date_prec",
    },
}  # fmt: skip
"""Data set -> what is read of it, and the column that it stands in."""
_SLACK_KM = {1: 5.0, 2: 25.0, 3: 60.0, 4: 100.0, 5: 100.0}
_SLACK_DAYS = {1: 0, 2: 4, 3: 15, 4: 15, 5: 180}
_SLASHED = re.compile(r"^(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_FORMATS = ("%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%b-%y", "%B %d, %Y")
_PACKED = {
    b"PK\x03\x04": "a packed file (zip, xlsx): unpack it, or save the sheet as CSV",
    b"\x1f\x8b": "packed: unpack it",
}


class CompareError(ValueError):
    """A file that cannot be compared with: not there, not readable, or with other columns."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event of a data set."""

    id: str
    start: int
    end: int
    lat: float
    lon: float
    km: float
    """How far off its point may be."""
    days: int
    """How many days off its date may be."""
    place: str
    toll: str
    kind: str
    who: str


@dataclass(slots=True)
class Read:
    """What came of a data set's file."""

    form: str
    encoding: str
    events: list[Recorded] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    """Numbers of the rows without a date or a point that can be read; the heading is row 1."""


def read(path: Path) -> Read:
    """Read a file with ACLED's or UCDP GED's columns.

    Raises CompareError where it cannot be read, or where neither's columns are there, naming those that lack.
    """
    try:
        encoding = _encoding(path)
        form, rows = _rows(path, encoding)
    except (OSError, UnicodeError, csv.Error) as error:
        raise CompareError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
    found = Read(form, encoding)
    day_of = _reader_of_days([row["start"] for row in rows])
    for number, row in enumerate(rows, 2):
        event = _recorded(row, day_of)
        if event:
            found.events.append(event)
        else:
            found.unread.append(number)
    return found


def _encoding(path: Path) -> str:
    """Return the encoding by the file's first bytes, or by what it can be read as."""
    with path.open("rb") as file:
        head = file.read(4)
    for magic, what in _PACKED.items():
        if head.startswith(magic):
            raise CompareError(f"{path}: it is {what}")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    with path.open(encoding="utf-8-sig") as file, suppress(UnicodeDecodeError):
        while file.read(1 << 20):
            pass
        return "utf-8-sig"
    return "cp1252"


def _rows(path: Path, encoding: str) -> tuple[str, list[dict[str, str]]]:
    """Return which data set it is, and of each row what is read of it."""
    csv.field_size_limit(sys.maxsize)
    errors = "replace" if encoding == "cp1252" else "strict"
    with path.open(encoding=encoding, newline="", errors=errors) as file:
        sample = file.readline()
        file.seek(0)
        lines = csv.reader(file, delimiter=max(",;\t", key=sample.count))
        columns = [name.strip().lower() for name in next(lines, [])]
        form = _form(path, columns)
        at = {key: columns.index(name) for key, name in FORMS[form].items() if name in columns}
        return form, [_wanted(line, at) for line in lines if any(line)]


def _wanted(line: Sequence[str], at: Mapping[str, int]) -> dict[str, str]:
    return {key: line[at[key]].strip() if key in at and at[key] < len(line) else "" for key in FORMS["acled"]}


def _form(path: Path, columns: Sequence[str]) -> str:
    lacking = {name: [c for c in fields.values() if c not in columns] for name, fields in FORMS.items()}
    form = min(lacking, key=lambda name: len(lacking[name]))
    needed = [FORMS[form][key] for key in ("id", "start", "lat", "lon")]
    missing = [c for c in needed if c not in columns]
    if missing:
        has = ", ".join(c for c in columns[:8] if c and c.isprintable()) or "none"
        raise CompareError(
            f"{path}: it has neither ACLED's nor UCDP GED's columns: {', '.join(missing)} lack (it has {has}); "
            "give the file as the data set's own download has it"
        )
    return form


def _recorded(row: Mapping[str, str], day_of: Callable[[str], int]) -> Recorded | None:
    try:
        start = day_of(row["start"])
        end = day_of(row["end"] or row["start"])
        lat, lon = _number(row["lat"]), _number(row["lon"])
    except (ValueError, OverflowError):
        return None
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        return None
    km = _SLACK_KM.get(_whole(row["place_precision"]) or 0, 25.0)
    days = _SLACK_DAYS.get(_whole(row["time_precision"]) or 0, 0) if start == end else 0
    toll = "" if (number := _whole(row["toll"])) is None else str(number)
    told: dict[str, Any] = {key: row[key] for key in ("id", "place", "kind", "who")}
    return Recorded(start=start, end=max(start, end), lat=lat, lon=lon, km=km, days=days, toll=toll, **told)


def _number(words: str) -> float:
    """Return a number with a point or a comma before its decimals. Raises ValueError for none."""
    found = float(words.replace(",", "."))
    if not math.isfinite(found):
        raise ValueError(words)
    return found


def _whole(words: str) -> int | None:
    try:
        return int(_number(words))
    except ValueError:
        return None


class _Slashed(NamedTuple):
    """The parts of a date with slashes or points, as they stand."""

    first: int
    second: int
    year: int


def _reader_of_days(words: Sequence[str]) -> Callable[[str], int]:
    """Return what reads the dates of a file whose dates are these: to ordinals, with ValueError for what is no date."""
    parts = list(_slashed(words))
    month_first = any(p.second > 12 for p in parts) and not any(p.first > 12 for p in parts)

    def day_of(value: str) -> int:
        found = next(_slashed([value]), None)
        if found:
            month, day = (found.first, found.second) if month_first else (found.second, found.first)
            return date(found.year, month, day).toordinal()
        with suppress(ValueError):
            return date.fromisoformat(value[:10]).toordinal()
        for form in _FORMATS:
            with suppress(ValueError):
                return datetime.strptime(value, form).toordinal()
        raise ValueError(value)

    return day_of


def _slashed(words: Sequence[str]) -> Iterator[_Slashed]:
    for value in words:
        found = _SLASHED.match(value)
        if found:
            yield _Slashed(*map(int, found.groups()))

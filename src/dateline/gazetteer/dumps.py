"""Reading of gazetteers' files: GeoNames' dumps and alternate names, NGA's GNS files; plain or zip."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import IO, Literal

from dateline.gazetteer.native import native_names
from dateline.gazetteer.packages import useful
from dateline.gazetteer.rows import Row

Form = Literal["geonames", "alternate names", "gns"]
_GEONAMES, _ALTERNATE = 19, (8, 9, 10)
"""Columns of a GeoNames dump, and of its table of alternate names in its editions."""
_NO_LANGUAGE = frozenset(
    {"link", "wkdt", "post", "iata", "icao", "faac", "tcid", "unlc", "abbr", "phon", "piny", "fr_1793"}
)
"""GeoNames' codes for what is no name in a language."""
_REGIONS = frozenset({"RGN", "RGNE", "RGNL", "RGNH", "CONT", "SEA", "OCN", "GULF", "TERR", "ISLS", "MTS", "DSRT"})
_AREAS = frozenset(
    {"VAL", "VALS", "PLN", "ISL", "PEN", "PLAT", "AREA", "LCTY", "PRK", "CST", "STM", "LK", "BAY", "STRT"}
)
_LAST_RESORTS = frozenset({"U"})


class DumpError(ValueError):
    """A file is in none of the forms that are read; the message names it."""


@dataclass(slots=True)
class Tally:
    """How many lines were read, and how many of them could not be used."""

    lines: int = 0
    bad: int = 0
    first_bad: int | None = None

    def refuse(self) -> None:
        """Count the line that was read last as one that could not be used."""
        self.bad += 1
        self.first_bad = self.first_bad or self.lines


@contextmanager
def opened(path: Path) -> Iterator[IO[str]]:
    """Open a text file, or the largest text file in a zip, for reading as UTF-8.

    Raises OSError where it cannot be read and DumpError for a zip with no text in it.
    """
    if not zipfile.is_zipfile(path):
        with path.open(encoding="utf-8-sig", errors="replace", newline="\n") as file:
            yield file
        return
    with zipfile.ZipFile(path) as archive:
        texts = [m for m in archive.infolist() if m.filename.lower().endswith((".txt", ".csv", ".tsv"))]
        if not texts:
            raise DumpError(f"{path}: no text file in this zip")
        with archive.open(max(texts, key=lambda m: m.file_size)) as raw:
            yield io.TextIOWrapper(raw, encoding="utf-8-sig", errors="replace", newline="\n")


def form_of(path: Path) -> Form:
    """Tell in which form a file is, by its first line. Raises DumpError for one in none."""
    with opened(path) as file:
        fields = file.readline().rstrip("\r\n").split("\t")
    small = [field.lower() for field in fields]
    if "ufi" in small:
        return "gns"
    if len(fields) == _GEONAMES and fields[0].isdigit():
        return "geonames"
    if len(fields) in _ALTERNATE and fields[0].isdigit() and fields[1].isdigit():
        return "alternate names"
    raise DumpError(f"{path}: neither a GeoNames dump, nor its alternate names, nor a GNS file of NGA's")


def geonames_rows(file: IO[str], tally: Tally) -> Iterator[Row]:
    """Yield the places of a GeoNames dump; countries are left out, since the codebook has them."""
    for line in file:
        tally.lines += 1
        fields = line.rstrip("\r\n").split("\t")
        try:
            row = _geonames_row(fields)
        except (ValueError, IndexError):
            tally.refuse()
            continue
        if row is not None:
            yield row


def _geonames_row(fields: list[str]) -> Row | None:
    number, name, plain, variants, lat, lon, letter, code, country = fields[:9]
    kind = kind_of(letter, code)
    if kind is None or not name or not country:
        return None
    admin1 = f"{country}.{fields[10]}" if fields[10] and fields[10] != "00" else None
    names = [name, plain, *useful(variants.split(","))] if plain else [name, *useful(variants.split(","))]
    return Row(
        int(number),
        list(dict.fromkeys(names)),
        float(lat),
        float(lon),
        country,
        admin1,
        kind,
        int(fields[14] or 0),
        f"{admin1}.{fields[11]}" if admin1 and fields[11] else None,
        code == "PPLC",
        list(native_names(variants.split(","))),
    )


def kind_of(letter: str, code: str) -> str | None:
    """Return the gazetteer's kind for a feature class and code of GeoNames' or GNS's; None for what is not filed."""
    if letter in _LAST_RESORTS or (letter == "A" and code.startswith("PCL")):
        return None
    if letter == "A":
        return "admin1" if code in ("ADM1", "ADM1H") else "admin2"
    if letter == "P":
        return "city"
    if code in _REGIONS:
        return "region"
    return "area" if code in _AREAS or letter in ("V", "H") else "site"


def alternate_names(file: IO[str], tally: Tally) -> Iterator[tuple[int, str]]:
    """Yield the GeoNames ids and names, in Latin letters or scripts of their own, of a table of alternate names."""
    for line in file:
        tally.lines += 1
        fields = line.rstrip("\r\n").split("\t")
        try:
            number, language, name = int(fields[1]), fields[2], fields[3]
        except (ValueError, IndexError):
            tally.refuse()
            continue
        if language not in _NO_LANGUAGE:
            yield from ((number, found) for found in (*useful([name]), *native_names([name])))


@dataclass(frozen=True, slots=True)
class _Gns:
    """Where a GNS file, of the old edition or the new, has its fields."""

    ufi: int
    name: int
    lat: int
    lon: int
    letter: int
    code: int
    country: int
    admin1: int
    script: int | None


def _gns_columns(header: str) -> _Gns:
    small = [field.strip().lower() for field in header.split("\t")]

    def at(*names: str) -> int:
        return next(small.index(name) for name in names if name in small)

    return _Gns(
        at("ufi"),
        at("full_name_ro", "full_name", "full_nm"),
        at("lat", "lat_dd"),
        at("long", "long_dd", "lon_dd"),
        at("fc"),
        at("dsg", "desig_cd"),
        at("cc1", "cc_ft", "cc"),
        at("adm1"),
        small.index("nt") if "nt" in small else None,
    )


def gns_rows(file: IO[str], tally: Tally, country_of: Callable[[str], str | None]) -> Iterator[Row]:
    """Yield the places of a GNS file; lines of one feature that stand together are one place with several names.

    `country_of` gives the two-letter ISO code for a code of the file's (FIPS 10-4, or ISO of two or three letters).
    The province is left open: GNS's codes are not GeoNames'. Raises DumpError where a column is lacking.
    """
    tally.lines += 1
    try:
        at = _gns_columns(file.readline().rstrip("\r\n"))
    except StopIteration:
        raise DumpError("a GNS file without the columns ufi, full_name, lat, long, fc, dsg, cc1 and adm1") from None
    for _, lines in groupby(_split(file, tally, at), key=lambda fields: fields[at.ufi]):
        group = list(lines)
        try:
            row = _gns_row(group, at, country_of)
        except ValueError:
            tally.refuse()
            continue
        if row is not None:
            yield row


def _split(file: IO[str], tally: Tally, at: _Gns) -> Iterator[list[str]]:
    most = max(at.ufi, at.name, at.lat, at.lon, at.letter, at.code, at.country, at.admin1)
    for line in file:
        tally.lines += 1
        fields = line.rstrip("\r\n").split("\t")
        if len(fields) > most:
            yield fields
        else:
            tally.refuse()


def _gns_row(group: list[list[str]], at: _Gns, country_of: Callable[[str], str | None]) -> Row | None:
    names = list(useful(fields[at.name] for fields in group))
    first = group[0]
    kind = kind_of(first[at.letter], first[at.code])
    country = country_of(first[at.country].split(",")[0].strip())
    if not names or kind is None or country is None:
        return None
    return Row(None, list(dict.fromkeys(names)), float(first[at.lat]), float(first[at.lon]), country, None, kind, 0)

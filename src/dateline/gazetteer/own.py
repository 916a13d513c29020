"""The codebook's own places, joined with what the packages know of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.codebook import Codebook
from dateline.codebook.schema import KnownPlace
from dateline.gazetteer.geometry import km_between
from dateline.gazetteer.names import key
from dateline.gazetteer.rows import Row

SAME_PLACE_KM = 15.0
"""Within so far, a settlement in a package with one of an own place's names is that place."""
_CELL = 1.0
_CODE = re.compile(r" \([A-Z]{2}\)$")
_SETTLED = frozenset({"city"})


def join(codebook: Codebook, known: Sequence[Row]) -> list[Row]:
    """Return `known` with the codebook's places: their names and points where both have one, else new rows.

    A place without a province takes that of the nearest settlement of its country.
    """
    nearest = Settlements(known)
    units = {(row.kind, row.admin2 or row.admin1): row for row in known if row.kind in ("admin1", "admin2")}
    numbers = {row.geonameid: row for row in known if row.geonameid}
    by_name = _named(known)
    added = []
    for name, place in codebook.places.items():
        row = _row(own_name(name, place), place, nearest)
        same = numbers.get(row.geonameid or 0) or units.get((row.kind, row.admin1 if row.kind == "admin1" else None))
        if same is not None:
            _take_over(same, row, moved=True)
        elif (same := _same_settlement(row, by_name)) is not None:
            _take_over(same, row, moved=False)
        else:
            added.append(row)
    return [*known, *added]


def own_name(key: str, place: KnownPlace) -> str:
    """Return the name of a place of the codebook: its key, less a country's code in brackets, where none is told."""
    return place.name or _CODE.sub("", key)


def _row(name: str, place: KnownPlace, nearest: Settlements) -> Row:
    admin1 = f"{place.country}.{place.admin1}" if place.admin1 else None
    names = [name, *place.aliases, *place.abbreviations]
    row = Row(place.geonameid, names, *place.point, place.country, admin1, place.kind, place.population)
    if admin1 is None and place.kind in ("site", "city", "area", "admin2"):
        row.admin1 = nearest.province(row)
    return row


def _take_over(same: Row, own: Row, moved: bool) -> None:
    """Give a known row the names of the codebook's, and its point where the codebook's is the better."""
    same.names = list(dict.fromkeys([own.names[0] if moved else same.names[0], *same.names, *own.names]))
    same.population = max(same.population, own.population)
    if moved:
        same.lat, same.lon = own.lat, own.lon


def _named(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found = defaultdict(list)
    for row in rows:
        if row.kind in _SETTLED:
            for name in row.names:
                found[key(name)].append(row)
    return found


def _same_settlement(own: Row, by_name: dict[str, list[Row]]) -> Row | None:
    if own.kind not in _SETTLED:
        return None
    near = [
        (km_between(own.lat, own.lon, row.lat, row.lon), index, row)
        for index, name in enumerate(own.names)
        for row in by_name.get(key(name), ())
        if row.country == own.country
    ]
    close = [pair for pair in near if pair[0] <= SAME_PLACE_KM]
    return min(close, key=lambda pair: pair[:2])[2] if close else None


class Settlements:
    """Settlements by cells of a degree, to find the nearest."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._cells: dict[tuple[str, int, int], list[Row]] = defaultdict(list)
        for row in rows:
            if row.kind in _SETTLED and row.admin1:
                self._cells[row.country, int(row.lat // _CELL), int(row.lon // _CELL)].append(row)

    def province(self, row: Row) -> str | None:
        """Return the province of the settlement of the same country that lies nearest, within two degrees or so."""
        y, x = int(row.lat // _CELL), int(row.lon // _CELL)
        for reach in (1, 2):
            around = [
                other
                for dy in range(-reach, reach + 1)
                for dx in range(-reach, reach + 1)
                for other in self._cells.get((row.country, y + dy, x + dx), ())
            ]
            if around:
                return min(around, key=lambda o: km_between(row.lat, row.lon, o.lat, o.lon)).admin1
        return None

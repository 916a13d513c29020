"""Quarters and halves of years."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

from dateline.coding.times import calendar as cal
from dateline.coding.times.parts import Parts, reader
from dateline.coding.times.readers.common import open_date, period_value, way_of
from dateline.coding.times.value import Context, Kind, Value

REPORTED = timedelta(days=62)
"""How long after its end a quarter is still reported on, so that what "will be told" of it is of the last one."""


@reader("quarter")
def read_quarter(parts: Parts, context: Context) -> Value | None:
    """Read a quarter; without a year the last begun, or the next where the tense speaks of what is to come."""
    code = parts.said("qcode")
    number = int(code[1]) if code else parts.one("ORDINAL")
    if number == -1:
        number = 4
    return _part_of_year(parts, context, "quarter", number) if 1 <= number <= 4 else None


@reader("half")
def read_half(parts: Parts, context: Context) -> Value | None:
    """Read half a year."""
    code = parts.said("hcode")
    number = int(code[1]) if code else parts.one("ORDINAL")
    if number == -1:
        number = 2
    return _part_of_year(parts, context, "half", number) if number in (1, 2) else None


def _part_of_year(parts: Parts, context: Context, unit: str, number: int) -> Value | None:
    year = parts.get("year")
    months = 3 if unit == "quarter" else 6
    first = (number - 1) * months + 1
    if year is not None:
        return period_value(date(year, first, 1), cast("Kind", unit), unit, None)
    if context.anchor is None:
        return open_date(f"XXXX-{unit[0].upper()}{number}", unit, context, cast("Kind", unit))
    year = context.anchor.year
    if parts.said("way") or parts.has("ago", "earlier"):
        year += way_of(parts.said("way")) if parts.said("way") else -1
    elif context.future:
        year += cal.month(year, first + months - 1)[1] + REPORTED < context.anchor
    elif date(year, first, 1) > context.anchor:
        year -= 1
    return period_value(date(year, first, 1), cast("Kind", unit), f"{unit}, year by tense", context.name)

"""Readers of the grammar's matches: each from the parts of a match to a TIMEX3 value and an interval.

A module a family. Each reader registers itself under the name that `time_patterns.yaml` calls it by.
"""

from dateline.coding.times.readers import (  # noqa: F401  (each registers its readers)
    clocks,
    dates,
    days,
    feasts,
    joins,
    lengths,
    months,
    offsets,
    periods,
    quarters,
    ranges,
    sets,
    years,
)

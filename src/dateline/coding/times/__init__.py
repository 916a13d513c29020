"""Times: expressions in the text, and the interval of each event."""

from __future__ import annotations

from dateline.coding.times.govern import time_of
from dateline.coding.times.mentions import read_times

__all__ = ["read_times", "time_of"]

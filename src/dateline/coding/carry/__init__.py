"""Places and times that a claim takes over from the event that it continues (codebook, sections 5 and 6)."""

from dateline.coding.carry.places import carry_places
from dateline.coding.carry.times import carry_times

__all__ = ["carry_places", "carry_times"]

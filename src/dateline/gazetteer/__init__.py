"""Names to places; distances and bearings to geometry."""

from dateline.gazetteer.gazetteer import Gazetteer, load_gazetteer

__all__ = ["Gazetteer", "load_gazetteer"]

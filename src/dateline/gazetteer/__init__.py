"""Names to places; distances and bearings to geometry."""

from dateline.gazetteer.gazetteer import Candidate, Gazetteer, GazetteerError, load_gazetteer

__all__ = ["Candidate", "Gazetteer", "GazetteerError", "load_gazetteer"]

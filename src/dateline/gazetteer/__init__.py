"""Names to places; distances and bearings to geometry."""

from dateline.gazetteer.gazetteer import Candidate, Gazetteer, GazetteerError, load_gazetteer
from dateline.gazetteer.importing import Imported, import_file

__all__ = ["Candidate", "Gazetteer", "GazetteerError", "Imported", "import_file", "load_gazetteer"]

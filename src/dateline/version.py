"""The program's version; the contract's own is `dateline.model.SCHEMA_VERSION`."""

__version__ = "0.1.0"

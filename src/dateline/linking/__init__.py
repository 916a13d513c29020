"""Claims to events, and events to stories: who speaks of one happening, and where they agree and differ.

Everything here is pure: data in, decisions out. `dateline.linker` runs it over a database.
"""

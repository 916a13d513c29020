"""Files that are no reports yet: what each is, by its first bytes, and what to do about it."""

from __future__ import annotations

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF, which is not read; save its text (`pdftotext FILE.pdf`), and look at it"),
    (b"PK\x03\x04", "a Word, Excel, e-book or zip file, which is not read; save its text as UTF-8, or unpack it"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file, which is not read; save its text as UTF-8"),
    (b"{\\rtf", "an RTF file, which is not read; save its text as UTF-8"),
    (b"bplist00", "a Safari web archive, which is not read; save the page's source as HTML"),
    (b"\x1f\x8b", "packed; unpack it (gunzip FILE.gz)"),
    (b"7z\xbc\xaf", "packed; unpack it"),
    (b"WARC/", "a web archive (WARC), which is not read; save its pages as HTML"),
    (b"\x89PNG", "a picture; its words are not read"),
    (b"\xff\xd8\xff", "a picture; its words are not read"),
    (b"GIF8", "a picture; its words are not read"),
    (b"SQLite format 3", "a database; `dateline claims FILE.db` shows one of Dateline's"),
)
BINARY = "binary, not text; save its text as UTF-8 (PDF and Word files are not read)"
ENDINGS = frozenset(
    (
        ".py", ".js", ".css", ".xml", ".yaml", ".yml", ".toml", ".ini", ".log", ".sh", ".r", ".ipynb", ".sql", ".svg",
        ".tsv", ".geojson", ".kml", ".bib", ".tex", ".map", ".lock",
    )
)  # fmt: skip
"""Endings of text files that are surely no reports, where they lie in a folder."""


def told(head: bytes) -> str | None:
    """Say what a file is that cannot be read as a report, by its first bytes; None for one that may be."""
    for magic, words in _MAGIC:
        if head.startswith(magic):
            return words
    return None

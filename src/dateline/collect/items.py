"""What collecting yields: a report, or the failure of one item with its remedy."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from dateline.model import Passage, Report

_HALF = re.compile("[\ud800-\udfff]")
LONGEST = 300_000
"""Code points of the longest text that is coded as one report: some 120 pages, which take a minute and 1 GB."""
_ISO = re.compile(r"^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$")


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that could not be read: where it stands, and why with what to do."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


Item = Report | Failure


def content_hash(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def iso_date(value: object) -> str | None:
    """Return the ISO date of a date or time of publication; None for none.

    Raises ValueError for what is no date.
    """
    if value is None or value == "":
        return None
    match = _ISO.match(str(value).strip())
    if match is None:
        raise ValueError(f"{value!r} is no date; write it as YYYY-MM-DD")
    try:
        return date.fromisoformat(match[1]).isoformat()
    except ValueError as error:
        raise ValueError(f"{value!r} is no date of the calendar") from error


def make_item(
    where: str,
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    published: object = None,
    url: str | None = None,
    lang: str | None = None,
    blocks: tuple[Passage, ...] = (),
) -> Item:
    """Return a report of the values of an item, or its failure. An id not given is the content hash's start."""
    if not text.strip():
        return Failure(where, "no text in it; leave it out, or give it one")
    if any(_HALF.search(value) for value in (text, id, title, publisher, url, lang) if value):
        return Failure(where, "it holds half a character (a lone surrogate); mend it where it was made")
    if len(text) > LONGEST:
        return Failure(where, f"its text has {len(text):,} characters, over {LONGEST:,}; split it into its reports")
    try:
        day = iso_date(published)
    except ValueError as error:
        return Failure(where, f"published: {error}")
    digest = content_hash(text)
    return Report(id or digest[:16], text, title, publisher, day, url, lang, blocks, digest)

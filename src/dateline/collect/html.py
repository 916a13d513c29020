"""Reports from web pages: the main text serialised by us, with the passages that the markup tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from dateline.collect.items import Failure, Item, iso_date, make_item
from dateline.model import Passage, PassageKind, Report

_KINDS: dict[str, PassageKind] = {
    "head": "title", "p": "paragraph", "quote": "quotation", "item": "list_item", "cell": "list_item", "ab": "paragraph",
}  # fmt: skip
"""Trafilatura's (TEI) elements and the passages that they are."""


def read_html(where: str, page: str, id: str | None) -> Item:
    """Return the report of a page: its text, a paragraph a line, with title, publisher, date and address."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        page, with_metadata=True, include_comments=False, include_tables=True, favor_recall=True
    )
    if found is None or found.body is None:
        return Failure(where, "no main text in this page")
    text, blocks = _serialised(found.body, found.title)
    return make_item(
        where,
        text,
        id=id,
        title=found.title,
        publisher=found.sitename,
        published=_told(found.date),
        url=found.url,
        blocks=blocks,
    )


def completed(report: Report, published: object, given: Mapping[str, str | None]) -> Item:
    """Return a page's report with what its table row says of it, which goes before what the page says."""
    try:
        day = iso_date(published)
    except ValueError as error:
        return Failure(report.id, f"published: {error}")
    told: dict[str, Any] = {k: v for k, v in given.items() if v}
    return replace(report, published=day or report.published, **told)


def _told(value: str | None) -> str | None:
    try:
        return iso_date(value)
    except ValueError:
        return None


def _serialised(body: Any, title: str | None) -> tuple[str, tuple[Passage, ...]]:
    parts: list[str] = []
    blocks: list[Passage] = []
    at = 0
    first = [("title", title)] if title else []
    for kind, words in (*first, *_blocks(body)):
        plain = " ".join(str(words).split())
        if not plain or (blocks and kind == "title" and plain == title):
            continue
        parts.append(plain)
        blocks.append(Passage(at, at + len(plain), kind))  # type: ignore[arg-type]
        at += len(plain) + 1
    return "\n".join(parts), tuple(blocks)


def _blocks(element: Any) -> Iterator[tuple[PassageKind, str]]:
    """Yield the innermost blocks of a tree with their text; one within a quotation is a quotation."""
    for child in element:
        name = str(child.tag)
        inner = [c for c in child if str(c.tag) in _KINDS]
        if name == "quote" and inner:
            for kind, words in _blocks(child):
                yield ("quotation" if kind == "paragraph" else kind), words
        elif name in _KINDS and not inner:
            kind = _KINDS[name]
            yield ("paragraph" if kind == "title" else kind), "".join(child.itertext())
        else:
            yield from _blocks(child)

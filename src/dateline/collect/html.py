"""Reports from web pages: the main text serialised by us, with the passages that the markup tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from email import message_from_bytes
from typing import Any

from dateline.collect.items import Failure, Item, iso_date, make_item
from dateline.model import Passage, PassageKind, Report

KINDS: dict[str, PassageKind | None] = {
    "p": None,
    "ab": None,
    "head": "subheading",
    "code": None,
    "list": None,
    "table": None,
    "quote": "quotation",
    "item": "list_item",
    "row": "list_item",
}
"""Trafilatura's (TEI) elements that stand on lines of their own, and the passages that they and all in them are;
None for the kind of what is around them."""
_WHOLE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)


def read_html(where: str, page: str | bytes, id: str | None) -> Item:
    """Return the report of a page: its text, a passage a line, with title, publisher, date, address and language."""
    found, lang = _extracted(page)
    if found is None or found.body is None:
        return Failure(where, "no main text in this page; save its text in a .txt file")
    text, blocks = serialise(found.body, found.title)
    return make_item(
        where,
        text,
        id=id,
        title=found.title,
        publisher=found.sitename,
        published=_told(found.date),
        url=found.url,
        lang=lang,
        blocks=blocks,
    )


def read_mhtml(where: str, raw: bytes, id: str | None) -> Item:
    """Return the report of a page that a browser saved as one file (MHTML): that of its first part in HTML."""
    message = message_from_bytes(raw)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            page = content if isinstance(content, bytes) else b""
            charset = part.get_content_charset()
            try:
                item = read_html(where, page.decode(charset) if charset else page, id)
            except (LookupError, UnicodeDecodeError):
                item = read_html(where, page, id)
            address = part.get("Content-Location") or message.get("Snapshot-Content-Location")
            return item if isinstance(item, Failure) or item.url or not address else replace(item, url=str(address))
    return Failure(where, "no page in this MHTML file; save the page as HTML")


def _extracted(page: str | bytes) -> tuple[Any, str | None]:
    """Return the main part of a page as trafilatura gives it (None if there is none), and the page's language."""
    # Loading takes a good part of a second, and many inputs have no page.
    from trafilatura import bare_extraction, load_html

    if isinstance(page, str) and not _WHOLE.search(page):
        page = f"<html><body>{page}</body></html>"
    tree = load_html(page)
    if tree is None:
        return None, None
    tree = _in_page(tree)
    found = bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        include_formatting=True,
        favor_recall=True,
        # A date that stands just anywhere in the page is as often another's.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return found, tree.get("lang")


def _in_page(root: Any) -> Any:
    """Return a page's root, made where there is none: what a library drops must have something above it."""
    if root.tag in ("html", "body"):
        return root
    page = root.makeelement("html")
    body = root.makeelement("body")
    page.append(body)
    body.append(root)
    return page


def completed(where: str, report: Report, published: object, given: Mapping[str, str | None]) -> Item:
    """Return a page's report with what its table row says of it, which goes before what the page says."""
    own = {key: getattr(report, key) for key in ("id", "title", "publisher", "url", "lang")}
    told: dict[str, Any] = own | {key: value for key, value in given.items() if value}
    return make_item(where, report.text, published=published or report.published, blocks=report.blocks, **told)


def _told(value: str | None) -> str | None:
    try:
        return iso_date(value)
    except ValueError:
        return None


def serialise(body: Any, title: str | None) -> tuple[str, tuple[Passage, ...]]:
    """Return the text of an extracted tree, its title first, a passage a line, and the passages."""
    text = ""
    blocks: list[Passage] = []
    head: list[tuple[PassageKind, str]] = [("title", " ".join(title.split()))] if title else []
    for kind, words in (*head, *_blocks(body, "paragraph")):
        if words and not (len(blocks) == len(head) == 1 and words == head[0][1]):
            start = len(text) + (1 if text else 0)
            text += ("\n" if text else "") + words
            blocks.append(Passage(start, len(text), kind))
    return text, tuple(blocks)


def _blocks(element: Any, kind: PassageKind) -> Iterator[tuple[PassageKind, str]]:
    """Yield the passages in an element: the words between the elements that stand on their own, and theirs."""
    run = element.text or ""
    for child in element:
        if child.tag in KINDS:
            yield kind, " ".join(run.split())
            yield from _blocks(child, KINDS[child.tag] or kind)
            run = ""
        else:
            run += _inline(child)
        run += child.tail or ""
    yield kind, " ".join(run.split()).removesuffix(" |")


def _inline(element: Any) -> str:
    """Return the words of an element within a line; a line break is a blank, a cell ends in a bar."""
    if element.tag == "lb" or not isinstance(element.tag, str):
        return " "
    inner = (element.text or "") + "".join(_inline(child) + (child.tail or "") for child in element)
    return f"{inner.strip()} | " if element.tag == "cell" else inner

"""The small public face: a text in, claims out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from dateline.coding.coder import Coder
from dateline.collect.items import content_hash, iso_date
from dateline.model import Coding, Modality, Passage, Report


def make_report(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    url: str | None = None,
    lang: str | None = None,
    blocks: tuple[Passage, ...] = (),
) -> Report:
    """Make a report of a text. `published` is an ISO date or time; `id` defaults to the content hash's start.

    Raises ValueError for a `published` that is no date.
    """
    digest = content_hash(text)
    return Report(id or digest[:16], text, title, publisher, iso_date(published), url, lang, blocks, digest)


@cache
def _coder() -> Coder:
    return Coder()


def code(text: str, *, publisher: str | None = None, published: str | None = None, title: str | None = None) -> Coding:
    """Code one text by the default coder. `published` is an ISO date; what is not given the text may tell."""
    return _coder().code(make_report(text, publisher=publisher, published=published, title=title))


def code_many(reports: Iterable[Report]) -> Iterator[Coding]:
    """Code reports by the default coder, lazily and in their order."""
    return _coder().code_many(reports)


def modality(text: str, *offsets: int) -> tuple[Modality, ...]:
    """Return status and stance of any event words of a text: those that stand at the offsets, in their order.

    The text is read once, however many are asked for. `status_span` and `stance_span` are where the words stand that
    mark them, `[start, end)` in code points; None where nothing marks it. Raises ValueError for an offset at which no
    word stands.

        >>> text = "The army denied that its planes had bombed the market."
        >>> (bombed,) = modality(text, text.index("bombed"))
        >>> bombed.status, bombed.stance, bombed.stance_span.of(text)
        ('occurred', 'denies', 'denied')
    """
    return _coder().modality(make_report(text), offsets)

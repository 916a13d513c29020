"""Spans and mentions found by where they stand: the same as by asking each."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.spans import Beginnings, Spans
from dateline.model import Span

SPAN = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(1, 8))


@given(st.lists(SPAN), SPAN)
def test_one_of_the_spans_holds_or_touches_another(spans: Sequence[Span], asked: Span) -> None:
    assert Spans(spans).hold(asked) == any(span.holds(asked) for span in spans)
    assert Spans(spans).overlap(asked) == any(span.overlaps(asked) for span in spans)


@given(st.lists(SPAN), SPAN)
def test_mentions_are_found_in_the_order_in_which_they_were_given(mentions: Sequence[Span], asked: Span) -> None:
    begun = [i for i, mention in enumerate(mentions) if asked.start <= mention.start < asked.end]
    assert Beginnings(mentions).within(*asked) == begun

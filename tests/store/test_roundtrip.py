from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import model as m
from dateline.contract import to_dict
from dateline.store import ClaimFilter, Store, open_store
from tests.factories import run_info

NUMBERS = count()
words = st.text(max_size=12)
maybe = st.none() | words
spans = st.builds(m.Span, st.integers(0, 60), st.integers(0, 60))
numbers = st.integers(-(2**63) + 1, 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
maybe_number = st.none() | numbers
degrees = st.none() | st.floats(-90, 90)
shares = st.floats(0, 1)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | words,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(words, inner, max_size=2),
    max_leaves=4,
)


def few(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


candidates = st.builds(m.PlaceCandidate, st.none() | st.integers(1, 2**40), words, degrees, degrees, shares)
actors = st.builds(m.Actor, words, maybe, st.none() | spans)
quotes = st.builds(m.Quote, words, spans, maybe)
places = st.builds(
    m.Place,
    maybe,
    st.none() | spans,
    name=maybe,
    geonameid=st.none() | st.integers(1, 2**40),
    lat=degrees,
    lon=degrees,
    radius_km=st.none() | st.floats(0, 1e4),
    country=maybe,
    admin1=maybe,
    precision=st.none() | st.just("near"),
    relation=maybe,
    carried=st.booleans(),
    area=plain,
    alternatives=few(candidates),
)
times = st.builds(m.Time, maybe, st.none() | spans, maybe, maybe, st.just("day"), clock=maybe, anchor=maybe, rule=maybe)
figures = st.builds(m.Figure, words, words, spans, maybe_number, maybe_number, maybe, st.booleans(), maybe, maybe)
sources = st.builds(
    m.Source,
    words,
    st.just("official"),
    maybe,
    maybe,
    st.none() | spans,
    anonymous=st.booleans(),
    office=maybe,
    parent=maybe,
)
claims = st.builds(
    m.Claim,
    id=words,
    event=words,
    trigger=st.builds(m.Trigger, words, spans),
    acled=maybe,
    plover=maybe,
    confidence=shares,
    status=st.sampled_from(["occurred", "ongoing", "expected", "hypothetical"]),
    status_span=st.none() | spans,
    stance=st.sampled_from(["asserts", "hedges", "denies"]),
    stance_span=st.none() | spans,
    actors=few(actors),
    targets=few(actors),
    place=st.none() | places,
    time=st.none() | times,
    figures=few(figures),
    sources=few(sources),
    evidence=few(spans),
    route=st.none() | st.builds(m.Route, maybe, maybe, maybe),
    means=few(quotes),
    relations=few(st.builds(m.Relation, st.sampled_from(["purpose", "cause"]), st.integers(0, 9))),
    wording=few(quotes),
    field_confidence=st.dictionaries(words, shares, max_size=2),
)
start = end = st.integers(0, 60)
mentions = st.builds(
    m.Mentions,
    places=few(st.builds(m.PlaceMention, start, end, words, degrees, degrees, alternatives=few(candidates))),
    times=few(st.builds(m.TimeMention, start, end, words, st.just("DATE"), words, maybe, maybe)),
    actors=few(st.builds(m.ActorMention, start, end, words, maybe)),
    figures=few(st.builds(m.FigureMention, start, end, words, words, maybe_number, maybe_number)),
    attributions=few(st.builds(m.Attribution, st.none() | spans, st.none() | spans, few(spans), maybe, to_span=spans)),
    passages=few(st.builds(m.Passage, start, end, st.just("paragraph"))),
    assessments=few(st.builds(m.Assessment, start, end, words)),
)


@st.composite
def codings(draw: st.DrawFn) -> m.Coding:
    text = draw(st.text(max_size=60))
    told = {key: draw(maybe) for key in ("title", "publisher", "published", "url", "lang")}
    report = m.Report(id=draw(words), text=text, content_hash=sha256(text.encode()).hexdigest(), **told)
    lead = draw(st.none() | st.integers(0, 2))
    return m.Coding(report, draw(few(claims)), lead, draw(mentions), draw(few(words)))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One file for all examples, since making one costs more than the test."""
    with open_store(tmp_path_factory.mktemp("kept") / "reports.db") as opened:
        yield opened


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(codings())
def test_what_comes_out_is_what_went_in(kept: Store, coding: m.Coding) -> None:
    coding = replace(coding, report=replace(coding.report, id=f"{next(NUMBERS)} {coding.report.id}"))
    kept.add(coding, kept.begin_run(run_info()))
    wanted = to_dict(coding)
    assert kept.coding(coding.report.id) == json.loads(json.dumps(wanted)) == wanted
    stored = list(kept.claim_objects(ClaimFilter(report=coding.report.id)))
    assert stored == [{"report_id": coding.report.id, **claim} for claim in wanted["claims"]]


def test_what_went_in_is_in_step(kept: Store) -> None:
    assert {problem.check for problem in kept.verify()} <= {
        "span",
        "evidence",
        "lead",
    }  # made-up spans fit no text

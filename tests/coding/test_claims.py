"""The assembly of claims, with facets of a few lines in place of the real ones."""

from __future__ import annotations

import re

import pytest

from dateline.api import make_report
from dateline.coding.coder import Coder
from dateline.coding.facets import Layer, Value, default_facets
from dateline.coding.reading import EventMention, Reading, Roles
from dateline.model import Actor, Coding, Figure, Modality, Place, Source, Span, Time

TYPES = {
    "attack": "attack",
    "attacked": "attack",
    "shelled": "shelling",
    "killed": "casualties",
    "met": "negotiation",
}
TOWNS = {"Alpha": (34.0, 38.0), "Beta": (36.0, 37.0)}
SIDES = ("Rebels", "Soldiers")


def sentence(reading: Reading, event: EventMention) -> Span:
    sent = reading.doc[event.token].sent
    return Span(sent.start_char, sent.end_char)


def read_events(reading: Reading) -> tuple[EventMention, ...]:
    found = []
    for token in reading.doc:
        if token.lower_ in TYPES:
            span = Span(token.idx, token.idx + len(token.text))
            clause = Span(token.sent.start_char, token.sent.end_char)
            found.append(EventMention(TYPES[token.lower_], span, token.i, clause))
    return tuple(found)


def words(reading: Reading, event: EventMention, pattern: str) -> list[tuple[str, Span]]:
    within = sentence(reading, event)
    return [
        (m.group(), Span(*m.span()))
        for m in re.finditer(pattern, reading.text)
        if within.holds(Span(*m.span()))
    ]  # fmt: skip


def roles_of(reading: Reading, event: EventMention) -> Roles:
    return Roles(tuple(Actor(w, w.lower(), s) for w, s in words(reading, event, "|".join(SIDES))), ())


def place_of(reading: Reading, event: EventMention) -> Place | None:
    for word, span in words(reading, event, "|".join(TOWNS)):
        lat, lon = TOWNS[word]
        return Place(word, span, word, None, lat, lon, country="SY", precision="exact")
    return None


def time_of(reading: Reading, event: EventMention) -> Time | None:
    for word, span in words(reading, event, r"\d{4}-\d\d-\d\d"):
        return Time(word, span, word, word, "day")
    return None


def figures_of(reading: Reading, event: EventMention) -> tuple[Figure, ...]:
    return tuple(Figure("killed", w, s, int(w), int(w)) for w, s in words(reading, event, r"\b\d\b"))


def chain_of(reading: Reading, event: EventMention) -> tuple[Source, ...]:
    spoken = words(reading, event, "officials|residents")
    return (Source("Paper", "outlet"), *(Source(w, "official", span=s) for w, s in spoken))


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(
        facets=default_facets()
        | {
            "events": Layer(read_events),
            "modality": Value(lambda r, e: Modality("occurred", None, "asserts", None)),
            "roles": Value(roles_of),
            "place": Value(place_of),
            "time": Value(time_of),
            "amounts": Value(figures_of),
            "chain": Value(chain_of),
        }
    )


def code(coder: Coder, text: str, title: str | None = None) -> Coding:
    return coder.code(make_report(text, title=title, publisher="Paper"))


def test_one_event_told_twice_by_one_origin_is_one_claim(coder: Coder) -> None:
    coding = code(coder, "Rebels attacked Alpha on 2024-05-01. The attack left 3 dead. Soldiers attacked Beta.")
    assert [(c.event, len(c.evidence)) for c in coding.claims] == [("attack", 2), ("attack", 1)]
    assert coding.claims[0].figures[0].low == 3


def test_told_by_two_origins_it_is_two_claims_that_say_so(coder: Coder) -> None:
    coding = code(coder, "Rebels attacked Alpha, officials said. Rebels attacked Alpha, residents said.")
    assert [c.sources[-1].name for c in coding.claims] == ["officials", "residents"]
    assert [(r.kind, r.claim) for r in coding.claims[1].relations] == [("repeats", 0)]


def test_other_sides_other_days_or_other_places_are_other_events(coder: Coder) -> None:
    coding = code(
        coder,
        "Rebels attacked Alpha on 2024-05-01. Soldiers attacked Alpha. "
        "Rebels attacked Alpha on 2024-05-02. Rebels attacked Beta.",
    )
    assert len(coding.claims) == 4


def test_a_toll_that_names_no_event_belongs_to_the_one_before(coder: Coder) -> None:
    coding = code(coder, "Rebels shelled Alpha. In all 9 were killed.")
    assert [(c.event, [f.low for f in c.figures]) for c in coding.claims] == [("shelling", [9])]


def test_a_claim_without_a_place_takes_the_one_it_continues(coder: Coder) -> None:
    coding = code(coder, "Rebels attacked Alpha. Soldiers shelled them.")
    place = coding.claims[1].place
    assert place is not None
    assert (place.lat, place.carried, place.text, place.span) == (34.0, True, "Alpha", None)


def test_an_act_of_speech_takes_no_place_over(coder: Coder) -> None:
    coding = code(coder, "Rebels attacked Alpha. Officials met.")
    assert [c.event for c in coding.claims if c.place is None] == ["negotiation"]


def test_the_lead_is_the_event_of_the_title(coder: Coder) -> None:
    text = "Soldiers shelled Alpha. Rebels attacked Beta."
    assert code(coder, text, title="Rebels attacked").lead == 1
    assert code(coder, text).lead == 0
    assert code(coder, "It rained. Rebels attacked Beta.").lead == 0
    assert code(coder, "It rained. It poured. It stopped. It snowed. Rebels attacked Beta.").lead is None
    assert code(coder, "It rained.").lead is None


def test_ids_depend_on_report_type_trigger_and_origin_alone(coder: Coder) -> None:
    text = "Rebels attacked Alpha. Soldiers shelled Beta."
    one, two = code(coder, text), code(coder, text)
    assert [c.id for c in one.claims] == [c.id for c in two.claims]
    assert len({c.id for c in one.claims}) == 2
    assert one.claims[0].id != code(coder, text + " ").claims[0].id


def test_a_state_is_the_lead_only_where_no_event_is_named() -> None:
    coding = Coder().code(make_report("Air strikes kill 12 in rebel-held areas of Aleppo."))
    assert coding.lead is not None
    assert {c.event for c in coding.claims} == {"air_strike", "control"}
    assert coding.claims[coding.lead].event == "air_strike"

"""Events: which clauses name an event of a coded type, their triggers and their evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.conftest import Read

from dateline.codebook import load_codebook
from dateline.codebook.schema import TriggerRule, Triggers
from dateline.coding.events.lexicon import Cue, Lexicon, _add, compile_lexicon


def types(read: Read, text: str) -> list[tuple[str, str]]:
    """Return type and trigger of each event."""
    return [(e.event, e.trigger.of(text)) for e in read(text).events]


@pytest.mark.parametrize(
    ("sentence", "event", "trigger"),
    [
        ("Rebels captured the village.", "capture", "captured"),
        ("The army retook the town from the militants.", "capture", "retook"),
        ("Fighters withdrew from the district.", "withdrawal", "withdrew"),
        ("Warplanes bombed the market.", "air_strike", "bombed"),
        ("The army shelled the town.", "shelling", "shelled"),
        ("A car bomb exploded outside the station.", "bombing", "car bomb"),
        ("A suicide bomber blew himself up at the gate.", "suicide_bombing", "blew"),
        ("Gunmen abducted two aid workers.", "abduction", "abducted"),
        ("Police arrested four suspects.", "arrest", "arrested"),
        ("Heavy clashes broke out between the army and rebels.", "armed_clash", "clashes"),
        ("The army launched an offensive on the town.", "offensive", "offensive"),
        ("Rebels shot down a drone.", "interception", "shot"),
        ("The two sides agreed a ceasefire.", "ceasefire", "ceasefire"),
        ("Thousands of residents fled the town.", "displacement", "fled"),
        ("Some of the villagers fled the town.", "displacement", "fled"),
        ("Protesters marched through the capital.", "protest", "marched"),
        ("The rebels surrendered to the army.", "surrender", "surrendered"),
        ("The militants released three hostages.", "release", "released"),
        ("The ministry imposed sanctions on the group.", "sanction", "sanctions"),
        ("Envoys of both sides held talks.", "negotiation", "talks"),
        ("The country deployed 500 soldiers to the border.", "deployment", "deployed"),
    ],
)
def test_a_clause_names_an_event(read: Read, sentence: str, event: str, trigger: str) -> None:
    assert types(read, sentence) == [(event, trigger)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister visited a school.",
        "The team won the match and took the cup.",
        "Prices rose sharply in May.",
        "She captured the mood of the audience.",
        "The company launched a new phone.",
        "The film was released last year.",
        "",
    ],
)
def test_what_is_no_event_of_a_coded_type(read: Read, sentence: str) -> None:
    assert types(read, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rebels captured the village and abducted its mayor.", ["capture", "abduction"]),
        ("The army shelled the town after rebels captured its airport.", ["shelling", "capture"]),
        ("Warplanes bombed the market. Residents fled the town.", ["air_strike", "displacement"]),
    ],
)
def test_several_events_stand_in_the_order_of_the_text(read: Read, sentence: str, expected: list[str]) -> None:
    assert [event for event, _ in types(read, sentence)] == expected


def test_a_verb_that_only_carries_its_noun_is_no_second_event(read: Read) -> None:
    assert types(read, "Rebels carried out an attack on the barracks.") == [("attack", "attack")]


def test_evidence_is_the_clause_without_its_attribution(read: Read) -> None:
    text = "Rebels captured the village on Monday, a spokesman said."
    (event,) = read(text).events
    assert event.clause.of(text) == "Rebels captured the village on Monday"


def test_evidence_of_one_event_leaves_out_another_clause(read: Read) -> None:
    text = "The army shelled the town, and gunmen abducted a teacher."
    evidence = {e.event: e.clause.of(text) for e in read(text).events}
    assert evidence == {"shelling": "The army shelled the town", "abduction": "gunmen abducted a teacher"}


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured the village and abducted its mayor, residents said on Monday.",
        "After the army shelled the town, residents fled and rebels surrendered.",
        "The ceasefire collapsed when gunmen, who had abducted a teacher, attacked a convoy.",
    ],
)
def test_evidence_holds_its_trigger(read: Read, text: str) -> None:
    events = read(text).events
    assert len(events) >= 2
    assert all(e.clause.holds(e.trigger) for e in events)
    assert len({e.token for e in events}) == len(events)


def test_a_trigger_in_a_passage_that_is_not_coded_is_none(read: Read) -> None:
    text = "Rebels captured the village.\n\nREAD MORE: Warplanes bombed the market\n\nResidents fled the town."
    reading = read(text)
    kinds = {reading.passage_kind(e.trigger.start) for e in reading.events}
    assert not kinds & {"clutter", "trailer", "byline", "dateline"}
    assert "capture" in {e.event for e in reading.events}


def test_a_verb_is_filed_by_its_first_word_and_a_noun_by_its_last() -> None:
    lexicon = Lexicon()
    _add(lexicon.verbs, "withdrawal", ["pull out"], head=0)
    _add(lexicon.nouns, "bombing", [TriggerRule.model_validate({"word": "car bomb", "with": ("event_side",)})], head=-1)
    assert [c.words for c in lexicon.verbs["pull"]] == [("pull", "out")]
    assert [c.near for c in lexicon.nouns["bomb"]] == [("event_side",)]


def test_a_cue_that_asks_for_more_is_more_specific() -> None:
    bare = Cue("attack", ("hit",), (), (), (), False, False)
    with_object = Cue("attack", ("hit",), (), ("event_force",), (), False, False)
    longer = Cue("attack", ("open", "fire"), (), (), (), False, False)
    assert bare.specificity < with_object.specificity < longer.specificity


def test_a_trigger_of_an_undefined_type_is_refused() -> None:
    book = load_codebook()
    with pytest.raises(KeyError, match="moon_landing"):
        compile_lexicon(replace(book, triggers={"moon_landing": Triggers(verbs=("land",))}))

"""Events: which clauses name an event of a coded type, their triggers and their evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.conftest import Read

from dateline.codebook import load_codebook
from dateline.codebook.schema import TriggerRule, Triggers
from dateline.coding.events.lexicon import Cue, compile_lexicon


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
        ("Envoys of both sides held talks.", "negotiation", "held"),
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


def test_a_verb_is_looked_up_by_its_first_word_and_a_noun_by_its_head() -> None:
    book = load_codebook()
    nouns = (TriggerRule.model_validate({"word": ["car bomb", "cache of weapon"], "with": ("event_side",)}),)
    triggers = {"bombing": Triggers(verbs=("blow up",), nouns=nouns)}
    lexicon = compile_lexicon(replace(book, triggers=triggers))
    assert [c.words for c in lexicon.verbs["blow"]] == [("blow", "up")]
    assert [c.rule.near for c in lexicon.nouns["bomb"]] == [("event_side",)]
    assert "cache" in lexicon.nouns
    assert "weapon" not in lexicon.nouns


def cue(**rule: object) -> Cue:
    made = TriggerRule.model_validate(rule)
    assert isinstance(made.word, str)
    return Cue("attack", tuple(made.word.split()), made)


def test_a_cue_that_asks_for_more_is_more_specific() -> None:
    bare, with_object = cue(word="hit"), cue(word="hit", object=("event_force",))
    assert cue(word="hit", weak=True).specificity < bare.specificity < with_object.specificity
    assert with_object.specificity < cue(word="open fire").specificity


def test_a_trigger_of_an_undefined_type_is_refused() -> None:
    book = load_codebook()
    with pytest.raises(KeyError, match="moon_landing"):
        compile_lexicon(replace(book, triggers={"moon_landing": Triggers(verbs=("land",))}))


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Soldiers fired on the rebels.", "attack"),
        ("Rebels fired mortars at the army base.", "shelling"),
        ("Warplanes targeted the rebel village.", "air_strike"),
        ("Rebels targeted the army checkpoint with mortars.", "shelling"),
        ("The army base was hit by a car bomb.", "bombing"),
        ("Rebels attacked the army post with grenades.", "bombing"),
        ("Two suicide bombers killed nine soldiers.", "suicide_bombing"),
        ("A helicopter attacked the town with chlorine gas.", "chemical_attack"),
        ("Russian strikes on the rebel town killed nine.", "air_strike"),
        ("Soldiers seized a cache of weapons.", "interception"),
        ("The army seized the village from rebels.", "capture"),
        ("Militants seized two villagers near the army base.", "abduction"),
        ("Police clashed with protesters.", "riot"),
        ("Soldiers clashed with rebels.", "armed_clash"),
        ("Doctors went on strike.", "protest"),
    ],
)
def test_the_sense_of_a_word_is_told_by_what_is_beside_it(read: Read, sentence: str, event: str) -> None:
    assert [found for found, _ in types(read, sentence)] == [event]


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister was fired on Monday.",
        "The candidate attacked his rival over taxes.",
        "The team launched an attack in the last minutes of the match.",
        "The company is fighting a takeover battle.",
        "The campaign raised money for its election ads.",
        "He died of a heart attack.",
        "The firm will expand its operations in the region.",
        "The film has captured the mood of the city.",
        "Shares hit a record after the bank's offensive on costs.",
        "Her attack on the budget struck a nerve.",
    ],
)
def test_a_figure_of_speech_is_no_event(read: Read, sentence: str) -> None:
    assert types(read, sentence) == []


@pytest.mark.parametrize(
    ("text", "event", "evidence"),
    [
        ("The shelling killed nine people and wounded four.", "shelling", "The shelling killed nine people"),
        (
            "Nine people died when warplanes bombed a market.",
            "air_strike",
            "Nine people died when warplanes bombed a market",
        ),
        ("The army shelled Douma, which killed four people.", "shelling", "The army shelled Douma"),
        ("Rebel shelling of a district of the city killed five children.", "shelling", "Rebel shelling of a district"),
        ("Rebels overran the post and took nine soldiers prisoner.", "capture", "Rebels overran the post"),
        (
            "A truck blew up on the bridge on Saturday, the army said, killing three soldiers.",
            "bombing",
            "A truck blew up on the bridge",
        ),
        ("Helicopters dropped chlorine on Alpha in an attack that hurt 11 people.", "chemical_attack", "Helicopters"),
        ("Gunmen shot and wounded three sailors.", "attack", "Gunmen shot"),
        (
            "Rebels stormed the town, killing nine soldiers.",
            "offensive",
            "Rebels stormed the town, killing nine soldiers",
        ),
        (
            "Nine people were killed and six others wounded by army shells.",
            "shelling",
            "Nine people were killed and six others wounded by army shells",
        ),
    ],
)
def test_a_toll_belongs_to_the_event_that_made_it(read: Read, text: str, event: str, evidence: str) -> None:
    (found,) = read(text).events
    assert (found.event, found.clause.of(text)[: len(evidence)]) == (event, evidence)


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Rebels were forced to leave the town.", "Rebels were forced to leave the town"),
        ("It is a town which rebels captured in May.", "a town which rebels captured in May"),
        (
            "After weeks of clashes between the army and rebels, shops opened.",
            "weeks of clashes between the army and rebels",
        ),
        ("According to residents, rebels captured the town.", "rebels captured the town"),
    ],
)
def test_evidence_has_what_governs_and_what_is_described(read: Read, text: str, evidence: str) -> None:
    assert [e.clause.of(text) for e in read(text).events] == [evidence]


def test_a_noun_that_describes_another_names_no_event(read: Read) -> None:
    assert types(read, "The army bought attack helicopters.") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The harbour is in rebel hands.", "control"),
        ("The valley is under the rule of the separatists.", "control"),
        ("Much of the island lies beyond the reach of the government.", "control"),
        ("The hostages are in the hands of their kidnappers.", "abduction"),
        ("The bridge, guarded by militiamen, was closed.", "control"),
        ("The envoys returned to the capital.", "negotiation"),
        ("Two buses carrying villagers reached the border.", "evacuation"),
        ("The army was backed by tribal militias.", "military_support"),
        ("The gunmen handed over their rifles.", "surrender"),
        ("The guns fell silent along the front.", "ceasefire"),
        ("Students staged a sit-in outside the barracks.", "protest"),
        ("The militia carried off eleven women.", "abduction"),
        ("Three men are being held in connection with the ambush.", "arrest"),
        ("The rebels will not accept the envoy.", "rejection"),
        ("The judge was threatened by the paramilitaries.", "threat"),
        ("The general made a call for a truce.", "demand"),
        ("A suicide car bomb attack on a bus killed nine soldiers.", "suicide_bombing"),
        ("A suicide bomber killed nine soldiers and wounded six in an assault on a post.", "suicide_bombing"),
        ("Gunmen attacked the post with rocket shells and explosive rounds.", "shelling"),
    ],
)
def test_the_type_is_found_however_it_is_worded(read: Read, sentence: str, expected: str) -> None:
    assert expected in {event for event, _ in types(read, sentence)}


def test_a_modal_verb_asks_something_of_a_party(read: Read) -> None:
    text = "The rebels must leave the town, the general said."
    asked = [e for e in read(text).events if e.event == "demand"]
    assert [e.clause.of(text) for e in asked] == ["The rebels must leave the town"]


@pytest.mark.parametrize("sentence", ["We must win this war.", "He saw a place that troops must hold."])
def test_a_modal_verb_that_asks_nobody_is_no_demand(read: Read, sentence: str) -> None:
    assert "demand" not in {event for event, _ in types(read, sentence)}


def test_the_phrase_of_a_preposition_has_the_clause_that_it_is_said_of(read: Read) -> None:
    text = "The old harbour is in rebel hands, residents said."
    (event,) = read(text).events
    assert event.clause.of(text) == "The old harbour is in rebel hands"


def test_ground_that_is_struck_is_told_by_the_strike_alone(read: Read) -> None:
    assert [e for e, _ in types(read, "The army shelled rebel strongholds.")] == ["shelling"]


def test_a_deed_that_is_deplored_accuses_nobody(read: Read) -> None:
    assert "accusation" not in {e for e, _ in types(read, "The bishop condemned the bombing.")}
    assert "accusation" in {e for e, _ in types(read, "The bishop condemned the rebels as murderers.")}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The RSF took control of the army headquarters in Nyala.", ["capture"]),
        ("The majority of the city is held by the army.", ["control"]),
        ("Both sides agreed to stop fighting for three days.", ["agreement", "ceasefire"]),
        ("The regime has been trying to seize the road for two years.", ["offensive"]),
        ("Rebels targeted several districts with tens of rocket shells.", ["shelling"]),
        ("The mayor was killed by unknown men.", ["attack"]),
        ("A heat wave killed dozens of people.", []),
        ("The Civil Defence in Idlib published a report.", []),
    ],
)
def test_what_a_phrase_adds_to_its_verb(read: Read, sentence: str, expected: list[str]) -> None:
    assert [e.event for e in read(sentence).events] == expected


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("The murder of Judge Juan Zarumba was condemned.", "attack"),
        ("Two men shot the candidate Juan Zarumba.", "attack"),
        ("There was an attempt on the life of the consul.", "attack"),
    ],
)
def test_the_killing_of_public_people_needs_no_war(read: Read, sentence: str, event: str) -> None:
    assert event in [kind for kind, _ in types(read, sentence)]


def test_a_strike_of_those_who_work_is_none_from_the_air(read: Read) -> None:
    text = "The army fought the rebels. The strike, a walkout of the clerks, is illegal. The strike will go on."
    assert "air_strike" not in [kind for kind, _ in types(read, text)]

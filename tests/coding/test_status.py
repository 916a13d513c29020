"""Status and stance: over, going on, to come or imagined; told outright, hedged or denied."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tests.conftest import Read

from dateline.api import make_report
from dateline.api import modality as modality_call
from dateline.coding.coder import Coder
from dateline.coding.reading import EventMention
from dateline.coding.status import modality, modality_of
from dateline.coding.status.effects import Effect, Kind, together
from dateline.model import Modality, Span


def told(read: Read, sentence: str, word: str) -> tuple[str, str | None, str, str | None]:
    """Return status and stance of the event at a word, each with the words that mark it."""
    reading = read(sentence)
    at = sentence.index(word)
    token = reading.token_at(at)
    assert token is not None
    found = [e for e in reading.events if e.token == token.i]
    event = found[0] if found else EventMention("attack", Span(at, at + len(word)), token.i, Span(at, at + len(word)))
    mode = modality_of(reading, event)
    status_cue = mode.status_span.of(sentence) if mode.status_span else None
    stance_cue = mode.stance_span.of(sentence) if mode.stance_span else None
    return mode.status, status_cue, mode.stance, stance_cue


@pytest.mark.parametrize(
    ("sentence", "word", "status", "cue"),
    [
        ("Rebels shelled the town.", "shelled", "occurred", None),
        ("The town was shelled by rebels.", "shelled", "occurred", None),
        ("The army has shelled the town.", "shelled", "occurred", None),
        ("The army is shelling the town.", "shelling", "ongoing", "shelling"),
        ("Rebels continue to shell the town.", "shell", "ongoing", "continue"),
        ("Heavy clashes are still raging.", "clashes", "ongoing", "still"),
        ("The army will attack the town.", "attack", "expected", "will"),
        ("The army is going to attack the town.", "attack", "expected", "going"),
        ("The army plans to attack the town.", "attack", "expected", "plans"),
        ("Troops advanced to capture the ridge.", "capture", "expected", "advanced"),
        ("The troops pushed north to retake the ridge.", "retake", "expected", "to"),
        ("The upcoming offensive was discussed by officers.", "offensive", "expected", "upcoming"),
        ("The army began to shell the town.", "shell", "occurred", None),
        ("If the army attacks the town, the truce is over.", "attacks", "hypothetical", "If"),
        ("The militia could attack the town.", "attack", "expected", "could"),
        ("The minister asked for a ceasefire.", "ceasefire", "hypothetical", "asked"),
    ],
)
def test_status_and_the_word_that_marks_it(read: Read, sentence: str, word: str, status: str, cue: str | None) -> None:
    assert told(read, sentence, word)[:2] == (status, cue)


@pytest.mark.parametrize(
    ("sentence", "word", "stance", "cue"),
    [
        ("Rebels shelled the town.", "shelled", "asserts", None),
        ("Rebels reportedly shelled the town.", "shelled", "hedges", "reportedly"),
        ("Rebels allegedly abducted a teacher.", "abducted", "hedges", "allegedly"),
        ("The suspected air strike hit a mill.", "strike", "hedges", "suspected"),
        ("The group is believed to have shelled the town.", "shelled", "hedges", "believed"),
        ("The rebels did not shell the town.", "shell", "denies", "not"),
        ("The army denied shelling the town.", "shelling", "denies", "denied"),
        ("The army failed to capture the ridge.", "capture", "denies", "failed"),
        ("No attack was recorded.", "attack", "denies", "No"),
        ("The army never shelled the town.", "shelled", "denies", "never"),
    ],
)
def test_stance_and_the_word_that_marks_it(read: Read, sentence: str, word: str, stance: str, cue: str | None) -> None:
    assert told(read, sentence, word)[2:] == (stance, cue)


def test_what_is_denied_is_not_hedged_as_well(read: Read) -> None:
    assert told(read, "The rebels reportedly did not shell the town.", "shell")[2] == "denies"


@pytest.mark.parametrize(
    ("sentence", "word", "status"),
    [
        ("Rebels hold the village.", "hold", "ongoing"),
        ("The rebel-held village was bombed.", "held", "ongoing"),
        ("Rebels held the village.", "held", "occurred"),
        ("Rebels had held the village.", "held", "occurred"),
    ],
)
def test_a_state_goes_on_unless_it_is_told_in_the_past(
    coder: Coder, read: Read, sentence: str, word: str, status: str
) -> None:
    token = read(sentence).token_at(sentence.index(word))
    assert token is not None
    assert modality(coder.codebook, token, "control").status == status


def test_each_of_two_events_has_its_own_status(read: Read) -> None:
    sentence = "Rebels captured the village and will attack the airport."
    assert [told(read, sentence, w)[0] for w in ("captured", "attack")] == ["occurred", "expected"]


WAYS = yaml.safe_load((Path(__file__).parent / "data" / "status.yaml").read_text(encoding="utf-8"))
PASSAGES = [passage for way in WAYS for passage in way["passages"]]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: p["text"])
def test_a_way_to_tell_how_sure_it_is(coder: Coder, passage: dict[str, str]) -> None:
    text = passage["text"]
    (mode,) = coder.modality(make_report(text), [text.index(passage["word"])])
    given = [(m.of(text) if m else None) for m in (mode.status_span, mode.stance_span)]
    wanted = [passage.get("status_cue"), passage.get("stance_cue")]
    assert (mode.status, mode.stance, *given) == (passage["status"], passage["stance"], *wanted)


def test_there_are_many_ways() -> None:
    assert len(PASSAGES) >= 140
    assert len({p["text"] for p in PASSAGES}) == len(PASSAGES)


def test_several_words_are_asked_for_in_any_order(coder: Coder) -> None:
    text = "Rebels may attack. The army denied the raid."
    raid, attack = coder.modality(make_report(text), [text.index("raid"), text.index("attack")])
    assert (raid.stance, attack.stance) == ("denies", "hedges")


def test_a_word_asked_for_has_the_status_of_its_claim(coder: Coder) -> None:
    text = "Rebels hold the village of Alpha."
    report = make_report(text)
    (claim,) = coder.code(report).claims
    (mode,) = coder.modality(report, [claim.trigger.span.start])
    assert (mode.status, mode.stance) == (claim.status, claim.stance) == ("ongoing", "asserts")


@pytest.mark.parametrize("offset", [-1, 6, 200])
def test_an_offset_without_a_word_is_refused(coder: Coder, offset: int) -> None:
    with pytest.raises(ValueError, match="no word stands"):
        coder.modality(make_report("Rebels  attacked."), [offset])


def test_the_public_call_needs_no_coder() -> None:
    text = "The army denied shelling the town."
    (mode,) = modality_call(text, text.index("shelling"))
    assert isinstance(mode, Modality)
    assert mode.stance_span is not None
    assert mode.stance_span.of(text) == "denied"


@pytest.mark.parametrize(
    ("kinds", "stance"), [(["denies"], "denies"), (["denies", "denies"], "asserts"), (["undone", "denies"], "denies")]
)
def test_two_denials_make_an_assertion_but_what_failed_stays_undone(read: Read, kinds: list[Kind], stance: str) -> None:
    tokens = read("Rebels never ever attacked.").doc
    effects = [Effect(kind, token) for kind, token in zip(kinds, tokens, strict=False)]
    assert together(effects, "occurred").stance == stance

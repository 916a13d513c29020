"""Voices: who says what by which words, and the chains from the publisher to the origin."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.api import make_report
from dateline.codebook import load_codebook
from dateline.coding.coder import _completed
from dateline.coding.language import load_language, parse
from dateline.coding.passages import read_passages
from dateline.coding.reading import EventMention, Reading
from dateline.coding.voices import chain_of, read_attributions
from dateline.coding.voices.quotes import read_quotes
from dateline.gazetteer import load_gazetteer
from dateline.model import Attribution, Passage, Span


def read(text: str, **known: str) -> Reading:
    report, codebook = make_report(text, **known), load_codebook()
    found = read_passages(report, codebook)
    doc = next(parse(load_language(), [(text, found.passages)]))
    reading = Reading(_completed(report, found), doc, codebook, load_gazetteer(), found.passages)
    reading.attributions = read_attributions(reading)
    return reading


def said(text: str, **known: str) -> list[tuple[str | None, str, str]]:
    """Return source, cue and content of each attribution, contents joined by ' / '."""
    found = read(text, **known).attributions
    return [
        (
            a.source and a.source.of(text),
            a.cue.of(text) if a.cue else "",
            " / ".join(c.of(text) for c in a.content),
        )
        for a in found
    ]


def only(text: str, **known: str) -> Attribution:
    found = read(text, **known).attributions
    assert len(found) == 1, found
    return found[0]


def event(reading: Reading, word: str, kind: str = "attack") -> EventMention:
    at = reading.text.index(word)
    token = reading.token_at(at)
    assert token is not None
    return EventMention(kind, Span(at, at + len(word)), token.i, Span(at, at + len(word)))


def chain(text: str, word: str, kind: str = "attack", **known: str) -> list[str]:
    reading = read(text, **known)
    reading.events = (event(reading, word, kind),)
    return [s.name for s in chain_of(reading, reading.events[0])]


FALL = "rebels had taken the town of Alpha"


@pytest.mark.parametrize(
    "text",
    [
        f"The defence ministry said that {FALL}.",
        f"The defence ministry said on Monday {FALL}.",
        f"R{FALL[1:]}, the defence ministry said.",
        f"R{FALL[1:]}, the defence ministry said on Monday.",
        f"R{FALL[1:]}, said the defence ministry.",
        f"R{FALL[1:]} the defence ministry said on Monday.",
        f"According to the defence ministry, {FALL}.",
        f"R{FALL[1:]}, according to the defence ministry.",
        "“Rebels had taken the town of Alpha,” the defence ministry said.",
        '"Rebels had taken the town of Alpha" the defence ministry said.',
        f"The defence ministry reported {FALL}.",
    ],
)
def test_a_speaker_before_after_and_without_commas(text):
    (source, _, content), *rest = said(text)
    assert source.lower() == "the defence ministry"
    assert "taken the town of Alpha" in content
    assert "ministry" not in content
    assert not rest


def test_known_names_before_the_verb_where_commas_are_lost():
    text = "Ten people were killed in the town the Syrian Observatory for Human Rights said on Monday."
    found = only(text)
    assert (found.name, found.kind, found.id) == ("Syrian Observatory for Human Rights", "monitor", "sohr")
    assert found.content[0].of(text) == "Ten people were killed in the town"


def test_an_office_is_parted_from_the_name():
    found = only("Foreign Minister Anna Petrova said that the truce had been broken.")
    assert (found.name, found.kind, found.office) == ("Anna Petrova", "official", "Foreign Minister")


def test_a_passive_with_no_source_is_heard():
    found = only("Two more people were reported killed in Alpha.")
    assert (found.source, found.name, found.kind) == (None, "reports", "anonymous")


def test_hearsay_by_adverb_makes_no_link():
    text = "Ten people were reportedly killed in Alpha."
    assert only(text).name is None
    assert chain(text, "killed", publisher="The Example") == ["The Example"]


def test_quotations_over_sentences_are_one_speaker_s():
    text = "“We hold the town,” the commander said. “We will not leave it.”"
    found = only(text)
    assert [c.of(text) for c in found.content] == ["“We hold the town,”", "“We will not leave it.”"]


def test_deaths_claimed_are_no_speech():
    assert said("The blast claimed the lives of ten people.") == []


def test_a_title_s_colon_names_its_source():
    text = "Ten dead in Alpha: monitor\nTen were killed in Alpha, the Syrian Observatory for Human Rights said."
    first = read(text).attributions[0]
    assert first.content[0].of(text) == "Ten dead in Alpha"
    assert first.name == "Syrian Observatory for Human Rights"


@pytest.mark.parametrize(
    ("again", "name"),
    [
        ("The group said 20 others were hurt.", "Amnesty International"),
        ("It said 20 others were hurt.", "Amnesty International"),
        ("Amnesty said 20 others were hurt.", "Amnesty International"),
    ],
)
def test_a_source_told_again_has_its_fullest_name(again, name):
    text = f"Amnesty International said ten people were killed in Alpha. {again}"
    assert [a.name for a in read(text).attributions] == [name, name]


def test_a_surname_and_a_pronoun_have_the_full_name():
    text = "Defence Minister Anna Petrova said rebels had left. Petrova said it was calm. She said it was over."
    assert [a.name for a in read(text).attributions] == ["Anna Petrova"] * 3


def test_the_same_source_is_the_one_before():
    text = (
        "Rebels left the town on Monday, a military source in Homs told Al-Masdar News. "
        "According to the same military source, two convoys came in."
    )
    first, second = read(text).attributions
    assert (first.name, first.kind, first.to) == ("military source in Homs", "anonymous", "Al-Masdar News")
    assert second.name == first.name


def test_who_was_told_is_a_link_before_the_speaker():
    text = "Rebels attacked the base on Monday, a military source in Homs told Reuters."
    assert chain(text, "attacked", publisher="The Example") == [
        "The Example",
        "Reuters",
        "military source in Homs",
    ]
    assert chain(text, "attacked", publisher="Reuters") == ["Reuters", "military source in Homs"]


def test_voices_within_voices_run_from_the_outside_in():
    text = "The army said that residents had told its men that rebels attacked the base."
    assert chain(text, "attacked", publisher="The Example") == ["The Example", "army", "residents"]


def test_quoting_somebody_as_saying():
    text = "State television quoted the army as saying rebels attacked the base, Reuters news agency reports."
    names = chain(text, "attacked", publisher="The Example")
    assert names == ["The Example", "Reuters", "State television", "army"]


def test_a_statement_in_marks_after_a_colon():
    text = 'The commander, Gen. John Roe, issued this statement:\n"Our forces attacked the base at dawn."'
    assert chain(text, "attacked", publisher="The Example") == ["The Example", "John Roe"]


def test_quoted_as_saying():
    text = "Two people were killed, the army was quoted as saying by Reuters news agency."
    assert chain(text, "killed", publisher="The Example")[:2] == ["The Example", "Reuters"]


def test_the_act_is_the_reporter_s_and_its_content_the_speaker_s():
    text = "Syria has accused Israel of bombarding an area west of Damascus."
    assert chain(text, "accused", "accusation", publisher="The Example") == ["The Example"]
    assert chain(text, "bombarding", "shelling", publisher="The Example") == ["The Example", "Syria"]


def test_a_speaker_quoted_directly_is_the_origin_of_his_act():
    text = "The army threatened “the harshest answer to any attack on the town”."
    assert chain(text, "threatened", "threat", publisher="The Example") == ["The Example", "army"]


@pytest.mark.parametrize(
    "text",
    [
        "BEIRUT (Reuters) - Rebels attacked the base on Monday.",
        "Rebels attacked the base on Monday.\nThe road was shut.\n-Reuters",
        "Reuters Wednesday 30 Jul 2015 Rebels attacked the base on Wednesday and left by night.",
    ],
)
def test_an_agency_s_credit_is_a_link(text):
    assert chain(text, "attacked", publisher="The Example") == ["The Example", "Reuters"]
    assert chain(text, "attacked", publisher="Reuters") == ["Reuters"]


def test_without_a_publisher_the_author_tells():
    reading = read("Rebels attacked the base on Monday.")
    (link,) = chain_of(reading, event(reading, "attacked"))
    assert (link.name, link.kind, link.cue) == ("author", "author", None)


def test_a_title_takes_the_chain_of_its_event_in_the_text():
    text = "Rebels attack the Alpha base\nRebels attacked the base in Alpha, the defence ministry said."
    reading = read(text, publisher="The Example")
    reading.events = (event(reading, "attack "), event(reading, "attacked"))
    assert [s.name for s in chain_of(reading, reading.events[0])] == ["The Example", "defence ministry"]


def test_a_sentence_between_two_of_one_source_keeps_it():
    text = (
        "The ministry said that rebels attacked the base. Ten soldiers were killed in the fighting. "
        "The ministry said that the base had held."
    )
    assert chain(text, "killed", publisher="The Example") == ["The Example", "ministry"]


BLOCK = (
    "Rebels have come close to the town of Alpha, and nobody knows what the army will do.\n"
    "The army’s press office has now spoken of the fighting near the town\n"
    "Our men attacked the rebels at dawn. They hold the road to the north\n"
    "Two people were killed in the market on Sunday."
)


def test_a_block_quotation_without_marks():
    assert chain(BLOCK, "attacked", publisher="The Example") == ["The Example", "army’s press office"]
    assert chain(BLOCK, "killed", publisher="The Example") == ["The Example"]


def test_a_statement_after_a_colon_runs_on():
    text = (
        "The Foreign Minister Anna Petrova said:\n"
        "I welcome the news that the siege has ended.\n"
        "Our forces attacked nobody. We ask all sides to keep the truce."
    )
    assert chain(text, "attacked", publisher="The Example") == ["The Example", "Anna Petrova"]


def test_a_paragraph_after_plain_prose_is_no_block_quotation():
    text = "The minister spoke about the war on Monday.\nRebels attacked the base on Tuesday."
    assert chain(text, "attacked", publisher="The Example") == ["The Example"]


def test_a_link_has_its_cue_and_where_it_stands():
    text = "Rebels attacked the base on Monday, a military source told Reuters."
    reading = read(text, publisher="The Example")
    publisher, outlet, source = chain_of(reading, event(reading, "attacked"))
    assert (publisher.cue, outlet.cue, source.cue) == (None, "told Reuters", "told")
    assert outlet.span.of(text) == "told Reuters"
    assert source.anonymous


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('He said "one two" and "three".', ['"one two"', '"three"']),
        ("He said “one two”.", ["“one two”"]),
        ("He said ``one two'' then.", ["``one two''"]),
        ('He said ""one two"" then.', ['""one two""']),
        ("“One two.", ["“One two."]),
        ('He said "one two. Then three.', ['"one two.']),
        ("It's the rebels' road and the army's.", []),
        ("Army ‘less than 20 km away’", ["‘less than 20 km away’"]),
    ],
)
def test_quotation_marks(text, quotes):
    found = read_quotes(text, [Passage(0, len(text), "paragraph")])
    assert [s.of(text) for s in found.spans] == quotes


PIECES = [
    "The army said ",
    "he said",
    '"',
    "“",
    "”",
    "'",
    ". ",
    ", ",
    "\n",
    "according to ",
    "reports that ",
    "told ",
]
PIECES += [
    "SANA ",
    "-AFP",
    ":",
    "Monitor: ",
    "was quoted as saying ",
    "killed ten ",
    "it ",
    "😀",
    "SAID ",
    "(",
    ")",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_every_span_is_words_of_the_text(text):
    reading = read(text, publisher="Reuters")
    for a in reading.attributions:
        for span in filter(None, (a.source, a.cue, a.to_span, *a.content)):
            assert span.of(text) == span.of(text).strip() != ""
        assert a.content == tuple(sorted(a.content))
    for token in reading.doc:
        if token.text.strip():
            mention = EventMention("attack", Span(token.idx, token.idx + 1), token.i, Span(token.idx, token.idx + 1))
            links = chain_of(reading, mention)
            assert links[0].name == "Reuters"
            assert all(s.name and (s.span is None or s.span.of(text) == s.cue) for s in links)


def test_known_sources_are_told_once_and_their_parents_look_like_ids():
    sources = load_codebook().sources
    assert len(sources) > 300
    names = [name for s in sources.values() for name in {n.lower() for n in (s.name, *s.aliases)}]
    assert {n for n in names if names.count(n) > 1} <= {"aa"}
    assert all(s.parent is None or s.parent == s.parent.lower() for s in sources.values())
    assert all(s.country is None or (len(s.country) == 2 and s.country.isupper()) for s in sources.values())


def test_the_agency_told_again_is_the_one_before():
    text = "SANA reported that ten people were killed. The agency said that 20 others were hurt."
    assert [a.name for a in read(text).attributions] == ["SANA", "SANA"]


def test_a_share_is_no_source():
    assert said("Some 20 per cent of the town was rubble on Monday.") == []


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The ministry put the death toll at 12.", "The ministry", "put", "the death toll at 12"),
        ("The hangar was destroyed, satellite images show.", "satellite images", "show", "The hangar was destroyed"),
        ("The truce seems to be holding.", None, "seems", "The truce / to be holding"),
        ("Criticism of the raid grew on Monday.", None, "Criticism of", "the raid"),
        ("The envoy called for both sides to go.", "The envoy", "called for", "both sides to go"),
        (
            "The commander fumed: “Nobody will leave this town alive.”",
            "The commander",
            "fumed",
            "“Nobody will leave this town alive.”",
        ),
    ],
)
def test_words_that_bring_in_what_is_told(text, source, cue, content):
    assert said(text) == [(source, cue, content)]


@pytest.mark.parametrize("text", ["A group called Dawn left the town.", "The army put troops on alert at the border."])
def test_names_and_placings_tell_nothing(text):
    assert said(text) == []


def test_a_paragraph_that_is_a_quotation_goes_on_with_the_paragraph_before():
    text = "The governor said the road would open on Monday.\n\n“Nobody will be stopped at the bridge any more.”"
    assert [c.of(text) for c in only(text).content][-1].startswith("“Nobody")


def test_an_act_of_speech_ends_at_who_tells_of_it():
    text = "The Syrian Observatory for Human Rights said rebels issued a statement urging residents to leave the town."
    reading = read(text, publisher="The Example")
    reading.events = (event(reading, "urging", "demand"),)
    assert [s.name for s in chain_of(reading, reading.events[0])] == [
        "The Example",
        "Syrian Observatory for Human Rights",
    ]

"""Passages: which part of a text plays which role, and what it tells of the report."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.api import make_report
from dateline.codebook import load_codebook
from dateline.coding.passages import Structure, read_passages
from dateline.coding.passages.dates import full_date
from dateline.coding.passages.paragraphs import paragraphs
from dateline.coding.passages.titles import find_title
from dateline.model import Passage


def read(text: str, **known: str) -> Structure:
    return read_passages(make_report(text, **known), load_codebook())


def parts(text: str, **known: str) -> list[tuple[str, str]]:
    return [(p.kind, p.span.of(text)) for p in read(text, **known).passages]


def test_a_line_is_a_paragraph():
    text = "Rebels took the town of Alpha on Monday, the army said.\nThe army left by night.\n\nIt was quiet."
    assert parts(text) == [
        ("paragraph", "Rebels took the town of Alpha on Monday, the army said."),
        ("paragraph", "The army left by night."),
        ("paragraph", "It was quiet."),
    ]


def test_hard_wrapped_lines_are_joined_and_short_lines_end_a_paragraph():
    text = (
        "Rebels took the town of Alpha on Monday after a week of fighting that left much of its old\n"
        "market in ruins, the army said. The last of its garrison left by night and reached the next\n"
        "base.\n"
        "Aid workers said that the road to the north was shut, and that nobody had come through it in\n"
        "three days."
    )
    assert [t.split()[0] for _, t in parts(text)] == ["Rebels", "Aid"]


def test_blank_lines_part_wrapped_paragraphs():
    wrapped = "the army said that its men had left the town by night and had come to the next base\n"
    text = "On Monday " + wrapped + "of the front.\n\nOn Tuesday " + wrapped + "of the front."
    assert len(paragraphs(text)) == 2


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Wed 05 Apr 2017", "2017-04-05"),
        ("Published April 6 2017", "2017-04-06"),
        ("Last updated at Apr 152017", "2017-04-15"),
        ("21-05-2016", "2016-05-21"),
        ("Date of publication: 5 August 2016 18:41", "2016-08-05"),
        ("04-05-2016", None),
    ],
)
def test_the_date_of_a_text_of_one_line(head, day):
    text = f"{head} Two people were killed when a mortar round fell on a market in Alpha."
    found = read(text)
    assert found.published == day
    assert found.passages[0].kind == "dateline"
    assert found.passages[1].span.of(text).startswith("Two people")


def test_a_title_repeated_after_a_date_is_marked():
    text = "Sun 05 Jul 2015 Ten dead in Alphas market blast. Ten people were killed in Alpha on Sunday."
    assert parts(text, title="Ten dead in Alpha's market blast") == [
        ("dateline", "Sun 05 Jul 2015"),
        ("title", "Ten dead in Alphas market blast."),
        ("paragraph", "Ten people were killed in Alpha on Sunday."),
    ]


def test_a_title_that_goes_on_as_a_sentence_is_none():
    text = "Rebels take Alpha base from the army in a dawn raid."
    assert parts(text, title="Rebels take Alpha base") == [("paragraph", text)]


def test_a_first_line_without_a_full_stop_is_the_title():
    found = read("Rebels take the town of Alpha\nRebels took Alpha on Monday, the army said.")
    assert found.title == "Rebels take the town of Alpha"


@pytest.mark.parametrize(
    "line",
    [
        "BEIRUT (Reuters) -",
        "BAGHDAD —",
        "ALEPPO, Syria (AP) -",
        "SAN SALVADOR, 2 MAY 90 (NOTIMEX) --",
        "HERAT, Afghanistan, Sept. 26 (UPI) —",
        "(Reuters) -",
        "Damascus, SANA –",
        "GOMA, Democratic Republic of Congo, Feb 7 2024 -",
    ],
)
def test_datelines_stand_apart(line):
    text = f"{line} A car bomb exploded near a market on Thursday."
    assert parts(text) == [("dateline", line), ("paragraph", text[len(line) + 1 :])]


def test_the_speakers_of_a_transcript_are_no_datelines():
    text = "HOST: Was the market in Alpha shelled?\n\nMAYOR: It was.\n\nHOST: Thank you."
    assert {kind for kind, _ in parts(text)} == {"paragraph"}


def test_a_sentence_with_a_dash_has_no_dateline():
    text = "The town - one of three that rebels hold - was shelled on Monday."
    assert parts(text) == [("paragraph", text)]


def test_the_trailer_tells_publisher_and_title():
    text = "The army took Alpha.\nThe post Army ‘takes’ Alpha appeared first on The Example."
    found = read(text)
    assert (found.publisher, found.title) == ("The Example", "Army ‘takes’ Alpha")
    assert found.publisher_span.of(text) == "The Example"
    assert found.passages[-1].kind == "trailer"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Jane Roe", "byline"),
        ("By JANE ROE and JOHN DOE", "byline"),
        ("A boy runs past a burning car in Alpha. (Jane Roe/Reuters)", "caption"),
        ("FILE - A tank near Alpha in March.", "caption"),
        ("Tags: Syria, war", "clutter"),
        ("Reporting by Jane Roe; Editing by John Doe", "clutter"),
        ("Copyright 2019 Example Media. All rights reserved.", "clutter"),
        ("https://example.org/a/b", "clutter"),
        ("* * *", "clutter"),
        ("- two tanks were destroyed in the north", "list_item"),
        ("14 March 2019", "dateline"),
    ],
)
def test_lines_that_are_no_prose(line, kind):
    text = f"Rebels took the town of Alpha on Monday, the army said.\n{line}\nThe army left by night."
    assert parts(text)[1] == (kind, line)


@pytest.mark.parametrize("credit", ["-AFP", "(Reuters)", "--Reuters"])
def test_an_agency_credit_at_the_end_stands_apart(credit):
    text = f"The siege lasted two years.{' ' if credit[0] == '(' else ''}{credit}"
    assert parts(text)[-1] == ("clutter", credit)


def test_page_labels_inside_a_line_stand_apart():
    text = "The army left the town. Slideshow (3 Images) Rebels came in by night."
    assert [k for k, _ in parts(text)] == ["paragraph", "clutter", "paragraph"]


def test_markup_wins_over_lines():
    text = "Head\nHe said so.\nWe will come back."
    blocks = (Passage(0, 4, "title"), Passage(17, len(text), "quotation"))
    found = read_passages(make_report(text, blocks=blocks), load_codebook())
    assert [p.kind for p in found.passages] == ["title", "paragraph", "quotation"]


def test_impossible_dates_are_none():
    assert full_date("31 February 2016") is None
    assert full_date("2016-02-30") is None


PIECES = [
    "The army said ",
    "-AFP",
    "\n",
    "\n\n",
    "By Jane Roe",
    "(Reuters) - ",
    "BEIRUT — ",
    "Tags",
    " ",
    "14 May 2016 ",
]
PIECES += [
    "The post A b c appeared first on D.",
    "[TEXT] ",
    "“",
    '"',
    "😀",
    "X: ",
    "• one",
    "\u2028",
    "a",
    "É",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=60))
def test_passages_are_ordered_apart_and_never_blank(text):
    at = 0
    for passage in read(text, title="The army said so").passages:
        words = text[passage.start : passage.end]
        assert at <= passage.start < passage.end <= len(text)
        assert words == words.strip() != ""
        at = passage.end
    covered = {i for p in read(text).passages for i in range(p.start, p.end)}
    assert all(c.isspace() for i, c in enumerate(text) if i not in covered)


def test_tags_inside_a_line_stand_apart():
    text = "A shell hit the market. Tags Aleppo siege Syria war A shell hit the market on Friday, medics said."
    assert parts(text)[1] == ("clutter", "Tags Aleppo siege Syria war")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rebels' town retaken. More to come.", "Rebels' town retaken."),
        ("Rebels held town retaken. More.", None),
        ("Rebels town: retaken\nThe army said so.", "Rebels town: retaken"),
        ("Rebels towns retaken. More.", None),
        ("Rebel's town retakens. More.", None),
        ("Xrebels town retaken. More.", None),
        ("Re bels town retaken. More.", None),
        ("Rebels town retaken by the army. Rebels town retaken. More.", "Rebels town retaken."),
    ],
)
def test_a_title_is_found_by_its_letters_and_bounds_of_words(text: str, found: str | None) -> None:
    span = find_title(text, "Rebels town retaken")
    assert (span.of(text) if span else None) == found


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter",
        "Follow us on Telegram",
        "Join our channel to never miss a story",
        "Subscribe to our daily briefing.",
        "Read more",
        "5 min read",
        "1,204 views",
        "Updated 3 hours ago",
        "Share | Tweet | WhatsApp",
        "Tags: Syria, Idlib, war",
        "Home > News > World",
        "newsroom@example.org",
        "This site uses cookies to serve you better",
        "Last updated: 4 March 2024",
        "SEND",
        "Get short URL",
        "© 2024 Example Media. All rights reserved.",
    ],
)
def test_page_clutter_is_no_prose(line):
    text = f"Rebels took the town of Alpha on Monday, the army said.\n{line}\nThe army left by night."
    (middle,) = [kind for kind, words in parts(text) if words == line]
    assert middle in ("clutter", "dateline", "caption")


@pytest.mark.parametrize(
    "line",
    [
        "Image caption A bridge over the river",
        "Media caption The moment the bridge fell",
        "Image copyright Example Agency",
        "Video: rebels enter the town",
    ],
)
def test_a_note_at_a_picture_is_a_caption(line):
    assert ("caption", line) in parts(f"Rebels took the town on Monday.\n{line}\nThe army left by night.")


@pytest.mark.parametrize(
    "line",
    [
        "Support for the rebels is strong in the town.",
        "Visit our town and you will see what the war has done to it, the mayor said on Monday in a long speech to us.",
        "Share the burden, he told the ministers on Monday.",
        "The enemy will get the best of our men, he said.",
    ],
)
def test_prose_is_no_clutter(line):
    assert ("paragraph", line) in parts(f"Rebels took the town on Monday.\n{line}\nThe army left by night.")

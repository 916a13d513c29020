"""Whatever the text, nothing crashes and every value is tied to its very words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fuzzing import fuzz

from dateline.api import make_report
from dateline.checks import find_faults
from dateline.coding.coder import Coder
from dateline.contract import to_dict

FRAGMENTS = st.sampled_from(
    [
        "Rebels captured Goma on Monday, killing 12 soldiers", "the army said",
        "THE ARMY SHELLED KHARKIV OVERNIGHT", '"we will strike again', "”", "“", "‘they fled’", "'", '"',
        "according to residents", "about 40 km west of Kandahar", "at least 1,300 people were displaced",
        "in early July 2017", "a ceasefire", "air strikes", "did not attack", "if",
        "KHARTOUM, May 3 (Agency) -", "By A. Writer", "Read more:", "Photo:", "* one", "- two", "\n", "\n\n",
        "\t", " ", "  ", "\u200b", "\ufeff", "\u00a0", "🙂", "👨‍👩‍👧", "e\u0301", "Łódź", "آتش‌بس", "停火",
        "x" * 400, "--", "—", "...", "(", ")", "[", "]", "$3 million", "10-15", "31/02/2018", "3 o'clock",
        "U.S.", "Gen. Smith", "&amp;", "<b>", "http://a.example/b?c=d", "@user", "#tag", "\r\n", "0", "None",
    ]
)  # fmt: skip
TEXTS = st.builds(
    lambda pieces, glue: glue.join(pieces),
    st.lists(FRAGMENTS, max_size=14),
    st.sampled_from([" ", " ", "", ". ", ", ", "\n", ".\n\n"]),
)


@fuzz(120)
@given(text=TEXTS, published=st.sampled_from([None, "2019-05-16", "0001-01-01", "9999-12-31", "no date"]))
def test_a_text_of_odd_fragments_is_coded_without_a_fault(coder: Coder, text: str, published: str | None) -> None:
    report = replace(make_report(text, publisher="The Herald"), published=published)
    assert find_faults(to_dict(coder.code(report))) == []


@fuzz(40)
@given(text=st.text(max_size=200))
def test_any_text_is_coded_without_a_fault(coder: Coder, text: str) -> None:
    assert find_faults(to_dict(coder.code(make_report(text)))) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        "ceasefire",
        "🙂",
        "\u200b\u200b",
        "\x00",
        "\ud800 fighters",
        "REBELS CAPTURED GOMA ON MONDAY. THE ARMY DENIED IT.",
        "rebels captured goma on monday the army said 12 soldiers died",
        "Rebels captured Goma " * 300,
        "x" * 20_000,
        '"' * 50,
        "(" * 50 + "Goma" + ")" * 50,
        "Monday Monday Monday, on 1 2 3 4 5 May",
    ],
    ids=lambda text: ascii(text[:20]),
)
def test_hard_texts_are_coded_without_a_fault(coder: Coder, text: str) -> None:
    assert find_faults(to_dict(coder.code(make_report(text, published="2019-05-16")))) == []


def test_coding_is_the_same_each_time(coder: Coder) -> None:
    report = make_report("Rebels captured Goma on Monday, residents said. The army denied it.", published="2019-05-16")
    assert to_dict(coder.code(report)) == to_dict(coder.code(report))


def test_a_text_that_is_coded_among_others_is_coded_the_same(coder: Coder) -> None:
    texts = ["Rebels captured Goma on Monday.", "", "The army shelled Kharkiv, killing 12 people."]
    together = list(coder.code_many(make_report(t, published="2019-05-16") for t in texts))
    alone = [coder.code(make_report(t, published="2019-05-16")) for t in texts]
    assert [to_dict(c) for c in together] == [to_dict(c) for c in alone]

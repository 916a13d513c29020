from __future__ import annotations

from typing import Any

import pytest

from dateline.codebook import load_codebook
from dateline.linking.facts import ClaimFacts, ReportFacts, iso, of_claims, of_report, ordinal
from dateline.linking.words import Reader, Vocabulary
from tests.linking.factories import told

READER = Reader(load_codebook())


def coded(text: str, published: str | None = None, **claim: Any) -> dict[str, Any]:
    made = dict(told(**claim).claim) | {
        "relations": [],
        "evidence": [[0, 10]],
        "trigger": {"text": "x", "span": [0, 1]},
    }
    mentions = {"times": [], "places": [], "figures": []}
    return {
        "id": "r1",
        "title": "A title",
        "text": text,
        "published": published,
        "mentions": mentions,
        "claims": [made],
        "lead": 0,
    }


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("07.04.2017(updated 11:04) A strike hit the base.", "2017-04-07"),
        ("7-4-2017 A strike hit the base.", "2017-04-07"),
        ("31.31.2017 and then 01.02.2017", "2017-02-01"),
        ("04/07/2017 A strike hit the base.", None),
        ("Version 1.2.3 of 2017", None),
    ],
)
def test_a_date_in_figures_at_a_page_s_head_is_the_report_s_day(text: str, day: str | None) -> None:
    assert iso(of_report(coded(text), READER, Vocabulary()).day) == day


def test_the_given_day_counts_before_the_text_s() -> None:
    about = of_report(coded("07.04.2017 A strike.", "2017-04-09T10:00:00Z"), READER, Vocabulary())
    assert (iso(about.day), about.dated) == ("2017-04-09", "published")


def test_facts_are_the_same_after_packing() -> None:
    report = coded(
        "A strike hit the town of Riverton.", "2020-05-04", killed=(4, None), on="2020-05-03", place=("R", 34.5, 38.0)
    )
    about = of_report(report, READER, Vocabulary())
    again = ReportFacts.unpacked("r1", about.day, about.dated, about.packed())
    assert again.head.keys() == about.head.keys()
    (claim,) = of_claims(report, about, READER, Vocabulary())
    assert ClaimFacts.unpacked(claim.packed()) == claim
    assert (claim.killed, claim.lead, claim.told) == ((4, None), True, "told")


def test_a_claim_without_a_time_has_the_days_before_its_report() -> None:
    report = coded("A strike.", "2020-05-04")
    (claim,) = of_claims(report, of_report(report, READER, Vocabulary()), READER, Vocabulary())
    assert (iso(claim.first), iso(claim.last), claim.told) == ("2020-05-02", "2020-05-04", "report")


@pytest.mark.parametrize("wrong", [None, "", "soon", "2017-02-30"])
def test_what_is_no_date_has_no_ordinal(wrong: str | None) -> None:
    assert ordinal(wrong) is None

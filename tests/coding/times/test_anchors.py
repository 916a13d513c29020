"""Against what a relative time is read: publication, dateline, or a time that the text told; and what stays open."""

from __future__ import annotations

import pytest
from tests.conftest import Read

from dateline.api import make_report
from dateline.coding.coder import Coder


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Militants attacked a patrol on Tuesday.", "XXXX-WXX-2"),
        ("Militants attacked a patrol yesterday.", "XXXX-XX-XX"),
        ("Militants attacked a patrol on 3 May.", "XXXX-05-03"),
        ("Militants attacked a patrol in May.", "XXXX-05"),
        ("Militants attacked a patrol last week.", "XXXX-WXX"),
        ("Militants attacked a patrol last year.", "XXXX"),
        ("Militants attacked a patrol that night.", "XXXX-XX-XXTNI"),
    ],
)
def test_without_a_known_day_a_relative_time_stays_open(read: Read, sentence: str, value: str) -> None:
    (mention,) = read(sentence, published=None).times
    assert (mention.value, mention.begin, mention.end_date, mention.anchor) == (value, None, None, None)
    assert "not known" in (mention.rule or "")


def test_without_a_known_day_what_the_text_tells_is_still_said(read: Read) -> None:
    mentions = read("Rebels took the hill on 3 March 2018. They lost it two days later.", published=None).times
    assert [(m.begin, m.anchor) for m in mentions] == [("2018-03-03", None), ("2018-03-05", "narrative")]


def test_a_dateline_before_publication_is_the_day_of_its_today(coder: Coder) -> None:
    text = "GHARAN, 3 May 2019 (Reuters) - Militants attacked a patrol yesterday.\n\nTwo soldiers died."
    report = make_report(text, published="2019-05-05")
    (mention,) = [m for m in coder.code(report).mentions.times if m.text == "yesterday"]
    assert (mention.begin, mention.anchor) == ("2019-05-02", "dateline")


def test_a_dateline_stands_for_a_publication_that_is_not_told(coder: Coder) -> None:
    text = "GHARAN, 3 May 2019 (Reuters) - Militants attacked a patrol yesterday.\n\nTwo soldiers died."
    (mention,) = [m for m in coder.code(make_report(text)).mentions.times if m.text == "yesterday"]
    assert (mention.begin, mention.anchor) == ("2019-05-02", "dateline")


def test_a_comparison_does_not_move_the_narrative(read: Read) -> None:
    text = "Rebels took the hill on 3 March 2018. The army had left it a day earlier. The next day they lost it."
    assert read(text).times[-1].begin == "2018-03-04"


def test_a_rule_names_the_time_that_it_counts_from(read: Read) -> None:
    mention = read("Rebels took the hill on 3 March 2018. They lost it two days later.").times[1]
    assert mention.rule == "2 days after 2018-03-03"

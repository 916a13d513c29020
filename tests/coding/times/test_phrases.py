"""A hundred times in sentences of their own, each against its anchor; the table in `docs/times.md` is made of them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tests.conftest import Read

PHRASES = yaml.load((Path(__file__).parent / "phrases.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
CASES = [case for group in PHRASES.values() for case in group]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_a_time_has_its_interval_and_anchor(read: Read, case: list[str]) -> None:
    sentence, *expected = case
    found = [
        [m.text, m.type, m.value, m.begin or "~", m.end_date or "~", m.anchor or "~"] for m in read(sentence).times
    ]
    assert expected in found


def test_a_hundred_times_are_tried() -> None:
    assert len(CASES) >= 100

"""Whatever the unit, and whatever is said of it, a phrase of time is read or left, and never an error."""

from __future__ import annotations

import itertools

import pytest
from tests.conftest import Read

from dateline.coding.times.readers.common import UNITS

FORMS = (
    """
the next {u}; the last two {u}s; every {u}; each {u}s; a {u} ago; three {u}s ago; the past {u}; this {u}; coming {u}s
two {u}s later; a {u} earlier; for a {u}; within {u}s; the first {u} of 2017; half a {u}; {u}ly; a {u} and a half
the end of the {u}; early next {u}; the same {u}; in a {u}; {u}-long; a 3-{u}-old war; the {u} before; several {u}s
the third {u} of the war; over the {u}; mid-{u}; between one and two {u}s; the {u} of 3 May; that {u}
a quarter of a {u}; some {u}s from now; since last {u}; until next {u}; the two {u}s since Monday; twice a {u}
the early {u}; late last {u}; by {u}'s end; the turn of the {u}
""".strip()
    .replace("\n", "; ")
    .split("; ")
)


@pytest.mark.parametrize("published", [None, "2019-05-16", "0001-01-03", "9999-12-30"])
def test_every_unit_in_every_form(read: Read, published: str | None) -> None:
    phrases = [form.format(u=unit) for form, unit in itertools.product(FORMS, UNITS)]
    for start in range(0, len(phrases), 100):
        text = " ".join(f"They fought {phrase}." for phrase in phrases[start : start + 100])
        for mention in read(text, published).times:
            assert mention.begin is None or mention.end_date is None or mention.begin <= mention.end_date, mention

from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.normalise import normalise


@given(st.text())
def test_the_length_is_kept_whatever_the_text(text: str) -> None:
    assert len(normalise(text)) == len(text)


def test_quotation_marks_and_blanks_are_made_plain() -> None:
    assert normalise("“Al-Bab’s\u00a0fall”\n«now»\u200b") == '"Al-Bab\'s fall" "now" '

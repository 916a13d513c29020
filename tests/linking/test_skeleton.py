from __future__ import annotations

import pytest

from dateline.linking.skeleton import skeleton


@pytest.mark.parametrize(
    "names",
    [
        ("Guterres", "غوتيريش", "Гутерриш", "Гутерришем"),
        ("Zelensky", "زيلينسكي", "Зеленского", "Zelenski"),
        ("Erdogan", "أردوغان", "Эрдоганом"),
    ],
)
def test_a_name_has_one_skeleton_in_all_scripts(names: tuple[str, ...]) -> None:
    assert len({skeleton(name) for name in names}) == 1
    assert skeleton(names[0])


def test_what_is_left_of_a_short_name_tells_nothing() -> None:
    assert skeleton("Ali") == skeleton("Khan") == skeleton("خان") == ""


def test_other_names_have_other_skeletons() -> None:
    assert skeleton("Guterres") != skeleton("Griffiths")

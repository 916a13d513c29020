"""What an event is told to do is done by those whose event it is."""

from __future__ import annotations

import pytest
from tests.coding.test_claims import code

from dateline.coding.coder import Coder


def doers(coder: Coder, text: str, event: str) -> list[str]:
    """Return the actors of the one claim of a type."""
    (claim,) = [c for c in code(coder, text).claims if c.event == event]
    return [actor.name for actor in claim.actors]


@pytest.mark.parametrize(
    ("text", "event", "expected"),
    [
        ("Rebels launched an offensive near Homs on Monday. This captured three villages.", "capture", ["Rebels"]),
        ("The army launched an offensive on Homs. The offensive captured three villages.", "capture", ["army"]),
        ("The army launched an offensive near Homs. This destroyed a hospital.", "destruction", ["army"]),
        ("The army is near Homs. This captured three villages.", "capture", []),
        ("Rebels launched an offensive near Homs. It rained. This captured three villages.", "capture", []),
    ],
)
def test_actors_of_the_deed_are_taken_over(coder: Coder, text: str, event: str, expected: list[str]) -> None:
    assert doers(coder, text, event) == expected


def test_blame_that_another_source_told_is_not_taken_over(coder: Coder) -> None:
    text = (
        "The army launched an offensive on Homs, a monitor said. The offensive captured three villages, officials said."
    )
    assert doers(coder, text, "capture") == []

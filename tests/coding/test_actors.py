"""Who is named in a text: mentions, identities, names taken up again."""

from __future__ import annotations

import pytest
from tests.conftest import Read

from dateline.model import ActorMention


def mentions(read: Read, text: str, **told: str) -> dict[str, ActorMention]:
    return {m.text: m for m in read(text, **told).actors}


@pytest.mark.parametrize(
    ("text", "name", "id_"),
    [
        ("Hezbollah said on Monday that it had left the town.", "Hezbollah", "hezbollah"),
        ("Fighters of the YPG entered the village.", "YPG", "ypg"),
        ("Peruvian troops arrived on Sunday.", "Peruvian troops", "peru-army"),
        ("Jordanian police arrested a man.", "Jordanian police", "jordan-police"),
        ("Israeli troops left the camp.", "Israeli troops", "idf"),
        ("Villagers fled from the gunmen.", "gunmen", None),
    ],
)
def test_a_mention_has_the_identity_that_its_name_tells(read: Read, text: str, name: str, id_: str | None) -> None:
    assert mentions(read, text)[name].id == id_


def test_of_two_actors_with_one_name_the_country_tells_which(read: Read) -> None:
    colombian = "The National Liberation Army attacked a pipeline near Bogota in Colombia."
    macedonian = "The National Liberation Army attacked a patrol near Skopje in Macedonia."
    told = mentions(read, colombian), mentions(read, macedonian, published="2001-05-03")
    assert [m["National Liberation Army"].id for m in told] == ["eln", "nla-macedonia"]


def test_a_name_in_capitals_is_no_plain_word(read: Read) -> None:
    assert not any(m.id for m in read("It is said that the road is open.").actors)


def test_the_militants_are_the_group_that_was_named(read: Read) -> None:
    told = mentions(read, "Boko Haram attacked the town of Alpha. The militants then left.")
    assert told["militants"].name == "Boko Haram"
    assert told["militants"].id == "boko-haram"


def test_a_noun_with_words_of_its_own_is_not_taken_up(read: Read) -> None:
    told = mentions(read, "Boko Haram attacked the town of Alpha. The militants from Chad then left.")
    assert told["militants"].name is None


def test_a_surname_is_the_person_that_was_named(read: Read) -> None:
    told = mentions(read, "President John Keller spoke on Monday. Keller said that the army had left.")
    assert told["Keller"].name == "John Keller"


def test_titles_are_no_part_of_a_name(read: Read) -> None:
    assert "John Keller" in mentions(read, "Foreign Minister John Keller spoke on Monday.")

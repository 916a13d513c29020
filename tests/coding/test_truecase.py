import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.language import load_language
from dateline.coding.truecase import Truecaser, in_capitals
from dateline.model import Passage


@pytest.fixture(scope="module")
def truecaser() -> Truecaser:
    return Truecaser(load_language(), ["United States", "FARC", "Tuesday"], {"lima", "peru"}.__contains__)


def whole(text: str) -> list[Passage]:
    return [Passage(0, len(text), "paragraph")]


@pytest.mark.parametrize(
    ("capitals", "mixed"),
    [
        (
            "GUERRILLAS KILLED TWO SOLDIERS IN LIMA ON TUESDAY.",
            "Guerrillas killed two soldiers in Lima on Tuesday.",
        ),
        (
            "THE FARC ATTACKED A PATROL NEAR TUMACO. IT FLED.",
            "The FARC attacked a patrol near Tumaco. It fled.",
        ),
        ("TROOPS OF THE UNITED STATES WERE STOPPED", "Troops of the United States were stopped"),
        ("THE STATES HAVE UNITED BEHIND THEM", "The states have united behind them"),
    ],
)
def test_names_keep_their_capital_and_other_words_lose_it(truecaser: Truecaser, capitals: str, mixed: str) -> None:
    assert truecaser.apply(capitals, whole(capitals)) == mixed


@pytest.mark.parametrize(
    ("capitals", "mixed"),
    [
        ("THE POLICEMEN AND GUNMEN FLED", "The policemen and gunmen fled"),
        ("ANTIGOVERNMENT GUERRILLAS ATTACKED", "Antigovernment guerrillas attacked"),
        ("THE LARGEST GROUP", "The largest group"),
        ("THEY LET THE REGION BURN", "They let the region burn"),
        ("THE LET MOVEMENT ARMY ATTACKED", "The Let Movement Army attacked"),
        ("SPOKESWOMAN ROSA ZUBIZARRETA SAID ROSA HAD FLED", "Spokeswoman Rosa Zubizarreta said Rosa had fled"),
        ("GENERAL CARLOS ORTEGA ZUBIZARRETA", "General Carlos Ortega Zubizarreta"),
    ],
)
def test_words_that_no_dictionary_lists_and_names_that_one_does(capitals: str, mixed: str) -> None:
    borne = {"rosa", "carlos", "ortega"}.__contains__
    plain = frozenset({"let", "region"})
    names = ["LeT", "Region", "Let Movement Army"]
    made = Truecaser(load_language(), names, lambda word: False, plain, borne)
    assert made.apply(capitals, whole(capitals)) == mixed


def test_dashes_begin_a_sentence_after_a_dateline_alone(truecaser: Truecaser) -> None:
    text = "LIMA -- REBELS FLED. " + "THE ARMY WAITED. " * 8 + "THE WOMEN -- OF THE VILLAGE -- FLED."
    assert truecaser.apply(text, whole(text)).startswith("Lima -- Rebels fled.")
    assert truecaser.apply(text, whole(text)).endswith("-- of the village -- fled.")


@pytest.mark.parametrize("text", ["Rebels shelled the Town", "NATO", "UN: 20 DEAD", "12 345", ""])
def test_what_is_not_in_capitals_stays(truecaser: Truecaser, text: str) -> None:
    assert truecaser.apply(text, whole(text)) == text
    assert not in_capitals(text)


@given(st.text(alphabet=st.characters(categories=["Lu", "Zs", "Po"]), max_size=60))
def test_the_length_is_kept(truecaser: Truecaser, text: str) -> None:
    assert len(truecaser.apply(text, whole(text))) == len(text)

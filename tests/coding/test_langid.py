import pytest

from dateline.coding import langid
from dateline.coding.langid import other_language

ENGLISH = "The army said on Tuesday that it had taken the village and that two of its men had been killed there."
OTHERS = {
    "es": "Los rebeldes tomaron la ciudad el jueves y mataron al menos a doce soldados, según medios estatales.",
    "ru": "Повстанцы захватили город в четверг, сообщили государственные СМИ, убито двенадцать солдат.",
    "sw": "Waasi walichukua mji huo siku ya Alhamisi na kuua askari kumi na wawili, vyombo vya habari vilisema.",
}


@pytest.mark.parametrize(("code", "text"), OTHERS.items())
def test_a_text_that_is_surely_not_english_is_told(code: str, text: str) -> None:
    assert other_language(text) == code
    assert other_language(text.upper()) == code


@pytest.mark.parametrize(
    "text", [ENGLISH, ENGLISH.upper(), ENGLISH + OTHERS["es"], "", "  \n", "Aleppo", "¡Hola!", "🙂"]
)
def test_english_mixed_and_short_texts_pass(text: str) -> None:
    assert other_language(text) is None


def test_english_does_not_load_the_identifier(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(langid, "_identifier", lambda: pytest.fail("loaded"))
    assert other_language(ENGLISH) is None

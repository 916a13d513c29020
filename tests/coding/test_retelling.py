"""Which tellings of a report are of one happening, on short reports coded whole."""

from __future__ import annotations

from dateline.api import make_report
from dateline.coding.coder import Coder
from dateline.model import Claim


def coded(coder: Coder, text: str, title: str | None = None) -> tuple[Claim, ...]:
    body = f"{title}\n\n{text}" if title else text
    return coder.code(make_report(body, title=title, publisher="The Post", published="2024-05-10")).claims


def dead(claim: Claim) -> list[float | None]:
    return [f.low for f in claim.figures if f.measure in ("killed", "wounded")]


def test_a_toll_told_in_the_next_sentence_belongs_to_the_event(coder: Coder) -> None:
    text = "A car bomb exploded near a market in Mosul on Thursday, killing 12 people. Another 30 people were wounded."
    (claim,) = [c for c in coded(coder, text) if c.event == "bombing"]
    assert dead(claim) == [12, 30]


def test_the_publisher_may_add_the_toll_to_what_a_source_told(coder: Coder) -> None:
    text = (
        "Air strikes hit the town of Saraqib on Monday, the Syrian Observatory for Human Rights said. "
        "Fourteen civilians were killed."
    )
    claims = coded(coder, text)
    assert [(c.event, dead(c)) for c in claims] == [("air_strike", [14])]
    assert claims[0].sources[-1].name == "Syrian Observatory for Human Rights"


def test_one_toll_shows_that_two_tellings_are_of_one_event(coder: Coder) -> None:
    text = (
        "Air strikes tore through a market and killed at least 41 people, the Syrian Observatory said. "
        "The warplanes struck the town of Saraqib on Monday, it said. "
        "Many died of their wounds, which brought the toll to 41 people, it said."
    )
    assert len([c for c in coded(coder, text) if c.event in ("air_strike", "casualties")]) == 1


def test_a_counted_event_is_another_one(coder: Coder) -> None:
    text = (
        "A bomb exploded in Baghdad on Thursday, killing nine people. "
        "It was the fifth bombing in Iraq this month. The third bombing killed forty people in Mosul."
    )
    assert len([c for c in coded(coder, text) if c.event == "bombing"]) == 3


def test_a_title_takes_the_type_of_the_telling_that_it_agrees_with(coder: Coder) -> None:
    title = "Eighteen dead in militant attack on village"
    text = (
        "Militants attacked the village of Dogo on Friday and killed 18 people, police said. "
        "A first gunman blew himself up, and the others opened fire."
    )
    first = coded(coder, text, title)[0]
    assert (first.event, dead(first)) == ("attack", [18])


def test_several_places_of_one_clause_make_a_claim_each_unless_their_figures_are_joint(coder: Coder) -> None:
    apart = coded(coder, "Rebels captured the towns of Saraqib and Binnish on Monday.")
    assert [c.place.text for c in apart if c.place] == ["the towns of Saraqib", "Binnish"]
    joint = coded(coder, "Air strikes on the towns of Saraqib and Binnish killed 30 people on Monday.")
    assert len([c for c in joint if c.event == "air_strike"]) == 1


def of_type(coder: Coder, event: str, text: str, title: str | None = None) -> list[Claim]:
    return [c for c in coded(coder, text, title) if c.event == event]


def test_a_bare_noun_with_the_takes_up_the_event_over_the_paragraphs(coder: Coder) -> None:
    text = (
        "A car bomb exploded near a bank in Kirkuk on Monday, killing nine people. "
        "Shops were shut and the streets were empty in the afternoon. The blast was heard across the city."
    )
    assert len(of_type(coder, "bombing", text)) == 1


def test_names_by_which_a_report_calls_the_same_people_do_not_keep_tellings_apart(coder: Coder) -> None:
    text = (
        "Gunmen attacked the village of Dogo on Friday and killed 18 people. "
        "The attackers killed 18 villagers in Dogo and fled."
    )
    assert len(of_type(coder, "attack", text)) == 1


def test_an_event_brought_up_as_another_stays_another(coder: Coder) -> None:
    text = (
        "A car bomb exploded in Kirkuk on Monday, killing nine people. "
        "Another car bomb went off in Kirkuk and wounded four people."
    )
    assert len(of_type(coder, "bombing", text)) == 2
    text = (
        "Warplanes bombed the town of Saraqib on Monday, killing six people. "
        "Elsewhere, warplanes bombed a village and killed eleven people."
    )
    assert len(of_type(coder, "air_strike", text)) == 2


def test_a_noun_that_says_which_event_it_is_takes_up_no_other(coder: Coder) -> None:
    text = "Police arrested Luis Vega on Monday. Lawyers protested against the arrest of Pedro Ruiz."
    assert len(of_type(coder, "arrest", text)) == 2


def test_damage_told_with_a_deed_belongs_to_it(coder: Coder) -> None:
    text = "Army units killed 12 militants in Rastan on Sunday and destroyed two armoured vehicles."
    claims = coded(coder, text)
    assert not [c for c in claims if c.event == "destruction"]


def test_what_is_burned_by_hand_is_a_deed_of_its_own(coder: Coder) -> None:
    claims = coded(coder, "Gunmen killed three villagers in Aru and burned twelve houses.")
    assert [c.event for c in claims] == ["attack", "destruction"]
    claims = coded(coder, "Russian jets struck the town of Saraqib on Monday. Several houses were destroyed.")
    assert [c.event for c in claims] == ["air_strike"]


def test_a_sentence_that_says_where_a_deed_took_place_tells_no_other(coder: Coder) -> None:
    text = "Ten people were killed in an attack on a councillor. The attack took place in the town of Bello."
    assert [c.event for c in coded(coder, text)] == ["attack"]
    text = "The attack happened on Sunday night. Gunmen opened fire at a bar in Gorom-Gorom, killing ten people."
    assert [(c.event, dead(c)) for c in coded(coder, text)] == [("attack", [10])]


def test_an_attack_alike_is_of_the_type_of_the_one_before(coder: Coder) -> None:
    text = "A suicide bomber killed 47 people in Baghdad on Wednesday. A similar attack in Mosul killed 20."
    assert [c.event for c in coded(coder, text)] == ["suicide_bombing", "suicide_bombing"]


def test_a_title_is_told_again_whatever_town_of_the_province_it_names(coder: Coder) -> None:
    text = "Air strikes on the town of Azaz killed 14 people on Monday, doctors said."
    assert len(of_type(coder, "air_strike", text, "Air strikes kill 14 in Aleppo, doctors say")) == 1


def test_a_sentence_that_stands_twice_is_one_telling(coder: Coder) -> None:
    sentence = "Militants launched an assault on the airbase near Tabqa with tanks and mortars."
    assert len(of_type(coder, "offensive", f"{sentence}\n\n{sentence}")) == 1


def test_what_befell_somebody_before_is_another_event(coder: Coder) -> None:
    text = "The general, who had survived an assassination attempt in May 2023, was shot dead outside his home in Aden."
    claims = coded(coder, text)
    assert [(c.event, c.time.start if c.time else None) for c in claims] == [("attack", "2023-05-01"), ("attack", None)]

"""Places: names with the points that are meant, relative places, and the place of each event."""

from __future__ import annotations

import pytest
from tests.conftest import Read

from dateline.api import make_report
from dateline.coding.coder import Coder
from dateline.coding.places import ASSUMED, place_of
from dateline.coding.places.relative import apply, read_relation
from dateline.gazetteer.geometry import km_between
from dateline.model import Place, PlaceMention


def named(read: Read, text: str) -> list[str]:
    return [m.text for m in read(text).places]


def only(read: Read, text: str) -> PlaceMention:
    (mention,) = read(text).places
    return mention


def place_at(read: Read, sentence: str, word: str) -> Place | None:
    reading = read(sentence)
    (event,) = [e for e in reading.events if word in e.trigger.of(sentence)]
    return place_of(reading, event)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rebels captured Goma.", ["Goma"]),
        ("Troops left Kharkiv for Donetsk on Monday.", ["Kharkiv", "Donetsk"]),
        ("Shells fell on Port Sudan.", ["Port Sudan"]),
        ("The ceasefire in South Sudan held.", ["South Sudan"]),
        ("The soldiers went home.", []),
        ("On Monday the army said that May was quiet.", []),
        ("The army announced Aleppo's recapture on Monday.", ["Aleppo"]),
        ("The siege of Mariupol killed thousands.", ["Mariupol"]),
        ("The attack on Bria killed nine.", ["Bria"]),
        ("The army withdrew its troops from Bria.", ["Bria"]),
        ("The Colombo bombing killed nine.", ["Colombo"]),
        ("An attack on Wagner killed two.", []),
        ("Raqqa's capture by the rebels was announced.", ["Raqqa"]),
        ("Qusayr fell to the army after three weeks.", ["Qusayr"]),
        ("Three soldiers were hurt at Mweso by a grenade.", ["Mweso"]),
        ("Rebels looted Bossangoa and Bouca.", ["Bossangoa", "Bouca"]),
        ("Rebels shelled Haradh and Midi.", ["Haradh", "Midi"]),
        ("Rebels took Malakal and Bentiu.", ["Malakal", "Bentiu"]),
        ("The convoy left Benghazi for Ajdabiya and Ras Lanuf.", ["Benghazi", "Ajdabiya", "Ras Lanuf"]),
        ("Gunmen fought soldiers in Patikul, Sulu.", ["Patikul", "Sulu"]),
        ("Troops took al-Sukhna.", ["al-Sukhna"]),
        ("Shells fell on Jisr ash-Shughour.", ["Jisr ash-Shughour"]),
        ("The gunmen fled in a white Mercedes.", []),
        ("A bomber struck pilgrims in Karbala on Ashura.", ["Karbala"]),
        ("Tuareg rebels fought the army.", []),
        ("Hutu gunmen drove out Tutsi families.", []),
        ("Bulldozers razed the house of the Abu Shammala clan.", []),
        ("The Washington Post told of the raid.", []),
    ],
)
def test_which_words_are_names_of_places(read: Read, sentence: str, expected: list[str]) -> None:
    assert named(read, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Gunmen killed nine farmers near Ulkanda on Monday.", ["Ulkanda"]),
        ("Jets bombed Pae Noe Lu on Monday.", ["Pae Noe Lu"]),
        ("A bomber killed nine in Dasht-e-Murkan on Friday.", ["Dasht-e-Murkan"]),
    ],
)
def test_names_that_no_gazetteer_has_are_places_without_a_point_where_their_words_tell(
    read: Read, sentence: str, expected: list[str]
) -> None:
    mentions = read(sentence).places
    assert [m.text for m in mentions] == expected
    assert all(m.lat is None for m in mentions)


@pytest.mark.parametrize("sentence", ["Turkey sent tanks to Idlib.", "Israel said its troops had entered Jenin."])
def test_a_country_that_acts_abroad_takes_no_point_from_a_town_known_in_one_land(read: Read, sentence: str) -> None:
    assert read(sentence).places[-1].lat is not None


@pytest.mark.parametrize(
    ("sentence", "country", "precision"),
    [
        ("Rebels captured Goma.", "CD", "exact"),
        ("Fighting went on in Somalia.", "SO", "country"),
        ("A bomb went off in Bogotá.", "CO", "exact"),
        ("Clashes broke out in Kandahar, Afghanistan.", "AF", "exact"),
    ],
)
def test_a_name_has_its_country_and_precision(read: Read, sentence: str, country: str, precision: str) -> None:
    mention = read(sentence).places[0]
    assert (mention.country, mention.precision) == (country, precision)


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("Gunmen raided a farm in Tripoli, Libya.", "LY"),
        ("Gunmen raided a farm in Tripoli, Lebanon.", "LB"),
        ("Gunmen raided a farm in Valencia, Venezuela.", "VE"),
        ("Gunmen raided a farm in Valencia, Spain.", "ES"),
    ],
)
def test_the_country_named_beside_it_decides_between_places_of_one_name(
    read: Read, sentence: str, country: str
) -> None:
    assert read(sentence).places[0].country == country


def test_other_candidates_are_kept_with_a_point_each(read: Read) -> None:
    mention = read("Gunmen raided a farm in Tripoli, Libya.").places[0]
    assert 1 <= len(mention.alternatives) <= 3
    assert mention.geonameid not in {c.geonameid for c in mention.alternatives}
    assert all(0 <= c.score <= 1 for c in mention.alternatives)


def test_an_adjective_of_a_country_is_marked_as_such(read: Read) -> None:
    mention = only(read, "Ukrainian soldiers left the village.")
    assert (mention.text, mention.country, mention.adjective) == ("Ukrainian", "UA", True)


def test_a_capital_that_speaks_is_its_government(read: Read) -> None:
    said, shelled = only(read, "Khartoum denied the attack."), only(read, "Rebels shelled Khartoum.")
    assert (said.metonym, shelled.metonym) == (True, False)


@pytest.mark.parametrize(
    ("before", "kind", "precision", "bearing", "km"),
    [
        ("some 40 km west of ", "offset: 40 km west", "offset", 270.0, 40.0),
        ("ten miles north-east of ", "offset: 16.1 km north-east", "offset", 45.0, 16.093),
        ("12 kilometres from ", "offset: 12 km", "offset", None, 12.0),
        ("in the eastern outskirts of ", "part: east", "near", 90.0, 2.0),
        ("in the southern countryside of ", "part: south", "near", 180.0, 15.0),
        ("to the north of ", "bearing: north", "near", 0.0, 15.0),
        ("near ", "near", "near", None, 0.0),
        ("on the outskirts of ", "near", "near", None, 0.0),
        ("western ", "part: west", "near", 270.0, 2.0),
    ],
)
def test_a_relation_to_a_named_place(before: str, kind: str, precision: str, bearing: float | None, km: float) -> None:
    text = f"The column stopped {before}Goma."
    relation = read_relation(text, text.index("Goma"), area=False)
    assert relation is not None
    assert (relation.kind, relation.precision, relation.bearing, relation.km) == (kind, precision, bearing, km)
    told = text[relation.start : text.index("Goma")]
    assert before.endswith(told)
    assert told.strip()


@pytest.mark.parametrize("before", ["", "in ", "the city of ", "from ", "12 men from ", "the West and "])
def test_words_that_are_no_relation(before: str) -> None:
    text = f"They came {before}Goma."
    assert read_relation(text, text.index("Goma"), area=False) is None


def test_a_part_of_a_province_is_a_region_of_its_own() -> None:
    text = "Clashes went on in northern Aleppo."
    relation = read_relation(text, text.index("Aleppo"), area=True)
    assert relation is not None
    assert (relation.precision, relation.bearing) == ("region", 0.0)


def test_a_relation_moves_the_point_by_its_distance() -> None:
    text = "They stopped 40 km west of Goma."
    relation = read_relation(text, text.index("Goma"), area=False)
    assert relation is not None
    lat, lon = apply(relation, -1.67, 29.22)
    assert km_between(-1.67, 29.22, lat, lon) == pytest.approx(40, rel=0.01)
    assert lon < 29.22


@pytest.mark.parametrize(
    ("sentence", "word", "name", "precision"),
    [
        ("Rebels attacked the barracks in Goma.", "attacked", "Goma", "exact"),
        ("Rebels captured Goma after clashes in Bukavu.", "captured", "Goma", "exact"),
        ("Rebels captured Goma after clashes in Bukavu.", "clashes", "Bukavu", "exact"),
        ("Militants attacked a convoy 30 km north of Kandahar.", "attacked", "Kandahār", "offset"),
        ("The army shelled villages near Kharkiv.", "shelled", "Kharkiv", "near"),
        ("Fighting went on in Somalia.", "Fighting", "Somalia", "country"),
    ],
)
def test_the_place_of_an_event(read: Read, sentence: str, word: str, name: str, precision: str) -> None:
    place = place_at(read, sentence, word)
    assert place is not None
    assert (place.name, place.precision) == (name, precision)
    assert place.span is not None
    assert place.span.of(sentence) == place.text


def test_a_place_at_a_distance_is_moved_and_is_no_geoname(read: Read) -> None:
    sentence = "Militants attacked a convoy 30 km north of Kandahar."
    place, town = place_at(read, sentence, "attacked"), only(read, sentence)
    assert place is not None
    assert place.geonameid is None
    assert town.geonameid is not None
    assert place.lat is not None
    assert town.lat is not None
    assert place.lat - town.lat == pytest.approx(30 / 110.9, rel=0.02)
    assert place.text == "30 km north of Kandahar"


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Rebels attacked the barracks.", "attacked"),
        ("Ukrainian soldiers attacked the barracks.", "attacked"),
        ("Khartoum denied the attack.", "attack"),
    ],
)
def test_an_event_whose_sentence_tells_no_place_has_none_of_its_own(read: Read, sentence: str, word: str) -> None:
    assert place_at(read, sentence, word) is None


def test_a_far_namesake_in_a_country_that_the_report_has_nothing_of_has_no_point(read: Read) -> None:
    reading = read("Students clashed with police at Los Andes in Tachira state, Venezuela. San Cristobal was calm.")
    assert next(m for m in reading.places if m.text == "Los Andes").lat is None


def test_a_village_that_no_map_has_is_the_events_place_within_the_reports_area(read: Read) -> None:
    reading = read("Moscow's forces captured the village of Zhorkalne on Monday, the Ukrainian army said.")
    place = place_of(reading, reading.events[0])
    assert place is not None
    assert (place.text, place.name, place.precision) == ("the village of Zhorkalne", "Zhorkalne", "country")
    assert (place.country, place.relation) == ("UA", ASSUMED)
    assert [m.lat for m in reading.places if m.text == "Zhorkalne"] == [None]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Gunmen killed six herders in Korvalu on Sunday.", "Korvalu"),
        ("Two soldiers were shot dead at Turmadale on Monday.", "Turmadale"),
        ("Jets bombed Wed Lagru on Friday.", "Wed Lagru"),
        ("The army announced the liberation of Albu Karim.", "Albu Karim"),
        ("Rebels attacked the villages of Korvalu and Ban-Tessa.", "Ban-Tessa"),
        ("Militants attacked an outpost in al-Karmada nahiya.", "al-Karmada"),
        ("Gunmen killed a peasant in La Torrada jurisdiction, Usulutan department.", "La Torrada"),
    ],
)
def test_the_words_about_a_name_tell_that_it_is_a_place(read: Read, sentence: str, expected: str) -> None:
    assert expected in named(read, sentence)


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("The murder of Okelvi was condemned. Okelvi was shot in Lima.", "Okelvi"),
        ("Rebels seized the town of Sake and General Makenga spoke of victory.", "General Makenga"),
        ("A guard fired at Tarmon before he fled.", "Tarmon"),
    ],
)
def test_a_person_is_no_place_that_no_map_has(read: Read, sentence: str, person: str) -> None:
    assert person not in named(read, sentence)


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Two policemen were shot dead in the Peruvian capital.", "shot", "Lima"),
        ("Rebels attacked Rutshuru in Congo. Shells hit the capital.", "hit", "Kinshasa"),
        ("Rebels shelled Homs in Syria. There were attacks across the country.", "attacks", "Syria"),
        ("Troops clashed with rebels in Ituango, Antioquia department. Mines went off in the area.", "went", "Ituango"),
    ],
)
def test_a_noun_takes_up_the_place_that_it_means(read: Read, sentence: str, word: str, expected: str) -> None:
    place = place_at(read, sentence, word)
    assert place is not None
    assert place.name == expected


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Gunmen killed four policemen at a post in Kirkuk, 240 km north of Baghdad.", "killed", "a post in Kirkuk"),
        ("Clashes continue in Jobar, in the eastern suburbs of Damascus.", "Clashes", "Jobar"),
        ("The commander of the Kandahar garrison was shot dead in Spin Boldak.", "shot", "Spin Boldak"),
        ("Speaking in Ankara, the minister said the army had hit militants in Kobani.", "hit", "Kobani"),
        ("Rockets landed near the US embassy in Baghdad.", "landed", "Baghdad"),
        ("Thousands of residents of Mariupol have fled to Zaporizhzhia, Ukraine said.", "fled", "Zaporizhzhia"),
        ("Mines were found in Lachin on Monday; in Kalbajar, rebels shelled a post.", "found", "Lachin"),
        ("Troops fought harmless rebels in Lachin on Monday; in Kalbajar, a convoy was hit.", "fought", "Lachin"),
    ],
)
def test_a_place_that_tells_of_something_else_is_not_the_events(
    read: Read, sentence: str, word: str, expected: str
) -> None:
    place = place_at(read, sentence, word)
    assert place is not None
    assert place.text == expected


@pytest.mark.parametrize(
    ("before", "noun", "name"),
    [
        ("Rebels left Shayrat air base. Troops entered Sarmin.", "base", "Shayrat"),
        ("Rebels left Sarmin. Troops entered Sarmin. Shells fell on a village near Aleppo.", "town", "Sarmin"),
        (
            "Rebels left Aleppo. Bombs fell on the Salaheddine neighborhood. Troops entered Idlib.",
            "district",
            "Salaheddine",
        ),
    ],
)
def test_a_noun_takes_up_the_place_that_was_called_so(read: Read, before: str, noun: str, name: str) -> None:
    reading = read(f"{before} Warplanes bombed the {noun} on Monday.")
    place = place_of(reading, next(e for e in reading.events if "bombed" in e.clause.of(reading.text)))
    assert place is not None
    assert name.split()[0][:4] in (place.name or "")


def test_a_site_that_nothing_was_called_takes_up_no_town(read: Read) -> None:
    reading = read("Troops entered Saraqib. The rebels shelled the airport near Aleppo on Monday.")
    place = place_of(reading, reading.events[-1])
    assert place is not None
    assert place.text == "near Aleppo"


def test_a_quarter_is_of_the_town_told_and_not_of_a_far_namesake(read: Read) -> None:
    reading = read("San Salvador was calm at dawn. Rebels attacked troops in the San Francisco neighborhood on Monday.")
    place = place_of(reading, reading.events[0])
    assert place is not None
    assert (place.precision, round(place.lat or 0, 1), round(place.lon or 0, 1)) == ("near", 13.7, -89.2)


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Rebels in Syria attacked Madaya a town near Damascus on Monday.", "Madaya"),
        ("Fighters attacked the Zamzam camp outside El Fasher on Monday.", "Zamzam camp"),
        ("Police arrested two men in the Mediterranean coastal city of Tartus.", "Tartus"),
    ],
)
def test_a_place_that_only_tells_where_another_lies_is_not_the_events(read: Read, sentence: str, place: str) -> None:
    reading = read(sentence)
    found = place_of(reading, reading.events[0])
    assert found is not None
    assert place in (found.text or "")


@pytest.mark.parametrize(
    ("sentence", "capital"),
    [
        ("Damascus sent troops to Aleppo on Monday.", "Damascus"),
        ("The deal was reached by Damascus and the rebels.", "Damascus"),
        ("Moscow's forces captured the village on Monday.", "Moscow"),
        ("The opposition accused Damascus of gassing civilians in Douma.", "Damascus"),
        ("Militants attacked Poonch and Rajouri in India. Islamabad accused New Delhi of shelling.", "Islamabad"),
    ],
)
def test_a_capital_that_acts_or_is_addressed_stands_for_its_government(read: Read, sentence: str, capital: str) -> None:
    mention = next(m for m in read(sentence).places if m.text == capital)
    assert mention.metonym
    assert mention.precision == "exact"


def test_a_capital_that_endures_is_the_town(read: Read) -> None:
    reading = read("Damascus saw heavy shelling on Monday.")
    assert not next(m for m in reading.places if m.text == "Damascus").metonym


def test_small_words_after_a_name_make_it_that_of_a_site(read: Read) -> None:
    assert "Saky air base" in named(read, "Ukraine hit the Saky air base in Crimea on Monday.")


def test_names_with_small_words_and_articles_are_read_whole(read: Read) -> None:
    assert "Mocimboa da Praia" in named(read, "Rwandan troops retook Mocimboa da Praia in Mozambique on Sunday.")
    assert "Port-au-Prince" in named(read, "Gangs attacked police in Port-au-Prince on Monday.")
    assert "al-Durayhimi" in named(read, "Houthi forces in Yemen shelled al-Durayhimi south of Hodeidah on Monday.")


def test_where_forces_come_from_is_not_where_they_are_sent(read: Read) -> None:
    reading = read("A convoy travelling from Jableh in Syria moved on Monday.")
    assert all("Jableh" not in ((p.text if (p := place_of(reading, e)) else "") or "") for e in reading.events)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Gunmen kidnapped two men in the Karrada neighbourhood, in the city of Baghdad.", "Karrada"),
        ("Gunmen kidnapped two men in the Karrada district in central Baghdad.", "Karrada"),
        ("Gunmen kidnapped two men in Puerto Zarumba municipality, in Antioquia department.", "Puerto Zarumba"),
        ("Gunmen kidnapped two men in the village of Umm Zarumba, in Idlib province.", "Umm Zarumba"),
    ],
)
def test_a_part_goes_before_the_town_or_province_that_it_is_in(read: Read, sentence: str, name: str) -> None:
    place = place_at(read, sentence, "kidnapped")
    assert place is not None
    assert place.name == name
    assert place.lat is not None


def test_a_name_of_which_the_beginning_is_known_is_not_cut(read: Read) -> None:
    text = "Rebels blew up a bridge in San Pedro Perulapan, Cuscatlan Department, in El Salvador."
    assert "San Pedro Perulapan" in named(read, text)


@pytest.mark.parametrize(
    ("sentence", "word", "name"),
    [
        ("The lawyer was abducted in Lashio as he was heading to Mandalay.", "abducted", "Lashio"),
        ("A reporter who was travelling to Aleppo from Turkey was killed by a sniper in Idlib.", "killed", "Idlib"),
        ("The candidate was killed during a visit to Soacha in Colombia.", "killed", "Soacha"),
        ("Rockets launched from Gaza hit a house in Ashkelon, wounding two people.", "hit", "Ashkelon"),
        (
            "A car bomb exploded in Cartagena, on the Caribbean, wounding two people in Colombia.",
            "car bomb",
            "Cartagena",
        ),
        (
            "Two bombs went off in Baghdad on Sunday. Gunmen shot a judge on Haifa Street on Monday.",
            "shot",
            "Baghdad",
        ),
    ],
)
def test_where_one_was_going_and_where_fire_came_from_are_not_the_place(
    coder: Coder, sentence: str, word: str, name: str
) -> None:
    coding = coder.code(make_report(sentence))
    told = {c.trigger.text: c.place for c in coding.claims if c.trigger}
    place = told[word]
    assert place is not None
    assert place.name == name


def test_capitals_keep_the_names_of_capitals_and_regions(coder: Coder) -> None:
    coding = coder.code(make_report("CLASHES WENT ON IN PANAMA CITY, LATIN AMERICAN ENVOYS IN WASHINGTON SAID TODAY."))
    assert {"PANAMA CITY", "LATIN AMERICAN"} <= {m.text for m in coding.mentions.places}
    assert "PA" in {m.country for m in coding.mentions.places if m.text == "PANAMA CITY"}

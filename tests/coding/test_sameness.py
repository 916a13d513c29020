from dataclasses import replace

from dateline.coding.sameness import same_actors, same_figures, same_ground, same_place, same_time
from dateline.model import Actor, Figure, Place, Span, Time


def place(lat: float, lon: float, precision: str = "exact", country: str = "SY", admin1: str | None = None) -> Place:
    return Place("x", Span(0, 1), lat=lat, lon=lon, precision=precision, country=country, admin1=admin1)  # type: ignore[arg-type]


def time(start: str | None, end: str | None, precision: str = "day") -> Time:
    return Time("x", Span(0, 1), start, end, precision)  # type: ignore[arg-type]


def killed(low: float | None, high: float | None, of: str | None = None) -> Figure:
    return Figure("killed", "x", Span(0, 1), low, high, of=of)


def actor(name: str, id: str | None = None) -> Actor:
    return Actor(name, id, None)


def test_actors_agree_by_identity_or_by_words() -> None:
    assert same_actors([actor("IS", "islamic-state")], [actor("Daesh", "islamic-state")])
    assert same_actors([actor("the rebels")], [actor("rebels")])
    assert same_actors([actor("army", "syria-army")], [actor("army", "iraq-army")]) is False
    assert same_actors([actor("Syrian", "syria")], [actor("air force", "syria-air-force")])
    assert same_actors([actor("Terrorist groups")], [actor("terrorists")])
    assert same_actors([actor("Kurdish fighters")], [actor("rebel fighters")]) is False
    assert same_actors([], [actor("rebels")]) is None


def test_exact_places_agree_by_distance() -> None:
    homs, palmyra = place(34.72, 36.72), place(34.56, 38.28)
    assert same_place(homs, place(34.75, 36.70)) is True
    assert same_place(homs, palmyra) is False
    assert same_place(homs, None) is None


def test_an_area_excludes_only_what_lies_outside() -> None:
    homs = place(34.72, 36.72, admin1="SY.11")
    assert same_place(homs, place(34.5, 38.0, "admin", admin1="SY.11")) is None
    assert same_place(homs, place(36.2, 37.2, "admin", admin1="SY.09")) is False
    assert same_place(homs, place(35, 38, "country")) is None
    assert same_place(homs, place(33, 44, "country", country="IQ")) is False


def test_times_exclude_each_other_by_the_calendar() -> None:
    assert same_time(time("2024-03-01", "2024-03-01"), time("2024-03-01", "2024-03-01")) is True
    assert same_time(time("2024-03-01", "2024-03-01"), time("2024-03-02", "2024-03-02")) is False
    assert same_time(time("2024-03-01", "2024-03-31", "month"), time("2024-03-02", "2024-03-02")) is None
    assert same_time(time("2024-03-01", None, "month"), time("2023-03-02", "2023-03-02")) is False


def test_tolls_of_the_same_people_must_meet() -> None:
    assert same_figures([killed(18, None)], [killed(20, 20)]) is True
    assert same_figures([killed(18, 18)], [killed(20, 20)]) is False
    assert same_figures([killed(4, 4, "children")], [killed(20, 20)]) is None


def test_a_state_is_of_one_piece_of_ground() -> None:
    homs = place(34.73, 36.72)
    assert same_ground(homs, homs) is True
    assert same_ground(homs, replace(place(34.75, 36.70), text="Rastan")) is False
    assert same_ground(homs, None) is False

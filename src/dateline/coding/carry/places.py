"""Places that a claim takes over from the event that it continues (codebook, section 5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.drafts import Draft
from dateline.coding.mention import sentence_of
from dateline.coding.places import ASSUMED, focus, home_country, places_told
from dateline.coding.reading import Reading
from dateline.coding.sameness import same_actors
from dateline.model import REAL, Actor, Place

COARSE = ("country", "region")
"""Precisions of a place that a finer one may be within."""
OF_A_DEED = frozenset({"accusation", "demand", "threat"})
"""Acts of speech that are about a deed, whose place they have."""
TALKED = frozenset({"negotiation", "agreement"})
"""Types that take place where people meet."""
_ANSWERS = frozenset({"arrest", "release", "sanction", "formation", "military_support"})
"""Types that may come anywhere after a deed, so that their place is not that of the violence told beside them."""
AT_LARGE = frozenset({"formation", "military_support"})
"""Types that are of a country rather than of the place of the last fight, where no place is told."""
DONE, OPENING = 3, 2
"""How much more than what is only said or to come an event speaks for the main place, and one of the opening."""
AKIN = 0.7
"""What speaks for the place of a kindred event, beside the weight of its province in the report (`places.focus`)."""


def carry_places(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Give each draft without a place that of its sentence's or paragraph's event, else the main one.

    Talks, refusals and sanctions with no place of their own stay without; what is blamed, demanded or threatened has
    the place of the deed. A group's making and a state's help with none are of the country as a whole. What the title
    or the first sentence places in a country or region only lies where the text then places it within that.
    """
    told = [_refined(reading, drafts, index) for index in range(len(drafts))]
    hurt = _hurting(reading)
    main = _main_place(reading, told)
    of_violence = _main_place(reading, [d for d in told if d.type not in _aside(reading)])
    return [
        draft
        if draft.place or not _takes_place(reading, draft)
        else replace(draft, place=_source(reading, told, i, of_violence if draft.type in hurt else main))
        for i, draft in enumerate(told)
    ]


def _hurting(reading: Reading) -> frozenset[str]:
    """Return the types of violence and of what it leaves."""
    return reading.codebook.types("violent", "harmful") | {"casualties"}


def _aside(reading: Reading) -> frozenset[str]:
    """Return the types whose place tells nothing of where violence was done."""
    return TALKED | _ANSWERS | reading.codebook.types("speech")


def _takes_place(reading: Reading, draft: Draft) -> bool:
    return draft.type in OF_A_DEED or not reading.codebook.events[draft.type].speech


def _source(reading: Reading, drafts: Sequence[Draft], index: int, main: Place | None) -> Place | None:
    """Return the place that a draft takes over."""
    if _is_recalled(reading, drafts[index]):
        return _of_the_victim(reading, drafts, index)
    drafts = _lending(reading, drafts, index)
    place = _same_sentence(reading, drafts, index)
    if place is None and drafts[index].type in AT_LARGE:
        place = _whole_country(reading)
    place = place or _same_passage(reading, drafts, index) or _fought_before(reading, drafts, index, main) or main
    return _taken_over(reading, place) if place else None


def _lending(reading: Reading, drafts: Sequence[Draft], index: int) -> list[Draft]:
    """Return the drafts in their order, talks without their places: where it is talked is not where it is fought.

    For what is itself talked they keep them.
    """
    kind = drafts[index].type
    talked = reading.codebook.types("speech") | TALKED
    if kind in talked - OF_A_DEED:
        return list(drafts)
    apart = _aside(reading) if kind in _hurting(reading) else TALKED
    return [replace(d, place=None) if d.type in apart else d for d in drafts]


def _is_recalled(reading: Reading, draft: Draft) -> bool:
    """Tell whether a draft only names what was done to somebody ("the murder of Hale", "Hale, who was shot")."""
    token = reading.doc[draft.event.token]
    named = token.pos_ in ("NOUN", "PROPN") or token.dep_ in ("relcl", "acl")
    return named and draft.type in _hurting(reading) and bool(_by_name(reading, draft))


def _of_the_victim(reading: Reading, drafts: Sequence[Draft], index: int) -> Place | None:
    """Return where the text tells that the same people were hurt; else the report's country alone."""
    victims = _by_name(reading, drafts[index])
    hurting = _hurting(reading)
    same = (d.place for d in drafts if d.place and d.type in hurting and same_actors(victims, d.roles.targets))
    place = next(same, None) or _whole_country(reading)
    return _taken_over(reading, place) if place else None


def _whole_country(reading: Reading) -> Place | None:
    """Return the country that the report plays in."""
    home = home_country(reading)
    if home not in reading.codebook.countries:
        return None
    found = next(
        (c for c in reading.gazetteer.find(reading.codebook.countries[home].name) if c.kind == "country"), None
    )
    return (
        Place(None, None, found.name, found.geonameid, found.lat, found.lon, None, home, None, "country", None)
        if found
        else None
    )


def _taken_over(reading: Reading, place: Place) -> Place:
    """Return a place as taken over: with the words by which it was told elsewhere, but no span of them.

    Of "the area" it is the name that this took up.
    """
    text, last = place.text, (place.text or "").lower().split()[-1:]
    if place.name and reading.codebook.word_set("place_taken_up").intersection(last):
        text = next((m.text for m in reading.places if m.name == place.name and not m.adjective), text)
    return replace(place, text=text, span=None, name=place.name or place.text, carried=True)


def _refined(reading: Reading, drafts: Sequence[Draft], index: int) -> Draft:
    """Return a draft of the title or opening with the finer place that the text tells of the same happening.

    Of several it is that of the province that the report names first and most, of kindred events before others.
    """
    draft = drafts[index]
    place = draft.place
    if not _opens(reading, draft) or (place is not None and not _coarse(place) and place.lat is not None):
        return draft
    if place is None and reading.codebook.events[draft.type].speech:
        return draft
    violent = reading.codebook.types("violent")
    home, weights = home_country(reading), focus(reading)
    akin = [d.place for d in drafts if d is not draft and d.place and _akin(reading, draft, d, violent)]
    finer = [(p, AKIN) for p in akin if _finer(p, place, home)]
    if not _by_name(reading, draft):
        finer += [(p, 0.0) for p in places_told(reading) if _finer(p, place, home)]
    if not finer:
        return draft
    best, _ = max(finer, key=lambda pair: weights.get((pair[0].country, pair[0].admin1), 0.0) + pair[1])
    return replace(draft, place=_taken_over(reading, best))


def _wide(place: Place) -> bool:
    """Tell whether a place is told as a country or region, rather than as a name that no map has."""
    return place.precision in COARSE and place.relation != ASSUMED


def _coarse(place: Place) -> bool:
    """Tell whether a finer place may be within it: a country, a region, or what lies near or in a part of one."""
    if place.relation == ASSUMED:
        return False
    return place.precision in COARSE or place.admin1 is None


def _opens(reading: Reading, draft: Draft) -> bool:
    """Tell whether a draft is told by the title or the first sentence of the body."""
    at = draft.event.trigger.start
    if reading.passage_kind(at) == "title":
        return True
    body = next((p for p in reading.passages if p.kind in ("paragraph", "quotation", "list_item")), None)
    first = reading.token_at(body.start if body else 0)
    return first is not None and at < first.sent.end_char


def _akin(reading: Reading, one: Draft, other: Draft, violent: frozenset[str]) -> bool:
    """Tell whether two drafts may tell of one happening: of one kind, and not done to two people of other names."""
    alike = one.type == other.type or {one.type, other.type} <= violent | {"casualties"}
    return alike and one.modality.status == other.modality.status and not _of_two(reading, one, other)


def _of_two(reading: Reading, one: Draft, other: Draft) -> bool:
    """Tell whether two drafts name two victims, who have nothing of their names in common."""
    victims, others = (_by_name(reading, d) for d in (one, other))
    return same_actors(victims, others) is False


def _by_name(reading: Reading, draft: Draft) -> list[Actor]:
    """Return the people who are named as those that it is done to."""
    found = []
    for target in draft.roles.targets:
        token = reading.token_at(target.span.end - 1) if target.span else None
        if token is not None and token.ent_type_ == "PERSON":
            found.append(target)
    return found


def _finer(place: Place, than: Place | None, home: str | None) -> bool:
    """Tell whether a place is a point or province within a country or region.

    Where that is none, or a country that the report does not play in (a party), it is any within the one it plays in.
    """
    if place.lat is None or place.relation == ASSUMED or _coarse(place):
        return False
    wanted = home if than is None or than.precision == "country" or than.country is None else than.country
    return place.country == wanted


def _same_sentence(reading: Reading, drafts: Sequence[Draft], index: int) -> Place | None:
    sentence = sentence_of(reading, drafts[index].event.token)
    here = [
        (_wide(other.place), abs(other.event.token - drafts[index].event.token), other.place)
        for other in drafts
        if other.place and sentence_of(reading, other.event.token) == sentence
    ]
    return min(here, key=lambda found: found[:2])[2] if here else None


def _same_passage(reading: Reading, drafts: Sequence[Draft], index: int) -> Place | None:
    at = drafts[index].event.trigger.start
    bounds = next(((p.start, p.end) for p in reading.passages if p.start <= at < p.end), None)
    if bounds is None:
        return None
    earlier = [d.place for d in drafts[:index] if d.place and bounds[0] <= d.event.trigger.start < bounds[1]]
    fine = [p for p in earlier if not _wide(p)]
    return (fine or earlier)[-1] if earlier else None


def _fought_before(reading: Reading, drafts: Sequence[Draft], index: int, main: Place | None) -> Place | None:
    """Return for violence the place of the violence told last before, where the report is about no one place."""
    violent = reading.codebook.types("violent")
    told = [p for d in drafts if (p := d.own_place) and not _wide(p)]
    if drafts[index].type not in violent or main is None:
        return None
    if sum(_named(p) == _named(main) for p in told) > len(told) / 2:
        return None
    earlier = [d.place for d in drafts[:index] if d.type in violent and d.own_place and d.place in told]
    return earlier[-1] if earlier else None


def _main_place(reading: Reading, drafts: Sequence[Draft]) -> Place | None:
    """Return the place of most events; of equals, the first; a finer one before a country, at home before abroad.

    What the report opens with counts more, what is only said or to come less. Where no event has one, it is the first
    finer place that the text tells, else the first at all.
    """
    home = home_country(reading)
    told = [(d.place, _weight(reading, d)) for d in drafts if d.place]
    told = [(p, weight) for p, weight in told if p.lat is not None and p.relation != ASSUMED]
    there = [each for each in told if each[0].country == home] or [each for each in told if each[0].country is None]
    if not there:
        named = places_told(reading)
        return (
            _town_of(reading, named, home)
            or _whole_country(reading)
            or next(iter([*(p for p, _ in told), *named]), None)
        )
    weights: Counter[object] = Counter()
    for place, weight in there:
        weights[_named(place)] += weight
    places = [place for place, _ in there]
    return max(places, key=lambda p: (p.precision != "country", p.country == home, weights[_named(p)]))


def _weight(reading: Reading, draft: Draft) -> int:
    """Return how much an event speaks for its place as the main one of the report."""
    done = draft.modality.status in REAL and not reading.codebook.events[draft.type].speech
    return (DONE if done else 1) + (OPENING if _opens(reading, draft) else 0)


def _town_of(reading: Reading, told: Sequence[Place], home: str | None) -> Place | None:
    """Return the place at home that the title tells, or that the text tells again and more than any other.

    One that is named in passing is none ("a law school in Alpha").
    """
    fine = [p for p in told if p.precision not in COARSE and p.country == home]
    counts = Counter(_named(p) for p in fine)
    headed = [p for p in fine if p.span and reading.passage_kind(p.span.start) == "title"]
    again = [p for p in fine if counts[_named(p)] > 1 and counts[_named(p)] == max(counts.values())]
    return next(iter([*headed, *again]), None)


def _named(place: Place) -> object:
    """Return what two parts of one town have in common ("Alpha", "south of Alpha")."""
    return place.geonameid or place.name or (place.lat, place.lon)

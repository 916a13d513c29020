"""The list of armed actors: what must hold of every entry."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from dateline.codebook import load_codebook
from dateline.codebook.schema import KnownActor
from dateline.coding.actors.known import names_of

ACTORS = load_codebook().actors
PLAIN_WORDS = frozenset(
    {
        "all",
        "and",
        "are",
        "army",
        "can",
        "die",
        "far",
        "fire",
        "force",
        "front",
        "general",
        "guard",
        "guards",
        "he",
        "her",
    }
    | {
        "his",
        "home",
        "in",
        "is",
        "it",
        "law",
        "led",
        "man",
        "march",
        "may",
        "men",
        "model",
        "most",
        "new",
        "no",
        "not",
        "on",
    }
    | {"one", "or", "order", "out", "party", "people", "police", "red", "security", "set", "so", "state", "the", "they"}
    | {
        "to",
        "union",
        "up",
        "us",
        "war",
        "was",
        "we",
        "will",
        "with",
        "yes",
        "fact",
        "mine",
        "act",
        "aid",
        "arm",
        "eagle",
    }
    | {"hawk", "hope", "eye", "cam", "gal", "mass", "base", "camp", "rebels", "militants", "coalition", "resistance"}
)
UPPER_THAT_ARE_NAMES = {"is", "us"}
"""Written in capitals these are names; they count only in capitals."""


def names(actor: KnownActor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases)


def test_several_hundred_actors_of_all_continents_are_listed() -> None:
    countries = Counter(a.country for a in ACTORS.values() if a.country)
    assert len(ACTORS) >= 500
    assert {"SY", "IQ", "YE", "LB", "PS", "TR", "AF", "PK", "IN", "MM", "PH", "ML", "NG", "SD", "ET", "SO"} <= set(
        countries
    )
    assert {"CD", "CF", "MZ", "UA", "RU", "CO", "MX", "PE", "SV", "GT", "NI", "HN", "HT", "GB", "BA", "LK"} <= set(
        countries
    )


def test_every_parent_is_an_actor_or_a_state() -> None:
    states = set(names_of(load_codebook()).countries.values())
    lost = {
        id_: a.parent for id_, a in ACTORS.items() if a.parent and a.parent not in ACTORS and a.parent not in states
    }
    assert lost == {}


def test_no_actor_is_its_own_ancestor() -> None:
    for id_ in ACTORS:
        seen, at = set(), id_
        while at in ACTORS and ACTORS[at].parent:
            assert at not in seen, id_
            seen.add(at)
            at = ACTORS[at].parent or ""


def test_every_country_is_in_the_codebook() -> None:
    assert {a.country for a in ACTORS.values() if a.country} <= set(load_codebook().countries)


def test_no_name_stands_for_two_actors_of_one_country_nor_twice_for_one() -> None:
    bearers = Counter((name.lower(), a.country) for a in ACTORS.values() for name in names(a))
    assert [key for key, count in bearers.items() if count > 1] == []


def test_no_name_is_a_plain_word() -> None:
    for actor in ACTORS.values():
        for name in names(actor):
            assert len(name) > 1, name
            assert name.lower() not in PLAIN_WORDS or (name.isupper() and name.lower() in UPPER_THAT_ARE_NAMES), name


def test_every_entry_tells_who_it_is_to_the_exports() -> None:
    assert [id_ for id_, a in ACTORS.items() if a.inter is None or a.kind is None] == []
    assert [id_ for id_ in ACTORS if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id_)] == []


def test_years_are_a_beginning_and_perhaps_an_end() -> None:
    for id_, actor in ACTORS.items():
        assert actor.until is None or (actor.since or 0) <= actor.until, id_
    khmer = KnownActor(name="Some Front", years="1951-1999")
    assert khmer.active_in(1975)
    assert not khmer.active_in(2005)
    assert KnownActor(name="Some Front", years="1985-").active_in(2020)
    with pytest.raises(ValueError, match="years"):
        KnownActor(name="Some Front", years="the eighties")


def test_names_in_their_own_script_go_by_a_language() -> None:
    scripts = [(code, name) for a in ACTORS.values() for code, name in a.names.items()]
    assert len(scripts) > 100
    assert all(re.fullmatch("[a-z]{2,3}", code) and name.strip() == name for code, name in scripts)
    assert any("\u0600" <= name[0] <= "\u06ff" for _, name in scripts)
    assert any("\u0400" <= name[0] <= "\u04ff" for _, name in scripts)

"""What an actor is in the field's codes: ACLED's inter, POLECAT's sector, its country."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.codebook import Codebook

STATE, REBEL, POLITICAL, IDENTITY, RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL = range(1, 9)
ARMED = frozenset({STATE, REBEL, POLITICAL, IDENTITY, EXTERNAL})
_NAMES = ("state", "rebel", "political", "identity", "rioters", "protesters", "civilians", "external")
_SECTOR = {
    STATE: "MIL",
    REBEL: "REB",
    POLITICAL: "PRM",
    IDENTITY: "PRM",
    RIOTERS: "CVL",
    PROTESTERS: "OPP",
    CIVILIANS: "CVL",
    EXTERNAL: "MIL",
}
_KIND_SECTOR = {
    "government": "GOV",
    "police": "COP",
    "party": "PTY",
    "security": "SPY",
    "opposition": "OPP",
    "gang": "CRM",
}
_STATES_FORCES = re.compile(r"^([a-z-]+?)-(army|police|air-force|navy|government|security-forces)$")


@dataclass(frozen=True, slots=True)
class Side:
    """An actor as a data set has it."""

    name: str
    """The known actor's name, else the words of the first report."""
    inter: int
    country: str | None
    sector: str
    told: bool = True
    """Whether the text names one; if not, `name` is a stand-in."""
    of_state: bool = False
    """Whether it is a state's forces, at home or abroad."""


def stand_in(name: str, inter: int, country: str | None) -> Side:
    """Return the side that a data set puts where none is told."""
    return Side(name, inter, country, _SECTOR[inter], told=False)


def parties(book: Codebook, event: Mapping[str, Any], role: str) -> list[Side]:
    """Return those of an event's `actors` or `targets` that are parties: no things, no places.

    A people's name is its forces where it does something ("Russians seized"), its civilians where it is hit.
    """
    country = (event["place"] or {}).get("country")
    found = [found for actor in event[role] if (found := party(book, actor, event))]
    if role == "actors":
        found = [{**a, "name": f"{a['name'][:-1]} forces"} if a["name"].lower() in _peoples(book) else a for a in found]
    return [side(book, actor, country) for actor in found]


def _peoples(book: Codebook) -> frozenset[str]:
    return book.derived("exchange.peoples", _names_of_peoples)


def _names_of_peoples(book: Codebook) -> frozenset[str]:
    """Return "palestinians", "russians": the adjectives of countries that make a people's name by an s."""
    return frozenset(f"{word.lower()}s" for c in book.countries.values() for word in c.adjectives if word.endswith("n"))


def party(book: Codebook, actor: Mapping[str, Any], event: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the actor if its words name somebody; None for things and places.

    Of "rebel positions" it is "rebel"; "positions", "Ikrima School", the name of the event's place and a common noun
    that tells nothing ("allies") name nobody.
    """
    if (actor["id"] or "") in book.actors:
        return actor
    words = str(actor["name"]).split()
    if not words or str(actor["name"]) in _places_of(event) or _last(words) in book.word_set("civilian_objects"):
        return None
    if _last(words) in book.word_set("things"):
        while words and _last(words) in book.word_set("things"):
            words.pop()
        owner = " ".join(words)
        return {**actor, "name": owner} if code_by_words(book, owner) else None
    if code_by_words(book, actor["name"]) or _state_of(book, actor["name"], actor["id"]):
        return actor
    named = words if _last(words) in book.word_set("vague_parties") else words[:1]
    return actor if any(word[:1].isupper() for word in named) else None


def _last(words: list[str]) -> str:
    return words[-1].lower().strip(".,;:")


def _places_of(event: Mapping[str, Any]) -> set[str]:
    return {str(v["value"][key]) for v in event["places"] for key in ("name", "text") if v["value"][key]}


def opposed(
    book: Codebook, event: Mapping[str, Any], actors: Sequence[Side], targets: Sequence[Side], *, fighting: bool
) -> tuple[list[Side], list[Side]]:
    """Return the armed sides on either hand: those who do it, and those who are met or hit.

    Where no armed target is told, it is whoever is counted among the dead and wounded ("70 militants"); in fighting,
    failing that, the second of those who do it.
    """
    armed = [s for s in actors if s.inter in ARMED]
    own = {s.name for s in armed}
    hit = [s for s in targets if s.inter in ARMED and s.name not in own]
    if not hit:
        country = (event["place"] or {}).get("country")
        counted = [side(book, {"name": of, "id": known_in(book, of)}, country) for of in _counted(event)]
        doers = {s.inter for s in armed}
        hit = [s for s in counted if s.inter in ARMED and s.sector != "UNK" and s.inter not in doers]
    if fighting and len(armed) > 1 and not hit:
        return armed[:1], armed[1:]
    return armed, hit


def _counted(event: Mapping[str, Any]) -> list[str]:
    """Return the words for those who are counted among the dead and wounded."""
    harmed = [f for f in event["figures"] if f["measure"] in ("killed", "wounded")]
    said = (words for f in harmed for t in f["told"] for words in (t["of"], *(p["of"] for p in t["parts"])))
    return list(dict.fromkeys(words for words in said if words))


def known_in(book: Codebook, words: str) -> str | None:
    """Return the id of the listed actor whose name or alias stands in the words, the longest of them."""
    aliases = book.derived("exchange.aliases", _aliases)
    found = words.split()
    spans = [(i, j) for i in range(len(found)) for j in range(i + 1, min(len(found), i + 6) + 1)]
    named = (aliases.get(" ".join(found[i:j]).casefold()) for i, j in sorted(spans, key=lambda s: s[0] - s[1]))
    return next((id for id in named if id), None)


def _aliases(book: Codebook) -> dict[str, str]:
    return {n.casefold(): id for id, actor in book.actors.items() for n in (actor.name, *actor.aliases)}


def hits_civilians(book: Codebook, event: Mapping[str, Any]) -> bool:
    """Tell whether civilians are hit though none is named a target: by who is counted, or by what was struck."""
    if any(code_by_words(book, words) == CIVILIANS for words in _counted(event)):
        return True
    harmed = any(f["measure"] in ("killed", "wounded") for f in event["figures"])
    objects = book.word_set("civilian_objects")
    return harmed and any(set(t["name"].lower().split()) & objects for t in event["targets"])


def side(book: Codebook, actor: Mapping[str, Any], country: str | None) -> Side:
    """Return an actor of an event in `country`."""
    known = book.actors.get(actor["id"] or "")
    name = known.name if known else str(actor["name"])
    state = _state_of(book, name, actor["id"])
    told = (known.inter if known else None) or code_by_words(book, name) or (STATE if state else None)
    code = told or POLITICAL
    home = (known.country if known else None) or state or country
    abroad = code == STATE and bool(home and country and home != country)
    sector = _KIND_SECTOR.get((known.kind if known else None) or "", _SECTOR[code] if told else "UNK")
    return Side(name, EXTERNAL if abroad else code, home, sector, of_state=code == STATE)


def code_by_words(book: Codebook, name: str) -> int | None:
    """Return ACLED's code by the words of a name, the last that tells it; None where none does."""
    return _code_of(book, re.findall(r"[a-z]+", name.lower()))


def _code_of(book: Codebook, words: list[str]) -> int | None:
    codes = book.derived("exchange.inter", _inter)
    return next((codes[word] for word in reversed(words) if word in codes), None)


def _inter(book: Codebook) -> dict[str, int]:
    own = {word: code for code, name in enumerate(_NAMES, 1) for word in book.word_set(f"inter_{name}")}
    return dict.fromkeys(_peoples(book), CIVILIANS) | own


def _state_of(book: Codebook, name: str, id: str | None) -> str | None:
    """Return the country that a name begins with ("Israeli jets"), or that an identity is made of ("peru-army")."""
    names = book.derived("exchange.sides", _names_of_countries)
    found = _STATES_FORCES.match(id or "")
    for words in (found.group(1).replace("-", " ") if found else "", (id or "").replace("-", " "), name.lower()):
        if words in names:
            return names[words]
    return names.get((name.lower().split() or [""])[0])


def _names_of_countries(book: Codebook) -> dict[str, str]:
    return {
        words.lower(): code
        for code, country in book.countries.items()
        for words in (country.name, *country.adjectives, *country.other)
    }

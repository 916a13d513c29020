"""Which place an event has: the mention that hangs nearest to it in the parse, with its whole phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from dateline.coding.places.home import home_country, sources
from dateline.coding.places.phrases import AREAS, ASSUMED, QUARTER_FAR_KM, Phrase, phrase, phrases
from dateline.coding.places.takenup import taken_up
from dateline.coding.reading import EventMention, Reading
from dateline.coding.spans import Beginnings, Spans
from dateline.coding.syntax import span_of, with_conjuncts
from dateline.coding.tokens import Token
from dateline.gazetteer.geometry import km_between
from dateline.model import ActorMention, Place, PlaceMention, Span

FAR = 12.0
"""The cost over which a place is not taken for the event's."""
UNKNOWN = 2.0
"""What it costs a place to have no point: a name that is known is surer to be one."""
_AGENTIVE = frozenset({"nsubj", "nsubjpass", "poss", "compound", "nmod", "amod", "dobj", "conj"})
"""Roles in which a country is a party rather than a place."""
_WAY = {"from": FAR, "via": FAR / 2, "through": FAR / 4}
_FIRED = frozenset({"shelling", "air_strike", "attack", "bombing"})
"""Types whose fire comes from one place and hits another."""
_FIRING = frozenset({"launch", "fire", "shoot", "lob", "mount", "stage", "hurl", "direct"})
"""Verbs whose "from" tells where fire came from."""
_ENDS = frozenset({"to", "from", "for", "toward", "towards"})
"""Prepositions of where a journey ends or begins."""
_DURING = frozenset({"during", "on", "in", "while", "amid"})
"""Words after which a visit goes on."""
_SPEAKING = frozenset({"speak", "talk", "address", "testify", "write"})
"""Verbs by whose place it is told where somebody spoke."""
_ORIGINS = frozenset({"from", "by", "with", "against", "between"})
_LOCAL = frozenset(
    {"in", "at", "near", "on", "around", "outside", "inside", "into", "across", "to", "toward", "towards"}
)
_BESIDE = re.compile(
    r"(?:\s+(?!(?:and|or|to|from|then|but|as|while|toward|towards)\b)[a-z]+){0,2},?\s+"
    r"(?:(?i:which|that|is|was|located|situated|lying|lies|in|on|at|about|some|just|only|roughly|approximately)\s+){0,4}"
    r"(?:an?\s+(?:[a-z-]+\s+){1,3})?",
    re.ASCII,
)
"""What stands between a place and another that only tells where it lies ("the Alpha camp outside Beta")."""
_HELD_BY = re.compile(
    r",\s+(?P<in>(?:in|near|outside|within)\s+)?(?:the\s+)?(?:(?:[a-z]+ern|central)\s+)?"
    r"(?:(?:province|district|department|governorate|municipality|town|city)\s+of\s+)?",
    re.IGNORECASE,
)
"""What stands between a place and what holds it, after a comma."""
HIGHEST = 3
"""Nouns and prepositions above a place whose conjuncts may hold another ("a home in Alpha and a post in Beta")."""
REACH = 60
"""Characters within which a list of places goes on."""
_AND_IN = re.compile(
    r",?\s+(?:and|as\s+well\s+as),?\s+(?:(?:also|then|later|again|in\s+turn),?\s+)?"
    r"(?:(?:farther|further|to\s+the)\s+(?:north|south|east|west)(?:east|west)?,?\s+|(?:another|others?|more)\s+)"
    r"(?:(?:in|at|near|on|outside|of)\s+)?(?:the\s+)?(?:(?:city|town|village|district|province)\s+of\s+)?",
    re.IGNORECASE,
)
"""What stands between two places of one list that the parse does not tie."""
_IN_A_TOWN = re.compile(
    r"(?:\s+[a-z]+){0,2},?\s+(?:in|of|outside|on\s+the\s+(?:[a-z]+\s+)?outskirts\s+of|within)\s+(?:the\s+)?"
    r"(?:(?:[a-z]+\s+){0,2}(?:city|town|capital|port)\s+(?:of\s+)?|(?:[a-z]+ern|central|downtown)\s+)?",
    re.ASCII | re.IGNORECASE,
)
"""What stands between a part and the town that it is in ("the Alpha neighborhood, in the city of Beta")."""
_LANDMARK = ("near", "offset", "travel", "part", "bearing", "border")
"""Relations by which a place may only tell where the one before it lies."""
_NAMED = frozenset({"compound", "nmod", "poss", "appos"})


@dataclass(frozen=True, slots=True)
class _Option:
    """A mention that may be the event's place, with what its phrase tells."""

    mention: PlaceMention
    phrase: Phrase


def place_of(reading: Reading, event: EventMention) -> Place | None:
    """Return the place that the event's own clause or sentence tells; None where it tells none."""
    token = reading.doc[event.token]
    chain = _ancestors(token)
    options = _options(reading, token)
    found = [(cost, option) for option in options if (cost := _cost(reading, event, chain, option, options)) <= FAR]
    return _place(reading, _finest(reading, min(found, key=lambda pair: pair[0])[1], options)) if found else None


def _finest(reading: Reading, best: _Option, options: Sequence[_Option]) -> _Option:
    """Return the place right before one that only tells where that lies ("in Alpha, in Beta township")."""
    wide = best.mention.precision in AREAS or (best.phrase.relation or "").startswith(_LANDMARK)
    for other in options:
        if other.mention.precision not in ("exact", None) or other.phrase.mention is best.mention:
            continue
        between = _HELD_BY.fullmatch(reading.text, other.mention.end, best.phrase.span.start)
        if between and (wide or between["in"]) and other.mention.end < best.phrase.span.start:
            return other
    return best


def places_beside(reading: Reading, place: Place) -> list[Place]:
    """Return the places that are joined to a told one by "and" or commas ("in Alpha, Beta and Gamma"), in order."""
    span = place.span
    if span is None:
        return []
    joined = {t.i for t in joined_to(reading, place)}
    own = {_head(reading, m).i for m, _ in _beginning_in(reading, *span) if m.end <= span.end}
    at = reading.tokens_in(span)
    first = at[0].sent.start_char if at else span.start
    last = max([span.end + REACH + 1, *(reading.tokens[i].sent.end_char for i in joined)])
    told = _beginning_in(reading, first, last)
    others = [_Option(m, p) for m, p in told if not span.overlaps(m.span) and p.lat is not None and not m.adjective]
    return [
        _place(reading, o)
        for o in others
        if _goes_on(reading, span, o) or _top(_head(reading, o.mention), joined, own) or _after_area(reading, span, o)
    ]


def _goes_on(reading: Reading, span: Span, option: _Option) -> bool:
    """Tell whether "and, farther north, Alpha" or "and another in Alpha" follows a place."""
    start = min(option.mention.start, option.phrase.span.start)
    return span.end < start <= span.end + REACH and _AND_IN.fullmatch(reading.text, span.end, start) is not None


def joined_to(reading: Reading, place: Place) -> list[Token]:
    """Return the nouns and prepositions that are coordinated with that of a told place, in order, each once."""
    if place.span is None:
        return []
    own = [m for m, _ in _beginning_in(reading, *place.span) if m.end <= place.span.end]
    found = {t.i: t for m in own for t in _joined(_head(reading, m))}
    return [found[i] for i in sorted(found)]


def _joined(head: Token) -> list[Token]:
    """Return what is coordinated with a place's noun, before it too, with the noun above it or its preposition."""
    before = head
    while before.dep_ == "conj" and before.head.pos_ in ("NOUN", "PROPN"):
        before = before.head
    above: list[Token] = []
    at = before.head
    while at.pos_ in ("NOUN", "PROPN", "ADP") and at.i < before.i and len(above) < HIGHEST and at.head.i != at.i:
        above.append(at)
        at = at.head
    list_of = [t for t in with_conjuncts(before) if t.i != head.i]
    return list_of + [t for top in above for t in with_conjuncts(top)[1:]]


def _after_area(reading: Reading, span: Span, option: _Option) -> bool:
    """Tell whether a town is tied to the area that only tells where the place lies ("Alpha in the north and Beta")."""
    head = _head(reading, option.mention)
    if option.mention.precision != "exact" or head.dep_ != "conj":
        return False
    areas = [m for m in reading.places if m.start <= head.head.idx < m.end and m.precision in AREAS]
    return any(span.end < m.start <= span.end + REACH // 2 for m in areas)


def _top(head: Token, joined: set[int], own: set[int]) -> bool:
    """Tell whether a name is, or describes or follows, one of the joined words, and not the place's own name."""
    at = head
    for _ in range(HIGHEST + 2):
        if at.i in joined:
            return True
        if at.i in own:
            return False
        at = at.head
    return False


def places_told(reading: Reading) -> list[Place]:
    """Return the places that the text tells, in its order: no government's seat, no source's."""
    return [
        _place(reading, _Option(m, p))
        for m, p in zip(reading.places, phrases(reading), strict=True)
        if not m.adjective
        and not m.metonym
        and p.lat is not None
        and p.relation != ASSUMED
        and not _of_others(reading, _Option(m, p), head := _head(reading, m))
        and (p.relation or not _of_a_journey(reading, head, {}))
        and reading.passage_kind(m.start) not in ("dateline", "byline", "trailer", "clutter")
    ]


def _options(reading: Reading, token: Token) -> list[_Option]:
    """Return the places that the sentence of a word tells; worked out once for all events of it."""
    known = reading.of_layer("places.options", reading.places, _no_options)
    start = token.sent.start
    if start not in known:
        known[start] = _options_of(reading, token)
    return known[start]


def _no_options(_places: tuple[PlaceMention, ...]) -> dict[int, list[_Option]]:
    return {}


def _options_of(reading: Reading, token: Token) -> list[_Option]:
    sentence = token.sent
    told = [
        _Option(m, p)
        for m, p in _beginning_in(reading, sentence.start_char, sentence.end_char)
        if not m.adjective and not m.metonym and reading.text[m.end : m.end + 1] != "-"
    ]
    return told + [_Option(m, phrase(reading, m)) for m in taken_up(reading, token.sent)]


def _beginning_in(reading: Reading, start: int, end: int) -> list[tuple[PlaceMention, Phrase]]:
    """Return the mentions that begin in a range of the text, each with its phrase."""
    beginnings = reading.of_layer("places.beginnings", reading.places, Beginnings)
    told = phrases(reading)
    return [(reading.places[i], told[i]) for i in beginnings.within(start, end)]


def _head(reading: Reading, mention: PlaceMention) -> Token:
    tokens = reading.tokens_in(mention.span)
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[-1])


def _ancestors(token: Token) -> dict[int, int]:
    """Return the token and its ancestors with their distance in steps."""
    steps, at = {token.i: 0}, token
    while at.head.i != at.i:
        at = at.head
        steps[at.i] = len(steps)
    return steps


def _cost(
    reading: Reading, event: EventMention, chain: dict[int, int], option: _Option, others: Sequence[_Option]
) -> float:
    mention = option.mention
    at = _head(reading, mention)
    walked = _walk(at, chain, (option.phrase.relation or "").startswith(("offset", "travel")))
    if walked is None or _where_it_is_said(at, chain):
        return FAR + 1
    cost = walked
    if not event.clause.holds(mention.span):
        first, last = sorted((event.trigger, mention.span))
        cost += 8.0 if ";" in reading.text[first.end : last.start] else 3.0
    if mention.start < event.trigger.end and mention.end > event.trigger.start:
        cost += 5.0
    if event.event == "deployment":
        cost += _on_the_way(at)
    elif event.event not in reading.codebook.types("moves") or event.event == "air_strike":
        cost += 0.0 if option.phrase.relation else _of_a_journey(reading, at, chain)
    if event.event in _FIRED and _fired_from(at, chain):
        return FAR + 1
    if event.event == "displacement" and _leads_to(at):
        cost -= 3.0
    cost += 0.001 * (mention.start - event.clause.start) / max(1, len(event.clause.of(reading.text)))
    return cost + _coarseness(reading, option, at, others) + _of_others(reading, option, at)


def _on_the_way(at: Token) -> float:
    """Return what it costs a place to be where forces come from, or what they pass: these are their route."""
    while at.dep_ in ("pobj", "compound", "nmod", "appos") or at.lower_ == "of":
        if at.head.lower_ in _WAY:
            return _WAY[at.head.lower_]
        at = at.head
    return 0.0


def _fired_from(at: Token, chain: dict[int, int]) -> bool:
    """Tell whether a place is where fire came from ("rockets launched from Alpha")."""
    while at.i not in chain and at.head.i != at.i:
        if at.lower_ == "from" and at.head.lemma_.lower() in _FIRING:
            return True
        at = at.head
    return False


def _of_a_journey(reading: Reading, at: Token, chain: dict[int, int]) -> float:
    """Return what it costs a place that somebody was going to or coming from, or is to visit ("on the way to Alpha").

    One is told where a visit goes on ("killed during a visit to Alpha").
    """
    ways, visits = (reading.codebook.word_set(f"place_{kind}") for kind in ("journeys", "visits"))
    while at.i not in chain and at.head.i != at.i:
        above = at.head
        if at.lower_ in _ENDS and above.i not in chain:
            if above.lemma_.lower() in ways:
                return FAR / 2
            if above.lemma_.lower() in visits and above.head.lower_ not in _DURING:
                return FAR
        at = above
    return 0.0


def _leads_to(at: Token) -> bool:
    """Tell whether a place is where people go, which a flight has for its place before where they come from."""
    while at.dep_ in ("pobj", "compound", "nmod", "appos") or at.lower_ == "of":
        if at.head.lower_ in ("to", "into", "towards", "toward"):
            return True
        at = at.head
    return False


def _walk(at: Token, chain: dict[int, int], measured: bool = False) -> float | None:
    """Return the cost of the way from a mention's head up to the event's word; None where there is none."""
    cost, steps = 0.0, 0
    while at.i not in chain and at.head.i != at.i:
        if at.dep_ in ("prep", "agent"):
            cost += 3.0 if at.lower_ in _ORIGINS and not measured else -0.5 if at.lower_ in _LOCAL else 0.0
        if at.dep_ in ("relcl", "advcl", "ccomp", "conj", "parataxis"):
            cost += 2.0
        at = at.head
        steps += 1
    return cost + steps + 1.5 * chain[at.i] if at.i in chain else None


def _coarseness(reading: Reading, option: _Option, at: Token, others: Sequence[_Option]) -> float:
    """Return what it costs a place to be a country, to hold another of the sentence, or to have no point."""
    mention, cost = option.mention, 0.0
    if mention.precision in ("country", "region") and mention.country != home_country(reading):
        cost += 2.0
    party = at.dep_ in _AGENTIVE and option.phrase.relation is None
    if mention.precision == "country":
        if party and mention.country != home_country(reading):
            return FAR + 1
        cost += 8.0 if party else 1.5
    if mention.precision in AREAS and any(_holds(mention, other) for other in others):
        cost += 4.0 if option.phrase.relation is None else 1.5
    if mention.precision == "region" and at.dep_ == "pobj" and at.head.lower_ == "on":
        cost += 4.0  # "in Alpha, on the Caribbean"
    if any(_told_by(reading, option, at, other) or _has_part(reading, option, other) for other in others):
        cost += 4.0
    return cost + (UNKNOWN if option.phrase.relation == ASSUMED else 0.0)


def _told_by(reading: Reading, option: _Option, at: Token, other: _Option) -> bool:
    """Tell whether an option only says of another one where it lies: "Alpha settlements near Beta", "a Beta town"."""
    if other is option or other.phrase.lat is None or other.mention.precision == "country":
        return False
    if (option.phrase.relation or "").startswith(_LANDMARK) and other.mention.precision in ("exact", None):
        between = reading.text[other.mention.end : option.phrase.span.start]
        if _BESIDE.fullmatch(between):
            return True
    there = _head(reading, other.mention)
    if option.phrase.relation == "near" and at.dep_ == "pobj" and at.head.dep_ == "prep":
        noun = at.head.head
        return noun.i == there.i or (there.dep_ in _NAMED and there.head.i == noun.i)
    if option.mention.precision == "region" and at.dep_ in ("compound", "amod", "nmod"):
        return at.head.i == there.i or at.head.is_ancestor(there)
    return False


def _has_part(reading: Reading, option: _Option, other: _Option) -> bool:
    """Tell whether another of the sentence is a part of a town, or a place told to be in it ("Alpha, in Beta")."""
    if other is option or option.mention.precision != "exact" or other.mention.precision not in ("exact", None):
        return False
    held = other.phrase.mention is option.mention
    if not held and not _near(other.mention, option.mention):
        return False
    if not other.mention.end < option.phrase.span.start:
        return False
    return _IN_A_TOWN.fullmatch(reading.text, other.mention.end, option.mention.start) is not None


def _near(one: PlaceMention, other: PlaceMention) -> bool:
    """Tell whether one of two places can be a part of the other, rather than a far namesake of one."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return km_between(one.lat, one.lon, other.lat, other.lon) <= QUARTER_FAR_KM


def _holds(area: PlaceMention, finer: _Option) -> bool:
    """Tell whether a place of the sentence is a finer one within an area ("Alpha in Beta province")."""
    other = finer.mention
    if finer.phrase.mention is area and other.lat is None:
        return True
    if other is area or other.country != area.country or other.lat is None:
        return False
    if area.precision == "country":
        return other.precision != "country"
    return other.precision not in AREAS and (area.precision == "region" or other.admin1 == area.admin1)


def _of_others(reading: Reading, option: _Option, at: Token) -> float:
    """Return what it costs a place to be a part of a body's name, or to tell where a source is."""
    mention = option.mention
    cost = 0.0
    if at.dep_ == "compound" and at.head.pos_ == "PROPN" and at.head.ent_type_ == "ORG":
        cost += 4.0
    if sources(reading).hold(mention.span):
        cost += 4.0
    if _of_dwellers(reading, at):
        cost += 5.0 if at.dep_ in _NAMED else 3.0
    if reading.of_layer("places.bodies", reading.actors, partial(_bodies, reading)).hold(
        Span(mention.start - 1, mention.end)
    ):
        cost += 6.0  # "the Islamic State of Iraq"
    above = at.head.head
    if at.dep_ == "pobj" and above.pos_ != "NOUN" and above.lemma_.lower() in reading.codebook.word_set("place_asides"):
        cost += 6.0
    return cost


def _bodies(reading: Reading, actors: tuple[ActorMention, ...]) -> Spans:
    """Return the names of the known actors that tell of no place of theirs."""
    return Spans(a.span for a in actors if a.id and not _is_site(reading, a))


def _is_site(reading: Reading, actor: ActorMention) -> bool:
    """Tell whether the words of an actor name a place of its ("an army base in Alpha")."""
    return not reading.codebook.word_set("place_features").isdisjoint(actor.text.lower().split())


def _of_dwellers(reading: Reading, at: Token) -> bool:
    """Tell whether a place tells of a person or unit where it is from ("a resident of Alpha", "the Alpha garrison")."""
    noun = at.head if at.dep_ in _NAMED else at.head.head if at.dep_ == "pobj" else at
    if noun.i == at.i or (at.dep_ == "pobj" and at.head.lower_ not in ("of", "from", "for")):
        return False
    return noun.lemma_.lower() in reading.codebook.word_set("place_dwellers")


def _where_it_is_said(at: Token, chain: dict[int, int]) -> bool:
    """Tell whether a place is where somebody spoke ("Speaking in Alpha, the minister said")."""
    while at.i not in chain and at.head.i != at.i:
        if at.dep_ in ("advcl", "acl", "relcl") and at.lemma_.lower() in _SPEAKING:
            return True
        at = at.head
    return False


def _place(reading: Reading, option: _Option) -> Place:
    """Return the claim's place: the mention with its whole phrase, its relation and the point that follows."""
    mention, told = option.mention, option.phrase
    held = told.mention or mention
    span = _phrase(reading, mention)
    whole = Span(min(span.start, told.span.start), max(span.end, told.span.end))
    exact = told.relation is None or told.relation == "near"
    return Place(
        whole.of(reading.text),
        whole,
        (held.name if told.mention is None or _in_a_town(told) else None) or mention.text,
        held.geonameid if exact else None,
        told.lat,
        told.lon,
        told.radius_km,
        held.country,
        held.admin1,
        told.precision,
        told.relation,
        area=told.area,
        alternatives=mention.alternatives,
    )


def _in_a_town(told: Phrase) -> bool:
    """Tell whether a quarter or street that no map has is placed by its town, whose name and point it then has."""
    return told.relation == "within" and told.mention is not None and told.mention.precision == "exact"


def _phrase(reading: Reading, mention: PlaceMention) -> Span:
    """Return the noun phrase that the name ends or is a part of ("the central Syrian city of Homs")."""
    features = reading.codebook.word_set("place_features") | reading.codebook.word_set("event_territory")
    head = _head(reading, mention)
    top = head
    while True:
        above = top.head
        if top.dep_ == "pobj" and above.dep_ == "prep" and above.lower_ in ("of", "in", "around", "near"):
            noun = above.head
            if noun.pos_ in ("NOUN", "PROPN") and noun.lemma_.lower() in features and noun.i < top.i:
                top = noun
                continue
        if top.dep_ in _NAMED and above.lemma_.lower() in features:
            top = above
            continue
        break
    if top is head:
        return mention.span
    left = [t for t in top.subtree if t.i <= top.i]
    return span_of([*left, *reading.tokens_in(mention.span), top])

"""Whether a run of words that some place is named like is a place's name here: a sum of named reasons.

Each reason is a function that gives its strength, mostly 0 to 1; `WEIGHTS` says what one counts. A name is taken from
`SURE` on; from `DOUBTFUL` on where the report has it elsewhere or its other places lie about it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dateline.coding.places.names import ARTICLES, PLACE_LABELS, Name
from dateline.coding.places.relative import read_relation
from dateline.coding.reading import Reading
from dateline.coding.tokens import Token
from dateline.gazetteer import Candidate
from dateline.gazetteer.writer import TRANSLITERATED

SURE = 1.5
RELATED = 1.8
"""What a distance, a bearing or a side that is told of the name counts; it is looked for where it decides."""
DOUBTFUL = 0.5
ANGLOPHONE = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
"""Countries whose towns people of English names are called like."""
GREAT, LARGE, SMALL = 500_000, 50_000, 5_000
"""Inhabitants of a city that all know, of a large one, and of a town."""
_STEPS = ((GREAT, 1.2), (LARGE, 0.8), (SMALL, 0.3))
_PEOPLE = "PERSON"
WITHIN = frozenset({"in", "at", "near", "outside", "around", "above"})
"""Prepositions whose object is a place where nothing else is known of the name."""
_AIMED = frozenset(
    {"fire", "shoot", "aim", "throw", "point", "look", "laugh", "hurl", "direct", "target", "shout", "anger"}
)
"""Words right after which "at" tells at whom."""
_GOING = frozenset(
    {"flee", "move", "go", "return", "withdraw", "retreat", "advance", "travel", "send", "deploy", "evacuate", "march"}
)
"""Verbs after which "to" tells where to."""
_ELSEWHERE = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "inland"})
"""Adverbs before whose comma a name is that of a place."""
_MISTAKEN = frozenset({"ORG", "PRODUCT", "NORP"})
"""What small models take names of towns for that they do not know."""
_THINGS = frozenset({"ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "NORP", "LANGUAGE", "DATE", "TIME"})
_DATELINE = re.compile(
    r"^(?:, [A-Z][\w. ]{1,20})?,? ?(?:\([A-Z][A-Za-z /.-]{1,20}\)|\(?[A-Z]{2,}\)?)? ?(?:--|—|–|-) ?|^ \([A-Z]{2,}\)"
)


_OF_FORCES = frozenset({"air", "military", "naval", "army", "refugee", "displacement", "border", "oil", "gas"})
_ON_A_WAY = re.compile(
    r"(?:\b(?:road|highway|route|motorway|railway|track|corridor|line|way|area|stretch)s?\s+(?:that\s+|which\s+)?(?:in\s+)?"
    r"(?:from|between|links?|linking|connects?|connecting|joins?|joining|leading\s+from|running\s+from)"
    r"|(?:half-?\s?way|midway)\s+(?:along\s+\w+\s+\w+\s+)?between|\bbetween\s+the\s+(?:towns|cities|villages)\s+of)\s+"
    r"(?:the\s+)?(?:[a-z]+\s+of\s+)?(?:[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?\s+(?:and|to|with)\s+(?:the\s+)?)?$"
)
"""What makes the names after it those of the ends of a way."""
_PAIRED = re.compile(r"[A-Z][\w'’]+\s?[-–]\s?$")
_WAY_AFTER = re.compile(
    r"\s+(?:(?:international|main|desert|coastal|strategic|supply)\s+)*(?:road|highway|route|motorway|railway|line|axis|corridor)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Report:
    """What the report as a whole tells of its names."""

    surnames: frozenset[str]
    """Words that end a person's name of several words somewhere in the report, in lower case."""
    firsts: frozenset[str]
    """Words that begin one."""


Reason = Callable[[Reading, Name, Report], float]


def report_of(reading: Reading) -> Report:
    """Return what the report tells of persons' names."""
    people = [e for e in reading.doc.ents if e.label_ == _PEOPLE and len(e) > 1 and e[0].lower_ not in ARTICLES]
    lasts = {e[-2 if e[-1].tag_ == "POS" else -1].lower_ for e in people}
    return Report(frozenset(lasts), frozenset(e[0].lower_ for e in people))


def strength(reading: Reading, name: Name, report: Report) -> float:
    """Return the sum of the weighted reasons for taking the name for a place's."""
    if name.adjective or name.short:
        return SURE + 1
    found = sum(weight * reason(reading, name, report) for reason, weight in WEIGHTS.items())
    if found >= SURE or found < SURE - RELATED:
        return found
    return found + RELATED * told_relatively(reading, name)


def told_relatively(reading: Reading, name: Name) -> float:
    """Tell whether a distance, a bearing or a side is told of it ("40 km west of")."""
    before = reading.text[max(0, name.span.start - 110) : name.span.start]
    after = reading.text[name.span.end : name.span.end + 60]
    if _ON_A_WAY.search(before) or (_PAIRED.search(before) and _WAY_AFTER.match(after)):
        return 1.0
    if name.head.dep_ == "conj" and name.head.head.head.lower_ == "between":
        return 0.5
    relation = read_relation(reading.text, name.span.start, False, name.span.end)
    if relation is None or not name.candidates:
        return 0.0
    return 1.0 if relation.kind.startswith(("offset", "bearing", "part")) else 0.5


def tagged_place(reading: Reading, name: Name, report: Report) -> float:
    """Tell whether the parser takes it for a place."""
    inside = [t for t in name.tokens if t.ent_type_ in PLACE_LABELS]
    return len(inside) / len(name.tokens)


def tagged_person(reading: Reading, name: Name, report: Report) -> float:
    """Tell whether the parser takes it for a person, most surely where the person's name is longer."""
    first, last = name.tokens[0], name.tokens[-1]
    if _PEOPLE not in (first.ent_type_, last.ent_type_):
        return 0.0
    if _goes_on(first, last):
        return 2.0 * _borne_by_people(name)
    return 0.6 * (0.2 if stands_within(name.head) else _borne_by_people(name))


def stands_within(head: Token) -> bool:
    """Tell whether something is in or near what a name's head names, as one is in no person and in no product."""
    above = head.head
    if head.dep_ == "pobj" and above.lower_ in ("to", "into", "towards") and above.head.lemma_.lower() in _GOING:
        return True
    if head.dep_ != "pobj" or above.lower_ not in WITHIN:
        return False
    return not (above.lower_ == "at" and above.head.i == above.i - 1 and above.head.lemma_.lower() in _AIMED)


def _borne_by_people(name: Name) -> float:
    """Return how much is made of a person's tag: little for a great city of a land whose people have no such names."""
    great = any(
        (c.primary and c.kind == "city" and c.country not in ANGLOPHONE and c.population >= 200_000)
        or (c.country in TRANSLITERATED and c.kind == "city" and c.population >= 100_000)
        for c in name.candidates[:3]
    )
    return 0.2 if great else 1.0


def tagged_thing(reading: Reading, name: Name, report: Report) -> float:
    """Tell whether the parser takes it, or a longer name that it is in, for something else."""
    first, last = name.tokens[0], name.tokens[-1]
    if first.ent_type_ not in _THINGS:
        return 0.0
    if _goes_on(first, last):
        return 1.0 if first.ent_type_ != "NORP" else 0.4
    if first.ent_type_ in _MISTAKEN and stands_within(name.head):
        return 0.2
    return 0.4 if first.ent_type_ == "NORP" else 0.8  # what small models take many a town for


def _goes_on(first: Token, last: Token) -> bool:
    doc = first.doc
    articled = first.i > 1 and doc[first.i - 1].text == "-" and doc[first.i - 2].lower_ in ARTICLES
    before = first.ent_iob_ == "I" and not (articled and doc[first.i - 2].ent_iob_ == "B")
    after = last.i + 1 < len(doc) and doc[last.i + 1].ent_iob_ == "I" and doc[last.i + 1].tag_ != "POS"
    return before or after


def of_a_person(reading: Reading, name: Name, report: Report) -> float:
    """Tell whether it is a surname in this report, follows a title or first name, or is one's first name."""
    first, last = name.tokens[0], name.tokens[-1]
    if first.lower_ in report.surnames and len(name.tokens) == 1:
        return _borne_by_people(name)
    before, after = _beside(first, -1), _beside(last, 1)
    if before is not None and before.lower_ in reading.codebook.word_set("place_titles"):
        return 1.0
    person_before = before is not None and before.ent_type_ == _PEOPLE and before.text[:1].isupper()
    person_after = after is not None and after.ent_type_ == _PEOPLE and after.text[:1].isupper()
    if person_before or person_after:
        return _borne_by_people(name)
    return 0.7 * _borne_by_people(name) if first.lower_ in report.firsts and len(name.tokens) == 1 else 0.0


def after_preposition(reading: Reading, name: Name, report: Report) -> float:
    """Tell whether it follows a preposition of place, or one that may be."""
    before = _before(name.tokens[0])
    if before is not None and before.lower_ in ("the", "downtown", "rural", "nearby", "central", "greater"):
        before = _beside(before, -1)
    if before is not None and _names_area(reading, before):
        before = _beside(before, -1)
    if name.head.dep_ == "conj" and (first_of := first_of_list(name.head)).dep_ == "pobj":
        before = first_of.head  # "between Alpha and Beta"
    if before is None:
        return 0.0
    if before.text == "," and before.i and before.nbor(-1).lower_ in _ELSEWHERE:
        return 1.0  # "and, farther north, Alpha"
    if before.lower_ in reading.codebook.word_set("place_prepositions"):
        return 1.0
    return 0.5 if before.lower_ in reading.codebook.word_set("place_weak_prepositions") else 0.0


def located(reading: Reading, name: Name, report: Report) -> float:
    """Tell whether it is what a preposition puts something in or at that hardly anything but a place follows."""
    head, after = first_of_list(name.head), _beside(name.tokens[-1], 1)
    if head.dep_ != "pobj" or (after is not None and after.tag_ == "POS"):
        return 0.0
    if head.head.lower_ in ("of", "from"):
        return float(head.head.head.lemma_.lower() in reading.codebook.word_set("place_inhabitants"))
    return float(stands_within(head))


def first_of_list(head: Token) -> Token:
    """Return the first of the nouns that are joined by "and" or commas; the token itself where it stands alone."""
    while head.dep_ == "conj" and head.head.i != head.i:
        head = head.head
    return head


def beside_feature(reading: Reading, name: Name, report: Report) -> float:
    """Tell whether a noun such as "village" or "airbase" stands beside it."""
    features = reading.codebook.word_set("place_features")
    after, before = _beside(name.tokens[-1], 1), _before(name.tokens[0])
    if after is not None and after.lower_ in features:
        return 1.0
    if after is not None and after.lower_ in _OF_FORCES and (noun := _beside(after, 1)) and noun.lower_ in features:
        return 1.0
    if before is None:
        return 0.0
    if before.lower_ == "of":
        before = _beside(before, -1)
        if before is None or before.lower_ not in features:
            return 0.0
        return 1.7 if before.lower_ in reading.codebook.word_set("place_town_features") else 1.0
    return 1.0 if before.lower_ in features and not before.is_punct else 0.0


def has_bodies(reading: Reading, name: Name, report: Report) -> float:
    """Tell whether a body or a person of a town follows ("Corsicana police", "a Palestine man")."""
    after = _beside(name.tokens[-1], 1)
    if after is not None and after.lower_ in ("'s", "’s"):
        after = _beside(after, 1)
    return float(after is not None and after.lower_ in reading.codebook.word_set("place_bodies"))


def taken(reading: Reading, name: Name, report: Report) -> float:
    """Tell whether it is what a verb takes, enters or strikes done to places, or has their fate ("X's fall")."""
    head = first_of_list(name.head)
    if head.dep_ == "poss":
        by = any(c.dep_ in ("prep", "agent") and c.lower_ == "by" for c in head.head.children)
        fates = "place_taking_nouns" if by else "place_fates"
        if head.head.lemma_.lower() in reading.codebook.word_set(fates):
            return 1.0
        works = head.head.lemma_.lower() in reading.codebook.word_set("place_works")
        return 0.6 * float(works and _is_foreign_town(name))
    if head.dep_ == "pobj":
        return _governed_as_place(reading, name, head.head)
    if head.dep_ in ("compound", "nmod"):  # "the Colombo bombing"
        struck = head.head.lemma_.lower() in reading.codebook.word_set("place_struck_nouns")
        return 0.6 * float(struck and any(c.kind == "city" and c.population >= LARGE for c in name.candidates[:2]))
    if falls(head) or (head.dep_ == "nsubj" and _suffers(reading, head.head)):
        return 1.0
    verbs = reading.codebook.word_set("place_taking_verbs")
    return float(head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_.lower() in verbs)


def falls(head: Token) -> bool:
    """Tell whether it is told that what a name names fell to somebody ("Alpha fell to the rebels")."""
    verb = head.head
    if head.dep_ != "nsubj" or verb.lemma_.lower() != "fall":
        return False
    return any(c.dep_ in ("prep", "dative") and c.lower_ in ("to", "on", "into") for c in verb.children)


def _suffers(reading: Reading, verb: Token) -> bool:
    """Tell whether the verb tells the fate of a place ("Alpha was overrun", "Alpha came under fire")."""
    if verb.lemma_ == "come":
        return any(c.dep_ == "prep" and c.lower_ == "under" for c in verb.children)
    taking = reading.codebook.word_set("place_taking_verbs")
    done = verb.children if verb.lemma_ == "be" else ()
    return any(c.dep_ in ("acomp", "attr") and (c.lower_ in taking or c.lemma_.lower() in taking) for c in done)


def _governed_as_place(reading: Reading, name: Name, prep: Token) -> float:
    """Tell whether a preposition and what it hangs of take a place ("the siege of", "an attack on", "fled from")."""
    above = prep.head.lemma_.lower()
    if prep.lower_ in ("of", "for"):
        return float(above in reading.codebook.word_set("place_taking_nouns"))
    struck = prep.lower_ in ("on", "against") and above in reading.codebook.word_set("place_struck_nouns")
    left = prep.lower_ == "from" and above in reading.codebook.word_set("place_left_verbs")
    return 0.7 * float((struck and _is_foreign_town(name)) or (left and _is_foreign_town(name, 1)))


def _is_foreign_town(name: Name, least: int = SMALL) -> bool:
    """Tell whether a town of a country whose towns are not called like people of English names has the name."""
    return any(c.kind == "city" and c.country not in ANGLOPHONE and c.population >= least for c in name.candidates[:2])


def acts(reading: Reading, name: Name, report: Report) -> float:
    """Tell whether a capital or country of the name does what a government does ("Khartoum denied")."""
    head = name.head
    verbs = reading.codebook.word_set("place_agent_verbs")
    rules = any((c.capital and c.primary) or c.kind == "country" for c in name.candidates[:2])
    if not rules or head.dep_ != "nsubj":
        return 0.0
    does = head.head.pos_ == "VERB" and any(c.dep_ == "dobj" for c in head.head.children)
    return float(head.head.lemma_.lower() in verbs or (does and any(c.capital for c in name.candidates[:2])))


def heads_dispatch(reading: Reading, name: Name, report: Report) -> float:
    """Tell whether it heads a dispatch: in capitals or at the beginning, with a dash or an agency after it."""
    kind = reading.passage_kind(name.span.start)
    if kind == "dateline":
        return 1.0
    if not (name.text.isupper() and len(name.text) > 3):
        return 0.0
    return float(bool(_DATELINE.match(reading.text[name.span.end : name.span.end + 40])))


def held(reading: Reading, name: Name, report: Report) -> float:
    """Tell whether the province, state or country that holds it follows after a comma."""
    doc, last = reading.doc, name.tokens[-1]
    if last.i + 2 >= len(doc) or doc[last.i + 1].text != ",":
        return 0.0
    after = reading.memo.get("places.areas")
    return float(
        isinstance(after, dict)
        and any(
            (c.country, c.admin1) in after.get(doc[last.i + 2].i, ())
            or (c.country, None) in after.get(doc[last.i + 2].i, ())
            for c in name.candidates
        )
    )


def well_known(reading: Reading, name: Name, report: Report) -> float:
    """Tell how well known the place is that bears the name as its own."""
    if not name.candidates:
        return 0.0
    return max(_fame(name, best) for best in name.candidates)


def _fame(name: Name, best: Candidate) -> float:
    """Return how well known one place of the name is."""
    if best.kind == "country":
        return 1.6
    if best.kind in ("admin1", "region") and best.primary:
        return 1.0 if best.population >= LARGE else 0.5
    if len(name.tokens) > 1 and best.kind in ("admin2", "site") and best.primary:
        return 1.2
    steps = next((worth for least, worth in _STEPS if best.population >= least), 0.0)
    full = best.primary or best.country in TRANSLITERATED
    return steps + 0.4 * (len(name.tokens) > 1) if full else steps * 0.5


def common_word(reading: Reading, name: Name, report: Report) -> float:
    """Tell whether it is a common word of the language, in capitals by its place in the text."""
    if len(name.tokens) > 1:
        return 0.0
    token = name.tokens[0]
    return float(reading.is_common(token.lower_)) * (1.0 if token.pos_ != "PROPN" or token.is_sent_start else 0.7)


def within_held(reading: Reading, name: Name, report: Report) -> float:
    """Tell whether the name before the comma before it is of a place within it ("Alpha, Beta" of a province Beta)."""
    comma, areas = _beside(name.tokens[0], -1), reading.memo.get("places.ends")
    if comma is None or comma.text != "," or not isinstance(areas, dict):
        return 0.0
    inside, wide = areas.get(comma.i - 1, ()), [c for c in name.candidates if c.kind in ("admin1", "admin2", "region")]
    if any((c.country, c.admin1) in inside for c in wide):
        return 1.0
    return 0.6 * float(any((c.country, None) in inside and c.country not in ANGLOPHONE for c in wide))


def of_kin(reading: Reading, name: Name, report: Report) -> float:
    """Tell whether a family, a clan or the like bears the name ("the Alpha clan"), of a well known town less."""
    after = _beside(name.tokens[-1], 1)
    if after is None or after.lower_ not in reading.codebook.word_set("place_kin"):
        return 0.0
    return 0.4 if any(c.primary and c.population >= LARGE for c in name.candidates[:2]) else 1.0


def one_of_many(reading: Reading, name: Name, report: Report) -> float:
    """Tell whether an indefinite article makes it a thing of that name ("a white Mercedes", "a Toyota")."""
    return float(any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for c in name.head.children))


def publishes(reading: Reading, name: Name, report: Report) -> float:
    """Tell whether what is no state and no town does what an outlet does ("The Atlantic reported")."""
    head = name.head
    if head.dep_ != "nsubj" or not name.candidates or name.candidates[0].kind != "region":
        return 0.0
    return float(head.head.lemma_.lower() in reading.codebook.word_set("place_publishing_verbs"))


def variant_only(reading: Reading, name: Name, report: Report) -> float:
    """Tell whether the name is no place's own but a variant alone, or only sounds like one."""
    if not name.candidates:
        return 0.0
    if name.by_sound:
        return 1.0
    if located(reading, name, report) or taken(reading, name, report) >= 1.0:
        return 0.0
    spelled_freely = any(c.country in TRANSLITERATED and c.population >= SMALL for c in name.candidates)
    return 0.0 if spelled_freely else float(not any(c.primary for c in name.candidates))


def nowhere(reading: Reading, name: Name, report: Report) -> float:
    """Tell whether nothing but the parser's tag makes a place of a name that no gazetteer lists."""
    if name.candidates or name.head.dep_ in ("conj", "appos"):
        return 0.0
    reasons = (beside_feature, taken, heads_dispatch, held, way_or_ground, has_bodies)
    told = after_preposition(reading, name, report) >= 1.0 or any(r(reading, name, report) for r in reasons)
    return float(not told)


def way_or_ground(reading: Reading, name: Name, report: Report) -> float:
    """Tell whether its last word or a number makes it a way, a water or a ground by itself."""
    last = name.tokens[-1]
    nouns = reading.codebook.word_set("place_ways_named") | reading.codebook.word_set("place_grounds")
    return float(len(name.tokens) > 1 and (last.lower_ in nouns or (last.is_digit and not name.candidates)))


def within_longer(reading: Reading, name: Name, report: Report) -> float:
    """Tell whether capitalised words go on after it that make no body of a town ("Jordan Valley Health")."""
    after, before = _beside(name.tokens[-1], 1), _beside(name.tokens[0], -1)
    bodies = reading.codebook.word_set("place_bodies") | reading.codebook.word_set("place_features")
    goes_on = after is not None and after.text[:1].isupper() and after.pos_ == "PROPN" and after.lower_ not in bodies
    if before is not None and _names_area(reading, before):
        before = None
    follows = before is not None and before.text[:1].isupper() and before.pos_ == "PROPN" and not before.is_sent_start
    in_place = name.tokens[0].ent_type_ in PLACE_LABELS
    follows = (
        follows
        and before is not None
        and before.lower_ not in reading.codebook.word_set("place_features")
        and not in_place
    )
    return 0.5 * float(goes_on and not in_place) + 0.5 * float(follows)


def _names_area(reading: Reading, token: Token) -> bool:
    """Tell whether a token is the name of a country or province ("Syrias Aleppo", whose apostrophe was lost)."""
    areas = reading.memo.get("places.areas")
    return isinstance(areas, dict) and bool(areas.get(token.i))


def _before(first: Token) -> Token | None:
    """Return the word before a name, and before the small article that is tied to it ("in al-Alpha")."""
    before = _beside(first, -1)
    if before is not None and before.text == "-" and before.i and before.nbor(-1).lower_ in ARTICLES:
        return _beside(before.nbor(-1), -1)
    return before


def _beside(token: Token, step: int) -> Token | None:
    at = token.i + step
    return token.doc[at] if 0 <= at < len(token.doc) else None


WEIGHTS: dict[Reason, float] = {
    tagged_place: 2.0,
    tagged_person: -1.5,
    tagged_thing: -0.8,
    of_a_person: -3.0,
    after_preposition: 1.2,
    located: 1.0,
    beside_feature: 1.2,
    has_bodies: 0.9,
    taken: 2.2,
    acts: 0.8,
    heads_dispatch: 3.0,
    held: 2.5,
    well_known: 1.3,
    within_held: 2.0,
    of_kin: -2.5,
    publishes: -4.0,
    one_of_many: -3.0,
    common_word: -1.5,
    variant_only: -0.8,
    way_or_ground: 2.2,
    within_longer: -1.5,
    nowhere: -1.0,
}
"""Chosen by hand, by what reports do; nothing was fitted to a corpus."""

"""How much speaks for two tellings of a report being of one happening: a sum of signs, each with its weight.

What excludes it (another day, another town, another toll, rival parties) is no sign but a bar. The weights are set
by hand, in quarters: one good sign alone is enough for violence, two for what is done with words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dateline.codebook import Codebook
from dateline.coding.drafts import Draft
from dateline.coding.mention import (
    in_title,
    is_anew,
    is_introduced,
    is_of_ones_past,
    is_of_the_victims,
    is_set_within,
    names_itself,
    refers_back,
    sentences_since,
)
from dateline.coding.reading import Reading
from dateline.coding.retype import toll_of
from dateline.coding.rivals import is_named, rivals
from dateline.coding.sameness import same_actor, verdicts
from dateline.model import Actor, Place

Fields = Mapping[str, bool | None]
"""What `sameness.verdicts` says of each field."""

ENOUGH = 0.75
"""From what sum on two tellings of violence are of one happening."""
ENOUGH_OF_WORDS = 1.0
"""The same for other events, of which a report tells many alike."""
SAME_WORDS = 5
"""From how many words on two clauses that are equal tell the same."""
NEXT = 2
"""Over how many sentences "the raids on Alpha" goes on with raids of which no place was told."""
_COARSE = frozenset({"region", "country", "admin"})


def compared(reading: Reading, earlier: Draft, later: Draft) -> Fields:
    """Compare two tellings field by field, as their kind and wording allow.

    Of violence two lists of names exclude each other only where the parties are rivals; a title names the province, or
    its capital, for a town, and any place for that of an equal toll; "those killed" may be told by where they are from.
    """
    fields = verdicts(earlier, later)
    if fields["time"] is False:
        return fields  # nothing makes one of two days
    violent = reading.codebook.types("violent", "harmful")
    if earlier.type in violent and later.type in violent:
        for name in ("actors", "targets"):
            one, two = getattr(earlier.roles, name), getattr(later.roles, name)
            if fields[name] is False and not rivals(reading.codebook, one, two):
                fields[name] = None
        if {earlier.type, later.type}.isdisjoint(_OF_TWO_SIDES) and _is_turned(reading.codebook, earlier, later):
            fields["actors"] = False
    if fields["place"] is False:
        titled = in_title(reading, earlier) and (_equal_toll(earlier, later) or _in_one_area(earlier, later))
        if titled or is_of_the_victims(reading, later):
            fields["place"] = None
    return fields


_OF_TWO_SIDES = frozenset({"armed_clash", "offensive"})


def _is_turned(book: Codebook, a: Draft, b: Draft) -> bool:
    """Tell whether a doer of one suffers the other ("guards shot the gunman after he fired at the minister")."""
    if _meets_doer(book, a, b) or _meets_doer(book, b, a):
        return True
    return any(same_actor(x, y) for p, q in ((a, b), (b, a)) for x in p.roles.actors for y in q.roles.targets)


def _meets_doer(book: Codebook, a: Draft, b: Draft) -> bool:
    """Tell whether one was done to the attackers, of whom the other, done to somebody, says nothing."""
    doers = book.word_set("actor_faceless") - book.word_set("actor_unnamed")
    named = [t.name.lower().split()[-1].removesuffix("s") for t in a.roles.targets]
    others = [t.name.lower().split()[-1].removesuffix("s") for t in b.roles.targets]
    return bool(others) and any(n in doers and n not in others for n in named)


def likeness(reading: Reading, earlier: Draft, later: Draft, fields: Fields) -> float:
    """Return the sum of the signs that two tellings are of one happening; below zero is possible."""
    return sum(weight for weight, sign in SIGNS if sign(reading, earlier, later, fields))


def is_enough(reading: Reading, draft: Draft, sum_: float) -> bool:
    """Tell whether a sum of signs is enough for an event of a draft's type."""
    return sum_ >= (ENOUGH if draft.type in reading.codebook.types("violent") else ENOUGH_OF_WORDS)


def _equal_toll(earlier: Draft, later: Draft) -> bool:
    return not toll_of(earlier.amounts).isdisjoint(toll_of(later.amounts))


def _in_one_area(earlier: Draft, later: Draft) -> bool:
    one, two = earlier.place, later.place
    return one is not None and two is not None and one.admin1 is not None and one.admin1 == two.admin1


def _toll_is_equal(_reading: Reading, earlier: Draft, later: Draft, fields: Fields) -> bool:
    """The same number of killed or wounded, from three on."""
    return fields["figures"] is not False and _equal_toll(earlier, later)


def _figures_meet(_reading: Reading, earlier: Draft, later: Draft, fields: Fields) -> bool:
    """Figures of one measure that can be of one happening."""
    return fields["figures"] is True and not _equal_toll(earlier, later)


def _place_is_same(_reading: Reading, earlier: Draft, later: Draft, fields: Fields) -> bool:
    """The same town or near it."""
    return fields["place"] is True and not (_is_coarse(earlier.place) and _is_coarse(later.place))


def _area_is_same(_reading: Reading, earlier: Draft, later: Draft, fields: Fields) -> bool:
    """The same province or country."""
    return fields["place"] is True and _is_coarse(earlier.place) and _is_coarse(later.place)


def _time_is_same(_reading: Reading, _earlier: Draft, _later: Draft, fields: Fields) -> bool:
    """The same day."""
    return fields["time"] is True


def _actors_are_same(reading: Reading, earlier: Draft, later: Draft, fields: Fields) -> bool:
    """By a party that is named in both."""
    return fields["actors"] is True and _any_named(reading.codebook, earlier.roles.actors, later.roles.actors)


def _targets_are_same(reading: Reading, earlier: Draft, later: Draft, fields: Fields) -> bool:
    """Against one that is named in both."""
    return fields["targets"] is True and _any_named(reading.codebook, earlier.roles.targets, later.roles.targets)


def _actors_are_alike(reading: Reading, earlier: Draft, later: Draft, fields: Fields) -> bool:
    """By people told by the same common noun."""
    return fields["actors"] is True and not _actors_are_same(reading, earlier, later, fields)


def _targets_are_alike(reading: Reading, earlier: Draft, later: Draft, fields: Fields) -> bool:
    """Against people or things told by the same common noun."""
    return fields["targets"] is True and not _targets_are_same(reading, earlier, later, fields)


def _is_taken_up(reading: Reading, _earlier: Draft, later: Draft, _fields: Fields) -> bool:
    """A noun with "the" that says no more ("the attack")."""
    return refers_back(reading, later) and not names_itself(reading, later)


def _is_taken_up_next(reading: Reading, earlier: Draft, later: Draft, _fields: Fields) -> bool:
    """A noun with "the" that says where or when, shortly after ("the raids on Alpha")."""
    told = later.own_place is not None or later.own_time is not None
    defined = told and refers_back(reading, later) and names_itself(reading, later)
    return defined and sentences_since(reading, earlier, later) <= NEXT


def _is_defined(reading: Reading, earlier: Draft, later: Draft, fields: Fields) -> bool:
    """A noun with "the" that says more ("the murder of the bishop")."""
    defined = refers_back(reading, later) and names_itself(reading, later)
    return defined and not _is_taken_up_next(reading, earlier, later, fields)


def _is_set_within(reading: Reading, _earlier: Draft, later: Draft, _fields: Fields) -> bool:
    """A clause that is told as a part ("during the raid, soldiers shot a shepherd")."""
    return is_set_within(reading, later)


def _in_one_sentence(reading: Reading, earlier: Draft, later: Draft, _fields: Fields) -> bool:
    """Both in one sentence."""
    return sentences_since(reading, earlier, later) == 0


def _in_same_words(reading: Reading, earlier: Draft, later: Draft, _fields: Fields) -> bool:
    """In the same words: a standfirst, a caption, a paragraph that stands twice."""
    text = reading.text
    words = later.event.clause.of(text).casefold().split()
    return len(words) >= SAME_WORDS and any(e.of(text).casefold().split() == words for e in earlier.evidence)


def _is_titled(reading: Reading, earlier: Draft, later: Draft, _fields: Fields) -> bool:
    """The event of the title, which the text tells again."""
    return in_title(reading, earlier) and not in_title(reading, later)


def _is_new(reading: Reading, earlier: Draft, later: Draft, _fields: Fields) -> bool:
    """Another one of the kind ("a second blast"), in the words of the text."""
    return is_anew(reading, later) and not _in_title_alone(reading, earlier)


def _is_past(reading: Reading, earlier: Draft, later: Draft, _fields: Fields) -> bool:
    """One in somebody's past, the other in the same sentence ("The mayor, who had survived a blast, was shot")."""
    return is_of_ones_past(reading, earlier, later)


def _is_introduced(reading: Reading, earlier: Draft, later: Draft, _fields: Fields) -> bool:
    """A noun with "a", as of what the reader does not know yet."""
    return is_introduced(reading, later) and not _in_title_alone(reading, earlier)


def _places_apart(_reading: Reading, earlier: Draft, later: Draft, fields: Fields) -> bool:
    """Two places of which neither is known to be the other or in it."""
    one, two = earlier.own_place, later.own_place
    if fields["place"] is not None or one is None or two is None:
        return False
    unknown = one.lat is None or two.lat is None
    return unknown and (one.text or "").casefold() != (two.text or "").casefold()


def _goes_on(_reading: Reading, earlier: Draft, later: Draft, _fields: Fields) -> bool:
    """One told of a day, the other of what has gone on since."""
    one, two = earlier.own_time, later.own_time
    return two is not None and two.end is None and two.start is not None and (one is None or one.end is not None)


def _in_title_alone(reading: Reading, draft: Draft) -> bool:
    return all(reading.passage_kind(span.start) == "title" for span in draft.evidence)


def _any_named(book: Codebook, a: tuple[Actor, ...], b: tuple[Actor, ...]) -> bool:
    return any(is_named(book, x) for x in a) and any(is_named(book, x) for x in b)


def _is_coarse(place: Place | None) -> bool:
    return place is not None and place.precision in _COARSE


SIGNS: tuple[tuple[float, Callable[[Reading, Draft, Draft, Fields], bool]], ...] = (
    (1.5, _toll_is_equal),
    (0.5, _figures_meet),
    (1.0, _place_is_same),
    (0.25, _area_is_same),
    (0.5, _time_is_same),
    (0.75, _actors_are_same),
    (0.25, _actors_are_alike),
    (0.75, _targets_are_same),
    (0.5, _targets_are_alike),
    (1.0, _is_taken_up),
    (0.75, _is_taken_up_next),
    (0.25, _is_defined),
    (0.75, _is_set_within),
    (0.75, _in_one_sentence),
    (3.0, _in_same_words),
    (0.5, _is_titled),
    (-2.0, _is_new),
    (-2.0, _is_past),
    (-0.5, _is_introduced),
    (-0.75, _places_apart),
    (-1.0, _goes_on),
)
"""Each sign with its weight; its docstring says what it is a sign of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.linking.anchors import Anchor, Fingerprint
from dateline.linking.translations import KEYS, LEAST_ANCHORS, keys, shared


def text(*names: str, language: str = "en", cased: bool = True) -> Fingerprint:
    """Make a text with sure anchors of these names, or with words that may be names ("~x")."""
    made, rank = [], 0
    for at, name in enumerate(names):
        solid = not name.startswith("~")
        key = name if name.startswith("w:") else f"n:{name}" if solid else f"w:{name[1:]}"
        made.append(Anchor(key, 6.0, 10 * at, 10 * at + 5, rank, "", solid))
        rank += solid
    return Fingerprint(tuple(made), language, cased)


MANY = [str(n) for n in range(101, 121)]


def test_the_same_in_the_same_order_is_a_translation() -> None:
    both = shared(text(*MANY), text(*MANY[:14], "999", *MANY[15:], language="ar"))
    assert both.is_translation(False)
    assert both.information == 19 * 6
    assert len(both.pairs) == 19


def test_the_same_in_another_order_is_none() -> None:
    turned = [*MANY[15:], *MANY[10:15], *MANY[5:10], *MANY[:5]]
    assert not shared(text(*MANY), text(*turned, language="ar")).is_translation(True)


def test_neighbours_may_change_places() -> None:
    swapped = [MANY[i ^ 1] for i in range(len(MANY))]
    assert shared(text(*MANY), text(*swapped, language="ar")).of_both == 1.0


def test_a_report_with_half_the_same_is_none() -> None:
    other = [name if n % 2 else f"{name}7" for n, name in enumerate(MANY)]
    assert not shared(text(*MANY), text(*other, language="ar")).is_translation(True)


def test_a_short_item_within_a_long_report_is_none() -> None:
    long = [*MANY[:9], *(f"{name}7" for name in MANY)]
    assert not shared(text(*MANY[:9]), text(*long, language="ar")).is_translation(True)


def test_few_anchors_tell_too_little() -> None:
    assert not shared(text(*MANY[:5]), text(*MANY[:5], language="ar")).is_translation(True)


def test_of_one_language_more_is_asked_for_unless_one_credits_the_other() -> None:
    nine = text(*MANY[:9]), text(*MANY[:9])
    assert not shared(*nine).is_translation(False)
    assert shared(*nine).is_translation(True)
    assert shared(nine[0], text(*MANY[:9], language="fr")).is_translation(False)


def test_words_that_may_be_names_count_for_and_not_against() -> None:
    english = text(*MANY[:9], "w:dmb")
    arabic = text(*MANY[:5], "~ktl", "~hrn", *MANY[5:9], "~dmb", language="ar", cased=False)
    both = shared(english, arabic)
    assert both.of_one == both.of_both == 1.0
    assert both.information == 60


def test_a_place_and_a_name_meet_by_their_skeleton() -> None:
    place = Fingerprint((Anchor("p:7", 5.0, 0, 5, 0, "w:shn"),), "ru", True)
    name = Fingerprint((Anchor("w:shn", 4.0, 0, 5),), "fr", True)
    assert shared(place, name).information == 3.0


def test_a_text_and_its_translation_share_keys_and_others_do_not() -> None:
    own = set(keys(text(*MANY)))
    translated = [*MANY[:4], "55", *MANY[5:11], "66", *MANY[12:]]
    assert len(own & set(keys(text(*translated)))) >= 10
    assert not own & set(keys(text(*(f"{name}7" for name in MANY))))
    assert len(own) <= KEYS


def test_a_text_with_few_sure_anchors_is_not_looked_for() -> None:
    assert keys(text(*MANY[: LEAST_ANCHORS - 1], *("~abc",) * 20)) == []


names = st.lists(st.sampled_from(MANY[:8]), max_size=25)


@given(names, names)
def test_whichever_is_the_first_the_two_share_as_much(one: list[str], other: list[str]) -> None:
    there, back = shared(text(*one), text(*other)), shared(text(*other), text(*one))
    assert (there.of_one, there.of_both, there.information) == (back.of_one, back.of_both, back.information)
    assert 0 <= there.of_both <= there.of_one <= 1
    pairs = [(a.start, b.start) for a, b in there.pairs]
    assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs)


@given(names)
def test_a_text_shares_all_with_itself(one: list[str]) -> None:
    found = shared(text(*one), text(*one))
    assert found.of_both == (1.0 if one else 0.0)

"""Where a text tells its own title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from dateline.model import Span

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"['’`´]")
_STOP = re.compile(r"\s*[.!?…]*[\"”’']?")
_SITE = re.compile(r"\s+[|–—]\s+|\s+-\s+(?=[^-]*$)")
REACH = 600
"""Code points from the beginning of a text within which its title is looked for."""
LONGEST = 180
"""Code points of the longest line that is taken for a headline."""
_SHARE_CAPITALISED = 0.6


def find_title(text: str, title: str | None) -> Span | None:
    """Return where the head of a text repeats its title, with the full stop after it.

    Marks, capitals and apostrophes aside; the part of a title that names its site may be absent. It
    is no title where the sentence goes on after it in small letters.
    """
    if not title:
        return None
    parts = _SITE.split(title)
    for form in dict.fromkeys((title, parts[0], parts[-1], title.split(" - ")[0])):
        if found := _search(text, form):
            return found
    return None


def _search(text: str, title: str) -> Span | None:
    wanted = _WORD.findall(_MARKS.sub("", title).lower())
    if len(wanted) < 3:
        return None
    for found in _tellings(text[:REACH], wanted):
        stop = _STOP.match(text, found.end)
        end = stop.end() if stop else found.end
        following = text[end:].lstrip()[:1]
        if (end > found.end and text[found.end : end].strip()) or not following.islower():
            return Span(found.start, end if text[found.end : end].strip() else found.end)
    return None


def _tellings(head: str, wanted: Sequence[str]) -> Iterator[Span]:
    """Yield where the words stand one after another, whatever stands between them, apostrophes within a word aside.

    The letters alone are looked for first: a regular expression for each title takes longer to compile than all else
    that is read of a text's passages.
    """
    at = [i for i, letter in enumerate(head) if letter.isalnum()]
    letters = "".join(_small(head[i]) for i in at)
    title = "".join(wanted)
    begins = {*accumulate(map(len, wanted[:-1]))}
    found = letters.find(title)
    while found >= 0:
        places = at[found : found + len(title)]
        gaps = [head[a + 1 : b] for a, b in pairwise(places)]
        if all(bool(gap) if n in begins else _is_whole(gap) for n, gap in enumerate(gaps, 1)):
            span = Span(places[0], places[-1] + 1)
            beside = head[max(0, span.start - 1) : span.start], head[span.end : span.end + 1]
            if not any(letter == "_" or letter.isalnum() for letter in beside):
                yield span
        found = letters.find(title, found + 1)


def _small(letter: str) -> str:
    """Return the letter in small where it stays one."""
    small = letter.lower()
    return small if len(small) == 1 else letter


def _is_whole(gap: str) -> bool:
    """Tell whether what stands between two letters leaves them in one word: nothing, or an apostrophe."""
    return not gap or _MARKS.fullmatch(gap) is not None


def is_headline(line: str, open_words: frozenset[str]) -> bool:
    """Tell whether a first line reads as a headline: short, of some words, with no full stop.

    One that ends in a word of `open_words` goes on in the next line.
    """
    return (
        len(line) <= LONGEST
        and line.split()[-1].lower() not in open_words
        and len(_WORD.findall(line)) >= 3
        and line[-1] not in '.,;:!"”)'
        and "\n" not in line
    )


def is_capitalised(sentence: str) -> bool:
    """Tell whether most longer words of a short sentence begin with a capital, as in a headline."""
    longer = [w for w in _WORD.findall(sentence) if len(w) > 3 and not w[0].isdigit()]
    if len(sentence) > LONGEST or len(longer) < 4 or sentence.isupper():
        return False
    capitals = len([w for w in longer if w[0].isupper()])
    return capitals >= _SHARE_CAPITALISED * len(longer)

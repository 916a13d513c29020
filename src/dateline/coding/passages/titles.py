"""Where a text tells its own title."""

from __future__ import annotations

import re

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


def find_title(text: str, title: str | None, published: str | None = None) -> Span | None:
    """Return where the head of a text repeats its title, with the full stop after it.

    Marks, capitals and apostrophes aside; the part of a title that names its site may be absent. It
    is no title where the sentence goes on after it in small letters.
    """
    del published
    if not title:
        return None
    for form in dict.fromkeys((title, _SITE.split(title)[0], _SITE.split(title)[-1])):
        if found := _search(text, form):
            return found
    return None


def _search(text: str, title: str) -> Span | None:
    wanted = _WORD.findall(_MARKS.sub("", title).lower())
    if len(wanted) < 3:
        return None
    marks = r"['’`´]?"
    words = r"[\W_]+".join(marks.join(map(re.escape, word)) for word in wanted)
    for found in re.finditer(rf"(?<!\w){words}(?!\w)", text[:REACH], re.IGNORECASE):
        stop = _STOP.match(text, found.end())
        end = stop.end() if stop else found.end()
        following = text[end:].lstrip()[:1]
        if (end > found.end() and text[found.end() : end].strip()) or not following.islower():
            return Span(found.start(), end if text[found.end() : end].strip() else found.end())
    return None


def is_headline(line: str) -> bool:
    """Tell whether a first line reads as a headline: short, of some words, with no full stop."""
    return (
        len(line) <= LONGEST
        and len(_WORD.findall(line)) >= 3
        and line[-1] not in '.,;:!"”)'
        and "\n" not in line
    )


def is_capitalised(sentence: str) -> bool:
    """Tell whether most longer words of a short sentence begin with a capital, as in a headline."""
    longer = [w for w in _WORD.findall(sentence) if len(w) > 3 and not w[0].isdigit()]
    if len(sentence) > LONGEST or len(longer) < 4 or sentence.isupper():
        return False
    return sum(w[0].isupper() for w in longer) >= _SHARE_CAPITALISED * len(longer)

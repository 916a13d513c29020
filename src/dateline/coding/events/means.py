"""By which weapon violence is done, where the word for it leaves that open ("targeted … with mortars")."""

from __future__ import annotations

from dateline.coding.events.arguments import Arguments
from dateline.coding.events.classes import Classes
from dateline.coding.tokens import Token


def type_by_means(classes: Classes, token: Token, arguments: Arguments) -> str | None:
    """Return the type whose weapons do the deed, None where none is named; the order of `means` types decides."""
    heads = [h for h in arguments.means if h.i != token.i]
    shots = [h for h in heads if _is_shot(h)]
    laid = [h for h in heads if h not in shots]
    return next(
        (e for e, weapons in classes.means if classes.any_of(laid if e == "bombing" else heads, weapons)),
        None,
    )


def _is_shot(head: Token) -> bool:
    """Tell whether a noun names what is fired and does not lie ("explosive rounds" are no explosive device)."""
    return head.lemma_.lower() in _SHOT and any(c.lower_ == "explosive" for c in head.children)


_SHOT = frozenset({"round", "bullet", "shell", "rocket", "missile", "projectile", "shot", "ammunition"})

"""By which weapon violence is done, where the word for it leaves that open ("targeted … with mortars")."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.coding.events.arguments import Arguments
from dateline.coding.events.classes import Classes


def type_by_means(classes: Classes, token: Token, arguments: Arguments) -> str | None:
    """Return the type whose weapons do the deed, None where none is named; the order of `means` types decides."""
    heads = [h for h in arguments.means if h.i != token.i]
    return next((event for event, weapons in classes.means if classes.any_of(heads, weapons)), None)

"""What depends on a token."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.tokens import Token


def dependants(token: Token) -> Sequence[Token]:
    """Return what depends on a token, in the order of the text: its `children`."""
    return token.children

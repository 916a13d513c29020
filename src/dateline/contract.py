"""The public JSON form of a coded report (schema version 1), and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from dateline.model import REAL, SCHEMA_VERSION, Attribution, Claim, Coding

REPORT_KEYS = ("id", "title", "publisher", "published", "url", "lang", "text")


def says_real(claim: Mapping[str, Any]) -> bool:
    """Tell whether a claim, in the public form, says that its event happened or goes on, hedged or not."""
    return claim["stance"] != "denies" and claim["status"] in REAL


def to_dict(coding: Coding) -> dict[str, Any]:
    """Return a coded report as plain data: the report's keys, `claims`, `lead`, `mentions`, `warnings`.

    Spans are `[start, end)` lists of code points into `text`; the key `dateline` has the version of
    this form.
    """
    report = {key: getattr(coding.report, key) for key in REPORT_KEYS}
    layers = _plain(coding.mentions, but="attributions")
    layers["attributions"] = [_attribution(a) for a in coding.mentions.attributions]
    return {
        "dateline": SCHEMA_VERSION,
        **report,
        "content_hash": coding.report.content_hash,
        "claims": [_claim(c) for c in coding.claims],
        "lead": coding.lead,
        "mentions": layers,
        "warnings": list(coding.warnings),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    plain: dict[str, Any] = _plain(claim)
    if plain["route"]:
        plain["route"] = {"from" if k == "origin" else k: v for k, v in plain["route"].items() if v}
    return plain


def _attribution(attribution: Attribution) -> dict[str, Any]:
    return {
        "source": _plain(attribution.source),
        "cue": _plain(attribution.cue),
        "content": _plain(attribution.content),
        **{k: getattr(attribution, k) for k in ("name", "kind", "id", "anonymous", "office", "parent", "to")},
        "to_span": _plain(attribution.to_span),
        "inner": [_attribution(a) for a in attribution.inner],
    }


def _plain(value: Any, but: str | None = None) -> Any:
    """Return records as dictionaries by their fields, `but` the one named, and sequences as lists, all the way down."""
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value) if f.name != but}
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return [_plain(v) for v in value] if isinstance(value, tuple | list) else value

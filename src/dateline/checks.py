"""What must hold of every coded report, whatever its text: each value is tied to its very words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Plain = Mapping[str, Any]


def find_faults(coded: Plain) -> list[str]:
    """Return what is wrong with a coded report in the contract's form, a sentence each; [] if nothing.

    Checked: every span lies in the text, is not empty and covers the words given beside it; the
    evidence holds the claim's trigger; layers are in the order of the text; `lead` is a claim;
    ids differ; relations point to other claims.
    """
    text: str = coded["text"]
    faults = [*_layer_faults(text, coded["mentions"])]
    for index, claim in enumerate(coded["claims"]):
        faults += [f"claim {index} ({claim['event']}): {fault}" for fault in _claim_faults(text, claim)]
        faults += [
            f"claim {index}: relation to claim {r['claim']}, which is none"
            for r in claim["relations"]
            if not 0 <= r["claim"] < len(coded["claims"]) or r["claim"] == index
        ]
    ids = [claim["id"] for claim in coded["claims"]]
    if len(set(ids)) != len(ids):
        faults.append("two claims have one id")
    lead = coded["lead"]
    if lead is not None and not 0 <= lead < len(ids):
        faults.append(f"lead {lead} is no claim")
    return faults


def _layer_faults(text: str, mentions: Plain) -> Iterator[str]:
    for layer in ("places", "times", "actors", "figures", "passages", "assessments"):
        before = -1
        for item in mentions[layer]:
            yield from (f"{layer}: {f}" for f in span_faults(text, (item["start"], item["end"]), item.get("text")))
            if item["start"] < before:
                yield f"{layer}: not in the order of the text at {item['start']}"
            before = item["start"]
    yield from _attribution_faults(text, mentions["attributions"])


def _attribution_faults(text: str, attributions: list[Plain]) -> Iterator[str]:
    for item in attributions:
        for span in (item["source"], item["cue"], item["to_span"], *item["content"]):
            if span is not None:
                yield from (f"attributions: {f}" for f in span_faults(text, span))
        yield from _attribution_faults(text, item["inner"])


def _claim_faults(text: str, claim: Plain) -> Iterator[str]:
    for name, span, words in _claim_spans(claim):
        if span is not None:
            yield from (f"{name}: {f}" for f in span_faults(text, span, words))
    start, end = claim["trigger"]["span"]
    if not any(s <= start and end <= e for s, e in claim["evidence"]):
        yield "its evidence does not hold its trigger"
    for figure in claim["figures"]:
        if figure["low"] is not None and figure["high"] is not None and figure["low"] > figure["high"]:
            yield f"figure {figure['text']!r}: low over high"
    time = claim["time"]
    if time and time["start"] and time["end"] and time["start"] > time["end"]:
        yield f"time {time['text']!r}: starts after its end"


def _claim_spans(claim: Plain) -> Iterator[tuple[str, Any, str | None]]:
    yield "trigger", claim["trigger"]["span"], claim["trigger"]["text"]
    yield "status", claim["status_span"], None
    yield "stance", claim["stance_span"], None
    for evidence in claim["evidence"]:
        yield "evidence", evidence, None
    for name in ("place", "time"):
        if claim[name]:
            yield name, claim[name]["span"], claim[name]["text"]
    for name in ("figures", "means", "wording"):
        for value in claim[name]:
            yield name, value["span"], value["text"]
    for name in ("actors", "targets"):
        for value in claim[name]:
            # A name may be the fullest earlier one that a pronoun stands for, so only the range is checked.
            yield name, value["span"], None
    for source in claim["sources"]:
        yield "source", source["span"], source["cue"]


def span_faults(text: str, span: Any, words: str | None = None) -> list[str]:
    """Return what is wrong with one span and the words given beside it."""
    start, end = span
    if not 0 <= start < end <= len(text):
        return [f"span [{start}, {end}) is empty or out of the text's {len(text)} characters"]
    faults = []
    if words is not None and text[start:end] != words:
        faults.append(f"span [{start}, {end}) covers {text[start:end]!r}, not {words!r}")
    if text[start:end] != text[start:end].strip():
        faults.append(f"span [{start}, {end}) begins or ends with a blank: {text[start:end]!r}")
    return faults

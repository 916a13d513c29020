"""Attributions by passives: "was reported killed", "was quoted as saying", "was described by X as"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.tokens import Token
from dateline.coding.voices.contents import left_of, right_of, subtree_after
from dateline.coding.voices.scene import CLAUSES, SAYING, Scene, Speaker, is_deed
from dateline.coding.voices.speakers import cue_of, source_span, speaker_of
from dateline.coding.voices.voice import Voice, end_of, joined, piece, token_range
from dateline.model import Span

_SPEECH = frozenset({"speech"})


def read_passive(scene: Scene, verb: Token, classes: frozenset[str]) -> Iterator[Voice]:
    """Read a passive: "was reported killed", "was quoted as saying", "was described by X as"."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubjpass", "csubjpass", "csubj")), None)
    agent = _agent(verb)
    cue = cue_of(scene, verb, subject)
    if "quoted" in classes and subject is not None:
        yield from _quoted(scene, verb, subject, cue)
        return
    if not classes & (SAYING | {"heard", "held", "act", "attitude"}) or (
        agent is None and not classes & {"heard", "held"}
    ):
        return
    deps = (*CLAUSES, "oprd", "advcl")
    heads = [c for c in verb.children if c.i > verb.i and (c.dep_ in deps or (c.dep_ == "prep" and c.lower_ == "as"))]
    if agent is not None and "act" in classes:
        heads += [c for c in verb.children if c.i > verb.i and c.dep_ == "prep" and c.lower_ in ("for", "of", "over")]
    if agent is not None:
        heads += [c for c in agent.children if c.dep_ == "relcl" and c.left_edge.lower_ == "that" and "tell" in classes]
    after = [s for c in heads if (s := subtree_after(scene, c, verb))]
    before = _subject_span(scene, subject, cue) if subject is not None and "tell" not in classes else None
    content = joined([*([before] if before else []), *after])
    if not content or is_deed(scene, verb, agent, classes):
        return
    if agent is None:
        heard = "heard" in classes
        yield Voice(cue, None, content, None, verb, links=heard, heard=heard)
    else:
        span = source_span(scene, agent, verb, content)
        yield Voice(cue, span, content, agent, verb, links=bool(classes & {"speech", "report"}))


def _subject_span(scene: Scene, subject: Token, cue: Span) -> Span | None:
    if subject.lower_ in ("it", "what", "that", "this", "there"):
        return None
    start, end = token_range(subject.subtree)
    return piece(scene.text, start, min(end, cue.start)) if start < cue.start else None


def _quoted(scene: Scene, verb: Token, subject: Token, cue: Span) -> Iterator[Voice]:
    """Read "X was quoted as saying Y by Z": Y is X's, and that he says it is Z's."""
    said = next((p for c in verb.children if c.dep_ == "prep" for p in c.children if p.dep_ == "pcomp"), None)
    if said is None:
        return
    content = right_of(scene, said, frozenset({"speech", "report", "act"}), Span(said.idx, end_of(said)))
    speaker = speaker_of(scene, verb, frozenset({"speech"})) or Speaker(subject, subject.left_edge.i, None)
    speaker = speaker if speaker.span else Speaker(subject, subject.left_edge.i, None)
    left = left_of(scene, verb, frozenset({"speech"}), speaker, bool(content))
    content = joined([*left, *content])
    if not content:
        return
    whole = Span(cue.start, end_of(said))
    span = speaker.span or source_span(scene, subject, verb, content)
    yield Voice(whole, span, content, speaker.head, said)
    agent = _agent(said) or _agent(verb)
    if agent is not None and span is not None:
        source = source_span(scene, agent, verb, content)
        yield Voice(Span(cue.start, cue.end), source, [*content, span], agent, verb)


def read_quoting(scene: Scene, verb: Token) -> Iterator[Voice]:
    """Read "Z quoted X as saying Y": Y is X's, and that he says it is Z's. Nothing where no "as" follows."""
    quoted = next((c for c in verb.children if c.dep_ == "dobj"), None)
    said = next((p for c in verb.children if c.lower_ == "as" for p in c.children if p.dep_ == "pcomp"), None)
    speaker = speaker_of(scene, verb, _SPEECH)
    if quoted is None or said is None or speaker is None:
        return
    cue = cue_of(scene, verb, speaker.head)
    content = right_of(scene, said, _SPEECH, Span(said.idx, end_of(said)))
    content = content or left_of(scene, verb, _SPEECH, speaker, False)
    if not content:
        return
    inner = source_span(scene, quoted, verb, content)
    outer = speaker.span or source_span(scene, speaker.head, verb, content)
    yield Voice(Span(said.idx, end_of(said)), inner, content, quoted, said)
    yield Voice(cue, outer, [*content, *([inner] if inner else [])], speaker.head, verb)


def _agent(verb: Token) -> Token | None:
    """Return the head of who does what a passive or participle tells ("by Z")."""
    return next(
        (
            p
            for c in verb.children
            if c.dep_ in ("agent", "prep") and c.lower_ == "by"
            for p in c.children
            if p.dep_ == "pobj"
        ),
        None,
    )

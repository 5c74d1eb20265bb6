"""The tag file's form (docs/tag-file.md): JSON read into values that name sources and actors."""

import json
from dataclasses import dataclass
from typing import Any

from briefer.commands.naming import read_name, read_role
from briefer.commands.tag_fields import Record
from briefer.commands.wording import shown
from briefer.errors import BrieferError
from briefer.model.actors import ActorKind, Alias, LoadedActor, MentionKind, Role
from briefer.model.dates import Dating
from briefer.model.facts import (
    AttributionKind,
    Confidence,
    Credibility,
    FactKind,
    Grading,
    Modality,
    Reliability,
    Status,
)
from briefer.model.reconciliations import Matter, ReconciliationKind, Way
from briefer.suggest.kinds import guess_alias_kind

_SPAN_KEYS = ("source", "start", "end", "quote")
_FACT_KEYS = (
    *("id", "kind", "statement", "actors", "event_date", "deadline"),
    *("place", "confidence", "note", "section", "evidence"),
)
_EVIDENCE_KEYS = (
    *_SPAN_KEYS,
    *("translation", "attribution", "report_date", "status", "modality", "grading"),
)


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """Code points of a source named by hash, file name or label; `place` is where the file says so."""

    place: str
    source: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class TaggedMention:
    """A mention as the file gives it; `actors` are ids of the file or labels of the session."""

    span: TaggedSpan
    actors: tuple[str, ...]
    kind: MentionKind | None


@dataclass(frozen=True, slots=True)
class TaggedEvidence:
    """An item of evidence as the file gives it; `who` is an actor's id or label, or words."""

    span: TaggedSpan
    translation: str
    attribution: AttributionKind
    who: str
    verb: str
    report_date: str | None
    status: Status
    modality: Modality
    grading: Grading


@dataclass(frozen=True, slots=True)
class TaggedFact:
    """A fact as the file gives it; `actors` are pairs of an actor's id or label and its part."""

    place: str
    id: str
    kind: FactKind
    statement: str
    actors: tuple[tuple[str, str], ...]
    event_date: Dating
    deadline: str | None
    place_name: str
    confidence: Confidence
    note: str
    section: str
    evidence: tuple[TaggedEvidence, ...]


@dataclass(frozen=True, slots=True)
class TaggedMemo:
    """A note on a passage as the file gives it."""

    span: TaggedSpan
    words: str


@dataclass(frozen=True, slots=True)
class TaggedChoice:
    """What was decided in a matter, as the file gives it; `fact` is an id of the file, a label, or empty."""

    matter: Matter
    way: Way
    value: str
    reason: str
    fact: str


@dataclass(frozen=True, slots=True)
class TaggedReconciliation:
    """Facts told as one, as the file gives them; `facts` are ids of the file or labels of the session."""

    place: str
    id: str
    kind: ReconciliationKind
    facts: tuple[str, ...]
    statement: str
    choices: tuple[TaggedChoice, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Tags:
    """All that a tag file holds, in its order; `ignored` are the keys in it that mean nothing there."""

    actors: tuple[LoadedActor, ...]
    mentions: tuple[TaggedMention, ...]
    facts: tuple[TaggedFact, ...]
    memos: tuple[TaggedMemo, ...] = ()
    reconciliations: tuple[TaggedReconciliation, ...] = ()
    ignored: tuple[str, ...] = ()


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of the file; of a key that stands in it twice, json would drop the first value."""
    whole = dict(pairs)
    if len(whole) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        what = f"In the tag file, an object has the key “{shown(twice)}” twice."
        raise BrieferError(what, "Put the two together; nothing was applied.")
    return whole


def read_tags(data: str) -> Tags:
    """Return what a tag file says.

    Raises BrieferError that names line and column of broken JSON, or the place of a value that cannot be.
    """
    try:
        content = json.loads(data.removeprefix("\ufeff"), object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        what = f"The tag file is broken JSON at line {error.lineno}, column {error.colno}: {error.msg}."
        raise BrieferError(
            what,
            "Correct it there; nothing was applied.",
        ) from error
    except (RecursionError, ValueError) as error:
        raise BrieferError("The tag file is no JSON that can be read.", "Nothing was applied.") from error
    if not isinstance(content, dict):
        raise BrieferError(
            "The tag file is no JSON object.", "It begins with { and holds actors, mentions, facts, memos."
        )
    file = Record("", content).only("actors", "mentions", "facts", "memos", "reconciliations")
    return Tags(
        tuple(_actor(record) for record in file.records("actors")),
        tuple(_mention(record) for record in file.records("mentions")),
        tuple(_fact(record) for record in file.records("facts")),
        tuple(_memo(record) for record in file.records("memos")),
        tuple(_reconciliation(record) for record in file.records("reconciliations")),
        tuple(sorted(file.ignored)),
    )


def _actor(record: Record) -> LoadedActor:
    record.only("id", "name", "kind", "aliases", "roles", "note")
    name = _name(record, "name")
    kind = record.word("kind", ActorKind.OTHER)
    aliases = tuple(_alias(alias, name, kind) for alias in record.records("aliases"))
    roles = tuple(_role(role) for role in record.records("roles"))
    given = kind if record.values.get("kind") is not None else None
    return LoadedActor(record.place, record.text("id"), name, given, aliases, roles, record.words("note"))


def _name(record: Record, key: str) -> str:
    words = record.words(key, needed=True)
    return record.checked(key, lambda: read_name(words))


def _alias(record: Record, name: str, kind: ActorKind) -> Alias:
    text = _name(record.only("text", "kind"), "text")
    return Alias(text, record.word("kind", guess_alias_kind(name, text, kind)))


def _role(record: Record) -> Role:
    title = record.only("title", "body", "from", "to").text("title", needed=True)
    start, end = record.date("from") or "", record.date("to") or ""
    return record.checked("from", lambda: read_role(title, record.text("body"), start, end))


def _mention(record: Record) -> TaggedMention:
    record.only(*_SPAN_KEYS, "actors", "kind")
    kind = record.word("kind", MentionKind.NAME) if record.values.get("kind") is not None else None
    actors = record.names("actors")
    if not actors:
        raise record.fault("actors", "is empty and should name one actor or more")
    return TaggedMention(_span(record), actors, kind)


def _fact(record: Record) -> TaggedFact:
    record.only(*_FACT_KEYS)
    evidence = tuple(_evidence(item) for item in record.records("evidence"))
    if not evidence:
        raise record.fault("evidence", "is empty and should hold one passage or more")
    return TaggedFact(
        place=record.place,
        id=record.text("id"),
        kind=record.word("kind", FactKind.EVENT),
        statement=record.text("statement", needed=True),
        actors=tuple(dict.fromkeys(_part(part) for part in record.records("actors"))),
        event_date=record.dating("event_date"),
        deadline=record.date("deadline"),
        place_name=record.text("place"),
        confidence=record.word("confidence", Confidence.NOT_ASSESSED),
        note=record.words("note"),
        section=record.text("section"),
        evidence=evidence,
    )


def _part(record: Record) -> tuple[str, str]:
    return record.only("actor", "role").text("actor", needed=True), record.text("role")


def _evidence(record: Record) -> TaggedEvidence:
    record.only(*_EVIDENCE_KEYS)
    said = record.record("attribution").only("kind", "who", "verb")
    grading = record.record("grading").only("reliability", "credibility")
    return TaggedEvidence(
        span=_span(record),
        translation=record.words("translation"),
        attribution=said.word("kind", AttributionKind.NONE),
        who=said.text("who"),
        verb=said.text("verb"),
        report_date=record.date("report_date"),
        status=record.word("status", Status.REPORTED),
        modality=record.word("modality", Modality.ACTUAL),
        grading=Grading(
            grading.word("reliability", Reliability.NOT_ASSESSED),
            grading.word("credibility", Credibility.NOT_ASSESSED),
        ),
    )


def _memo(record: Record) -> TaggedMemo:
    record.only(*_SPAN_KEYS, "words")
    return TaggedMemo(_span(record), record.words("words", needed=True))


def _reconciliation(record: Record) -> TaggedReconciliation:
    record.only("id", "kind", "facts", "statement", "choices", "note")
    return TaggedReconciliation(
        place=record.place,
        id=record.text("id"),
        kind=record.word("kind", ReconciliationKind.SAME_EVENT),
        facts=record.names("facts"),
        statement=record.text("statement"),
        choices=tuple(_choice(choice) for choice in record.records("choices")),
        note=record.words("note"),
    )


def _choice(record: Record) -> TaggedChoice:
    record.only("matter", "way", "value", "reason", "fact")
    if record.values.get("matter") is None:
        raise record.fault("matter", "is missing")
    matter = record.word("matter", Matter.DATE)
    value = record.date("value") if matter is Matter.DATE else record.text("value")
    way, reason = record.word("way", Way.ONE), record.text("reason", needed=True)
    return TaggedChoice(matter, way, value or "", reason, record.text("fact"))


def _span(record: Record) -> TaggedSpan:
    start, end = record.number("start"), record.number("end")
    if start >= end:
        raise record.fault("end", f"is {end} and should be greater than the start, {start}")
    return TaggedSpan(record.place, record.text("source", needed=True), start, end, record.quote("quote"))

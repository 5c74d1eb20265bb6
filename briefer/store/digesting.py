"""Rows into digests, many at a time: a hundred thousand facts are read in slices of a few milliseconds."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable

from briefer.model.briefs import called
from briefer.model.digests import FactDigest, PassageDigest
from briefer.model.facts import Confidence, FactKind, Modality, Status
from briefer.model.ids import ActorId, FactId, SectionId
from briefer.store.database import Row
from briefer.store.session import Session
from briefer.text.folding import fold

_COLUMNS = "id, added, label, kind, statement, event_date, deadline, confidence, place, note"
_AFTER = f"select {_COLUMNS} from fact where added > ? order by added limit ?"  # noqa: S608 - constants
_THESE = (
    f"select {_COLUMNS} from fact"  # noqa: S608 - constants
    " where id in (select value from json_each(?)) order by added"
)
_PASSAGES = """
    select
        fact, source, "start", status, modality, reliability || credibility, report_date, quote, translation
    from evidence where fact in (select value from json_each(?)) order by fact, position
"""
_ACTORS = """
    select fact, actor from fact_actor where fact in (select value from json_each(?)) order by fact, position
"""
_SENT = """
    select p.fact, s.id, s.heading, s.name from placement p join section s on s.id = p.section
    join brief b on b.id = s.brief order by p.fact, b.added, s.position
"""

# Looking a word up in a table takes a tenth of the time that the enumeration takes.
_KINDS = {str(kind): kind for kind in FactKind}
_STATUSES = {str(status): status for status in Status}
_MODALITIES = {str(modality): modality for modality in Modality}
_CONFIDENCES = {str(confidence): confidence for confidence in Confidence}


def digests_after(session: Session, added: int, limit: int) -> tuple[FactDigest, ...]:
    """Return at most so many facts that were added after the one with this number, 0 for the first."""
    return _digests(session, session.rows(_AFTER, (added, limit)))


def digests_of(session: Session, facts: Collection[int]) -> tuple[FactDigest, ...]:
    """Return those of these facts that exist, in the order they were added."""
    return _digests(session, session.rows(_THESE, (json.dumps(list(facts)),)))


def sections_of_facts(session: Session) -> dict[FactId, tuple[tuple[SectionId, str], ...]]:
    """Return the sections, over all briefs, that each fact was sent to, with what they are headed."""
    found: defaultdict[FactId, list[tuple[SectionId, str]]] = defaultdict(list)
    for fact, section, heading, name in session.rows(_SENT):
        found[fact].append((section, called(heading, name)))
    return {fact: tuple(sections) for fact, sections in found.items()}


def _digests(session: Session, rows: list[Row]) -> tuple[FactDigest, ...]:
    keys = json.dumps([row[0] for row in rows])
    passages = _grouped(session.rows(_PASSAGES, (keys,)))
    actors = _grouped(session.rows(_ACTORS, (keys,)))
    return tuple(_digest(row, passages[row[0]], actors[row[0]]) for row in rows)


def _grouped(rows: Iterable[Row]) -> defaultdict[int, list[Row]]:
    grouped: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row[0]].append(row)
    return grouped


def _digest(row: Row, passages: list[Row], actors: list[Row]) -> FactDigest:
    key, added, label, kind, statement, event_date, deadline, confidence, place, note = row
    quotes = " ".join(f"{item[7]} {item[8]}" for item in passages)
    return FactDigest(
        key,
        added,
        label,
        _KINDS[kind],
        event_date,
        deadline,
        _CONFIDENCES[confidence],
        tuple(
            PassageDigest(item[1], item[2], _STATUSES[item[3]], _MODALITIES[item[4]], item[5], item[6])
            for item in passages
        ),
        tuple(dict.fromkeys(ActorId(item[1]) for item in actors)),
        fold(f"{label} {statement} {place} {note} {quotes}"),
    )

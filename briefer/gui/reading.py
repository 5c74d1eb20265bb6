"""How far the analyst came in each source, kept with the session but not in its history."""

from collections.abc import Iterable
from enum import StrEnum

from briefer.model.ids import SourceId
from briefer.model.sources import Source
from briefer.store import queries
from briefer.store.session import Session

_LAST_SOURCE = "reader/source"
_READ_SHARE = 0.9


class Reading(StrEnum):
    """How far the analyst came in a source."""

    UNREAD = "unread"
    PART_READ = "part-read"
    READ = "read"


def how_far(session: Session, sources: Iterable[Source]) -> dict[SourceId, Reading]:
    """Return whether each source is unread, read in part, or read."""
    lengths = {source.id: source.length for source in sources}
    kept = session.recall_each([reading_key(source) for source in lengths])
    return {source: _how_far(kept[reading_key(source)], length) for source, length in lengths.items()}


def _how_far(value: str, length: int) -> Reading:
    reached = _offset(value)
    if reached is None:
        return Reading.UNREAD
    return Reading.READ if reached >= _READ_SHARE * length else Reading.PART_READ


def reading_key(source: SourceId) -> str:
    """Return the key under which a session remembers the furthest code point read of a source."""
    return f"reader/furthest/{source}"


def furthest(session: Session, source_id: SourceId) -> int | None:
    """Return the furthest code point of the source that was read, or None where it was never opened."""
    return _offset(session.recall(reading_key(source_id)))


def _offset(value: str) -> int | None:
    return int(value) if value.isdecimal() else None


def note_read(session: Session, source_id: SourceId, offset: int) -> bool:
    """Remember that the source was read as far as this code point; return whether that is news."""
    reached = furthest(session, source_id)
    if reached is not None and reached >= offset:
        return False
    session.remember(reading_key(source_id), str(offset))
    return True


def last_place(session: Session, source_id: SourceId) -> int:
    """Return the code point at which the caret stood in the source when it was left, 0 at first."""
    return _offset(session.recall(_caret_key(source_id))) or 0


def last_source(session: Session) -> SourceId | None:
    """Return the source that was read last and is still there, or None."""
    value = session.recall(_LAST_SOURCE)
    if not value.isdecimal():
        return None
    known = {source.id for source in queries.sources(session)}
    return SourceId(int(value)) if int(value) in known else None


def note_place(session: Session, source_id: SourceId, offset: int) -> None:
    """Remember the source as the one read last, and the code point at which the caret stands in it."""
    for key, value in ((_LAST_SOURCE, str(source_id)), (_caret_key(source_id), str(offset))):
        if session.recall(key) != value:
            session.remember(key, value)


def _caret_key(source_id: SourceId) -> str:
    return f"reader/caret/{source_id}"

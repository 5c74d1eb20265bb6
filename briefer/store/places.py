"""What stands between two places of a source, read without the rest of what is tagged in it.

Offsets are code points, end exclusive. Few tags are long; the index on those alone finds the ones that begin
far ahead of a place and still reach it.
"""

import json
from collections.abc import Iterable, Iterator

from briefer.model.actors import Mention
from briefer.model.ids import MentionId, SourceId
from briefer.store import reading
from briefer.store.session import Session

# A mention of over 1,000 code points is long: so says the partial index mention_long.
_WITHIN = """
    where id in (
        select id from mention
        where source = ?1 and "start" >= ?2 - 1000 and "start" < ?3 and "end" > ?2
        union
        select id from mention
        where source = ?1 and "end" - "start" > 1000 and +"start" < ?3 and "end" > ?2
    )
"""


# The plus keeps SQLite from reading all tags of the source instead of those few.
_PLACES = """
    select id, "start", "end" from mention where id in (select value from json_each(?)) and +source = ?
"""


def mention_places(
    session: Session, source: SourceId, keys: Iterable[int]
) -> Iterator[tuple[MentionId, int, int]]:
    """Yield key, start and end of those mentions of these keys that stand in the source."""
    for key, start, end in session.rows(_PLACES, (json.dumps(list(keys)), source)):
        yield MentionId(key), start, end


def mentions_within(session: Session, source: SourceId, start: int, end: int) -> tuple[Mention, ...]:
    """Return the mentions that share a character with `start` to `end`, by place, longer ones first."""
    return reading.read_mentions(session.rows, _WITHIN, (source, start, end))

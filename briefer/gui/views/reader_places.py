"""Which place of which source is meant by what is pointed at, or was touched by a step."""

from collections.abc import Callable, Iterator
from contextlib import suppress

from briefer.gui.bus import Target
from briefer.model.changes import Changes, Collection, Place
from briefer.model.facts import Fact
from briefer.model.ids import FactId, MemoId, MentionId, SourceId
from briefer.model.spans import Span
from briefer.store import queries
from briefer.store.session import Session

_LOOKED_UP = 200


def place_of(session: Session, target: Target, here: SourceId | None) -> tuple[SourceId, int, int] | None:
    """Return the source, start and end (code points) that a target means, or None where it means none.

    Of a fact's passages the first in the source `here` counts, else the first of all. A source that is gone,
    while a list that names it does not know yet, is no place.
    """
    if target.source is not None:
        if not queries.has_source(session, target.source):
            return None
        start = max(target.start, 0)
        return target.source, start, max(target.end, start)
    try:
        if target.mention is not None:
            span = queries.mention(session, target.mention).span
        elif target.fact is not None:
            spans = [item.span for item in queries.fact(session, target.fact).evidence]
            span = next((it for it in spans if it.source == here), spans[0])
        else:
            return None
    except KeyError:
        return None
    return span.source, span.start, span.end


def places_of(session: Session, changes: Changes) -> tuple[Place, ...]:
    """Return where in the sources that are there a step changed something, in reading order.

    Those are the places where something came or went, and where what was changed stands now; of thousands of
    changed members only the first few are looked up.
    """
    order = {source.id: number for number, source in enumerate(queries.sources(session))}
    spans = [
        *_spans(lambda key: (queries.mention(session, MentionId(key)).span,), changes, Collection.MENTION),
        *_spans(lambda key: (queries.memo(session, MemoId(key)).span,), changes, Collection.MEMO),
        *_spans(lambda key: _passages(queries.fact(session, FactId(key))), changes, Collection.FACT),
    ]
    places = {*changes.places, *(Place(it.source, it.start, it.end) for it in spans)}
    known = (place for place in places if place.source in order)
    return tuple(sorted(known, key=lambda it: (order[it.source], it.start, it.end)))


def _spans(
    look: Callable[[int], tuple[Span, ...]], changes: Changes, collection: Collection
) -> Iterator[Span]:
    for key in sorted(changes.keys(collection))[:_LOOKED_UP]:
        with suppress(KeyError):
            yield from look(key)


def _passages(fact: Fact) -> tuple[Span, ...]:
    return tuple(item.span for item in fact.evidence)

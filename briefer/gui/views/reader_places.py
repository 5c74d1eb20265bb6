"""Which place of which source is meant by what is pointed at."""

from briefer.gui.bus import Target
from briefer.model.ids import SourceId
from briefer.store import queries
from briefer.store.session import Session


def place_of(session: Session, target: Target, here: SourceId | None) -> tuple[SourceId, int, int] | None:
    """Return the source, start and end (code points) that a target means, or None where it means none.

    Of a fact's passages the first in the source `here` counts, else the first of all.
    """
    if target.source is not None:
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

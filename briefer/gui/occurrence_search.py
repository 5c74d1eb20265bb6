"""The search for all places where a name stands, over all sources of a session, source by source."""

from collections.abc import Callable, Iterator, Sequence

from briefer.gui.working import Parts
from briefer.model.actors import Actor
from briefer.model.ids import ActorId, SourceId
from briefer.model.proposals import Occurrence
from briefer.model.sources import Source
from briefer.store import queries
from briefer.store.session import Session
from briefer.suggest.known import Gazetteer
from briefer.suggest.occurrences import Sought, occurrences, sought

Take = Callable[[Source, str, tuple[Occurrence, ...]], object]


def searching(
    session: Session, actor: Actor, everyone: Gazetteer, take: Take, first: SourceId | None = None
) -> Parts:
    """Hand over the places where an actor is named as they are found; a job for `Work`.

    `everyone` are the names of the session's actors. Sources come in their order, but for the `first` one.
    """
    who = sought(actor, everyone)
    tagged_in = queries.sources_naming(session, actor.id)
    sources = sorted(queries.sources(session), key=lambda source: source.id != first)
    for number, source in enumerate(sources):
        for found, text in _in_source(session, who, source, is_tagged=source.id in tagged_in):
            if found:
                take(source, text, found)
            yield number, len(sources)
    yield len(sources), len(sources)


def sure_places(found: Sequence[Occurrence], actor: ActorId | None = None) -> tuple[Occurrence, ...]:
    """Return the places that are plain and not tagged yet, or not as this actor's."""
    return tuple(
        it
        for it in found
        if not it.doubt and (it.mention is None or (actor is not None and actor not in it.mention.actors))
    )


def _in_source(
    session: Session, who: Sought, source: Source, *, is_tagged: bool
) -> Iterator[tuple[tuple[Occurrence, ...], str]]:
    """Yield what is found in each stretch of a source; one with nothing in it is left after a glance."""
    text = queries.source_text(session, source.id)
    if not is_tagged and len(text) < _GLANCE and not who.names.names_any(text):
        yield (), text
        return
    mentions = queries.mentions(session, source=source.id)
    refusals = queries.refusals(session, source=source.id)
    for found in occurrences(who, source.id, text, mentions, refusals):
        yield found, text


_GLANCE = 200_000  # code points that can be looked over at once

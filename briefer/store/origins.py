"""Which sources of a session are one origin, why, and what the analyst said of them."""

from collections.abc import Collection
from dataclasses import dataclass

from briefer.model.ids import SourceId
from briefer.model.sources import Kinship, LinkKind, Source
from briefer.store import queries
from briefer.store.session import Session
from briefer.text.copies import Copies
from briefer.weigh.copy_words import by_publication
from briefer.weigh.origins import Tie, origins, split_up, stories, ties


@dataclass(frozen=True, slots=True)
class Origin:
    """Sources that count as one, in the order they were added, and why."""

    sources: tuple[Source, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """All origins of a session in the order of their first sources; `copies` are pairs with their shares.

    `parted` is what the analyst said of pairs that are not one.
    """

    origins: tuple[Origin, ...]
    copies: tuple[Copies[SourceId], ...]
    parted: tuple[Kinship, ...]


def origins_in(session: Session) -> dict[SourceId, SourceId]:
    """Return for each source the first one of its origin, with the copies that are known so far."""
    return origins(queries.sources(session), queries.copies(session), queries.kinships(session))


def copies_told(session: Session, of: Collection[SourceId]) -> tuple[Copies[SourceId], ...]:
    """Return the pairs of copies with one of these sources, but for those that the analyst parted.

    What a part was split from is no copy of it.
    """
    found = [it for it in queries.copy_shares(session) if it.one in of or it.other in of]
    if not found:  # as a rule, while many sources come: no reason to read them all each time
        return ()
    parted = {frozenset((it.one, it.other)) for it in queries.kinships(session) if not it.is_copy}
    holders = split_up(queries.sources(session))
    return tuple(
        it for it in found if frozenset((it.one, it.other)) not in parted and not {it.one, it.other} & holders
    )


def reprints(session: Session, sources: Collection[Source]) -> frozenset[SourceId]:
    """Return those of all the session's sources that are copies of one published before.

    Where that is unknown, it is one added before. A later version of a page is none.
    """
    copies, said = queries.copies(session), queries.kinships(session)
    if not copies and not said:
        return frozenset()
    story_of = stories(sources, copies, said)
    first: dict[SourceId, SourceId] = {}
    for source in sorted(sources, key=by_publication):
        first.setdefault(story_of[source.id], source.id)
    versions = {source.id for source in sources if source.linked(LinkKind.VERSION) is not None}
    return frozenset(story_of.keys() - first.values() - versions)


def origins_of(session: Session) -> Origins:
    """Return the origins with all that makes them, with the copies that are known so far."""
    sources, said = queries.sources(session), queries.kinships(session)
    pairs = queries.copies(session)
    origin_of = origins(sources, pairs, said)
    members: dict[SourceId, list[Source]] = {}
    for source in sources:
        members.setdefault(origin_of[source.id], []).append(source)
    why: dict[SourceId, list[Tie]] = {}
    for tie in ties(sources, pairs, said):
        if origin_of[tie.one] == origin_of[tie.other]:
            why.setdefault(origin_of[tie.one], []).append(tie)
    return Origins(
        tuple(Origin(tuple(its), tuple(why.get(key, ()))) for key, its in members.items()),
        queries.copy_shares(session),
        tuple(it for it in said if not it.is_copy),
    )

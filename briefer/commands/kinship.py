"""Commands on which sources are one origin: join some, part some, take back what was said."""

from collections.abc import Iterable, Sequence

from briefer.commands.wording import counted, one_line, shown
from briefer.errors import BrieferError
from briefer.model.ids import SourceId
from briefer.model.sources import Kinship, kinship
from briefer.store import queries, writing
from briefer.store.origins import origins_in
from briefer.store.session import Session


def join_sources(session: Session, sources: Sequence[SourceId], reason: str = "") -> None:
    """Make these sources one origin, with all that are one origin with any of them.

    What was said before, that some of all these are two, holds no more. Raises BrieferError for less than two
    sources, and where they are one origin already.
    """
    first, *others = dict.fromkeys(sources)
    if not others:
        raise BrieferError("One source alone cannot be joined.", "Choose the others too.")
    origin_of = origins_in(session)
    met = {origin_of[key] for key in sources}
    if len(met) == 1:
        raise BrieferError("They are one origin already.", "There is nothing to join.")
    whole = {key for key, origin in origin_of.items() if origin in met}
    with session.step(f"Join {_named(session, sources)}"):
        for said in queries.kinships(session):
            if not said.is_copy and {said.one, said.other} <= whole:
                writing.remove_kinship(session, said)
        for other in others:
            writing.put_kinship(session, kinship(first, other, one_line(reason), is_copy=True))


def part_sources(session: Session, sources: Sequence[SourceId], reason: str = "") -> None:
    """Part these sources from all others of their origin; where none are left, part them from each other.

    Raises BrieferError where a source is an origin by itself.
    """
    origin_of = origins_in(session)
    pairs: set[tuple[SourceId, SourceId]] = set()
    for origin in dict.fromkeys(origin_of[key] for key in sources):
        inside = [key for key in dict.fromkeys(sources) if origin_of[key] == origin]
        rest = [key for key, its in origin_of.items() if its == origin and key not in inside]
        pairs |= {(key, other) for key in inside for other in (rest or inside) if key != other}
    if not pairs:
        raise BrieferError("It is an origin by itself.", "There is nothing to part it from.")
    with session.step(f"Part {_named(session, sources)} from its copies"):
        for one, other in pairs:
            writing.put_kinship(session, kinship(one, other, one_line(reason), is_copy=False))


def forget_kinship(session: Session, said: Iterable[Kinship]) -> None:
    """Take back what was said of pairs of sources, so that what is found of them holds again."""
    known = set(queries.kinships(session))
    with session.step("Take back what was said of copies"):
        for each in said:
            if each in known:
                writing.remove_kinship(session, each)


def _named(session: Session, sources: Sequence[SourceId]) -> str:
    keys = tuple(dict.fromkeys(sources))
    if len(keys) == 1:
        return f"“{shown(queries.source(session, keys[0]).name)}”"
    return counted(len(keys), "source")

"""Actors are merged and parted: any number of them, in any order, and all stands where it stood."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefer.model.actors import Actor, Alias, AliasKind, Mention, Merge, Role
from briefer.model.facts import Attribution, AttributionKind, FactActor
from briefer.model.ids import ActorId, MentionId, new_key
from briefer.model.proposals import Refusal
from briefer.model.spans import span_of
from briefer.store import merging
from briefer.store import queries as q
from briefer.store import writing as w
from briefer.store.session import Session, create_session, open_session
from tests.longer import longer
from tests.store.samples import TEXT, a_fact, a_source, an_actor, an_evidence, dump

MOVED = ("actor", "alias", "role", "mention_actor", "fact_actor", "evidence", "refusal")
ACTORS = 5


def merge(session: Session, kept: ActorId, merged: ActorId, kind: AliasKind = AliasKind.FULL) -> None:
    with session.step("Merge"):
        made = Merge(q.actor(session, merged), kept, "", "2026-11-25T10:00:00+00:00")
        merging.merge(session, q.actor(session, kept), made, kind)


def part(session: Session, merged: ActorId) -> None:
    with session.step("Part"):
        merging.part(session, merged)


def stands(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    rows = dump(session)
    return {table: sorted(rows[table]) for table in MOVED}


def peopled(path: Path, tagged: list[list[int]], parts: list[list[tuple[int, str]]]) -> Session:
    """Return a session with five actors, and mentions and facts of those that the numbers name."""
    session = create_session(path)
    source = a_source(1)
    with session.step("Fill"):
        w.put_source(session, source, TEXT)
        actors = [_actor(number) for number in range(ACTORS)]
        for actor in actors:
            w.put_actor(session, actor)
        for place, numbers in enumerate(tagged):
            span = span_of(source.id, TEXT, place, place + 3)
            keys = tuple(actors[number].id for number in numbers)
            w.put_mention(session, Mention(MentionId(new_key()), span, keys))
            w.add_refusal(session, Refusal(span_of(source.id, TEXT, 0, 1 + place % 3), keys[0]))
        for number, those in enumerate(parts):
            said = an_evidence(
                source,
                "two nations",
                attribution=Attribution(AttributionKind.INDIRECT, actors[those[0][0]].id, "", "said"),
            )
            named = tuple(FactActor(actors[at].id, role) for at, role in those)
            w.put_fact(session, a_fact(f"f{number}", said, actors=named))
    return session


def _actor(number: int) -> Actor:
    aliases = (Alias("Shared"), Alias(f"Own {number}", AliasKind.SHORT), Alias(f"Of two {number // 2}"))
    roles = (Role("Chair", f"Council {number // 2}", "2020"), Role("Envoy", "", str(2020 + number)))
    return an_actor(number, f"Actor {number}", aliases=aliases, roles=roles, pin=number if number % 2 else 0)


NUMBERS = st.integers(0, ACTORS - 1)
TAGGED = st.lists(st.lists(NUMBERS, min_size=1, max_size=4, unique=True), min_size=1, max_size=6)
PARTS = st.lists(
    st.lists(st.tuples(NUMBERS, st.sampled_from(["", "party"])), min_size=1, max_size=5, unique=True),
    max_size=4,
)
DIGIT_BY_WAY_OF_ANOTHER = [(True, 2, 1), (True, 0, 2), (False, 1, 0), (True, 0, 1)]
TURNS = st.lists(st.tuples(st.sampled_from([True, True, False]), NUMBERS, NUMBERS), min_size=3, max_size=16)


def turn(session: Session, keys: list[ActorId], *, joins: bool, one: int, other: int) -> None:
    """Merge the actors of these numbers, or part what the first is part of, where that can be."""
    visible = {actor.id for actor in q.actors(session)}
    if joins and one != other and {keys[one], keys[other]} <= visible:
        merge(session, keys[one], keys[other])
    elif not joins and keys[one] not in visible:
        part(session, keys[one])


@pytest.mark.long
@settings(max_examples=longer(40))
@given(TAGGED, PARTS, TURNS, st.permutations(range(ACTORS)))
@example([[0]], [], DIGIT_BY_WAY_OF_ANOTHER, [2, 1, 0, 3, 4])
def test_merged_and_parted_in_any_order_all_stands_where_it_stood(
    tmp_path_factory: pytest.TempPathFactory,
    tagged: list[list[int]],
    parts: list[list[tuple[int, str]]],
    turns: list[tuple[bool, int, int]],
    order: list[int],
) -> None:
    path = tmp_path_factory.mktemp("merging") / "work.briefer"
    with peopled(path, tagged, parts) as session:
        keys = [actor.id for actor in q.actors(session)]
        before = stands(session)
        for joins, one, other in turns:
            turn(session, keys, joins=joins, one=one, other=other)
            q.facts(session), q.mentions(session)
    with open_session(path) as session:  # it is vetted anew
        for number in order:
            if any(made.actor.id == keys[number] for made in q.merges(session)):
                part(session, keys[number])
        assert stands(session) == before
        assert session.rows("select * from merge_move") == []
        while session.undo():
            pass
        assert not q.actors(session)

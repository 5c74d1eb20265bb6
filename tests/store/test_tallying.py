"""Whom mentions speak of, read in parts and by key."""

import pytest

from briefer.commands.actors import add_actor
from briefer.commands.mentions import tag_mention
from briefer.commands.sources import add_sources
from briefer.model.ids import ActorId, MentionId
from briefer.model.sources import LoadedSource
from briefer.model.spans import span_of
from briefer.store.session import Session
from briefer.store.tallying import actor_keys, mentioned_after, mentioned_in

TEXT = "abcdefghij"


@pytest.fixture
def mentioned(session: Session) -> dict[MentionId, tuple[ActorId, ...]]:
    (source,) = add_sources(session, [LoadedSource(TEXT)])
    actors = [add_actor(session, name) for name in ("One", "Two", "Three")]
    assert actor_keys(session) == actors
    found = {}
    for place in range(10):
        named = tuple(actors[: 1 + place % 3])
        found[tag_mention(session, span_of(source, TEXT, place, place + 1), named)] = named
    return found


@pytest.mark.parametrize("limit", [3, 4, 5, 100])
def test_mentions_are_read_in_parts_none_of_them_cut(
    session: Session, mentioned: dict[MentionId, tuple[ActorId, ...]], limit: int
) -> None:
    found: dict[MentionId, tuple[ActorId, ...]] = {}
    last, is_last = -1, False
    while not is_last:
        part, is_last = mentioned_after(session, last, limit)
        assert not part.keys() & found.keys()
        found |= part
        last = max(part, default=last)
    assert found == mentioned


def test_those_asked_for_that_exist_are_read(
    session: Session, mentioned: dict[MentionId, tuple[ActorId, ...]]
) -> None:
    key = next(iter(mentioned))
    assert mentioned_in(session, [key, 5]) == {key: mentioned[key]}

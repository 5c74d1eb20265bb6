"""What stands between two places of a source."""

import random

from hypothesis import given
from hypothesis import strategies as st

from briefer.model.actors import Mention
from briefer.model.ids import MentionId, new_key
from briefer.model.sources import Source
from briefer.model.spans import span_of
from briefer.store import places
from briefer.store import queries as q
from briefer.store import writing as w
from briefer.store.places import mention_places, mentions_within
from briefer.store.session import Session
from tests.store.samples import a_source, an_actor

LONG = "Words. " * 1_500


def fill(session: Session) -> tuple[Source, Source]:
    """Put mentions short and long, at random, into two sources."""
    chance = random.Random(3)  # noqa: S311 - repeatable, no secret
    source, other, actor = a_source(1, LONG), a_source(2, LONG), an_actor(1)
    with session.step("Tag"):
        w.put_source(session, source, LONG)
        w.put_source(session, other, LONG)
        w.put_actor(session, actor)
        for _ in range(300):
            start = chance.randrange(len(LONG) - 1)
            length = chance.choice([1, 5, 999, 1_000, 1_001, 4_000])
            span = span_of(chance.choice([source, other]).id, LONG, start, min(start + length, len(LONG)))
            w.put_mention(session, Mention(MentionId(new_key()), span, (actor.id,)))
    return source, other


def test_what_is_within_is_what_overlaps(session: Session) -> None:
    source, _ = fill(session)
    every = q.mentions(session, source=source.id)

    @given(st.integers(0, len(LONG)), st.integers(0, 3_000))
    def check(start: int, length: int) -> None:
        end = start + length
        wanted = tuple(it for it in every if it.span.start < end and it.span.end > start)
        assert mentions_within(session, source.id, start, end) == wanted

    check()


def test_the_index_of_long_mentions_is_used(session: Session) -> None:
    plan = session.rows(
        'explain query plan select id from mention where source = 1 and "end" - "start" > 1000'
        ' and +"start" < 9 and "end" > 3'
    )
    assert "mention_long" in str(plan)


def test_where_chosen_mentions_of_a_source_stand(session: Session) -> None:
    source, _ = fill(session)
    chosen = q.mentions(session)[::2]
    found = set(mention_places(session, source.id, [*(it.id for it in chosen), 1]))
    assert found == {(it.id, it.span.start, it.span.end) for it in chosen if it.span.source == source.id}
    assert 0 < len(found) < len(chosen)


def test_few_mentions_are_looked_up_without_reading_all_of_their_source(session: Session) -> None:
    plan = str(session.rows(f"explain query plan {places._PLACES}", ("[1, 2]", 1)))
    assert "SEARCH mention USING INTEGER PRIMARY KEY" in plan

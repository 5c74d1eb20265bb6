"""Mentions are read where they are looked at, and what is held follows every step."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from briefer.commands.actors import add_actor
from briefer.commands.mentions import tag_mention, untag
from briefer.commands.sources import add_sources
from briefer.gui.views import reader_mentions
from briefer.gui.views.reader_mentions import SourceMentions
from briefer.model.actors import Mention
from briefer.model.changes import Changes, Collection
from briefer.model.ids import ActorId, SourceId
from briefer.model.sources import LoadedSource
from briefer.model.spans import Span, span_of
from briefer.store import queries
from briefer.store.places import mentions_within
from briefer.store.session import Session, create_session
from briefer.text.intervals import Interval

TEXT = "Norland and Estmark met at noon in Vell. " * 1_000


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with create_session(tmp_path / "a.briefer") as made:
        yield made


@pytest.fixture
def source(session: Session) -> SourceId:
    return add_sources(session, [LoadedSource(TEXT, title="A")])[0]


@pytest.fixture
def actor(session: Session) -> ActorId:
    return add_actor(session, "Norland")


def some_span(source: SourceId, dice: Random, longest: int = 12) -> Span:
    start = dice.randrange(len(TEXT) - longest)
    return span_of(source, TEXT, start, start + dice.randrange(1, longest))


def fresh(session: Session, start: int, end: int) -> list[Mention]:
    every = queries.mentions(session)
    return sorted((it for it in every if it.span.start < end and it.span.end > start), key=repr)


def held(mentions: SourceMentions, start: int, end: int) -> list[Mention]:
    return sorted((item.value for item in mentions.over(start, end)), key=repr)


def follow(session: Session, mentions: SourceMentions) -> list[tuple[int, int]]:
    """Take in each step from now on; return the stretches that this touched, as they come."""
    told: list[tuple[int, int]] = []

    def take(changes: Changes) -> None:
        told.extend(mentions.refresh(changes.keys(Collection.MENTION)))

    session.subscribe(take)
    return told


def edit(session: Session, source: SourceId, actor: ActorId, dice: Random) -> None:
    match dice.randrange(5):
        case 0 | 1:
            tag_mention(session, some_span(source, dice, dice.choice([12, 12_000])), (actor,))
        case 2 if mentions := queries.mentions(session):
            untag(session, dice.choice(mentions).id)
        case 3 if queries.mentions(session):  # never the actor and the source themselves
            session.undo()
        case 4:
            session.redo()


@pytest.mark.parametrize("seed", range(6))
def test_wherever_one_looks_between_edits_stands_what_the_session_holds(
    session: Session, source: SourceId, actor: ActorId, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_mentions, "_MOST", 3 if seed % 2 else 20_000)
    dice, mentions = Random(seed), SourceMentions(session, source)  # noqa: S311 - repeatable, no secret
    follow(session, mentions)
    for _ in range(120):
        edit(session, source, actor, dice)
        start = dice.randrange(len(TEXT) - 1)
        end = dice.randrange(start + 1, min(len(TEXT), start + 20_000) + 1)
        assert held(mentions, start, end) == fresh(session, start, end)
    assert held(mentions, 0, len(TEXT)) == fresh(session, 0, len(TEXT))


def test_opening_reads_only_what_is_looked_at(
    session: Session, source: SourceId, actor: ActorId, monkeypatch: pytest.MonkeyPatch
) -> None:
    for start in range(0, len(TEXT), 400):
        tag_mention(session, span_of(source, TEXT, start, start + 7), (actor,))
    read: list[tuple[Mention, ...]] = []
    within = mentions_within

    def noting(session: Session, source: SourceId, start: int, end: int) -> tuple[Mention, ...]:
        read.append(within(session, source, start, end))
        return read[-1]

    monkeypatch.setattr(reader_mentions, "mentions_within", noting)
    mentions = SourceMentions(session, source)
    assert not read
    assert [item.start for item in mentions.over(0, 1_000)] == [0, 400, 800]
    assert sum(map(len, read)) < 30
    mentions.over(0, 1_000)
    assert len(read) == 1


def test_a_step_elsewhere_is_told_but_not_kept(session: Session, source: SourceId, actor: ActorId) -> None:
    mentions = SourceMentions(session, source)
    told = follow(session, mentions)
    mentions.over(0, 100)
    tag_mention(session, span_of(source, TEXT, 30_000, 30_007), (actor,))
    assert told == [(30_000, 30_007)]
    assert [item[:2] for item in mentions.over(30_000, 30_001)] == [(30_000, 30_007)]


def test_what_was_let_go_is_known_by_the_epoch(
    session: Session, source: SourceId, actor: ActorId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_mentions, "_MOST", 1)
    for start in (0, 10):
        tag_mention(session, span_of(source, TEXT, start, start + 7), (actor,))
    mentions = SourceMentions(session, source)
    mentions.over(0, 20)
    assert mentions.epoch == 0
    assert mentions.over(30_000, 30_010) == ()
    assert mentions.epoch == 1
    assert isinstance(mentions.over(0, 20)[0], Interval)

"""How far a source was read is kept with the session, outside its history."""

from pathlib import Path

import pytest

from briefer.commands.sources import add_sources, remove_source
from briefer.gui.reading import Reading, furthest, how_far, last_place, last_source, note_place, note_read
from briefer.model.sources import LoadedSource
from briefer.store import queries
from briefer.store.session import Session, create_session, open_session


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return create_session(tmp_path / "a.briefer")


def test_a_source_is_unread_then_read_in_part_then_read(session: Session) -> None:
    (source,) = add_sources(session, [LoadedSource("x" * 100, title="A")])
    other, *_ = add_sources(session, [LoadedSource("Other words.", title="B")])
    sources = queries.sources(session)
    assert how_far(session, sources) == {source: Reading.UNREAD, other: Reading.UNREAD}
    assert note_read(session, source, 0)
    assert how_far(session, sources) == {source: Reading.PART_READ, other: Reading.UNREAD}
    assert note_read(session, source, 95)
    assert how_far(session, sources) == {source: Reading.READ, other: Reading.UNREAD}
    assert how_far(session, ()) == {}
    assert not note_read(session, source, 10)
    assert furthest(session, source) == 95


def test_the_place_survives_closing_and_leaves_no_step(session: Session) -> None:
    one, other = add_sources(session, [LoadedSource("One.", title="A"), LoadedSource("Two.", title="B")])
    steps = len(session.history())
    note_place(session, one, 3)
    note_place(session, other, 1)
    assert len(session.history()) == steps
    session.close()
    with open_session(session.path) as again:
        assert last_source(again) == other
        assert last_place(again, one) == 3
        remove_source(again, other)
        assert last_source(again) is None


def test_nothing_is_remembered_at_first(session: Session) -> None:
    (source,) = add_sources(session, [LoadedSource("One.", title="A")])
    assert last_source(session) is None
    assert last_place(session, source) == 0
    assert furthest(session, source) is None

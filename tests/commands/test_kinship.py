"""What the analyst says of copies goes before what was found, and can be taken back."""

from pathlib import Path

import pytest

from briefer.commands.kinship import forget_kinship, join_sources, part_sources
from briefer.commands.sources import add_sources, remove_source
from briefer.errors import BrieferError
from briefer.model.ids import SourceId
from briefer.model.sources import LoadedSource
from briefer.store import queries
from briefer.store.origins import origins_in, origins_of
from briefer.store.session import Session, create_session, open_session
from briefer.weigh.origins import TieKind

STORY = (
    "Norland closed the strait on Monday after its coastguard boarded a trawler off Vell. Nine sailors were"
    " taken ashore and questioned. The envoy of Estmark called the boarding unlawful."
)
OTHER = "The harvest in the south was good this year, and prices fell for the third month in a row."


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return create_session(tmp_path / "a.briefer")


def add(session: Session, *texts: str, publisher: str = "") -> tuple[SourceId, ...]:
    loaded = [LoadedSource(text, title=text[:9], publisher=publisher) for text in texts]
    keys = add_sources(session, loaded)
    queries.find_copies(session)
    return keys


def groups(session: Session) -> list[list[SourceId]]:
    return [[source.id for source in origin.sources] for origin in origins_of(session).origins]


def test_sources_are_joined_and_undone(session: Session) -> None:
    one, copy, other = add(session, STORY, f"{STORY} Later.", OTHER)
    assert groups(session) == [[one, copy], [other]]
    join_sources(session, (copy, other), "same  desk")
    assert groups(session) == [[one, copy, other]]
    (origin,) = origins_of(session).origins
    assert {(tie.kind, tie.words) for tie in origin.ties} == {
        (TieKind.JOINED, "same desk"),
        (TieKind.COPY, ""),
    }
    session.undo()
    assert groups(session) == [[one, copy], [other]]


def test_a_source_that_is_parted_stays_apart_from_all_of_its_origin(session: Session) -> None:
    one, two, three = add(session, STORY, f"{STORY} Later.", f"{STORY} Again.")
    part_sources(session, (two,), "a report of its own")
    assert groups(session) == [[one, three], [two]]
    assert {it.reason for it in origins_of(session).parted} == {"a report of its own"}
    with pytest.raises(BrieferError, match="origin by itself"):
        part_sources(session, (two,))
    forget_kinship(session, queries.kinships(session))
    assert groups(session) == [[one, two, three]]
    session.undo()
    session.undo()
    assert queries.kinships(session) == ()


def test_a_whole_origin_is_parted_into_its_sources(session: Session) -> None:
    keys = add(session, STORY, f"{STORY} Later.")
    part_sources(session, keys)
    assert groups(session) == [[keys[0]], [keys[1]]]


def test_joining_goes_before_what_was_parted_earlier(session: Session) -> None:
    one, two, three = add(session, STORY, f"{STORY} Later.", OTHER)
    part_sources(session, (two,))
    join_sources(session, (two, three))
    assert groups(session) == [[one], [two, three]]
    assert len(queries.kinships(session)) == 2  # that it is parted from the first holds on
    join_sources(session, (one, three))
    assert groups(session) == [[one, two, three]]
    with pytest.raises(BrieferError, match="one origin already"):
        join_sources(session, (one, two))
    with pytest.raises(BrieferError, match="alone"):
        join_sources(session, (one, one))


def test_sources_of_one_publisher_are_parted_and_the_others_stay_together(session: Session) -> None:
    one, two, three = add(session, STORY, OTHER, "Rain fell on the hills all week.", publisher="Courier")
    assert groups(session) == [[one, two, three]]
    part_sources(session, (one,))
    assert groups(session) == [[one], [two, three]]


def test_what_was_said_is_in_the_file_and_goes_with_its_source(session: Session) -> None:
    one, other = add(session, STORY, OTHER)
    join_sources(session, (other, one), "told by both")
    path = session.path
    session.close()
    with open_session(path) as again:
        (said,) = queries.kinships(again)
        assert ({said.one, said.other}, said.is_copy, said.reason) == ({one, other}, True, "told by both")
        assert set(origins_in(again).values()) == {one}
        remove_source(again, one)
        assert queries.kinships(again) == ()
        again.undo()
        assert queries.kinships(again) == (said,)

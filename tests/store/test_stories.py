"""Copies among a session's sources are found a little at a time, and follow what comes and goes."""

from dataclasses import replace
from pathlib import Path

from briefer.commands.sources import add_sources, edit_source, remove_source
from briefer.model.ids import SourceId
from briefer.model.sources import LoadedSource
from briefer.store import queries
from briefer.store.session import Session, create_session

STORY = (
    "Norland closed the strait on Monday after its coastguard boarded a trawler off Vell. Nine sailors were"
    " taken ashore and questioned. The envoy of Estmark called the boarding unlawful."
)
OTHER = "The harvest in the south was good this year, and prices fell for the third month in a row."


def add(session: Session, *texts: str) -> tuple[SourceId, ...]:
    return add_sources(session, [LoadedSource(text, title=str(place)) for place, text in enumerate(texts)])


def test_copies_are_found_and_told_with_a_brief(tmp_path: Path) -> None:
    with create_session(tmp_path / "a.briefer") as session:
        story, other, copy = add(session, STORY, OTHER, f"(Agency) {STORY}")
        assert queries.copies(session) == ()
        assert queries.find_copies(session)
        assert queries.copies(session) == ((story, copy),)
        (late,) = add(session, STORY.upper())
        assert queries.find_copies(session)
        assert queries.copies(session) == ((story, copy), (story, late), (copy, late))
        remove_source(session, copy)
        assert queries.find_copies(session)
        assert queries.copies(session) == ((story, late),)
        session.undo()
        assert queries.find_copies(session)
        assert set(map(frozenset, queries.copies(session))) == {
            frozenset(pair) for pair in ((story, copy), (story, late), (copy, late))
        }
        assert other not in {key for pair in queries.copies(session) for key in pair}


def test_the_work_is_done_in_slices(tmp_path: Path) -> None:
    with create_session(tmp_path / "a.briefer") as session:
        add(session, *(f"{OTHER} {number} {number} {number}" for number in range(8)))
        slices = 1
        while not queries.find_copies(session, 0):
            slices += 1
        assert slices >= 8
        assert len(queries.copies(session)) == 28


def test_a_source_that_is_edited_keeps_its_copies(tmp_path: Path) -> None:
    with create_session(tmp_path / "a.briefer") as session:
        one, two = add(session, STORY, f"{STORY} More.")
        queries.find_copies(session)
        edit_source(session, replace(queries.source(session, one), publisher="Wire"))
        assert queries.find_copies(session)
        assert queries.copies(session) == ((one, two),)

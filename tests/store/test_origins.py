"""Of copies all but the one that was published first are told as copies."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from briefer.commands.kinship import join_sources, part_sources
from briefer.commands.sources import add_sources
from briefer.errors import BrieferError
from briefer.model.dates import UNDATED, dated
from briefer.model.sources import LoadedSource
from briefer.store import queries
from briefer.store.origins import reprints
from briefer.store.session import check_session, create_session

STORY = (
    "Norland closed the strait on Monday after its coastguard boarded a trawler off Vell. Nine sailors were"
    " taken ashore and questioned."
)


def test_the_first_published_is_no_copy_whenever_it_was_added(tmp_path: Path) -> None:
    days = ("2026-10-14", "2026-10-12T08:00Z", None)
    loaded = [
        LoadedSource(f"{STORY} {number}.", published=dated(day) if day else UNDATED)
        for number, day in enumerate(days)
    ]
    with create_session(tmp_path / "a.briefer") as session:
        later, _, undated = add_sources(session, loaded)
        (other,) = add_sources(session, [LoadedSource("Rain fell on the hills for a whole week.")])
        assert reprints(session, queries.sources(session)) == frozenset()
        queries.find_copies(session)
        assert reprints(session, queries.sources(session)) == {later, undated}
        part_sources(session, (later,))
        assert reprints(session, queries.sources(session)) == {undated}
        join_sources(session, (later, other))
        assert reprints(session, queries.sources(session)) == {undated, other}


def test_a_kinship_that_no_program_of_ours_stores_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.briefer"
    with create_session(path) as session:
        add_sources(session, [LoadedSource(STORY), LoadedSource("Rain fell on the hills.")])
        low, high = sorted(queries.source_ids(session))
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("insert into kinship values (?, ?, 1, '')", (high, low))
    with pytest.raises(BrieferError, match="damaged"):
        check_session(path)

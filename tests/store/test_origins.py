"""Of copies all but the one that was published first are told as copies."""

from pathlib import Path

from briefer.commands.kinship import join_sources, part_sources
from briefer.commands.sources import add_sources
from briefer.model.dates import UNDATED, dated
from briefer.model.sources import LoadedSource
from briefer.store import queries
from briefer.store.origins import reprints
from briefer.store.session import create_session

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
        assert reprints(session) == frozenset()
        queries.find_copies(session)
        assert reprints(session) == {later, undated}
        part_sources(session, (later,))
        assert reprints(session) == {undated}
        join_sources(session, (later, other))
        assert reprints(session) == {undated, other}

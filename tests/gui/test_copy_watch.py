"""What came in and is a copy is told once, quietly; what was there before is not told."""

from briefer.commands.sources import add_sources
from briefer.gui.copy_watch import CopyWatch
from briefer.model.dates import dated
from briefer.model.sources import LoadedSource
from briefer.store import queries
from tests.gui.desks import FIRST, Scene


def reprint(number: int) -> LoadedSource:
    return LoadedSource(f"{FIRST} More {number}.", f"Reprint {number}", "", "Herald", dated("2024-01-25"))


def test_a_copy_that_came_in_is_told_once(desk: Scene) -> None:
    watch = CopyWatch(desk.desk)
    add_sources(desk.session, [reprint(1)])
    queries.find_copies(desk.session)
    watch.tell()
    watch.tell()
    assert [notice.text for notice in desk.told] == [
        "100\u00a0% of “Strait closed” is in “Reprint 1”, published two days later."
    ]


def test_many_are_told_in_one_sentence(desk: Scene) -> None:
    watch = CopyWatch(desk.desk)
    add_sources(desk.session, [reprint(1), reprint(2)])
    queries.find_copies(desk.session)
    watch.tell()
    assert [notice.text for notice in desk.told] == ["2 new sources have words in common with others."]


def test_those_there_before_are_not_told(desk: Scene) -> None:
    add_sources(desk.session, [reprint(1)])
    watch = CopyWatch(desk.desk)
    queries.find_copies(desk.session)
    watch.tell()
    add_sources(desk.session, [LoadedSource("Rain fell on the hills for a whole week.", "Rain")])
    queries.find_copies(desk.session)
    watch.tell()
    assert desk.told == []

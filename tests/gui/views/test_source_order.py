"""How the sources are sorted, and whether those read are left out."""

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from briefer.commands.mentions import untag
from briefer.commands.sources import add_sources
from briefer.gui.reading import reading_key
from briefer.gui.sorting import Order
from briefer.gui.views.sources import SourcePane
from briefer.model.sources import LoadedSource
from tests.gui.desks import Scene, on_screen


@pytest.fixture
def pane(qtbot: QtBot, desk: Scene) -> SourcePane:
    made = SourcePane(desk.desk, lambda: None, lambda: None)
    on_screen(qtbot, made, 260, 500)
    return made


def names(pane: SourcePane) -> list[str]:
    return [row.source.name for row in pane.model.rows]


def test_an_order_is_chosen_from_a_menu_and_kept_with_the_session(
    desk: Scene, pane: SourcePane, qtbot: QtBot
) -> None:
    desk.tag("Ships", desk.norland, source=desk.second)
    pane.order._choices[Order.TAGGED].trigger()
    assert names(pane) == ["ships.txt", "Strait closed"]
    assert pane.order._sort.text() == "Most tagged"
    again = SourcePane(desk.desk, lambda: None, lambda: None)
    on_screen(qtbot, again, 260, 500)
    assert names(again) == ["ships.txt", "Strait closed"]
    assert again.order.order is Order.TAGGED


def test_unread_sources_alone_are_shown_and_counted(desk: Scene, pane: SourcePane) -> None:
    desk.session.remember(reading_key(desk.first), "999")
    pane.note_progress(desk.first)
    assert pane.order._unread.text() == "1 unread"
    pane.order._unread.click()
    assert names(pane) == ["ships.txt"]
    pane.order._unread.click()
    assert names(pane) == ["Strait closed", "ships.txt"]


def test_the_source_that_is_read_is_shown_though_it_is_read(desk: Scene, pane: SourcePane) -> None:
    desk.session.remember(reading_key(desk.first), "999")
    pane.note_progress(desk.first)
    pane.order.choose(Order.ADDED, unread_only=True)
    pane.mark(desk.first)
    assert names(pane) == ["Strait closed", "ships.txt"]
    current = pane.current()
    assert current is not None
    assert current.id == desk.first


def test_rows_that_change_places_ask_for_no_other_source(desk: Scene, pane: SourcePane) -> None:
    shown = QSignalSpy(pane.shown)
    pane.mark(desk.second)
    pane.order.choose(Order.TAGGED)
    made = desk.tag("Norland", desk.norland)
    assert names(pane) == ["Strait closed", "ships.txt"]
    desk.tag("Ships", desk.norland, source=desk.second)
    desk.tag("Vell", desk.norland, source=desk.second)
    assert names(pane) == ["ships.txt", "Strait closed"]
    untag(desk.session, made)
    current = pane.current()
    assert current is not None
    assert current.id == desk.second
    assert shown.count() == 0


def test_without_sources_there_is_nothing_to_sort(desk: Scene, pane: SourcePane) -> None:
    assert pane.order.isVisible()
    for key in (desk.first, desk.second):
        pane.mark(key)
        pane.remove()
    assert not pane.order.isVisible()
    add_sources(desk.session, [LoadedSource("Back.", title="B")])
    assert pane.order.isVisible()

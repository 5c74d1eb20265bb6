"""Back and forward over the places that were left by jumps, like a browser."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefer.commands.sources import remove_source
from briefer.gui.bus import Target
from briefer.gui.page import SessionPage
from briefer.gui.window import MainWindow
from briefer.model.ids import SourceId
from briefer.store import queries
from tests.gui.desks import Key, open_page, press_here, scene

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> SessionPage:
    path = tmp_path / "strait.briefer"
    made = scene(path)
    made.fact("Norland keeps twelve boats there.", made.second)
    made.session.close()
    return open_page(window, qtbot, path)


def sources(page: SessionPage) -> list[SourceId]:
    return [source.id for source in queries.sources(page.desk.session)]


def here(page: SessionPage) -> tuple[int, int]:
    assert page.reader.source is not None
    return sources(page).index(page.reader.source), page.reader.text.caret


def enabled(page: SessionPage) -> tuple[bool, bool]:
    made = {action.objectName(): action.isEnabled() for action in page.window().findChildren(QAction)}
    return made["back"], made["forward"]


def back(page: SessionPage) -> None:
    QTest.keyClick(page.reader.text, Key.Key_PageUp, ALT)


def forward(page: SessionPage) -> None:
    QTest.keyClick(page.reader.text, Key.Key_PageDown, ALT)


def test_walking_leaves_no_place_and_a_jump_does(page: SessionPage) -> None:
    assert enabled(page) == (False, False)
    press_here(Key.Key_J)
    press_here(Key.Key_Right)
    press_here(Key.Key_Period)
    assert enabled(page) == (False, False)
    left = here(page)
    (fact,) = queries.facts(page.desk.session)
    page.go_to(Target(fact=fact.id))
    assert here(page)[0] == 1
    assert enabled(page) == (True, False)
    landed = here(page)
    back(page)
    assert here(page) == left
    assert enabled(page) == (False, True)
    forward(page)
    assert here(page) == landed
    assert enabled(page) == (True, False)


def test_a_new_jump_forgets_the_way_forward(page: SessionPage) -> None:
    first, second = sources(page)
    page.show_source(second)
    back(page)
    assert page.trail.can_go_forward()
    page.go_to(Target(first, 40, 44))
    assert not page.trail.can_go_forward()
    back(page)
    assert here(page) == (0, 0)


def test_jumps_within_a_source_and_between_sources_are_gone_back_in_order(page: SessionPage) -> None:
    first, second = sources(page)
    page.go_to(Target(first, 40, 44))
    QTest.keyClick(page.reader.text, Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.reader.source == second
    page.go_to(Target(second, 21, 28))
    places = []
    while page.trail.can_go_back():
        back(page)
        places.append(here(page))
    assert places == [(1, 0), (0, 44), (0, 0)]
    for _ in places:
        forward(page)
    assert here(page)[0] == 1


def test_places_of_removed_sources_are_passed_over(page: SessionPage) -> None:
    first, second = sources(page)
    page.go_to(Target(first, 40, 44))
    page.show_source(second)
    page.go_to(Target(first, 0, 7))
    page.desk.attempt(lambda: remove_source(page.desk.session, second))
    back(page)
    assert page.reader.source == first
    assert page.reader.text.caret == 44
    page.desk.session.undo()
    page.show_source(second)
    page.desk.attempt(lambda: remove_source(page.desk.session, first))
    QApplication.processEvents()
    assert not page.trail.can_go_back()
    assert enabled(page)[0] is False


def test_the_keyboards_own_keys_go_back_and_forward(page: SessionPage) -> None:
    page.show_source(sources(page)[1])
    press_here(Key.Key_Back)
    assert here(page)[0] == 0
    press_here(Key.Key_Forward)
    assert here(page)[0] == 1


def side_button(widget: QWidget, button: Qt.MouseButton) -> None:
    place = QPointF(widget.rect().center())
    none = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseButtonPress, place, widget.mapToGlobal(place), button, button, none)
    QApplication.sendEvent(widget, event)


def test_the_buttons_at_the_side_of_the_mouse_do_anywhere_on_the_page(page: SessionPage) -> None:
    page.show_source(sources(page)[1])
    current = page.sources.current()
    for widget in (page.reader.text.viewport(), page.sources.list.viewport(), page.header):
        side_button(widget, Qt.MouseButton.BackButton)
        assert here(page)[0] == 0
        side_button(widget, Qt.MouseButton.ForwardButton)
        assert here(page)[0] == 1
    assert page.sources.current() == current


def test_an_undo_elsewhere_can_be_gone_back_from(page: SessionPage) -> None:
    press_here(Key.Key_J)
    left = here(page)
    (fact,) = queries.facts(page.desk.session)
    page.undo()
    assert queries.facts(page.desk.session) == ()
    assert here(page)[0] == 1
    assert fact.evidence[0].span.start == here(page)[1]
    back(page)
    assert here(page) == left


def test_a_place_where_one_stands_already_is_passed_over(page: SessionPage) -> None:
    first = sources(page)[0]
    page.go_to(Target(first, 40, 44))
    page.go_to(Target(first, 8, 14))
    page.reader.text.place(44, 44)
    back(page)
    assert here(page) == (0, 0)

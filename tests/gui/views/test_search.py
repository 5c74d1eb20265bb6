"""The search over everything."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefer.gui.bus import Target
from briefer.gui.views.search import SearchBox
from tests.gui.desks import Key, Scene, on_screen, press


@pytest.fixture
def box(qtbot: QtBot, desk: Scene) -> SearchBox:
    inside = QWidget()
    made, other = SearchBox(desk.desk), QLineEdit()
    layout = QHBoxLayout(inside)
    layout.addWidget(made)
    layout.addWidget(other)
    on_screen(qtbot, inside, 700, 500)
    vars(made)["other"] = (inside, other)
    made.setFocus()
    return made


def is_open(box: SearchBox) -> bool:
    return box._results is not None and box._results.isVisible()


def type_words(box: SearchBox, words: str, qtbot: QtBot) -> None:
    QTest.keyClicks(box, words)
    qtbot.waitUntil(lambda: is_open(box))


def test_words_find_sources_facts_and_actors(desk: Scene, box: SearchBox, qtbot: QtBot) -> None:
    desk.fact("Norland closed the strait on Monday.")
    type_words(box, "norl", qtbot)
    kinds = {hit.collection.value for hit in box.model.rows}
    assert kinds == {"source", "fact", "actor"}


def test_enter_goes_to_the_find_that_the_arrows_chose(desk: Scene, box: SearchBox, qtbot: QtBot) -> None:
    type_words(box, "vell", qtbot)
    hits = list(box.model.rows)
    assert len(hits) == 2
    press(box, Key.Key_Down)
    press(box, Key.Key_Return)
    assert desk.pointed[-1].source == hits[1].key
    assert desk.pointed[-1].start == hits[1].start
    assert not is_open(box)


def test_a_click_goes_to_a_find(desk: Scene, box: SearchBox, qtbot: QtBot) -> None:
    type_words(box, "bell", qtbot)
    number = next(at for at, hit in enumerate(box.model.rows) if hit.collection == "actor")
    assert box._list is not None
    place = box._list.visualRect(box.model.index(number)).center()
    QTest.mouseClick(box._list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.pointed == [Target(actor=desk.bell)]


def test_a_fact_is_gone_to(desk: Scene, box: SearchBox, qtbot: QtBot) -> None:
    key = desk.fact("Norland keeps twelve boats there.", desk.second)
    type_words(box, "twelve", qtbot)
    number = next(at for at, hit in enumerate(box.model.rows) if hit.collection == "fact")
    box._go(box.model.index(number))
    assert desk.pointed[-1] == Target(fact=key)


def test_the_arrows_go_round(box: SearchBox, qtbot: QtBot) -> None:
    type_words(box, "vell", qtbot)
    assert box._list is not None
    press(box, Key.Key_Up)
    assert box._list.currentIndex().row() == box.model.rowCount() - 1
    press(box, Key.Key_Down)
    assert box._list.currentIndex().row() == 0


def test_nothing_found_is_said(box: SearchBox, qtbot: QtBot) -> None:
    type_words(box, "zeppelin", qtbot)
    assert box._none.isVisible()
    press(box, Key.Key_Return)


def test_escape_and_leaving_close_the_finds(box: SearchBox, qtbot: QtBot) -> None:
    type_words(box, "vell", qtbot)
    press(box, Key.Key_Escape)
    assert not is_open(box)
    press(box, Key.Key_Down)
    assert is_open(box)
    vars(box)["other"][1].setFocus()
    assert not is_open(box)


def test_an_emptied_field_shows_nothing(box: SearchBox, qtbot: QtBot) -> None:
    type_words(box, "vell", qtbot)
    box.clear()
    qtbot.waitUntil(lambda: not is_open(box))


@pytest.mark.parametrize("words", ['"', "AND", "x OR NEAR(", "*", "a'b", "<img src=x>"])
def test_no_words_break_the_search(desk: Scene, box: SearchBox, words: str) -> None:
    box.setText(words)
    box._search()
    assert not [notice for notice in desk.told if notice.kind == "fault"]


def test_finds_stay_within_the_window(box: SearchBox, qtbot: QtBot) -> None:
    type_words(box, "vell", qtbot)
    assert box._results is not None
    assert box.window().rect().contains(box._results.geometry())

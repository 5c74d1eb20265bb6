"""A list of rows of any height: as high as their words take at the width shown, whatever comes and goes."""

from itertools import pairwise
from unittest.mock import patch

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from briefer.gui.models.rows import Face, RowsModel
from briefer.gui.views.row_list import RowList, rows_of
from briefer.gui.views.rows import row_list
from tests.gui.desks import Key, on_screen, press
from tests.gui.models.test_arranged import Numbers

WORDS = "many words that take several lines in a narrow list and one in a wide one"
Hint = QAbstractItemView.ScrollHint


def faces(number: int) -> Face:
    return Face(f"{number} " + WORDS[: 20 + 7 * (number % 9)], "detail", lines=3)


class Counted:
    """Makes faces and counts for how many rows."""

    def __init__(self) -> None:
        self.asked: set[int] = set()

    def __call__(self, number: int) -> Face:
        self.asked.add(number)
        return faces(number)


def listed(qtbot: QtBot, count: int, width: int = 240, height: int = 300) -> tuple[RowList, Counted]:
    made = Counted()
    model = RowsModel[int](lambda number: number, made)
    view = row_list("Rows")
    view.setModel(model)
    model.setParent(view)
    model.set_rows(range(count))
    on_screen(qtbot, view, width, height)
    QApplication.processEvents()
    return view, made


def in_view(view: RowList) -> list[int]:
    area = view.viewport().rect()
    return [
        row
        for row in range(view.model().rowCount())
        if view.visualRect(view.model().index(row, 0)).intersects(area)
    ]


def wanted(view: RowList, row: int) -> int:
    """Return the height that the words of a row take at the width it is shown in now."""
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    option.rect.setWidth(view.viewport().width())
    return view.itemDelegate().sizeHint(option, view.model().index(row, 0)).height()


def chosen_rows(view: RowList) -> list[int]:
    return [row for part in rows_of(view.selectionModel().selection()) for row in part]


def check_heights(view: RowList) -> None:
    rows = in_view(view)
    assert rows
    for row in rows:
        rect = view.visualRect(view.model().index(row, 0))
        assert rect.height() == wanted(view, row)
        assert rect.width() == view.viewport().width()
    for row, below in pairwise(rows):
        one, other = (view.visualRect(view.model().index(number, 0)) for number in (row, below))
        assert other.top() == one.bottom() + 1


@pytest.mark.parametrize("width", [140, 280, 700])
def test_rows_are_as_high_as_their_words_take_at_the_width_shown(qtbot: QtBot, width: int) -> None:
    view, _ = listed(qtbot, 40)
    check_heights(view)
    view.resize(width, 300)
    QApplication.processEvents()
    check_heights(view)


def test_a_scroll_bar_that_comes_leaves_no_gaps(qtbot: QtBot) -> None:
    view, _ = listed(qtbot, 3, width=200)
    model = view.model()
    assert isinstance(model, RowsModel)
    model.set_rows(range(50))
    QApplication.processEvents()
    check_heights(view)


def test_larger_text_takes_more_room_at_once(qtbot: QtBot) -> None:
    view, _ = listed(qtbot, 40)
    before = view.visualRect(view.model().index(0, 0)).height()
    view.setFont(QFont(view.font().family(), view.font().pointSize() * 2))
    QApplication.processEvents()
    check_heights(view)
    assert view.visualRect(view.model().index(0, 0)).height() > before * 1.5


def test_only_rows_in_view_are_looked_at(qtbot: QtBot) -> None:
    view, made = listed(qtbot, 50_000)
    view.scrollTo(view.model().index(30_000, 0))
    view.repaint()
    assert len(made.asked) < 60
    check_heights_near(view, 30_000)


def check_heights_near(view: RowList, row: int) -> None:
    rect = view.visualRect(view.model().index(row, 0))
    assert view.viewport().rect().contains(rect)
    assert rect.height() == wanted(view, row)


def test_scrolling_up_into_rows_not_measured_moves_nothing_else(qtbot: QtBot) -> None:
    view, _ = listed(qtbot, 400)
    view.scrollTo(view.model().index(200, 0), Hint.PositionAtTop)
    for _ in range(30):
        first = view.indexAt(QPoint(5, 5))
        place = view.visualRect(first).top()
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 17)
        assert view.visualRect(first).top() == place + 17
        check_heights(view)


def test_a_row_that_comes_above_leaves_what_is_in_view_where_it_is(qtbot: QtBot) -> None:
    view, _ = listed(qtbot, 100)
    view.setCurrentIndex(view.model().index(52, 0))
    view.scrollTo(view.model().index(50, 0), Hint.PositionAtTop)
    model = view.model()
    assert isinstance(model, RowsModel)
    place = view.visualRect(model.index_of(52)).top()
    model.set_rows([1000, *range(100)])
    QApplication.processEvents()
    assert view.visualRect(model.index_of(52)).top() == place
    model.set_rows(range(3, 100))
    QApplication.processEvents()
    assert view.visualRect(model.index_of(52)).top() == place


@pytest.mark.parametrize("hint", [Hint.EnsureVisible, Hint.PositionAtCenter, Hint.PositionAtBottom])
def test_a_row_is_brought_into_view_whole(qtbot: QtBot, hint: Hint) -> None:
    view, _ = listed(qtbot, 1_000)
    for row in (999, 0, 500, 501, 640):
        view.scrollTo(view.model().index(row, 0), hint)
        assert view.viewport().rect().contains(view.visualRect(view.model().index(row, 0)))


def test_keys_go_through_the_rows(qtbot: QtBot) -> None:
    view, _ = listed(qtbot, 200)
    view.setCurrentIndex(view.model().index(0, 0))
    view.setFocus()
    for key, row in ((Key.Key_Down, 1), (Key.Key_Up, 0), (Key.Key_End, 199), (Key.Key_Home, 0)):
        press(view, key)
        assert view.currentIndex().row() == row
        check_heights(view)
    press(view, Key.Key_PageDown)
    down = view.currentIndex().row()
    assert 1 < down < 20
    press(view, Key.Key_PageUp)
    assert view.currentIndex().row() <= 1


def test_a_click_stands_on_the_row_that_is_seen_there(qtbot: QtBot) -> None:
    view, _ = listed(qtbot, 100)
    view.verticalScrollBar().setValue(333)
    for row in in_view(view)[:-1]:
        middle = view.visualRect(view.model().index(row, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        assert view.currentIndex().row() == row
    assert not view.indexAt(QPoint(5, view.viewport().height() + 10**6)).isValid()


def test_several_are_selected_with_shift_and_the_arrows(qtbot: QtBot) -> None:
    view, _ = listed(qtbot, 100)
    view.setSelectionMode(RowList.SelectionMode.ExtendedSelection)
    # A click and not setCurrentIndex, which asks whether Shift is held, as it may be since another test.
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(3, 0)).center()
    )
    for _ in range(3):
        press(view, Key.Key_Down, shift=True)
    assert rows_of(view.selectionModel().selection()) == [range(3, 7)]
    view.selectAll()
    assert rows_of(view.selectionModel().selection()) == [range(100)]
    assert not view.visualRegionForSelection(view.selectionModel().selection()).isEmpty()


def test_what_a_list_stands_on_outlives_a_new_order(qtbot: QtBot) -> None:
    model = Numbers({key: key for key in range(100)})
    view = row_list("Rows")
    view.setSelectionMode(RowList.SelectionMode.ExtendedSelection)
    view.setModel(model)
    on_screen(qtbot, view, 240, 300)
    flag = QItemSelectionModel.SelectionFlag
    view.selectionModel().select(model.index_of(70), flag.Select)
    view.selectionModel().setCurrentIndex(model.index_of(71), flag.Select)
    view.scrollTo(model.index_of(70), Hint.PositionAtTop)
    place = view.visualRect(model.index_of(70)).top()
    model.hidden = frozenset(range(0, 60, 2))
    model.refilter()
    assert view.currentIndex() == model.index_of(71)
    assert chosen_rows(view) == [40, 41]
    assert view.visualRect(model.index_of(70)).top() == place
    model.hidden |= {71}
    model.refilter()
    assert chosen_rows(view) == [40]


def test_rows_that_move_take_their_heights_along(qtbot: QtBot) -> None:
    model = Numbers({key: key for key in range(40)})
    view = row_list("Rows")
    view.setModel(model)
    on_screen(qtbot, view, 240, 300)
    model.worth[2] = 99
    model.alter({2})
    check_heights(view)
    assert view.model().rowCount() == 40


def drawn(view: RowList, row: int) -> set[int]:
    """Change a row, and return the rows that are drawn again."""
    model = view.model()
    made: set[int] = set()
    paint = view.itemDelegate().paint

    def note(painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        made.add(index.row())
        paint(painter, option, index)

    QApplication.processEvents()
    with patch.object(view.itemDelegate(), "paint", note):
        model.dataChanged.emit(model.index(row, 0), model.index(row, 0))
        QApplication.processEvents()
    return made


def test_a_row_that_stays_as_high_is_drawn_alone(qtbot: QtBot) -> None:
    view, _ = listed(qtbot, 100)
    assert drawn(view, 2) == {2}
    assert drawn(view, 90) == set()


def test_a_row_that_grows_moves_the_others(qtbot: QtBot) -> None:
    view, made = listed(qtbot, 100)
    with patch.object(type(view.itemDelegate()), "sizeHint", lambda *_: QSize(100, 90)):
        assert drawn(view, 1) >= {0, 1, 2}
        assert view.visualRect(view.model().index(1, 0)).height() == 90
    assert made.asked


def test_an_empty_list_answers(qtbot: QtBot) -> None:
    view, _ = listed(qtbot, 0)
    press(view, Key.Key_Down)
    view.repaint()
    assert not view.indexAt(QPoint(3, 3)).isValid()
    assert view.visualRect(view.model().index(0, 0)).isEmpty()


def test_a_row_stood_on_while_ctrl_is_held_is_selected_alone(qtbot: QtBot) -> None:
    view, _ = listed(qtbot, 4)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setCurrentIndex(view.model().index(0, 0))
    handle = view.window().windowHandle()
    QTest.keyPress(handle, Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    view.setCurrentIndex(view.model().index(2, 0))
    QTest.keyRelease(handle, Key.Key_Control, Qt.KeyboardModifier.NoModifier)
    assert [index.row() for index in view.selectedIndexes()] == [2]
    assert view.currentIndex().row() == 2

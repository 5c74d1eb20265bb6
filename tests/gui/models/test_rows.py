"""A list model: what stays keeps its place and selection, whatever comes and goes around it."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QItemSelectionModel, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication

from briefer.gui import theme
from briefer.gui.models.rows import FACE, Face, RowsModel, alike


@dataclass(frozen=True, slots=True)
class Item:
    key: int
    words: str = ""


KEYS = some.lists(some.integers(0, 30), unique=True)


def face(item: Item) -> Face:
    return Face(item.words or str(item.key), spoken=f"row {item.key}", tip="<img src=x>")


def model(*keys: int) -> RowsModel[Item]:
    made = RowsModel[Item](lambda item: item.key, face)
    made.set_rows([Item(key) for key in keys])
    return made


@given(KEYS, KEYS)
def test_the_rows_are_those_that_were_set(before: list[int], after: list[int]) -> None:
    made = model(*before)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.set_rows([Item(key) for key in after])
    assert tester is not None
    assert [item.key for item in made.rows] == after
    assert made.rowCount() == len(after)


@given(KEYS, some.integers(0, 30), some.data())
def test_a_row_at_the_edge_that_stays_is_never_taken_out(
    keys: list[int], new: int, data: some.DataObject
) -> None:
    if len(keys) < 2 or new in keys:
        return
    made = model(*keys)
    place = QPersistentModelIndex(made.index(0))
    at = data.draw(some.integers(1, len(keys)))
    made.set_rows([Item(key) for key in (*keys[:at], new, *keys[at:])])
    assert place.row() == 0


def test_a_selection_outlives_changes_around_it() -> None:
    made = model(1, 2, 3, 4)
    chosen = QItemSelectionModel(made)
    chosen.setCurrentIndex(made.index(2), QItemSelectionModel.SelectionFlag.SelectCurrent)
    made.set_rows([Item(1), Item(9), Item(2), Item(3), Item(4)])
    assert chosen.currentIndex().row() == 3


def test_only_rows_that_differ_are_drawn_again() -> None:
    made = model(1, 2, 3)
    drawn = QSignalSpy(made.dataChanged)
    made.set_rows([Item(1), Item(2, "two"), Item(3)])
    assert drawn.count() == 1
    assert made.index(1).data() == "two"


def test_nothing_is_drawn_where_nothing_changed() -> None:
    made = model(1, 2)
    drawn, moved = QSignalSpy(made.dataChanged), QSignalSpy(made.rowsInserted)
    made.set_rows([Item(1), Item(2)])
    assert drawn.count() == moved.count() == 0


def test_a_row_answers_with_its_face_and_words() -> None:
    made = model(5)
    index = made.index(0)
    assert index.data(FACE) == face(Item(5))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "row 5"
    assert "&lt;img" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(Qt.ItemDataRole.CheckStateRole) is None


def test_a_row_is_found_by_its_key() -> None:
    made = model(5, 6)
    assert made.index_of(6).row() == 1
    assert not made.index_of(7).isValid()
    assert made.row_at(made.index_of(7)) is None
    assert made.row_at(made.index(1)) == Item(6)


def test_faces_are_kept_while_their_rows_stay() -> None:
    made: list[int] = []

    def count(item: Item) -> Face:
        made.append(item.key)
        return face(item)

    counted = RowsModel[Item](lambda item: item.key, count)
    for rows in ([1, 2, 3], [1, 2, 3, 4], [2, 3, 4]):
        counted.set_rows([Item(key) for key in rows])
        for number in range(len(rows)):
            assert counted.index(number).data() == str(rows[number])
    assert sorted(made) == [1, 2, 3, 4]


def test_faces_are_made_anew_in_another_scheme(qapp: QApplication) -> None:
    before = qapp.palette()
    shades: list[bool] = []

    def note(item: Item) -> Face:
        shades.append(theme.is_dark())
        return face(item)

    made = RowsModel[Item](lambda item: item.key, note)
    made.set_rows([Item(1)])
    try:
        for dark in (False, True, True):
            qapp.setPalette(theme.palette_of(dark))
            made.index(0).data()
        assert shades == [False, True]
    finally:
        qapp.setPalette(before)


def test_faces_are_made_anew_to_be_drawn_again() -> None:
    made = model(1)
    drawn = QSignalSpy(made.dataChanged)
    made.redraw()
    assert drawn.count() == 1
    model().redraw()


def test_what_two_texts_begin_with_is_counted() -> None:
    assert [alike("strait", other) for other in ("stray", "strait", "", "x", "straits")] == [4, 6, 0, 0, 6]

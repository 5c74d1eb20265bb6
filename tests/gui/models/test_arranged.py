"""A list model over an arrangement: Qt is told of each change as it is, few at once and many in turns."""

from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from briefer.gui.models import arranged
from briefer.gui.models.arranged import ArrangedModel
from briefer.gui.models.arrangement import Group, GroupsOf, Sieve, SortKey
from briefer.gui.models.rows import FACE, HEADING, Face

pytestmark = pytest.mark.usefixtures("qapp")
KEYS = some.lists(some.integers(0, 30), unique=True, max_size=15)


class Numbers(ArrangedModel):
    """Numbers sorted by what they are worth, even and odd apart where asked, some of them hidden."""

    def __init__(self, worth: dict[int, int], *, is_grouped: bool = False) -> None:
        super().__init__()
        self.worth = worth
        self.is_grouped = is_grouped
        self.hidden: frozenset[int] = frozenset()
        self.resort()

    def members(self) -> Collection[int]:
        return self.worth.keys()

    def sort_keys(self, members: Collection[int]) -> dict[int, SortKey]:
        return {member: (self.worth[member], member) for member in members if member in self.worth}

    def sieve(self) -> Sieve | None:
        hidden = self.hidden
        return (lambda members: [key for key in members if key not in hidden]) if hidden else None

    def headings_of(self) -> GroupsOf | None:
        return (lambda member: ((member % 2,),)) if self.is_grouped else None

    def face_of(self, member: int) -> Face:
        return Face(f"{member}: {self.worth.get(member)}", tip="<b>", spoken=f"number {member}")

    def heading_face(self, group: Group) -> Face:
        return Face("odd" if group.key[0] else "even", is_heading=True)

    def shown_words(self) -> list[str]:
        return [self.index(row).data() for row in range(self.rowCount())]


def watched(model: Numbers) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


@given(
    keys=KEYS,
    edits=some.lists(some.tuples(some.integers(0, 30), some.integers(-1, 9)), max_size=12),
    is_grouped=some.booleans(),
)
def test_altering_gives_what_putting_all_in_order_does(
    keys: list[int], edits: list[tuple[int, int]], *, is_grouped: bool
) -> None:
    model = Numbers({key: key % 5 for key in keys}, is_grouped=is_grouped)
    tester = watched(model)
    for key, worth in edits:
        if worth < 0:
            model.worth.pop(key, None)
        else:
            model.worth[key] = worth
        model.alter({key})
    assert tester is not None
    assert model.shown_words() == Numbers(dict(model.worth), is_grouped=is_grouped).shown_words()


@given(keys=KEYS, hidden=some.sets(some.integers(0, 30)), is_grouped=some.booleans())
def test_what_does_not_pass_the_test_is_not_shown(
    keys: list[int], hidden: set[int], *, is_grouped: bool
) -> None:
    model = Numbers({key: key for key in keys}, is_grouped=is_grouped)
    tester = watched(model)
    model.hidden = frozenset(hidden)
    model.refilter()
    assert tester is not None
    assert model.shown == len(set(keys) - hidden)
    for key in hidden & set(keys):
        model.alter({key})
        assert not model.index_of(key).isValid()


def test_a_row_that_moves_takes_the_selection_with_it() -> None:
    model = Numbers({1: 1, 2: 2, 3: 3, 4: 4})
    chosen = QItemSelectionModel(model)
    chosen.setCurrentIndex(model.index_of(2), QItemSelectionModel.SelectionFlag.SelectCurrent)
    model.worth[2] = 9
    model.alter({2})
    assert chosen.currentIndex().row() == 3
    assert model.key_at(chosen.currentIndex().row()) == 2


def test_a_row_that_stays_is_drawn_again_alone() -> None:
    model = Numbers({1: 1, 2: 2, 3: 3})
    assert model.index(1).data() == "2: 2"
    drawn, moved = QSignalSpy(model.dataChanged), QSignalSpy(model.modelReset)
    model.alter({2})
    assert (drawn.count(), moved.count()) == (1, 0)


def test_headings_count_fold_and_are_not_selected() -> None:
    model = Numbers({1: 1, 2: 2, 3: 3}, is_grouped=True)
    assert model.shown_words() == ["even", "2: 2", "odd", "1: 1", "3: 3"]
    assert model.index(0).data(HEADING) is True
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable
    assert model.heading_row(4) == 2
    model.toggle(1)
    assert model.rowCount() == 5
    model.toggle(2)
    assert model.shown_words() == ["even", "2: 2", "odd"]
    assert (model.shown, model.is_open(2)) == (3, False)
    assert model.reveal(3).row() == 4
    model.fold_all(is_open=False)
    assert model.shown_words() == ["even", "odd"]


def test_a_row_answers_with_its_face_key_and_words() -> None:
    model = Numbers({5: 7})
    index = model.index(0)
    assert index.data(FACE) == model.face_of(5)
    assert (model.key_at(0), index.data(HEADING)) == (5, False)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "number 5"
    assert "&lt;b&gt;" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(Qt.ItemDataRole.CheckStateRole) is None
    assert model.index(1).data(FACE) is None
    assert model.key_at(1) is None
    assert model.index_of(6) == QModelIndex()


def test_many_are_put_in_order_in_turns_and_can_change_meanwhile(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arranged, "_AT_ONCE", 0.0)
    count = 20_000
    model = Numbers({key: -key for key in range(count)}, is_grouped=True)
    tester = watched(model)
    assert not model.is_settled
    assert model.rowCount() == 0
    model.worth[count] = -count
    model.alter({count})
    model.hidden = frozenset({0})
    model.refilter()
    with qtbot.waitSignal(model.settled, timeout=20_000):
        pass
    assert tester is not None
    assert model.shown == count
    shown = [key for row in range(model.rowCount()) if (key := model.key_at(row)) is not None]
    assert shown == [*range(count, 0, -2), *range(count - 1, 0, -2)]


def test_many_altered_at_once_are_put_in_order_with_all() -> None:
    model = Numbers({key: key for key in range(300)})
    for key in range(300):
        model.worth[key] = -key
    model.alter(range(300))
    assert model.key_at(0) == 299

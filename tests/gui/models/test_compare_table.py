"""The table of accounts as a model: cells, titles with their marks, and what a screen reader says."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from briefer.commands import reconciling
from briefer.gui.models.compare_state import CompareState
from briefer.gui.models.compare_table import CELL, LINES, CompareTable, can_be_decided
from briefer.gui.models.compare_values import Line
from briefer.model.reconciliations import Choice, Matter, Way
from tests.gui.compare_desks import Reports, reports

ROLE = Qt.ItemDataRole
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Reports]:
    with reports(tmp_path / "reports.briefer") as found:
        found.join(0, 1, 2)
        yield found


@pytest.fixture
def table(made: Reports) -> CompareTable:
    shown = CompareTable()
    show(shown, made.state())
    return shown


def show(table: CompareTable, state: CompareState) -> None:
    table.show(state.compared(state.groups[0], frozenset()))


def heads(table: CompareTable, way: Qt.Orientation, count: int) -> list[str]:
    return [table.headerData(number, way) for number in range(count)]


def test_titles_carry_marks_and_folded_copies(made: Reports, table: CompareTable) -> None:
    assert (table.rowCount(), table.columnCount()) == (len(LINES), 3)
    assert heads(table, Qt.Orientation.Horizontal, 3) == ["Decided", "f1 ▸ +1", "f3"]
    rows = heads(table, Qt.Orientation.Vertical, table.rowCount())
    assert rows[:4] == ["Outlet", "≠ Date", "≠ Figures", "Place"]
    choice = Choice(Matter.FIGURE, Way.ONE, "nine", "Counted.", made.facts[0])
    reconciling.decide(made.session, made.state().groups[0].id, choice)
    show(table, made.state())
    assert table.headerData(2, Qt.Orientation.Vertical) == "✓ Figures"


def test_a_cell_is_read_out_whole(table: CompareTable) -> None:
    index = table.index(LINES.index(Line.FIGURE), 2)
    assert index.data(ROLE.AccessibleTextRole) == "Figures, Herald: twelve killed, differs from what is told"
    assert index.data(ROLE.DisplayRole) == "twelve killed"
    assert table.index(LINES.index(Line.DATE), 0).data(ROLE.AccessibleTextRole) == (
        "Date, decided: Accounts differ, not decided yet, differs from what is told"
    )
    assert "&lt;b&gt;" not in index.data(ROLE.ToolTipRole)
    assert table.column_at(table.index(0, 0)) is None
    assert table.line_at(table.index(1, 1)) is Line.DATE


def test_the_same_columns_keep_the_place_of_the_view(made: Reports, table: CompareTable) -> None:
    reset, changed = QSignalSpy(table.modelReset), QSignalSpy(table.dataChanged)
    show(table, made.state())
    assert (reset.count(), changed.count()) == (0, 1)
    made.join(0, 3)
    show(table, made.state())
    assert reset.count() == 1
    table.show(None)
    assert (table.rowCount(), table.columnCount(), table.index(0, 0).data(CELL)) == (0, 0, None)


def test_nothing_is_decided_of_outlet_status_grading_and_statement() -> None:
    decided = [line for line in Line if can_be_decided(line)]
    assert decided == [Line.DATE, Line.FIGURE, Line.PLACE, Line.WORDS, Line.SPEAKER]
    assert not can_be_decided(None)

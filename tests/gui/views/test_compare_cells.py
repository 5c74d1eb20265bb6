"""Cells of the table of accounts: contrast on marked grounds, signs, long words, heights."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QGuiApplication
from pytestqt.qtbot import QtBot

from briefer.gui import theme
from briefer.gui.models.compare_table import LINES, CompareTable
from briefer.gui.models.compare_values import Line, Mark
from briefer.gui.theme import palette_of
from briefer.gui.views import compare_cells
from briefer.gui.views.compare_cells import mark_colour
from briefer.gui.views.compare_grid import CompareGrid
from tests.gui.compare_desks import Reports, reports
from tests.gui.desks import on_screen


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def scheme(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[bool]:  # noqa: ARG001 - an application
    before = QGuiApplication.palette()
    QGuiApplication.setPalette(palette_of(dark=request.param))
    yield request.param
    QGuiApplication.setPalette(before)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Reports]:
    with reports(tmp_path / "reports.briefer") as found:
        found.join(0, 1, 2, 3)
        yield found


@pytest.fixture
def grid(qtbot: QtBot, made: Reports) -> CompareGrid:
    table = CompareTable()
    shown = CompareGrid(table)
    on_screen(qtbot, shown, 1100, 600)
    state = made.state()
    table.show(state.compared(state.groups[0], frozenset()))
    return shown


@pytest.mark.parametrize("mark", Mark)
def test_words_and_signs_can_be_read_on_every_ground(scheme: bool, mark: Mark) -> None:  # noqa: FBT001 - of a fixture
    tone = theme.tones(scheme)
    for paper in (tone.paper, tone.band):
        marked = mark in (Mark.OTHERWISE, Mark.TAKEN)
        ground = theme.blend(mark_colour(mark), paper, compare_cells._GROUND) if marked else paper
        for words in (tone.text, tone.muted):
            assert theme.contrast(words, ground) >= 4.5
        if mark is not Mark.NONE:
            assert theme.contrast(mark_colour(mark), ground) >= 3


def test_a_marked_cell_has_a_sign_beside_its_colour(grid: CompareGrid, made: Reports) -> None:
    assert made.facts
    model = grid.model()
    heads = [model.headerData(row, grid.verticalHeader().orientation()) for row in range(model.rowCount())]
    assert heads[LINES.index(Line.FIGURE)] == "≠ Figures"
    assert len({str(mark) for mark in Mark}) == len(Mark)
    plain, marked = (_painted(grid, LINES.index(Line.FIGURE), column) for column in (1, 2))
    assert plain != marked


def test_rows_are_as_high_as_their_words_and_grow_with_the_text(grid: CompareGrid) -> None:
    before = [grid.rowHeight(row) for row in range(len(LINES))]
    assert before[LINES.index(Line.WORDS)] > before[LINES.index(Line.PLACE)]
    font = QFont(grid.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    grid.setFont(font)
    grid._fit()
    assert all(grid.rowHeight(row) > height for row, height in enumerate(before))


def test_very_long_words_are_cut_and_not_the_row_without_end(grid: CompareGrid) -> None:
    font = grid.font()
    short = compare_cells._height("word " * 40, font, 200)
    assert compare_cells._height("word " * 40_000, font, 200) < 3 * short
    assert compare_cells._height("x" * 5_000, font, 200) < 3 * short
    assert compare_cells._height("", font, 200) == 0


def _painted(grid: CompareGrid, row: int, column: int) -> bytes:
    rect = grid.visualRect(grid.model().index(row, column))
    picture = grid.viewport().grab(QRect(rect.right() - 30, rect.top() + 2, 28, 24)).toImage()
    return bytes(picture.constBits())

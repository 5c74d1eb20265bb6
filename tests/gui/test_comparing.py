"""Joining in the list of facts and comparing in a window: keys, marks in the list, there and back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.commands import reconciling
from briefer.gui.models.compare_table import LINES
from briefer.gui.models.compare_values import Line
from briefer.gui.models.rows import FACE
from briefer.gui.page import SessionPage
from briefer.gui.spaces import Side, Workspace
from briefer.gui.views import compare
from briefer.gui.window import MainWindow
from briefer.model.reconciliations import Choice, Matter, ReconciliationKind, Way
from briefer.store import queries
from tests.gui.compare_desks import reports
from tests.gui.desks import Key, press, press_here


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Proposals are looked for as soon as something changed, without a pause for more."""
    monkeypatch.setattr(compare, "_CALM", 0)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> SessionPage:
    with reports(tmp_path / "reports.briefer"):
        pass
    window.open_path(tmp_path / "reports.briefer")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.page is not None
    window.page.facts.scope.setCurrentIndex(1)
    window.page.show_side(Side.FACTS)
    qtbot.waitUntil(lambda: not window.page.search.isHidden())  # type: ignore[union-attr]  # it is open
    return window.page


def faces(page: SessionPage) -> list[str]:
    model = page.facts.model
    return [model.index(number).data(FACE).detail for number in range(model.rowCount())]


def select(page: SessionPage, first: int, last: int) -> None:
    """Select rows with the arrow keys, Shift held for more than one."""
    page.facts.list.setFocus()
    page.facts.list.setCurrentIndex(page.facts.model.index(first))
    for _ in range(first, last):
        press(page.facts.list, Key.Key_Down, shift=True)


def test_j_joins_the_selected_facts_and_the_list_says_so(page: SessionPage) -> None:
    select(page, 0, 2)
    assert len(page.facts.chosen()) == 3
    press(page.facts.list, Key.Key_J)
    (told,) = queries.reconciliations(page.desk.session)
    assert told.facts == tuple(row.fact.id for row in page.facts.model.rows[:3])
    assert faces(page)[:3] == [
        "12 Oct 2026 · Reported · 2 independent origins · ≠ accounts differ",
        "12 Oct 2026 · Reported · told with f1",
        "13 Oct 2026 · Reported · told with f1",
    ]
    for matter in (Matter.DATE, Matter.FIGURE):
        reconciling.decide(page.desk.session, told.id, Choice(matter, Way.RANGE, "", "Open."))
    assert faces(page)[0] == "12 Oct 2026 · Reported · 2 independent origins"
    press_here(Key.Key_Z, ctrl=True)
    press_here(Key.Key_Z, ctrl=True)
    press_here(Key.Key_Z, ctrl=True)
    assert queries.reconciliations(page.desk.session) == ()
    assert faces(page)[1] == "12 Oct 2026 · Reported"


def test_c_joins_as_a_conflict_and_facts_far_apart_with_ctrl(page: SessionPage) -> None:
    listed = page.facts.list
    select(page, 0, 0)
    spot = listed.visualRect(page.facts.model.index(2)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, spot)
    press(listed, Key.Key_C)
    (told,) = queries.reconciliations(page.desk.session)
    assert told.kind is ReconciliationKind.CONFLICT
    assert told.facts == (page.facts.model.rows[0].fact.id, page.facts.model.rows[2].fact.id)


def test_facts_that_come_along_are_counted_and_named(page: SessionPage) -> None:
    said: list[str] = []
    page.desk.bus.told.connect(lambda notice: said.append(notice.text))
    select(page, 0, 1)
    press(page.facts.list, Key.Key_J)
    select(page, 1, 2)
    press(page.facts.list, Key.Key_C)
    (told,) = queries.reconciliations(page.desk.session)
    assert (len(told.facts), told.kind) == (3, ReconciliationKind.CONFLICT)
    assert said == [
        "2 facts joined as same event.",
        "3 facts joined as conflict. Those joined as same event are among them.",
    ]


def test_one_fact_alone_is_told_to_be_too_few(page: SessionPage, window: MainWindow) -> None:
    select(page, 0, 0)
    press(page.facts.list, Key.Key_J)
    assert queries.reconciliations(page.desk.session) == ()
    assert window.strip.isVisible()
    press(page.facts.list, Key.Key_J, ctrl=True)
    assert page.workspace is Workspace.COMPARE


def test_a_fact_leads_to_its_account_and_the_account_to_the_sentence_and_back(
    page: SessionPage, qtbot: QtBot
) -> None:
    select(page, 0, 2)
    press(page.facts.list, Key.Key_J)
    page.facts.list.setCurrentIndex(page.facts.model.index(2))
    press(page.facts.list, Key.Key_J, ctrl=True)
    grid = page.compare.grid
    column = grid.column()
    assert column is not None
    assert column.fact.label == "f3"
    grid.stand_on(LINES.index(Line.WORDS), grid.currentIndex().column())
    press(grid, Key.Key_G, ctrl=True)
    assert page.workspace is Workspace.READ
    assert page.reader.selection() == column.accounts[0].item.span
    press_here(Key.Key_2, ctrl=True)
    qtbot.waitUntil(grid.hasFocus)
    assert grid.line() is Line.WORDS
    assert grid.column() == column


def test_the_list_counts_origins_anew_once_copies_are_known(page: SessionPage, qtbot: QtBot) -> None:
    select(page, 0, 1)
    press(page.facts.list, Key.Key_J)
    qtbot.waitUntil(lambda: "1 independent origin" in faces(page)[0], timeout=10_000)


def test_the_table_is_worked_by_its_keys(page: SessionPage) -> None:
    select(page, 0, 2)
    press(page.facts.list, Key.Key_J)
    press(page.facts.list, Key.Key_J, ctrl=True)
    grid, session = page.compare.grid, page.desk.session
    grid.stand_on(LINES.index(Line.FIGURE), 2)
    press(grid, Key.Key_R)
    QTest.keyClicks(page.compare.pane.deciding.reason, "No count.")
    press(page.compare.pane.deciding.reason, Key.Key_Return)
    assert queries.reconciliations(session)[0].choices[0].value == "nine to twelve killed"
    press(grid, Key.Key_O)
    assert queries.reconciliations(session)[0].choices == ()
    press(grid, Key.Key_L)
    assert queries.fact(session, queries.reconciliations(session)[0].lead).label == "f3"
    press(grid, Key.Key_W)
    assert page.compare.pane.statement.field.hasFocus()
    press(page.compare.pane.statement.field, Key.Key_Escape)
    grid.stand_on(LINES.index(Line.FIGURE), 2)
    press(grid, Key.Key_Space)
    assert page.compare.pane.table.columnCount() == 4
    grid.stand_on(LINES.index(Line.FIGURE), 1)
    press(grid, Key.Key_Delete)
    assert len(queries.reconciliations(session)[0].facts) == 2
    press(grid, Key.Key_Escape)
    press(page.compare.lists.group_list, Key.Key_C)
    assert queries.reconciliations(session)[0].kind is ReconciliationKind.CONFLICT
    press(page.compare.lists.group_list, Key.Key_J)
    assert queries.reconciliations(session)[0].kind is ReconciliationKind.SAME_EVENT
    press(page.compare.lists.group_list, Key.Key_Delete)
    assert queries.reconciliations(session) == ()
    press_here(Key.Key_Z, ctrl=True)
    assert len(queries.reconciliations(session)) == 1


def test_proposals_are_worked_by_their_keys(page: SessionPage, qtbot: QtBot) -> None:
    press_here(Key.Key_2, ctrl=True)
    pairs = page.compare.lists.pair_list
    qtbot.waitUntil(lambda: pairs.hasFocus() and not page.compare.is_searching, timeout=10_000)
    press(pairs, Key.Key_J)
    qtbot.waitUntil(lambda: not page.compare.is_searching, timeout=10_000)
    press(pairs, Key.Key_C)
    qtbot.waitUntil(lambda: not page.compare.is_searching, timeout=10_000)
    kinds = [told.kind for told in queries.reconciliations(page.desk.session)]
    assert kinds == [ReconciliationKind.SAME_EVENT, ReconciliationKind.CONFLICT]
    assert page.compare.lists.pair() is not None
    press(pairs, Key.Key_Delete)
    assert page.compare.lists.pair() is None


def test_what_is_left_in_compare_is_there_again(page: SessionPage, window: MainWindow, qtbot: QtBot) -> None:
    path = page.desk.session.path
    page.show_workspace(Workspace.COMPARE)
    qtbot.waitUntil(lambda: not page.compare.is_searching, timeout=10_000)
    page.compare._split.setSizes([400, 600])
    sizes = page.compare._split.sizes()
    window.close_session()
    window.open_path(path)
    assert window.page is not None
    assert window.page.workspace is Workspace.COMPARE
    assert window.page.compare._split.sizes() == sizes


def test_a_context_menu_of_the_table_holds_its_actions(page: SessionPage) -> None:
    assert {made.objectName() for made in page.compare.grid.actions()} >= {"take_account", "account_sentence"}
    assert page.compare.grid.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu

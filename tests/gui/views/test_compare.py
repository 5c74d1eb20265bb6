"""The comparing workspace with keys and mouse: joining, deciding with a reason, wording, the sentence."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from briefer.commands import reconciling
from briefer.gui.bus import Notice, Target
from briefer.gui.models.compare_table import LINES
from briefer.gui.models.compare_values import Line
from briefer.gui.views import compare
from briefer.gui.views.compare import CompareWorkspace
from briefer.model.ids import FactId
from briefer.model.reconciliations import Choice, Matter, Reconciliation, ReconciliationKind, Way
from briefer.store import queries
from briefer.store.session import create_session, open_session
from tests.gui.compare_desks import Reports, fill, reports
from tests.gui.desks import Key, on_screen, press
from tests.gui.views.brief_desks import desk_over

NO, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


class Bench:
    """A workspace on the screen over the reports, and what it told and pointed at."""

    def __init__(self, qtbot: QtBot, made: Reports) -> None:
        self.qtbot, self.made = qtbot, made
        self.desk, self.told, self.pointed = desk_over(made.session)
        self.view = CompareWorkspace(self.desk)
        on_screen(qtbot, self.view, 1300, 800)

    told: list[Notice]
    pointed: list[Target]

    @property
    def grid(self) -> QWidget:
        return self.view.grid

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.view.is_searching, timeout=10_000)

    def groups(self) -> tuple[Reconciliation, ...]:
        return queries.reconciliations(self.made.session)

    def show_group(self) -> None:
        self.view.lists.select_group(self.groups()[0].id)
        self.view.grid.setFocus()

    def stand(self, line: Line, number: int) -> None:
        self.view.grid.stand_on(LINES.index(line), number)

    def click(self, line: Line, number: int, modifier: Qt.KeyboardModifier = NO) -> None:
        grid = self.view.grid
        spot = grid.visualRect(self.view.pane.table.index(LINES.index(line), number)).center()
        QTest.mouseClick(grid.viewport(), LEFT, modifier, spot)

    def push(self, words: str) -> None:
        button = next(
            it for it in self.view.findChildren(QPushButton) if it.text() == words and it.isVisible()
        )
        QTest.mouseClick(button, LEFT)

    def reason(self, words: str) -> None:
        field = self.view.pane.deciding.reason
        assert field.hasFocus()
        QTest.keyClicks(field, words)
        press(field, Key.Key_Return)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Reports]:
    with reports(tmp_path / "reports.briefer") as found:
        yield found


@pytest.fixture
def bench(qtbot: QtBot, made: Reports, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """Show the workspace, which looks for proposals as soon as something changed."""
    monkeypatch.setattr(compare, "_CALM", 0)
    found = Bench(qtbot, made)
    found.settle()
    return found


def test_without_facts_and_proposals_it_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    with create_session(tmp_path / "empty.briefer") as session:
        desk, _, _ = desk_over(session)
        view = CompareWorkspace(desk)
        on_screen(qtbot, view, 900, 600)
        qtbot.waitUntil(lambda: not view.is_searching)
        assert view._empty.isVisible()
        assert view._empty._text.text() == "Nothing to compare yet"
        fill(session)
        view.state._facts = lambda: {fact.id: fact for fact in queries.facts(session)[-1:]}
        view._say_empty()
        assert view._empty._text.text() == "No facts are joined yet"


def test_proposals_are_joined_one_after_the_other(bench: Bench) -> None:
    lists = bench.view.lists
    assert lists.pair() is not None
    assert bench.view.pane.about.text().startswith("The same actors (Vell)")
    bench.push("Join as one event")
    bench.settle()
    bench.push("Join as one event")
    bench.settle()
    bench.push("Join as one event")
    (told,) = bench.groups()
    assert told.facts == bench.made.facts[:4]
    assert lists.pair() is None
    assert bench.view.group == told


def test_a_proposal_becomes_a_conflict_or_is_dismissed(bench: Bench) -> None:
    bench.push("Join as a conflict")
    bench.settle()
    assert [told.kind for told in bench.groups()] == [ReconciliationKind.CONFLICT]
    dismissed = set()
    while (pair := bench.view.lists.pair()) is not None:
        assert (pair.one, pair.other) not in dismissed
        dismissed.add((pair.one, pair.other))
        bench.push("Dismiss")
        bench.settle()
    assert bench.view.lists.pairs.rows == []
    bench.made.session.undo()
    bench.settle()
    assert len(bench.view.lists.pairs.rows) == 1


def test_what_is_joined_elsewhere_is_shown_at_once(bench: Bench) -> None:
    bench.made.join(0, 1, 2)
    assert len(bench.view.lists.groups.rows) == 1
    bench.show_group()
    assert bench.view.pane.about.text() == "2 independent origins · 3 sources · open: date, figure"
    reconciling.part_facts(bench.made.session, bench.groups()[0].id)
    assert bench.view.lists.groups.rows == []
    assert bench.view.group is None


def test_taking_an_account_asks_for_a_reason(bench: Bench) -> None:
    bench.made.join(0, 1, 2)
    bench.show_group()
    bench.stand(Line.FIGURE, 2)
    bench.view.take_account()
    asked = bench.view.pane.deciding
    assert asked._title.text() == "Figures: take Herald"
    assert asked.value.text() == "twelve killed"
    bench.reason("")
    assert asked._fault.text() == "Write why: a decision between accounts has a reason."
    bench.reason("It came later.")
    (choice,) = bench.groups()[0].choices
    assert choice == Choice(Matter.FIGURE, Way.ONE, "twelve killed", "It came later.", bench.made.facts[2])
    assert not asked.is_asking
    assert bench.view.grid.hasFocus()
    bench.view.reopen()
    assert bench.groups()[0].choices == ()


def test_a_range_and_both_are_worked_out_and_can_be_written_over(bench: Bench) -> None:
    bench.made.join(0, 1, 2)
    bench.show_group()
    bench.stand(Line.FIGURE, 1)
    bench.push("Range")
    bench.reason("Nobody counted all.")
    bench.stand(Line.DATE, 0)
    bench.push("Both")
    assert not bench.view.pane.deciding.value.isVisible()
    bench.reason("Around midnight.")
    assert [(it.matter, it.way, it.value) for it in bench.groups()[0].choices] == [
        (Matter.DATE, Way.BOTH, ""),
        (Matter.FIGURE, Way.RANGE, "nine to twelve killed"),
    ]
    bench.stand(Line.FIGURE, 2)
    bench.view.take_account()
    bench.view.pane.deciding.value.setText("ten killed")
    bench.reason("The city registered ten.")
    choice = bench.groups()[0].choice(Matter.FIGURE)
    assert choice is not None
    assert (choice.value, choice.fact) == ("ten killed", None)


def test_a_date_is_written_as_a_person_does(bench: Bench) -> None:
    bench.made.join(0, 1, 2)
    bench.show_group()
    bench.stand(Line.DATE, 2)
    bench.view.take_account()
    asked = bench.view.pane.deciding
    assert asked.value.text() == "13 October 2026"
    asked.value.setText("soon")
    bench.reason("It was late.")
    assert asked._fault.text().startswith("This is no date")
    asked.value.setText("14 October 2026")
    press(asked.value, Key.Key_Return)
    choice = bench.groups()[0].choice(Matter.DATE)
    assert choice is not None
    assert (choice.value, choice.fact) == ("2026-10-14", None)


def test_enter_of_an_input_method_decides_nothing(bench: Bench) -> None:
    bench.made.join(0, 2)
    bench.show_group()
    bench.stand(Line.FIGURE, 2)
    bench.view.take_account()
    field = bench.view.pane.deciding.reason
    QTest.keyClicks(field, "x")
    QApplication.sendEvent(field, QInputMethodEvent("か", []))
    press(field, Key.Key_Return)
    assert bench.groups()[0].choices == ()
    QApplication.sendEvent(field, QInputMethodEvent("", []))
    press(field, Key.Key_Return)
    assert len(bench.groups()[0].choices) == 1


def test_escape_leaves_a_decision_and_then_the_table(bench: Bench) -> None:
    bench.made.join(0, 2)
    bench.show_group()
    bench.stand(Line.FIGURE, 2)
    bench.view.take_account()
    press(bench.view.pane.deciding.reason, Key.Key_Escape)
    assert not bench.view.pane.deciding.is_asking
    assert bench.view.grid.hasFocus()
    press(bench.view.grid, Key.Key_Escape)
    assert bench.view.lists.group_list.hasFocus()
    press(bench.view.lists.group_list, Key.Key_Return)
    assert bench.view.grid.hasFocus()


def test_where_nothing_can_be_decided_it_says_so(bench: Bench) -> None:
    bench.made.join(0, 2)
    bench.show_group()
    bench.stand(Line.GRADING, 1)
    assert not bench.view.can_decide()
    bench.view.take_account()
    assert bench.told[-1].text == "Nothing is decided in this row."
    bench.stand(Line.DATE, 0)
    bench.view.take_account()
    assert bench.told[-1].text == "It is not said whose account is taken."
    bench.stand(Line.PLACE, 1)
    bench.view.tell_range()
    assert bench.told[-1].text == "A range is told of dates and figures only."
    assert not bench.view.pane.deciding.is_asking


def test_a_click_on_a_cell_that_differs_takes_it_and_ctrl_click_goes_to_the_sentence(bench: Bench) -> None:
    bench.made.join(0, 2)
    bench.show_group()
    bench.click(Line.PLACE, 2)
    assert not bench.view.pane.deciding.is_asking
    bench.click(Line.FIGURE, 2)
    bench.reason("It came later.")
    assert len(bench.groups()[0].choices) == 1
    bench.click(Line.WORDS, 1, CTRL)
    span = queries.fact(bench.made.session, bench.made.facts[0]).evidence[0].span
    assert bench.pointed == [Target(span.source, span.start, span.end, fact=bench.made.facts[0])]
    bench.stand(Line.WORDS, 2)
    press(bench.view.grid, Key.Key_Return)
    assert bench.pointed[-1].fact == bench.made.facts[2]


def test_copies_are_unfolded_at_their_head(bench: Bench) -> None:
    bench.made.join(0, 1, 2)
    bench.show_group()
    head = bench.view.grid.horizontalHeader()
    spot = QPoint(head.sectionViewportPosition(1) + 10, head.height() // 2)
    QTest.mouseClick(head.viewport(), LEFT, NO, spot)
    assert bench.view.pane.table.columnCount() == 4
    bench.stand(Line.WORDS, 1)
    bench.view.show_copies()
    assert bench.view.pane.table.columnCount() == 3
    bench.stand(Line.WORDS, 2)
    bench.view.show_copies()
    assert bench.view.pane.table.columnCount() == 3


def test_another_account_leads_and_one_is_taken_out(bench: Bench) -> None:
    bench.made.join(0, 2, 3)
    bench.show_group()
    bench.stand(Line.DATE, 2)
    bench.push("Lead")
    facts = bench.made.facts
    assert bench.groups()[0].facts == (facts[2], facts[0], facts[3])
    column = bench.view.grid.column()
    assert column is not None
    assert column.fact.id == facts[2]
    bench.stand(Line.DATE, 3)
    bench.push("Take out")
    assert bench.groups()[0].facts == (facts[2], facts[0])


def test_the_one_statement_is_worded_and_given_back(bench: Bench) -> None:
    bench.made.join(0, 2)
    bench.show_group()
    statement = bench.view.pane.statement
    assert statement.field.toPlainText() == "Nine dockworkers were killed when a silo exploded at Vell."
    assert statement._origin.text() == "in the words of f1"
    bench.view.edit_statement()
    QTest.keyClicks(statement.field, " Or more")
    press(statement.field, Key.Key_Escape)
    assert statement.field.toPlainText().endswith("at Vell.")
    bench.view.edit_statement()
    statement.field.setPlainText("Dockworkers were killed at Vell.")
    press(statement.field, Key.Key_Return)
    assert bench.groups()[0].statement == "Dockworkers were killed at Vell."
    assert statement._origin.text() == "in your words"
    assert bench.view.grid.hasFocus()
    bench.view.edit_statement()
    statement.field.clear()
    bench.view.grid.setFocus()
    assert bench.groups()[0].statement == ""
    assert statement.field.toPlainText().startswith("Nine dockworkers")


def test_a_statement_with_the_figure_that_was_decided_is_offered(bench: Bench) -> None:
    key = bench.made.join(0, 2)
    bench.show_group()
    reconciling.decide(bench.made.session, key, Choice(Matter.FIGURE, Way.RANGE, "", "No count."))
    statement = bench.view.pane.statement
    offered = "Nine to twelve dockworkers were killed when a silo exploded at Vell."
    assert statement.offer.text() == f"Use “{offered}”"
    QTest.mouseClick(statement.offer, LEFT)
    assert bench.groups()[0].statement == offered
    assert not statement.offer.isVisible()


def test_what_was_typed_when_a_group_goes_is_no_fault(bench: Bench) -> None:
    key = bench.made.join(0, 2)
    bench.show_group()
    bench.view.edit_statement()
    bench.view.pane.statement.field.setPlainText("Typed and not stored")
    reconciling.part_facts(bench.made.session, key)
    bench.view.leave()
    assert bench.groups() == ()


def test_a_fact_is_found_with_the_keyboard_on_its_account(bench: Bench) -> None:
    bench.made.join(0, 2)
    assert bench.view.show_fact(bench.made.facts[2])
    column = bench.view.grid.column()
    assert column is not None
    assert column.fact.id == bench.made.facts[2]
    assert bench.view.grid.hasFocus()
    assert not bench.view.show_fact(FactId(bench.made.facts[4]))


def test_every_control_has_a_name(bench: Bench) -> None:
    bench.made.join(0, 2)
    bench.show_group()
    bench.stand(Line.FIGURE, 2)
    bench.view.take_account()
    kinds = (QPushButton, QToolButton, QLineEdit, QPlainTextEdit)
    named = [it for kind in kinds for it in bench.view.findChildren(kind) if it.isVisible()]
    assert len(named) >= 12
    assert [it for it in named if not it.accessibleName()] == []
    views = (bench.view.grid, bench.view.lists.group_list, bench.view.lists.pair_list)
    assert all(view.accessibleName() for view in views)


def test_a_session_for_reading_shows_all_and_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with reports(tmp_path / "read.briefer") as made:
        made.join(0, 2)
    with open_session(tmp_path / "read.briefer", read_only=True) as session:
        desk, _, _ = desk_over(session)
        view = CompareWorkspace(desk)
        on_screen(qtbot, view, 1000, 700)
        qtbot.waitUntil(lambda: not view.is_searching, timeout=10_000)
        enabled = [it.text() for it in view.findChildren(QPushButton) if it.isVisible() and it.isEnabled()]
        assert enabled == ["Sentence"]
        assert view.pane.statement.field.isReadOnly()

"""Facts as rows, and how they are dragged."""

from PySide6.QtCore import QMimeData, QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefer.gui.models.brief_facts import (
    FACT_MIME,
    FactRow,
    FactsModel,
    date_words,
    facts_in,
    mime_of,
    row_of,
    target_of,
)
from briefer.model.dates import UNDATED, dated
from briefer.model.facts import Evidence, Fact, FactKind, Grading, Reliability, Status
from briefer.model.ids import EvidenceId, FactId, SourceId
from briefer.model.sources import Source
from briefer.model.spans import Span

SOURCE = Source(
    SourceId(1), "s1", "Title", "", "Vell Courier", UNDATED, "", "", "en", "text/plain", "a.txt", "", "", 100
)
EVIDENCE = Evidence(
    EvidenceId(1),
    Span(SourceId(1), 5, 8, "abc"),
    status=Status.DISPUTED,
    grading=Grading(Reliability.USUALLY),
)
FACT = Fact(FactId(7), "f7", FactKind.EVENT, "It\nhappened.", (EVIDENCE,), event_date=dated("2024-03-03"))


def rows(*labels: str) -> tuple[FactRow, ...]:
    return tuple(
        FactRow(FactId(number), label, f"Statement {label}", "", "", FactKind.EVENT, (), "F6")
        for number, label in enumerate(labels, start=1)
    )


def test_a_row_says_what_the_fact_is_and_where_it_comes_from() -> None:
    row = row_of(FACT, {SourceId(1): SOURCE})
    assert row.statement == "It happened."
    assert row.meta == "3 March 2024 · Vell Courier · B6 · disputed"


def test_a_deadline_stands_beside_the_date() -> None:
    assert date_words("2024-03", "2024-03-20") == "March 2024 · by 20 March 2024"
    assert date_words(None) == ""


def test_a_fact_leads_to_its_first_passage() -> None:
    target = target_of(FACT)
    assert (target.source, target.start, target.end, target.fact) == (1, 5, 8, 7)


def test_what_is_dragged_comes_back_and_foreign_things_do_not() -> None:
    assert facts_in(mime_of([FactId(3), FactId(9)])) == (3, 9)
    foreign = QMimeData()
    foreign.setData(FACT_MIME, b"1 x -5 <b>")
    assert facts_in(foreign) == (1,)
    assert facts_in(QMimeData()) == ()


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = FactsModel(takes_drops=True)
    model.show(rows("f1", "f2", "f3"))
    qtmodeltester.check(model)


def test_a_drop_is_told_with_its_place_and_moves_nothing_by_itself(qtbot: QtBot) -> None:
    model = FactsModel(takes_drops=True)
    model.show(rows("f1", "f2", "f3"))
    with qtbot.waitSignal(model.dropped) as told:
        model.dropMimeData(mime_of([FactId(3)]), Qt.DropAction.CopyAction, 1, 0, QModelIndex())
    assert told.args == [(3,), 1]
    assert [row.label for row in model.rows] == ["f1", "f2", "f3"]


def test_a_drop_below_all_rows_goes_last(qtbot: QtBot) -> None:
    model = FactsModel(takes_drops=True)
    model.show(rows("f1", "f2"))
    with qtbot.waitSignal(model.dropped) as told:
        model.dropMimeData(mime_of([FactId(1)]), Qt.DropAction.CopyAction, -1, -1, QModelIndex())
    assert told.args == [(1,), 2]


def test_words_that_changed_are_told_without_losing_the_choice(qtbot: QtBot) -> None:
    model = FactsModel()
    model.show(rows("f1", "f2"))
    with qtbot.waitSignal(model.dataChanged):
        model.show(rows("f1", "f3"))

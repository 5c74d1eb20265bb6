"""Groups, proposals and the accounts side by side, as the comparing workspace shows them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.commands import reconciling
from briefer.commands.facts import edit_fact, remove_fact
from briefer.commands.kinship import join_sources, part_sources
from briefer.commands.sources import edit_source
from briefer.gui.models.compare_rows import group_face, pair_face
from briefer.gui.models.compare_state import CompareState
from briefer.gui.models.compare_values import Cell, Comparison, Line, Mark
from briefer.model.changes import Changes, Collection
from briefer.model.reconciliations import Choice, Matter, ReconciliationKind, Way
from briefer.store import queries
from tests.gui.compare_desks import PERSIAN, Reports, reports
from tests.gui.desks import replaced

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Reports]:
    with reports(tmp_path / "reports.briefer") as found:
        yield found


@pytest.fixture
def state(made: Reports) -> CompareState:
    shown = made.state()

    def follow(changes: Changes) -> None:
        shown.follow(changes)

    made.session.subscribe(follow)
    return shown


def comparison(state: CompareState, *unfolded: int) -> Comparison:
    first = state.compared(state.groups[0], frozenset())
    keys = frozenset(first.columns[number].key for number in unfolded)
    return state.compared(state.groups[0], keys)


def cells(state: CompareState, line: Line) -> list[Cell]:
    shown = comparison(state)
    return [shown.cell(line, column) for column in shown.columns]


def test_copies_are_one_column_that_names_them_until_it_is_unfolded(
    made: Reports, state: CompareState
) -> None:
    made.join(0, 1, 2)
    assert [cell.words for cell in cells(state, Line.OUTLET)] == ["Wire", "Herald"]
    assert cells(state, Line.OUTLET)[0].note == "14 October 2026\nalso Courier"
    open_ = comparison(state, 0)
    assert [open_.cell(Line.OUTLET, column).words for column in open_.columns] == [
        "Wire",
        "Courier",
        "Herald",
    ]
    assert open_.cell(Line.OUTLET, open_.columns[0]).note == "14 October 2026"


def test_each_row_says_what_the_account_has(made: Reports, state: CompareState) -> None:
    made.join(0, 2, 3)
    wire = {line: cells(state, line)[0] for line in Line}
    assert wire[Line.DATE] == Cell("12 October 2026", "stated in the source")
    assert wire[Line.FIGURE] == Cell("nine killed")
    assert wire[Line.PLACE] == Cell("Vell")
    assert wire[Line.SPEAKER] == Cell("officials", "said")
    assert (wire[Line.STATUS], wire[Line.GRADING]) == (Cell("Reported"), Cell("F6"))
    assert wire[Line.STATEMENT] == Cell("Nine dockworkers were killed when a silo exploded at Vell.")
    assert cells(state, Line.WORDS)[1] == Cell("“Twelve people died in a blast at Vell.”")


def test_what_differs_is_marked_and_what_is_decided_is_told_with_its_reason(
    made: Reports, state: CompareState
) -> None:
    key = made.join(0, 2, 3)
    assert [cell.mark for cell in cells(state, Line.FIGURE)] == [Mark.NONE, Mark.OTHERWISE, Mark.OTHERWISE]
    shown = comparison(state)
    assert shown.decision(Line.FIGURE) == Cell("Accounts differ", "not decided yet", Mark.OTHERWISE)
    assert [line for line in Line if shown.mark_of(line)] == [Line.DATE, Line.FIGURE]
    choice = Choice(Matter.FIGURE, Way.ONE, "", "It came later.", made.facts[2])
    reconciling.decide(made.session, key, choice)
    reconciling.decide(made.session, key, Choice(Matter.DATE, Way.BOTH, "", "Around midnight."))
    shown = comparison(state)
    assert shown.decision(Line.FIGURE) == Cell("twelve killed", "taken: It came later.", Mark.TAKEN)
    assert shown.decision(Line.DATE).words == "12 October 2026 or 13 October 2026"
    assert [cell.mark for cell in cells(state, Line.FIGURE)] == [Mark.OTHERWISE, Mark.TAKEN, Mark.NONE]
    assert not shown.is_open(Line.FIGURE)


def test_a_passage_in_another_language_needs_a_translation(made: Reports, state: CompareState) -> None:
    made.join(0, 3)
    assert cells(state, Line.WORDS)[1] == Cell(f"“{PERSIAN}”", "not translated yet", Mark.LACKING)
    fact = queries.fact(made.session, made.facts[3])
    translated = replaced(fact.evidence[0], translation="At least 12 were killed")
    edit_fact(made.session, replaced(fact, evidence=(translated,)))
    assert cells(state, Line.WORDS)[1] == Cell(f"“{PERSIAN}”", "translated: “At least 12 were killed”")


def test_groups_say_how_many_origins_they_have_and_what_is_open(made: Reports, state: CompareState) -> None:
    key = made.join(0, 1, 2)
    (row,) = state.group_rows()
    assert (row.origins, row.sources) == (2, 3)
    assert group_face(row).detail == "2 origins · 3 sources · open: date, figure"
    source = queries.source(made.session, queries.fact(made.session, made.facts[2]).evidence[0].span.source)
    edit_source(made.session, replaced(source, publisher="Wire"))
    assert state.group_rows()[0].origins == 1
    for matter in (Matter.DATE, Matter.FIGURE):
        reconciling.decide(made.session, key, Choice(matter, Way.RANGE, "", "Open."))
    assert group_face(state.group_rows()[0]).detail == "1 origin · 3 sources · decided"
    made.join(3, 4, kind=ReconciliationKind.CONFLICT)
    assert group_face(state.group_rows()[1]).detail.endswith("open: words")


def test_origins_follow_what_the_analyst_said_of_copies(made: Reports, state: CompareState) -> None:
    key = made.join(0, 1, 2)
    sources = [queries.fact(made.session, made.facts[number]).evidence[0].span.source for number in range(3)]
    part_sources(made.session, sources[:1])
    assert state.group_rows()[0].origins == 3
    assert len(state.compared(queries.reconciliation(made.session, key), frozenset()).columns) == 3
    made.session.undo()
    join_sources(made.session, sources[1:])
    assert state.group_rows()[0].origins == 1


def test_pairs_are_proposed_until_they_are_joined_or_dismissed(made: Reports, state: CompareState) -> None:
    made.search(state)
    pairs = [(row.one.label, row.other.label) for row in state.pair_rows()]
    assert pairs == [("f1", "f2"), ("f3", "f4"), ("f1", "f3")]
    assert pair_face(state.pair_rows()[0]).detail.startswith("The same actors (Vell)")
    made.join(0, 1)
    assert [(row.one.label, row.other.label) for row in state.pair_rows()] == [("f3", "f4"), ("f1", "f3")]
    assert "f1 and 1 more: Nine" in pair_face(state.pair_rows()[1]).text
    reconciling.dismiss_pairs(made.session, [(made.facts[2], made.facts[3])])
    made.search(state)
    assert ("f3", "f4") not in [(row.one.label, row.other.label) for row in state.pair_rows()]
    remove_fact(made.session, made.facts[2])
    assert all(row.one.label != "f3" and row.other.label != "f3" for row in state.pair_rows())


def test_a_pair_is_set_side_by_side_before_it_is_joined(made: Reports, state: CompareState) -> None:
    made.search(state)
    first = state.pair_rows()[0].proposed
    shown = state.compared(state.pair(first), frozenset(), is_folded=False)
    assert [column.fact.label for column in shown.columns] == ["f1", "f2"]
    assert queries.reconciliations(made.session) == ()


def test_a_change_of_something_else_is_passed_over(made: Reports, state: CompareState) -> None:
    assert not state.follow(Changes("x", frozenset({(Collection.MENTION, 1)})))
    assert state.follow(Changes("x", frozenset({(Collection.RECONCILIATION, 1)})))
    made.join(0, 2)
    assert tuple(told.label for told in state.groups) == ("r1",)
    assert state.members(made.facts[2]) == (made.facts[0], made.facts[2])
    assert state.members(made.facts[4]) == (made.facts[4],)

"""A list whose headings fold, by pointer and by key, and are never selected."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from briefer.gui.models.fact_headings import FactGrouping
from briefer.gui.views.folding_list import FoldingList
from briefer.gui.views.rows import dressed
from briefer.model.facts import FactKind
from briefer.model.ids import FactId
from tests.gui.desks import Key, Scene, on_screen, press
from tests.gui.models.fact_models import facts_model, shown, state

# Rows: 0 heading of events, 1 A, 2 B, 3 heading of figures, 4 C.


@pytest.fixture
def facts(desk: Scene) -> list[FactId]:
    return [state(desk, "A."), state(desk, "B."), state(desk, "C.", kind=FactKind.FIGURE)]


@pytest.fixture
def listed(qtbot: QtBot, desk: Scene, facts: list[FactId]) -> FoldingList:
    assert facts
    model = facts_model(desk)
    model.group_by(FactGrouping.KIND)
    made = dressed(FoldingList(), "Facts")
    made.setModel(model)
    vars(made)["rows"] = model  # the view keeps no model alive
    on_screen(qtbot, made, 300, 400)
    made.setFocus()
    return made


def rows(listed: FoldingList) -> list[str]:
    return shown(vars(listed)["rows"])


def stand(listed: FoldingList, row: int) -> None:
    flag = QItemSelectionModel.SelectionFlag
    index = listed.arranged.index(row)
    way = flag.Clear if listed.arranged.is_heading(row) else flag.ClearAndSelect
    listed.selectionModel().setCurrentIndex(index, way)


def click(listed: FoldingList, row: int) -> None:
    place = listed.visualRect(listed.arranged.index(row)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_on_a_heading_folds_and_opens_it(listed: FoldingList) -> None:
    click(listed, 0)
    assert rows(listed) == ["[Event 2]", "[Figure 1]", "C."]
    assert listed.selectionModel().selectedRows() == []
    click(listed, 0)
    assert rows(listed) == ["[Event 2]", "A.", "B.", "[Figure 1]", "C."]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space, Key.Key_Left])
def test_a_key_folds_a_heading_and_nothing_is_activated(listed: FoldingList, key: Qt.Key) -> None:
    activated = QSignalSpy(listed.activated)
    stand(listed, 3)
    press(listed, key)
    assert rows(listed) == ["[Event 2]", "A.", "B.", "[Figure 1]"]
    assert activated.count() == 0


def test_the_arrow_right_opens_and_left_goes_to_the_heading(listed: FoldingList) -> None:
    stand(listed, 2)
    press(listed, Key.Key_Left)
    assert listed.currentIndex().row() == 0
    press(listed, Key.Key_Right)
    assert len(rows(listed)) == 5, "it is open already"
    press(listed, Key.Key_Left)
    assert len(rows(listed)) == 3
    press(listed, Key.Key_Right)
    assert len(rows(listed)) == 5


def test_arrows_walk_over_headings(listed: FoldingList) -> None:
    stand(listed, 2)
    press(listed, Key.Key_Down)
    assert listed.currentIndex().row() == 3
    press(listed, Key.Key_Down)
    assert listed.currentIndex().row() == 4


def test_several_are_chosen_and_headings_are_not(listed: FoldingList, facts: list[FactId]) -> None:
    listed.selectAll()
    assert listed.chosen() == tuple(facts)
    stand(listed, 1)
    press(listed, Key.Key_Down, shift=True)
    assert listed.chosen() == tuple(facts[:2])
    listed.clearSelection()
    assert listed.chosen() == (facts[1],), "what is stood on"


def test_what_is_folded_away_opens_when_it_is_chosen(listed: FoldingList, facts: list[FactId]) -> None:
    listed.arranged.fold_all(is_open=False)
    assert listed.choose(facts[2])
    assert listed.chosen() == (facts[2],)
    assert rows(listed) == ["[Event 2]", "[Figure 1]", "C."]
    assert not listed.choose(99)


def test_another_model_than_an_arranged_one_is_refused() -> None:
    with pytest.raises(TypeError):
        _ = FoldingList().arranged

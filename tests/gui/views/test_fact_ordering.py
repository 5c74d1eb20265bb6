"""The menu that sorts the list of facts and puts it under headings."""

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from briefer.gui.models.fact_headings import FactGrouping
from briefer.gui.models.fact_order import FactSort
from briefer.gui.models.facts import FactsModel
from briefer.gui.views.fact_ordering import OrderMenu
from briefer.model.facts import FactKind
from tests.gui.desks import Scene
from tests.gui.models.fact_models import facts_model, shown, state


@pytest.fixture
def model(desk: Scene) -> FactsModel:
    state(desk, "B.", kind=FactKind.FIGURE)
    state(desk, "A.")
    return facts_model(desk)


@pytest.fixture
def menu(qtbot: QtBot, model: FactsModel) -> OrderMenu:
    made = OrderMenu(model)
    qtbot.addWidget(made)
    return made


def entry(menu: OrderMenu, words: str) -> QAction:
    menu.aboutToShow.emit()
    return next(action for action in menu.actions() if action.text() == words)


def ticked(menu: OrderMenu) -> list[str]:
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if action.isChecked()]


def test_one_way_to_sort_and_one_of_headings_is_ticked(model: FactsModel, menu: OrderMenu) -> None:
    assert ticked(menu) == ["Place in the text", "No headings"]
    entry(menu, "Label").trigger()
    entry(menu, "Kind").trigger()
    assert (model.sorting, model.grouping) == (FactSort.LABEL, FactGrouping.KIND)
    assert ticked(menu) == ["Label", "Kind"]


def test_headings_are_folded_and_opened_together(model: FactsModel, menu: OrderMenu) -> None:
    assert not entry(menu, "&Fold all").isEnabled()
    entry(menu, "Kind").trigger()
    entry(menu, "&Fold all").trigger()
    assert shown(model) == ["[Event 1]", "[Figure 1]"]
    entry(menu, "&Open all").trigger()
    assert shown(model) == ["[Event 1]", "A.", "[Figure 1]", "B."]

"""The outline as a model: ticking, renaming, moving, and facts dropped on a section."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefer.gui.models.brief_facts import mime_of
from briefer.gui.models.brief_sections import OutlineRow, SectionsModel, outline_rows
from briefer.model.briefs import Brief, Section
from briefer.model.ids import BriefId, FactId, SectionId

ROWS = (
    OutlineRow(None, "Title block"),
    OutlineRow(SectionId(11), "One"),
    OutlineRow(SectionId(12), "Two"),
    OutlineRow(SectionId(13), "Own", is_free=True),
)
COPY = Qt.DropAction.CopyAction


@pytest.fixture
def model() -> SectionsModel:
    made = SectionsModel()
    made.show(ROWS)
    return made


def test_the_model_keeps_the_rules_of_models(model: SectionsModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_a_tick_is_told(model: SectionsModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.ticked) as told:
        model.setData(model.index(1), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert told.args == [11, False]


def test_the_title_block_is_neither_ticked_nor_moved(model: SectionsModel) -> None:
    assert not model.setData(model.index(0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_sections_are_renamed_but_not_the_title_block(model: SectionsModel, qtbot: QtBot) -> None:
    assert not model.setData(model.index(0), "Other")
    with qtbot.waitSignal(model.renamed) as told:
        assert model.setData(model.index(3), " Outlook ")
    assert told.args == [13, "Outlook"]


@pytest.mark.parametrize(
    ("row", "before", "place"), [(1, 4, 2), (1, 3, 1), (3, 1, 0), (3, 2, 1), (2, -1, 2), (2, 1, 0)]
)
def test_a_dragged_section_goes_where_it_was_let_go(
    model: SectionsModel, qtbot: QtBot, row: int, before: int, place: int
) -> None:
    dragged = model.mimeData([model.index(row)])
    with qtbot.waitSignal(model.moved) as told:
        model.dropMimeData(dragged, COPY, before, 0, QModelIndex())
    assert told.args == [ROWS[row].section, place]


def test_facts_dropped_on_a_section_are_told(model: SectionsModel, qtbot: QtBot) -> None:
    facts = mime_of([FactId(5)])
    assert model.canDropMimeData(facts, COPY, -1, -1, model.index(2))
    assert not model.canDropMimeData(facts, COPY, -1, -1, model.index(0))
    with qtbot.waitSignal(model.facts_dropped) as told:
        model.dropMimeData(facts, COPY, -1, -1, model.index(2))
    assert told.args == [12, (5,)]


def test_a_section_that_prints_no_heading_is_called_by_its_name() -> None:
    sections = (Section(SectionId(1), "sign-off", ""), Section(SectionId(2), "gaps", "What we do not know"))
    brief = Brief(BriefId(1), "b1", "", "pack", sections=sections)
    assert [row.heading for row in outline_rows(brief, None)[1:]] == ["Sign off", "What we do not know"]

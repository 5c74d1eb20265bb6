"""Merging by hand: from the selection, by dragging; and the way back in the form."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor
from briefer.commands.merging import merge_actors
from briefer.gui.views.actors import ActorPanel
from briefer.gui.views.merge_panel import _ActorChoice
from briefer.gui.views.merged_in import _MergeRow
from briefer.gui.views.parts import Words, choose
from briefer.model.actors import ActorKind, Alias, AliasKind
from briefer.model.ids import ActorId
from briefer.store import queries
from tests.gui.desks import Key, Scene, on_screen, press


@pytest.fixture
def panel(qtbot: QtBot, desk: Scene) -> ActorPanel:
    made = ActorPanel(desk.desk)
    on_screen(qtbot, made, 360, 700)
    made.show_source(desk.first)
    return made


def choose_rows(panel: ActorPanel, *keys: ActorId) -> None:
    select = QItemSelectionModel.SelectionFlag.Select
    panel.list.clearSelection()
    for key in keys:
        panel.list.selectionModel().select(panel.model.index_of(key), select)


def choices(panel: ActorPanel) -> dict[str, _ActorChoice]:
    return {it.actor.name: it for it in panel.merging.panel.choices.rows(_ActorChoice)}


def test_the_selected_actors_are_merged_as_chosen(desk: Scene, panel: ActorPanel) -> None:
    desk.tag("Norland", desk.norland)
    other = add_actor(desk.session, "Kingdom of Norland", ActorKind.STATE)
    choose_rows(panel, desk.norland, desk.estmark, other)
    assert [actor.name for actor in panel.selected()] == ["Norland", "Estmark", "Kingdom of Norland"]
    panel.merge()
    shown = choices(panel)
    assert shown["Norland"].keep.isChecked()
    assert not shown["Norland"]._becomes.isVisible()
    shown["Kingdom of Norland"].keep.setChecked(True)
    choose(shown["Estmark"].kind, AliasKind.MISSPELT)
    panel.merging.panel.reason.setFocus()
    QTest.keyClicks(panel.merging.panel.reason, "one state")
    press(panel.merging.panel.reason, Key.Key_Return)
    kept = queries.actor(desk.session, other)
    assert Alias("Estmark", AliasKind.MISSPELT) in kept.aliases
    assert {made.reason for made in queries.merges(desk.session, other)} == {"one state"}
    assert desk.session.undo_label == "Merge 2 actors into Kingdom of Norland"
    current = panel.current()
    assert current is not None
    assert current.id == other
    assert panel.list.isVisible()


def test_different_kinds_are_said_and_esc_leaves_all_as_it_was(desk: Scene, panel: ActorPanel) -> None:
    choose_rows(panel, desk.norland, desk.bell)
    panel.merge()
    assert "They are of different kinds: " in panel.merging.panel._doubts.text()
    assert panel.merging.panel._doubts.isVisible()
    press(panel.merging.panel.reason, Key.Key_Escape)
    assert panel.list.isVisible()
    assert len(queries.actors(desk.session)) == 3


def test_one_actor_alone_is_not_merged(desk: Scene, panel: ActorPanel) -> None:
    choose_rows(panel, desk.norland)
    panel.merge()
    assert not panel.merging.panel.isVisible()


def test_what_cannot_be_is_said_in_the_panel(desk: Scene, panel: ActorPanel) -> None:
    choose_rows(panel, desk.norland, desk.estmark)
    panel.merge()
    merge_actors(desk.session, desk.bell, desk.estmark)
    panel.merging.panel.merge()
    assert panel.merging.panel._fault.isVisible()
    assert "Estmark is part of Ana Bell already" in panel.merging.panel._fault.text()


def test_an_actor_dropped_on_another_asks_for_the_merge(desk: Scene, panel: ActorPanel) -> None:
    dragged = panel.model.mimeData([panel.model.index_of(desk.bell), panel.model.index_of(desk.estmark)])
    onto = panel.model.index_of(desk.norland)
    assert onto.flags() & Qt.ItemFlag.ItemIsDropEnabled
    drop = Qt.DropAction.CopyAction
    assert not panel.model.dropMimeData(dragged, drop, -1, -1, onto)
    assert list(choices(panel)) == ["Norland", "Ana Bell", "Estmark"]
    assert panel.merging.panel.isVisible()
    panel.merging.panel.closed.emit(None)
    for data, place in (
        (dragged, QModelIndex()),
        (QMimeData(), onto),
        (panel.model.mimeData([onto]), onto),
    ):
        panel.model.dropMimeData(data, drop, -1, -1, place)
        assert not panel.merging.panel.isVisible()


def test_what_was_merged_is_listed_in_the_form_and_parted_there(desk: Scene, panel: ActorPanel) -> None:
    desk.tag("Ana Bell", desk.bell)
    merge_actors(desk.session, desk.norland, desk.bell, "by mistake")
    panel.select(desk.norland)
    panel.edit()
    section = panel.form.merged
    assert section.isVisible()
    (row,) = section.rows.rows(_MergeRow)
    words = " ".join(label.text() for label in row.findChildren(Words))
    assert "Ana Bell" in words
    assert "by mistake" in words
    QTest.keyClicks(panel.form.fields.name, "Norland ")
    (button,) = row.findChildren(QToolButton)
    assert button.accessibleName() == "Part Ana Bell again"
    button.click()
    assert queries.mentions(desk.session, actor=desk.bell)
    current = panel.current()
    assert current is not None
    assert current.id == desk.bell
    panel.edit()
    assert not section.isVisible()


def test_why_two_cannot_be_parted_is_said_in_the_form(desk: Scene, panel: ActorPanel) -> None:
    merge_actors(desk.session, desk.norland, desk.bell)
    add_actor(desk.session, "Ana Bell", ActorKind.PERSON)
    panel.select(desk.norland)
    panel.edit()
    panel.form.part(desk.bell)
    assert "Give that one another name" in panel.form._fault.text()
    assert panel.form.isVisible()

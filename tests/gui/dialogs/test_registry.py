"""The personal registry in the window: kept, taken, corrected, removed, and files of actors."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor, remove_actor
from briefer.commands.registry import keep_in_registry, registry_actors, registry_path
from briefer.gui import working
from briefer.gui.dialogs.registry import RegistryDialog
from briefer.gui.page import SessionPage, Side
from briefer.gui.registry_choice import proposes_registry
from briefer.gui.window import MainWindow
from briefer.model.actors import Actor, ActorKind, Alias, AliasKind
from briefer.model.ids import ActorId
from briefer.store import queries
from briefer.store.session import open_session
from tests.gui.desks import Key, press, scene

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", r"raise\(\)", "grabbing the keyboard", extend=True
)
VOLM = Actor(
    ActorId(7), "a1", "Irena Volm", ActorKind.PERSON, (Alias("Volm", AliasKind.SHORT),), note="Ask twice."
)
REKE = Actor(ActorId(8), "a2", "Reke", ActorKind.PERSON)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> SessionPage:
    keep_in_registry((VOLM, REKE), "february, 2026-02-01")
    scene(tmp_path / "strait.briefer").session.close()
    window.open_path(tmp_path / "strait.briefer")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.page is not None
    window.page.show_side(Side.ACTORS)
    return window.page


@pytest.fixture
def dialog(window: MainWindow, page: SessionPage, qtbot: QtBot) -> RegistryDialog:
    window.ask("registry")
    (made,) = window.findChildren(RegistryDialog)
    qtbot.waitUntil(lambda: not page.actors.registry.is_busy)
    return made


def act(window: MainWindow, name: str) -> None:
    found = window.findChild(QAction, name)
    assert isinstance(found, QAction)
    assert found.isEnabled()
    found.trigger()


def idle(qtbot: QtBot, page: SessionPage) -> None:
    actors, work = page.actors, page.desk.work
    qtbot.waitUntil(
        lambda: not (actors.registry.is_busy or actors.exchange.is_busy or work.is_busy), timeout=20_000
    )


def names(dialog: RegistryDialog) -> list[str]:
    return [actor.name for actor in dialog.model.rows]


def test_the_selected_actors_are_kept_by_key_and_all_by_menu(
    window: MainWindow, page: SessionPage, qtbot: QtBot
) -> None:
    page.actors.list.setCurrentIndex(page.actors.model.index(0))
    page.actors.list.setFocus()
    press(page.actors.list, Key.Key_R, ctrl=True)
    idle(qtbot, page)
    assert len(registry_actors()) == 3
    act(window, "keep_all_in_registry")
    idle(qtbot, page)
    assert {actor.name for actor in registry_actors()} == {
        "Irena Volm",
        "Reke",
        "Norland",
        "Estmark",
        "Ana Bell",
    }
    assert {actor.origin.partition(",")[0] for actor in registry_actors()} == {"february", "strait"}
    assert page.desk.session.undo_label.startswith("Add actor")  # the session itself was not touched


def test_it_is_searched_by_name_kind_and_origin(dialog: RegistryDialog) -> None:
    assert names(dialog) == ["Irena Volm", "Reke"]
    for words, found in (("volm", ["Irena Volm"]), ("person februar", ["Irena Volm", "Reke"]), ("zz", [])):
        dialog.search.setText(words)
        assert names(dialog) == found
    assert dialog._empty.isVisible()
    assert not dialog.take_button.isEnabled()


def test_enter_takes_the_selected_actors_into_the_session(
    page: SessionPage, dialog: RegistryDialog, qtbot: QtBot
) -> None:
    QTest.keyClick(dialog.search, Key.Key_Down)
    assert dialog.list.hasFocus()
    press(dialog.list, Key.Key_Return)
    idle(qtbot, page)
    taken = next(actor for actor in queries.actors(page.desk.session) if actor.name == "Irena Volm")
    assert (taken.aliases, taken.origin) == (VOLM.aliases, "my registry (february, 2026-02-01)")
    assert dialog.said.text() == "1 actor taken from your registry."
    press(dialog.list, Key.Key_Return)
    idle(qtbot, page)
    assert dialog.said.text() == "The session has all of it already."
    page.undo()
    assert len(queries.actors(page.desk.session)) == 3


def test_an_actor_is_corrected_there(page: SessionPage, dialog: RegistryDialog, qtbot: QtBot) -> None:
    dialog.list.setFocus()
    dialog.list.setCurrentIndex(dialog.model.index(0))
    press(dialog.list, Key.Key_F2)
    dialog.fields.name.setText("Irena Volmova")
    press(dialog.fields.name, Key.Key_Return)
    idle(qtbot, page)
    kept = next(actor for actor in registry_actors() if actor.name == "Irena Volmova")
    assert Alias("Irena Volm", AliasKind.MISSPELT) in kept.aliases
    assert (kept.note, kept.origin) == ("Ask twice.", "february, 2026-02-01")
    assert names(dialog) == ["Irena Volmova", "Reke"]


def test_what_is_wrong_with_a_correction_is_said_and_esc_goes_back(dialog: RegistryDialog) -> None:
    dialog.list.setCurrentIndex(dialog.model.index(0))
    dialog.correct()
    dialog.fields.name.setText(" ")
    dialog.save()
    assert "An actor has a name" in dialog.said.text()
    assert dialog.fields.isVisible()
    press(dialog.fields.name, Key.Key_Escape)
    assert dialog.list.isVisible()
    assert [actor.name for actor in registry_actors()] == ["Irena Volm", "Reke"]


def test_actors_are_removed_and_come_back_by_undo(
    page: SessionPage, dialog: RegistryDialog, qtbot: QtBot
) -> None:
    dialog.list.setFocus()
    dialog.list.selectAll()
    assert not dialog.correct_button.isEnabled()
    press(dialog.list, Key.Key_Delete)
    idle(qtbot, page)
    assert dialog.said.text() == "2 actors removed from your registry."
    assert names(dialog) == []
    assert "empty" in dialog._empty._text.text()
    press(dialog, Key.Key_Z, ctrl=True)
    idle(qtbot, page)
    assert names(dialog) == ["Irena Volm", "Reke"]


def test_a_registry_that_is_in_use_is_told(
    page: SessionPage, dialog: RegistryDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefer.commands.registry._WAITS", (0.01,))
    dialog.list.setCurrentIndex(dialog.model.index(0))
    with open_session(registry_path()):
        dialog.remove()
        idle(qtbot, page)
    assert "Your registry is open elsewhere" in dialog.said.text()
    assert names(dialog) == ["Irena Volm", "Reke"]


def test_whether_its_names_are_proposed_is_a_setting(
    window: MainWindow, page: SessionPage, qtbot: QtBot
) -> None:
    def known() -> list[str]:
        return [actor.name for actor in page.desk.names.knowledge().actors_elsewhere.values()]

    assert proposes_registry()
    qtbot.waitUntil(lambda: known() == ["Irena Volm", "Reke"])
    origins = {actor.origin for actor in page.desk.names.knowledge().actors_elsewhere.values()}
    assert origins == {"my registry (february, 2026-02-01)"}
    keep_in_registry((replace(REKE, name="Ulm"),), "march, 2026-03-01")
    page.actors.registry.read()
    qtbot.waitUntil(lambda: known() == ["Irena Volm", "Reke", "Ulm"])
    act(window, "propose_registry")
    assert not proposes_registry()
    qtbot.waitUntil(lambda: known() == [])
    act(window, "propose_registry")
    assert proposes_registry()
    qtbot.waitUntil(lambda: len(known()) == 3)


def test_without_a_session_nothing_is_shown(window: MainWindow) -> None:
    window.ask("registry")
    assert not window.findChildren(RegistryDialog)


@pytest.mark.parametrize(("form", "name"), [("Table in CSV (*.csv)", "people.csv"), ("F", "people.ftm.json")])
def test_actors_go_out_and_come_in_by_the_menu(  # noqa: PLR0913, PLR0917 - fixtures
    window: MainWindow,
    page: SessionPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    form: str,
    name: str,
) -> None:
    chosen = str(tmp_path / "people")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, form))
    act(window, "export_actors")
    idle(qtbot, page)
    assert (tmp_path / name).is_file()
    for actor in queries.actors(page.desk.session):
        remove_actor(page.desk.session, actor.id)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / name), ""))
    act(window, "import_actors")
    idle(qtbot, page)
    assert {actor.name for actor in queries.actors(page.desk.session)} == {"Norland", "Estmark", "Ana Bell"}
    page.undo()
    assert not queries.actors(page.desk.session)


def test_a_file_with_a_fault_is_told_and_nothing_is_taken(
    window: MainWindow, page: SessionPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bad.csv").write_text("name,kind\nVolm,persn\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "bad.csv"), ""))
    told: list[Any] = []
    page.desk.bus.told.connect(told.append)
    act(window, "import_actors")
    idle(qtbot, page)
    assert "Line 2, column kind" in told[-1].text
    assert len(queries.actors(page.desk.session)) == 3


def test_a_dialog_that_was_cancelled_does_nothing(
    window: MainWindow, page: SessionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: ("", ""))
    act(window, "import_actors")
    act(window, "export_actors")
    assert not page.actors.exchange.is_busy


def test_what_of_a_file_was_left_is_said(
    window: MainWindow, page: SessionPage, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window is not None
    (tmp_path / "some.csv").write_text("name,party\nVolm,Green\nNorland,\n", encoding="utf-8")
    told: list[Any] = []
    page.desk.bus.told.connect(told.append)
    page.actors.exchange.take(tmp_path / "some.csv")
    idle(qtbot, page)
    assert told[-1].text == (
        "1 actor of some.csv added or completed. 1 had nothing new. Left in the file: the column party."
    )
    add_actor(page.desk.session, "Next")


def test_many_actors_of_a_file_are_long_work_that_is_undone_as_one(
    page: SessionPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "_UNTOLD", 0)
    lines = "".join(f"Body {number}\n" for number in range(1500))
    (tmp_path / "many.csv").write_text(f"name\n{lines}", encoding="utf-8")
    told, progress = list[Any](), list[tuple[str, int, int]]()
    page.desk.bus.told.connect(told.append)
    page.desk.work.progressed.connect(lambda *it: progress.append(it))
    page.actors.exchange.take(tmp_path / "many.csv")
    qtbot.waitUntil(lambda: page.desk.work.writing == "Importing many.csv", timeout=30_000)
    page.undo()
    assert told[-1].text == "Importing many.csv: that is not over yet."
    idle(qtbot, page)
    assert told[-1].text == "1,500 actors of many.csv added or completed."
    assert {(words, total) for words, _, total in progress} == {("Importing many.csv", 1500), ("", 0)}
    page.undo()
    idle(qtbot, page)
    assert len(queries.actors(page.desk.session)) == 3


def test_a_file_that_was_read_for_a_session_that_is_left_is_not_taken(
    window: MainWindow, page: SessionPage, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "some.csv").write_text("name\nVolm\n", encoding="utf-8")
    page.actors.exchange.take(tmp_path / "some.csv")
    page.actors.stop()
    idle(qtbot, page)
    assert window.page is page
    assert len(queries.actors(page.desk.session)) == 3

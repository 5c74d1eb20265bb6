"""A field for an actor: what is typed is looked up, and Enter picks what is meant."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QCompleter
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor
from briefer.gui.views.actor_field import ActorField
from tests.gui.desks import Key, Scene, on_screen, press


@pytest.fixture
def field(qtbot: QtBot, desk: Scene) -> ActorField:
    made = ActorField(desk.session, "Add", "Name")
    on_screen(qtbot, made, 240, 40)
    return made


def offered(field: ActorField) -> list[str]:
    completer = field.completer()
    assert isinstance(completer, QCompleter)
    model = completer.completionModel()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("est", ["Estmark"]),
        ("BELL", ["Ana Bell"]),
        ("norlandic", ["Norland"]),
        ("a", 3),
        ("%", []),
        ("zz", []),
    ],
)
def test_names_and_aliases_are_looked_up(field: ActorField, typed: str, names: list[str] | int) -> None:
    QTest.keyClicks(field, typed)
    assert offered(field) == names if isinstance(names, list) else len(offered(field)) == names


def test_enter_picks_the_actor_of_just_this_name_before_others(desk: Scene, field: ActorField) -> None:
    add_actor(desk.session, "Bell")
    exact = add_actor(desk.session, "Ana")
    chosen = QSignalSpy(field.chosen)
    QTest.keyClicks(field, "ana")
    press(field, Key.Key_Return)
    assert chosen.at(0)[0].id == exact
    assert field.text() == ""


def test_enter_picks_from_the_open_offer_and_it_closes(desk: Scene, field: ActorField) -> None:
    chosen = QSignalSpy(field.chosen)
    field.setFocus()
    QTest.keyClicks(field, "estm")
    QApplication.processEvents()
    press(field._popup, Key.Key_Return)
    assert chosen.at(0)[0].id == desk.estmark
    assert not field._popup.isVisible()


def test_one_of_the_offer_is_picked_by_itself(desk: Scene, field: ActorField) -> None:
    chosen = QSignalSpy(field.chosen)
    QTest.keyClicks(field, "a")
    completer = field.completer()
    assert completer is not None
    completer.activated.emit("Norland")
    assert chosen.at(0)[0].id == desk.norland


def test_what_nobody_is_called_picks_nobody(field: ActorField) -> None:
    chosen = QSignalSpy(field.chosen)
    QTest.keyClicks(field, "zz")
    press(field, Key.Key_Return)
    assert chosen.count() == 0
    assert field.text() == "zz"


def test_a_field_that_keeps_words_tells_an_actor_from_others(qtbot: QtBot, desk: Scene) -> None:
    made = ActorField(desk.session, "Who", "who", keeps_words=True)
    on_screen(qtbot, made, 240, 40)
    QTest.keyClicks(made, "Ana Bell")
    assert made.actor() == desk.bell
    made.setText("a pilot")
    assert made.actor() is None
    made.clear()
    assert made.actor() is None


def test_names_are_plain_words(desk: Scene, field: ActorField) -> None:
    add_actor(desk.session, "<img src=x>")
    QTest.keyClicks(field, "<img")
    assert offered(field) == ["<img src=x>"]
    assert field._popup.textElideMode() is Qt.TextElideMode.ElideRight


def test_the_offer_looks_like_the_program_though_it_belongs_to_no_window(field: ActorField) -> None:
    assert field._popup.style().metaObject().className() == "QStyleSheetStyle"

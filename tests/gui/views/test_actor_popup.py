"""The pop-up asks for an actor, with keys alone or with the mouse, and never guesses."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefer.gui.views.actor_popup import ActorPopup, Asked, Pick
from briefer.model.actors import Actor, ActorKind, Alias, AliasKind
from briefer.model.ids import ActorId

Key = Qt.Key
NORLAND = Actor(ActorId(1), "a1", "Norland", ActorKind.STATE, pin=4)
YI = Actor(ActorId(2), "a2", "Wang Yi", ActorKind.PERSON, (Alias("Wang", AliasKind.SHORT),))
WENBIN = Actor(ActorId(3), "a3", "Wang Wenbin", ActorKind.PERSON, (Alias("Wang", AliasKind.SHORT),))
ALL = (NORLAND, YI, WENBIN)
BOX = QRect(40, 40, 60, 20)


class Stage(QWidget):
    """A window with another field, and the pop-up over it."""

    def __init__(self) -> None:
        super().__init__()
        self.other = QLineEdit(self)
        self.popup = ActorPopup(self)
        self.picks: list[Pick] = []
        self.popup.picked.connect(self.picks.append)
        self.resize(600, 600)

    def ask(self, words: str, *, tagged: tuple[Actor, ...] = (), recent: tuple[ActorId, ...] = ()) -> None:
        self.popup.ask(Asked(words, ALL, recent, tagged), BOX)

    def press(self, *keys: Key, shift: bool = False) -> None:
        for key in keys:
            modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
            QTest.keyClick(self.popup._field, key, modifier)

    def rows(self) -> list[str]:
        model = self.popup._model
        return [str(model.data(model.index(row))) for row in range(model.rowCount())]


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    made = Stage()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def test_enter_takes_the_exact_and_unique_name(stage: Stage) -> None:
    stage.ask("Norland")
    stage.press(Key.Key_Return)
    assert stage.picks == [Pick(NORLAND.id, "Norland", ActorKind.STATE)]
    assert not stage.popup.isVisible()


def test_a_reflex_enter_on_a_shared_name_makes_a_new_actor_not_the_wrong_one(stage: Stage) -> None:
    stage.ask("Wang")
    assert stage.rows()[0] == "New actor “Wang”"
    stage.press(Key.Key_Return)
    assert stage.picks[0].actor is None
    assert stage.picks[0].name == "Wang"


def test_arrows_choose_and_typing_filters(stage: Stage) -> None:
    stage.ask("Wang")
    QTest.keyClicks(stage.popup._field, "wenb")
    assert stage.rows() == ["New actor “wenb”", "Wang Wenbin"]
    stage.press(Key.Key_Down, Key.Key_Return)
    assert stage.picks[0].actor == WENBIN.id


def test_escape_closes_without_a_pick(qtbot: QtBot, stage: Stage) -> None:
    stage.ask("Norland")
    with qtbot.waitSignal(stage.popup.closed):
        stage.press(Key.Key_Escape)
    assert stage.picks == []
    assert not stage.popup.isVisible()


def test_the_kind_of_a_new_actor_is_guessed_and_can_be_chosen(stage: Stage) -> None:
    stage.ask("Ana Bell")
    assert stage.popup._kind.currentData() == ActorKind.PERSON
    QTest.keyClick(stage.popup._kind, Key.Key_S)
    stage.popup._kind.activated.emit(stage.popup._kind.currentIndex())
    QTest.keyClick(stage.popup._kind, Key.Key_Return)
    assert stage.picks == [Pick(None, "Ana Bell", ActorKind.STATE)]


def test_a_kind_that_was_chosen_stays_while_the_name_is_typed(stage: Stage) -> None:
    stage.ask("Vell Bank")
    assert stage.popup._kind.currentData() == ActorKind.COMPANY
    stage.popup._kind.setCurrentIndex(stage.popup._kind.findData(ActorKind.MEDIA))
    stage.popup._kind.activated.emit(stage.popup._kind.currentIndex())
    QTest.keyClicks(stage.popup._field, "Vell Army")
    assert stage.popup._kind.currentData() == ActorKind.MEDIA


def test_a_digit_takes_a_pinned_actor_until_something_is_typed(stage: Stage) -> None:
    stage.ask("he")
    stage.press(Key.Key_4)
    assert stage.picks[0].actor == NORLAND.id
    stage.ask("he")
    QTest.keyClicks(stage.popup._field, "G4")
    assert stage.popup._field.text() == "G4"
    assert len(stage.picks) == 1


def test_on_a_tag_enter_adds_and_shift_enter_or_the_tick_replaces(stage: Stage) -> None:
    stage.ask("the two", tagged=(YI,))
    assert stage.popup._heading.text() == "“the two” is tagged Wang Yi"
    assert "Wang Yi" not in stage.rows(), "who is tagged already is not offered again"
    QTest.keyClicks(stage.popup._field, "Norland")
    stage.press(Key.Key_Return)
    stage.ask("the two", tagged=(YI,))
    QTest.keyClicks(stage.popup._field, "Norland")
    stage.press(Key.Key_Return, shift=True)
    stage.ask("the two", tagged=(YI,))
    stage.popup._replace.setChecked(True)
    stage.press(Key.Key_4)
    assert [(pick.actor, pick.replaces) for pick in stage.picks] == [
        (NORLAND.id, False),
        (NORLAND.id, True),
        (NORLAND.id, True),
    ]


def test_nothing_is_preset_without_words(stage: Stage) -> None:
    stage.ask("the two", tagged=(YI,))
    stage.press(Key.Key_Return)
    assert stage.picks == []
    assert stage.popup.isVisible()


def test_words_that_are_no_name_yet_can_be_kept_as_one(stage: Stage) -> None:
    stage.ask("Vell", recent=(NORLAND.id,))
    stage.press(Key.Key_Down)
    assert stage.popup._alias.isVisible()
    assert stage.popup._alias.text() == "“Vell” is another name of Norland"
    stage.popup._alias.setChecked(True)
    stage.press(Key.Key_Return)
    assert stage.picks == [Pick(NORLAND.id, "Norland", ActorKind.STATE, adds_alias=True)]
    stage.ask("it", recent=(NORLAND.id,))
    stage.press(Key.Key_Down)
    assert not stage.popup._alias.isVisible()


def test_a_click_takes_a_row(qtbot: QtBot, stage: Stage) -> None:
    stage.ask("Wang")
    rows = stage.popup._list
    place = rows.visualRect(rows.model().index(2, 0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert stage.picks[0].actor in {YI.id, WENBIN.id}


def test_enter_while_an_input_method_composes_picks_nothing(stage: Stage) -> None:
    stage.ask("Norland")
    stage.popup._field.end(False)  # noqa: FBT003 - Qt's own: unselect, so that the name stays
    QApplication.sendEvent(stage.popup._field, QInputMethodEvent("のる", []))
    stage.press(Key.Key_Return)
    assert stage.picks == []
    QApplication.sendEvent(stage.popup._field, QInputMethodEvent("", []))
    stage.press(Key.Key_Return)
    assert len(stage.picks) == 1


def test_it_goes_away_when_the_keyboard_goes_elsewhere(stage: Stage) -> None:
    stage.ask("Norland")
    assert stage.popup.isVisible()
    stage.other.setFocus()
    QApplication.processEvents()
    assert not stage.popup.isVisible()
    assert stage.picks == []


@pytest.mark.parametrize("at", [QPoint(0, 0), QPoint(560, 0), QPoint(10, 570), QPoint(580, 580)])
def test_it_lies_wholly_within_the_window(stage: Stage, at: QPoint) -> None:
    stage.popup.ask(Asked("Wang", ALL), QRect(at, BOX.size()))
    assert stage.rect().contains(stage.popup.geometry())


def test_markup_in_names_is_shown_as_it_is(stage: Stage) -> None:
    stage.ask("<img src=x>")
    assert stage.popup._heading.text() == "Who is “<img src=x>”?"
    assert stage.popup._heading.textFormat() is Qt.TextFormat.PlainText


def test_every_control_has_an_accessible_name(stage: Stage) -> None:
    stage.ask("Norland")
    for control in (stage.popup._field, stage.popup._list, stage.popup._kind, stage.popup):
        assert control.accessibleName()

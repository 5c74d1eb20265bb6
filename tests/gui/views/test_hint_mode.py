"""Letters over the text: typed, narrowed, ended, never in the way of an input method, and legible."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.gui import theme
from briefer.gui.views.hint_mode import HintMode, Shown
from tests.gui.views.reader_desks import Scene, click, scene

Key = Qt.Key
MANY = "one two three four five six seven eight nine ten " * 4


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Scene:
    return scene(qtbot, tmp_path)


def mode(made: Scene) -> HintMode:
    return made.view._hints


def letters(made: Scene) -> dict[str, str]:
    """The words that hints stand on, and their letters."""
    return {made.words[hint.start : hint.end]: hint.letters for hint, _ in mode(made).layer.boxes()}


def type_on(made: Scene, words: str, *, shift: bool = False) -> None:
    for letter in letters(made)[words]:
        made.press(Key(ord(letter.upper())), shift=shift)


def test_a_letter_goes_to_its_word_in_the_sentence(desk: Scene) -> None:
    desk.stand("envoy")
    desk.press(Key.Key_Semicolon)
    assert list(letters(desk)) == ["Estmark", "envoy", "Ana", "Bell", "called", "it", "unlawful"]
    type_on(desk, "called")
    assert desk.view.text.caret == desk.span("called").start
    assert desk.selected() == ""
    assert mode(desk).shown is Shown.NOTHING
    assert not mode(desk).layer.isVisible()


def test_letters_that_are_commands_are_letters_meanwhile(desk: Scene) -> None:
    desk.tag("Norland", desk.actor("Norland"))
    desk.stand("Norland")
    desk.press(Key.Key_Semicolon)
    desk.press(Key.Key_F)
    desk.press(Key.Key_Semicolon)
    desk.press(Key.Key_U)
    assert len(desk.mentions()) == 1
    assert mode(desk).shown is Shown.NOTHING, "a letter that stands nowhere ends it"


def test_the_same_key_shows_names_and_selects_them(desk: Scene) -> None:
    desk.actor("Vell")
    desk.stand("envoy")
    desk.press(Key.Key_Semicolon)
    desk.press(Key.Key_Semicolon)
    assert mode(desk).shown is Shown.NAMES
    assert {"Norland", "Estmark", "Ana Bell", "Vell", "Bell"} <= set(letters(desk))
    type_on(desk, "Vell")
    assert desk.selected() == "Vell"
    desk.press(Key.Key_Semicolon)
    desk.press(Key.Key_Semicolon)
    desk.press(Key.Key_Semicolon)
    assert mode(desk).shown is Shown.NOTHING


def test_with_shift_the_selection_reaches_as_far_as_the_word(desk: Scene) -> None:
    desk.stand("Ana")
    desk.press(Key.Key_Semicolon)
    desk.press(Key.Key_Shift)
    type_on(desk, "called", shift=True)
    assert desk.selected() == "Ana Bell called"
    desk.press(Key.Key_Semicolon)
    type_on(desk, "unlawful", shift=True)
    assert desk.selected() == "Ana Bell called it unlawful"


def test_many_words_have_two_letters_that_are_narrowed_down(qtbot: QtBot, tmp_path: Path) -> None:
    made = scene(qtbot, tmp_path, MANY)
    made.press(Key.Key_Semicolon)
    shown = [hint.letters for hint, _ in mode(made).layer.boxes()]
    goal = shown[30]
    assert len(goal) == 2
    assert {len(label) for label in shown} == {1, 2}
    made.press(Key(ord(goal[0].upper())))
    left = [hint.letters for hint, _ in mode(made).layer.boxes()]
    assert left == [label for label in shown if label[0] == goal[0]]
    made.press(Key.Key_Backspace)
    assert len(list(mode(made).layer.boxes())) == len(shown)
    for letter in goal:
        made.press(Key(ord(letter.upper())))
    word = made.view.word_at_caret
    assert word is not None
    assert word.quote == MANY.split()[30]


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Down, Key.Key_F5])
def test_any_other_key_ends_it(desk: Scene, key: Key) -> None:
    desk.press(Key.Key_Semicolon)
    desk.press(key)
    assert mode(desk).shown is Shown.NOTHING
    assert not mode(desk).layer.isVisible()
    at = desk.span("Estmark").start if key is Key.Key_Down else 0
    assert desk.view.text.caret == at, "and acts as it always does"


def test_the_mouse_and_scrolling_and_a_step_end_it(qtbot: QtBot, tmp_path: Path) -> None:
    made = scene(qtbot, tmp_path, f"{MANY}\n" * 20)
    made.press(Key.Key_Semicolon)
    click(made, made.point("three"))
    assert mode(made).shown is Shown.NOTHING
    made.press(Key.Key_Semicolon)
    made.view.text.verticalScrollBar().setValue(3)
    assert mode(made).shown is Shown.NOTHING
    made.press(Key.Key_Semicolon)
    made.actor("Zoe")
    assert mode(made).shown is Shown.NOTHING


def test_an_input_method_that_composes_has_its_keys(desk: Scene) -> None:
    desk.press(Key.Key_Semicolon)
    QApplication.sendEvent(desk.view.text, QInputMethodEvent("に", []))
    assert mode(desk).shown is Shown.NOTHING
    desk.press(Key.Key_Semicolon)
    desk.press(Key.Key_J)
    assert mode(desk).shown is Shown.NOTHING
    assert desk.view.text.caret == 0


def test_letters_act_by_their_place_on_other_layouts(desk: Scene) -> None:
    desk.stand("envoy")
    semicolon = QKeyEvent(QEvent.Type.KeyPress, ord("Ж"), Qt.KeyboardModifier.NoModifier, "ж")
    QApplication.sendEvent(desk.view.text, semicolon)
    assert mode(desk).shown is Shown.WORDS
    latin = letters(desk)["Bell"]
    cyrillic = dict(zip("fjdksalgh", "аовлыфдпр", strict=True))[latin]
    key = QKeyEvent(QEvent.Type.KeyPress, ord(cyrillic.upper()), Qt.KeyboardModifier.NoModifier, cyrillic)
    QApplication.sendEvent(desk.view.text, key)
    assert desk.view.text.caret == desk.span("Bell").start


def test_a_key_of_the_analysts_own_shows_them_and_is_no_letter(desk: Scene) -> None:
    desk.view.desk.keyboard.give({"reader_show_hints": ("F",), "reader_request_fact": ()})
    desk.press(Key.Key_F)
    assert mode(desk).shown is Shown.WORDS
    assert "f" not in "".join(letters(desk).values())
    desk.press(Key.Key_F)
    assert mode(desk).shown is Shown.NAMES


def test_letters_lie_in_the_text_and_not_on_each_other(qtbot: QtBot, tmp_path: Path) -> None:
    made = scene(qtbot, tmp_path, "it is at an inn up on a hill as we do so or if he or I go to it and " * 2)
    made.press(Key.Key_Semicolon)
    boxes = [box for _, box in mode(made).layer.boxes()]
    assert len(boxes) == 44
    for number, box in enumerate(boxes):
        assert box.top() >= 0
        assert not any(box.intersects(other) for other in boxes[number + 1 :])


@pytest.mark.parametrize("dark", [False, True])
def test_letters_are_legible(dark: bool) -> None:  # noqa: FBT001
    tones = theme.tones(dark)
    assert theme.contrast(tones.on_accent, tones.accent) >= 4.5


def test_without_words_it_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    made = scene(qtbot, tmp_path, "…\n")
    made.press(Key.Key_Semicolon)
    assert "There is no word here" in made.told[-1].text
    assert mode(made).shown is Shown.NOTHING

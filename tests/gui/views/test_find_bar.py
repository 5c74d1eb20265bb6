"""The bar that finds words in the text that is read."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefer.commands.sources import add_sources
from briefer.gui import theme
from briefer.gui.views.find_bar import FindBar
from briefer.model.sources import LoadedSource
from tests.gui.views.reader_desks import Scene, scene

TEXT = "Norland closed the strait. Ana Bell of norland left. Nørland’s boats wait in the strait 🕊.\n"


@pytest.fixture
def bar(qtbot: QtBot, tmp_path: Path) -> FindBar:
    return opened(scene(qtbot, tmp_path, TEXT), qtbot)


def opened(made: Scene, qtbot: QtBot) -> FindBar:
    outer = QWidget()
    layout = QVBoxLayout(outer)
    bar = FindBar(made.view)
    layout.addWidget(bar)
    layout.addWidget(made.view)
    qtbot.addWidget(outer)
    outer.resize(720, 520)
    with qtbot.waitExposed(outer):
        outer.show()
    outer.activateWindow()
    qtbot.waitUntil(outer.isActiveWindow)
    vars(bar)["kept"] = (outer, made)
    made.view.setFocus()
    bar.open()
    return bar


def made_of(bar: FindBar) -> Scene:
    made: Scene = vars(bar)["kept"][1]
    return made


def press(bar: FindBar, key: Qt.Key, *, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(QApplication.focusWidget() or bar.field, key, modifier)


def test_typing_goes_to_the_first_find_and_says_how_many_there_are(bar: FindBar) -> None:
    assert bar.field.hasFocus()
    QTest.keyClicks(bar.field, "norland")
    assert made_of(bar).selected() == "Norland"
    assert bar.count.text() == "1 of 3"


def test_enter_goes_on_and_shift_enter_back_round_the_ends(bar: FindBar) -> None:
    QTest.keyClicks(bar.field, "strait")
    said = [bar.count.text()]
    for shift in (False, False, True, True):
        press(bar, Qt.Key.Key_Return, shift=shift)
        said.append(bar.count.text())
    assert said == ["1 of 2", "2 of 2", "1 of 2", "2 of 2", "1 of 2"]
    press(bar, Qt.Key.Key_Down)
    assert bar.count.text() == "2 of 2"
    press(bar, Qt.Key.Key_Up)
    assert bar.count.text() == "1 of 2"


def test_the_search_begins_where_one_stood(bar: FindBar) -> None:
    made = made_of(bar)
    bar.close_bar()
    made.stand("Ana")
    bar.open()
    for letter, expected in zip("nor", ["n", "no", "nor"], strict=True):
        QTest.keyClicks(bar.field, letter)
        assert made.selected().casefold() == expected
        assert made.view.text.caret > made.span("Ana").start
    assert bar.count.text() == "2 of 3"


def test_escape_returns_to_the_text_at_the_find(bar: FindBar) -> None:
    made = made_of(bar)
    QTest.keyClicks(bar.field, "bell")
    press(bar, Qt.Key.Key_Escape)
    assert not bar.is_open
    assert made.view.text.hasFocus()
    assert made.selected() == "Bell"
    made.actor("Ana Bell")
    made.press(Qt.Key.Key_A)
    assert made.view._popup.isVisible()


def test_a_selection_is_what_is_sought(bar: FindBar) -> None:
    made = made_of(bar)
    bar.close_bar()
    made.select("the strait", 1)
    bar.open()
    assert bar.field.text() == "the strait"
    assert bar.count.text() == "2 of 2"


def test_its_buttons_name_their_keys_as_they_are_now(bar: FindBar) -> None:
    made_of(bar).view.desk.keyboard.give({"next_mention": ("F9",), "previous_mention": ()})
    assert [button.toolTip() for button, *_ in bar._steps] == [
        "Previous find (Shift+Enter)",
        "Next find (Enter, F9)",
    ]


def test_opening_the_bar_is_a_place_to_come_back_to(bar: FindBar, qtbot: QtBot) -> None:
    made = made_of(bar)
    bar.close_bar()
    made.stand("Ana")
    with qtbot.waitSignal(made.view.left) as left:
        bar.open()
    assert left.args == [made.source, made.span("Ana").start]


def test_the_options_narrow_what_is_found(bar: FindBar) -> None:
    QTest.keyClicks(bar.field, "norland")
    bar.case.click()
    assert bar.count.text() == "1 of 1"
    bar.case.click()
    bar.accents.click()
    assert bar.count.text() == "1 of 2"
    bar.accents.click()
    bar.field.setText("nor")
    bar.whole.click()
    assert bar.count.text() == "Not in this text"


def test_a_pattern_is_taken_as_it_is_written_and_that_is_said(bar: FindBar) -> None:
    QTest.keyClicks(bar.field, r"\bnor.*")
    assert bar.remark.isVisible()
    assert bar.count.text() == "Not in this text"
    bar.field.setText("boats")
    assert not bar.remark.isVisible()


def test_all_finds_in_view_are_marked_until_the_bar_is_closed(bar: FindBar, light: None) -> None:
    assert light is None
    view = made_of(bar).view.text

    def marked() -> bool:
        image = view.viewport().grab().toImage()
        box = view.box_of(*stretch)
        assert box is not None
        found = theme.current_tones().found
        return any(
            image.pixelColor(x, y) == found
            for x in range(box.left(), box.right())
            for y in range(box.top(), box.bottom())
        )

    stretch = (TEXT.rindex("strait"), TEXT.rindex("strait") + 6)
    assert not marked()
    QTest.keyClicks(bar.field, "strait")
    assert marked()
    press(bar, Qt.Key.Key_Escape)
    assert not marked()


def test_another_source_is_looked_through_in_its_turn(bar: FindBar) -> None:
    made = made_of(bar)
    QTest.keyClicks(bar.field, "norland")
    (other,) = add_sources(made.session, [LoadedSource("Of Norland alone.", title="B")])
    made.view.show_source(other)
    assert bar.count.text() == "1 in all"
    assert made.selected() == ""
    press(bar, Qt.Key.Key_Return)
    assert bar.count.text() == "1 of 1"
    made.view.show_source(None)
    assert bar.count.text() == "Not in this text"


def test_walking_on_in_the_text_is_said(bar: FindBar) -> None:
    made = made_of(bar)
    QTest.keyClicks(bar.field, "norland")
    made.press(Qt.Key.Key_J)
    assert bar.count.text() == "3 in all"


def test_nothing_is_said_or_done_without_words(bar: FindBar) -> None:
    assert bar.count.text() == ""
    press(bar, Qt.Key.Key_Return)
    assert made_of(bar).selected() == ""


def test_a_find_can_be_tagged(bar: FindBar) -> None:
    made = made_of(bar)
    bell = made.actor("Ana Bell")
    QTest.keyClicks(bar.field, "ana bell")
    press(bar, Qt.Key.Key_Escape)
    made.press(Qt.Key.Key_A)
    QTest.keyClick(made.view._popup._field, Qt.Key.Key_Return)
    assert [(it.span.quote, it.actors) for it in made.mentions()] == [("Ana Bell", (bell,))]

"""The bar over words that the mouse selected."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from tests.gui.views.reader_desks import Scene, click, scene


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Scene:
    return scene(qtbot, tmp_path)


def button(made: Scene, text: str) -> QToolButton:
    return next(it for it in made.view._bar.findChildren(QToolButton) if it.text() == text)


def test_it_comes_with_a_mouse_selection_and_goes_with_it(desk: Scene) -> None:
    bar = desk.view._bar
    assert not bar.isVisible()
    click(desk, desk.point("envoy"), 2)
    assert bar.isVisible()
    assert desk.view.rect().contains(bar.geometry())
    click(desk, desk.point("flew"))
    assert not bar.isVisible()


def test_a_selection_with_keys_brings_no_bar_and_a_key_takes_it_away(desk: Scene) -> None:
    desk.press(Qt.Key.Key_Right, shift=True)
    assert not desk.view._bar.isVisible()
    click(desk, desk.point("envoy"), 2)
    desk.press(Qt.Key.Key_J)
    assert not desk.view._bar.isVisible()


def test_its_buttons_do_what_they_say_on_the_selection(qtbot: QtBot, desk: Scene) -> None:
    click(desk, desk.point("envoy"), 2)
    with qtbot.waitSignal(desk.view.fact_requested) as asked:
        button(desk, "Fact").click()
    assert asked.args == [desk.span("envoy")]
    assert not desk.view._bar.isVisible()
    click(desk, desk.point("called"), 2)
    with qtbot.waitSignal(desk.view.evidence_requested) as asked:
        button(desk, "Evidence").click()
    assert asked.args == [desk.span("called")]
    click(desk, desk.point("envoy"), 2)
    button(desk, "Actor").click()
    assert desk.view._popup.isVisible()


def test_it_never_takes_the_keyboard_and_names_its_keys(desk: Scene) -> None:
    click(desk, desk.point("envoy"), 2)
    for it in desk.view._bar.findChildren(QToolButton):
        assert it.focusPolicy() is Qt.FocusPolicy.NoFocus
        assert it.accessibleName()
        assert it.toolTip().endswith(")")
    assert desk.view.text.hasFocus()

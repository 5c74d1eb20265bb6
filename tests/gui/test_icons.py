"""Icons: each that is named is shipped, each that is shipped is named, and all follow the palette."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QColor, QGuiApplication
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from briefer.gui import theme
from briefer.gui.actions import ACTIONS
from briefer.gui.icons import dress, icon, redress, tinted_icon
from briefer.gui.wording import KIND_ICONS
from briefer.paths import resources_folder
from tests.conftest import ROOT

FOLDER = resources_folder() / "icons"


def strongest(made: QWidget | QAction) -> QColor:
    """Return the colour of the most opaque pixel of a widget's or action's icon."""
    shown = made.icon() if isinstance(made, QAction | QToolButton) else None
    assert shown is not None
    image = shown.pixmap(QSize(20, 20)).toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=lambda colour: colour.alpha())


def test_every_icon_of_the_tables_is_shipped() -> None:
    named = {action.icon for action in ACTIONS if action.icon} | set(KIND_ICONS.values())
    assert named <= {path.stem for path in FOLDER.glob("*.svg")}


def test_only_icons_that_are_used_are_shipped() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "briefer" / "gui").rglob("*.py"))
    named = set(re.findall(r'"([a-z0-9-]+)"', code))
    assert {path.stem for path in FOLDER.glob("*.svg")} <= named


def test_the_licence_lies_with_them() -> None:
    assert "ISC License" in (FOLDER / "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.svg")), ids=lambda path: path.stem)
def test_each_icon_draws_something(qapp: QApplication, path: Path) -> None:
    assert qapp is not None
    assert strongest(QAction(icon(path.stem), "")).alpha() > 200


def test_an_unknown_icon_is_a_bug(qapp: QApplication) -> None:
    assert qapp is not None
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_a_tinted_icon_has_its_colour(qapp: QApplication) -> None:
    assert qapp is not None
    assert strongest(QAction(tinted_icon("circle", QColor("#cb056d")), "")).name() == "#cb056d"


def test_dressed_buttons_and_actions_follow_the_palette(qtbot: QtBot) -> None:
    before = QGuiApplication.palette()
    root = QWidget()
    qtbot.addWidget(root)
    button, action = QToolButton(root), QAction(root)
    try:
        QGuiApplication.setPalette(theme.palette_of(dark=False))
        dress(button, "circle")
        dress(action, "circle")
        light = strongest(button)
        QGuiApplication.setPalette(theme.palette_of(dark=True))
        redress(root)
        assert light.lightnessF() < 0.5 < strongest(button).lightnessF()
        assert strongest(action).lightnessF() > 0.5
    finally:
        QGuiApplication.setPalette(before)


def test_what_was_not_dressed_is_left_alone(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    button = QToolButton(root)
    redress(root)
    assert button.icon().isNull()

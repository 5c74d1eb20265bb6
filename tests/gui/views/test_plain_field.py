"""A field for plain text gives back what was put in."""

import subprocess
import sys

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from briefer.gui.views.plain_field import PlainField

SPACED = "« deux »\u202f: 10\u00a0000 €\nun"


def test_no_break_spaces_are_given_back_and_copied(qtbot: QtBot) -> None:
    field = PlainField()
    qtbot.addWidget(field)
    field.setPlainText(SPACED)
    assert field.toPlainText() == SPACED
    field.selectAll()
    field.cut()
    assert (field.toPlainText(), QGuiApplication.clipboard().text()) == ("", SPACED)
    field.paste()
    assert field.toPlainText() == SPACED


@pytest.mark.parametrize("made", ["plain_field PlainField", "brief_editor DraftEditor"])
def test_the_program_ends_well_with_words_of_a_field_on_the_clipboard(made: str) -> None:
    module, name = made.split()
    lines = (
        "from PySide6.QtWidgets import QApplication",
        f"from briefer.gui.views.{module} import {name}",
        "app = QApplication([])",
        f"field = {name}()",
        "field.setPlainText('Vell is closed.')",
        "field.selectAll()",
        "field.copy()",
        "print(app.clipboard().text(), app.clipboard().mimeData().formats())",
    )
    ended = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (0, "Vell is closed. ['text/plain']\n"), ended.stderr

"""A field for plain text gives back what was put in."""

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

"""A label that is cut says so, and tells all of its words in the tooltip."""

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.gui.views.measures import grown
from briefer.gui.views.one_line import OneLine
from tests.gui.desks import on_screen

WORDS = "New name: <b>Hessel</b> · organisation · capitals after the"


def test_what_is_cut_stands_in_the_tooltip_as_plain_words(qtbot: QtBot) -> None:
    label = OneLine(WORDS)
    on_screen(qtbot, label, 120, 30)
    assert label._shown().endswith("…")
    assert label.text() == WORDS
    QApplication.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), QPoint(1, 1)))
    assert "&lt;b&gt;Hessel" in label.toolTip()
    label.resize(2_000, 30)
    QApplication.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), QPoint(1, 1)))
    assert (label._shown(), label.toolTip()) == (WORDS, "")


def test_widths_grow_with_the_text_and_never_shrink(qtbot: QtBot) -> None:
    label = OneLine(WORDS)
    qtbot.addWidget(label)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    usual = grown(label, 100)
    label.setFont(font)
    assert 1.7 * usual <= grown(label, 100) <= 2.3 * usual
    font.setPointSizeF(4)
    label.setFont(font)
    assert grown(label, 100) == 100

"""The documents behind the text: one at a time, and each as long as it is shown."""

import gc

from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from briefer.gui.views.reader_blocks import Blocks
from briefer.gui.views.reader_surface import ReaderSurface


def test_text_of_another_size_is_not_taken_for_garbage(qtbot: QtBot) -> None:
    surface, gone = ReaderSurface(), list[bool]()
    qtbot.addWidget(surface)
    surface.show_blocks(Blocks("Ships wait off Vell."))
    surface.document().destroyed.connect(lambda *_: gone.append(True))
    surface.zoom(1)
    gc.collect()
    assert not gone
    surface.place(0, 5)
    assert surface.caret == 5


def test_a_document_goes_when_another_is_shown(qtbot: QtBot) -> None:
    surface = ReaderSurface()
    qtbot.addWidget(surface)
    for words in ("Ships wait.", "", "Ships sail."):
        surface.show_blocks(Blocks(words))
    qtbot.waitUntil(lambda: len(surface.findChildren(QTextDocument)) == 1)
    assert surface.toPlainText() == "Ships sail."

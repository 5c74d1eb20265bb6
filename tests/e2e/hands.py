"""A user's two hands: keys pressed wherever the keyboard is, and nothing else."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from briefer.gui.page import SessionPage
from briefer.gui.window import MainWindow

Key = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class Hands:
    """Keys for one window."""

    window: MainWindow

    @property
    def page(self) -> SessionPage:
        assert self.window.page is not None
        return self.window.page

    def press(self, key: Key, *, ctrl: bool = False, shift: bool = False) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(_keyboard(self.window), key, (_CTRL if ctrl else _NONE) | (_SHIFT if shift else _NONE))
        QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type words where the keyboard is."""
        QTest.keyClicks(_keyboard(self.window), words)
        QApplication.processEvents()

    def walk_to(self, start: int) -> None:
        """Walk by sentence, then by word, to the word that begins at this code point."""
        text = self.page.reader.text
        for _ in range(500):
            sentence = self.page.reader.sentence()
            assert sentence is not None
            if sentence.end <= start:
                self.press(Key.Key_J)
            elif sentence.start > start:
                self.press(Key.Key_K)
            else:
                break
        for _ in range(500):
            if text.caret == start:
                return
            self.press(Key.Key_Right if text.caret < start else Key.Key_Left)
        raise AssertionError(f"the caret never came to {start}: it is at {text.caret}")

    def select(self, start: int, end: int) -> None:
        """Walk to a word and select from there to the end of another."""
        self.walk_to(start)
        while (span := self.page.reader.selection()) is None or span.end < end:
            self.press(Key.Key_Right, shift=True)
        assert (span.start, span.end) == (start, end)


def _keyboard(window: MainWindow) -> QWidget:
    popup = QApplication.activePopupWidget()
    return popup or QApplication.focusWidget() or window

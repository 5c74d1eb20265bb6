"""A user's hands: keys pressed wherever the keyboard is, or the mouse alone."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QMouseEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shiboken6 import isValid

from briefer.gui.page import SessionPage
from briefer.gui.window import MainWindow

Key = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_NONE = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton
# Each row of clicks comes long after the one before.
_MOMENTS = count(10_000, 10_000)


@dataclass(frozen=True, slots=True)
class Hands:
    """Keys for one window."""

    window: MainWindow

    @property
    def page(self) -> SessionPage:
        assert self.window.page is not None
        return self.window.page

    def press(self, key: Key, *, ctrl: bool = False, shift: bool = False, alt: bool = False) -> None:
        """Press a key where the keyboard is."""
        modifiers = (_CTRL if ctrl else _NONE) | (_SHIFT if shift else _NONE) | (_ALT if alt else _NONE)
        QTest.keyClick(_keyboard(self.window), key, modifiers)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type words where the keyboard is."""
        where = _keyboard(self.window)
        QTest.keyClicks(where if isinstance(where, QWidget) else self.window, words)
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


@dataclass(frozen=True, slots=True)
class Mouse:
    """A mouse for one window, which has no keyboard."""

    window: MainWindow

    @property
    def page(self) -> SessionPage:
        assert self.window.page is not None
        return self.window.page

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click on a widget, in its middle or at a point of it."""
        assert widget.isVisible(), widget
        QTest.mouseClick(widget, _LEFT, pos=at or widget.rect().center())
        QApplication.processEvents()

    def clicks(self, widget: QWidget, at: QPoint, times: int) -> None:
        """Click so many times in a row; every second press comes as a double click."""
        began = next(_MOMENTS)
        for number in range(times):
            down = QEvent.Type.MouseButtonDblClick if number % 2 else QEvent.Type.MouseButtonPress
            for kind in (down, QEvent.Type.MouseButtonRelease):
                _send(widget, kind, at, began + 50 * number)
        QApplication.processEvents()

    def drag(self, start: QPoint, goal: QPoint) -> None:
        """Press in the text, move, and let go."""
        view, began = self.page.reader.text.viewport(), next(_MOMENTS)
        for kind, point in (
            (QEvent.Type.MouseButtonPress, start),
            (QEvent.Type.MouseMove, (start + goal) / 2),
            (QEvent.Type.MouseMove, goal),
            (QEvent.Type.MouseButtonRelease, goal),
        ):
            _send(view, kind, point, began)
        QApplication.processEvents()

    def stand(self, start: int) -> None:
        """Click on the word that begins at this code point."""
        self.click(self.page.reader.text.viewport(), self.point(start))

    def select(self, start: int, end: int) -> None:
        """Draw over words."""
        self.drag(self.point(start), self.point(end - 1, right=True))

    def point(self, offset: int, *, right: bool = False, below: bool = False) -> QPoint:
        """Return a point of the text's view on a character, near its left or right side, or below that."""
        box = self.page.reader.text.box_of(offset, offset + 1)
        assert box is not None
        return QPoint(box.right() if right else box.left() + 2, box.bottom() if below else box.center().y())

    def menu(self, title: str, words: str) -> None:
        """Open a menu of the menu bar and click on the line that begins with these words."""
        bar = self.window.menuBar()
        action = next(it for it in bar.actions() if it.text().replace("&", "") == title)
        self.click(bar, bar.actionGeometry(action).center())
        self._choose(words)

    def context(self, widget: QWidget, at: QPoint, words: str) -> None:
        """Click with the right button and then on the line that begins with these words."""
        QTest.mouseClick(widget, Qt.MouseButton.RightButton, pos=at)
        menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
        QApplication.sendEvent(widget, menu)
        QApplication.processEvents()
        self._choose(words)

    def in_text(self, offset: int, words: str) -> None:
        """Choose a line of the text's context menu at a code point."""
        self.context(self.page.reader.text.viewport(), self.point(offset), words)

    def _choose(self, words: str) -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        lines = {_words(action): action for action in menu.actions() if action.isEnabled()}
        line = next((it for it in lines if it.startswith(words)), None)
        assert line is not None, f"{words} is none of {list(lines)}"
        self.click(menu, menu.actionGeometry(lines[line]).center())


class _Watch(QObject):
    """Counts events that the analyst would have made with the hand that is to rest."""

    def __init__(self, kinds: frozenset[QEvent.Type]) -> None:
        super().__init__()
        self._kinds = kinds
        self.seen = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.seen += event.type() in self._kinds
        return False


@contextmanager
def without(*kinds: QEvent.Type) -> Iterator[None]:
    """Fail if an event of these kinds comes meanwhile."""
    app = QApplication.instance()
    assert app is not None
    watch = _Watch(frozenset(kinds))
    app.installEventFilter(watch)
    try:
        yield
    finally:
        app.removeEventFilter(watch)
    assert not watch.seen


def _send(widget: QWidget, kind: QEvent.Type, at: QPoint, stamp: int) -> None:
    """Send one event of the left button to a widget."""
    place, none = QPointF(at), Qt.MouseButton.NoButton
    held = none if kind == QEvent.Type.MouseButtonRelease else _LEFT
    button = none if kind == QEvent.Type.MouseMove else _LEFT
    event = QMouseEvent(kind, place, widget.mapToGlobal(place), button, held, _NONE)
    event.setTimestamp(stamp)
    QApplication.sendEvent(widget, event)


def _words(action: QAction) -> str:
    return action.text().split("\t")[0].replace("&&", "\0").replace("&", "").replace("\0", "&")


def _keyboard(window: MainWindow) -> QWidget | QWindow:
    focused = _focused(window)
    if not isValid(focused):
        # Qt has made another widget where an older one was; Python takes it for that until it is let go.
        gc.collect()
        focused = _focused(window)
    handle: QWindow | None = QGuiApplication.focusWindow()
    found = (focused, handle, window)
    return next(each for each in found if each is not None and isValid(each))


def _focused(window: MainWindow) -> QWidget:
    popup = QApplication.activePopupWidget()
    inside = popup.focusWidget() if popup is not None and isValid(popup) else None
    return inside or popup or QApplication.focusWidget() or window

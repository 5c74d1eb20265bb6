"""The panes of a window, reached and made wider by keys."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6 import QtGui, QtWidgets
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

if TYPE_CHECKING:
    from briefer.gui.window import MainWindow

_STEP = 40  # pixels


def go_round(window: "MainWindow", step: int) -> None:
    """Put the keyboard into the next (1) or previous (-1) pane: tabs, panes from the left, strip."""
    panes = [(pane, entry) for pane in _panes(window) if (entry := _entry(pane)) is not None]
    if not panes:
        return
    focused = QApplication.focusWidget()
    held = [number for number, (pane, _) in enumerate(panes) if _holds(pane, focused)]
    goal = (held[0] + step if held else 0) % len(panes)
    panes[goal][1].setFocus(Qt.FocusReason.TabFocusReason)


def widen(step: int) -> None:
    """Make the pane with the keyboard wider (1) or narrower (-1), or higher or lower where it lies so."""
    pane = QApplication.focusWidget()
    while pane is not None and not _neighbours(pane):
        pane = pane.parentWidget()
    splitter = pane.parent() if pane is not None else None
    if not isinstance(pane, QWidget) or not isinstance(splitter, QSplitter):
        return
    number, sizes = splitter.indexOf(pane), splitter.sizes()
    neighbour = _neighbours(pane)[0]
    sizes[number] += step * _STEP
    sizes[neighbour] -= step * _STEP
    splitter.setSizes(sizes)
    # Whoever remembers where the analyst put the handle hears of it as if the mouse had moved it.
    handle = max(number, neighbour)
    splitter.splitterMoved.emit(sum(splitter.sizes()[:handle]), handle)


def show_menu_here() -> None:
    """Open the context menu of what has the keyboard, as the key for it does."""
    focused = QApplication.focusWidget()
    if focused is not None:
        around = focused.rect()
        if isinstance(focused, QtWidgets.QAbstractItemView):
            around = focused.visualRect(focused.currentIndex())
        place, reason = around.center(), QtGui.QContextMenuEvent.Reason.Keyboard
        event = QtGui.QContextMenuEvent(reason, place, focused.mapToGlobal(place))
        QApplication.sendEvent(focused, event)


def _neighbours(pane: QWidget) -> list[int]:
    """Return which panes in view stand beside this one, the one behind it first; none where it is no pane."""
    splitter = pane.parent()
    if not isinstance(splitter, QSplitter):
        return []
    number = splitter.indexOf(pane)
    panes = ((at, splitter.widget(at)) for at in range(splitter.count()) if at != number)
    seen = [at for at, other in panes if other is not None and other.isVisible()]
    return sorted(seen, key=lambda at: (at < number, abs(at - number)))


def _panes(window: "MainWindow") -> Iterator[QWidget]:
    if window.page is not None:
        yield window.page.tabs
        yield from _leaves(window.page)
    yield window.strip


def _leaves(page: QWidget) -> list[QWidget]:
    """Return the panes in view that are split no further, from the left, one above the other."""
    splitters = [it for it in page.findChildren(QSplitter) if it.isVisible()]
    panes = [it.widget(number) for it in splitters for number in range(it.count())]
    leaves = [
        pane
        for pane in panes
        if pane is not None and pane.isVisible() and not any(_holds(pane, it) for it in splitters)
    ]
    return sorted(leaves, key=lambda it: it.mapTo(page, QPoint(0, 0)).toTuple())


def _entry(pane: QWidget) -> QWidget | None:
    """Return what is to get the keyboard in a pane: its text or list, else the first that can have it."""
    inside = [it for it in (pane, *pane.findChildren(QWidget)) if _can_enter(it)]
    kinds = (QtWidgets.QAbstractItemView, QtWidgets.QPlainTextEdit, QtWidgets.QTabBar)
    main = (it for it in inside if isinstance(it, kinds))
    return next(main, None) or next(iter(inside), None)


def _can_enter(widget: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and widget.isVisible() and widget.isEnabled()


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (pane is widget or pane.isAncestorOf(widget))

"""The order in which Tab goes through controls: as they are laid out, even where some come later."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tab_as_laid_out(inside: QWidget) -> None:
    """Let Tab go through the controls in a widget in the order of its layouts, whenever they were made."""
    layout = inside.layout()
    wanted = list(_controls(layout)) if layout is not None else []
    before = _comes_before(wanted)
    for control in wanted:
        if before is not None:
            QWidget.setTabOrder(before, control)
        before = control


def _controls(layout: QLayout) -> Iterator[QWidget]:
    """Yield what Tab comes to in a layout and those within it."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None and _is_tabbed(widget):
            yield widget
        elif widget is not None:
            inner = widget.layout()
        if inner is not None:
            yield from _controls(inner)


def _comes_before(wanted: list[QWidget]) -> QWidget | None:
    """Return the control that comes before all of these now, or None."""
    before, top = None, wanted[0].window() if wanted else None
    widget = top.nextInFocusChain() if top is not None else None
    ours = set(wanted)
    while widget is not None and widget is not top and widget not in ours:
        before = widget if _is_tabbed(widget) else before
        widget = widget.nextInFocusChain()
    return before


def _is_tabbed(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)

"""How the parts of the workspace are laid into their grounds."""

from typing import TypeVar

from PySide6.QtWidgets import QLayout, QWidget

Part = TypeVar("Part", bound=QWidget)


def laid(part: Part, layout: QLayout, margins: tuple[int, int, int, int]) -> Part:
    """Lay this out in a widget, with margins in pixels (left, top, right, bottom), and return the widget."""
    layout.setContentsMargins(*margins)
    part.setLayout(layout)
    return part

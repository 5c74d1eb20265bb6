"""Fields of a form for several members at once, which leave alone what nobody touched."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from PySide6.QtWidgets import QComboBox, QWidget

from briefer.gui.views.parts import icon_button, line, row
from briefer.gui.wording import word

Value = TypeVar("Value", bound=StrEnum)

SEVERAL = "several values"
"""What a field says that is not the same in all members."""


class Clearable(QWidget):
    """A field that says what several members have, and can be emptied in all of them."""

    def __init__(self, name: str) -> None:
        """Make the field, empty; `name` is its accessible name."""
        super().__init__()
        self.text = line(name)
        self._before = ""
        self._is_emptied = False
        layout = row(self.text, icon_button("x", f"{name}: empty it in all of them", self._empty), spacing=4)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.text.textEdited.connect(self._edited)

    def show_values(self, values: Iterable[str]) -> None:
        """Show the value that there is, or that there are several."""
        known = set(values)
        self._before = known.pop() if len(known) == 1 else ""
        self._is_emptied = False
        self.text.setText(self._before)
        self.text.setPlaceholderText(SEVERAL if known else "")

    def entered(self) -> str | None:
        """Return what all are to have, or None where nothing was entered."""
        typed = self.text.text().strip()
        return typed if self._is_emptied or typed != self._before else None

    def _edited(self) -> None:
        self._is_emptied = False

    def _empty(self) -> None:
        self._is_emptied = True
        self.text.clear()
        self.text.setPlaceholderText("empty in all of them")
        self.text.setFocus()


def several_box(name: str) -> QComboBox:
    """Return an empty box that chooses a value for several members; see `fill_box`."""
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(5)
    return made


def fill_box(box: QComboBox, vocabulary: type[Value], values: set[Value]) -> None:
    """Offer the values of a vocabulary, below what the members have now."""
    box.clear()
    if len(values) > 1:
        box.addItem(SEVERAL, None)
    for value in vocabulary:
        box.addItem(word(value), value)
    box.setProperty("before", next(iter(values)) if len(values) == 1 else None)
    box.setCurrentIndex(0 if len(values) > 1 else max(0, box.findData(box.property("before"))))


def chosen_in(box: QComboBox, vocabulary: type[Value]) -> Value | None:
    """Return the value that was chosen, or None where the members are to keep theirs."""
    data = box.currentData()
    return None if data is None or data == box.property("before") else vocabulary(data)

"""Fields of a form for several members at once, which leave alone what nobody touched."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from briefer.errors import BrieferError
from briefer.gui.views.parts import (
    Ground,
    Words,
    column,
    heading,
    icon_button,
    in_scroll,
    line,
    push_button,
    row,
)
from briefer.gui.wording import word
from briefer.model.dates import UNDATED, Basis, Dating, dated
from briefer.text.typed_dates import entered_date

Value = TypeVar("Value", bound=StrEnum)

SEVERAL = "several values"
"""What a field says that is not the same in all members."""


class BatchForm(QWidget):
    """The frame of such a form: a head with its title, fields that scroll, a fault, and what saves.

    Enter saves, Esc goes back without saving; `left` says that.
    """

    left = Signal()

    def __init__(self) -> None:
        """Make the parts that every form has."""
        super().__init__()
        self.title, self.fault = heading(""), Words("", tone="fault")

    def ask(self) -> None:
        """Ask for what was entered to be made. Raises BrieferError where something is wrong."""
        raise NotImplementedError

    def open_on(self, title: str) -> None:
        """Say what is edited, and no fault."""
        self.title.setText(title)
        self.fault.hide()

    def save(self) -> None:
        """Ask for what was entered to be made; where something is wrong, say so and stay."""
        try:
            self.ask()
        except BrieferError as error:
            self.fault.setText(str(error))
            self.fault.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Save on Enter, leave on Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def frame(self, fields: QWidget, back: str) -> None:
        """Lay these fields out between head and foot; `back` says where Esc leads."""
        head = row(icon_button("arrow-left", back, self.left.emit), self.title)
        head.setStretch(1, 1)
        head.setContentsMargins(8, 8, 8, 4)
        foot = Ground("window")
        below = column(foot, margin=10)
        below.addWidget(self.fault)
        below.addLayout(row(1, push_button("Save", self.save, "check")))
        self.fault.hide()
        layout = column(self, spacing=0)
        layout.addLayout(head)
        layout.addWidget(in_scroll(fields), 1)
        layout.addWidget(foot)


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


def entered_dating(field: Clearable) -> Dating | None:
    """Return the date that all are to have, or None where nothing was entered; BrieferError for none."""
    typed = field.entered()
    if typed is None:
        return None
    value = entered_date(typed, UNDATED)
    return UNDATED if value is None else dated(value, Basis.GIVEN)


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

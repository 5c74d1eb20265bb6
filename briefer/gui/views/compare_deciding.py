"""What is asked when accounts differ: what holds, and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from briefer.gui.models.compare_values import MATTERS, Line
from briefer.gui.views.input_method import InputMethod
from briefer.gui.views.parts import Ground, Words, column, icon_button, line, push_button, row, small_words
from briefer.gui.wording import shown_date
from briefer.model.dates import UNDATED
from briefer.model.ids import FactId
from briefer.model.reconciliations import Choice, Matter, Way
from briefer.text.typed_dates import read_date

_ASKED = {Way.ONE: "take {outlet}", Way.RANGE: "tell a range", Way.BOTH: "tell both"}


class DecisionBar(Ground):
    """Asks for the value and the reason of a decision; `decided` carries it, `left` says that none was made.

    Enter decides, Esc leaves; without a reason nothing is decided.
    """

    decided = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        """Ask nothing yet."""
        super().__init__("tint")
        self._matter, self._way = Matter.DATE, Way.ONE
        self._fact: FactId | None = None
        self._first = self._shown = ""
        self._title, self._fault = Words(), small_words(tone="fault")
        self.value = line("What holds", "", "what holds")
        self.reason = line("Reason", "", "why: the reason is kept, and asked for")
        self.decide = push_button("Decide", self._decide, "check")
        self.decide.setToolTip("Decide (Enter)")
        self._input = InputMethod(self, self.value, self.reason)
        self._lay_out()
        self.hide()

    @property
    def is_asking(self) -> bool:
        """Whether a decision is asked for."""
        return not self.isHidden()

    def ask(self, asked: Line, way: Way, value: str, fact: FactId | None = None, outlet: str = "") -> None:
        """Ask for the reason of a decision in a row; `value` is what the accounts come to."""
        self._matter, self._way, self._fact, self._first = MATTERS[asked], way, fact, value
        self._title.setText(f"{asked}: {_ASKED[way].format(outlet=outlet)}")
        has_value = self._matter is not Matter.WORDS and (self._matter, way) != (Matter.DATE, Way.BOTH)
        self.value.setVisible(has_value)
        self._shown = shown_date(value) if self._matter is Matter.DATE and value else value
        self.value.setText(self._shown if has_value else "")
        self.value.setCursorPosition(0)
        self.reason.clear()
        self._fault.hide()
        self.show()
        self.reason.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Decide on Enter, leave on Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._input.is_composing:
                self._decide()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Ask nothing any more."""
        self.hide()
        self.left.emit()

    def _decide(self) -> None:
        reason, value = self.reason.text().strip(), self._value()
        if value is None:
            self._tell("This is no date: write it as 2024-01-18, 2024-01 or 18 January 2024.", self.value)
        elif not reason:
            self._tell("Write why: a decision between accounts has a reason.", self.reason)
        else:
            # What the analyst wrote over it is no account's any more.
            fact = self._fact if value == self._first else None
            self.hide()
            self.decided.emit(Choice(self._matter, self._way, value, reason, fact))

    def _value(self) -> str | None:
        """Return what holds, an EDTF string for a date, or None where a date is none."""
        typed = self.value.text().strip()
        if not self.value.isVisibleTo(self) or typed == self._shown:
            return self._first
        return read_date(typed, UNDATED) if self._matter is Matter.DATE else typed

    def _tell(self, fault: str, field: QLineEdit) -> None:
        self._fault.setText(fault)
        self._fault.show()
        field.setFocus()

    def _lay_out(self) -> None:
        inner = column(self, margin=10)
        inner.addWidget(self._title)
        fields = row(
            self.value, self.reason, self.decide, icon_button("x", "Decide nothing (Esc)", self.leave)
        )
        fields.setStretch(0, 2)
        fields.setStretch(1, 3)
        inner.addLayout(fields)
        inner.addWidget(self._fault)

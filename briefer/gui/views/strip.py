"""The strip at the foot of the window: where one stands, what was just done, what went wrong."""

from collections.abc import Callable

from PySide6 import QtGui
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from briefer.gui.bus import Notice, NoticeKind
from briefer.gui.plain import plain_tip, shortened
from briefer.gui.views.one_line import OneLine
from briefer.gui.views.parts import Ground, Words, column, icon_button, link_button, push_button, row
from briefer.gui.views.parts import small_words as small

_STEP_SHOWN = 60
_PLACE_SHOWN = 160


class Strip(QWidget):
    """Four lines at most: faults until they are read, what is offered, long work to be cancelled, the rest.

    `undo` is called by the button beside the step just done. `copy_asked` says that the analyst wants to go
    on in a copy elsewhere, as the disk did not take a step; `taken` and `declined` answer an offer.
    """

    cancelled = Signal()
    copy_asked = Signal()
    taken = Signal()
    declined = Signal()

    def __init__(self, undo: Callable[[], None], parent: QWidget | None = None) -> None:
        """Begin with nothing to say."""
        super().__init__(parent)
        self._faults: list[Notice] = []
        self._fault, self._fault_box = Words("", tone="fault"), Ground("fault_paper")
        self._more = small("", tone="fault")
        self._copy = push_button("Go on in a copy elsewhere…", self.copy_asked.emit)
        self._offer, self._offer_box = OneLine(tone="text"), Ground("band")
        self._work, self._work_box = Words(), Ground("tint")
        self._bar = QProgressBar()
        self._place, self._step, self._saved = (OneLine() for _ in range(3))
        self._place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._take = push_button("Load", self.taken.emit)
        self._undo = link_button("Undo", undo)
        self._lay_out()

    def tell(self, notice: Notice) -> None:
        """Show a notice: a fault stays until it is read, anything else gives way to the next step."""
        if notice.kind is NoticeKind.FAULT:
            if notice not in self._faults:
                self._faults.append(notice)
            self._show_fault()
            self._announce(f"{notice.text} {notice.next_step}")
            return
        self._step.setText(_one(f"{notice.text} {notice.next_step}", _PLACE_SHOWN))
        self._undo.hide()
        self._announce(self._step.text())

    def show_place(self, words: str) -> None:
        """Say what the caret stands on; the reader itself says it to screen readers."""
        self._place.setText(_one(words, _PLACE_SHOWN))

    def show_step(self, label: str, *, can_undo: bool) -> None:
        """Name the step just done, with a way to undo it."""
        self._step.setText(_one(label, _STEP_SHOWN))
        self._undo.setVisible(can_undo and bool(label))

    def show_saved(self, words: str) -> None:
        """Say that everything is saved, or why it is not."""
        self._saved.setText(words)

    def show_work(self, words: str, done: int, total: int) -> None:
        """Say what is being done and how far it is; `total` of 0 takes the line away.

        Of what has one part, or is waited for, there is no way to tell how far it is.
        """
        self._work_box.setVisible(bool(total))
        self._work.setText(_one(words, _PLACE_SHOWN))
        self._bar.setVisible(total > 1)
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)

    def show_offer(self, words: str, tip: str) -> None:
        """Offer to load files; without words there is no offer any more."""
        if words and words != self._offer.text():
            self._announce(f"{words}. They can be loaded.")
        self._offer_box.setVisible(bool(words))
        self._offer.setText(words)
        self._take.setToolTip(plain_tip(tip))

    def faults(self) -> tuple[Notice, ...]:
        """Return the faults that were not read yet, oldest first."""
        return tuple(self._faults)

    def dismiss(self) -> None:
        """Take the fault shown as read."""
        if self._faults:
            del self._faults[0]
        self._show_fault()

    def dismiss_offers(self) -> None:
        """Take the faults as read that a copy elsewhere has mended."""
        self._faults = [fault for fault in self._faults if not fault.offers_copy]
        self._show_fault()

    def _show_fault(self) -> None:
        self._fault_box.setVisible(bool(self._faults))
        if self._faults:
            fault = self._faults[0]
            self._fault.setText(f"{fault.text} {fault.next_step}".strip())
            rest = len(self._faults) - 1
            self._copy.setVisible(fault.offers_copy)
            self._more.setText(f"and {rest} more" if rest else "")

    def _announce(self, words: str) -> None:
        # Asked of the module when it is wanted: Qt makes each class and its many names then.
        if words and QtGui.QAccessible.isActive():
            QtGui.QAccessible.updateAccessibility(QtGui.QAccessibleAnnouncementEvent(self, words))

    def _lay_out(self) -> None:
        self._bar.setMaximumWidth(220)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Progress")
        dismiss = icon_button("x", "Dismiss this message", self.dismiss)
        cancel = push_button("Cancel", self.cancelled.emit)
        base = Ground("window")
        decline = push_button("Not now", self.declined.emit)
        decline.setAccessibleName("Do not load the new files")
        self._take.setAccessibleName("Load the new files")
        for button in (self._copy, self._take, decline, cancel):
            # They go once they are clicked: the keyboard would go from there to any other place.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        lines = (
            (self._fault_box, row(self._fault, self._copy, self._more, dismiss)),
            (self._offer_box, row(self._offer, self._take, decline)),
            (self._work_box, row(self._work, self._bar, cancel)),
            (base, row(self._place, self._step, self._undo, self._saved, spacing=12)),
        )
        layout = column(self, spacing=0)
        for box, inner in lines:
            inner.setStretch(0, 1)
            inner.setContentsMargins(10, 4, 10, 4)
            box.setLayout(inner)
            layout.addWidget(box)
        self._fault_box.hide()
        self._work_box.hide()
        self._offer_box.hide()
        self._undo.hide()
        self._place.setAccessibleName("What the caret stands on")
        self._step.setAccessibleName("Step just done")
        self._saved.setAccessibleName("Whether everything is saved")


def _one(words: str, length: int) -> str:
    return shortened(words, length)

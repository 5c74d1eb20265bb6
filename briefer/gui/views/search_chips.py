"""The chips under the search box: what it is narrowed by, and what it can be narrowed by."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from briefer.gui.icons import dress
from briefer.gui.views.flow import Flow
from briefer.gui.views.parts import icon_size
from briefer.gui.wording import menu_text, plain_tip
from briefer.model.sought import Chip, Narrowing, State

_SHOWN = 32
_OFFERED = (
    ("Source", "newspaper", (Narrowing.SOURCE,)),
    ("Actor", "users", (Narrowing.ACTOR,)),
    ("Date", "calendar", (Narrowing.AFTER, Narrowing.BEFORE, Narrowing.EVENT, Narrowing.PUBLISHED)),
    ("Status", "circle-dot", (Narrowing.STATUS,)),
    ("Grading", "badge-check", (Narrowing.GRADE,)),
    ("Kind", "list", (Narrowing.KIND,)),
)
_STATES = ((State.UNTAGGED, "Untagged sentences", "quote"), (State.LOOK, "Needs a look", "circle-alert"))
_DATES = {
    Narrowing.AFTER: "On or after a day",
    Narrowing.BEFORE: "On or before a day",
    Narrowing.EVENT: "Date of the event",
    Narrowing.PUBLISHED: "Date of publication",
}


class ChipBar(QWidget):
    """Chips that are typed for the analyst: a click begins one, a click on one that is there takes it away.

    `begun` carries the Narrowing that is wanted, `listed` the State, `dropped` the Chip that is taken away.
    """

    begun = Signal(object)
    listed = Signal(object)
    dropped = Signal(object)

    def __init__(self, name_of: Callable[[Chip], str], parent: QWidget | None = None) -> None:
        """Offer all narrowings; `name_of` returns the words for the value of a chip that is there."""
        super().__init__(parent)
        self.setAccessibleName("Narrow the search")
        self._name_of = name_of
        self._flow = Flow(self, margin=6, spacing=4)
        self._chips: list[QToolButton] = []
        for words, icon, kinds in _OFFERED:
            self._flow.addWidget(self._offer(words, icon, kinds))
        for state, words, icon in _STATES:
            button = _chip(words, icon, f"{words} (is:{state})")
            button.clicked.connect(partial(self.listed.emit, state))
            self._flow.addWidget(button)

    def show_chips(self, chips: tuple[Chip, ...]) -> None:
        """Show the chips that are typed, each with what takes it away."""
        for gone in self._chips:
            self._flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._chips = [self._shown(chip) for chip in chips]
        for button in reversed(self._chips):
            self._flow.insert(0, button)
            button.show()

    def _shown(self, chip: Chip) -> QToolButton:
        words = f"{'not ' if chip.is_excluded else ''}{chip.kind}: {self._name_of(chip)}"
        button = _chip(words, "x", f"Remove: {words}")
        button.setProperty("look", "chip")
        button.clicked.connect(lambda: self.dropped.emit(chip))
        button.setParent(self)
        button.ensurePolished()  # its width is asked for at once
        return button

    def _offer(self, words: str, icon: str, kinds: tuple[Narrowing, ...]) -> QToolButton:
        button = _chip(words, icon, f"Narrow to {', '.join(f'{kind}:' for kind in kinds)}")
        if len(kinds) == 1:
            button.clicked.connect(lambda: self.begun.emit(kinds[0]))
            return button
        menu = QMenu(button)
        for kind in kinds:
            menu.addAction(f"{_DATES[kind]}  {kind}:", partial(self.begun.emit, kind))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button


def _chip(words: str, icon: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(menu_text(words, _SHOWN))
    button.setToolTip(plain_tip(tip))
    button.setAccessibleName(tip)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setAutoRaise(True)
    dress(button, icon)
    button.setIconSize(icon_size(button) * 0.85)
    return button

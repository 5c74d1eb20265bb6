"""The tray beside the draft: facts that fit the section, facts the brief does not use yet, or all facts."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefer.gui.icons import dress
from briefer.gui.models.brief_facts import FactRow
from briefer.gui.views.brief_fact_list import FactList
from briefer.gui.views.brief_shape import shut
from briefer.gui.views.flow import Flow
from briefer.gui.views.parts import icon_size, rule, small_words
from briefer.gui.wording import count_words, folded, plain_tip
from briefer.model.ids import FactId


class Pile(StrEnum):
    """Which facts the tray shows."""

    FITS = "fits"
    UNUSED = "unused"
    ALL = "all"


_TITLES = {Pile.FITS: "Fits here", Pile.UNUSED: "Not used yet", Pile.ALL: "All"}
_EMPTY = {
    Pile.FITS: "No other fact fits here.",
    Pile.UNUSED: "Every fact is used in this brief.",
    Pile.ALL: "No facts yet. State them in the text, under Read.",
}


@dataclass(frozen=True, slots=True)
class Piles:
    """The rows of each pile."""

    fits: tuple[FactRow, ...] = ()
    unused: tuple[FactRow, ...] = ()
    all: tuple[FactRow, ...] = ()


class FactTray(QWidget):
    """Facts to send to the section that is being written, or to cite in it."""

    sent = Signal(object)
    cited = Signal(object)
    pointed = Signal(object)
    chosen = Signal(object)
    all_taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._piles = Piles()
        self._takes_facts = True
        self._reason = ""
        self._buttons = {pile: self._pile_button(pile) for pile in Pile}
        self._group = QButtonGroup(self)
        for button in self._buttons.values():
            self._group.addButton(button)
        self._buttons[Pile.UNUSED].setChecked(True)
        self._group.buttonClicked.connect(lambda _: self._refresh())
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a fact")
        self.search.setAccessibleName("Find a fact in the tray")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self._refresh())
        self.list = FactList("Facts to send to the section", is_sent=False)
        for mine, its in (
            (self.sent, self.list.sent),
            (self.cited, self.list.cited),
            (self.pointed, self.list.pointed),
            (self.chosen, self.list.chosen),
        ):
            its.connect(mine)
        self.take_all = QPushButton("Take all that fit")
        dress(self.take_all, "list-checks")
        self.take_all.setIconSize(icon_size(self.take_all))
        self.take_all.clicked.connect(self.all_taken)
        self._lay_out()

    @property
    def pile(self) -> Pile:
        """The pile that is shown."""
        return next(pile for pile, button in self._buttons.items() if button.isChecked())

    def choose_pile(self, pile: Pile) -> None:
        """Show this pile."""
        self._buttons[pile].setChecked(True)
        self._refresh()

    def lock_up(self, reason: str) -> None:
        """Let facts be looked at alone."""
        self._reason = reason
        self.list.lock_up(reason)
        shut(self.take_all, reason)

    def show_piles(self, piles: Piles, *, takes_facts: bool) -> None:
        """Show these facts; where the section takes none, sending is off and citing stays."""
        self._piles, self._takes_facts = piles, takes_facts
        for pile, rows in ((Pile.FITS, piles.fits), (Pile.UNUSED, piles.unused), (Pile.ALL, piles.all)):
            self._buttons[pile].setText(f"{_TITLES[pile]} {len(rows)}")
        number = len(piles.fits)
        self.take_all.setEnabled(takes_facts and number > 0 and not self._reason)
        self.take_all.setText(f"Take all {number} that fit" if number > 1 else "Take all that fit")
        self.take_all.setToolTip(
            plain_tip(self._reason)
            if self._reason
            else f"Send {count_words(number, 'fact')} to where the pack asks for them, as one step"
            if number
            else "No other fact fits here"
        )
        self._refresh()

    def choose(self, fact: FactId) -> bool:
        """Make a fact the current one where it is shown."""
        return self.list.choose(fact)

    def _refresh(self) -> None:
        rows = getattr(self._piles, self.pile.value)
        words = folded(self.search.text().strip())
        found = tuple(row for row in rows if words in folded(row.words)) if words else rows
        self.list.set_empty_words("No fact has these words." if words else _EMPTY[self.pile])
        self.list.show_rows(found)

    def _pile_button(self, pile: Pile) -> QToolButton:
        button = QToolButton()
        button.setText(_TITLES[pile])
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setAccessibleName(f"Show facts: {_TITLES[pile].lower()}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        tabs = QWidget()
        lines = Flow(tabs, margin=6, spacing=2)
        for button in self._buttons.values():
            lines.addWidget(button)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 6, 8, 8)
        foot.addWidget(self.take_all, 1)
        keys = small_words("S sends · C cites · G goes to the sentence")
        keys.setContentsMargins(10, 5, 8, 0)
        finding = QHBoxLayout()
        finding.setContentsMargins(8, 0, 8, 6)
        finding.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(tabs)
        column.addLayout(finding)
        column.addWidget(self.list, 1)
        column.addWidget(rule())
        column.addWidget(keys)
        column.addLayout(foot)

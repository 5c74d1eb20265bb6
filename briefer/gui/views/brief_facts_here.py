"""The facts that a section prints, below its draft: in order, to cite, to move and to withdraw."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from briefer.compose.fitting import order_of
from briefer.gui.icons import dress
from briefer.gui.models.brief_facts import FactRow
from briefer.gui.views.brief_fact_list import FactList
from briefer.gui.views.brief_shape import laid, shut
from briefer.gui.views.brief_sifting import fill_menu, sifting_words
from briefer.gui.views.parts import (
    Ground,
    column,
    icon_button,
    icon_size,
    menu_button,
    row,
    rule,
    small_words,
)
from briefer.model.briefs import Section
from briefer.model.packs import FactOrder, PackSection

_ORDERS = {
    FactOrder.SENT: "",
    FactOrder.EVENT_DATE: "in order of date",
    FactOrder.SOURCE: "in the order of the sources",
}
_NO_FACTS = "No fact is printed here yet. Send one from the tray with S, drag one here, or take all that fit."


class FactsHere(QWidget):
    """A band that folds the list below it; `sifted` carries which facts are wanted and in which order.

    `chosen` carries whether the analyst has the list shown; until then there is room for it or not.
    """

    sifted = Signal(object)
    chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no facts yet, folded."""
        super().__init__(parent)
        self._section: Section | None = None
        self._is_locked = self._is_chosen = False
        self.list = FactList("Facts printed in this section", is_sent=True)
        self.list.set_empty_words(_NO_FACTS)
        self.list.hide()
        self.fold = QToolButton()
        self.fold.setCheckable(True)
        self.fold.setAutoRaise(True)
        self.fold.setText("Facts")
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fold.clicked.connect(self._on_clicked)
        self._order = small_words()
        self._order.setWordWrap(False)
        self._buttons = self._fact_buttons()
        menu = QMenu(self)
        menu.aboutToShow.connect(self._offer_sifting)
        self._menu = menu
        self._sift = menu_button("list-filter", "Choose which facts, and their order", menu)
        self.list.chosen.connect(lambda _: self._enable())
        place = column(self, spacing=0)
        place.addWidget(rule())
        head = row(self.fold, self._order, 1, self._buttons, self._sift, spacing=3)
        place.addWidget(laid(Ground("band"), head, (8, 2, 8, 2)))
        place.addWidget(self.list)
        self._show_list(is_open=False)

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self.fold.isChecked()

    def set_open(self, is_open: bool) -> None:  # noqa: FBT001 - one switch
        """Show the list, or the band alone, for good."""
        self._is_chosen = True
        self._show_list(is_open=is_open)

    def show_section(self, section: Section, own: PackSection | None, rows: tuple[FactRow, ...]) -> None:
        """Show the facts of a section, in the order in which they are printed."""
        self._section = section
        self.fold.setText(f"Facts {len(rows)}" if rows else "Facts")
        self._order.setText(_order_words(section, own) if rows else "")
        placed = section.by_hand if order_of(section, own) is not FactOrder.SENT else frozenset()
        self.list.show_rows(
            tuple(replace(each, is_placed=True) if each.id in placed else each for each in rows)
        )
        self._enable()

    def fit(self, most: int, *, is_roomy: bool) -> None:
        """Give the list the height that its rows need, or this one in pixels where that is less.

        Where the analyst chose nothing, it is shown where the place is roomy.
        """
        if not self._is_chosen and is_roomy != self.is_open:
            self._show_list(is_open=is_roomy)
        self.list.setFixedHeight(min(self.list.content_height(most) + 2, most))

    def lock_up(self, reason: str) -> None:
        """Let the facts be looked at alone."""
        self._is_locked = True
        self.list.lock_up(reason)
        self.list.set_empty_words("No fact is printed here.")
        for part in (self._sift, *self._changing):
            shut(part, reason)

    def _on_clicked(self) -> None:
        self.set_open(self.fold.isChecked())
        self.chosen.emit(self.is_open)

    def _show_list(self, *, is_open: bool) -> None:
        self.fold.setChecked(is_open)
        dress(self.fold, "chevron-down" if is_open else "chevron-right")
        self.fold.setIconSize(icon_size(self.fold))
        words = "Hide the facts that are printed here" if is_open else "Show the facts that are printed here"
        self.fold.setAccessibleName(words)
        self.fold.setToolTip(words)
        self.list.setVisible(is_open)
        self._enable()

    def _offer_sifting(self) -> None:
        if self._section is not None:
            fill_menu(self._menu, self._section.sifting, self.sifted.emit)

    def _enable(self) -> None:
        has_one = self.list.current is not None
        self._buttons.setVisible(self.is_open and bool(self.list.facts.rows))
        self._sift.setVisible(self.is_open)
        for button in self._buttons.findChildren(QWidget):
            button.setEnabled(has_one and not (self._is_locked and button in self._changing))

    def _emit(self, signal_name: str, *more: int) -> None:
        fact = self.list.current
        if fact is not None:
            getattr(self.list, signal_name).emit(fact, *more)

    def _fact_buttons(self) -> QWidget:
        buttons = QWidget()
        up = icon_button("arrow-up", "Move the fact up (Alt+Up)", lambda: self._emit("shifted", -1))
        down = icon_button("arrow-down", "Move the fact down (Alt+Down)", lambda: self._emit("shifted", 1))
        cite = icon_button("quote", "Cite the fact in your words (C)", lambda: self._emit("cited"))
        point = icon_button("crosshair", "Go to the fact's sentence (G)", lambda: self._emit("pointed"))
        words = "Withdraw the fact from this section (Del)"
        withdraw = icon_button("x", words, lambda: self._emit("withdrawn"))
        self._changing: tuple[QWidget, ...] = (up, down, cite, withdraw)
        buttons.setLayout(row(up, down, cite, point, withdraw, spacing=1))
        return buttons


def _order_words(section: Section, own: PackSection | None) -> str:
    """Return what was chosen of facts and order, else the pack's order where it is not the list's."""
    chosen = sifting_words(section.sifting)
    order = own.takes.order if own and own.takes and section.sifting.order is None else FactOrder.SENT
    return ", ".join(part for part in (chosen, _ORDERS[order]) if part)

"""The controls that narrow the facts: words, a menu of chips, the chips set, typed dates and actors."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from briefer.errors import BrieferError
from briefer.gui.icons import dress
from briefer.gui.models.fact_digests import FactDigests
from briefer.gui.models.fact_filter import Facet, FactFilter
from briefer.gui.models.fact_sought import FactSought
from briefer.gui.views.actor_field import ActorField
from briefer.gui.views.fact_filter_menu import FilterMenu, chip_words
from briefer.gui.views.flow import Flow
from briefer.gui.views.parts import (
    Words,
    column,
    icon_size,
    line,
    menu_button,
    push_button,
    row,
    search_field,
)
from briefer.gui.wording import shortened, shown_date
from briefer.model.actors import Actor
from briefer.model.dates import UNDATED
from briefer.store.session import Session
from briefer.text.typed_dates import entered_date

_MANY = 5_000  # facts, among which typing is waited for
_PAUSE = 120  # milliseconds without a key before many are looked through
_CHIP_SHOWN = 34
_BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_HOW = "Write it as 2024-01-18, 2024-01 or 2024, or empty it."


class FactFiltering(QObject):
    """Parts of a head that the list of facts or the timeline lays out: `search`, `button`, and `below`."""

    def __init__(
        self, session: Session, sought: FactSought, facts: FactDigests, parent: QObject | None = None
    ) -> None:
        """Show and change this filter."""
        super().__init__(parent)
        self._session = session
        self._sought = sought
        self._facts = facts
        self.search = search_field("Search facts", "Words, place or label")
        self.menu = FilterMenu(session, sought, facts, (self._ask_actor, self._ask_dates))
        self.button = menu_button("list-filter", "Filter the facts", self.menu)
        self.below, self._chips = QWidget(), QWidget()
        self._flow = Flow(self._chips)
        self._dates = _DateRange(self._take_dates)
        self._actor = ActorField(session, "Filter by an actor", "Name of an actor")
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._lay_out()
        self._connect()
        self._show()

    def clear(self) -> None:
        """Let every fact through."""
        self._sought.seek(FactFilter())

    def _typed(self) -> None:
        self._typing.start(_PAUSE if len(self._facts.digests) > _MANY else 0)

    def _take_words(self) -> None:
        self._sought.seek(replace(self._sought.value, words=self.search.text()))

    def _take_actor(self, actor: Actor) -> None:
        self._actor.hide()
        if not self._sought.value.has(Facet.ACTOR, str(actor.id)):
            self._sought.seek(self._sought.value.toggled(Facet.ACTOR, str(actor.id)))

    def _take_dates(self, first: str, last: str) -> None:
        self._dates.hide()
        self._sought.seek(replace(self._sought.value, first=first, last=last))

    def _ask_actor(self) -> None:
        self._actor.show()
        self._actor.setFocus()

    def _ask_dates(self) -> None:
        self._dates.open(self._sought.value.first, self._sought.value.last)

    def _show(self) -> None:
        """Show the words and the chips that are set; another view may have set them."""
        value = self._sought.value
        if self.search.text() != value.words:
            self.search.setText(value.words)
        while (item := self._flow.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for facet, chosen in sorted(value.chips):
            self._add_chip(chip_words(facet, chosen, self._session), value.toggled(facet, chosen))
        if value.first or value.last:
            self._add_chip(_range_words(value), replace(value, first="", last=""))
        self._chips.setVisible(self._flow.count() > 0)

    def _add_chip(self, words: str, without: FactFilter) -> None:
        chip = QToolButton()
        chip.setText(shortened(words, _CHIP_SHOWN).replace("&", "&&"))
        chip.setProperty("look", "chip")
        dress(chip, "x")
        chip.setIconSize(icon_size(chip) * 0.75)
        chip.setToolButtonStyle(_BESIDE)
        chip.setAccessibleName(f"Take off the filter {words}")
        chip.setToolTip("Take off this filter")
        chip.clicked.connect(lambda: self._sought.seek(without))
        self._flow.addWidget(chip)

    def _lay_out(self) -> None:
        layout = column(self.below, spacing=4)
        for widget in (self._chips, self._dates, self._actor):
            layout.addWidget(widget)
        self._dates.hide()
        self._actor.hide()

    def _connect(self) -> None:
        self._typing.timeout.connect(self._take_words)
        self.search.textChanged.connect(self._typed)
        self._actor.chosen.connect(self._take_actor)
        self._sought.changed.connect(self._show)


class _DateRange(QWidget):
    """Two fields for the days between which an event must lie; Enter takes them, Esc closes."""

    def __init__(self, take: Callable[[str, str], None]) -> None:
        super().__init__()
        self._take = take
        self.first = line("Events from", "", "from: 2024-01-16")
        self.last = line("Events until", "", "until: 2024-02")
        self._fault = Words("", tone="fault")
        use = push_button("Use", self._use)
        fields = row(self.first, self.last, use, spacing=4)
        fields.setStretch(0, 1)
        fields.setStretch(1, 1)
        layout = column(self, spacing=2)
        layout.addLayout(fields)
        layout.addWidget(self._fault)
        self._fault.hide()

    def open(self, first: str, last: str) -> None:
        """Show these days, and put the keyboard into the first field."""
        self.first.setText(first)
        self.last.setText(last)
        self._fault.hide()
        self.show()
        self.first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take the days on Enter, close on Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._use()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _use(self) -> None:
        try:
            first, last = (entered_date(field.text(), UNDATED, _HOW) for field in (self.first, self.last))
        except BrieferError as error:
            self._fault.setText(str(error))
            self._fault.show()
            return
        self._take(first or "", last or "")


def _range_words(value: FactFilter) -> str:
    if not value.last:
        return f"From {shown_date(value.first)}"
    if not value.first:
        return f"Until {shown_date(value.last)}"
    return f"{shown_date(value.first)} to {shown_date(value.last)}"

"""The passages that a fact rests on, on its card: one at a time, in an order that can be changed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QWidget

from briefer.errors import BrieferError
from briefer.gui.desk import Desk
from briefer.gui.note_language import note_language
from briefer.gui.views.fact_fields import EvidenceFields
from briefer.gui.views.flow import Flow
from briefer.gui.views.parts import Ground, Words, column, icon_button, link_button, small_words
from briefer.gui.wording import shortened
from briefer.model.dates import Dating
from briefer.model.facts import Evidence
from briefer.model.sources import Source
from briefer.store import queries
from briefer.text.languages import is_foreign

_QUOTE_SHOWN = 320
_TAB_SHOWN = 22


class FactPassages(QWidget):
    """The evidence of one fact: tabs to turn to each passage, its words, and its particulars below.

    `pointed` carries the Span that is to be shown in the text; `failed` a BrieferError where a passage cannot
    be left, since what was entered for it is wrong.
    """

    pointed = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        """Begin without passages."""
        super().__init__()
        self._desk = desk
        self._evidence: list[Evidence] = []
        self._sources: dict[int, Source] = {}
        self._shown = 0
        self.tabs = QTabBar()
        self._origin, self._quote = small_words(), Words()
        self.fields = EvidenceFields(desk.session)
        self._lay_out()
        self.tabs.currentChanged.connect(self._turn_to)
        self.tabs.tabMoved.connect(self._moved)

    @property
    def listed(self) -> tuple[Evidence, ...]:
        """The passages in their order, without what was entered since the last was turned to."""
        return tuple(self._evidence)

    def show_evidence(self, evidence: Sequence[Evidence]) -> None:
        """Show these passages, the first in front."""
        self._evidence = list(evidence)
        for item in evidence:
            source = self._source(item)
            self.tabs.addTab(shortened(source.publisher or source.name, _TAB_SHOWN).replace("&", "&&"))
        self._show(0)

    def evidence(self) -> tuple[Evidence, ...]:
        """Return the passages with what was entered. Raises BrieferError for a report date that is none."""
        self._keep()
        return tuple(self._evidence)

    def published(self) -> Dating:
        """Return when the source of the first passage was published."""
        return self._source(self._evidence[0]).published

    def shift(self, by: int) -> None:
        """Move the passage in front so many places on, or back."""
        place = self._shown + by
        if 0 <= place < len(self._evidence):
            self.tabs.moveTab(self._shown, place)

    def remove(self) -> None:
        """Take the passage in front out of the fact, if it is not the only one."""
        if len(self._evidence) > 1:
            number, self._shown = self._shown, -1
            del self._evidence[number]
            self.tabs.removeTab(number)
            self._show(max(0, self.tabs.currentIndex()))

    def go_to(self) -> None:
        """Ask for the passage in front to be shown in the text."""
        self.pointed.emit(self._evidence[self._shown].span)

    def _source(self, item: Evidence) -> Source:
        """Return the source of a passage, as it was last where it was removed meanwhile."""
        key = item.span.source
        self._sources.update((source.id, source) for source in queries.sources(self._desk.session, [key]))
        return self._sources[key]

    def _show(self, number: int) -> None:
        item = self._evidence[number]
        self._shown = number
        source = self._source(item)
        self._origin.setText(source.name)
        self._quote.setText(f"“{shortened(item.span.quote, _QUOTE_SHOWN)}”")
        self.fields.show_evidence(item)
        if is_foreign(item.span.quote, source.language, note_language(self._desk)):
            self.fields.unfold()  # a translation is wanted
        is_several = len(self._evidence) > 1
        for widget in (self.tabs, self._less, self._earlier, self._later):
            widget.setVisible(is_several)
        self._earlier.setEnabled(number > 0)
        self._later.setEnabled(number < len(self._evidence) - 1)

    def _turn_to(self, number: int) -> None:
        """Keep what was entered for the passage shown and show another; a wrong date is kept for later."""
        if number < 0 or self._shown < 0 or number == self._shown:
            return
        try:
            self._keep()
        except BrieferError as error:
            self.tabs.setCurrentIndex(self._shown)
            self.failed.emit(error)
            return
        self._show(number)

    def _keep(self) -> None:
        before = self._evidence[self._shown]
        self._evidence[self._shown] = self.fields.evidence(before, self._source(before).published)

    def _moved(self, before: int, after: int) -> None:
        """Put the passages in the order that their tabs have now."""
        shown = self._evidence[self._shown]
        self._evidence.insert(after, self._evidence.pop(before))
        self._shown = next(number for number, item in enumerate(self._evidence) if item is shown)
        self._earlier.setEnabled(self._shown > 0)
        self._later.setEnabled(self._shown < len(self._evidence) - 1)

    def _lay_out(self) -> None:
        self.tabs.setAccessibleName("Passages the fact rests on")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setMovable(True)
        self._less = link_button("Remove passage", self.remove)
        self._earlier = icon_button("arrow-left", "Move this passage to the front", lambda: self.shift(-1))
        self._later = icon_button("arrow-right", "Move this passage back", lambda: self.shift(1))
        box = Ground("band")
        inside = column(box, margin=8, spacing=4)
        for widget in (self.tabs, self._origin, self._quote):
            inside.addWidget(widget)
        deeds = QWidget()
        lines = Flow(deeds)
        for deed in (link_button("Show in the text", self.go_to), self._less, self._earlier, self._later):
            lines.addWidget(deed)
        inside.addWidget(deeds)
        layout = column(self, spacing=8)
        layout.addWidget(box)
        layout.addWidget(self.fields)

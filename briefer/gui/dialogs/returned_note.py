"""A note that came back: what was changed at the left, the old words beside the new ones at the right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from briefer.check.returned.values import Concern, Fate, ParagraphFate
from briefer.gui.models.returned import ReturnedRow, face_of, rows_of, summary_of
from briefer.gui.models.rows import RowsModel
from briefer.gui.views.measures import grown
from briefer.gui.views.parts import (
    Ground,
    Words,
    column,
    heading,
    in_scroll,
    link_button,
    push_button,
    row,
    rule,
    small_words,
)
from briefer.gui.views.returned_text import ReturnedText
from briefer.gui.views.row_list import RowList
from briefer.gui.views.rows import RowDelegate
from briefer.gui.wording import count_words
from briefer.model.facts import Fact

if TYPE_CHECKING:
    from briefer.jobs.returned import Returned

_SIZE = (1120, 680)
_EDGE = 60  # pixels of the window that are seen around
_SHARES = (3, 5)
_TONES = {Concern.SOURCE: "fault", Concern.MATTER: "warning", Concern.WORDS: "text", Concern.COMMENT: "text"}
_NOTHING = "Nothing was changed."
_MOVES = {Fate.SAME: "Move this paragraph", Fate.REWORDED: "Take words and place over"}
_TAKES = {
    Fate.SAME: "Take these words over",
    Fate.REWORDED: "Take these words over",
    Fate.NEW: "Take this paragraph in",
    Fate.GONE: "Take this paragraph out",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What is known beside the comparison: facts by label in lower case, their sources' names by fact.

    `since` is how many steps were made after the note was written; `can_edit` is whether any can be now.
    """

    facts: Mapping[str, Fact]
    sources: Mapping[str, str]
    since: int
    can_edit: bool


class ReturnedNoteDialog(QDialog):
    """Shows a comparison, and asks for what is to be done with it.

    `take_asked` carries what became of paragraphs and is to be taken over, `keep_asked` a
    fact and a comment, `fact_asked` a fact to be shown, `other_asked` that another file is to be chosen.
    """

    take_asked = Signal(object)
    keep_asked = Signal(object, str)
    fact_asked = Signal(object)
    other_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setWindowTitle("Compare with a returned note")
        self.name, self.summary, self.hints = heading("", scale=1.25), small_words(), small_words()
        self.rows = RowsModel[ReturnedRow](lambda each: each.key, face_of, self)
        self.list = RowList()
        self.list.setModel(self.rows)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setAccessibleName("What was changed, the most important first")
        self.before = ReturnedText("In the brief", is_new=False)
        self.after = ReturnedText("In the returned note", is_new=True)
        self.take = push_button(_TAKES[Fate.REWORDED], self._take_one, "check")
        self.take_all = push_button("Take all over", self._take_all, "list-checks")
        self._told = Told({}, {}, 0, can_edit=False)
        self._detail = QVBoxLayout()
        self._about, self._around = QWidget(), QScrollArea()
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_row())
        self.list.activated.connect(lambda _: self._take_one())
        self._show_row()

    @property
    def current(self) -> ReturnedRow | None:
        """The row that is stood on."""
        return self.rows.row_at(self.list.currentIndex())

    def show_returned(self, returned: "Returned", told: Told) -> None:
        """Show this comparison; the list stays where it stood, as far as that is still there."""
        here = max(self.list.currentIndex().row(), 0)
        self._told = told
        self.name.setText(returned.shown)
        self.summary.setText(summary_of(returned.comparison))
        self.hints.setText(_hints(returned, told.since))
        self.hints.setVisible(bool(self.hints.text()))
        self.rows.set_rows(rows_of(returned))
        count = len(self._takeable())
        _name(self.take_all, f"Take all over ({count:,})" if count else "Take all over")
        self.take_all.setEnabled(bool(count) and told.can_edit)
        if not self.list.currentIndex().isValid() and self.rows.rows:
            self.list.setCurrentIndex(self.rows.index(min(here, len(self.rows.rows) - 1)))
        self._show_row()

    def show_fault(self, words: str) -> None:
        """Say what stands in the way of comparing anew; nothing can be taken over."""
        self.hints.setText(words)
        self.hints.show()
        self.rows.set_rows(())
        self._show_row()
        self.take_all.setEnabled(False)

    def _takeable(self) -> list[ParagraphFate]:
        return [each.fate for each in self.rows.rows if each.fate is not None]

    def _take_one(self) -> None:
        if self.current is not None and self.current.fate is not None and self._told.can_edit:
            self.list.setFocus()  # the button may be off for what is stood on next
            self.take_asked.emit([self.current.fate])

    def _take_all(self) -> None:
        self.list.setFocus()
        self.take_asked.emit(self._takeable())

    def _show_row(self) -> None:
        shown = self.current
        for text, side in ((self.before, shown.before), (self.after, shown.after)) if shown else ():
            text.show_side(side)
        if shown is None:
            self.before.clear()
            self.after.clear()
        fate = shown.fate if shown is not None else None
        takes = _MOVES if shown is not None and shown.is_moving else _TAKES
        _name(self.take, takes[Fate.REWORDED if fate is None else fate.fate])
        self.take.setEnabled(fate is not None and self._told.can_edit)
        about = self._made_about(shown)
        self._detail.replaceWidget(self._about, about)
        self._about.hide()
        self._about.deleteLater()
        self._about = about
        before: QWidget = self._around
        for button in about.findChildren(QAbstractButton):
            self.setTabOrder(before, button)
            before = button

    def _made_about(self, shown: ReturnedRow | None) -> QWidget:
        """Return all that is said of a row: its remarks, and the facts that it is about."""
        made = Ground("paper")
        lines = column(made, margin=12, spacing=8)
        if shown is None:
            lines.addWidget(Words("" if self.rows.rows or not self.name.text() else _NOTHING, tone="muted"))
            lines.addStretch(1)
            return made
        for remark in shown.remarks:
            said = Words(remark.said, tone=_TONES[remark.concern])
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            lines.addWidget(said)
        if shown.why_not:
            lines.addWidget(small_words(shown.why_not))
        if shown.is_tracked:
            lines.addWidget(small_words("It has tracked changes, which nobody accepted yet."))
        for label in shown.facts:
            fact = self._told.facts.get(label.casefold())
            if fact is not None:
                lines.addWidget(self._made_fact(fact, shown.comment))
        lines.addStretch(1)
        return made

    def _made_fact(self, fact: Fact, comment: str) -> QWidget:
        """Return a fact with the sentence that it rests on first, and the way to both."""
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setColumnStretch(1, 1)
        show = link_button(fact.label, lambda: self.fact_asked.emit(fact))
        show.setAccessibleName(f"Show {fact.label} and its sentence")
        show.setToolTip("Show the fact, and the sentence that it rests on")
        grid.addWidget(show, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Words(" ".join(fact.statement.split())), 0, 1)
        source = self._told.sources.get(fact.label.casefold(), "")
        quote = f"“{' '.join(fact.evidence[0].span.quote.split())}”"
        grid.addWidget(small_words(f"{quote} — {source}" if source else quote), 1, 1)
        if comment:
            keep = push_button("Keep the comment as its note", lambda: self.keep_asked.emit(fact, comment))
            keep.setAccessibleName(f"Keep the comment as the note of {fact.label}")
            keep.setEnabled(self._told.can_edit)
            grid.addWidget(keep, 2, 1, Qt.AlignmentFlag.AlignLeft)
        return made

    def _lay_out(self) -> None:
        right = Ground("window")
        sides = QSplitter(Qt.Orientation.Horizontal)
        for title, text in (("In the brief", self.before), ("In the returned note", self.after)):
            side = Ground("paper")
            inner = column(side, spacing=0)
            named = small_words(title)
            named.setContentsMargins(12, 6, 12, 6)
            for part in (named, rule(), text):
                inner.addWidget(part)
            inner.setStretch(2, 1)
            sides.addWidget(side)
        sides.setChildrenCollapsible(False)
        below = Ground("paper")
        self._detail = column(below, spacing=0)
        self._detail.addWidget(self._about)
        self._around = in_scroll(below)
        self._around.setAccessibleName("What is said of it")
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(sides)
        parts.addWidget(self._around)
        parts.setChildrenCollapsible(False)
        inner = column(right, spacing=0)
        inner.addWidget(parts, 1)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.addWidget(self.list)
        across.addWidget(right)
        across.setChildrenCollapsible(False)
        for number, share in enumerate(_SHARES):
            across.setStretchFactor(number, share)
        head = column(margin=0, spacing=2)
        for words in (self.name, self.summary, self.hints):
            head.addWidget(words)
        other = push_button("Another note…", self.other_asked.emit, "folder-open")
        close = push_button("Close", self.close)
        place = column(self, margin=14, spacing=10)
        place.addLayout(head)
        place.addWidget(across, 1)
        place.addLayout(row(other, 1, self.take, self.take_all, close))
        order = (self.list, self.before, self.after, self._around, other, self.take, self.take_all, close)
        for one, following in pairwise(order):
            self.setTabOrder(one, following)
        over = self.parentWidget()
        width, height = grown(self, _SIZE[0]), grown(self, _SIZE[1])
        if over is not None:
            room = over.window().size()
            width, height = min(width, room.width() - _EDGE // 2), min(height, room.height() - _EDGE)
        self.resize(width, max(height, 320))
        parts.setSizes([height * 3 // 5, height * 2 // 5])
        across.setSizes([width * _SHARES[0] // sum(_SHARES), width * _SHARES[1] // sum(_SHARES)])
        self.list.setFocus()


def _name(button: QPushButton, words: str) -> None:
    """Let a button say these words, also to who hears it."""
    button.setText(words)
    button.setAccessibleName(words)


def _hints(returned: "Returned", since: int) -> str:
    """Return what is to be known of the note as a whole, in sentences."""
    told: Sequence[str] = (
        f"Tracked changes in {count_words(returned.comparison.tracked, 'paragraph')} are read as accepted; "
        "nobody accepted them yet."
        if returned.comparison.tracked
        else "",
        f"The session was changed in {count_words(since, 'step')} after the note was written: what the brief "
        "has gained stands among the differences."
        if since
        else "",
    )
    return " ".join(filter(None, told))

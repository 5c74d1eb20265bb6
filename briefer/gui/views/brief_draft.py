"""The draft of one section: its facts, its paragraphs as they print, and the analyst's own words."""

from collections.abc import Collection

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QMenu, QToolButton, QVBoxLayout, QWidget

from briefer.gui.models.brief_facts import FactRow
from briefer.gui.models.brief_parts import PartRow
from briefer.gui.models.brief_text import word_count, written
from briefer.gui.views.brief_editor import DraftEditor
from briefer.gui.views.brief_fact_list import FactList
from briefer.gui.views.brief_marks import WritingMarks
from briefer.gui.views.brief_parts import PartList
from briefer.gui.views.brief_shape import laid, shut
from briefer.gui.views.brief_sifting import fill_menu, sifting_words
from briefer.gui.views.parts import (
    Ground,
    column,
    heading,
    icon_button,
    link_button,
    menu_button,
    row,
    rule,
    small_words,
)
from briefer.gui.wording import count_words, plain_tip
from briefer.model.briefs import Section
from briefer.model.ids import SectionId
from briefer.model.packs import FactOrder, PackSection

_FACTS_SHARE = 0.44
_ORDERS = {
    FactOrder.SENT: "",
    FactOrder.EVENT_DATE: "in order of date",
    FactOrder.SOURCE: "in the order of the sources",
}
_NO_FACTS = "No fact is printed here yet. Send one from the tray with S, drag one here, or take all that fit."


class SectionDraft(Ground):
    """Shows one section and tells what the analyst does to it.

    `typed` carries the section's id and the whole text of its paragraphs; `included` whether to print it.
    """

    typed = Signal(object, str)
    included = Signal(object)
    sifted = Signal(object)
    update_asked = Signal()
    judgement_asked = Signal()
    versions_asked = Signal()
    rename_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no section yet."""
        super().__init__("paper", parent)
        self._section: Section | None = None
        self._takes_facts = True
        self._is_locked = False
        self._has_facts = True
        self._norm = 0
        self._title = heading("", scale=1.25)
        self._rename = icon_button("pencil", "Rename the section (F2 in the outline)", self.rename_asked.emit)
        self._length = small_words()
        self._length.setWordWrap(False)
        self._holds = small_words()
        self._excluded = QWidget()
        self._count = small_words()
        self._count.setWordWrap(False)
        self.sent = FactList("Facts printed in this section", is_sent=True)
        self.sent.set_empty_words(_NO_FACTS)
        self.editor = DraftEditor()
        self.editor.set_hint(
            "Write here, in your own words. Type [@ to cite a fact, or drag one in. "
            "An empty line begins a new paragraph."
        )
        self.editor.typed.connect(self._on_typed)
        self.editor.textChanged.connect(self._say_length)
        self.paragraphs = PartList()
        self.marks = WritingMarks(self.editor)
        self._update = link_button("", self.update_asked.emit)
        self._update.setToolTip("See what changed citations showed and what they show now")
        self._sifting = QMenu(self)
        self._sifting.aboutToShow.connect(self._offer_sifting)
        self._sift = menu_button("list-filter", "Choose which facts, and their order", self._sifting)
        self._facts_tab = _tab("Facts", "Show the facts that are printed here")
        self._parts_tab = _tab("As it prints", "Show the paragraphs of this section as they print")
        self._tabs = QButtonGroup(self)
        self._tabs.addButton(self._facts_tab)
        self._tabs.addButton(self._parts_tab)
        self._facts_tab.setChecked(True)
        self._tabs.buttonClicked.connect(lambda _: self._show_tab())
        self._words = 0
        self._facts_part = QWidget()
        self._buttons = self._fact_buttons()
        self.sent.chosen.connect(lambda fact: self._enable(fact is not None))
        self._lay_out()

    @property
    def section(self) -> SectionId | None:
        """The section that is shown."""
        return self._section.id if self._section else None

    def show_section(
        self, section: Section, own: PackSection | None, rows: tuple[FactRow, ...], *, takes_facts: bool
    ) -> None:
        """Show a section; what was typed in another one is told first."""
        is_other = self._section is None or self._section.id != section.id
        if is_other:
            self.editor.flush()
        self._section, self._takes_facts = section, takes_facts
        self._norm = own.max_words if own else 0
        self._title.setText(section.title)
        self._title.setToolTip(plain_tip(section.title))
        self._holds.setText(own.holds if own else "A section of your own.")
        self._holds.setVisible(bool(self._holds.text()))
        self._excluded.setVisible(not section.included)
        self._has_facts = takes_facts or bool(rows)
        if is_other:
            self.paragraphs.show_rows(())
        self._facts_tab.setText(f"Facts {len(rows)}" if rows else "Facts")
        self._count.setText(_order_words(section, own) if rows else "")
        self.sent.show_rows(rows)
        self._show_tab()
        self._enable(self.sent.current is not None)
        if is_other or not self.editor.has_untold():
            self._show_text(section, is_other=is_other)
        self._fit_facts()
        self._say_length()

    def lock_up(self, reason: str) -> None:
        """Let the section be read alone."""
        self._is_locked = True
        self.editor.setReadOnly(True)
        self.editor.set_hint(reason)
        self.sent.lock_up(reason)
        self.sent.set_empty_words("No fact is printed here.")
        self.paragraphs.lock_up(reason)
        for part in (
            self._rename,
            self._again,
            self._cite,
            self._judge,
            self._sift,
            self._update,
            self.marks,
            *self._changing,
        ):
            shut(part, reason)

    def show_parts(self, rows: tuple[PartRow, ...], words: int) -> None:
        """Show the section's paragraphs as they print, and how many words that are."""
        self._words = words
        self.paragraphs.show_rows(rows)
        self._parts_tab.setText(f"As it prints {len(rows)}" if rows else "As it prints")
        self._fit_facts()
        self._say_length()

    def show_changed(self, labels: Collection[str]) -> None:
        """Mark the citations of these labels (lower case) as changed or gone."""
        self.editor.highlighter.mark_changed(labels)
        self.editor.viewport().update()
        self._changed.setVisible(bool(labels))
        self._update.setText(f"{count_words(len(labels), 'citation')} changed: update…")

    @property
    def shows_paragraphs(self) -> bool:
        """Whether the paragraphs are shown as they print, and not the facts."""
        return self._parts_tab.isChecked() or not self._has_facts

    def choose_paragraphs(self, shown: bool) -> None:  # noqa: FBT001 - one switch
        """Show the paragraphs as they print, or the facts."""
        (self._parts_tab if shown else self._facts_tab).setChecked(True)
        self._show_tab()

    def leave(self) -> None:
        """Tell what was typed, as another page is about to be shown."""
        self.editor.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the new height between facts and words, once the facts have their new width."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_facts)

    def _show_tab(self) -> None:
        shows_paragraphs = self.shows_paragraphs
        self._facts_tab.setVisible(self._has_facts)
        self.sent.setVisible(not shows_paragraphs)
        self.paragraphs.setVisible(shows_paragraphs)
        for part in (self._buttons, self._count):
            part.setVisible(not shows_paragraphs and bool(self.sent.facts.rows))
        self._sift.setVisible(not shows_paragraphs)
        self._fit_facts()

    def _offer_sifting(self) -> None:
        if self._section is not None:
            fill_menu(self._sifting, self._section.sifting, self.sifted.emit)

    def _show_text(self, section: Section, *, is_other: bool) -> None:
        """Show the section's paragraphs, unless the field says the same with other white space."""
        fresh = tuple(paragraph.text for paragraph in section.paragraphs)
        if is_other or fresh != self.editor.paragraphs():
            self.editor.show_text(written(section.paragraphs))

    def _on_typed(self, text: str) -> None:
        if self._section is not None:
            self.typed.emit(self._section.id, text)

    def _say_length(self) -> None:
        words = self._words or word_count(self.editor.toPlainText())
        shown = f"{words:,} of {self._norm:,} words" if self._norm else count_words(words, "word")
        self._length.setText(shown)
        self._length.set_tone("warning" if self._norm and words > self._norm else "muted")

    def _fit_facts(self) -> None:
        least = 4 * self.fontMetrics().lineSpacing()
        most = max(int(self.height() * _FACTS_SHARE), least)
        for part in (self.sent, self.paragraphs):
            part.setFixedHeight(min(part.content_height(most) + 2, most))

    def _enable(self, is_on: bool) -> None:  # noqa: FBT001 - a switch
        for button in self._buttons.findChildren(QWidget):
            button.setEnabled(is_on and not (self._is_locked and button in self._changing))

    def _emit(self, signal_name: str, *more: int) -> None:
        fact = self.sent.current
        if fact is not None:
            getattr(self.sent, signal_name).emit(fact, *more)

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

    def _lay_out(self) -> None:
        place = column(self, spacing=0)
        place.addLayout(self._head())
        facts = column(self._facts_part, spacing=0)
        facts.addWidget(rule())
        judge = icon_button("scale", "Add a judgement", self.judgement_asked.emit)
        self._judge = judge
        tabs = row(
            self._facts_tab, self._parts_tab, self._count, 1, self._buttons, self._sift, judge, spacing=3
        )
        facts.addWidget(laid(Ground("band"), tabs, (8, 3, 8, 3)))
        facts.addWidget(self.sent)
        facts.addWidget(self.paragraphs)
        place.addWidget(self._facts_part)
        place.addWidget(rule())
        words = "Cite a fact: choose one at the caret (type [@)"
        self._cite = cite = icon_button("quote", words, self.editor.begin_citation)
        place.addWidget(self._band("Your own words", 1, self.marks, cite))
        self._changed = laid(Ground("tint"), row(self._update, 1), (10, 1, 10, 1))
        self._changed.hide()
        place.addWidget(self._changed)
        place.addWidget(self.editor, 1)

    def _head(self) -> QVBoxLayout:
        head = column(margin=0, spacing=3)
        head.setContentsMargins(14, 10, 14, 9)
        title = row(self._title, self._rename, self._length)
        title.setStretch(0, 1)
        title.setAlignment(self._length, Qt.AlignmentFlag.AlignBottom)
        head.addLayout(title)
        head.addWidget(self._holds)
        self._again = again = link_button("Print it", lambda: self.included.emit(self.section))
        strip = row(small_words("Left out of the note.", tone="warning"), again, 1)
        self._excluded.setLayout(strip)
        head.addWidget(self._excluded)
        return head

    @staticmethod
    def _band(words: str, *rest: QWidget | int) -> Ground:
        band = Ground("band")
        title = small_words(words, tone="text")
        title.setWordWrap(False)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        return laid(band, row(title, *rest), (14, 3, 8, 3))


def _order_words(section: Section, own: PackSection | None) -> str:
    """Return what was chosen of facts and order, else the pack's order where it is not the list's."""
    chosen = sifting_words(section.sifting)
    order = own.takes.order if own and own.takes and section.sifting.order is None else FactOrder.SENT
    return ", ".join(part for part in (chosen, _ORDERS[order]) if part)


def _tab(words: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setCheckable(True)
    button.setAutoRaise(True)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button

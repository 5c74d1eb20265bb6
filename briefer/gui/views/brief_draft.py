"""The draft of one section: its paragraphs as a text to read and write in, a toolbar, its facts below."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from briefer.gui.models.brief_facts import FactRow
from briefer.gui.models.brief_findings import Places, by_place, with_findings
from briefer.gui.models.brief_parts import PartKind, PartRow
from briefer.gui.models.brief_standing import last_free, standing_rows, with_drafted
from briefer.gui.models.brief_text import word_count
from briefer.gui.views.brief_carets import Caret, at_start
from briefer.gui.views.brief_draft_list import DraftList
from briefer.gui.views.brief_facts_here import FactsHere
from briefer.gui.views.brief_hand import ParagraphHand
from briefer.gui.views.brief_marks import WritingBar
from briefer.gui.views.brief_section_head import SectionHead
from briefer.gui.views.brief_shape import laid, shut
from briefer.gui.views.parts import Ground, column, link_button, row, rule
from briefer.gui.wording import count_words
from briefer.model.briefs import Section
from briefer.model.findings import NoteFinding
from briefer.model.ids import FactId, ParagraphId, SectionId
from briefer.model.packs import PackSection

_FACTS_SHARE = 0.3
_ROOMY = 42  # lines of text that the column is high, from which on the facts are shown too


class SectionDraft(Ground):
    """Shows one section and tells what the analyst does to it.

    `typed` carries the section's id and the words of a paragraph, as Drafted; `taken` the row of a template's
    paragraph and where the caret is to stand in it.
    """

    typed = Signal(object, object)
    taken = Signal(object, object)
    update_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no section yet."""
        super().__init__("paper", parent)
        self._section: Section | None = None
        self._composed: dict[SectionId, tuple[PartRow, ...]] = {}
        self._words = 0
        self._reason = ""
        self._found: Places = {}
        self._wanted: FactId | None = None
        self.head = SectionHead()
        self.paragraphs = DraftList()
        self.editor = self.paragraphs.editor
        self.hand = ParagraphHand(self.paragraphs)
        self.bar = WritingBar(self.paragraphs)
        self.facts = FactsHere()
        self.sent = self.facts.list
        self._update = link_button("", self.update_asked.emit)
        self._update.setToolTip("See what changed citations showed and what they show now")
        self._changed = laid(Ground("tint"), row(self._update, 1), (10, 1, 10, 1))
        self._changed.hide()
        self.paragraphs.opened.connect(self._open)
        self.hand.typed.connect(self._on_typed)
        self.hand.changed.connect(self._stand)
        self.editor.textChanged.connect(self._say_length)
        self.facts.chosen.connect(lambda _: self._fit_facts())
        place = column(self, spacing=0)
        for part in (self.head, rule(), laid(Ground("band"), row(self.bar), (8, 2, 8, 2)), self._changed):
            place.addWidget(part)
        place.addWidget(self.paragraphs, 1)
        place.addWidget(self.facts)

    @property
    def section(self) -> SectionId | None:
        """The section that is shown."""
        return self._section.id if self._section else None

    @property
    def is_composed(self) -> bool:
        """Whether it is known how the section prints, or there is none."""
        return self._section is None or self._section.id in self._composed

    def show_section(
        self, section: Section, own: PackSection | None, rows: tuple[FactRow, ...], *, takes_facts: bool
    ) -> None:
        """Show a section; what was typed in another one is stored first."""
        if self._section is None or self._section.id != section.id:
            self.hand.leave()
            self._words = 0
            self._wanted = None
            self.paragraphs.show_rows(())
        self._section = section
        self.head.show_section(section, own)
        self.facts.show_section(section, own, rows)
        self.facts.setVisible(takes_facts or bool(rows))
        self.hand.follow(section)
        self._stand()
        self._fit_facts()
        self._say_length()

    def lock_up(self, reason: str) -> None:
        """Let the section be read alone."""
        self._reason = reason
        self.editor.setReadOnly(True)
        for part in (self.head, self.facts, self.paragraphs, self.bar):
            part.lock_up(reason)
        shut(self._update, reason)

    def show_composed(self, section: SectionId, rows: tuple[PartRow, ...], words: int) -> None:
        """Show a section's paragraphs as they print, and how many words that are."""
        self._composed[section] = rows
        if section == self.section:
            self._words = words
            self._stand()
            self._say_length()
            wanted, self._wanted = self._wanted, None
            if wanted is not None and self.hand.drafted is None:
                self.show_fact(wanted)

    def show_findings(self, findings: tuple[NoteFinding, ...]) -> None:
        """Tell below each paragraph what there is to look at in it."""
        self._found = by_place(findings)
        self._stand()

    def show_changed(self, labels: Collection[str]) -> None:
        """Mark the citations of these labels (lower case) as changed or gone."""
        self.editor.highlighter.mark_changed(labels)
        self.editor.viewport().update()
        self.paragraphs.viewport().update()
        self._changed.setVisible(bool(labels))
        self._update.setText(f"{count_words(len(labels), 'citation')} changed: update…")

    def begin_paragraph(self) -> None:
        """Begin a paragraph below the one in hand, else below the current one or where the pack has them."""
        row = self.paragraphs.current
        held = self.hand.drafted
        if self._section is None or self._reason:
            return
        if held is not None:
            self.hand.begin(held.paragraph if held.text.strip() else held.after)
        elif row is not None and row.is_written:
            self.hand.begin(ParagraphId(row.holder))
        else:
            self.hand.begin(last_free(self._section))

    def show_paragraph(self, key: ParagraphId, caret: Caret = at_start) -> None:
        """Put the caret into a paragraph or, where it can only be read, choose it."""
        if not self._reason:
            self.hand.open(key, caret)
        else:
            self.choose(lambda row: row.holder == key)

    def show_fact(self, fact: FactId) -> None:
        """Choose the paragraph that states a fact, as soon as it is composed, else the fact below."""
        self._wanted = None if self.is_composed else fact
        if self.is_composed and not self.choose(lambda row: fact in row.facts):
            self.facts.list.choose(fact)

    def choose(self, is_meant: Callable[[PartRow], bool]) -> bool:
        """Make the first paragraph that is meant the current one, with the keyboard; False without one.

        One that is in hand is left for it.
        """
        row = next(filter(is_meant, self.paragraphs.parts.rows), None)
        if row is not None and row.holder != self.paragraphs.held:
            self.hand.leave()
            row = next(filter(is_meant, self.paragraphs.parts.rows), None)
        self.paragraphs.setFocus()
        if row is not None:
            self.paragraphs.stand_on(row)
        return row is not None

    def write(self) -> None:
        """Put the caret where the analyst writes: the paragraph in hand, the current one, or a first one."""
        row = self.paragraphs.current
        if self.hand.drafted is not None:
            self.editor.setFocus()
        elif row is not None and (row.is_written or len(self.paragraphs.parts.rows) == 1):
            self.paragraphs.act(row)
        else:
            self.paragraphs.setFocus()

    def cite(self, label: str) -> None:
        """Cite a fact at the caret; where no paragraph is in hand, at the end of the current or a new one."""
        if self.hand.drafted is None:
            row = self.paragraphs.current
            if row is not None and row.is_written:
                self.hand.open(ParagraphId(row.holder))
            else:
                self.begin_paragraph()
        self.editor.cite(label)
        self.editor.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the new height between words and facts, once the facts have their new width."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_facts)

    def _open(self, row: PartRow, caret: Caret) -> None:
        """Write in what a row stands for."""
        if row.is_written:
            self.hand.open(ParagraphId(row.holder), caret)
        elif row.kind is PartKind.BEGIN and self._section is not None:
            self.hand.begin(last_free(self._section), caret)
        else:
            self.hand.leave()
            self.taken.emit(row, caret)

    def _stand(self) -> None:
        """Show the rows of the section as it stands."""
        section, begun = self._section, self.hand.begun
        if section is None:
            return
        rows = self._composed.get(section.id, ())
        now = with_drafted(section, begun) if begun is not None else section
        is_begun = bool(self._reason) or (begun is not None and begun.after == last_free(section))
        standing = standing_rows(rows, now, is_begun=is_begun)
        self.paragraphs.show_rows(with_findings(standing, section.id, self._found))

    def _on_typed(self, drafted: object) -> None:
        if self._section is not None:
            self.typed.emit(self._section.id, drafted)

    def _say_length(self) -> None:
        self.head.say_length(self._words or word_count(self.editor.toPlainText()))

    def _fit_facts(self) -> None:
        line, height = self.fontMetrics().lineSpacing(), self.height()
        self.facts.fit(max(int(height * _FACTS_SHARE), 4 * line), is_roomy=height >= _ROOMY * line)

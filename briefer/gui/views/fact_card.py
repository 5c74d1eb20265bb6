"""The card of one fact: what the analyst concludes, over the passages that it rests on."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QTabBar, QWidget

from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact, edit_fact
from briefer.errors import BrieferError, NotStored
from briefer.gui import fact_entry
from briefer.gui.bus import Target, notice_of
from briefer.gui.desk import Desk
from briefer.gui.proposal_kinds import ProposalKind, is_on
from briefer.gui.views.fact_fields import ActorParts, DateField, EvidenceFields, Passage, entered_date
from briefer.gui.views.parts import (
    Ground,
    Words,
    choice,
    choose,
    chosen,
    column,
    heading,
    icon_button,
    in_scroll,
    line,
    link_button,
    push_button,
    row,
    small_words,
)
from briefer.gui.wording import shortened
from briefer.model.changes import Changes, Collection
from briefer.model.dates import UNDATED, Dating
from briefer.model.facts import Confidence, Evidence, Fact, FactKind
from briefer.model.ids import FactId
from briefer.model.proposals import ProposedDate
from briefer.model.sources import Source
from briefer.model.spans import Span
from briefer.store import queries

_QUOTE_SHOWN = 320
_TAB_SHOWN = 22


class FactCard(QWidget):
    """One fact as it is filled in: new on a passage, or stored already.

    Enter saves, Shift+Enter saves and asks for another on the same passage, Esc goes back to the text and
    leaves the card as it is. Enter while an input method composes never saves.
    """

    saved = Signal(object, bool)  # the FactId, and whether another is wanted
    left = Signal()
    given_up = Signal()

    def __init__(self, desk: Desk, subject: Span | Fact, parent: QWidget | None = None) -> None:
        """Show a stored fact, or begin one on this passage with what stands in it."""
        super().__init__(parent)
        self._desk = desk
        self._composing = False
        self._fact = subject if isinstance(subject, Fact) else None
        self._evidence: list[Evidence] = []
        self._shown = 0
        self._title, self._fault = heading(""), Words("", tone="fault")
        self._tabs = QTabBar()
        self._origin, self._quote = small_words(), Words()
        self.statement = Passage("Statement", 5, "what you conclude, in your words")
        self.kind = choice("Kind of fact", FactKind, FactKind.EVENT)
        self.confidence = choice("Confidence in the fact", Confidence, Confidence.NOT_ASSESSED)
        self.actors, self.date, self.passage = ActorParts(), DateField(), EvidenceFields()
        self.place = line("Place", "", "where it happened")
        self.deadline = line("Deadline", "", "by when, as 2024-01-26")
        self.note = Passage("Note on the fact", 2, "note to yourself, never printed")
        self._lay_out()
        if isinstance(subject, Fact):
            self._show_fact(subject)
        else:
            self._begin(subject)
        self._entered_first = self._entered()
        self._connect()

    @property
    def span(self) -> Span:
        """The first passage of the fact."""
        return self._evidence[0].span

    @property
    def fact(self) -> FactId | None:
        """The fact that is edited, or None for a new one."""
        return self._fact.id if self._fact else None

    def is_changed(self) -> bool:
        """Return whether anything was entered since the card was opened."""
        return self._entered() != self._entered_first

    def begin_typing(self) -> None:
        """Put the cursor into the statement, all of it selected, so that typing replaces it."""
        self.statement.setFocus()
        self.statement.selectAll()

    def save(self, *, another: bool = False) -> None:
        """Store the fact; where something is wrong, say so on the card and stay."""
        try:
            key = self._store()
        except BrieferError as error:
            self._fault.setText(str(error))
            self._fault.show()
            if isinstance(error, NotStored):  # the strip offers to go on elsewhere
                self._desk.bus.told.emit(notice_of(error))
            return
        self._fault.hide()
        self.saved.emit(key, another)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Save on Enter, leave on Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._composing:
                self.save(another=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note whether an input method is composing in one of the fields."""
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        return super().eventFilter(watched, event)

    def take(self, changes: Changes) -> None:
        """Offer actors that a step added."""
        if changes.keys(Collection.ACTOR):
            self.actors.offer(queries.actors(self._desk.session))

    def _begin(self, span: Span) -> None:
        session = self._desk.session
        source = queries.source(session, span.source)
        kind = fact_entry.kind_of(span.quote)
        self._title.setText("New fact")
        self.statement.setPlainText(" ".join(span.quote.split()))
        choose(self.kind, kind)
        mentions = queries.mentions(session, source=span.source)
        self.actors.show_parts(fact_entry.actors_in(span, mentions, kind), queries.actors(session))
        proposed = self._dates_of(span, source)
        dating = fact_entry.dating_of(proposed[0]) if proposed else UNDATED
        self.date.show_date(dating, proposed, source.published)
        self._show_evidence([fact_entry.evidence_of(span, source)])

    def _show_fact(self, fact: Fact) -> None:
        session = self._desk.session
        source = queries.source(session, fact.evidence[0].span.source)
        self._title.setText(f"Fact {fact.label}")
        self.statement.setPlainText(fact.statement)
        choose(self.kind, fact.kind)
        choose(self.confidence, fact.confidence)
        self.actors.show_parts(fact.actors, queries.actors(session))
        proposed = self._dates_of(fact.evidence[0].span, source)
        self.date.show_date(fact.event_date, proposed, source.published)
        self.place.setText(fact.place)
        self.deadline.setText(fact.deadline or "")
        self.note.setPlainText(fact.note)
        self._show_evidence(list(fact.evidence))

    def _dates_of(self, span: Span, source: Source) -> tuple[ProposedDate, ...]:
        """Return the dates to propose, none where the session has switched them off."""
        wanted = is_on(self._desk.session, ProposalKind.DATES)
        return fact_entry.dates_of(span, source) if wanted else ()

    def _show_evidence(self, evidence: list[Evidence]) -> None:
        self._evidence = evidence
        for item in evidence:
            source = queries.source(self._desk.session, item.span.source)
            self._tabs.addTab(shortened(source.publisher or source.name, _TAB_SHOWN).replace("&", "&&"))
        self._tabs.setVisible(len(evidence) > 1)
        self._less.setVisible(len(evidence) > 1)
        self._show_passage(0)

    def _show_passage(self, number: int) -> None:
        item = self._evidence[number]
        self._shown = number
        source = queries.source(self._desk.session, item.span.source)
        self._origin.setText(source.name)
        self._quote.setText(f"“{shortened(item.span.quote, _QUOTE_SHOWN)}”")
        self.passage.show_evidence(item, queries.actors(self._desk.session))

    def _turn_to(self, number: int) -> None:
        """Keep what was entered for the passage shown and show another; a wrong date is kept for later."""
        if number < 0 or number == self._shown:
            return
        try:
            self._keep_passage()
        except BrieferError as error:
            self._fault.setText(str(error))
            self._fault.show()
            self._tabs.setCurrentIndex(self._shown)
            return
        self._show_passage(number)

    def _keep_passage(self) -> None:
        before = self._evidence[self._shown]
        self._evidence[self._shown] = self.passage.evidence(before, self._published(before))

    def _remove_passage(self) -> None:
        number = self._shown
        del self._evidence[number]
        self._shown = -1
        self._tabs.removeTab(number)
        self._tabs.setVisible(len(self._evidence) > 1)
        self._less.setVisible(len(self._evidence) > 1)
        self._show_passage(max(0, self._tabs.currentIndex()))

    def _published(self, evidence: Evidence) -> Dating:
        return queries.source_of(self._desk.session, evidence.span).published

    def _store(self) -> FactId:
        self._keep_passage()
        statement = " ".join(self.statement.toPlainText().split())
        if not statement:
            raise BrieferError("A fact makes a statement.", "Write what you conclude from the passage.")
        draft = FactDraft(
            kind=chosen(self.kind, FactKind),
            statement=statement,
            actors=self.actors.parts(),
            event_date=self.date.dating(),
            deadline=entered_date(self.deadline.text(), self._published(self._evidence[0])),
            place=self.place.text().strip(),
            confidence=chosen(self.confidence, Confidence),
            note=self.note.toPlainText().strip(),
        )
        session = self._desk.session
        if self._fact is None:
            return add_fact(session, draft, [_draft_of(item) for item in self._evidence])
        edit_fact(session, _edited(self._fact, draft, tuple(self._evidence)))
        return self._fact.id

    def _entered(self) -> tuple[object, ...]:
        lines = tuple(field.text() for field in self.findChildren(QLineEdit))
        passages = tuple(field.toPlainText() for field in self.findChildren(QPlainTextEdit))
        boxes = tuple(box.currentText() for box in self.findChildren(QComboBox))
        return lines, passages, boxes, tuple(item.id for item in self._evidence)

    def _go_to(self) -> None:
        span = self._evidence[self._shown].span
        self._desk.point(Target(span.source, span.start, span.end, fact=self.fact))

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._turn_to)
        fields = (*self.findChildren(QLineEdit), *self.findChildren(QPlainTextEdit))
        for field in fields:
            field.installEventFilter(self)

    def _lay_out(self) -> None:
        inside = QWidget()
        page = column(inside, margin=10, spacing=8)
        page.addWidget(self.statement)
        page.addLayout(row(self.kind, self.confidence))
        page.addWidget(small_words("Actors in it, and their parts"))
        page.addWidget(self.actors)
        page.addWidget(small_words("When it happened, and what the date rests on"))
        page.addWidget(self.date)
        where = row(_labelled("Place", self.place), _labelled("Deadline", self.deadline))
        page.addLayout(where)
        page.addWidget(self._passage_box())
        page.addWidget(self.passage)
        page.addWidget(self.note)
        page.addStretch(1)
        outside = column(self, spacing=0)
        outside.addWidget(self._head())
        outside.addWidget(in_scroll(inside), 1)
        outside.addWidget(self._foot())

    def _head(self) -> QWidget:
        head = QWidget()
        back = icon_button("arrow-left", "Back to the text (Esc)", self.left.emit)
        drop = icon_button("x", "Close without saving", self.given_up.emit)
        layout = row(back, self._title, drop)
        layout.setStretch(1, 1)
        layout.setContentsMargins(8, 8, 8, 4)
        head.setLayout(layout)
        return head

    def _passage_box(self) -> QWidget:
        box = Ground("band")
        layout = column(box, margin=8, spacing=4)
        self._tabs.setAccessibleName("Passages the fact rests on")
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(True)
        self._less = link_button("Remove passage", self._remove_passage)
        for widget in (self._tabs, self._origin, self._quote):
            layout.addWidget(widget)
        layout.addLayout(row(link_button("Show in the text", self._go_to), self._less, 1))
        return box

    def _foot(self) -> QWidget:
        foot = Ground("window")
        layout = column(foot, margin=10)
        self._fault.hide()
        layout.addWidget(self._fault)
        more = push_button("Save && another", lambda: self.save(another=True), "plus")
        more.setToolTip("Save, and open another fact on the same passage (Shift+Enter)")
        save = push_button("Save", self.save, "check")
        save.setToolTip("Save (Enter)")
        layout.addLayout(row(1, more, save))
        return foot


def _labelled(text: str, field: QWidget) -> QWidget:
    """Return a field with its label above."""
    made = QWidget()
    layout = column(made, spacing=2)
    layout.addWidget(small_words(text))
    layout.addWidget(field)
    return made


def _draft_of(item: Evidence) -> EvidenceDraft:
    return EvidenceDraft(
        span=item.span,
        translation=item.translation,
        attribution=item.attribution,
        report_date=item.report_date,
        status=item.status,
        modality=item.modality,
        grading=item.grading,
    )


def _edited(fact: Fact, draft: FactDraft, evidence: tuple[Evidence, ...]) -> Fact:
    return replace(
        fact,
        kind=draft.kind,
        statement=draft.statement,
        actors=draft.actors,
        event_date=draft.event_date,
        deadline=draft.deadline,
        place=draft.place,
        confidence=draft.confidence,
        note=draft.note,
        evidence=evidence,
    )

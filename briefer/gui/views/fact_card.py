"""The card of one fact: what the analyst concludes, over the passages that it rests on."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from briefer.commands.facts import FactDraft, add_fact, edit_fact
from briefer.errors import BrieferError, NotStored
from briefer.gui.bus import Target, notice_of
from briefer.gui.desk import Desk
from briefer.gui.fact_entry import dating_of, draft_of, evidence_of, proposed_on
from briefer.gui.views.actor_parts import ActorParts
from briefer.gui.views.date_field import DateField
from briefer.gui.views.fact_fields import EvidenceFields, Passage
from briefer.gui.views.fact_following import Following, show_parts
from briefer.gui.views.fact_passages import FactPassages
from briefer.gui.views.fact_places import tell_keys
from briefer.gui.views.input_method import InputMethod
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
    push_button,
    row,
    small_words,
)
from briefer.model.changes import Changes, Collection
from briefer.model.dates import Basis, dated
from briefer.model.facts import Confidence, Evidence, Fact, FactKind
from briefer.model.ids import FactId
from briefer.model.proposals import ProposedFact
from briefer.model.spans import Span
from briefer.store import queries
from briefer.text.typed_dates import entered_date


class FactCard(QWidget):
    """One fact as it is filled in: new on a passage, or stored already.

    Enter saves, Shift+Enter saves and asks for another on the same passage, Esc goes back to the text and
    leaves the card as it is. Enter while an input method composes never saves.
    """

    saved = Signal(object, bool)  # the FactId, and whether another is wanted
    left = Signal()
    given_up = Signal()
    publication_asked = Signal(object)  # the SourceId whose date of publication is wanted

    def __init__(self, desk: Desk, subject: Span | Fact, parent: QWidget | None = None) -> None:
        """Show a stored fact, or begin one on this passage with what stands in it."""
        super().__init__(parent)
        self._desk = desk
        self._fact = subject if isinstance(subject, Fact) else None
        self._following: Following | None = None
        self._title, self._fault = heading(""), Words("", tone="fault")
        self.statement = Passage("Statement", 5, "what you conclude, in your words")
        self.kind = choice("Kind of fact", FactKind, FactKind.EVENT)
        self.confidence = choice("Confidence in the fact", Confidence, Confidence.NOT_ASSESSED)
        self.actors, self.date = ActorParts(desk.session), DateField(desk.keyboard)
        self.passages = FactPassages(desk)
        self.place = line("Place", "", "where it happened")
        self.deadline = line("Deadline", "", "by when, as 2024-01-26")
        self.note = Passage("Note on the fact", 2, "note to yourself, never printed")
        self._lay_out()
        if isinstance(subject, Fact):
            self._show_fact(subject)
        else:
            self._begin(subject)
        self._entered_first = self._entered()
        fields = (*self.findChildren(QLineEdit), *self.findChildren(QPlainTextEdit))
        self._input = InputMethod(self, *fields)
        self._connect()
        tell_keys(self, desk.keyboard.keymap)

    @property
    def span(self) -> Span:
        """The first passage of the fact."""
        return self.passages.listed[0].span

    @property
    def fact(self) -> FactId | None:
        """The fact that is edited, or None for a new one."""
        return self._fact.id if self._fact else None

    @property
    def passage(self) -> EvidenceFields:
        """The particulars of the passage in front."""
        return self.passages.fields

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
            key = self._desk.alone(self._store)
        except BrieferError as error:
            self._fail(error)
            return
        self._fault.hide()
        self.saved.emit(key, another)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Save on Enter, leave on Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._input.is_composing:
                self.save(another=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def propose_date(self, value: str) -> None:
        """Put this date (EDTF) in as one that the analyst gives; it is stored when the card is saved."""
        self.date.show_date(dated(value, Basis.GIVEN), self.passages.published())
        self.date.text.setFocus()

    def take(self, changes: Changes) -> None:
        """Work dates out anew where a step touched the source, as when its date of publication was set."""
        source = self.span.source
        if source in changes.keys(Collection.SOURCE) and queries.sources(self._desk.session, [source]):
            was_changed = self.is_changed()
            if self._following is not None:
                self._following.read_again(self.statement.toPlainText())
            else:
                self._offer_dates(proposed_on(self._desk, self.span))
            if not was_changed:
                self._entered_first = self._entered()

    def _begin(self, span: Span) -> None:
        source = queries.source(self._desk.session, span.source)
        self._following = Following(self._desk, span, self)
        proposed = self._following.proposed
        self._title.setText("New fact")
        self.statement.setPlainText(" ".join(span.quote.split()))
        choose(self.kind, proposed.kind)
        show_parts(self.actors, proposed)
        self.place.setText(proposed.place)
        self.passages.show_evidence([evidence_of(span, source, proposed)])
        self.date.show_date(dating_of(proposed.event), self.passages.published())
        self.deadline.setText(dating_of(proposed.deadline).value or "")
        self._offer_dates(proposed)

    def _show_fact(self, fact: Fact) -> None:
        self._title.setText(f"Fact {fact.label}")
        self.statement.setPlainText(fact.statement)
        choose(self.kind, fact.kind)
        choose(self.confidence, fact.confidence)
        self.actors.show_parts(fact.actors)
        self.place.setText(fact.place)
        self.deadline.setText(fact.deadline or "")
        self.note.setPlainText(fact.note)
        self.passages.show_evidence(fact.evidence)
        self.date.show_date(fact.event_date, self.passages.published())
        self._offer_dates(proposed_on(self._desk, fact.evidence[0].span))

    def _offer_dates(self, proposed: ProposedFact) -> None:
        self.date.offer(proposed.dates, proposed.around, lacks_publication=proposed.lacks_publication)

    def _store(self) -> FactId:
        evidence = self.passages.evidence()
        statement = " ".join(self.statement.toPlainText().split())
        if not statement:
            raise BrieferError("A fact makes a statement.", "Write what you conclude from the passage.")
        draft = FactDraft(
            kind=chosen(self.kind, FactKind),
            statement=statement,
            actors=self.actors.parts(),
            event_date=self.date.dating(),
            deadline=entered_date(self.deadline.text(), self.passages.published()),
            place=self.place.text().strip(),
            confidence=chosen(self.confidence, Confidence),
            note=self.note.toPlainText().strip(),
        )
        session = self._desk.session
        if self._fact is None:
            return add_fact(session, draft, [draft_of(item) for item in evidence])
        edit_fact(session, _edited(self._fact, draft, evidence))
        return self._fact.id

    def _fail(self, error: BrieferError) -> None:
        self._fault.setText(str(error))
        self._fault.show()
        if isinstance(error, NotStored):  # the strip offers to go on elsewhere
            self._desk.bus.told.emit(notice_of(error))

    def _entered(self) -> tuple[object, ...]:
        lines = tuple(field.text() for field in self.findChildren(QLineEdit))
        texts = tuple(field.toPlainText() for field in self.findChildren(QPlainTextEdit))
        boxes = tuple(box.currentText() for box in self.findChildren(QComboBox))
        return lines, texts, boxes, tuple(item.id for item in self.passages.listed)

    def _go_to(self, span: Span) -> None:
        self._desk.point(Target(span.source, span.start, span.end, fact=self.fact))

    def _connect(self) -> None:
        self.passages.pointed.connect(self._go_to)
        self.passages.failed.connect(self._fail)
        self.date.publication_asked.connect(lambda: self.publication_asked.emit(self.span.source))
        if self._following is not None:
            follow = self._following.follow
            self.statement.textChanged.connect(lambda: follow(self.statement.toPlainText()))

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
        page.addWidget(self.passages)
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

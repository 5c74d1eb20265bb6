"""Fields of the fact card: passages of text, and the particulars of one item of evidence."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefer.gui.views.actor_field import ActorField
from briefer.gui.views.parts import (
    Fold,
    choice,
    choose,
    chosen,
    column,
    line,
    row,
    small_words,
)
from briefer.gui.views.plain_field import PlainField
from briefer.gui.wording import shortened
from briefer.model.dates import Dating
from briefer.model.facts import (
    Attribution,
    AttributionKind,
    Credibility,
    Evidence,
    Grading,
    Modality,
    Reliability,
    Status,
)
from briefer.store import queries
from briefer.store.session import Session
from briefer.text.typed_dates import entered_date

_SAID_SHOWN = 34


class Passage(PlainField):
    """A field for a few lines of plain text that leaves Enter, Esc and Tab to the card around it."""

    def __init__(self, name: str, lines: int, hint: str = "") -> None:
        """Make it so many lines high."""
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setProperty("look", "field")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 14)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Type, but let Enter and Esc through."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)


class EvidenceFields(QWidget):
    """What one passage says about itself: status, modality, grading; who said it, when, in translation."""

    def __init__(self, session: Session) -> None:
        """Begin with a report that is not assessed; speakers are looked up in this session."""
        super().__init__()
        self.status = choice("Status", Status, Status.REPORTED)
        self.modality = choice("Modality", Modality, Modality.ACTUAL)
        self.reliability = choice("Reliability of the source", Reliability, Reliability.NOT_ASSESSED)
        self.credibility = choice("Credibility of the information", Credibility, Credibility.NOT_ASSESSED)
        self.attribution = choice("How it is attributed", AttributionKind, AttributionKind.NONE)
        self.speaker = ActorField(session, "Who said it", "who said it", keeps_words=True)
        self.verb = line("Verb of saying", "", "verb, as in said")
        self.report_date = line("Date of the report", "", "as the source, if empty")
        self.translation = Passage("Translation", 2, "your translation of the passage")
        self._session = session
        self._lay_out()

    def show_evidence(self, evidence: Evidence) -> None:
        """Show what is known of this passage."""
        choose(self.status, evidence.status)
        choose(self.modality, evidence.modality)
        choose(self.reliability, evidence.grading.reliability)
        choose(self.credibility, evidence.grading.credibility)
        self.report_date.setText(evidence.report_date or "")
        self.translation.setPlainText(evidence.translation)
        self.show_attribution(evidence.attribution)

    def show_attribution(self, attribution: Attribution) -> None:
        """Show whose words the passage gives."""
        choose(self.attribution, attribution.kind)
        known = attribution.actor
        named = queries.actors_of(self._session, () if known is None else (known,))
        self.speaker.setText(named[0].name if named else attribution.who)
        self.speaker.setCursorPosition(0)
        self.verb.setText(attribution.verb)
        self._summarise()

    def unfold(self) -> None:
        """Show who said it, when, and the translation."""
        self._more.set_open(is_open=True)

    def evidence(self, before: Evidence, published: Dating) -> Evidence:
        """Return the evidence with what was entered. Raises BrieferError for a report date that is none."""
        return replace(
            before,
            translation=self.translation.toPlainText().strip(),
            attribution=self.said(),
            report_date=entered_date(self.report_date.text(), published),
            status=chosen(self.status, Status),
            modality=chosen(self.modality, Modality),
            grading=Grading(chosen(self.reliability, Reliability), chosen(self.credibility, Credibility)),
        )

    def said(self) -> Attribution:
        """Return whose words the passage gives, as entered."""
        actor = self.speaker.actor()
        who = "" if actor is not None else self.speaker.text().strip()
        return Attribution(
            chosen(self.attribution, AttributionKind),
            actor,
            who,
            self.verb.text().strip(),
        )

    def _lay_out(self) -> None:
        layout = column(self, spacing=6)
        layout.addWidget(small_words("Status and modality of the passage"))
        layout.addLayout(row(self.status, self.modality))
        layout.addWidget(small_words("Grading: source and information"))
        layout.addLayout(row(self.reliability, self.credibility))
        inside = QWidget()
        more = column(inside, spacing=4)
        more.addLayout(row(self.attribution, self.verb))
        more.addWidget(self.speaker)
        more.addWidget(small_words("Reported on"))
        more.addWidget(self.report_date)
        more.addWidget(self.translation)
        self._more = Fold("", inside)
        layout.addWidget(self._more)

    def _summarise(self) -> None:
        """Say in the heading of the folded fields who said it, so that nobody need open them to see."""
        said = " ".join(part for part in (self.speaker.text(), self.verb.text()) if part)
        self._more.rename(
            f"Said: {shortened(said, _SAID_SHOWN)}" if said else "Who said it, report date, translation"
        )

"""Groups of fields of the fact card: a date with proposals, the actors' parts, one passage's particulars."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QSizePolicy, QWidget

from briefer.errors import BrieferError
from briefer.gui.fact_entry import ROLES, dating_of, read_date
from briefer.gui.views.parts import (
    Fold,
    RowStack,
    choice,
    choose,
    chosen,
    column,
    icon_button,
    line,
    link_button,
    row,
    small_words,
)
from briefer.gui.wording import basis_words, shown_date, shown_dating
from briefer.model.actors import Actor
from briefer.model.dates import UNDATED, Basis, Dating, dated
from briefer.model.facts import (
    Attribution,
    AttributionKind,
    Credibility,
    Evidence,
    FactActor,
    Grading,
    Modality,
    Reliability,
    Status,
)
from briefer.model.ids import ActorId
from briefer.model.proposals import ProposedDate


class Passage(QPlainTextEdit):
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


class DateField(QWidget):
    """A date: typed as EDTF or in words, or taken from what the passage names, with its basis."""

    def __init__(self) -> None:
        """Begin undated."""
        super().__init__()
        self._published = UNDATED
        self.text = line("Date of the event", "", "2024-01-18, or words")
        self._basis = choice("What the date rests on", Basis, Basis.UNKNOWN)
        for number in range(self._basis.count()):
            self._basis.setItemText(number, basis_words(str(self._basis.itemData(number))))
        self._meaning = small_words()
        self._proposals = RowStack(spacing=0)
        layout = column(self, spacing=2)
        layout.addLayout(row(self.text, self._basis))
        layout.addWidget(self._meaning)
        layout.addWidget(self._proposals)
        self.text.textEdited.connect(self._typed)
        self.text.textChanged.connect(self._explain)

    def show_date(
        self, dating: Dating, proposals: Sequence[ProposedDate] = (), published: Dating = UNDATED
    ) -> None:
        """Show this date and these proposals; words are read against the day of publication."""
        self._published = published
        self.text.setText(dating.value or "")
        self._set_basis(dating.basis)
        self._proposals.clear()
        for item in proposals:
            self._proposals.add(self._proposal(item))
        self._explain()

    def dating(self) -> Dating:
        """Return the date entered. Raises BrieferError where it is none."""
        typed = self.text.text().strip()
        if not typed:
            return UNDATED
        basis = str(self._basis.currentData())
        return dated(_date_of(typed, self._published), Basis.GIVEN if basis == Basis.UNKNOWN else basis)

    def _proposal(self, item: ProposedDate) -> QWidget:
        words = f"“{' '.join(item.quote.split())}”: {shown_date(item.value or '')}"
        return link_button(words.replace("&", "&&"), lambda: self._take(item))

    def _take(self, item: ProposedDate) -> None:
        dating = dating_of(item)
        self.text.setText(dating.value or "")
        self._set_basis(dating.basis)

    def _set_basis(self, basis: str) -> None:
        if self._basis.findData(basis) < 0:
            self._basis.addItem(basis, basis)
        self._basis.setCurrentIndex(self._basis.findData(basis))

    def _typed(self, words: str) -> None:
        self._set_basis(Basis.GIVEN if words.strip() else Basis.UNKNOWN)

    def _explain(self) -> None:
        typed = self.text.text().strip()
        value = read_date(typed, self._published) if typed else None
        if not typed:
            self._meaning.setText("undated")
        elif value is None:
            self._meaning.setText("not a date yet: 2024-01-18, 2024-01, 2024-01-16/2024-01-18, “18 January”")
        else:
            self._meaning.setText(shown_dating(dated(value)))


def _date_of(typed: str, published: Dating) -> str:
    value = read_date(typed, published)
    if value is None:
        wrong = f"“{typed}” is no date."
        raise BrieferError(wrong, "Write it as 2024-01-18, 2024-01 or 2024-01-16/2024-01-18, or empty it.")
    return value


def entered_date(words: str, published: Dating) -> str | None:
    """Return the EDTF value of a field that may be empty. Raises BrieferError where it is no date."""
    return _date_of(words.strip(), published) if words.strip() else None


class _PartRow(QWidget):
    """One actor and its part in the fact."""

    def __init__(self, actor: Actor, role: str, remove: Callable[[QWidget], None]) -> None:
        super().__init__()
        self.actor = actor.id
        self._name = small_words(actor.name, tone="text")
        self.role = QComboBox()
        self.role.setEditable(True)
        self.role.addItems(["", *ROLES])
        self.role.setCurrentText(role)
        self.role.setAccessibleName(f"Part of {actor.name}")
        self.role.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.role.setMinimumContentsLength(8)
        edit = self.role.lineEdit()
        if edit is not None:
            edit.setPlaceholderText("part")
        gone = icon_button("x", f"Take {actor.name} out".replace("&", "&&"), lambda: remove(self))
        layout = row(self._name, self.role, gone, spacing=4)
        layout.setStretch(0, 3)
        layout.setStretch(1, 2)
        self.setLayout(layout)


class ActorParts(QWidget):
    """The actors of a fact with their parts; more are added by name."""

    def __init__(self) -> None:
        """Begin without actors."""
        super().__init__()
        self._actors: dict[ActorId, Actor] = {}
        self._rows = RowStack(spacing=2)
        self.add = QComboBox()
        self.add.setAccessibleName("Add an actor to the fact")
        self.add.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add.activated.connect(self._added)
        layout = column(self, spacing=4)
        layout.addWidget(self._rows)
        layout.addWidget(self.add)

    def show_parts(self, parts: Sequence[FactActor], actors: Sequence[Actor]) -> None:
        """Show these parts; `actors` are all that may be added."""
        self._actors = {actor.id: actor for actor in actors}
        self._rows.clear()
        for part in parts:
            if part.actor in self._actors:
                self._rows.add(_PartRow(self._actors[part.actor], part.role, self._rows.drop))
        self.offer(actors)

    def offer(self, actors: Sequence[Actor]) -> None:
        """Let these actors be added."""
        self._actors = {actor.id: actor for actor in actors}
        self.add.clear()
        self.add.addItem("Add an actor…", None)
        for actor in sorted(actors, key=lambda item: item.name.casefold()):
            self.add.addItem(actor.name, actor.id)

    def parts(self) -> tuple[FactActor, ...]:
        """Return the parts entered. Raises BrieferError where an actor has the same part twice."""
        made = tuple(
            FactActor(item.actor, item.role.currentText().strip()) for item in self._rows.rows(_PartRow)
        )
        for number, part in enumerate(made):
            if part in made[:number]:
                wrong = f"{self._actors[part.actor].name} has the same part in the fact twice."
                raise BrieferError(wrong, "Take one of the two out.")
        return made

    def _added(self, number: int) -> None:
        key = self.add.itemData(number)
        self.add.setCurrentIndex(0)
        if key is not None:
            made = _PartRow(self._actors[ActorId(key)], "", self._rows.drop)
            self._rows.add(made)
            made.role.setFocus()


class EvidenceFields(QWidget):
    """What one passage says about itself: status, modality, grading; who said it, when, in translation."""

    def __init__(self) -> None:
        """Begin with a report that is not assessed."""
        super().__init__()
        self.status = choice("Status", Status, Status.REPORTED)
        self.modality = choice("Modality", Modality, Modality.ACTUAL)
        self.reliability = choice("Reliability of the source", Reliability, Reliability.NOT_ASSESSED)
        self.credibility = choice("Credibility of the information", Credibility, Credibility.NOT_ASSESSED)
        self.attribution = choice("How it is attributed", AttributionKind, AttributionKind.NONE)
        self.speaker = QComboBox()
        self.speaker.setEditable(True)
        self.speaker.setAccessibleName("Who said it")
        self.verb = line("Verb of saying", "", "verb, as in said")
        self.report_date = line("Date of the report", "", "as the source, if empty")
        self.translation = Passage("Translation", 2, "your translation of the passage")
        self._actors: dict[ActorId, str] = {}
        self._lay_out()

    def show_evidence(self, evidence: Evidence, actors: Sequence[Actor]) -> None:
        """Show what is known of this passage."""
        choose(self.status, evidence.status)
        choose(self.modality, evidence.modality)
        choose(self.reliability, evidence.grading.reliability)
        choose(self.credibility, evidence.grading.credibility)
        choose(self.attribution, evidence.attribution.kind)
        self._actors = {actor.id: actor.name for actor in actors}
        self.speaker.clear()
        self.speaker.addItem("", None)
        for actor in sorted(actors, key=lambda item: item.name.casefold()):
            self.speaker.addItem(actor.name, actor.id)
        known = evidence.attribution.actor
        self.speaker.setCurrentText(
            self._actors.get(known, "") if known is not None else evidence.attribution.who
        )
        self.verb.setText(evidence.attribution.verb)
        self.report_date.setText(evidence.report_date or "")
        self.translation.setPlainText(evidence.translation)

    def evidence(self, before: Evidence, published: Dating) -> Evidence:
        """Return the evidence with what was entered. Raises BrieferError for a report date that is none."""
        return replace(
            before,
            translation=self.translation.toPlainText().strip(),
            attribution=self._attribution(),
            report_date=entered_date(self.report_date.text(), published),
            status=chosen(self.status, Status),
            modality=chosen(self.modality, Modality),
            grading=Grading(chosen(self.reliability, Reliability), chosen(self.credibility, Credibility)),
        )

    def _attribution(self) -> Attribution:
        who = self.speaker.currentText().strip()
        actor = next((key for key, name in self._actors.items() if name == who), None)
        return Attribution(
            chosen(self.attribution, AttributionKind),
            actor,
            "" if actor is not None else who,
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
        layout.addWidget(Fold("Who said it, report date, translation", inside))

"""The form of a judgement: what is judged, how likely it is, how sure the analyst is and why, on what."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from briefer.check.likelihood import judgement_doubts
from briefer.commands.judging import JudgementDraft
from briefer.gui.models.brief_facts import FactRow
from briefer.gui.views.measures import grown
from briefer.gui.views.parts import Words, column, small_words
from briefer.gui.views.plain_field import PlainField
from briefer.gui.wording import plain_tip, shortened
from briefer.model.drafting import Judgement
from briefer.model.ids import JudgementId
from briefer.model.yardsticks import CONFIDENCE_LEVELS, Yardstick

_LABEL = int(Qt.ItemDataRole.UserRole)
_LONGEST = 110


class JudgementDialog(QDialog):
    """Asks for a judgement; `entered` carries what was entered, and the dialog stays until it is closed."""

    entered = Signal(object)

    def __init__(
        self,
        yardstick: Yardstick,
        facts: Sequence[FactRow],
        before: Judgement | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show a judgement, or an empty form, in the terms of a yardstick."""
        super().__init__(parent)
        self._yardstick = yardstick
        self.setWindowTitle("Edit the judgement" if before else "Add a judgement")
        self.text = _field("What is judged", "the ambassadors return by about 26 January")
        self.band = _box("How likely it is", [("Choose how likely it is", "")])
        for band in yardstick.bands:
            self.band.addItem(f"{band.term}  ·  {yardstick.range_words(band)}", band.id)
        levels = [("Not assessed yet", ""), *((level.capitalize(), level) for level in CONFIDENCE_LEVELS)]
        self.confidence = _box("How sure you are", levels)
        self.reasons = _field("Why you are so sure", "One source; no statement by either government.")
        self.facts = QListWidget()
        self.facts.setAccessibleName("Facts that the judgement rests on")
        self.facts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.facts.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.printed = Words()
        self.printed.setAccessibleName("The judgement as it prints")
        self.doubts = Words(tone="warning")
        self.doubts.setAccessibleName("What could mislead a reader")
        self._fill_facts(facts, before)
        if before is not None:
            self._show(before)
        self._lay_out()
        self._connect()
        self._say()

    @property
    def draft(self) -> JudgementDraft:
        """What is entered now."""
        items = (self.facts.item(number) for number in range(self.facts.count()))
        labels = [str(item.data(_LABEL)) for item in items if item.checkState() is Qt.CheckState.Checked]
        return JudgementDraft(
            self.text.toPlainText(),
            str(self.band.currentData() or ""),
            str(self.confidence.currentData() or ""),
            self.reasons.toPlainText(),
            labels,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take Ctrl with Enter in a field of words as the dialog itself does."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and _saves(event):
            self.entered.emit(self.draft)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Save with Ctrl and Enter, wherever the keyboard is."""
        if _saves(event):
            self.entered.emit(self.draft)
        else:
            super().keyPressEvent(event)

    def _show(self, judgement: Judgement) -> None:
        self.text.setPlainText(judgement.text)
        self.reasons.setPlainText(judgement.reasons)
        self.band.setCurrentIndex(max(self.band.findData(judgement.band), 0))
        self.confidence.setCurrentIndex(max(self.confidence.findData(judgement.confidence), 0))

    def _fill_facts(self, facts: Sequence[FactRow], before: Judgement | None) -> None:
        cited = {seen.label.casefold(): seen for seen in before.cited} if before else {}
        known = {row.label.casefold() for row in facts}
        lines = [(row.label, row.statement) for row in facts]
        lines += [(seen.label, "(deleted)") for label, seen in cited.items() if label not in known]
        for label, words in sorted(lines, key=lambda line: line[0].casefold() not in cited):
            item = QListWidgetItem(f"{label}  {shortened(words, _LONGEST)}")
            item.setToolTip(plain_tip(words))
            item.setData(_LABEL, label)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_cited = label.casefold() in cited
            item.setCheckState(Qt.CheckState.Checked if is_cited else Qt.CheckState.Unchecked)
            self.facts.addItem(item)

    def _connect(self) -> None:
        for field in (self.text, self.reasons):
            field.installEventFilter(self)
        self.text.textChanged.connect(self._say)
        self.reasons.textChanged.connect(self._say)
        self.band.currentIndexChanged.connect(self._say)
        self.confidence.currentIndexChanged.connect(self._say)
        self.facts.itemChanged.connect(self._say)

    def _say(self) -> None:
        """Show how the judgement prints, and what of it could mislead a reader."""
        draft = self.draft
        band = self._yardstick.band(draft.band)
        likelihood = f"{band.opening} {band.term} that" if band else "[How likely?] that"
        cited = "".join(f"[{label}]" for label in draft.labels)
        sure = f"\nAnalytical confidence in this judgement: {draft.confidence}. {draft.reasons.strip()}"
        said = f"{likelihood} {draft.text.strip() or '…'} {cited}".rstrip()
        self.printed.setText(said + (sure if draft.confidence else ""))
        shown = Judgement(JudgementId(0), draft.text, draft.band, draft.confidence, draft.reasons)
        doubts = judgement_doubts(shown, self._yardstick)
        self.doubts.setText("\n".join(doubt.sentence for doubt in doubts))
        self.doubts.setVisible(bool(doubts))

    def _lay_out(self) -> None:
        place = column(self, margin=14, spacing=10)
        fields = QFormLayout()
        fields.setSpacing(8)
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields.addRow("It is &likely that …", self.text)
        fields.addRow("&How likely", self.band)
        fields.addRow("&Confidence", self.confidence)
        fields.addRow("&Because", self.reasons)
        fields.addRow("&Rests on", self.facts)
        place.addLayout(fields)
        weighed = ", ".join(self._yardstick.factors)
        place.addWidget(small_words(f"Terms of the {self._yardstick.title}. Confidence weighs {weighed}."))
        place.addWidget(self.printed)
        place.addWidget(self.doubts)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(lambda: self.entered.emit(self.draft))
        buttons.rejected.connect(self.reject)
        place.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Save).setToolTip("Save the judgement (Ctrl+Enter)")
        self.resize(grown(self, 620), grown(self, 560))


def _saves(event: QKeyEvent) -> bool:
    with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return with_ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _field(name: str, hint: str) -> PlainField:
    field = PlainField()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setTabChangesFocus(True)
    field.setFixedHeight(4 * field.fontMetrics().lineSpacing())
    return field


def _box(name: str, items: Sequence[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for words, value in items:
        box.addItem(words, value)
    return box

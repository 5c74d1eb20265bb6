"""The form for what is known of a source: title, byline, publisher, date, address, language, grade."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from briefer.commands.sources import edit_source
from briefer.errors import BrieferError
from briefer.gui.desk import Desk
from briefer.gui.views.parts import (
    Ground,
    Words,
    choice,
    choose,
    chosen,
    column,
    form,
    line,
    push_button,
    row,
    small_words,
)
from briefer.gui.wording import basis_words, shown_dating
from briefer.model.dates import UNDATED, Basis, Dating, dated
from briefer.model.facts import Reliability
from briefer.model.ids import SourceId
from briefer.model.sources import Source
from briefer.store import queries
from briefer.text.typed_dates import entered_date

_HOW_TO_WRITE = "Write it as 2024-01-23, with a time as 2024-01-23T14:05+01:00."


class SourceForm(Ground):
    """Edits what is known of one source, never its text; Enter saves, Esc closes without saving."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Make the form, empty."""
        super().__init__("band", parent)
        self._desk = desk
        self._source: Source | None = None
        self._missing = Words("", tone="warning")
        self.title = line("Title", "", "headline")
        self.byline = line("Byline", "", "author as printed")
        self.publisher = line("Publisher", "", "newspaper, agency, ministry")
        self.published = line("Published", "", "2024-01-23, 2024-01-23T14:05+01:00 or 23 January 2024")
        self._basis = small_words()
        self.url = line("Address of the page", "", "https://")
        self.language = line("Language", "", "en, fr, ur")
        self.reliability = choice("Usual reliability of the publisher", Reliability, Reliability.NOT_ASSESSED)
        self._fault = Words("", tone="fault")
        self._lay_out()
        self.published.textChanged.connect(self._explain)

    @property
    def source(self) -> Source | None:
        """The source that is edited, as it was when the form was opened, or None."""
        return self._source

    def open(self, key: SourceId, *, ask: bool = False) -> None:
        """Show this source; `ask` names what is missing and goes to the first such field."""
        source = queries.source(self._desk.session, key)
        self._source = source
        for field, words in (
            (self.title, source.title),
            (self.byline, source.byline),
            (self.publisher, source.publisher),
            (self.published, source.published.value or ""),
            (self.url, source.url),
            (self.language, source.language),
        ):
            field.setText(words)
            field.setCursorPosition(0)
        choose(self.reliability, source.reliability)
        self._fault.hide()
        self._explain()
        missing = [field for field in (self.title, self.publisher, self.published) if not field.text()]
        names = ", ".join(field.accessibleName().lower() for field in missing)
        self._missing.setText(f"Still missing: {names}. Footnotes print what you enter here.")
        self._missing.setVisible(ask and bool(missing))
        (missing[0] if ask and missing else self.title).setFocus()

    def save(self) -> None:
        """Store what was entered and close; where something is wrong, say so and stay."""
        try:
            self._store()
        except BrieferError as error:
            self._fault.setText(str(error))
            self._fault.show()
            return
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Save on Enter, close on Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _store(self) -> None:
        if self._source is None:
            return
        edited = replace(
            self._source,
            title=self.title.text().strip(),
            byline=self.byline.text().strip(),
            publisher=self.publisher.text().strip(),
            published=self._dating(),
            url=self.url.text().strip(),
            language=self.language.text().strip(),
            reliability=chosen(self.reliability, Reliability),
        )
        edit_source(self._desk.session, edited)

    def _dating(self) -> Dating:
        typed = self.published.text().strip()
        known = self._source.published if self._source else UNDATED
        if typed == (known.value or ""):
            return known
        value = entered_date(typed, UNDATED, _HOW_TO_WRITE)
        return UNDATED if value is None else dated(value, Basis.GIVEN)

    def _explain(self) -> None:
        try:
            dating = self._dating()
        except BrieferError:
            self._basis.setText("not a date yet")
            return
        known = dating.value is not None
        self._basis.setText(f"{shown_dating(dating)}, {basis_words(dating.basis)}" if known else "undated")

    def _lay_out(self) -> None:
        fields = form()
        for field in (self.title, self.byline, self.publisher, self.published):
            fields.addRow(_label(field), field)
        fields.addRow("", self._basis)
        fields.addRow(_label(self.url), self.url)
        self.language.setMaximumWidth(self.fontMetrics().averageCharWidth() * 14)
        pair = row(self.language, small_words("Reliability"), self.reliability)
        pair.setStretch(2, 1)
        fields.addRow(_label(self.language), pair)
        layout = column(self, margin=12, spacing=8)
        layout.addWidget(self._missing)
        layout.addLayout(fields)
        layout.addWidget(self._fault)
        save = push_button("Save", self.save, "check")
        save.setToolTip("Save (Enter)")
        layout.addLayout(row(1, push_button("Cancel", self.closed.emit), save))


def _label(field: QWidget) -> QLabel:
    label = small_words(field.accessibleName())
    label.setWordWrap(False)
    label.setBuddy(field)
    return label

"""The form for what is known of a source, with where each value came from."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from briefer.commands.publishers import grade_of, keep_grade, publisher_grades
from briefer.commands.sources import edit_source
from briefer.errors import BrieferError
from briefer.gui.bus import NoticeKind
from briefer.gui.desk import Desk
from briefer.gui.dropped import files_in
from briefer.gui.views.parts import (
    Fold,
    Ground,
    Words,
    choice,
    choose,
    chosen,
    column,
    form,
    line,
    link_button,
    push_button,
    row,
    small_words,
)
from briefer.gui.views.source_details import SourceDetails
from briefer.gui.views.tab_order import tab_as_laid_out
from briefer.gui.wording import basis_words, shortened, shown_dating
from briefer.model.dates import UNDATED, Basis, Dating, dated
from briefer.model.facts import Reliability
from briefer.model.ids import SourceId
from briefer.model.sources import Source
from briefer.store import queries
from briefer.text.typed_dates import entered_date

_HOW_TO_WRITE = "Write it as 2024-01-23, with a time as 2024-01-23T14:05+01:00."
_KEEP = "Keep this grade for the publisher's next sources"
_SHORT = {"url": "Address", "reliability": "Reliability"}  # labels, where the field's own name is long
_SHOWN = 60  # letters of a source's name in what is told
_LEAST_ROWS = 5  # lines of text that are seen of the fields at least
_ASKED = ("title", "publisher", "published")


class SourceForm(Ground):
    """Edits what is known of one source, never its text; Enter saves, Esc closes without saving.

    `original_wanted` says that the original bytes are to be saved as a file; `reading_wanted`, with the
    button that was pressed, that they are to be read in another encoding.
    """

    closed = Signal()
    original_wanted = Signal()
    reading_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Make the form, empty."""
        super().__init__("band", parent)
        self._desk = desk
        self._source: Source | None = None
        self._is_keeping_touched = False
        self._missing = Words("", tone="warning")
        self.title = line("Title", "", "headline")
        self.byline = line("Byline", "", "author as printed")
        self.publisher = line("Publisher", "", "newspaper, agency, ministry")
        self.published = line("Published", "", "2024-01-23, 2024-01-23T14:05+01:00 or 23 January 2024")
        self.url = line("Address of the page", "", "https://")
        self.language = line("Language", "", "en, fr, ur")
        self.reliability = choice("Usual reliability of the publisher", Reliability, Reliability.NOT_ASSESSED)
        self.keep = QCheckBox("Keep it for the next sources")
        self.keep.setAccessibleName(_KEEP)
        self.keep.setToolTip(_KEEP)
        self.keep.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # it widens nothing
        self._cells = {
            "title": _Cell(self.title),
            "byline": _Cell(self.byline),
            "publisher": _Cell(self.publisher),
            "published": _Cell(self.published),
            "url": _Cell(self.url),
            "language": _Cell(self.language),
            "reliability": _Cell(self.reliability, self.keep),
        }
        self._basis = self._cells["published"].basis
        self._fault = Words("", tone="fault")
        self.details = SourceDetails(desk, self.original_wanted.emit, self.reading_wanted.emit)
        self._fold = Fold("File, hashes, links", self.details)
        self._rows, self._inside = form(), Ground("band")
        self._area = _Snug(self._inside)
        self._lay_out()
        # Once it is laid out: else it has no room yet, and opens below what is seen.
        self._fold.opened.connect(lambda: QTimer.singleShot(0, self, self._scroll_to_details))
        self.published.textChanged.connect(self._explain)
        self.keep.clicked.connect(self._touch_keeping)

    @property
    def source(self) -> Source | None:
        """The source that is edited, as it was when the form was opened, or None."""
        return self._source

    def missing(self, key: SourceId) -> tuple[str, ...]:
        """Return which of title, publisher and date a source does not have, by the names of its fields."""
        source = queries.source(self._desk.session, key)
        has = (source.title, source.publisher, source.published.value)
        return tuple(field for field, value in zip(_ASKED, has, strict=True) if not value)

    def open(self, key: SourceId, *, ask: bool = False) -> None:
        """Show this source; `ask` shows what is missing alone, and goes to the first such field."""
        source = queries.source(self._desk.session, key)
        self._source = source
        for field, words in self._lines(source):
            field.setText(words)
            field.setCursorPosition(0)
        choose(self.reliability, source.reliability)
        self._show_keeping(source)
        self._fault.hide()
        for name, cell in self._cells.items():
            cell.say(source.basis(name))
        self._explain()
        self.details.show_source(source)
        tab_as_laid_out(self._inside)
        self._fold.set_open(is_open=False)
        missing = self.missing(key) if ask else ()
        self._show_rows(missing)
        (self._cells[missing[0]].field if missing else self.title).setFocus()

    def unfold(self) -> None:
        """Show what else is known of the source: its file, hashes and links."""
        self._fold.set_open(is_open=True)

    def save(self) -> None:
        """Store what was entered and close; where something is wrong, say so and stay."""
        try:
            self._desk.alone(self._store)
        except BrieferError as error:
            self._fault.setText(str(error))
            self._fault.show()
            return
        self.closed.emit()

    @property
    def has_unsaved(self) -> bool:
        """Whether it is open and holds what was entered and not saved."""
        if self.isHidden() or self._source is None:
            return False
        typed = any(field.text().strip() != words.strip() for field, words in self._lines(self._source))
        return typed or chosen(self.reliability, Reliability) is not self._source.reliability

    def store_entered(self) -> None:
        """Store what was entered, as the form goes without Esc; where it is not to be stored, tell of it."""
        source = self._source
        if source is None or not self.has_unsaved or not queries.has_source(self._desk.session, source.id):
            return
        try:
            self._store()
        except BrieferError as error:
            name = shortened(" ".join(source.name.split()), _SHOWN)
            what = f"What you entered of “{name}” is not stored: {error.what}"
            self._desk.tell(what, error.next_step, NoticeKind.FAULT)
        else:
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Save on Enter, close on Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Leave an article that is pasted to the window: a field of one line would take it as a name."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_paste = event.matches(QKeySequence.StandardKey.Paste)
            if is_paste and _is_article_copied():
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _store(self) -> None:
        """Store the fields that were altered here: the others may have been altered elsewhere meanwhile."""
        opened = self._source
        if opened is None:
            return
        entered: dict[str, object] = {
            "title": self.title.text().strip(),
            "byline": self.byline.text().strip(),
            "publisher": self.publisher.text().strip(),
            "published": self._dating(),
            "url": self.url.text().strip(),
            "language": self.language.text().strip(),
            "reliability": chosen(self.reliability, Reliability),
        }
        altered: dict[str, Any] = {
            field: value for field, value in entered.items() if value != getattr(opened, field)
        }
        edited = replace(queries.source(self._desk.session, opened.id), **altered)
        edit_source(self._desk.session, edited)
        if self.keep.isChecked() and ("reliability" in altered or self._is_keeping_touched):
            keep_grade(edited.publisher, edited.reliability)

    def _lines(self, source: Source) -> tuple[tuple[QLineEdit, str], ...]:
        return (
            (self.title, source.title),
            (self.byline, source.byline),
            (self.publisher, source.publisher),
            (self.published, source.published.value or ""),
            (self.url, source.url),
            (self.language, source.language),
        )

    def _dating(self) -> Dating:
        typed = self.published.text().strip()
        known = self._source.published if self._source else UNDATED
        if typed == (known.value or ""):
            return known
        value = entered_date(typed, UNDATED, _HOW_TO_WRITE)
        return UNDATED if value is None else dated(value, Basis.GIVEN)

    def _explain(self) -> None:
        """Say how the date is understood, and what it rests on."""
        try:
            dating = self._dating()
        except BrieferError:
            self._cells["published"].say("not a date yet")
            return
        if dating.value is None:
            self._cells["published"].say("undated")
            return
        words = f"{shown_dating(dating)}, {basis_words(dating.basis)}"
        where = self._source.basis("published") if self._source and dating == self._source.published else ""
        is_told = not where or dating.basis == Basis.GIVEN
        self._cells["published"].say(words if is_told else f"{words}: {where}")

    def _show_keeping(self, source: Source) -> None:
        """Tick the box where a grade is the publisher's already, or there is none that could be lost."""
        kept = grade_of(source.publisher, publisher_grades())
        self._is_keeping_touched = False
        self.keep.setChecked(kept in (source.reliability, Reliability.NOT_ASSESSED))

    def _touch_keeping(self) -> None:
        self._is_keeping_touched = True

    def _show_rows(self, asked: tuple[str, ...]) -> None:
        """Show the rows of these fields alone, or all where none are given."""
        names = ", ".join(self._cells[name].field.accessibleName().lower() for name in asked)
        self._missing.setText(f"Still missing: {names}. Footnotes print what you enter here.")
        self._missing.setVisible(bool(asked))
        for name, cell in self._cells.items():
            self._rows.setRowVisible(cell, not asked or name in asked)
        self._fold.setVisible(not asked)
        self._all.setVisible(bool(asked))

    def _show_all(self) -> None:
        self._show_rows(())
        self.title.setFocus()

    def _scroll_to_details(self) -> None:
        self._area.verticalScrollBar().setValue(self._fold.y())

    def _lay_out(self) -> None:
        for name, cell in self._cells.items():
            cell.field.installEventFilter(self)
            self._rows.addRow(_label(cell, _SHORT.get(name, "")), cell)
        self._all = link_button("Show all that is known", self._show_all)
        fields = column(self._inside, spacing=8)
        fields.addLayout(self._rows)
        fields.addWidget(self._fold)
        layout = column(self, margin=12, spacing=8)
        layout.addWidget(self._missing)
        layout.addWidget(self._area)
        layout.addWidget(self._fault)
        save = push_button("Save", self.save, "check")
        save.setToolTip("Save (Enter)")
        layout.addLayout(row(self._all, 1, push_button("Cancel", self.closed.emit), save))


class _Snug(QScrollArea):
    """An area as high as what lies in it, where there is room, and that scrolls where there is not."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the field that has the keyboard
        self.setWidget(inside)
        self._inside = inside
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of what lies in it, at the width that it has."""
        inside = self._inside
        hint = inside.sizeHint()
        if inside.hasHeightForWidth():
            hint.setHeight(inside.heightForWidth(max(self.width(), inside.minimumSizeHint().width())))
        return hint

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a few rows."""
        return QSize(self._inside.minimumSizeHint().width(), self.fontMetrics().height() * _LEAST_ROWS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Grow and shrink with what lies in it."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for another height at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class _Cell(QWidget):
    """A field, what belongs to it, and below it in small words where its value came from."""

    def __init__(self, field: QLineEdit | QComboBox, *others: QWidget) -> None:
        super().__init__()
        self.field = field
        self.basis = small_words()
        layout = column(self, spacing=1)
        for widget in (field, *others, self.basis):
            layout.addWidget(widget)

    def say(self, basis: str) -> None:
        """Say where the value came from; nothing where that is not known."""
        self.basis.setText(basis)
        self.basis.setVisible(bool(basis))


def _is_article_copied() -> bool:
    """Return whether the clipboard holds files, or several lines."""
    mime = QGuiApplication.clipboard().mimeData()
    return bool(files_in(mime)) or len(mime.text().strip().splitlines()) > 1


def _label(cell: _Cell, short: str) -> QLabel:
    label = small_words(short or cell.field.accessibleName())
    label.setWordWrap(False)
    label.setBuddy(cell.field)
    return label

"""The panel of the files that are loaded: what became of each, and what can be done about it."""

from datetime import UTC, datetime
from functools import cache

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QStackedWidget, QWidget

from briefer.gui.desk import Desk
from briefer.gui.loading import Loader
from briefer.gui.models.import_report import report
from briefer.gui.models.imports import ImportRow, Stage
from briefer.gui.plain import shown_moment
from briefer.gui.views.imports_head import ImportsHead
from briefer.gui.views.parts import EmptyNote, Ground, Words, column, rule
from briefer.gui.views.rows import row_list
from briefer.load.choose import kinds_told
from briefer.load.files import shown_name
from briefer.load.registry import importers
from briefer.store import queries

_EVERY = 80  # milliseconds between two looks at the figures
_MARGIN = 9  # pixels around the report
_LINES = 15  # of text that the panel is high, where nobody has made it higher


class ImportsPanel(Ground):
    """Lists each file of the batch that is loaded, or was loaded last, and stays until it is closed.

    It comes by itself where several files are loaded, and never takes the keyboard. `opened` carries the
    source of a row that the analyst wants to read, `left` says that the keyboard goes back to the text.
    """

    opened = Signal(object)
    left = Signal()
    toggled = Signal()

    def __init__(self, desk: Desk, loader: Loader, parent: QWidget | None = None) -> None:
        """Lie hidden."""
        super().__init__("paper", parent)
        self._desk, self._loader, self.files = desk, loader, loader.files
        self.head = ImportsHead(self)
        self.list = row_list("Files loaded")
        self.list.setModel(self.files)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Report on the files loaded")
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.text.document().setDocumentMargin(_MARGIN)
        self._importers = cache(importers)  # told of each moment while files come in
        self.kinds = Words()
        self.kinds.setContentsMargins(_MARGIN, 4, _MARGIN, 6)
        self._above_kinds = rule()
        self._none = EmptyNote("No file was loaded yet", "Add files, or drop files and folders here.")
        self._no_fault = EmptyNote("Nothing failed", "All files, and all in them, could be loaded so far.")
        self._pages = QStackedWidget()
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(_EVERY)
        self._at = -1
        self._lay_out()
        self._connect()
        self._show_state()
        self.hide()

    # What the analyst does

    def open_quietly(self) -> None:
        """Come into view; the keyboard stays where it is."""
        if not self.isVisible():
            self.show()
            self._show_state()
            self.toggled.emit()

    def toggle(self) -> None:
        """Come into view with the keyboard in the list, or go."""
        if self.isVisible():
            self.close_panel()
        else:
            self.open_quietly()
            is_listed = self._pages.currentWidget() is self.list
            entry: QWidget = self.list if is_listed else self.head.close_button
            entry.setFocus()

    def close_panel(self) -> None:
        """Go away; what is being loaded goes on."""
        has_keyboard = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self.hide()
        self.toggled.emit()
        if has_keyboard:
            self.left.emit()

    def cancel(self) -> None:
        """Load no more; what is stored stays."""
        self._loader.cancel()

    def show_only_failed(self, *, only: bool) -> None:
        """Show what failed alone, or all."""
        self.files.show_only_failed(only=only)
        self.list.scrollToTop()
        self._show_state()

    def show_report(self, *, as_text: bool) -> None:
        """Show the report as text that can be selected, or the list."""
        self.head.as_text.setChecked(as_text)
        if as_text:
            self.text.setPlainText(self.report())
        self._show_state()

    def retry(self) -> None:
        """Load the current file again, if anything of it failed or was cancelled."""
        if (row := self.current()) is not None:
            self._loader.retry([row.number])

    def retry_all(self) -> None:
        """Load again all that failed or was cancelled, and files in which something was left out."""
        self._loader.retry(self.files.again)

    def copy_report(self) -> None:
        """Put the report into the clipboard, as text."""
        QGuiApplication.clipboard().setText(self.report())
        self._desk.tell("The report is in the clipboard.")

    def report(self) -> str:
        """Return what became of the files, as text."""
        moment = shown_moment(datetime.now(UTC).isoformat())
        return report(self.files.files, self._desk.session.path.name, moment)

    def current(self) -> ImportRow | None:
        """Return the row that the list stands on, or None."""
        return self.files.row_at(self.list.currentIndex())

    def can_retry(self) -> bool:
        """Return whether the current file can be tried again."""
        file = self.files.file_at(self.list.currentIndex())
        return self.isVisible() and file is not None and file.comes_again

    def can_retry_any(self) -> bool:
        """Return whether any file can be tried again."""
        return bool(self.files.again)

    # What is shown

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a height of some lines of text."""
        return QSize(super().sizeHint().width(), _LINES * self.fontMetrics().lineSpacing())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go away with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _show_state(self) -> None:
        """Say how far it is, and offer what can be done now."""
        if not self.isVisible():
            return
        self.head.show_files(self.files, is_busy=self._loader.is_busy)
        if self.head.as_text.isChecked() and self.files.total:
            page: QWidget = self.text
        elif self.files.rowCount():
            page = self.list
        else:
            page = self._no_fault if self.files.total else self._none
        self._pages.setCurrentWidget(page)
        self.kinds.say(kinds_told(self.files.faults, self._importers) if page is self.list else "")
        self._above_kinds.setVisible(bool(self.kinds.text()))
        self._follow()

    def _follow(self) -> None:
        """Keep in view what is being read, while the list stands where it was."""
        reading = self.files.first_under_way
        if reading == self._at or self.files.only_failed:
            return
        before, now = self.files.index_of(max(self._at, 0)), self.files.index_of(reading)
        was_in_view = self.list.viewport().rect().intersects(self.list.visualRect(before))
        self._at = reading
        if was_in_view and now.isValid() and not self.list.hasFocus():
            self.list.scrollTo(now)

    def _end(self) -> None:
        if self.head.as_text.isChecked():
            self.text.setPlainText(self.report())
        self._show_state()

    def _activate(self, index: QModelIndex) -> None:
        file = self.files.file_at(index)
        if file is not None and file.sources:
            there = set(queries.source_ids(self._desk.session, file.sources))
            if (first := next((key for key in file.sources if key in there), None)) is not None:
                self.opened.emit(first)
            else:
                what = f"What “{shown_name(file.path)}” held is not in the session any more."
                self._desk.tell(what, "Add the file once more to read it.")
        elif self.can_retry():
            self.retry()

    def _lay_out(self) -> None:
        for page in (self.list, self.text, self._none, self._no_fault):
            self._pages.addWidget(page)
        layout = column(self, spacing=0)
        layout.addWidget(self.head)
        layout.addWidget(rule())
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._above_kinds)
        layout.addWidget(self.kinds)

    def _connect(self) -> None:
        self.files.counted.connect(self._look)
        self._looking.timeout.connect(self._show_state)
        self._loader.begun.connect(self._begin)
        self._loader.ended.connect(self._end)
        self.list.activated.connect(self._activate)

    def _look(self) -> None:
        if not self._looking.isActive() and self.isVisible():
            self._looking.start()

    def _begin(self) -> None:
        """Come by itself, once for each batch: whoever closes it meanwhile has closed it."""
        if self.files.count(Stage.WAITING) == self.files.total:
            self.head.as_text.setChecked(False)
            self._at = -1
            self.open_quietly()

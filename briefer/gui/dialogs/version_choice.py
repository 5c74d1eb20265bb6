"""Asks of which source this one is a newer version."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from briefer.gui.models.sources import SourcesModel
from briefer.gui.views.parts import Words, column, heading, search_field
from briefer.gui.views.rows import row_list
from briefer.gui.wording import shortened
from briefer.model.ids import SourceId
from briefer.model.sources import Source
from briefer.store.session import Session

_SIZE = (560, 460)
_SHOWN = 80


class VersionChoice(QDialog):
    """Lists the session's other sources; the one chosen is handed over."""

    def __init__(
        self, session: Session, later: Source, chosen: Callable[[SourceId], object], parent: QWidget
    ) -> None:
        """Ask for the earlier version of a source."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("A newer version of…")
        self.resize(*_SIZE)
        self._chosen = chosen
        self.model = SourcesModel(session, self, without=later.id)
        self.search = search_field("Search sources", "Title or outlet")
        self.list = row_list("Earlier version")
        self.list.setModel(self.model)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = buttons.addButton("Make it the newer version", QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setAccessibleName("Make it the newer version")
        layout = column(self, margin=12, spacing=8)
        name = shortened(" ".join(later.name.split()), _SHOWN)
        layout.addWidget(heading(f"“{name}” is a newer version of:"))
        layout.addWidget(Words("Tags on the same words are carried; the rest is listed.", tone="muted"))
        for part in (self.search, self.list, buttons):
            layout.addWidget(part)
        layout.setStretch(3, 1)
        self.search.textChanged.connect(self._filter)
        self.list.activated.connect(lambda _: self.accept())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_state())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._filter("")
        self.search.setFocus()

    def accept(self) -> None:
        """Hand over the source that is stood on."""
        found = self.model.row_at(self.list.currentIndex())
        if found is not None:
            super().accept()
            self._chosen(found.source.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the list with the arrow down from the search."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _filter(self, words: str) -> None:
        self.model.filter(words)
        if self.model.rows:
            self.list.setCurrentIndex(self.model.index(0))
        self._show_state()

    def _show_state(self) -> None:
        self.take.setEnabled(self.model.row_at(self.list.currentIndex()) is not None)

"""Versions of a section's paragraphs: words that were put aside, to be read and restored."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QPushButton, QWidget

from briefer.gui.plain import shortened, shown_moment
from briefer.gui.views.measures import grown
from briefer.gui.views.parts import Words, column, push_button, row, small_words
from briefer.model.drafting import Version
from briefer.model.ids import VersionId

_VERSION = int(Qt.ItemDataRole.UserRole)


class VersionsOfWords(QDialog):
    """Shows versions, the latest first; `restore` takes the id of one and returns whether it went well."""

    def __init__(
        self,
        versions: Sequence[Version],
        restore: Callable[[VersionId], bool],
        parent: QWidget | None = None,
    ) -> None:
        """Show these versions, given the oldest first."""
        super().__init__(parent)
        self.setWindowTitle("Versions of your words")
        self._restore = restore
        self._texts = {version.id: version.text for version in versions}
        self.list = QListWidget()
        self.list.setAccessibleName("Versions, the latest first")
        for version in reversed(versions):
            first = shortened(" ".join(version.text.split()), 70)
            item = QListWidgetItem(f"{shown_moment(version.made)}  {first}")
            item.setData(_VERSION, version.id)
            self.list.addItem(item)
        self.words = Words()
        self.words.setAccessibleName("The words of this version")
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.button: QPushButton = push_button("Restore", self._take)
        place = column(self, margin=12, spacing=10)
        none = "“Back to template” keeps your words here. There are none yet in this section."
        place.addWidget(small_words("What stands there now is kept as a version." if versions else none))
        place.addWidget(self.list, 1)
        place.addWidget(self.words, 1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        place.addLayout(row(self.button, 1, close))
        self.list.currentItemChanged.connect(lambda *_: self._say())
        self.list.setCurrentRow(0)
        self._say()
        self.resize(grown(self, 560), grown(self, 400))

    @property
    def _current(self) -> VersionId | None:
        index = self.list.currentIndex()
        return VersionId(int(index.data(_VERSION))) if index.isValid() else None

    def _say(self) -> None:
        shown = self._current
        self.button.setEnabled(shown is not None)
        self.words.setText(self._texts[shown] if shown is not None else "")

    def _take(self) -> None:
        shown = self._current
        if shown is not None and self._restore(shown):
            self.accept()

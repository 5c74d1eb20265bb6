"""The files of a pack that is edited: their texts with what was undone, and what is not stored."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

from briefer.gui.dialogs.pack_editor_colours import PackColours
from briefer.gui.views.plain_field import plain_text
from briefer.jobs.pack_drafts import PackDraft, files_to_edit, store, text_of


class EditedFiles(QObject):
    """The documents of one pack's files, each read when it is first shown."""

    def __init__(self, folder: Path, font: QFont, changed: Callable[[], object], parent: QObject) -> None:
        """Read nothing yet; `changed` is told whenever a text changes."""
        super().__init__(parent)
        self.folder = folder
        self._font, self._changed = font, changed
        self._documents: dict[str, QTextDocument] = {}
        self._colours: list[PackColours] = []

    @property
    def draft(self) -> PackDraft:
        """The pack with all texts that are not stored."""
        changed = {name: plain_text(it) for name, it in self._documents.items() if it.isModified()}
        return PackDraft(self.folder, changed)

    @property
    def names(self) -> tuple[str, ...]:
        """The files there are, and those that are named and are to be written."""
        return files_to_edit(self.draft)

    def document(self, name: str) -> QTextDocument:
        """Return a file's text, with what can be undone in it; BrieferError where it cannot be read."""
        if name not in self._documents:
            text = text_of(PackDraft(self.folder, {}), name)
            made = QTextDocument(self)
            made.setDocumentLayout(QPlainTextDocumentLayout(made))
            made.setDefaultFont(self._font)
            made.setDocumentMargin(6)
            made.setPlainText(text)
            made.setModified(False)
            self._colours.append(PackColours(made, name))
            made.contentsChanged.connect(self._changed)
            self._documents[name] = made
        return self._documents[name]

    def recolour(self) -> None:
        """Colour all texts anew, after a change of scheme."""
        for each in self._colours:
            each.rehighlight()

    def save(self) -> None:
        """Store all changed texts; raises BrieferError where one cannot be."""
        store(self.draft)
        for each in self._documents.values():
            each.setModified(False)

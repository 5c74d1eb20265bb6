"""A paragraph of one of two notes: its words, what differs, and the numbers of its notes.

Words are put in piece by piece, so that nothing in them can act as markup.
"""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from briefer.gui import theme
from briefer.gui.models.returned import Side
from briefer.gui.views.version_text import given_ground

_MARGIN = 10


class ReturnedText(QTextEdit):
    """Shows a paragraph; `is_new` says in which of the two notes it stands."""

    def __init__(self, name: str, *, is_new: bool, parent: QWidget | None = None) -> None:
        """Show nothing yet; `name` says where a paragraph stands: “In the brief”."""
        super().__init__(parent)
        self._is_new = is_new
        self._side = Side()
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(_MARGIN)
        self.setAccessibleName(name)

    def show_side(self, side: Side) -> None:
        """Show this paragraph, or that there is none."""
        self._side = side
        self._write()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the tones of the new scheme after a change of palette."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._write()

    def _write(self) -> None:
        side, cursor = self._side, QTextCursor(self.document())
        self.clear()
        if not side.words:
            where = self.accessibleName()
            cursor.insertText(f"Not {where[:1].lower()}{where[1:]}", self._format(tone="muted"))
            return
        edges = (edge for stretch in side.changed for edge in stretch)
        cuts = sorted({0, len(side.words), *edges, *(at for at, _ in side.marks)})
        for start, end in zip(cuts, [*cuts[1:], len(side.words)], strict=True):
            for number in (number for at, number in side.marks if at == start and start):
                cursor.insertText(str(number), self._format(is_mark=True))
            is_changed = any(low <= start and end <= high for low, high in side.changed)
            cursor.insertText(side.words[start:end], self._format(is_changed=is_changed))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _format(
        self, *, tone: str = "text", is_changed: bool = False, is_mark: bool = False
    ) -> QTextCharFormat:
        tones, form = theme.current_tones(), QTextCharFormat()
        form.setForeground(tones.accent if is_mark else getattr(tones, tone))
        if is_mark:
            form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        if is_changed:
            form.setBackground(given_ground(tones) if self._is_new else tones.fault_paper)
            form.setFontUnderline(self._is_new)
            form.setFontStrikeOut(not self._is_new)
        return form

"""The pop-up at the caret that lists who was tagged last, each with the digit that tags it again."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from briefer.gui import theme
from briefer.gui.icons import icon
from briefer.gui.key_places import digit_of
from briefer.gui.models.rows import Face, RowsModel
from briefer.gui.views.parts import Words, small_words
from briefer.gui.views.reader_bubble import Bubble
from briefer.gui.views.rows import RowDelegate
from briefer.gui.wording import KIND_ICONS, shortened, word
from briefer.model.actors import Actor

MOST = 9
_WIDTH, _LETTERS = 320, 40
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Recent:
    """One entry: its digit, and the actors that it tags."""

    digit: int
    actors: tuple[Actor, ...]


class RecentPopup(Bubble):
    """Lists up to nine entries; `picked` carries the actors' ids, `closed` comes whenever it goes away.

    A digit, a click, or Enter on the current row picks; Esc closes.
    """

    picked = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Lie hidden over the parent."""
        super().__init__(parent, padding=8)
        self.setAccessibleName("Recent tags")
        self._heading = Words()
        self._model: RowsModel[Recent] = RowsModel(lambda row: row.actors, _face, self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.viewport().setAutoFillBackground(False)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Actors tagged last")
        for widget in (self._heading, self.list, small_words("A digit tags · ↑ ↓ and Enter · Esc closes")):
            self.column.addWidget(widget)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list.clicked.connect(self._pick)

    def ask(self, words: str, groups: Sequence[tuple[Actor, ...]], box: QRect) -> None:
        """Offer these actors for the words, which stand in the box in the parent's coordinates."""
        self._heading.setText(f"Tag “{shortened(words, _SHOWN)}” as")
        self._model.set_rows([Recent(number, group) for number, group in enumerate(groups[:MOST], 1)])
        self.list.setCurrentIndex(self._model.index(0))
        self.fit_width(_WIDTH, _LETTERS)
        rows = range(self._model.rowCount())
        self.list.setFixedHeight(sum(max(self.list.sizeHintForRow(row), 1) for row in rows) + 2)
        self.show_beside(box)
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Pick by digit or Enter, move with the arrows, close with Esc."""
        if digit := digit_of(event):
            self._pick(self._model.index(digit - 1))
            return
        match event.key():
            case Qt.Key.Key_Escape:
                self._close()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._pick(self.list.currentIndex())
            case Qt.Key.Key_Down:
                self._move(1)
            case Qt.Key.Key_Up:
                self._move(-1)

    def focusOutEvent(self, event: object) -> None:  # noqa: N802, ARG002 - Qt's name and argument
        """Go away when the keyboard goes elsewhere."""
        if self.isVisible():
            self.hide()

    def _move(self, by: int) -> None:
        """Go up or down by a row, if there is one."""
        beside = self._model.index(self.list.currentIndex().row() + by)
        if beside.isValid():
            self.list.setCurrentIndex(beside)

    def _pick(self, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if row is not None:
            self._close()
            self.picked.emit(tuple(actor.id for actor in row.actors))

    def _close(self) -> None:
        self.hide()
        self.closed.emit()


def _face(row: Recent) -> Face:
    names = " and ".join(actor.name for actor in row.actors)
    first = row.actors[0]
    is_one = len(row.actors) == 1
    return Face(
        names,
        word(first.kind) if is_one else f"{len(row.actors)} actors at once",
        badge=str(row.digit),
        colour=theme.actor_colour(theme.actor_index(first), theme.is_dark()),
        mark=icon(KIND_ICONS[first.kind] if is_one else "users-round"),
        spoken=f"{row.digit}, {names}",
    )

"""The list of all that there is to look at in a brief: from it one goes to the words, or leaves them."""

from collections.abc import Hashable

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from briefer.gui.models.brief_findings import FindingRow, face_of
from briefer.gui.models.rows import RowsModel
from briefer.gui.views.brief_shape import laid, menu_entry, shut_actions
from briefer.gui.views.parts import Ground, column, heading, icon_button, row, rule, small_words
from briefer.gui.views.row_list import RowList
from briefer.gui.views.rows import dressed
from briefer.gui.wording import look_words
from briefer.model.findings import NoteFinding

_HINT = "Enter goes to the words · Del leaves them as they are · Esc closes"
_NOTHING = "Nothing needs a look."


class FindingsPane(QWidget):
    """Shows findings, and asks for what is to be done with them.

    `sought` carries one that is to be gone to, `left_alone` one that is left as it is, `wanted` one that is
    told again; `closed` asks for the pane to go.
    """

    sought = Signal(object)
    left_alone = Signal(object)
    wanted = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.list = FindingList(self)
        self.list.chosen.connect(self._seek)
        self.list.turned.connect(self._turn)
        self.list.ended.connect(self.closed)
        self._count = small_words()
        self._count.setWordWrap(False)
        close = icon_button("x", "Close the findings", self.closed.emit)
        head, foot = Ground("window"), Ground("window")
        laid(head, row(heading("Findings"), self._count, 1, close), (12, 5, 8, 5))
        laid(foot, row(small_words(_HINT)), (12, 3, 12, 4))
        place = column(self, spacing=0)
        for part in (rule(), head, self.list, foot):
            place.addWidget(part)
        place.setStretch(2, 1)

    def show_rows(self, count: int | None, rows: tuple[FindingRow, ...]) -> None:
        """Show these rows, of which so many need a look; the list stands where it stood."""
        self.list.rows.set_rows(rows)
        self._count.setText(look_words(count) if count else "" if count is None else _NOTHING)

    def lock_up(self, reason: str) -> None:
        """Let findings be gone to alone."""
        self.list.reason = reason

    def step(self) -> None:
        """Go to the finding behind the one that was gone to last, or to the first."""
        self.list.step()

    def stand_on(self, finding: NoteFinding) -> None:
        """Take it that this finding was gone to."""
        self.list.stand_on(FindingRow(finding, ""))

    def _seek(self, shown: FindingRow) -> None:
        self.sought.emit(shown.finding)

    def _turn(self, shown: FindingRow) -> None:
        (self.wanted if shown.is_left else self.left_alone).emit(shown.finding)


class FindingList(RowList):
    """Rows of findings; `chosen` carries one that was clicked or entered, `turned` one to leave or tell.

    `ended` comes at Escape.
    """

    chosen = Signal(object)
    turned = Signal(object)
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.reason = ""
        self._last: Hashable = None
        self.rows = RowsModel[FindingRow](_key, face_of, self)
        self.setModel(self.rows)
        dressed(self, "What there is to look at in this brief")
        self.setAccessibleDescription(_HINT)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    @property
    def current(self) -> FindingRow | None:
        """The row that is stood on."""
        return self.rows.row_at(self.currentIndex())

    def step(self) -> None:
        """Choose the row behind the one chosen last, the first behind the last one that is to be looked at.

        Where that one is gone, the row that took its place is chosen.
        """
        count = sum(not each.is_left for each in self.rows.rows)
        if not count:
            return
        here = self.currentIndex().row()
        is_there = self.current is not None and _key(self.current) == self._last
        self._choose(self.rows.index((max(here, 0) + is_there) % count))

    def stand_on(self, shown: FindingRow) -> None:
        """Make this row the current one, and the one that was chosen last."""
        index = self.rows.index_of(_key(shown))
        if index.isValid():
            self._last = _key(shown)
            self.setCurrentIndex(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the current finding, or leave it as it is."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if plain:
                self._choose(self.currentIndex())
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if plain and not self.reason:
                self._turn(self.current)
            case Qt.Key.Key_Escape if plain:
                self.ended.emit()
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the finding that was clicked."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._choose(self.indexAt(event.position().toPoint()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer what can be done with the finding under the pointer."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        shown = self.rows.row_at(index)
        if shown is not None:
            place = self.visualRect(index).bottomLeft()
            self.menu_for(shown).exec(event.globalPos() if by_mouse else self.viewport().mapToGlobal(place))

    def menu_for(self, shown: FindingRow) -> QMenu:
        """Return the menu of what can be done with a finding."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu_entry(menu, "crosshair", "Go to the words\tEnter", lambda: self.chosen.emit(shown))
        again, leave = ("rotate-ccw", "Tell it again\tDel"), ("check", "Leave as it is\tDel")
        menu_entry(menu, *(again if shown.is_left else leave), lambda: self._turn(shown))
        if self.reason:
            shut_actions(menu, self.reason, "Go to")
        return menu

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the rows anew after a change of palette."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "rows"):
            self.rows.redraw()

    def _choose(self, index: QModelIndex) -> None:
        shown = self.rows.row_at(index)
        if shown is not None:
            self.stand_on(shown)
            self.chosen.emit(shown)

    def _turn(self, shown: FindingRow | None) -> None:
        if shown is not None:
            self.turned.emit(shown)


def _key(shown: FindingRow) -> Hashable:
    return shown.finding, shown.is_left

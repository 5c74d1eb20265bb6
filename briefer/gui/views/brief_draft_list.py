"""The draft of a section as a text one reads: paragraphs one below the other, one of them in hand."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from briefer.gui.models.brief_facts import facts_in
from briefer.gui.models.brief_parts import PartKind, PartRow, PartsModel
from briefer.gui.models.brief_rows import ROW_ROLE, AnyIndex
from briefer.gui.views.brief_carets import Caret, at_end, at_point, typed_at
from briefer.gui.views.brief_editor import DraftEditor
from briefer.gui.views.brief_hints import Hint, hint_at
from briefer.gui.views.brief_prose_rows import ProseDelegate
from briefer.gui.views.brief_prose_shape import GAP, LANE, words_width
from briefer.gui.views.brief_shape import menu_entry, shut_actions
from briefer.gui.views.row_list import RowList
from briefer.gui.wording import menu_text
from briefer.model.drafting import FirstMention

_ROOM = 40  # pixels kept in view around the caret


class DraftList(RowList):
    """Paragraphs to read, choose and write in; the one in hand has the editor in its place.

    `picked` carries the holder of a row that was clicked. `opened` carries a row and where the caret is to
    stand: an analyst's paragraph is written in, a template's taken over, one begun where there is none.
    `returned` carries the row to give back to the template or remove, `judged` the key of a judgement to
    edit, `shifted` a row and by how much; `sent` facts that were dropped between the words, `cited` a row and
    those dropped on it; `introduced` the mention of an actor that is to be written in full; `sought` a
    finding whose words are to be shown, `left_alone` one that is left as it is.
    """

    picked = Signal(object)
    opened = Signal(object, object)
    returned = Signal(object)
    judged = Signal(object)
    shifted = Signal(object, int)
    sent = Signal(object)
    cited = Signal(object, object)
    introduced = Signal(object)
    sought = Signal(object)
    left_alone = Signal(object)
    held_changed = Signal()
    judgement_asked = Signal()
    versions_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._held = 0  # before Qt asks where the editor is to be
        super().__init__(parent)
        self._reason = ""
        self._clicked: QPoint | None = None
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setAccessibleName("Draft of this section")
        self.setAccessibleDescription("Enter takes over a template's paragraph, or writes in your own")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAcceptDrops(True)
        self.editor = DraftEditor(self.viewport())
        self.editor.hide()
        self.parts = PartsModel(self)
        self.setItemDelegate(
            ProseDelegate(self, self.editor.highlighter, self._held_height, self.editor.tip_of)
        )
        self.setModel(self.parts)
        self.editor.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self.editor.cursorPositionChanged.connect(self.show_caret)

    @property
    def current(self) -> PartRow | None:
        """The current paragraph."""
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, PartRow) else None

    @property
    def held(self) -> int:
        """The key of the paragraph in hand, or 0."""
        return self._held

    def lock_up(self, reason: str) -> None:
        """Let paragraphs be looked at alone."""
        self._reason = reason
        self.setAcceptDrops(False)

    def show_rows(self, rows: tuple[PartRow, ...]) -> None:
        """Show these rows; the one in hand stays in hand, else the current one is so by its place."""
        number = self.currentIndex().row()
        self.parts.show(rows)
        if self._held and self.parts.row_number(self._held) >= 0:
            self.setCurrentIndex(self.parts.index(self.parts.row_number(self._held)))
        elif rows and self.currentIndex().row() < 0:
            self.setCurrentIndex(self.parts.index(min(max(number, 0), len(rows) - 1)))
        self.viewport().update()

    def hold(self, key: int) -> None:
        """Put the editor in the place of this paragraph; 0 puts it away, with the keyboard on its row."""
        before, self._held = self._held, key
        had_keyboard = self.editor.hasFocus()
        for each in {before, key} - {0}:
            if (number := self.parts.row_number(each)) >= 0:
                self.dataChanged(self.parts.index(number), self.parts.index(number))
        if not key:
            self.editor.hide()
            if had_keyboard:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._stand_on(self.parts.row_number(key))
            self._place_editor()
            self._fit()
        self.held_changed.emit()

    def stand_on(self, row: PartRow) -> None:
        """Make this row the current one, in view."""
        if row in self.parts.rows:
            self._stand_on(self.parts.rows.index(row))

    def act(self, row: PartRow | None, caret: Caret = at_end) -> None:
        """Do what Enter does: take over the template's words, write in one's own, edit a judgement."""
        if row is None or self._reason:
            return
        if row.kind is PartKind.JUDGEMENT:
            self.judged.emit(row.holder)
        else:
            self.opened.emit(row, caret)

    def give_back(self, row: PartRow | None) -> None:
        """Do what Delete does: give a paragraph back to the template, or remove the analyst's."""
        if row is not None and row.holder and not self._reason:
            self.returned.emit(row)

    # The editor in its row ----------------------------------------------------------------------------------

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's name
        """Keep the editor where its row is."""
        super().updateGeometries()
        self._place_editor()

    def show_caret(self) -> None:
        """Scroll until the caret is in view."""
        if not self._held or self.editor.isHidden():
            return
        caret = self.editor.cursorRect().translated(self.editor.pos())
        bar, height = self.verticalScrollBar(), self.viewport().height()
        room = min(_ROOM, max(height // 4, 0))
        if caret.top() < room:
            bar.setValue(bar.value() + caret.top() - room)
        elif caret.bottom() > height - room:
            bar.setValue(bar.value() + caret.bottom() - height + room)

    def _held_height(self, row: PartRow) -> int:
        return self.editor.words_height() if self._held and row.holder == self._held else 0

    def _place_editor(self) -> None:
        number = self.parts.row_number(self._held) if self._held else -1
        if number < 0:
            return
        spot = self.visualRect(self.parts.index(number))
        width = words_width(spot.width())
        self.editor.setGeometry(spot.left() + LANE, spot.top() + GAP, width, self.editor.words_height())
        self.editor.show()

    def _fit(self) -> None:
        """Give the row in hand the height of its words."""
        number = self.parts.row_number(self._held) if self._held else -1
        if number >= 0 and not self._is_measuring:
            self.dataChanged(self.parts.index(number), self.parts.index(number))
            self.show_caret()

    def _stand_on(self, number: int) -> None:
        index = self.parts.index(number)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    # Keys and mouse -----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Act on the current paragraph by key; a letter takes it over and is its first word."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        with_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        row = self.current
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2 if plain:
                self.act(row, self._caret())
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if plain:
                self.give_back(row)
            case Qt.Key.Key_Up | Qt.Key.Key_Down if with_alt:
                if row is not None and row.holder and not self._reason:
                    self.shifted.emit(row, -1 if event.key() == Qt.Key.Key_Up else 1)
            case _ if self._is_word(event) and row is not None and row.kind is not PartKind.JUDGEMENT:
                self.act(row, typed_at(self._caret(), event.text()))
            case _:
                super().keyPressEvent(event)

    @staticmethod
    def _is_word(event: QKeyEvent) -> bool:
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        return not held and event.text().isprintable() and bool(event.text().strip())

    def _caret(self) -> Caret:
        """Return where the caret is to stand: where the current row was clicked, else at its end."""
        return at_point(self.viewport(), self._clicked) if self._clicked is not None else at_end

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802 - Qt's name
        """Forget where another row was clicked."""
        super().currentChanged(current, previous)
        self._clicked = None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Write in one's own paragraph where it is clicked; a template's is chosen, and typing goes there."""
        super().mousePressEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        row = self.indexAt(point).data(ROW_ROLE)
        self.picked.emit(row.holder if isinstance(row, PartRow) else 0)
        hint = self._hint_at(row, point) if isinstance(row, PartRow) else None
        if hint is not None:
            self._follow(hint, row)
            return
        self._clicked = point
        if isinstance(row, PartRow) and (row.is_written or row.kind is PartKind.BEGIN):
            self.act(row, self._caret())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show what can be clicked."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        row = self.indexAt(point).data(ROW_ROLE)
        can_click = isinstance(row, PartRow) and self._hint_at(row, point) is not None
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if can_click else Qt.CursorShape.ArrowCursor
        )

    def _hint_at(self, row: PartRow, point: QPoint) -> Hint | None:
        return hint_at(row, self.visualRect(self.indexAt(point)), self.font(), point)

    def _follow(self, hint: Hint, row: PartRow) -> None:
        """Do what a click on a quiet line does."""
        if hint is Hint.MENTION:
            self._introduce(row.first_mentions[0])
        else:
            self.sought.emit(row.findings[0])

    def _introduce(self, mention: FirstMention) -> None:
        if not self._reason:
            self.introduced.emit(mention)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take a template's paragraph over where it is clicked, or edit a judgement."""
        row = self.indexAt(event.position().toPoint()).data(ROW_ROLE)
        if event.button() is Qt.MouseButton.LeftButton and isinstance(row, PartRow):
            self._clicked = event.position().toPoint()
            self.act(row, self._caret())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer what can be done with the paragraph under the pointer."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        row = index.data(ROW_ROLE)
        self.menu_for(row if isinstance(row, PartRow) else None).exec(event.globalPos())

    def menu_for(self, row: PartRow | None) -> QMenu:
        """Return the menu of what can be done with a paragraph, or with none."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row is not None:
            self._fill(menu, row)
            menu.addSeparator()
        menu_entry(menu, "scale", "Add a judgement…", self.judgement_asked.emit)
        menu_entry(menu, "history", "Versions…", self.versions_asked.emit)
        if self._reason:
            shut_actions(menu, self._reason)
        return menu

    def _fill(self, menu: QMenu, row: PartRow) -> None:
        name, words = {
            PartKind.TEMPLATE: ("pen-line", "Take over\tEnter"),
            PartKind.JUDGEMENT: ("pencil", "Edit the judgement…\tEnter"),
        }.get(row.kind, ("pen-line", "Write in it\tEnter"))
        action = menu_entry(menu, name, words, lambda: self.act(row))
        action.setEnabled(row.can_be_taken or row.kind is not PartKind.TEMPLATE)
        for mention in row.first_mentions:
            words = menu_text(f"Introduce as “{mention.wanted}”", 100)
            menu_entry(menu, "user", words, partial(self._introduce, mention))
        for finding in row.findings:
            words = menu_text(f"Leave as it is: {finding.what}", 100)
            menu_entry(menu, "check", words, partial(self.left_alone.emit, finding))
        if not row.holder:
            return
        name, words = {
            PartKind.TAKEN: ("file-text", "Back to the template\tDel"),
            PartKind.JUDGEMENT: ("trash-2", "Remove the judgement\tDel"),
        }.get(row.kind, ("trash-2", "Remove the paragraph\tDel"))
        menu_entry(menu, name, words, lambda: self.give_back(row))
        menu_entry(menu, "arrow-up", "Move up\tAlt+Up", lambda: self.shifted.emit(row, -1))
        menu_entry(menu, "arrow-down", "Move down\tAlt+Down", lambda: self.shifted.emit(row, 1))

    # Facts that are dropped ---------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take facts alone."""
        event.setAccepted(bool(facts_in(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Take facts anywhere."""
        event.setAccepted(bool(facts_in(event.mimeData())))

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Cite the facts in the analyst's paragraph they fall on, else send them to the section."""
        facts = facts_in(event.mimeData())
        row = self.indexAt(event.position().toPoint()).data(ROW_ROLE)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if isinstance(row, PartRow) and (row.is_written or row.kind is PartKind.BEGIN):
            self.cited.emit(row, facts)
        elif facts:
            self.sent.emit(facts)

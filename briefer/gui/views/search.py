"""The search over sources, facts and actors, with its finds in a list below the field."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QWidget

from briefer.gui import icons, theme
from briefer.gui.bus import Target
from briefer.gui.desk import Desk
from briefer.gui.icons import dress
from briefer.gui.models.rows import Face, RowsModel
from briefer.gui.views.parts import column, small_words
from briefer.gui.views.rows import row_list
from briefer.model.changes import Collection
from briefer.model.found import Hit
from briefer.model.ids import ActorId, FactId, SourceId
from briefer.store.search import search

_PAUSE = 120  # milliseconds without a key before the search runs
_MOST = 40
_SHOWN = 9
_MARKS = {Collection.SOURCE: "newspaper", Collection.FACT: "list-checks", Collection.ACTOR: "users"}
_WORDS = {Collection.SOURCE: "source", Collection.FACT: "fact", Collection.ACTOR: "actor"}


class SearchBox(QLineEdit):
    """Finds words in all of the session; arrows move through the finds, Enter goes to one, Esc closes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Search this desk's session."""
        super().__init__(parent)
        self._desk = desk
        self.setAccessibleName("Search sources, facts and actors")
        self.setClearButtonEnabled(True)
        mark = self.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        dress(mark, "search")
        self.model = RowsModel[Hit](lambda hit: (hit.collection, hit.key, hit.start), _face, self)
        self._results: QFrame | None = None
        self._list: QListView | None = None
        self._none = small_words("")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._search)
        self.textChanged.connect(lambda _: self._timer.start())
        desk.keyboard.changed.connect(self._show_keys)
        self._show_keys()

    def seek(self) -> None:
        """Put the cursor here, all words selected, and show the finds again."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        if self.text().strip():
            self._search()

    def _show_keys(self) -> None:
        self.setPlaceholderText(self._desk.keyboard.keymap.tip("Search everything", "search"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move through the finds, go to one, or close them."""
        match event.key():
            case Qt.Key.Key_Down:
                self._move(1)
            case Qt.Key.Key_Up:
                self._move(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._catch_up()
                self._go(self._list.currentIndex() if self._list else QModelIndex())
            case Qt.Key.Key_Escape:
                self._close()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Close the finds when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._close()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the finds in the new colours after a change of scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.model.redraw()

    def _catch_up(self) -> bool:
        """Search now where the finds do not show what was typed last; return whether that was needed."""
        is_behind = self._timer.isActive() or self._results is None or not self._results.isVisible()
        if is_behind:
            self._search()
        return is_behind

    def _search(self) -> None:
        self._timer.stop()
        words = self.text().strip()
        if not words:
            self._close()
            return
        hits = self._desk.attempt(lambda: search(self._desk.session, words, limit=_MOST)) or ()
        frame, results = self._made()
        self.model.set_rows(hits)
        self._none.setVisible(not hits)
        results.setVisible(bool(hits))
        if hits:
            results.setCurrentIndex(self.model.index(0))
        self._place(frame, results)

    def _made(self) -> tuple[QFrame, QListView]:
        """Return the frame and the list of finds, made over the window when they are first needed."""
        if self._results is None or self._list is None:
            self._results = QFrame(self.window())
            self._results.setObjectName("finds")
            self._results.setAutoFillBackground(True)
            self._list = row_list("Finds")
            self._list.setModel(self.model)
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.clicked.connect(self._go)
            self._none.setText("Nothing holds these words.")
            self._none.setContentsMargins(10, 8, 10, 8)
            layout = column(self._results, margin=1, spacing=0)
            layout.addWidget(self._list)
            layout.addWidget(self._none)
        return self._results, self._list

    def _place(self, frame: QFrame, results: QListView) -> None:
        window = self.window()
        width = max(self.width(), min(520, window.width() - 32))
        below = self.mapTo(window, QPoint(0, self.height() + 2))
        left = max(8, min(below.x(), window.width() - width - 8))
        rows = sum(results.sizeHintForRow(row) for row in range(min(_SHOWN, self.model.rowCount())))
        height = rows + 6 if rows else self._none.sizeHint().height() + 6
        frame.setGeometry(left, below.y(), width, min(height, window.height() - below.y() - 16))
        frame.show()
        frame.raise_()

    def _move(self, step: int) -> None:
        if self._catch_up() or self._list is None or not self.model.rowCount():
            return
        number = (self._list.currentIndex().row() + step) % self.model.rowCount()
        self._list.setCurrentIndex(self.model.index(number))

    def _go(self, index: QModelIndex) -> None:
        hit = self.model.row_at(index)
        if hit is not None:
            self._close()
            self._desk.point(_target(hit))

    def _close(self) -> None:
        self._timer.stop()
        if self._results is not None:
            self._results.hide()


def _target(hit: Hit) -> Target:
    if hit.collection is Collection.FACT:
        return Target(fact=FactId(hit.key))
    if hit.collection is Collection.ACTOR:
        return Target(actor=ActorId(hit.key))
    return Target(SourceId(hit.key), hit.start)


def _face(hit: Hit) -> Face:
    snippet = " ".join(hit.snippet.split())
    return Face(
        text=" ".join(hit.name.split()),
        detail=snippet,
        mark=icons.tinted_icon(_MARKS[hit.collection], theme.current_tones().muted),
        spoken=f"{_WORDS[hit.collection]}: {hit.name}. {snippet}",
    )

"""The pop-up at the caret that asks which actor is meant."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QListView, QWidget

from briefer.gui import theme
from briefer.gui.icons import icon
from briefer.gui.models.rows import Face, RowsModel
from briefer.gui.views.input_method import InputMethod
from briefer.gui.views.parts import Words, choice, choose, chosen, line, row, small_words
from briefer.gui.views.reader_bubble import Bubble
from briefer.gui.views.reader_choices import Choice, guess_kind, may_be_alias, offer
from briefer.gui.views.rows import RowDelegate
from briefer.gui.wording import KIND_ICONS, shortened, word
from briefer.model.actors import Actor, ActorKind
from briefer.model.ids import ActorId
from briefer.text.lookalikes import doubts_about, marked

_WIDTH, _LETTERS = 360, 50
_ROWS = 6
_SHOWN = 40
_DIGITS = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the pop-up asks about: the words, and the actors they are tagged with already.

    `first` are actors of whom one is meant: they stand at the top, and none of them is preset. `kind` is the
    one that is proposed for a new actor of these words. A `heading` asks otherwise than by the words.
    """

    words: str
    actors: tuple[Actor, ...]
    recent: tuple[ActorId, ...] = ()
    tagged: tuple[Actor, ...] = ()
    first: tuple[ActorId, ...] = ()
    kind: ActorKind | None = None
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Pick:
    """What was chosen: an actor, or a new one of this name and kind where `actor` is None.

    `replaces` is set where it is to stand in place of the actors tagged so far, `adds_alias` where the words
    are to be kept as one more name of the actor.
    """

    actor: ActorId | None
    name: str
    kind: ActorKind = ActorKind.OTHER
    replaces: bool = False
    adds_alias: bool = False


class ActorPopup(Bubble):
    """Asks for an actor; `picked` carries the Pick, `closed` comes whenever it goes away."""

    picked = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Lie hidden over the parent."""
        super().__init__(parent, padding=10)
        self.setAccessibleName("Which actor?")
        self._asked = Asked("", ())
        self._is_kind_chosen = False
        self._heading = Words()
        self._field = line("Actor's name or alias", hint="Name or alias")
        self._input = InputMethod(self, self._field)
        self._model: RowsModel[Choice] = RowsModel(_key, _face, self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(RowDelegate(self._list))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.viewport().setAutoFillBackground(False)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName("Actors that fit")
        self._kind = choice("Kind of the new actor", ActorKind, ActorKind.OTHER)
        self._kind_row = QWidget()
        self._kind_row.setLayout(row(small_words("Kind", tone="muted"), self._kind))
        self._alias = QCheckBox()
        self._replace = QCheckBox()
        self._hint = small_words()
        for widget in (self._heading, self._field, self._list, self._kind_row, self._alias, self._replace):
            self.column.addWidget(widget)
        self.column.addWidget(self._hint)
        self.fit_width(_WIDTH, _LETTERS)
        self._connect()

    def ask(self, asked: Asked, box: QRect) -> None:
        """Ask about these words, which stand in the box in the parent's coordinates."""
        self._asked = asked
        self._is_kind_chosen = False
        self._alias.setChecked(False)
        self._replace.setChecked(False)
        words = shortened(marked(asked.words), _SHOWN)
        if asked.tagged:
            names = shortened(" and ".join(actor.name for actor in asked.tagged), _SHOWN)
            self._heading.setText(f"“{words}” is tagged {names}")
            self._replace.setText(f"In place of {names}".replace("&", "&&"))
            self._hint.setText("Enter adds an actor · Shift+Enter puts it in place · Esc closes")
            self._field.clear()
        else:
            self._heading.setText(asked.heading or f"Who is “{words}”?")
            choose = "↓ chooses, Enter tags" if asked.first else "Enter tags"
            self._hint.setText(f"{choose} · 1–9 pinned actors · Esc closes")
            self._field.setText(" ".join(asked.words.split()))
        self._replace.setVisible(bool(asked.tagged))
        self._show_offer(is_typed=False)
        self.show_beside(box)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Go away without a choice."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the keys that choose and close; leave everything to an input method that composes."""
        is_pressed = event.type() == QEvent.Type.KeyPress and not self._input.is_composing
        if is_pressed and isinstance(event, QKeyEvent):
            return self._takes_key(watched, event)
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        for watched in (self._field, self._kind, self._alias, self._replace):
            watched.installEventFilter(self)
        self._field.textEdited.connect(lambda _: self._show_offer(is_typed=True))
        self._list.clicked.connect(lambda _: self._pick(replaces=False))
        self._list.selectionModel().currentChanged.connect(self._show_details)
        self._kind.activated.connect(self._note_kind)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._leave)

    def _takes_key(self, watched: QObject, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._pick(replaces=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif watched is not self._field:
            return False
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            QApplication.sendEvent(self._list, event)
        elif key in _DIGITS and self._is_untouched() and (actor := self._pinned(key - Qt.Key.Key_0)):
            self._send(Pick(actor.id, actor.name, actor.kind, replaces=self._replace.isChecked()))
        else:
            return False
        return True

    def _is_untouched(self) -> bool:
        """Return whether nothing was typed, so that a digit means a pinned actor."""
        return not self._field.text() or self._field.hasSelectedText()

    def _pinned(self, digit: int) -> Actor | None:
        return next((actor for actor in self._asked.actors if actor.pin == digit), None)

    def _show_offer(self, *, is_typed: bool) -> None:
        tagged = {actor.id for actor in self._asked.tagged}
        others = [actor for actor in self._asked.actors if actor.id not in tagged]
        first = () if is_typed else self._asked.first
        made = offer(self._field.text(), others, self._asked.recent, is_typed=is_typed, first=first)
        self._model.set_rows(made.choices)
        index = self._model.index(made.preset) if made.preset >= 0 else QModelIndex()
        self._list.setCurrentIndex(index)
        self._list.scrollToTop()
        rows = range(min(self._model.rowCount(), _ROWS))
        self._list.setFixedHeight(sum(max(self._list.sizeHintForRow(number), 1) for number in rows) + 2)
        self._show_details()
        if self.isVisible():
            self.adjustSize()

    def _show_details(self) -> None:
        """Show what goes with the current row: the kind of a new actor, a further name."""
        at = self._model.row_at(self._list.currentIndex())
        line_asked = " ".join(self._asked.words.split())
        is_new = at is not None and at.actor is None
        self._kind_row.setVisible(is_new)
        if at is not None and is_new and not self._is_kind_chosen:
            proposed = self._asked.kind if at.name == line_asked else None
            choose(self._kind, proposed or guess_kind(at.name))
        offers_alias = at is not None and bool(line_asked) and may_be_alias(line_asked, at)
        if at is not None and offers_alias:
            words, name = shortened(self._asked.words, _SHOWN // 2), shortened(at.name, _SHOWN // 2)
            self._alias.setText(f"“{words}” is another name of {name}".replace("&", "&&"))
        self._alias.setVisible(offers_alias)

    def _note_kind(self) -> None:
        self._is_kind_chosen = True

    def _pick(self, *, replaces: bool) -> None:
        at = self._model.row_at(self._list.currentIndex())
        if at is None:
            return
        replaces = bool(self._asked.tagged) and (replaces or self._replace.isChecked())
        adds = self._alias.isVisible() and self._alias.isChecked()
        if at.actor is None:
            self._send(Pick(None, at.name, chosen(self._kind, ActorKind), replaces, adds))
        else:
            self._send(Pick(at.actor.id, at.actor.name, at.actor.kind, replaces, adds))

    def _send(self, pick: Pick) -> None:
        self.dismiss()
        self.picked.emit(pick)

    def _leave(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Go away when another widget of the window takes the focus; a list that drops down belongs here."""
        if new is not None and self.isVisible() and new is not self and not self.isAncestorOf(new):
            self.dismiss()


def _key(at: Choice) -> tuple[ActorId | None, str]:
    return (at.actor.id, "") if at.actor is not None else (None, "")


def _face(at: Choice) -> Face:
    if at.actor is None:
        odd = " ".join(doubts_about(at.name))
        return Face(f"New actor “{marked(at.name)}”", odd, mark=icon("circle-alert" if odd else "user-plus"))
    detail = word(at.actor.kind)
    if at.name != at.actor.name:
        detail += f" · also “{at.name}”"
    return Face(
        at.actor.name,
        detail,
        badge=str(at.actor.pin) if at.actor.pin else "",
        colour=theme.actor_colour(theme.actor_index(at.actor), theme.is_dark()),
        mark=icon(KIND_ICONS[at.actor.kind]),
    )

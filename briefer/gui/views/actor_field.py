"""A field for an actor by name: what is typed is looked up, and the finds are offered below."""

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from briefer.gui import theme
from briefer.model.actors import Actor
from briefer.model.ids import ActorId
from briefer.store.naming import actor_named, actors_named
from briefer.store.session import Session
from briefer.text.folding import fold

_MOST = 12


class ActorField(QLineEdit):
    """Looks up actors as one types, among any number of them; `chosen` carries the Actor that was picked.

    Enter picks the actor of just this name, else the first that is offered; where nothing is typed it goes to
    whatever the field is part of. A field that keeps words keeps what was picked, others are emptied.
    """

    chosen = Signal(object)

    def __init__(self, session: Session, name: str, hint: str, *, keeps_words: bool = False) -> None:
        """Look up the actors of this session; `name` is the accessible name."""
        super().__init__()
        self._session = session
        self._keeps_words = keeps_words
        self._found: tuple[Actor, ...] = ()
        self._names = QStringListModel(self)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        offer = QCompleter(self._names, self)
        offer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        offer.setMaxVisibleItems(_MOST)
        offer.activated.connect(self._pick_named)
        self._popup = QListView()
        offer.setPopup(self._popup)
        theme.clothe(self._popup)
        self._popup.setAccessibleName(f"{name}: finds")
        self._popup.installEventFilter(self)
        self.setCompleter(offer)
        self.textEdited.connect(self._look_up)

    def actor(self) -> ActorId | None:
        """Return the actor that has just the name typed, or None."""
        words = self.text().strip()
        return actor_named(self._session, words) if words else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Pick on Enter where something is typed that may be picked."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not self._keeps_words and self.text().strip():
            self._pick(self._likeliest())
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Pick the likeliest on Enter where the offer is open and nothing in it was chosen."""
        popup = self._popup
        if watched is popup and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and not popup.currentIndex().isValid():
                popup.hide()
                self._pick(self._likeliest())
                return True
        return super().eventFilter(watched, event)

    def _look_up(self, words: str) -> None:
        self._found = actors_named(self._session, words.strip(), _MOST) if words.strip() else ()
        self._names.setStringList([actor.name for actor in self._found])

    def _likeliest(self) -> Actor | None:
        typed = fold(self.text().strip())
        exact = (actor for actor in self._found if fold(actor.name) == typed)
        return next(exact, next(iter(self._found), None))

    def _pick_named(self, name: str) -> None:
        self._pick(next((actor for actor in self._found if actor.name == name), None))

    def _pick(self, actor: Actor | None) -> None:
        if actor is None:
            return
        if self._keeps_words:
            self.setText(actor.name)
        else:
            # The completer writes the name into the field after this, and it is to be empty.
            self.clear()
            self._found = ()
            self._names.setStringList([])
        self.chosen.emit(actor)

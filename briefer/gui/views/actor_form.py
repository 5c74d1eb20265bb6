"""The form for one actor: its fields, its digit key, where it comes from, and what was merged into it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from briefer.commands.actors import add_actor, edit_actor, pin_actor
from briefer.commands.merging import split_actor
from briefer.errors import BrieferError
from briefer.gui.desk import Desk
from briefer.gui.plain import shortened
from briefer.gui.views.actor_fields import ActorFields
from briefer.gui.views.merged_in import MergedIn
from briefer.gui.views.parts import Words, column, heading, in_scroll, push_button, row, small_words
from briefer.model.actors import Actor
from briefer.model.ids import ActorId
from briefer.store import queries

_SHOWN = 40
_UNNAMED = Actor(ActorId(0), "", "?")


class ActorForm(QWidget):
    """Edits one actor in place, or makes a new one; `closed` says that the form is done with.

    Enter saves, Esc goes back without saving; what is wrong is said in the form.
    """

    closed = Signal(object)  # the ActorId that was saved, or None

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Make the form, empty."""
        super().__init__(parent)
        self._desk = desk
        self._actor: Actor | None = None
        self._title = heading("Actor")
        self.pin = QComboBox()
        self.pin.setAccessibleName("Key that tags this actor")
        for digit in range(10):
            self.pin.addItem(f"key {digit}" if digit else "no key", digit)
        self.fields = ActorFields(self.pin)
        self._origin = small_words()
        self.merged = MergedIn(self.part)
        self._fault = Words("", tone="fault")
        self._fault.hide()
        self._lay_out()

    def open(self, actor: Actor | None, name: str = "") -> None:
        """Show this actor for editing, or an empty form for a new one of this name."""
        self._actor = actor
        session = self._desk.session
        self._title.setText("Edit actor" if actor else "New actor")
        self.fields.fill(actor, queries.actors(session), name)
        self.pin.setCurrentIndex(actor.pin if actor else 0)
        origin = actor.origin if actor else ""
        self._origin.setText(f"Known from {origin}")
        self._origin.setVisible(bool(origin))
        self.merged.show_merges(queries.merges(session, actor.id) if actor else ())
        self._fault.hide()
        self.fields.name.setFocus()
        self.fields.name.selectAll()

    def save(self) -> None:
        """Store what was entered and close; where something is wrong, say so and stay."""
        self._try(self._store)

    def part(self, merged: ActorId) -> None:
        """Store what was entered, make what was merged into this actor one of its own again, and close."""
        self._try(lambda: self._part(merged))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Save on Enter, go back on Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit(None)
        else:
            super().keyPressEvent(event)

    def _try(self, run: Callable[[], ActorId]) -> None:
        try:
            saved = self._desk.alone(run)
        except BrieferError as error:
            self._fault.setText(str(error))
            self._fault.show()
            return
        self.closed.emit(saved)

    def _store(self) -> ActorId:
        session = self._desk.session
        draft = self.fields.entered(self._actor or _UNNAMED)
        with session.step(f"{'Edit' if self._actor else 'Add'} actor {shortened(draft.name, _SHOWN)}"):
            key = self._actor.id if self._actor else add_actor(session, draft.name, draft.kind)
            label = queries.actor(session, key).label
            edit_actor(session, replace(draft, id=key, label=label))
            pin_actor(session, key, int(self.pin.currentData()))
        return key

    def _part(self, merged: ActorId) -> ActorId:
        self._store()
        split_actor(self._desk.session, merged)
        return merged

    def _lay_out(self) -> None:
        inside = QWidget()
        page = column(inside, margin=10, spacing=8)
        page.addWidget(self._title)
        page.addWidget(self._origin)
        page.addWidget(self.fields)
        page.addWidget(self.merged)
        page.addStretch(1)
        outside = column(self, spacing=0)
        outside.addWidget(in_scroll(inside), 1)
        foot = QWidget()
        below = column(foot, margin=10)
        below.addWidget(self._fault)
        back = push_button("Cancel", lambda: self.closed.emit(None))
        save = push_button("Save", self.save, "check")
        save.setToolTip("Save (Enter)")
        below.addLayout(row(1, back, save))
        outside.addWidget(foot)

"""The actors of a fact with the part that each has in it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from briefer.errors import BrieferError
from briefer.gui.views.actor_field import ActorField
from briefer.gui.views.parts import RowStack, column, icon_button, row, small_words
from briefer.gui.wording import plain_tip
from briefer.model.actors import Actor
from briefer.model.facts import FactActor
from briefer.model.ids import ActorId
from briefer.store import queries
from briefer.store.session import Session
from briefer.suggest.fact_roles import ROLES

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class _PartRow(QWidget):
    """One actor and its part in the fact; `origin` says where a proposed part comes from, or is empty."""

    def __init__(self, actor: Actor, role: str, origin: str, remove: Callable[[QWidget], None]) -> None:
        super().__init__()
        self.actor = actor.id
        is_tagged = not origin or origin.endswith("tagged")
        self._name = small_words(actor.name, tone="text" if is_tagged else "muted")
        self._name.setToolTip(plain_tip(origin))
        self.role = QComboBox()
        self.role.setEditable(True)
        self.role.addItems(["", *ROLES])
        self.role.setCurrentText(role)
        self.role.setAccessibleName(f"Part of {actor.name}")
        self.role.setAccessibleDescription(origin)
        self.role.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.role.setMinimumContentsLength(8)
        edit = self.role.lineEdit()
        if edit is not None:
            edit.setPlaceholderText("part")
        self.role.installEventFilter(self)
        gone = icon_button("x", f"Take {actor.name} out".replace("&", "&&"), lambda: remove(self))
        layout = row(self._name, self.role, gone, spacing=4)
        layout.setStretch(0, 3)
        layout.setStretch(1, 2)
        self.setLayout(layout)

    @property
    def name(self) -> str:
        """The actor's name."""
        return self._name.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Leave Enter to the card, which Qt would take for the end of a word that it completed."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _ENTER:
            QApplication.sendEvent(self, event)
            return True
        return super().eventFilter(watched, event)

    def enter(self) -> None:
        """Put the keyboard into the part, all of it selected."""
        self.role.setFocus()
        if (edit := self.role.lineEdit()) is not None:
            edit.selectAll()


class ActorParts(QWidget):
    """The actors of a fact with their parts; more are added by name."""

    def __init__(self, session: Session) -> None:
        """Begin without actors; they are looked up in this session."""
        super().__init__()
        self._session = session
        self._rows = RowStack(spacing=2)
        self.add = ActorField(session, "Add an actor to the fact", "Add an actor…")
        self.add.chosen.connect(self._added)
        layout = column(self, spacing=4)
        layout.addWidget(self._rows)
        layout.addWidget(self.add)

    def show_parts(self, parts: Sequence[FactActor], origins: Mapping[ActorId, str] | None = None) -> None:
        """Show these parts; `origins` says of each actor where its part comes from."""
        known = {actor.id: actor for actor in queries.actors_of(self._session, [it.actor for it in parts])}
        self._rows.clear()
        self._rows.add(
            *(
                _PartRow(known[it.actor], it.role, (origins or {}).get(it.actor, ""), self._rows.drop)
                for it in parts
                if it.actor in known
            )
        )

    def enter_next(self) -> bool:
        """Put the keyboard into the next part, from outside into the first; return whether there is one."""
        rows = self._rows.rows(_PartRow)
        if rows:
            rows[(self._current() + 1) % len(rows)].enter()
        return bool(rows)

    def drop_current(self) -> bool:
        """Take the actor out on whose part the keyboard is; return whether it was on one."""
        place = self._current()
        if place >= 0:
            self._rows.drop(self._rows.rows(_PartRow)[place])
            left = self._rows.rows(_PartRow)
            if left:
                left[min(place, len(left) - 1)].enter()
            else:
                self.add.setFocus()
        return place >= 0

    def parts(self) -> tuple[FactActor, ...]:
        """Return the parts entered. Raises BrieferError where an actor has the same part twice."""
        made: list[FactActor] = []
        for item in self._rows.rows(_PartRow):
            part = FactActor(item.actor, item.role.currentText().strip())
            if part in made:
                wrong = f"{item.name} has the same part in the fact twice."
                raise BrieferError(wrong, "Take one of the two out.")
            made.append(part)
        return tuple(made)

    def _added(self, actor: Actor) -> None:
        made = _PartRow(actor, "", "", self._rows.drop)
        self._rows.add(made)
        made.role.setFocus()

    def _current(self) -> int:
        """Return the number of the row that the keyboard is in, from 0, or -1."""
        focused = QApplication.focusWidget()
        rows = self._rows.rows(_PartRow)
        return next((n for n, it in enumerate(rows) if focused and it.isAncestorOf(focused)), -1)

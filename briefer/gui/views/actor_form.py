"""The form for one actor: name, kind, aliases, dated roles, pin, note."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QPlainTextEdit, QWidget

from briefer.commands.actors import add_actor, edit_actor, pin_actor
from briefer.errors import BrieferError
from briefer.gui.desk import Desk
from briefer.gui.views.parts import (
    RowStack,
    Words,
    choice,
    choose,
    chosen,
    column,
    heading,
    icon_button,
    in_scroll,
    line,
    link_button,
    push_button,
    row,
    small_words,
)
from briefer.model.actors import Actor, ActorKind, Alias, AliasKind, Role
from briefer.model.dates import is_edtf
from briefer.store import queries
from briefer.text.typed_dates import no_date


class _AliasRow(QWidget):
    """One alias: its words and its kind."""

    def __init__(self, alias: Alias | None, remove: Callable[[QWidget], None]) -> None:
        super().__init__()
        self._text = line("Alias", alias.text if alias else "", "as it is printed")
        self._kind = choice("Kind of alias", AliasKind, alias.kind if alias else AliasKind.SHORT)
        gone = icon_button("x", "Remove this alias", lambda: remove(self))
        layout = row(self._text, self._kind, gone, spacing=4)
        layout.setStretch(0, 3)
        layout.setStretch(1, 2)
        self.setLayout(layout)
        self.setFocusProxy(self._text)

    def alias(self) -> Alias | None:
        """Return what was entered, or None for a row left blank."""
        text = self._text.text().strip()
        return Alias(text, chosen(self._kind, AliasKind)) if text else None


class _RoleRow(QFrame):
    """One office: title and body, from and to."""

    def __init__(self, role: Role | None, remove: Callable[[QWidget], None]) -> None:
        super().__init__()
        self._title = line("Office held", role.title if role else "", "office, as in Foreign Minister")
        self._body = line("Body", role.body if role else "", "body, as in Ministry of Foreign Affairs")
        self._start = line("In office from", role.start if role else "", "from: 2022-04")
        self._end = line("In office until", role.end if role else "", "until: 2024")
        gone = icon_button("x", "Remove this role", lambda: remove(self))
        layout = column(self, spacing=4)
        layout.addLayout(row(self._title, gone, spacing=4))
        layout.addWidget(self._body)
        layout.addLayout(row(self._start, self._end, spacing=4))
        self.setFocusProxy(self._title)

    def role(self) -> Role | None:
        """Return what was entered, or None for a row left blank. Raises BrieferError for a wrong date."""
        title, body = self._title.text().strip(), self._body.text().strip()
        start, end = self._start.text().strip(), self._end.text().strip()
        if not title and not body:
            return None
        for value in (start, end):
            if value and not is_edtf(value):
                raise no_date(value, "Write it as 2024, 2024-01 or 2024-01-23.")
        return Role(title or body, body if title else "", start, end)


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
        self._name = line("Name of the actor", "", "the name it should be given")
        self._kind = choice("Kind of actor", ActorKind, ActorKind.PERSON)
        self._pin = QComboBox()
        self._pin.setAccessibleName("Key that tags this actor")
        for digit in range(10):
            self._pin.addItem(f"key {digit}" if digit else "no key", digit)
        self._aliases, self._roles = RowStack(spacing=4), RowStack(spacing=10)
        self._note = QPlainTextEdit()
        self._note.setAccessibleName("Note on the actor")
        self._note.setTabChangesFocus(True)
        self._note.setProperty("look", "field")
        self._note.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 12)
        self._fault = Words("", tone="fault")
        self._fault.hide()
        self._lay_out()

    def open(self, actor: Actor | None, name: str = "") -> None:
        """Show this actor for editing, or an empty form for a new one of this name."""
        self._actor = actor
        self._title.setText("Edit actor" if actor else "New actor")
        self._name.setText(actor.name if actor else name)
        choose(self._kind, actor.kind if actor else ActorKind.PERSON)
        self._pin.setCurrentIndex(actor.pin if actor else 0)
        self._note.setPlainText(actor.note if actor else "")
        self._aliases.clear()
        self._roles.clear()
        for alias in actor.aliases if actor else ():
            self._aliases.add(_AliasRow(alias, self._aliases.drop))
        for role in actor.roles if actor else ():
            self._roles.add(_RoleRow(role, self._roles.drop))
        self._fault.hide()
        self._name.setFocus()
        self._name.selectAll()

    def save(self) -> None:
        """Store what was entered and close; where something is wrong, say so and stay."""
        try:
            saved = self._store()
        except BrieferError as error:
            self._fault.setText(str(error))
            self._fault.show()
            return
        self.closed.emit(saved)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Save on Enter, go back on Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit(None)
        else:
            super().keyPressEvent(event)

    def _store(self) -> object:
        session, name = self._desk.session, self._name.text().strip()
        if not name:
            raise BrieferError("An actor has a name.", "Write the name it should be given.")
        aliases, roles = self._entered_aliases(), self._entered_roles()
        kind, pin = chosen(self._kind, ActorKind), int(self._pin.currentData())
        with session.step(f"Edit actor {name}" if self._actor else f"Add actor {name}"):
            key = self._actor.id if self._actor else add_actor(session, name, kind, aliases)
            actor = queries.actor(session, key)
            note = self._note.toPlainText().strip()
            edit_actor(session, replace(actor, name=name, kind=kind, aliases=aliases, roles=roles, note=note))
            pin_actor(session, key, pin)
        return key

    def _add_alias(self) -> None:
        made = _AliasRow(None, self._aliases.drop)
        self._aliases.add(made)
        made.setFocus()

    def _add_role(self) -> None:
        made = _RoleRow(None, self._roles.drop)
        self._roles.add(made)
        made.setFocus()

    def _entered_aliases(self) -> tuple[Alias, ...]:
        entered = (item.alias() for item in self._aliases.rows(_AliasRow))
        return tuple(alias for alias in entered if alias is not None)

    def _entered_roles(self) -> tuple[Role, ...]:
        entered = (item.role() for item in self._roles.rows(_RoleRow))
        return tuple(role for role in entered if role is not None)

    def _lay_out(self) -> None:
        inside = QWidget()
        page = column(inside, margin=10, spacing=8)
        page.addWidget(self._title)
        page.addWidget(self._name)
        page.addLayout(row(self._kind, self._pin))
        page.addWidget(small_words("Aliases: other names and spellings, which are found in new sources too"))
        page.addWidget(self._aliases)
        page.addWidget(link_button("Add alias", self._add_alias))
        page.addWidget(small_words("Roles: offices held, and when"))
        page.addWidget(self._roles)
        page.addWidget(link_button("Add role", self._add_role))
        page.addWidget(small_words("Note"))
        page.addWidget(self._note)
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

"""Rows of the fields of an actor: one alias, one office."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from briefer.commands.naming import read_role
from briefer.gui.views.parts import choice, chosen, column, icon_button, line, row, small_words
from briefer.model.actors import Alias, AliasKind, Role


class AliasRow(QWidget):
    """One alias: its words and its kind; `changed` says that either was altered."""

    changed = Signal()

    def __init__(self, alias: Alias | None, remove: Callable[[QWidget], None]) -> None:
        """Show this alias, or an empty row for a new one."""
        super().__init__()
        self.words = line("Alias", alias.text if alias else "", "as it is printed")
        self.kind = choice("Kind of alias", AliasKind, alias.kind if alias else AliasKind.SHORT)
        self._printed = small_words("printed:")
        gone = icon_button("x", "Remove this alias", lambda: remove(self))
        layout = row(self._printed, self.words, self.kind, gone, spacing=4)
        layout.setStretch(1, 3)
        layout.setStretch(2, 2)
        self.setLayout(layout)
        self.setFocusProxy(self.words)
        self.words.textChanged.connect(lambda _: self.changed.emit())
        self.kind.currentIndexChanged.connect(lambda _: self._show_printed())
        self._show_printed()

    def alias(self) -> Alias | None:
        """Return what was entered, or None for a row left blank."""
        text = self.words.text().strip()
        return Alias(text, chosen(self.kind, AliasKind)) if text else None

    def _show_printed(self) -> None:
        """Say before a misspelt name that it is as printed, apart from the name that should be given."""
        self._printed.setVisible(chosen(self.kind, AliasKind) is AliasKind.MISSPELT)
        self.changed.emit()


class RoleRow(QFrame):
    """One office: title and body, from and to."""

    def __init__(self, role: Role | None, remove: Callable[[QWidget], None]) -> None:
        """Show this office, or an empty row for a new one."""
        super().__init__()
        self.title = line("Office held", role.title if role else "", "office, as in Foreign Minister")
        self.body = line("Body", role.body if role else "", "body, as in Ministry of Foreign Affairs")
        self.start = line("In office from", role.start if role else "", "from: 2022-04")
        self.end = line("In office until", role.end if role else "", "until: 2024")
        gone = icon_button("x", "Remove this role", lambda: remove(self))
        layout = column(self, spacing=4)
        layout.addLayout(row(self.title, gone, spacing=4))
        layout.addWidget(self.body)
        layout.addLayout(row(self.start, self.end, spacing=4))
        self.setFocusProxy(self.title)

    def role(self) -> Role | None:
        """Return what was entered, or None for a row left blank. Raises BrieferError for a wrong date."""
        title, body, start, end = (
            field.text().strip() for field in (self.title, self.body, self.start, self.end)
        )
        return read_role(title, body, start, end) if title or body else None

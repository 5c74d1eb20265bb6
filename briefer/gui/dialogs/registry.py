"""The personal registry, to look through: its actors are taken into the session, corrected and removed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QListView, QStackedWidget, QWidget

from briefer.errors import BrieferError
from briefer.gui import icons, theme
from briefer.gui.bus import Notice, NoticeKind, notice_of
from briefer.gui.desk import Desk
from briefer.gui.models.rows import Face, RowsModel
from briefer.gui.my_registry import MyRegistry
from briefer.gui.plain import folded
from briefer.gui.views.actor_fields import ActorFields
from briefer.gui.views.parts import (
    EmptyNote,
    Words,
    column,
    in_scroll,
    push_button,
    row,
    search_field,
)
from briefer.gui.views.rows import row_list
from briefer.gui.wording import KIND_ICONS, word
from briefer.model.actors import Actor
from briefer.text.lookalikes import marked

if TYPE_CHECKING:
    from briefer.gui.window import MainWindow


class RegistryDialog(QDialog):
    """Lists the actors of the registry with kind, names and where each came from.

    Enter takes those selected into the session, F2 corrects one, Del removes them, Ctrl+Z undoes the last
    change to the registry.
    """

    def __init__(self, desk: Desk, registry: MyRegistry, parent: QWidget | None = None) -> None:
        """List what the registry has, and learn of it anew."""
        super().__init__(parent)
        self.setWindowTitle("My registry")
        self._registry = registry
        keep = "Keep actors of a session there"
        self._how_to_fill = desk.keyboard.keymap.say(
            keep + ": {} in their list.", "keep_in_registry", otherwise=f"{keep}."
        )
        self._edited: Actor | None = None
        self.search = search_field("Search your registry", "Name, alias or where it came from")
        self.model = RowsModel[Actor](lambda actor: actor.id, _face, self)
        self.list = row_list("Actors of your registry")
        self.list.setModel(self.model)
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self._empty = EmptyNote("", "")
        self.fields, self.said = ActorFields(), Words()
        self.said.hide()
        self._pages, self._listed = QStackedWidget(), QWidget()
        self.take_button = push_button("&Take into this session", self.take, "user-plus")
        self.correct_button = push_button("&Correct…", self.correct, "pencil")
        self.remove_button = push_button("&Remove", self.remove, "trash-2")
        self._lay_out()
        self.search.textChanged.connect(lambda _: self.refresh())
        self.list.activated.connect(lambda _: self.take())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        registry.changed.connect(self.refresh)
        desk.bus.told.connect(self._say)
        self._may_take = not desk.session.read_only
        self.refresh()
        registry.read()

    def selected(self) -> tuple[Actor, ...]:
        """Return the actors that are selected, in the order of the list."""
        places = sorted(index.row() for index in self.list.selectedIndexes())
        return tuple(self.model.rows[place] for place in places)

    def take(self) -> None:
        """Copy the selected actors into the session."""
        if (chosen := self.selected()) and self._may_take:
            self._registry.take(chosen)

    def correct(self) -> None:
        """Open the fields of the first selected actor."""
        if chosen := self.selected():
            self._edited = chosen[0]
            self.fields.fill(chosen[0], self._registry.actors)
            self.said.hide()
            self._pages.setCurrentIndex(1)
            self.fields.name.setFocus()

    def save(self) -> None:
        """Store what was corrected and go back to the list; where something is wrong, say so and stay."""
        if self._edited is None:
            return
        try:
            self._registry.correct(self.fields.entered(self._edited))
        except BrieferError as error:
            self._say(notice_of(error))
            return
        self._to_list()

    def remove(self) -> None:
        """Remove the selected actors from the registry; undo brings them back."""
        if chosen := self.selected():
            self._registry.forget([actor.id for actor in chosen])

    def refresh(self) -> None:
        """Show the actors that have all the words of the search, by name."""
        sought = folded(self.search.text()).split()
        found = [actor for actor in self._registry.actors if _holds(actor, sought)]
        self.model.set_rows(sorted(found, key=lambda actor: folded(actor.name)))
        if self._registry.actors:
            self._empty.say("No actor of this name", "Clear the search to see all of them.")
        else:
            self._empty.say("Your registry is empty", self._how_to_fill)
        self.list.setVisible(bool(found))
        self._empty.setVisible(not found)
        self._enable()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do what the keys of the list do; in the fields Enter saves and Esc goes back."""
        key, is_listed = event.key(), self._pages.currentIndex() == 0
        if not is_listed and key == Qt.Key.Key_Escape:
            self._to_list()
        elif not is_listed and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif is_listed and key == Qt.Key.Key_F2:
            self.correct()
        elif is_listed and key == Qt.Key.Key_Delete:
            self.remove()
        elif is_listed and key == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus()
            self.list.setCurrentIndex(self.model.index(0))
        elif is_listed and event.matches(QKeySequence.StandardKey.Undo):
            self._registry.undo()
        else:
            super().keyPressEvent(event)

    def _to_list(self) -> None:
        self._edited = None
        self._pages.setCurrentIndex(0)
        self.list.setFocus()

    def _say(self, notice: Notice) -> None:
        self.said.set_tone("fault" if notice.kind is NoticeKind.FAULT else "muted")
        self.said.setText(f"{notice.text} {notice.next_step}".strip())
        self.said.show()

    def _enable(self) -> None:
        number = len(self.list.selectedIndexes())
        self.take_button.setEnabled(bool(number) and self._may_take)
        self.correct_button.setEnabled(number == 1)
        self.remove_button.setEnabled(bool(number))

    def _lay_out(self) -> None:
        listed = column(self._listed, spacing=8)
        for widget in (self.search, self.list, self._empty):
            listed.addWidget(widget)
        listed.setStretch(1, 1)
        listed.setStretch(2, 1)
        undo = push_button("&Undo", self._registry.undo, "undo-2")
        undo.setToolTip("Undo the last change to the registry (Ctrl+Z)")
        close = push_button("Close", self.reject)
        self.take_button.setToolTip("Take (Enter)")
        self.correct_button.setToolTip("Correct (F2)")
        self.remove_button.setToolTip("Remove from the registry (Del)")
        listed.addLayout(row(self.take_button, self.correct_button, self.remove_button, undo, 1, close))
        edited = QWidget()
        page = column(edited, spacing=8)
        inside = QWidget()
        scrolled = column(inside)
        scrolled.addWidget(self.fields)
        scrolled.addStretch(1)
        page.addWidget(in_scroll(inside), 1)
        save = push_button("Save", self.save, "check")
        page.addLayout(row(1, push_button("Cancel", self._to_list), save))
        self._pages.addWidget(self._listed)
        self._pages.addWidget(edited)
        outside = column(self, margin=12, spacing=8)
        outside.addWidget(self._pages, 1)
        outside.addWidget(self.said)
        self.resize(620, 560)


def ask_registry(window: "MainWindow") -> "RegistryDialog | None":
    """Show the registry over a window that has a session open; return the dialog."""
    if window.page is None:
        return None
    dialog = RegistryDialog(window.page.desk, window.page.actors.registry, window)
    dialog.open()
    return dialog


def _holds(actor: Actor, sought: Sequence[str]) -> bool:
    text = folded(" ".join((*actor.names, word(actor.kind), actor.origin)))
    return all(part in text for part in sought)


def _face(actor: Actor) -> Face:
    names = ", ".join(map(marked, actor.names[1:]))
    about = (word(actor.kind), names, f"from {actor.origin}" if actor.origin else "")
    return Face(
        text=marked(actor.name),
        detail=" · ".join(part for part in about if part),
        mark=icons.tinted_icon(KIND_ICONS[actor.kind], theme.current_tones().muted),
        spoken=f"{actor.name}, {word(actor.kind)}, from {actor.origin}",
        tip=f"{', '.join(actor.names)}; {actor.note}".rstrip("; "),
    )

"""Every action by name: type a few letters, choose, done."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from briefer.gui import icons, theme
from briefer.gui.models.rows import Face, RowsModel
from briefer.gui.plain import folded
from briefer.gui.views.measures import grown
from briefer.gui.views.parts import column, search_field, small_words
from briefer.gui.views.rows import row_list


@dataclass(frozen=True, slots=True)
class Entry:
    """One action as the palette shows it: its words, the menu it stands in, its keys, its icon."""

    words: str
    menu: str
    keys: str
    icon: str
    action: QAction


class Palette(QDialog):
    """Lists the actions that can be done now; Enter does the one that is marked."""

    def __init__(self, entries: Sequence[Entry], parent: QWidget) -> None:
        """Show these entries, those that cannot be done now last and faint."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAccessibleName("Every action by name")
        self.setProperty("look", "popup")
        self._entries = sorted(entries, key=lambda entry: not entry.action.isEnabled())
        self.model = RowsModel[Entry](lambda entry: entry.action.objectName(), _face, self)
        self.field = search_field("Action", "Type what you want to do")
        self.list = row_list("Actions")
        self.list.setModel(self.model)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._run)
        self._none = small_words("No action of this name.")
        layout = column(self, margin=8)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._none)
        self.field.textChanged.connect(self._filter)
        self.field.setFocus()  # a pop-up hands keys to this child of its own accord, and to no other
        self._filter("")
        width = min(grown(self, 560), parent.width() - 40)
        self.resize(width, min(grown(self, 440), parent.height() - 80))
        place = parent.mapToGlobal(parent.rect().topLeft())
        self.move(place.x() + (parent.width() - width) // 2, place.y() + 60)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move with the arrows, run on Enter, close on Esc."""
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                rows = max(1, self.model.rowCount())
                self.list.setCurrentIndex(self.model.index((self.list.currentIndex().row() + step) % rows))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._run(self.list.currentIndex())
            case _:
                super().keyPressEvent(event)

    def _filter(self, words: str) -> None:
        sought = folded(words).split()
        self.model.set_rows(
            [
                entry
                for entry in self._entries
                if all(word in folded(f"{entry.words} {entry.menu}") for word in sought)
            ]
        )
        self._none.setVisible(not self.model.rows)
        self.list.setCurrentIndex(self.model.index(0))

    def _run(self, index: QModelIndex) -> None:
        entry = self.model.row_at(index)
        if entry is not None and entry.action.isEnabled():
            self.accept()
            entry.action.trigger()


def _face(entry: Entry) -> Face:
    tone = theme.current_tones()
    is_on = entry.action.isEnabled()
    return Face(
        text=entry.words,
        count=f"{entry.menu}   {entry.keys}".strip(),
        mark=icons.tinted_icon(entry.icon or "chevron-right", tone.muted),
        is_faint=not is_on,
        spoken=f"{entry.words}, {entry.menu}, {entry.keys}" + ("" if is_on else ", not now"),
    )

"""The list of backups, from which a copy is opened beside the session."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QTreeWidget, QTreeWidgetItem, QWidget

from briefer.errors import BrieferError
from briefer.gui.recent import usual_folder
from briefer.gui.views.parts import Words, column, push_button, row
from briefer.store.backups import Backup, all_backups, restore
from briefer.store.retention import BackupRules

if TYPE_CHECKING:
    from briefer.gui.window import MainWindow

_BACKUP = Qt.ItemDataRole.UserRole


def ask_backups(window: "MainWindow") -> "BackupsDialog":
    """Show the backups over a window, which opens the copy that is chosen; return the dialog."""
    session = window.page.desk.session if window.page else None
    rules = session.backups.rules if session else BackupRules()
    own = session.backups.all if session else None
    dialog = BackupsDialog(own, all_backups(rules), rules.folder, window)
    dialog.restored.connect(window.open_path)
    dialog.open()
    return dialog


class BackupsDialog(QDialog):
    """Lists backups with session, moment and size. `restored` carries the path of a copy that was made."""

    restored = Signal(object)

    def __init__(
        self,
        own: Sequence[Backup] | None,
        every: Sequence[Backup],
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        """List a session's own backups, or those of all sessions where none is open (`own` is None)."""
        super().__init__(parent)
        self.setWindowTitle("Backups")
        self._own, self._every = own, every
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Backups, the newest first")
        self.tree.setHeaderLabels(["Made", "Session", "Size"])
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.of_all = QCheckBox("Of &all sessions")
        self.of_all.setVisible(own is not None)
        self._none, self._fault = Words("", tone="muted"), Words("", tone="fault")
        self._fault.hide()
        self.open_button = push_button("&Open a copy", self.open_copy, "folder-open")
        self.open_button.setDefault(True)
        self._lay_out(folder)
        self.of_all.toggled.connect(lambda _: self._list())
        self.tree.itemActivated.connect(lambda *_: self.open_copy())
        self.tree.itemSelectionChanged.connect(self._enable)
        self._list()

    def chosen(self) -> Backup | None:
        """Return the backup that is selected, or None."""
        item = next(iter(self.tree.selectedItems()), None)
        found = item.data(0, _BACKUP) if item else None
        return found if isinstance(found, Backup) else None

    def open_copy(self) -> None:
        """Write the selected backup beside its session and hand it over; where that fails, say so."""
        backup = self.chosen()
        if backup is None:
            return
        try:
            made = restore(backup, backup.home if backup.home.is_dir() else usual_folder())
        except BrieferError as error:
            self._fault.setText(str(error))
            self._fault.show()
            return
        self.accept()
        self.restored.emit(made)

    def _list(self) -> None:
        shown = self._every if self._own is None or self.of_all.isChecked() else self._own
        locale = QLocale()
        self.tree.clear()
        for backup in shown:
            moment = f"{backup.made.astimezone():%Y-%m-%d %H:%M}"
            size = locale.formattedDataSize(backup.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
            item = QTreeWidgetItem(self.tree, [moment, backup.name, size])
            item.setData(0, _BACKUP, backup)
        self._none.setText("" if shown else "There are no backups yet; the first is made while you work.")
        self._none.setVisible(not shown)
        for number in range(2):
            self.tree.resizeColumnToContents(number)
        if (first := self.tree.topLevelItem(0)) is not None:
            self.tree.setCurrentItem(first)
        self._enable()

    def _enable(self) -> None:
        self.open_button.setEnabled(self.chosen() is not None)

    def _lay_out(self, folder: Path) -> None:
        layout = column(self, margin=12, spacing=8)
        said = "A copy is opened as a session of its own, beside the one that was backed up."
        layout.addWidget(Words(said))
        layout.addWidget(self.tree, 1)
        for label in (self._none, self._fault, Words(f"Backups are kept in {folder}.", tone="muted")):
            layout.addWidget(label)
        layout.addLayout(row(self.of_all, 1, self.open_button, push_button("Close", self.reject)))
        self.resize(560, 420)

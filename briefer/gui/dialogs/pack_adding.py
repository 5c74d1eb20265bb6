"""Adding a pack: it is checked first, all that was found is shown, and after it what was taken out."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from briefer.errors import BrieferError
from briefer.gui.aside import Aside
from briefer.gui.dialogs.pack_editor_findings import FindingsList, summed
from briefer.gui.views.measures import room_over
from briefer.gui.views.parts import Words, column, heading, push_button, row, small_words
from briefer.jobs.packs import Examined, add_pack, examine_pack
from briefer.model.pack_findings import PackFinding
from briefer.model.packs import Pack

_SIZE = (620, 460)
_UNTRIED = "Nothing of the pack is used before you add it."
_CHECKING = "The pack is checked, and each of its sections tried…"
_FAULTY = "It cannot be used as it is. Whoever made it can mend what is marked."


class PackAdding(QDialog):
    """Checks the pack at a path and adds it if that is wanted; `added` carries the pack."""

    added = Signal(object)

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        """Begin to check a folder, or a zip of one, beside the window."""
        super().__init__(parent)
        self.setWindowTitle("Add a pack")
        self.resize(room_over(parent, *_SIZE))
        self._path = path
        self._examined: Examined | None = None
        self._aside = Aside("check a pack", self, outlives=False)
        self._aside.failed.connect(self._fail)
        self.head = heading(f"Add “{path.name}”", scale=1.2)
        self.said = Words(_CHECKING)
        self.said.setAccessibleName("What was found")
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName("The pack is being checked")
        self.list = FindingsList()
        self.list.setFrameShape(FindingsList.Shape.StyledPanel)
        self.note = small_words(_UNTRIED)
        self.add_button = push_button("&Add", self.add, "plus")
        self.add_button.setDefault(True)
        self.add_button.setEnabled(False)
        self.close_button = push_button("Cancel", self.reject)
        place = column(self, margin=16, spacing=10)
        for part in (self.head, self.said, self.busy):
            place.addWidget(part)
        place.addWidget(self.list, 1)
        place.addWidget(self.note)
        place.addLayout(row(1, self.close_button, self.add_button))
        self.list.hide()
        place.addStretch(0)
        self._aside.run(lambda: examine_pack(path), self._show)

    @property
    def is_busy(self) -> bool:
        """Whether the pack is still being checked or added."""
        return self._aside.is_busy

    def add(self) -> None:
        """Add the pack, in place of the user's own of that id where there is one."""
        examined, path = self._examined, self._path
        if examined is None or not self.add_button.isEnabled():
            return
        self._work("The pack is added…")
        self._aside.run(lambda: add_pack(path, replacing=examined.replaces), self._on_added)

    def _show(self, examined: Examined) -> None:
        """Show what was found, and offer to add the pack where nothing stands in its way."""
        self.busy.hide()
        self._examined = examined
        self._list(examined.findings)
        if examined.name:
            self.head.setText(f"Add “{examined.name}”")
        if examined.can_be_added:
            mine = f" You have a pack “{examined.identity}” already; this one takes its place."
            words = f"{summed(examined.findings)}. It can be used.{mine if examined.replaces else ''}"
        else:
            words = examined.refused or f"{summed(examined.findings)}. {_FAULTY}"
        self._say(words, fault=not examined.can_be_added)
        self.add_button.setText("&Replace mine" if examined.replaces else "&Add")
        self.add_button.setEnabled(examined.can_be_added)
        (self.add_button if examined.can_be_added else self.close_button).setFocus()

    def _on_added(self, outcome: tuple[Pack, tuple[PackFinding, ...]]) -> None:
        """Say what was taken out and left behind."""
        pack, findings = outcome
        self.busy.hide()
        self.head.setText(f"“{pack.name}” is added")
        self._list(findings)
        self._say("It is there for new notes and for those that are open. This is to be known of it:")
        if not findings:
            self._say("It is there for new notes and for those that are open. Nothing was taken out of it.")
        self.note.setText(f"It lies in {pack.folder}.")
        self.add_button.hide()
        self.close_button.setText("Close")
        self.close_button.setAccessibleName("Close")
        self.close_button.setFocus()
        self.added.emit(pack)

    def _list(self, findings: tuple[PackFinding, ...]) -> None:
        self.list.setVisible(bool(findings))
        self.list.show_findings(findings)

    def _fail(self, error: BrieferError) -> None:
        self.busy.hide()
        self._say(str(error), fault=True)
        self.close_button.setFocus()

    def _work(self, words: str) -> None:
        self.add_button.setEnabled(False)
        self.busy.show()
        self._say(words)

    def _say(self, words: str, *, fault: bool = False) -> None:
        self.said.set_tone("fault" if fault else "text")
        self.said.setText(words)

"""Edit a pack: its files, what they print, and what is wrong with them, side by side."""

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QInputDialog,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QWidget,
)

from briefer.compose.packs import find_packs, is_shipped, pack_folders
from briefer.errors import BrieferError
from briefer.gui.dialogs.decisions import Unsaved, ask_unsaved
from briefer.gui.dialogs.pack_editor_files import EditedFiles
from briefer.gui.dialogs.pack_editor_findings import FindingsList, said, summed
from briefer.gui.dialogs.pack_editor_preview import PackPreview
from briefer.gui.dialogs.pack_editor_text import PackText
from briefer.gui.dialogs.pack_editor_trying import Trial, Trying
from briefer.gui.views.brief_shape import laid
from briefer.gui.views.measures import grown, room_over
from briefer.gui.views.parts import Ground, Words, column, heading, push_button, row, rule, small_words
from briefer.jobs.pack_drafts import own_copy
from briefer.model.briefs import BriefContent
from briefer.model.pack_findings import PackFinding, Weight
from briefer.model.packs import Pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.gui.window import MainWindow

_SIZE = (1380, 860)
_NAME = Qt.ItemDataRole.UserRole
_MARGIN, _WIDEST = 6, 220
_SHARES = 150, 640, 500
_STORED = "Stored. Open notes of this pack have it at once."
_READ_ONLY = "This pack came with briefer and cannot be changed. Copy it to edit it."


def ask_pack_editor(window: "MainWindow") -> "PackEditor | None":
    """Show the editor over a window that has a session open; return it."""
    if window.page is None:
        return None
    state = window.page.brief.state
    window.page.brief.flush()
    dialog = PackEditor(state.pack.id if state.pack else "", state.content, window)
    dialog.stored.connect(window.page.desk.packs.renew)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


class PackEditor(QDialog):
    """Edits one pack at a time; packs that came with the program are shown, and copied to be edited.

    `stored` says that packs are others on the disk now.
    """

    stored = Signal()

    def __init__(self, current: str, content: BriefContent | None, parent: QWidget | None = None) -> None:
        """Show the pack with this id, or the first; `content` is that of the brief to preview it with."""
        super().__init__(parent)
        self.setWindowTitle("Edit a pack")
        self.resize(room_over(parent, *_SIZE))
        self._content = content
        self._packs: tuple[Pack, ...] = ()
        self._findings: Sequence[PackFinding] = ()
        self._name = ""
        self.packs = QComboBox()
        self.packs.setAccessibleName("Pack")
        self.copy_button = push_button("&Copy to edit…", self.ask_copy, "copy")
        self.save_button = push_button("&Save", self.save, "check")
        self.save_button.setToolTip("Store all changed files (Ctrl+S)")
        self.files = QListWidget()
        self.files.setAccessibleName("Files of the pack")
        self.files.setFrameShape(QListWidget.Shape.NoFrame)
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.files.setSpacing(2)
        self.text = PackText()
        self.preview = PackPreview(has_brief=content is not None)
        self.list = FindingsList()
        self.said, self.place = Words(), small_words()
        self.found = small_words("Checking…")
        self.trying = Trying(self)
        self._edited = EditedFiles(pack_folders()[0], self.text.font(), self._on_typed, self)
        self._lay_out()
        self._connect()
        self._list_packs(current)
        self.text.setFocus()

    @property
    def pack(self) -> Pack | None:
        """The pack that is shown, as it was found."""
        return next((pack for pack in self._packs if pack.id == self.packs.currentData()), None)

    @property
    def file(self) -> str:
        """The name of the file that is shown."""
        return self._name

    @property
    def has_unsaved(self) -> bool:
        """Whether something was changed and is not stored."""
        return bool(self._edited.draft.texts)

    def show_file(self, name: str) -> None:
        """Show a file; say so where it cannot be read."""
        try:
            document = self._edited.document(name)
        except BrieferError as error:
            self._say(str(error), fault=True)
            return
        self._name = name
        pack = self.pack
        self.text.setDocument(document)
        self.text.use_file(name, tuple(field.name for field in pack.fields) if pack else ())
        self._stand_on(name)
        self._mark()
        if self.preview.is_of_section:
            self.try_out()

    def go_to(self, finding: PackFinding) -> None:
        """Show the place of a finding."""
        if finding.file in self._edited.names:
            self.show_file(finding.file)
            self.text.go_to(finding.line, finding.column)

    def ask_copy(self) -> None:
        """Ask what the copy is to be called, and make it."""
        pack = self.pack
        if pack is None:
            return
        asks = QInputDialog(self)
        asks.setWindowTitle("Copy to edit")
        asks.setLabelText("Name of your pack")
        asks.setTextValue(f"My {pack.name.casefold()}")
        asks.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asks.textValueSelected.connect(self.copy_as)
        asks.open()

    def copy_as(self, name: str) -> None:
        """Copy the pack that is shown to the user's packs under this name, and edit the copy."""
        pack = self.pack
        if pack is None or not self._may_leave():
            return
        try:
            made = own_copy(pack.id, name)
        except BrieferError as error:
            self._say(str(error), fault=True)
            return
        shown = self._name
        self._list_packs(made.id)
        self.show_file(shown)
        self._say(f"“{made.name}” is yours: {made.folder}")
        self.stored.emit()

    def save(self) -> bool:
        """Store all changed texts; say so where that cannot be, and return False."""
        try:
            self._edited.save()
        except BrieferError as error:
            self._say(str(error), fault=True)
            return False
        self._refresh()
        self._say(_STORED)
        self.stored.emit()
        return True

    def try_out(self) -> None:
        """Compose and check the pack as it is now, shortly."""
        content = self._content if self.preview.is_of_brief else None
        self.trying.ask(Trial(self._edited.draft, content, self._name if self.preview.is_of_section else ""))

    def reject(self) -> None:
        """Close, by Escape too; what is not stored is asked for."""
        if self._may_leave():
            super().reject()

    def done(self, result: int) -> None:
        """End what is tried."""
        self.trying.close()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Colour the texts anew after a change of scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_edited"):
            self._edited.recolour()
            self.list.show_findings(self._findings)

    def _may_leave(self) -> bool:
        """Return whether what is shown may be left; changes are stored or given up as the user decides."""
        if not self.has_unsaved:
            return True
        names = ", ".join(self._edited.draft.texts)
        match ask_unsaved(self, f"Changes in {names} are not stored."):
            case Unsaved.SAVE:
                return self.save()
            case Unsaved.DROP:
                return True
        return False

    def _list_packs(self, current: str) -> None:
        self._packs = find_packs(pack_folders()).packs
        self.packs.blockSignals(True)  # noqa: FBT003 - Qt's name for it
        self.packs.clear()
        for pack in self._packs:
            self.packs.addItem(pack.name if is_shipped(pack) else f"{pack.name} (yours)", pack.id)
        self.packs.setCurrentIndex(max(self.packs.findData(current), 0))
        self.packs.blockSignals(False)  # noqa: FBT003 - the same
        self._shown = self.packs.currentIndex()
        self._begin()

    def _on_pack(self, index: int) -> None:
        """Show another pack, unless changes in this one are to be kept first."""
        self.packs.setCurrentIndex(self._shown)
        if index != self._shown and self._may_leave():
            self._shown = index
            self.packs.setCurrentIndex(index)
            self._begin()

    def _begin(self) -> None:
        pack = self.pack
        if pack is None:
            return
        is_own = not is_shipped(pack)
        self._edited.deleteLater()
        self._edited = EditedFiles(pack.folder, self.text.font(), self._on_typed, self)
        self._findings = ()
        self.list.clear()
        self.found.setText("Checking…")
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextEditorInteraction
            if is_own
            else Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._say("" if is_own else _READ_ONLY)
        self._list_files()
        first = next((each.file for each in pack.sections), "")
        self.show_file(first or self._edited.names[0])
        self._refresh()
        self.try_out()

    def _list_files(self) -> None:
        self.files.blockSignals(True)  # noqa: FBT003 - Qt's name for it
        self.files.clear()
        for name in self._edited.names:
            item = QListWidgetItem(name.removeprefix("sections/").removesuffix(".md.j2"))
            item.setData(_NAME, name)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
            item.setToolTip(name)
            self.files.addItem(item)
        self.files.blockSignals(False)  # noqa: FBT003 - the same
        self.files.setMinimumWidth(min(self.files.sizeHintForColumn(0) + 2 * _MARGIN, _WIDEST))

    def _stand_on(self, name: str) -> None:
        for number in range(self.files.count()):
            if self.files.item(number).data(_NAME) == name:
                self.files.setCurrentRow(number)

    def _refresh(self) -> None:
        """List the files anew, mark those with changes, and enable what can be done."""
        if self._edited.names != tuple(self.files.item(it).data(_NAME) for it in range(self.files.count())):
            self._list_files()
            self._stand_on(self._name)
        changed = self._edited.draft.texts
        for number in range(self.files.count()):
            item = self.files.item(number)
            font = item.font()
            font.setBold(item.data(_NAME) in changed)
            item.setFont(font)
        self.save_button.setEnabled(bool(changed))

    def _on_typed(self) -> None:
        self._refresh()
        self._say("")
        self.try_out()

    def _on_found(self, findings: "Sequence[PackFinding]") -> None:
        self._findings = findings
        self.list.show_findings(findings)
        self.found.setText(summed(findings))
        self._mark()

    def _mark(self) -> None:
        faults = [each for each in self._findings if each.weight is Weight.FAULT and each.line]
        self.text.mark({each.line: said(each) for each in faults if each.file == self._name})

    def _say(self, words: str, *, fault: bool = False) -> None:
        if not words and self.text.isReadOnly():
            words = _READ_ONLY
        self.said.set_tone("fault" if fault else "muted")
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _on_file(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_NAME) != self._name:
            self.show_file(str(item.data(_NAME)))

    def _connect(self) -> None:
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)
        self.packs.activated.connect(self._on_pack)
        self.files.currentItemChanged.connect(self._on_file)
        self.list.chosen.connect(self.go_to)
        self.preview.part.activated.connect(lambda _: self.try_out())
        self.preview.over.activated.connect(lambda _: self.try_out())
        self.text.placed.connect(lambda line, column: self.place.setText(f"Line {line}, column {column}"))
        self.trying.composed.connect(self.preview.show_document)
        self.trying.failed.connect(self.preview.show_fault)
        self.trying.found.connect(self._on_found)

    def _lay_out(self) -> None:
        head, middle, foot = Ground("window"), QSplitter(Qt.Orientation.Vertical), Ground("window")
        laid(head, row(heading("Edit a pack", scale=1.15), self.packs, self.copy_button, 1), (12, 8, 12, 8))
        below, under = QWidget(), Ground("window")
        laid(under, row(self.found, 1, self.place), (12, 4, 12, 4))
        inside = column(below, spacing=0)
        inside.addWidget(under)
        inside.addWidget(_on_paper(self.list), 1)
        middle.addWidget(self.text)
        middle.addWidget(below)
        middle.setSizes([520, 150])
        across = QSplitter()
        for part in (_on_paper(self.files), middle, self.preview):
            across.addWidget(part)
        across.setSizes([grown(self, share) for share in _SHARES])
        across.setChildrenCollapsible(False)
        middle.setChildrenCollapsible(False)
        close = push_button("Close", self.reject)
        end = row(self.said, self.save_button, close)
        end.setStretch(0, 1)
        laid(foot, end, (12, 8, 12, 8))
        place = column(self, spacing=0)
        place.addWidget(head)
        place.addWidget(rule())
        place.addWidget(across, 1)
        place.addWidget(rule())
        place.addWidget(foot)
        shown = self.preview
        parts = (self.packs, self.copy_button, self.files, self.text, self.list)
        for one, other in pairwise((*parts, *shown.controls, shown.paper, self.save_button, close)):
            QWidget.setTabOrder(one, other)


def _on_paper(part: QWidget) -> Ground:
    """Return a list with some room around it."""
    around = Ground("paper")
    column(around, margin=_MARGIN).addWidget(part)
    return around

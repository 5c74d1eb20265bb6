"""The bar above the workspace: which brief, its pack, what is shown, and Export."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QMenu, QSizePolicy, QToolButton, QWidget

from briefer.gui.icons import dress, icon
from briefer.gui.views.brief_shape import laid, shut
from briefer.gui.views.measures import grown
from briefer.gui.views.parts import Ground, icon_button, icon_size, line, push_button, row, small_words
from briefer.gui.wording import plain_tip, shortened
from briefer.model.briefs import Brief
from briefer.model.ids import BriefId
from briefer.model.packs import Pack


class BriefBar(Ground):
    """Chooses, makes, renames and removes briefs, shows and hides the preview, and asks to export."""

    chosen = Signal(object)
    new_asked = Signal()
    change_asked = Signal()
    renamed = Signal(str)
    removal_asked = Signal()
    copy_asked = Signal()
    looks_asked = Signal()
    fresh_asked = Signal()
    preview_shown = Signal(bool)
    export_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no brief yet."""
        super().__init__("band", parent)
        self._title = ""
        self.chooser = QComboBox()
        self.chooser.setAccessibleName("Brief")
        self.chooser.setPlaceholderText("No brief yet")
        self.chooser.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.chooser.setMinimumContentsLength(14)
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.chooser.setMaximumWidth(grown(self.chooser, 460))
        self.chooser.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.chooser.activated.connect(self._on_activated)
        self._pack = small_words()
        self._pack.setWordWrap(False)
        self.more = self._more_button()
        self.toggle = self._toggle()
        self.export = push_button("Export…", self.export_asked.emit, "file-output")
        self.export.setToolTip("Write the note as a Word, HTML or Markdown file")
        bar = row(self.chooser, self.more, self._pack, 1, self.toggle, self.export)
        bar.setStretch(0, 4)
        laid(self, bar, (12, 6, 12, 6))

    def show_briefs(self, briefs: Sequence[Brief], current: Brief | None, pack: Pack | None) -> None:
        """Show these briefs, one of them as the current one, with the name of its pack."""
        if self.chooser.isEditable():
            return
        self.chooser.clear()
        for brief in briefs:
            self.chooser.addItem(shortened(name_of(brief), 60), brief.id)
        self.chooser.setCurrentIndex(self.chooser.findData(current.id) if current else -1)
        self._title = current.title if current else ""
        for part in (self.chooser, self.toggle, self.export):
            part.setEnabled(current is not None)
        words = pack.name if pack else (f"{current.pack} (not installed)" if current else "")
        self._pack.setText(words)
        self._pack.setToolTip(plain_tip(pack.summary) if pack else "")

    def lock_up(self, reason: str) -> None:
        """Take away what changes briefs; choosing one, the preview and Export stay."""
        shut(self.more, reason)

    def rename(self) -> None:
        """Let the analyst write another name over the current one; Enter keeps it, Escape leaves it."""
        if self.chooser.count() == 0:
            return
        self.chooser.setEditable(True)
        name = line("Name of the brief", self._title, "Name of the brief")
        self.chooser.setLineEdit(name)
        name.setText(self._title)
        name.selectAll()
        name.installEventFilter(self)
        name.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """End renaming: keep the name with Enter or when the field is left, drop it with Escape."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._end_renaming(keep=True)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._end_renaming(keep=False)
                return True
        if event.type() is QEvent.Type.FocusOut:
            self._end_renaming(keep=True)
        return super().eventFilter(watched, event)

    def menu(self) -> QMenu:
        """Return the menu of what can be done with briefs."""
        menu = QMenu(self)
        has_brief = self.chooser.count() > 0
        adding = menu.addAction(icon("file-plus"), "New brief…")
        adding.triggered.connect(lambda _=False: self.new_asked.emit())
        changing = menu.addAction(icon("repeat"), "Change the pack…")
        changing.triggered.connect(lambda _=False: self.change_asked.emit())
        changing.setEnabled(has_brief)
        looks = menu.addAction(icon("landmark"), "Look of the note…")
        looks.triggered.connect(lambda _=False: self.looks_asked.emit())
        looks.setEnabled(has_brief)
        menu.addSeparator()
        copying = menu.addAction(icon("copy"), "Copy for another reader")
        copying.triggered.connect(self.copy_asked)
        copying.setEnabled(has_brief)
        fresh = menu.addAction(icon("file-plus"), "Another reader, nothing in it yet")
        fresh.triggered.connect(self.fresh_asked)
        fresh.setEnabled(has_brief)
        menu.addSeparator()
        renaming = menu.addAction(icon("pencil"), "Rename this brief")
        renaming.triggered.connect(self.rename)
        renaming.setEnabled(has_brief)
        removing = menu.addAction(icon("trash-2"), "Remove this brief")
        removing.triggered.connect(self.removal_asked)
        removing.setEnabled(has_brief)
        return menu

    def _end_renaming(self, *, keep: bool) -> None:
        name = self.chooser.lineEdit()
        if name is None:
            return
        words = name.text().strip()
        name.removeEventFilter(self)
        self.chooser.setEditable(False)
        if keep and words and words != self._title:
            self.renamed.emit(words)

    def _on_activated(self, index: int) -> None:
        self.chosen.emit(BriefId(int(self.chooser.itemData(index))))

    def _more_button(self) -> QToolButton:
        return icon_button("ellipsis", "New brief, change its pack, rename, remove", self._pop_up)

    def _pop_up(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _toggle(self) -> QToolButton:
        button = QToolButton()
        button.setText("Preview")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        dress(button, "panel-right")
        button.setIconSize(icon_size(button))
        button.setCheckable(True)
        button.setChecked(True)
        button.setAutoRaise(True)
        button.setAccessibleName("Show the preview")
        button.setToolTip("Show or hide the preview")
        button.toggled.connect(self.preview_shown)
        return button


def name_of(brief: Brief) -> str:
    """Return what a brief is called in lists: its title, else its label."""
    return brief.title or f"Untitled brief {brief.label}"

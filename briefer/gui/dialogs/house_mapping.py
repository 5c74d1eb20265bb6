"""Shows a house file line by line; the analyst points once at where the parts of a note go, and at styles."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QTabWidget,
    QWidget,
)

from briefer.errors import BrieferError
from briefer.gui.aside import Aside
from briefer.gui.dialogs.house_lines import HouseLines
from briefer.gui.dialogs.house_style_list import HouseStyleList
from briefer.gui.drawn_pages import image_of
from briefer.gui.kept_pictures import sample_of
from briefer.gui.pack_pictures import first_page as own_page
from briefer.gui.views.measures import room_over
from briefer.gui.views.parts import Words, column, heading, line, small_words
from briefer.gui.views.pixmaps import framed, scaled
from briefer.gui.wording import count_words
from briefer.jobs.houses import OpenedHouse, add_house, first_page, looks_in
from briefer.jobs.pages import ExactPages, PagePicture
from briefer.model.documents import Document
from briefer.model.houses import HouseMapping
from briefer.model.packs import Pack

_SIZE = (1120, 720)
_PAGE = QSize(330, 467)
_CALM = 700  # milliseconds after a choice
_MAKING = "The first page is being laid out in this look…"


class HouseMappingDialog(QDialog):
    """Maps a house file that was opened; `added` carries the house style once it is stored."""

    added = Signal(object)

    def __init__(
        self, opened: OpenedHouse, name: str, pack: Pack, pages: ExactPages, parent: QWidget | None = None
    ) -> None:
        """Show what is proposed; the first page is that of the pack's sample, laid out by `pages`."""
        super().__init__(parent)
        self.setWindowTitle("House style from a Word file")
        self.resize(room_over(parent, *_SIZE))
        self._opened, self._pack, self._pages = opened, pack, pages
        self.mapping = opened.mapping
        self.name = line("Name of the house style", name, "Small letters, digits and hyphens")
        self.lines = HouseLines(opened.rows)
        self.behind = QCheckBox("Put the note &behind all that stands in the file")
        self.styles = HouseStyleList(opened, looks_in(opened))
        self.page, self.said = QLabel(), small_words(_MAKING)
        self.fault = Words(tone="fault")
        self.fault.setAccessibleName("Why the house style was not stored")
        self.fault.hide()
        self._aside = Aside("first page in a house style", self, outlives=False)
        self._aside.failed.connect(lambda error: self.said.setText(str(error)))
        self._document: Document | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_CALM)
        self._wait.timeout.connect(self._make_page)
        self._lay_out()
        self.lines.used.connect(self._take)
        self.styles.chosen.connect(self._take)
        self.behind.toggled.connect(self._put_behind)
        self._take(self.mapping)
        self.lines.stand_on_first_use()
        self.lines.tree.setFocus()

    @property
    def taken_out(self) -> tuple[str, ...]:
        """What was taken out of the file, one sentence each; the first one says how many there are."""
        removed = self._opened.removed
        if not removed:
            return ("Nothing had to be taken out of this file.",)
        many = count_words(len(removed), "thing")
        return f"{many} taken out, so that no note acts behind its reader's back:", *removed

    def begin_with(self, mapping: HouseMapping) -> None:
        """Show this mapping in place of the one that the file suggests."""
        self._take(mapping)

    def accept(self) -> None:
        """Store the house style, or say why it cannot be."""
        try:
            house = add_house(self.name.text().strip(), self._opened, self.mapping)
        except BrieferError as error:
            self.fault.setText(str(error))
            self.fault.show()
            return
        super().accept()
        self.added.emit(house)

    def done(self, result: int) -> None:
        """Close; no page is made any more."""
        self._wait.stop()
        super().done(result)

    def _take(self, mapping: HouseMapping) -> None:
        """Show a mapping, and have the first page made with it."""
        self.mapping = mapping
        self.lines.show_mapping(mapping)
        self.styles.show_mapping(mapping)
        self.behind.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.behind.setChecked(mapping.body == 0)
        self.behind.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._wait.start()

    def _put_behind(self, behind: bool) -> None:  # noqa: FBT001 - a signal's argument
        body = 0 if behind else self._opened.mapping.body or 1
        self._take(replace(self.mapping, body=body))

    def _make_page(self) -> None:
        """Have the sample composed, the first time, and its first page laid out in the new look."""
        if self._aside.is_busy:
            self._wait.start()
            return
        pack = self._pack
        if self._document is None:
            self._aside.run(lambda: sample_of(pack), self._show_order)
        else:
            self._lay_out_page(self._document)

    def _show_order(self, document: Document) -> None:
        """Show the sample on the window's own paper, which knows a note's order but not a file's look."""
        self._document = document
        if self.isVisible():  # else it was closed meanwhile, and LibreOffice would be started for nobody
            self._show_picture(own_page(document))
            self._lay_out_page(document)

    def _lay_out_page(self, document: Document) -> None:
        opened, mapping, pages, width = self._opened, self.mapping, self._pages, _PAGE.width() * 2
        self.said.setText(_MAKING)
        self._aside.run(lambda: first_page(opened, mapping, document, pages, width), self._show_page)

    def _show_page(self, made: PagePicture) -> None:
        self._show_picture(framed(image_of(made)))
        self.said.setText("The first page of a sample, laid out by LibreOffice.")

    def _show_picture(self, picture: QImage) -> None:
        self.page.setPixmap(scaled(picture, _PAGE, self.devicePixelRatioF()))
        self.page.setAccessibleName("First page of a sample in this look")

    def _lay_out(self) -> None:
        self.page.setMinimumSize(_PAGE)
        self.page.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        tabs = QTabWidget()
        tabs.setAccessibleName("Lines, styles and what was taken out")
        first = QWidget()
        inner = column(first, margin=8, spacing=8)
        words = "Point at the lines where the parts of a note go. What is proposed is marked."
        inner.addWidget(small_words(words))
        if self._opened.native:
            inner.addWidget(small_words("This file names its places itself; they hold.", tone="warning"))
        inner.addWidget(self.lines, 1)
        inner.addWidget(self.behind)
        tabs.addTab(first, "&Lines")
        tabs.addTab(self.styles, "&Styles")
        removed = self._opened.removed
        tabs.addTab(_listed(self.taken_out), f"&Taken out ({len(removed)})" if removed else "&Taken out")
        side = QWidget()
        beside = column(side, spacing=6)
        beside.addWidget(self.page)
        self.said.setMaximumWidth(_PAGE.width())
        beside.addWidget(self.said)
        beside.addStretch(1)
        place = column(self, margin=16, spacing=10)
        place.addWidget(heading(f"How “{self._opened.file}” is used", scale=1.2))
        form = QFormLayout()
        form.addRow("Na&me", self.name)
        place.addLayout(form)
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addWidget(tabs, 1)
        both.addWidget(side)
        place.addLayout(both, 1)
        place.addWidget(self.fault)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.keep = buttons.addButton("Keep this house style", QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep.setAccessibleName("Keep this house style")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        place.addWidget(buttons)


def _listed(lines: Sequence[str]) -> QWidget:
    """Return a page with these lines, of which the first one says what the others are."""
    page = QWidget()
    place = column(page, margin=12, spacing=6)
    place.addWidget(small_words(lines[0]))
    for each in lines[1:]:
        place.addWidget(Words(f"•  {each}"))
    place.addStretch(1)
    return page

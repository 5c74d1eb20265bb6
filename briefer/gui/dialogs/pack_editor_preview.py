"""What a pack that is edited prints: the paper, a fault above it, and what it is to be made of."""

from PySide6.QtWidgets import QComboBox, QWidget

from briefer.errors import BrieferError
from briefer.gui.dialogs.pack_editor_findings import said
from briefer.gui.views.brief_paper import Paper
from briefer.gui.views.brief_preview import APPROXIMATE, FaultStrip
from briefer.gui.views.brief_shape import laid
from briefer.gui.views.parts import Ground, column, icon_button, row, small_words
from briefer.gui.wording import count_words
from briefer.jobs.pack_checks import finding_of
from briefer.model.documents import Document

WHOLE, SECTION = "The whole note", "This section"
SAMPLE, BRIEF = "with the sample", "with your brief"


class PackPreview(QWidget):
    """The paper with the choice of what is shown on it."""

    def __init__(self, *, has_brief: bool, parent: QWidget | None = None) -> None:
        """Show an empty sheet; the brief is offered where there is one."""
        super().__init__(parent)
        self.part, self.over = QComboBox(), QComboBox()
        self.part.setAccessibleName("What is previewed")
        self.part.addItems([WHOLE, SECTION])
        self.over.setAccessibleName("What it is previewed with")
        self.over.addItems([SAMPLE, BRIEF] if has_brief else [SAMPLE])
        self.over.setEnabled(has_brief)
        self.paper = Paper()
        self.fault = FaultStrip()
        self._pages = small_words()
        self._document: Document | None = None
        self.paper.laid.connect(self._say_pages)
        smaller = icon_button("zoom-out", "Show the preview smaller", lambda: self.paper.zoom(-1))
        larger = icon_button("zoom-in", "Show the preview larger", lambda: self.paper.zoom(1))
        self.controls = self.part, self.over, smaller, larger
        head, foot = Ground("window"), Ground("window")
        laid(head, row(self.part, self.over, 1, smaller, larger), (10, 5, 8, 5))
        laid(foot, row(self._pages), (12, 3, 12, 4))
        place = column(self, spacing=0)
        place.addWidget(head)
        place.addWidget(self.fault)
        place.addWidget(self.paper, 1)
        place.addWidget(foot)

    @property
    def is_of_section(self) -> bool:
        """Whether the section that is edited is shown alone."""
        return self.part.currentText() == SECTION

    @property
    def is_of_brief(self) -> bool:
        """Whether the analyst's brief is shown, not the sample."""
        return self.over.currentText() == BRIEF

    def show_document(self, document: Document) -> None:
        """Show this version, and take a fault away."""
        self.fault.hide()
        if document != self._document:
            self._document = document
            self.paper.show_document(document)

    def show_fault(self, error: BrieferError) -> None:
        """Say why nothing newer is shown; the last good version stays."""
        rest = " Below is the last version that could be composed." if self._document else ""
        self.fault.say(f"{said(finding_of(error))}{rest}")

    def _say_pages(self) -> None:
        self._pages.setText(f"{count_words(self.paper.page_count, 'page')} here. {APPROXIMATE}")

"""The preview: the note as it would be printed, always the latest that could be composed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from briefer.errors import BrieferError
from briefer.export.office import office
from briefer.gui.models.look_choices import look_in_words
from briefer.gui.views.brief_exact import ExactPagesView
from briefer.gui.views.brief_paper import Paper
from briefer.gui.views.brief_shape import laid
from briefer.gui.views.brief_sheets import COMPOSED
from briefer.gui.views.parts import Ground, Words, column, heading, icon_button, row, small_words
from briefer.gui.wording import count_words, plain_tip
from briefer.jobs.looks import Look
from briefer.model.documents import Document
from briefer.model.ids import FactId

APPROXIMATE = "Approximate: Word paginates differently."
_HINT = (
    "Click a statement to go to its sentence; with the keyboard, ← and → and Enter. Ctrl and the wheel zoom."
)


class PreviewPane(QWidget):
    """The paper with its caption; a fault in composing is said above the last page that was good."""

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show an empty sheet."""
        super().__init__(parent)
        self.paper = Paper()
        self.paper.setAccessibleDescription(_HINT)
        self.paper.pointed.connect(lambda place: self.pointed.emit(place.fact))
        self._document: Document | None = None
        self._section = ""
        self.paper.laid.connect(self._say_pages)
        self.exact = ExactPagesView()
        self.exact.hide()
        self.exact.failed.connect(self.show_fault)
        self._look: Look | None = None
        self.toggle = _toggle()
        self.toggle.toggled.connect(self._show_exact)
        self._pages = small_words(COMPOSED)
        self.exact.said.connect(self._pages.setText)
        self.fault = FaultStrip()
        title = heading("Preview")
        title.setToolTip(plain_tip(_HINT))
        head, foot = Ground("window"), Ground("window")
        smaller = icon_button("zoom-out", "Show the preview smaller", lambda: self._zoom(-1))
        larger = icon_button("zoom-in", "Show the preview larger", lambda: self._zoom(1))
        self._zooms = smaller, larger
        laid(head, row(title, 1, self.toggle, *self._zooms), (12, 5, 8, 5))
        laid(foot, row(self._pages), (12, 3, 12, 4))
        place = column(self, spacing=0)
        place.addWidget(head)
        place.addWidget(self.fault)
        place.addWidget(self.paper, 1)
        place.addWidget(self.exact, 1)
        place.addWidget(foot)

    @property
    def document(self) -> Document | None:
        """The document that is shown, the last one that could be composed."""
        return self._document

    @property
    def caption(self) -> str:
        """What is said below the paper."""
        return self._pages.text()

    def use_look(self, look: Look) -> None:
        """Lay exact pages out by the Word file of this look, and say which it is."""
        if look != self._look:
            self._look = look
            self._say_pages()
            if self._document is not None:
                self.exact.show_document(self._document, look)

    def show_document(self, document: Document) -> None:
        """Show this version of the note where the reader is, and take a fault away."""
        self.fault.hide()
        if self._look is not None:
            self.exact.show_document(document, self._look)
        if document == self._document:
            return
        is_first = self._document is None
        self._document = document
        if is_first and self._section:
            self.paper.show_heading(self._section)
        self.paper.show_document(document)

    def clear(self) -> None:
        """Show no note, and take it that none is coming."""
        self._document = None
        self.paper.clear()
        self.exact.clear()
        self._pages.setText("")

    def show_section(self, section: str) -> None:
        """Bring a section's heading into view as soon as the note has it; without a name the note's top."""
        self._section = section
        self.paper.show_heading(section)

    def show_fault(self, error: BrieferError) -> None:
        """Say why the note cannot be composed; the last good one stays."""
        rest = " Below is the last version that could be composed." if self._document else ""
        self.fault.say(f"{error}{rest}")

    def show_fact(self, fact: FactId | None) -> bool:
        """Mark where the note uses a fact; False if nowhere."""
        return self.paper.show_fact(fact)

    def _show_exact(self, shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.paper.setVisible(not shown)
        for part in self._zooms:
            part.setEnabled(not shown)
        self.exact.setVisible(shown)
        if not shown:
            self._say_pages()

    def _say_pages(self) -> None:
        if self.toggle.isChecked() or self._document is None:
            return
        look = f" {look_in_words(self._look)}" if self._look else ""
        self._pages.setText(f"{count_words(self.paper.page_count, 'page')} here. {APPROXIMATE}{look}")

    def _zoom(self, direction: int) -> None:
        self.paper.zoom(direction)


def _toggle() -> QToolButton:
    """Return the switch to exact pages, which is there where LibreOffice is."""
    button = QToolButton()
    button.setText("Exact pages")
    button.setCheckable(True)
    button.setAutoRaise(True)
    button.setAccessibleName("Show exact pages")
    button.setToolTip("Show the pages as the Word file has them, laid out by LibreOffice")
    if office() is None:
        button.hide()
    return button


class FaultStrip(Ground):
    """One sentence and the next step, in the colours of a fault; hidden until there is one."""

    def __init__(self) -> None:
        """Be hidden."""
        super().__init__("fault_paper")
        self._words = Words(tone="fault")
        self._words.setAccessibleName("Why the note cannot be composed")
        place = column(self, margin=10)
        place.addWidget(self._words)
        self.hide()

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.text()

    def say(self, sentence: str) -> None:
        """Show the fault."""
        self._words.setText(sentence)
        self.show()

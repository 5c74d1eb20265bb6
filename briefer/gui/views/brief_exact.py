"""The pages of the note as its Word file has them, laid out by LibreOffice beside the window's own thread."""

import pkgutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from briefer.compose.numbering import numbered
from briefer.errors import BrieferError
from briefer.gui.aside import Aside
from briefer.gui.drawn_pages import image_of
from briefer.gui.models.look_choices import look_in_words
from briefer.gui.wording import count_words
from briefer.isolate.answers import ChildError
from briefer.isolate.cancelling import Cancellation, CancelledError, StoppedError
from briefer.jobs.looks import Look
from briefer.model.documents import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.isolate.pool import Isolation
    from briefer.jobs.pages import ExactPages, PagePicture

THREAD = "lay out exact pages"
# Named by its dotted name: it loads the writer of Word files, which nothing before it needs.
_PAGES = "briefer.jobs.pages:ExactPages"
_MADE = "2000-01-01T00:00:00+00:00"  # of any version: the moment at which it is composed is on no page
_CALM = 1200  # milliseconds after a change, so that LibreOffice is not begun at every word
_MOST = 60  # pages that are drawn
_LEAST, _EDGE = 360, 24  # pixels


class ExactPagesView(QScrollArea):
    """Shows the pages one below the other; `said` carries what to say of them, `failed` a fault."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no page yet."""
        super().__init__(parent)
        self._isolation: Isolation | None = None
        self._made: ExactPages | None = None
        self._wanted: tuple[Document, Look] | None = None
        self._shown: tuple[Document, Look] | None = None
        self._caption = ""
        self._stop = Cancellation()
        self._aside = Aside(THREAD, self, outlives=False)
        self._aside.failed.connect(self.failed)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self._begin)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setSpacing(12)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName("Exact pages of the note")

    @property
    def pages(self) -> tuple[QLabel, ...]:
        """The pages that are shown."""
        return tuple(self._inside.findChildren(QLabel))

    def use(self, isolation: "Isolation") -> None:
        """Draw pages in children of this isolation."""
        self._isolation = isolation

    def show_document(self, document: Document, look: Look) -> None:
        """Lay this version of the note out, by its Word file, once it is looked at and nothing changes."""
        self._wanted = (replace(document, created=_MADE), look)
        if not self.isVisible():
            return
        if self._wanted == self._shown:
            self._go_back()
        else:
            self._calm.start()

    def clear(self) -> None:
        """Show no page, and lay none out."""
        self._wanted = self._shown = None
        self._calm.stop()
        self._stop.cancel()
        self._drop_pages()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at once where what is wanted is not shown yet."""
        super().showEvent(event)
        if self._wanted == self._shown:
            self._go_back()
        else:
            self._begin()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Stop LibreOffice where nobody looks at its pages any more."""
        super().hideEvent(event)
        self._calm.stop()
        self._stop.cancel()

    def _go_back(self) -> None:
        """Leave what was begun meanwhile: the note is again as its pages are shown."""
        self._calm.stop()
        self._stop.cancel()
        if self._shown is not None:
            self.said.emit(self._caption)

    def _begin(self) -> None:
        if self._wanted is None or self._isolation is None:
            return
        self._stop.cancel()
        self._stop = stop = Cancellation()
        wanted, isolation, width = self._wanted, self._isolation, max(self.width() - 2 * _EDGE, _LEAST)
        self.said.emit("LibreOffice lays out the pages…")
        self._aside.run(
            lambda: self._drawn(wanted, isolation, width, stop), lambda it: self._take(wanted, it)
        )

    def _drawn(
        self, wanted: tuple[Document, Look], isolation: "Isolation", width: int, stop: Cancellation
    ) -> "tuple[int, list[PagePicture]] | None":
        """Return how many pages the note has, and the pictures of the first; None where it was stopped."""
        try:
            if self._made is None:
                make: Callable[[Any], ExactPages] = pkgutil.resolve_name(_PAGES)
                self._made = make(isolation)
            document, look = wanted
            note = self._made.lay_out(numbered(document), look.path, stop)
            drawn = range(min(note.pages, _MOST))
            return note.pages, [self._made.picture(note, page, width, stop) for page in drawn]
        except CancelledError:
            return None
        except (ChildError, StoppedError) as error:
            what = "The pages that LibreOffice made could not be drawn."
            raise BrieferError(what, "Export the note as PDF and look at it there.") from error

    def _take(self, wanted: tuple[Document, Look], outcome: "tuple[int, list[PagePicture]] | None") -> None:
        if outcome is None or wanted != self._wanted:
            return
        self._shown = wanted
        count, pictures = outcome
        place = self.verticalScrollBar().value()
        self._drop_pages()
        for number, picture in enumerate(pictures, start=1):
            self._column.addWidget(_page(picture, number, count))
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(place))
        rest = f", {len(pictures)} of them drawn" if len(pictures) < count else ""
        pages = count_words(count, "page")
        self._caption = f"{pages} exactly as in the Word file{rest}. {look_in_words(wanted[1])}"
        self.said.emit(self._caption)

    def _drop_pages(self) -> None:
        for label in self.pages:
            self._column.removeWidget(label)
            label.deleteLater()


def _page(picture: "PagePicture", number: int, count: int) -> QLabel:
    label = QLabel()
    label.setPixmap(QPixmap.fromImage(image_of(picture)))
    label.setAccessibleName(f"Page {number} of {count}")
    return label

"""Exact pages: the note as its Word file is laid out, one page at a time."""

import pkgutil
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QWidget

from briefer.errors import BrieferError
from briefer.gui.aside import Aside
from briefer.gui.drawn_pages import image_of
from briefer.gui.views.measures import grown
from briefer.gui.views.parts import Words, column, icon_button, in_scroll, row, small_words
from briefer.gui.wording import count_words
from briefer.isolate.cancelling import Cancellation, CancelledError
from briefer.jobs.looks import look_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.gui.desk import Desk
    from briefer.jobs.pages import ExactPages, LaidOut, PagePicture
    from briefer.model.briefs import BriefContent
    from briefer.model.packs import Pack

# Named by its dotted name and found when pages are asked for: the window starts without what that takes.
_PAGES = "briefer.jobs.pages:ExactPages"
_WIDTH = 780  # of a page, in pixels at the usual size of text
_EDGE = 60  # pixels of the window that are seen above and below


class ExactView:
    """Opens the dialog on a note, and keeps what was laid out for the next time."""

    def __init__(self, desk: "Desk") -> None:
        """Make nothing yet."""
        self._desk = desk
        self._pages: ExactPages | None = None
        self.dialog: ExactPagesDialog | None = None

    def show(self, content: "BriefContent", pack: "Pack", parent: QWidget) -> None:
        """Show the pages of this brief's note."""
        if self._pages is None:
            make: Callable[..., ExactPages] = pkgutil.resolve_name(_PAGES)
            self._pages = make(self._desk.isolation)
        pages = self._pages
        look = look_of(pack, content.brief)

        def lay_out(stop: Cancellation) -> "LaidOut":
            return pages.lay_out_note(content, pack, look.path, stop)

        self.dialog = ExactPagesDialog(pages, lay_out, parent)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.open()


class ExactPagesDialog(QDialog):
    """Shows the pages of a note; `lay_out` is run beside the window and given what stops it."""

    def __init__(
        self, pages: "ExactPages", lay_out: "Callable[[Cancellation], LaidOut]", parent: QWidget | None = None
    ) -> None:
        """Begin to lay the note out."""
        super().__init__(parent)
        self.setWindowTitle("Exact pages")
        self._pages, self._cancellation = pages, Cancellation()
        self._aside = Aside("exact pages", self, outlives=False)
        self._aside.failed.connect(self._fail)
        self._note: LaidOut | None = None
        self._page = 0
        self.said = Words("LibreOffice is laying the note out in pages…")
        self.said.setAccessibleName("What is being done")
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName("The pages are being made")
        self.sheet = QLabel()
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.sheet.setAccessibleName("Page")
        self.back = icon_button("arrow-left", "Previous page", lambda: self.turn(-1))
        self.onward = icon_button("arrow-right", "Next page", lambda: self.turn(1))
        self.place = small_words()
        self._lay_out()
        self._follow()
        within = parent.window().size() if parent is not None else QSize(_WIDTH, _WIDTH)
        self.resize(min(grown(self, _WIDTH + 60), within.width()), max(within.height() - _EDGE, 300))
        self._aside.run(lambda: lay_out(self._cancellation), self._on_laid_out)

    def turn(self, step: int) -> None:
        """Show the next page, or the one before."""
        if self._note is not None and 0 <= self._page + step < self._note.pages:
            self._page += step
            self._draw()

    def reject(self) -> None:
        """Stop what is being made, and close."""
        self._cancellation.cancel()
        super().reject()

    def _lay_out(self) -> None:
        place = column(self, margin=12, spacing=8)
        place.addWidget(self.said)
        place.addWidget(self.busy)
        scroll = in_scroll(self.sheet)
        scroll.setAccessibleName("The page, to scroll")
        place.addWidget(scroll, 1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        place.addLayout(row(self.back, self.place, self.onward, 1, close))

    def _on_laid_out(self, note: "LaidOut") -> None:
        self._note = note
        self._draw()

    def _draw(self) -> None:
        note, page = self._note, self._page
        if note is not None:
            ratio = self.devicePixelRatioF()
            width = round(grown(self, _WIDTH) * ratio)
            self._follow()
            self._aside.run(
                lambda: self._pages.picture(note, page, width, self._cancellation),
                lambda picture: self._show(page, picture, ratio),
            )

    def _show(self, page: int, picture: "PagePicture", ratio: float) -> None:
        if page != self._page:
            return  # turned since
        image = image_of(picture)
        image.setDevicePixelRatio(ratio)
        self.sheet.setPixmap(QPixmap.fromImage(image))
        self.said.hide()
        self.busy.hide()

    def _follow(self) -> None:
        count = self._note.pages if self._note else 0
        self.place.setText(f"Page {self._page + 1} of {count}" if count else count_words(0, "page"))
        self.sheet.setAccessibleDescription(self.place.text())
        self.back.setEnabled(self._page > 0)
        self.onward.setEnabled(self._page + 1 < count)

    def _fail(self, error: BrieferError) -> None:
        self.busy.hide()
        if not isinstance(error, CancelledError):
            self.said.setText(str(error))
            self.said.set_tone("fault")
            self.said.show()

"""Pictures of packs: the first page of each pack's sample on the window's own paper, made once and kept."""

import pkgutil
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPalette

from briefer.compose.packs import is_shipped
from briefer.errors import BrieferError
from briefer.gui.aside import Aside
from briefer.gui.kept_pictures import keep_picture, kept_path, read_picture
from briefer.gui.views.brief_pages import Pages, strips
from briefer.gui.views.brief_sheet import Sheet, sheet_for
from briefer.gui.views.brief_sheets import Look, paint_sheet
from briefer.model.documents import Document
from briefer.model.packs import Pack
from briefer.paths import resources_folder

_WIDTH = 480  # pixels of a kept picture
_EDGE = 4
_LINE = QColor("#c4c8cf")
_CREATED = "2025-03-13T09:00:00Z"
_SAMPLE_NOTE = "briefer.jobs.sample_notes:sample_note"


class PackPictures(QObject):
    """Gives the picture of a pack's first page, at once where there is one, else by `made` a little later."""

    made = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make nothing yet."""
        super().__init__(parent)
        self._known: dict[str, QImage] = {}
        self._aside = Aside("pictures of packs", self, outlives=False)

    def of(self, pack: Pack) -> QImage | None:
        """Return the picture of a pack, or None where it is still to be made or cannot be."""
        return self._known.get(pack.id)

    def ask(self, packs: Iterable[Pack]) -> None:
        """Find or make the pictures of these packs."""
        for pack in packs:
            found = _shipped(pack) or read_picture(_cache_of(pack))
            if found is not None:
                self._known[pack.id] = found
            else:
                self._make(pack)

    def _make(self, pack: Pack) -> None:
        def compose() -> Document | None:
            note: Callable[..., Document] = pkgutil.resolve_name(_SAMPLE_NOTE)
            try:
                return note(pack, created=_CREATED)
            except BrieferError:
                return None  # a pack without a sound sample has no picture

        self._aside.run(compose, lambda document: self._paint(pack, document))

    def _paint(self, pack: Pack, document: Document | None) -> None:
        if document is not None:
            picture = first_page(document)
            self._known[pack.id] = picture
            keep_picture(_cache_of(pack), picture)
        self.made.emit(pack.id)


def first_page(document: Document, width: int = _WIDTH) -> QImage:
    """Return the first sheet of a note as a picture so many pixels wide, on white paper in any scheme."""
    usual = sheet_for(1000)
    scale = (width - 2 * _EDGE) / usual.size.width()
    sheet = Sheet(usual.size, usual.side, usual.head, scale)
    pages = Pages(sheet)
    for placed in strips(document, sheet, {}):
        if placed.page > 0:
            break
        pages.add(placed)
    picture = QImage(width, round(usual.size.height() * scale) + 2 * _EDGE, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    palette = QPalette(QColor("#ffffff"), QColor("#ffffff"))
    paint_sheet(painter, QPointF(_EDGE, _EDGE), pages, 0, Look(document.marking, 0, (), palette))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_LINE)
    painter.drawRect(picture.rect().adjusted(_EDGE - 1, _EDGE - 1, -_EDGE, -_EDGE))
    painter.end()
    return picture


def _shipped(pack: Pack) -> QImage | None:
    return read_picture(resources_folder() / "packs" / f"{pack.id}.png") if is_shipped(pack) else None


def _cache_of(pack: Pack) -> Path:
    return kept_path("packs", pack.id, pack)

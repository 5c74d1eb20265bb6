"""Pictures of packs: the first page of each pack's sample on the window's own paper, made once and kept."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPalette

from briefer.compose.packs import is_shipped
from briefer.errors import BrieferError
from briefer.gui.aside import Aside
from briefer.gui.kept_pictures import keep_picture, kept_path, read_picture, sample_of
from briefer.gui.views.brief_pages import Pages, strips
from briefer.gui.views.brief_sheet import Sheet, sheet_for
from briefer.gui.views.brief_sheets import Look, paint_sheet
from briefer.gui.views.pixmaps import EDGE_LINE
from briefer.model.documents import Document
from briefer.model.packs import Pack
from briefer.paths import resources_folder

_WIDTH = 480  # pixels of a kept picture
_EDGE = 4


class PackPictures(QObject):
    """Gives the picture of a pack's first page, at once where there is one, else by `made` a little later."""

    made = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make nothing yet."""
        super().__init__(parent)
        self._known: dict[str, QImage] = {}
        self._asked: dict[str, Path] = {}  # what was looked for last, found or not
        self._aside = Aside("pictures of packs", self, outlives=False)

    def of(self, pack: Pack) -> QImage | None:
        """Return the picture of a pack, or None where it is still to be made or cannot be."""
        return self._known.get(pack.id)

    def ask(self, packs: Iterable[Pack]) -> None:
        """Find or make the pictures of these packs."""
        for pack in packs:
            kept = kept_path("packs", pack.id, pack)
            if self._asked.get(pack.id) == kept:
                continue
            self._asked[pack.id] = kept
            found = _shipped(pack) or read_picture(kept)
            if found is not None:
                self._known[pack.id] = found
            else:
                self._make(pack, kept)

    def _make(self, pack: Pack, kept: Path) -> None:
        def compose() -> Document | None:
            try:
                return sample_of(pack)
            except BrieferError:
                return None  # a pack without a sound sample has no picture

        self._aside.run(compose, lambda document: self._paint(pack, kept, document))

    def _paint(self, pack: Pack, kept: Path, document: Document | None) -> None:
        if document is not None:
            picture = first_page(document)
            self._known[pack.id] = picture
            keep_picture(kept, picture)
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
    painter.setPen(EDGE_LINE)
    painter.drawRect(picture.rect().adjusted(_EDGE - 1, _EDGE - 1, -_EDGE, -_EDGE))
    painter.end()
    return picture


def _shipped(pack: Pack) -> QImage | None:
    return read_picture(resources_folder() / "packs" / f"{pack.id}.png") if is_shipped(pack) else None

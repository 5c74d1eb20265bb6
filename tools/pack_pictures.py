"""Pictures of the first page of each shipped pack's sample, for docs/packs.md; run by tools/pictures.py."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from briefer.compose.compose import compose
from briefer.compose.packs import find_packs, house_file
from briefer.compose.samples import read_sample
from briefer.export.pdf import EXPORTER
from briefer.paths import templates_folder

_SCALE = 1.15  # pixels a point
_EDGE = 1
_CREATED = "2025-01-01T09:00:00Z"


def picture_packs(folder: Path, names: list[str]) -> None:
    """Write pack-ID.png into the folder for each shipped pack, or for those that are named."""
    folder.mkdir(parents=True, exist_ok=True)
    for pack in find_packs((templates_folder(),)).packs:
        if not names or pack.id in names:
            document = compose(read_sample(pack).content, pack, created=_CREATED)
            pdf = EXPORTER.write(document, house_file(pack))
            png = folder / f"pack-{pack.id}.png"
            next(_pages(pdf)).save(str(png))
            print(f"{png}: {png.stat().st_size:,} bytes")


def _pages(pdf: bytes) -> Iterator[QImage]:
    """Yield each page with a thin line around it, in few colours."""
    document = pypdfium2.PdfDocument(pdf)
    for sheet in document:
        bitmap = sheet.render(scale=_SCALE, prefer_bgrx=True)
        size = bitmap.width, bitmap.height, bitmap.stride
        yield _framed(QImage(bytes(bitmap.buffer), *size, QImage.Format.Format_RGB32).copy())
    document.close()


def _framed(page: QImage) -> QImage:
    painter = QPainter(page)
    painter.setPen(Qt.GlobalColor.gray)
    painter.drawRect(0, 0, page.width() - _EDGE, page.height() - _EDGE)
    painter.end()
    return page.convertToFormat(QImage.Format.Format_Indexed8, Qt.ImageConversionFlag.ThresholdDither)

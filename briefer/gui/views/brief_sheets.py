"""How sheets of paper are painted: their words, marking, page number, and what is marked on them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPainter,
    QPalette,
    QPen,
    QTextCharFormat,
)

from briefer.export.markings import MarkingLook
from briefer.gui.views.brief_drawing import Drawn, paint_drawing
from briefer.gui.views.brief_pages import Pages, Placed, cursor_in
from briefer.gui.views.brief_sheet import Sheet
from briefer.gui.views.brief_type import FAINT, INK, SHADE, body_font

POINTED = QColor("#dbe8f8")
SHOWN = QColor("#fdeeb5")
CHOSEN = QColor("#b5d4f5")
_SHADOW = QColor(0, 0, 0, 40)
PAPERS = (QColor("#ffffff"), QColor("#e9e8e4"))  # in light and in dark
_HALF = 128
COMPOSED = "The note is being composed…"


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of the note on a colour."""

    start: int
    end: int
    colour: QColor


@dataclass(frozen=True, slots=True)
class Look:
    """What is painted beside the words: marking, number of sheets as far as it is known, marks, palette.

    `set_as` is how the note's scheme has the marking set, or None where nothing says so.
    """

    marking: str
    count: int
    marks: Sequence[Mark]
    palette: QPalette
    set_as: MarkingLook | None = None


def is_dark(palette: QPalette) -> bool:
    """Return whether this is the palette of a dark window."""
    return palette.color(QPalette.ColorRole.Window).lightness() < _HALF


def paper_colour(palette: QPalette) -> QColor:
    """Return the colour of paper: white, or softer in a dark window."""
    return PAPERS[is_dark(palette)]


def desk_colour(palette: QPalette) -> QColor:
    """Return the colour of what the sheets lie on."""
    colour = palette.color(QPalette.ColorRole.Window)
    return colour.darker(125) if is_dark(palette) else colour.darker(107)


def paint_sheet(painter: QPainter, at: QPointF, pages: Pages, page: int, look: Look) -> None:
    """Paint a sheet, counted from 0, with its upper left corner at this point of the view."""
    sheet = pages.sheet
    _paint_paper(painter, at, sheet, look.palette)
    painter.save()
    painter.translate(at)
    painter.scale(sheet.scale, sheet.scale)
    _paint_margins(painter, sheet, page, look)
    for placed in pages.on_page(page):
        painter.save()
        top = (page - placed.page) * sheet.size.height()
        painter.translate(0, -top)
        clip = QRectF(0, top, sheet.size.width(), sheet.size.height())
        painter.setClipRect(clip)
        context = _context(placed, look)
        context.clip = clip
        placed.strip.text.documentLayout().draw(painter, context)
        for drawn in placed.strip.drawings:
            _paint_drawn(painter, placed, drawn, look.marks)
        painter.restore()
    painter.restore()


def _paint_drawn(painter: QPainter, placed: Placed, drawn: Drawn, marks: Sequence[Mark]) -> None:
    """Paint a drawing, with the colours of marks below the words of its events."""
    corner = placed.strip.room_of(drawn).topLeft()
    for box, (start, end) in drawn.boxes():
        for mark in marks:
            if mark.start < placed.base + end and mark.end > placed.base + start:
                painter.fillRect(box.translated(corner).adjusted(-2, -1, 2, 1), mark.colour)
    paint_drawing(painter, corner, drawn.drawing)


def paint_blank(painter: QPainter, at: QPointF, sheet: Sheet, palette: QPalette, *, is_coming: bool) -> None:
    """Paint the sheet of a note that is not there; one that is coming has marks where words will stand."""
    _paint_paper(painter, at, sheet, palette)
    if not is_coming:
        return
    painter.save()
    painter.translate(at)
    painter.scale(sheet.scale, sheet.scale)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(SHADE.darker(108) if is_dark(palette) else SHADE)
    across = sheet.size.width() - 2 * sheet.side
    painter.drawRoundedRect(QRectF(sheet.side, sheet.head, across * 0.62, 26), 3, 3)
    for number, share in enumerate((0.5, 0.58, 0.44, 0.0, 0.96, 1.0, 0.93, 0.7, 0.0, 0.98, 0.95, 0.4)):
        painter.drawRoundedRect(QRectF(sheet.side, sheet.head + 58 + number * 26, across * share, 11), 3, 3)
    font = body_font()
    font.setPointSizeF(11)
    painter.setFont(font)
    room = QRectF(sheet.side, sheet.head + 400, across, 40)
    painter.setPen(QPen(FAINT))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), COMPOSED)
    painter.restore()


def _paint_paper(painter: QPainter, at: QPointF, sheet: Sheet, palette: QPalette) -> None:
    area = QRectF(at.x(), at.y(), sheet.size.width() * sheet.scale, sheet.size.height() * sheet.scale)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_SHADOW)
    painter.drawRoundedRect(area.translated(0, 1.5).adjusted(-1, 0, 1, 1), 2, 2)
    painter.setBrush(paper_colour(palette))
    painter.drawRect(area)


def _paint_margins(painter: QPainter, sheet: Sheet, page: int, look: Look) -> None:
    """Paint the marking at head and foot, and the number of the page."""
    size = sheet.size
    font = body_font()
    font.setPointSizeF(9)
    painter.setPen(QPen(FAINT))
    foot = QRectF(sheet.side, size.height() - 46, size.width() - 2 * sheet.side, 18)
    painter.setFont(font)
    number = f"Page {page + 1} of {look.count}" if look.count else f"Page {page + 1}"
    is_right = look.set_as is not None and look.set_as.align == "right"
    side = Qt.AlignmentFlag.AlignLeft if is_right else Qt.AlignmentFlag.AlignRight
    painter.drawText(foot, int(side), number)
    font.setWeight(QFont.Weight.Bold)
    _paint_marking(painter, QRectF(sheet.side, 26, size.width() - 2 * sheet.side, 22), font, look)
    if look.set_as is None or look.set_as.foot:
        foot_line = QRectF(sheet.side, size.height() - 48, size.width() - 2 * sheet.side, 22)
        _paint_marking(painter, foot_line, font, look)


def _paint_marking(painter: QPainter, room: QRectF, font: QFont, look: Look) -> None:
    """Paint the marking in its place and, where its scheme has them, in its colours."""
    set_as = look.set_as or MarkingLook("center")
    if not look.marking:
        return
    if set_as.points:
        font = QFont(font)
        font.setPointSizeF(set_as.points)
    painter.setFont(font)
    across = Qt.AlignmentFlag.AlignRight if set_as.align == "right" else Qt.AlignmentFlag.AlignHCenter
    how = int(across | Qt.AlignmentFlag.AlignVCenter)
    if set_as.colour:
        words = painter.boundingRect(room, how, look.marking)
        painter.fillRect(words.adjusted(-4, -1, 4, 1), QColor(f"#{set_as.ground}"))
    painter.setPen(QPen(QColor(f"#{set_as.colour}") if set_as.colour else INK))
    painter.drawText(room, how, look.marking)


def _context(placed: Placed, look: Look) -> QAbstractTextDocumentLayout.PaintContext:
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette(look.palette)
    palette.setColor(QPalette.ColorRole.Text, INK)
    context.palette = palette
    last = placed.base + placed.strip.text.characterCount()
    pieces = []
    for mark in look.marks:
        if mark.start < last and mark.end > placed.base:
            piece = QAbstractTextDocumentLayout.Selection()
            shape = QTextCharFormat()
            shape.setBackground(mark.colour)
            piece.cursor, piece.format = cursor_in(placed, mark.start, mark.end), shape
            pieces.append(piece)
    context.selections = pieces
    return context

"""The quiet lines below a paragraph of the draft: whom it is to introduce, and what there is to look at."""

from enum import Enum, auto

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from briefer.gui.icons import tinted_icon
from briefer.gui.models.brief_findings import SIGNS
from briefer.gui.models.brief_parts import INSERT, PartRow
from briefer.gui.theme import current_tones
from briefer.gui.views.brief_prose_shape import GAP, LANE, words_width
from briefer.gui.views.brief_row_words import meta_font

_ABOVE = 5  # pixels between a line and what stands above it
_PLACE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)


class Hint(Enum):
    """What a quiet line tells: an actor to introduce, which a click does, or what is found in the words."""

    MENTION = auto()
    FINDING = auto()


def hints_of(row: PartRow) -> tuple[Hint, ...]:
    """Return the lines of a row, from above."""
    there = ((Hint.MENTION, row.first_mentions), (Hint.FINDING, row.findings))
    return tuple(hint for hint, told in there if told)


def hints_height(row: PartRow, font: QFont) -> int:
    """Return how high the lines of a row are together, in pixels."""
    return len(hints_of(row)) * _line_height(font)


def hint_rect(hint: Hint, row: PartRow, rect: QRect, font: QFont) -> QRect:
    """Return where a line lies of the row that takes up this rectangle; it is empty without that line."""
    lines = hints_of(row)
    if hint not in lines:
        return QRect()
    height = _line_height(font)
    top = rect.bottom() - GAP - (len(lines) - lines.index(hint)) * height
    return QRect(rect.left() + LANE, top, words_width(rect.width()), height)


def hint_at(row: PartRow, rect: QRect, font: QFont, point: QPoint) -> Hint | None:
    """Return the line that lies at a point of a row, or None."""
    return next((hint for hint in Hint if hint_rect(hint, row, rect, font).contains(point)), None)


def hint_tip(hint: Hint, row: PartRow) -> str:
    """Return what is said of a line in full."""
    if hint is Hint.MENTION:
        return row.hint
    found = "  •  ".join(finding.what for finding in row.findings)
    return f"{found}  (A click goes to the words; the menu can leave it as it is.)"


def paint_hints(painter: QPainter, rect: QRect, row: PartRow, font: QFont) -> None:
    """Paint the lines of a row, each on one line, in the colours of the scheme in use."""
    painter.setFont(meta_font(font))
    for hint in hints_of(row):
        spot = hint_rect(hint, row, rect, font)
        if hint is Hint.MENTION:
            _paint_mention(painter, spot, row)
        else:
            _paint_finding(painter, spot, row)


def _line_height(font: QFont) -> int:
    return QFontMetrics(meta_font(font)).height() + _ABOVE


def _paint_mention(painter: QPainter, spot: QRect, row: PartRow) -> None:
    """Paint whom to introduce; the first word looks like what can be pressed."""
    tone, metrics = current_tones(), painter.fontMetrics()
    painter.setPen(tone.accent)
    painter.drawText(spot, _PLACE, INSERT)
    rest = spot.adjusted(metrics.horizontalAdvance(INSERT), 0, 0, 0)
    _draw(painter, rest, row.hint.removeprefix(INSERT))


def _paint_finding(painter: QPainter, spot: QRect, row: PartRow) -> None:
    """Paint the weightiest finding behind the sign of its weight, and how many there are besides."""
    metrics, first = painter.fontMetrics(), row.findings[0]
    name, tone = SIGNS[first.weight]
    side = metrics.ascent() + 1
    sign = QRect(spot.left(), spot.bottom() - metrics.height() + 3, side, side)
    tinted_icon(name, getattr(current_tones(), tone)).paint(painter, sign)
    more = f"+{len(row.findings) - 1}" if len(row.findings) > 1 else ""
    room = metrics.horizontalAdvance(more) + 6 if more else 0
    words = spot.adjusted(side + 5, 0, -room, 0)
    end = _draw(painter, words, first.what)
    painter.drawText(QRect(end + 6, spot.top(), room, spot.height()), _PLACE, more)


def _draw(painter: QPainter, spot: QRect, words: str) -> int:
    """Draw words that are cut where they have no room, and return where they end."""
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, spot.width())
    painter.setPen(current_tones().muted)
    painter.drawText(spot, _PLACE, shown)
    return spot.left() + metrics.horizontalAdvance(shown)

"""How a paragraph of the draft is painted: a lane that tells whose it is, its words, its chips."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from briefer.gui.icons import icon
from briefer.gui.models.brief_parts import PartKind, PartRow
from briefer.gui.models.brief_prose import Prose, Sign, Stretch
from briefer.gui.models.brief_rows import ROW_ROLE
from briefer.gui.theme import current_tones
from briefer.gui.views.brief_chips import CitationHighlighter, chip_rects, paint_chip
from briefer.gui.views.brief_hints import hint_at, hint_tip, hints_height, paint_hints
from briefer.gui.views.brief_prose_shape import GAP, LANE, LEADING, WIDEST, words_width
from briefer.gui.views.brief_row_words import laid_words
from briefer.gui.wording import plain_tip
from briefer.text.offsets import Utf16Map

_BAR = 3
_WHOSE = {
    PartKind.TEMPLATE: "From the template. Enter takes it over into your words, or just type.",
    PartKind.TAKEN: "Your words, in place of the template's. Delete gives the paragraph back.",
    PartKind.OWN: "Your own paragraph.",
    PartKind.JUDGEMENT: "A judgement. Enter opens its form.",
    PartKind.BEGIN: "Begin a paragraph of your own here.",
}
BEGIN_WORDS = "Write a paragraph of your own here."
_LEFT_OUT = "Left out: the template's words are not printed here."


def shown_prose(row: PartRow) -> Prose:
    """Return what stands in a row: its words, or what to do where it has none."""
    if row.prose.words:
        return row.prose
    words = BEGIN_WORDS if row.kind is PartKind.BEGIN else _LEFT_OUT if row.kind is PartKind.TAKEN else "…"
    return Prose(words, (Stretch(0, len(words), Sign.SLANTED),))


class ProseDelegate(QStyledItemDelegate):
    """Paints paragraphs as a text; the row that is written in has the height of what stands in its editor.

    `held` returns that height and the key of the paragraph; `tip_of` what is said of a fact by its label.
    """

    def __init__(
        self,
        parent: QAbstractItemView,
        look: CitationHighlighter,
        held: Callable[[PartRow], int],
        tip_of: Callable[[str], str],
    ) -> None:
        """Paint chips as this highlighter does."""
        super().__init__(parent)
        self._look = look
        self._held = held
        self._tip_of = tip_of

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height that the words need at the width of the view."""
        row: PartRow = index.data(ROW_ROLE)
        width = option.widget.viewport().width() if isinstance(option.widget, QAbstractItemView) else WIDEST
        height = self._held(row)
        if not height:
            layout = self.layout_of(row, option.font, width)
            last = layout.lineAt(layout.lineCount() - 1)
            height = int(last.y() + last.height() + 0.5)
        return QSize(width, height + hints_height(row, option.font) + 2 * GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row in the colours of the scheme in use."""
        row: PartRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_held = bool(self._held(row))
        if option.state & QStyle.StateFlag.State_Selected and not is_held:
            has_keyboard = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.fillRect(option.rect, current_tones().tint if has_keyboard else current_tones().band)
        _paint_lane(painter, option.rect, row.kind, option.font, is_held=is_held)
        if not is_held:
            self._paint_words(painter, option, row)
        paint_hints(painter, option.rect, row, option.font)
        painter.restore()

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, row: PartRow) -> None:
        tone = current_tones()
        layout = self.layout_of(row, option.font, option.rect.width())
        at = QPointF(option.rect.left() + LANE, option.rect.top() + GAP)
        prose = shown_prose(row)
        units = Utf16Map(prose.words)
        for chip in prose.chips:
            rects = chip_rects(layout, *_units(units, chip))
            paint_chip(painter, rects, at, self._look.ink(chip.label))
        is_calm = row.kind in (PartKind.TEMPLATE, PartKind.BEGIN) or not row.prose.words
        painter.setPen(tone.muted if is_calm else tone.text)
        layout.draw(painter, at)

    def layout_of(self, row: PartRow, font: QFont, width: int) -> QTextLayout:
        """Return the words of a row in lines, at the width of a whole row."""
        prose = shown_prose(row)
        units = Utf16Map(prose.words)
        formats = [_format(units, each, self._look) for each in prose.stretches]
        return laid_words(prose.words, font, words_width(width), formats, LEADING)

    def chip_at(self, row: PartRow, option: QStyleOptionViewItem, point: QPoint) -> str:
        """Return the label of the chip under a point of the view, or an empty string."""
        if self._held(row):
            return ""
        prose = shown_prose(row)
        units = Utf16Map(prose.words)
        layout = self.layout_of(row, option.font, option.rect.width())
        inside = QPointF(point - option.rect.topLeft()) - QPointF(LANE, GAP)
        for chip in prose.chips:
            rects = chip_rects(layout, *_units(units, chip))
            if any(rect.contains(inside) for rect in rects):
                return chip.label
        return ""

    def helpEvent(  # noqa: N802 - Qt's name
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Say what a chip cites, or whose a paragraph is."""
        row = index.data(ROW_ROLE)
        if event.type() is not QEvent.Type.ToolTip or not isinstance(row, PartRow):
            return False
        option.rect = view.visualRect(index)
        label = self.chip_at(row, option, event.pos())
        hint = hint_at(row, option.rect, option.font, event.pos())
        words = self._tip_of(label) if label else hint_tip(hint, row) if hint else _WHOSE[row.kind]
        QToolTip.showText(event.globalPos(), plain_tip(words), view)
        return True


def _units(units: Utf16Map, stretch: Stretch) -> tuple[int, int]:
    """Return where a stretch begins and ends in Qt's UTF-16 units."""
    return units.to_utf16(stretch.start), units.to_utf16(stretch.end)


def _format(units: Utf16Map, stretch: Stretch, look: CitationHighlighter) -> QTextLayout.FormatRange:
    shape = QTextCharFormat()
    match stretch.sign:
        case Sign.STRONG:
            shape.setFontWeight(QFont.Weight.Bold)
        case Sign.HEADING:
            shape.setFontWeight(QFont.Weight.DemiBold)
        case Sign.SLANTED:
            shape.setFontItalic(True)
        case Sign.FIXED:
            families = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
            shape.setFontFamilies(families)
        case Sign.CHIP:
            shape = look.chip_format(stretch.label)
    start, end = _units(units, stretch)
    piece = QTextLayout.FormatRange()
    piece.start, piece.length, piece.format = start, end - start, shape
    return piece


def _paint_lane(painter: QPainter, rect: QRect, kind: PartKind, font: QFont, *, is_held: bool) -> None:
    """Paint what tells whose a paragraph is: a dotted line, a bar, or a small icon."""
    tone = current_tones()
    left = rect.left() + LANE - 11
    top, bottom = rect.top() + GAP, rect.bottom() - GAP
    if kind is PartKind.TEMPLATE:
        painter.setPen(QPen(tone.edge, 1.5, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(left + 1.5, top + 2), QPointF(left + 1.5, bottom - 2))
        return
    if kind in (PartKind.TAKEN, PartKind.OWN):
        colour = QColor(tone.accent)
        width = _BAR + 1 if is_held else _BAR
        painter.fillRect(QRectF(left, top, width, bottom - top), colour)
    else:
        size = min(QFontMetrics(font).height(), LANE - 12)
        name = "scale" if kind is PartKind.JUDGEMENT else "pen-line"
        icon(name).paint(painter, QRect(left - size + 8, top + 1, size, size))

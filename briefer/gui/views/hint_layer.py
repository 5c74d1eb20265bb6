"""The layer over the text on which letters stand at words and names."""

import unicodedata
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from briefer.gui import theme
from briefer.gui.views.reader_hints import Hint
from briefer.gui.views.reader_surface import ReaderSurface
from briefer.gui.views.reader_tags import Stretch

_SCALE = 0.74
_RAISED = 0.6  # of its height stands above the word, so that the word can still be read
_PADDING = 2.5
_RADIUS = 3
_TYPED = 0.55


class HintLayer(QWidget):
    """Draws hints over a text, light letters on the accent colour; the mouse goes through it."""

    def __init__(self, text: ReaderSurface) -> None:
        """Lie hidden over this text."""
        super().__init__(text.viewport())
        self._text = text
        self._hints: tuple[Hint, ...] = ()
        self._typed = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("Letters on words and names")
        self.hide()

    def show_hints(self, hints: Sequence[Hint], typed: str = "") -> None:
        """Draw these hints, the letters typed already faint."""
        self._hints, self._typed = tuple(hints), typed
        self.fit()
        self.show()
        self.raise_()
        self.update()

    def fit(self) -> None:
        """Cover all of the text's view; the letters follow their words."""
        self.setGeometry(self._text.viewport().rect())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the hints."""
        painter, tones = QPainter(self), theme.current_tones()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        faint = theme.blend(tones.on_accent, tones.accent, _TYPED)
        for hint, box in self.boxes():
            painter.setPen(QPen(tones.paper, 1))
            painter.setBrush(tones.accent)
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
            left = box.left() + _PADDING
            typed, left_over = hint.letters[: len(self._typed)], hint.letters[len(self._typed) :]
            for words, colour in ((typed, faint), (left_over, tones.on_accent)):
                painter.setPen(colour)
                place = QRectF(left, box.top(), box.width(), box.height())
                painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), words.upper())
                left += painter.fontMetrics().horizontalAdvance(words.upper())
        painter.end()

    def boxes(self) -> Iterator[tuple[Hint, QRectF]]:
        """Yield each hint with its rectangle: at the beginning of its word, none over the one before."""
        metrics, before = QFontMetricsF(self._font()), QRectF()
        height = metrics.height()
        for hint in self._hints:
            word = first_rect(self._text, (hint.start, hint.end))
            if word is None:
                continue
            width = metrics.horizontalAdvance(hint.letters.upper()) + 2 * _PADDING
            turned = unicodedata.bidirectional(self._text.blocks.text[hint.start]) in {"R", "AL"}
            left = word.right() - width + 1 if turned else word.left() - 1
            box = QRectF(left, max(word.top() - _RAISED * height, 0), width, height)
            if not turned and before.top() == box.top() and before.right() >= box.left():
                box.moveLeft(before.right() + 1)
            before = box
            yield hint, box

    def _font(self) -> QFont:
        font = QFont(self.window().font())
        font.setPointSizeF(self._text.font().pointSizeF() * _SCALE)
        font.setWeight(QFont.Weight.DemiBold)
        return font


def first_rect(text: ReaderSurface, stretch: Stretch) -> QRectF | None:
    """Return the rectangle in the viewport of what comes first of a stretch, None where that is not seen."""
    for seen in text.blocks_in_view():
        if rects := text.rects_in(seen, *stretch):
            rect = rects[0].translated(seen.origin)
            return rect if QRectF(text.viewport().rect()).contains(rect.center()) else None
    return None

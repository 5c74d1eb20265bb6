"""The pen of a sheet of paper: paragraphs begun, words and citations put into them, tables opened.

Every word is inserted as plain text, never read as markup.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from briefer.gui.views.brief_said import Place, Ways, plain_words
from briefer.gui.views.brief_tables import SOLID, fitted_shares
from briefer.gui.views.brief_type import (
    HAIRLINE,
    INK,
    fixed,
    hairline,
    raised,
    slanted,
    spaced,
    underlined,
    weighted,
)
from briefer.model.documents import (
    Citation,
    Code,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Statement,
    Strong,
    Text,
)


class Pen:
    """Writes paragraphs into an empty text of this width, in pixels, and notes where facts stand."""

    def __init__(self, text: QTextDocument, width: float, ways: Ways) -> None:
        """Begin with nothing written."""
        self._ways = ways
        self.cursor = QTextCursor(text)
        self.places: list[Place] = []
        self.citations: list[Citation] = []
        self._width = width
        self._format = QTextCharFormat()
        self._format.setForeground(INK)
        self._is_fresh = True

    def inlines(self, inlines: tuple[Inline, ...]) -> None:
        """Write the inlines in the present style."""
        for inline in inlines:
            self._inline(inline)

    def _inline(self, inline: Inline) -> None:
        match inline:
            case Text():
                self._put(inline.text)
            case Strong():
                with self._styled(weighted()):
                    self.inlines(inline.inlines)
            case Emphasis():
                with self._styled(slanted()):
                    self.inlines(inline.inlines)
            case Code():
                with self._styled(fixed()):
                    self._put(inline.text)
            case Link():
                with self._styled(underlined()):
                    self.inlines(inline.inlines)
            case LineBreak():
                self._put("\u2028")
            case Statement():
                start = self.cursor.position()
                self.inlines(inline.inlines)
                self.places.append(Place(start, self.cursor.position(), inline.fact, is_citation=False))
            case Citation():
                self._citation(inline)

    def _citation(self, citation: Citation) -> None:
        if not self._ways.marks:
            return
        last = self.places[-1] if self.places else None
        with self._styled(raised()):
            if last is not None and last.is_citation and last.end == self.cursor.position():
                self._put(",")  # else 15 and 16 side by side read as 1516
            start = self.cursor.position()
            self._put(str(citation.number))
        end, note = self.cursor.position(), plain_words(citation.note)
        self.places += [Place(start, end, fact, is_citation=True, note=note) for fact, _ in citation.cited]
        self.citations.append(citation)

    def _lines(self, words: str) -> None:
        self._put("\u2028".join(words.splitlines()))

    def _put(self, words: str) -> None:
        self.cursor.insertText(words.replace("\n", " ").replace("\u2029", " "), self._format)

    def _space(self, tall: float, below: float) -> None:
        """Leave room at the top by a paragraph without words: Qt gives a text's first one no room above."""
        shape = spaced(0, below, tiny=True)
        shape.setLineHeight(tall, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self._begin(shape)
        self.cursor.setBlockCharFormat(hairline())

    def _begin(self, shape: QTextBlockFormat) -> None:
        """Begin a paragraph of this shape, in the empty block that stands ready if there is one."""
        is_fresh, self._is_fresh = self._is_fresh, False
        if is_fresh:
            self.cursor.setBlockFormat(shape)
        else:
            self.cursor.insertBlock(shape, self._format)
        if is_fresh and self.cursor.currentTable() is not None:
            return  # the first paragraph of a cell: its type is where Qt keeps the format of the cell
        self.cursor.setBlockCharFormat(hairline() if shape.lineHeight() == 1 else self._format)

    @contextmanager
    def _styled(self, style: QTextCharFormat) -> Iterator[None]:
        outer = self._format
        self._format = QTextCharFormat(outer)
        self._format.merge(style)
        yield
        self._format = outer

    def _table(
        self,
        rows: int,
        columns: int,
        widths: tuple[int, ...],
        *,
        lines: bool,
        least: tuple[float, ...] = (),
    ) -> QTextTable:
        shape = QTextTableFormat()
        shape.setCellSpacing(0)
        shape.setCellPadding(4 if lines else 2)
        shape.setBorder(1 if lines else 0)
        shape.setBorderBrush(HAIRLINE)
        shape.setBorderStyle(SOLID)
        shape.setBorderCollapse(True)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setBottomMargin(6 if lines else 12)
        shares = widths if len(widths) == columns else (100 // columns,) * columns
        kind = QTextLength.Type.PercentageLength
        fitted = fitted_shares(shares, least, self._width) if least else shares
        shape.setColumnWidthConstraints([QTextLength(kind, share) for share in fitted])
        self._begin(spaced(0, 0, tiny=True))
        return self.cursor.insertTable(rows, columns, shape)

    def _after_table(self, position: int) -> None:
        """Stand in the empty block that a table always has after it, which the next block uses."""
        self.cursor.setPosition(position)
        self.cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._is_fresh = True

    def _rule(self) -> None:
        shape = spaced(6, 10, tiny=True)
        shape.setBackground(HAIRLINE)
        self._is_fresh = False  # the empty block after a table takes no room of its own
        self._begin(shape)

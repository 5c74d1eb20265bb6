"""Blocks written as text for a sheet of paper: every word inserted as plain text, never read as markup.

The writer notes which of the characters state or cite which fact, and where headings stand.
"""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtGui import (
    QTextBlockFormat,
    QTextDocument,
    QTextTable,
    QTextTableCell,
)

from briefer.export.numbers import number_words
from briefer.export.timelines import Label, timeline_drawings
from briefer.export.words import SIGN_OFF, marked_caption, marked_title
from briefer.gui.views.brief_drawing import PIXELS, Drawn
from briefer.gui.views.brief_pen import Pen
from briefer.gui.views.brief_said import BOXED, Place, Ways, plain_words, style_of
from briefer.gui.views.brief_tables import SOLID, rule_rows
from briefer.gui.views.brief_type import (
    FAINT,
    HEADING_POINTS,
    HOUSE_BLUE,
    INDENT,
    INK,
    SHADE,
    hanging,
    need,
    paragraph_style,
    sized,
    spaced,
    unseen,
)
from briefer.model.documents import (
    AnyBlock,
    Block,
    Citation,
    Contents,
    Document,
    Heading,
    Inline,
    Items,
    Quotation,
    Rule,
    Table,
    Text,
    Timeline,
)

_ROOM_TO_SIGN = 34.0  # pixels above and below the words of a row


class Writer(Pen):
    """Writes blocks into an empty text of this width, in pixels, and notes where facts stand.

    The first paragraph begins `gap` pixels from the top; of these `below` are room that the paragraph before
    it leaves, which counts as its own room above.
    """

    def __init__(
        self,
        text: QTextDocument,
        width: float,
        gap: float = 0.0,
        below: float = 0.0,
        ways: Ways | None = None,
    ) -> None:
        """Begin with nothing written."""
        super().__init__(text, width, ways or Ways())
        self.headings: list[tuple[str, int]] = []
        self.tables: list[QTextTable] = []
        self.drawings: list[Drawn] = []
        self._below = 0
        if gap - below >= 1:
            self._space(gap - below, below)

    def title_block(self, document: Document) -> None:
        """Write the kind of note, its title and its fields."""
        if document.kind:
            self._begin(spaced(0, 2))
            with self._styled(sized(9, FAINT, bold=True, capitals=True)):
                self._put(document.kind)
        self._begin(spaced(0, 8))
        with self._styled(sized(20, HOUSE_BLUE, bold=True)):
            self._put(marked_title(document) or "Untitled note")
        if not document.fields:
            return
        table = self._table(len(document.fields), 2, (24, 76), lines=False)
        rule_rows(table)
        for row, field in enumerate(document.fields):
            self.cursor = table.cellAt(row, 0).firstCursorPosition()
            with self._styled(sized(9.5, FAINT, bold=True)):
                self._put(field.label)
            self.cursor = table.cellAt(row, 1).firstCursorPosition()
            self._lines(field.value)
        self._after_table(table.lastPosition())

    def blocks(self, blocks: tuple[AnyBlock, ...], depth: int) -> None:
        """Write the blocks, indented by `depth` steps."""
        for style, run in groupby(blocks, style_of):
            if style == BOXED:
                self._box(tuple(run), depth)
                continue
            for block in run:
                self._block(block, depth + self._below if isinstance(block, Items) else depth)
                if depth == 0 and isinstance(block, Block | Heading):
                    self._below = self._depth_of(block) if isinstance(block, Block) else 0

    def notes(self, citations: Sequence[Citation]) -> None:
        """Write what the footnotes of citations say, below a line where they are the first."""
        if citations and citations[0].number == 1:
            self._rule()
        for citation in citations:
            self._begin(hanging(INDENT, 0, 3))
            start = self.cursor.position()
            with self._styled(sized(8.5, FAINT)):
                self._put(f"{citation.number}\t")
                self.inlines(citation.note)
            end = self.cursor.position()
            self.places += [Place(start, end, fact, is_citation=True) for fact, _ in citation.cited]

    def _box(self, blocks: tuple[AnyBlock, ...], depth: int) -> None:
        """Write blocks on a shade with a bar at their left, as the house style sets a bottom line."""
        table = self._table(1, 1, (100,), lines=False)
        shape = table.cellAt(0, 0).format().toTableCellFormat()
        shape.setBackground(SHADE)
        shape.setLeftBorder(3)
        shape.setLeftBorderBrush(HOUSE_BLUE)
        shape.setLeftBorderStyle(SOLID)
        shape.setPadding(7)
        shape.setLeftPadding(12)
        table.cellAt(0, 0).setFormat(shape)
        self.cursor = table.cellAt(0, 0).firstCursorPosition()
        self._is_fresh = True
        for block in blocks:
            self._block(block, depth)
        self._after_table(table.lastPosition())

    def _block(self, block: AnyBlock, depth: int) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Block():
                self._paragraph(block, depth)
            case Items():
                self._items(block, depth)
            case Quotation():
                self.blocks(block.blocks, depth + 1)
            case Table():
                self._caption(block)
                self._facts_table(block)
            case Rule():
                self._rule()
            case Contents():
                self._contents(block)
            case Timeline():
                self._caption(block)
                self._timeline(block)

    def _heading(self, heading: Heading) -> None:
        shape = spaced(14 if heading.level == 1 else 9, 4)
        shape.setHeadingLevel(heading.level)
        if heading.number:
            shape.setLeftMargin(INDENT)
            shape.setTextIndent(-INDENT)
        self._begin(shape)
        start = self.cursor.position()
        points = HEADING_POINTS[min(heading.level, len(HEADING_POINTS) - 1)]
        with self._styled(sized(points, HOUSE_BLUE, bold=True)):
            self._put(self._before(heading.number, 0, heading.portion))
            self.inlines(heading.inlines)
        if heading.level == 1:
            self.headings.append((heading.section or self.cursor.block().text(), start))

    def _paragraph(self, block: Block, depth: int) -> None:
        left = depth * INDENT
        if block.number:
            self._begin(hanging(left + INDENT * self._depth_of(block), 0, 6))
        else:
            shape = spaced(0, 6)
            shape.setLeftMargin(left + INDENT * self._depth_of(block))
            self._begin(shape)
        self._put(self._before(block.number, block.level, block.portion))
        with self._styled(paragraph_style(block.style)):
            self.inlines(block.inlines)

    def _depth_of(self, block: Block) -> int:
        """Return how many steps the words of a paragraph are set in, which a list below it follows."""
        return max(block.level - self._ways.sections, 0) + bool(block.number)

    def _before(self, number: int, level: int, portion: str) -> str:
        """Return what stands before the words of a heading or paragraph: number and portion mark."""
        counted = f"{number_words(number, level, sections=self._ways.sections)}\t" if number else ""
        return f"{counted}{portion} " if portion else counted

    def _contents(self, contents: Contents) -> None:
        """Write the headings of the note under a title, each in a line of its own."""
        if not self._ways.entries:
            return
        if contents.title:
            self._begin(spaced(14, 4))
            with self._styled(sized(HEADING_POINTS[2], HOUSE_BLUE, bold=True)):
                self._put(contents.title)
        for entry in self._ways.entries:
            left = INDENT * (entry.level - 1 + bool(entry.number))
            self._begin(hanging(left, 0, 3) if entry.number else _set_in(spaced(0, 3), left))
            self._put(f"{entry.number}\t{entry.label}" if entry.number else entry.label)

    def _caption(self, block: Table | Timeline) -> None:
        if words := marked_caption(block):
            self._paragraph(Block((Text(words),), style="caption"), 0)

    def _timeline(self, timeline: Timeline) -> None:
        """Leave room for the drawings of a timeline, each of whose events leads to its fact."""
        for drawing in timeline_drawings(timeline.title, timeline.marks, (self._width - 2) / PIXELS):
            shape = spaced(8, 8)
            shape.setLineHeight(drawing.height * PIXELS, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            self._begin(shape)
            first = len(self.places)
            position = self.cursor.position()
            with self._styled(unseen()):
                for label in (shape for shape in drawing.shapes if isinstance(shape, Label)):
                    start = self.cursor.position()
                    self._put(f"{' '.join(label.when)}: {' '.join(label.lines)}")
                    self.places.append(Place(start, self.cursor.position(), label.fact, is_citation=False))
                    self._put("; ")
            places = tuple((place.start, place.end) for place in self.places[first:])
            self.drawings.append(Drawn(position, drawing, places))

    def _items(self, items: Items, depth: int) -> None:
        for index, item in enumerate(items.items):
            marker = f"{items.start + index}." if items.ordered else "•"
            self._begin(hanging((depth + 1) * INDENT, 0, 3))
            self._put(f"{marker}\t")
            first, rest = (item[0], item[1:]) if item and isinstance(item[0], Block) else (None, item)
            if first is not None:
                self._put(self._before(0, 0, first.portion))
                with self._styled(paragraph_style(first.style)):
                    self.inlines(first.inlines)
            self.blocks(rest, depth + 1)

    def _facts_table(self, table: Table) -> None:
        columns = max([len(table.header), *(len(row) for row in table.rows)], default=0)
        if not columns:
            return
        head = 1 if any(table.header) else 0
        heads = [plain_words(cell) for cell in table.header] + [""] * (columns - len(table.header))
        least = tuple(need(head) for head in heads) if head else ()
        grid = self._table(len(table.rows) + head, columns, table.widths, lines=True, least=least)
        if head:
            shape = grid.format().toTableFormat()
            shape.setHeaderRowCount(1)
            grid.setFormat(shape)
        for row, cells in enumerate((table.header, *table.rows) if head else table.rows):
            for column, cell in enumerate(cells):
                self._cell(grid.cellAt(row, column), cell, is_head=bool(head) and row == 0)
        if table.style == SIGN_OFF:
            _leave_room(grid, head)
        self.tables.append(grid)
        self._after_table(grid.lastPosition())

    def _cell(self, cell: QTextTableCell, inlines: tuple[Inline, ...], *, is_head: bool) -> None:
        if is_head:
            shape = cell.format()
            shape.setBackground(SHADE)
            cell.setFormat(shape)
        self.cursor = cell.firstCursorPosition()
        with self._styled(sized(9.5, HOUSE_BLUE if is_head else INK, bold=is_head)):
            self.inlines(inlines)


def _set_in(shape: QTextBlockFormat, left: float) -> QTextBlockFormat:
    shape.setLeftMargin(left)
    return shape


def _leave_room(grid: QTextTable, head: int) -> None:
    """Make the rows below the head high enough to sign in."""
    for row in range(head, grid.rows()):
        cell = grid.cellAt(row, 0)
        shape = cell.format().toTableCellFormat()
        shape.setBottomPadding(_ROOM_TO_SIGN)
        cell.setFormat(shape)

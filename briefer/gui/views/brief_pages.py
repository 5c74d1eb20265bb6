"""A composed document as laid-out sheets, made of strips that each hold one piece of the note.

A strip begins on the sheet, and at the height, where the one before it ended. So a long note is laid out
by and by, and after a change only the strips that it touched or moved are laid out again.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QTextCursor, QTextDocument, QTextOption, QTextTable

from briefer.compose.numbering import Numbering
from briefer.gui.views.brief_drawing import PIXELS, Drawn
from briefer.gui.views.brief_pieces import Piece, pieces_of, pieces_of_notes
from briefer.gui.views.brief_said import Place
from briefer.gui.views.brief_sheet import Sheet
from briefer.gui.views.brief_type import INDENT, body_font
from briefer.gui.views.brief_writing import Writer
from briefer.gui.views.plain_field import with_line_feeds
from briefer.model.documents import Citation, Document, Table

_ROWS = 24  # of a table at a time, until it is known how many a sheet holds


@dataclass(frozen=True, slots=True)
class Start:
    """Where a strip begins: pixels from the top of its first sheet, after so much room left below."""

    top: float
    below: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """One piece, laid out; offsets are UTF-16 units of its own text.

    `drawings` are painted over the text.
    `sheets` counts those it reaches over, and `end` is where the next strip begins on the last of them. Of a
    table's rows it holds `rows`; the others stand from the top of the next sheet on.
    """

    text: QTextDocument
    places: tuple[Place, ...]
    headings: tuple[tuple[str, int], ...]
    citations: tuple[Citation, ...]
    sheets: int
    end: Start
    rows: int = 0
    drawings: tuple[Drawn, ...] = ()

    def room_of(self, drawn: Drawn) -> QRectF:
        """Return where a drawing stands, in the text's own pixels."""
        block = self.text.findBlock(drawn.position)
        corner = self.text.documentLayout().blockBoundingRect(block).topLeft()
        return QRectF(corner, QSizeF(drawn.drawing.width, drawn.drawing.height) * PIXELS)


Known = Mapping[Start, Sequence["Placed"]]


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A strip on its first sheet, counted from 0; `base` is where its text begins in that of the note.

    The piece is as it was before its citations were numbered, and `begun` is what their numbers depended on.
    """

    strip: Strip
    piece: Piece
    start: Start
    page: int
    base: int
    begun: tuple[int, ...]
    is_part: bool = False

    def is_on(self, page: int) -> bool:
        """Return whether any of the strip may stand on this sheet."""
        return self.page <= page < self.page + self.strip.sheets


def strips(document: Document, sheet: Sheet, known: Known, family: str = "") -> Iterator[Placed]:
    """Lay out the note on sheets of this size, a strip each time the next one is asked for.

    `known` are strips of an earlier version on sheets of the same size, which are used again.
    """
    citations: list[Citation] = []
    waiting, numbering = deque[Piece](), Numbering()
    coming = chain(pieces_of(document), _notes(citations))
    page, base, start, rows, least = 0, 0, Start(sheet.head), _ROWS, 0
    while (whole := waiting.popleft() if waiting else next(coming, None)) is not None:
        count = max(least, _rows_known(known, whole, start) or rows)
        piece, rest = _parted(whole, count)
        if piece.begins_page and start != Start(sheet.head):
            page, start = page + 1, Start(sheet.head)
        is_part = rest is not None
        strip = _known_strip(known, piece, start, numbering, is_part=is_part)
        strip = strip or _laid_out(_numbered(piece, numbering), start, sheet, family, is_part=is_part)
        if rest is not None and strip.rows == 0:  # less than a sheet: part it after more rows
            waiting.appendleft(_joined(piece, 0, rest))
            least = 2 * count
            continue
        least = 0
        yield Placed(strip, piece, start, page, base, numbering.begun(strip.citations), is_part)
        page += strip.sheets - 1
        start = strip.end
        base += strip.text.characterCount()
        if rest is not None:
            waiting.appendleft(_joined(piece, strip.rows, rest))
            page, start = page + 1, Start(sheet.head)
            rows = strip.rows // max(strip.sheets, 1) + 3
        numbering.go_on(strip.citations)
        citations.extend(strip.citations)


def _numbered(piece: Piece, numbering: Numbering) -> Piece:
    """Return a piece with its citations numbered; how many of them the strip will have is not known yet."""
    return replace(piece, blocks=numbering.copy().blocks(piece.blocks)) if piece.blocks else piece


def _notes(citations: Sequence[Citation]) -> Iterator[Piece]:
    """Yield the notes of what has been cited by then."""
    yield from pieces_of_notes(citations)


class Pages:
    """The sheets that are laid out so far."""

    def __init__(self, sheet: Sheet) -> None:
        """Begin with no sheet."""
        self.sheet = sheet
        self.strips: list[Placed] = []
        self.places: list[Place] = []
        self.headings: list[tuple[str, int]] = []

    def add(self, placed: Placed) -> None:
        """Put a strip after the others."""
        self.strips.append(placed)
        base = placed.base
        self.places += [place.moved(base) for place in placed.strip.places]
        self.headings.extend((name, at + base) for name, at in placed.strip.headings)

    @property
    def count(self) -> int:
        """How many sheets there are."""
        return self.strips[-1].page + self.strips[-1].strip.sheets if self.strips else 0

    @property
    def plain_text(self) -> str:
        """All words on the sheets."""
        return "\n".join(placed.strip.text.toPlainText() for placed in self.strips)

    def known(self) -> dict[Start, list[Placed]]:
        """Return the strips by where they start, for a later version of the note to use again."""
        found: dict[Start, list[Placed]] = {}
        for placed in self.strips:
            found.setdefault(placed.start, []).append(placed)
        return found

    def on_page(self, page: int) -> list[Placed]:
        """Return the strips of which something may stand on a sheet, from the top."""
        return [placed for placed in self.strips if placed.is_on(page)]

    def spot_of(self, position: int) -> tuple[int, QRectF]:
        """Return the sheet on which a character stands, and its line there, in the sheet's own pixels."""
        placed = self._strip_with(position)
        text, local = placed.strip.text, position - placed.base
        block = text.findBlock(local)
        line = block.layout().lineForTextPosition(local - block.position())
        top = text.documentLayout().blockBoundingRect(block).top() + (line.y() if line.isValid() else 0)
        page, within = divmod(top, self.sheet.size.height())
        return placed.page + int(page), QRectF(0, within, 1, line.height() if line.isValid() else 16.0)

    def position_at(self, page: int, spot: QPointF, *, exact: bool) -> int:
        """Return the character at a spot of a sheet, or -1 outside the words if `exact`."""
        found = [one for one in self.on_page(page) if one.page < page or one.start.top <= spot.y()]
        if not found:
            return -1 if exact else 0
        placed = found[-1]
        within = QPointF(spot.x(), spot.y() + (page - placed.page) * self.sheet.size.height())
        for drawn in placed.strip.drawings:
            room = placed.strip.room_of(drawn)
            if room.contains(within):
                local = _event_at(drawn, within - room.topLeft(), exact=exact)
                return placed.base + local if local >= 0 else -1
        accuracy = Qt.HitTestAccuracy.ExactHit if exact else Qt.HitTestAccuracy.FuzzyHit
        local = int(placed.strip.text.documentLayout().hitTest(within, accuracy))
        return placed.base + local if local >= 0 else -1

    def place_at(self, position: int) -> Place | None:
        """Return the place of a fact at a character, the narrowest where several are."""
        inside = [place for place in self.places if place.start <= position < place.end]
        return min(inside, key=lambda place: place.end - place.start, default=None)

    def words(self, start: int, end: int) -> str:
        """Return the words from one character to another, each line and paragraph on its own."""
        found = [
            cursor_in(placed, start, end).selectedText().strip("\u2029")
            for placed in self.strips
            if placed.base < end and placed.base + placed.strip.text.characterCount() > start
        ]
        return with_line_feeds("\n".join(part for part in found if part))

    def _strip_with(self, position: int) -> Placed:
        return next(placed for placed in reversed(self.strips) if placed.base <= position)


def _event_at(drawn: Drawn, spot: QPointF, *, exact: bool) -> int:
    """Return where the words of the event at a spot begin; beside them -1, or the first if not `exact`."""
    for box, (start, _) in drawn.boxes():
        if box.contains(spot):
            return start
    return -1 if exact else drawn.position


def cursor_in(placed: Placed, start: int, end: int) -> QTextCursor:
    """Return a cursor over what lies between two characters of the note and in this strip."""
    last = placed.strip.text.characterCount() - 1
    cursor = QTextCursor(placed.strip.text)
    cursor.setPosition(min(max(start - placed.base, 0), last))
    cursor.setPosition(min(max(end - placed.base, 0), last), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _parted(piece: Piece, rows: int) -> tuple[Piece, Table | None]:
    """Part a table after so many rows; anything else stays whole."""
    table = piece.table
    if table is None or len(table.rows) <= rows:
        return piece, None
    head = replace(table, rows=table.rows[:rows])
    return replace(piece, blocks=(head,)), replace(table, rows=table.rows[rows:], portion="")


def _rows_known(known: Known, piece: Piece, start: Start) -> int:
    """Return how many rows were laid out together that began here with the same row, or 0."""
    rows = piece.table.rows if piece.table else ()
    for placed in known.get(start, ()) if rows else ():
        before = placed.piece.table
        if before is None or before.rows[:1] != rows[:1]:
            continue
        if placed.is_part or len(before.rows) >= len(rows):
            return len(before.rows)
    return 0


def _joined(piece: Piece, first: int, rest: Table) -> Piece:
    """Return the table of a piece from a row on, with its rest."""
    rows = piece.table.rows[first:] if piece.table else ()
    portion = piece.table.portion if piece.table and not first else ""  # the line above stands there once
    return replace(piece, blocks=(replace(rest, rows=(*rows, *rest.rows), portion=portion),))


def _known_strip(
    known: Known, piece: Piece, start: Start, numbering: Numbering, *, is_part: bool
) -> Strip | None:
    """Return the strip of an earlier version that has the same words and numbers from the same height on."""
    for placed in known.get(start, ()):
        if placed.is_part != is_part or placed.piece != piece:
            continue
        if numbering.begun(placed.strip.citations) == placed.begun:
            return placed.strip
    return None


def _laid_out(piece: Piece, start: Start, sheet: Sheet, family: str, *, is_part: bool) -> Strip:
    """Lay out a piece; a table that goes on after it is cut where its last full sheet ends."""
    text, writer = _written(piece, start, sheet, family)
    table = piece.table
    if not is_part or table is None:
        return _strip(text, writer, sheet, 0)
    kept = _whole_sheets(writer.tables[0], len(table.rows), bool(table.header), sheet)
    if kept:
        some = replace(piece, blocks=(replace(table, rows=table.rows[:kept]),))
        text, writer = _written(some, start, sheet, family)
    return _strip(text, writer, sheet, kept)


def _strip(text: QTextDocument, writer: Writer, sheet: Sheet, rows: int) -> Strip:
    return Strip(
        text,
        tuple(writer.places),
        tuple(writer.headings),
        tuple(writer.citations),
        text.pageCount(),
        _end_of(text, sheet),
        rows,
        tuple(writer.drawings),
    )


def _written(piece: Piece, start: Start, sheet: Sheet, family: str) -> tuple[QTextDocument, Writer]:
    text = QTextDocument()
    text.setUndoRedoEnabled(False)
    text.setDefaultFont(body_font(family))
    text.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTabStopDistance(INDENT)
    text.setDefaultTextOption(option)
    _shape_frame(text, sheet)
    writer = Writer(
        text, sheet.size.width() - 2 * sheet.side, start.top - sheet.head, start.below, piece.ways
    )
    if piece.title is not None:
        writer.title_block(piece.title)
    writer.blocks(piece.blocks, 0)
    writer.notes(piece.notes)
    text.setPageSize(QSizeF(sheet.size))
    return text, writer


def _shape_frame(text: QTextDocument, sheet: Sheet) -> None:
    frame = text.rootFrame().frameFormat()
    frame.setLeftMargin(sheet.side)
    frame.setRightMargin(sheet.side)
    frame.setTopMargin(sheet.head)
    frame.setBottomMargin(sheet.head)
    text.rootFrame().setFrameFormat(frame)


def _end_of(text: QTextDocument, sheet: Sheet) -> Start:
    """Return where the last line ends on its sheet, with the room that its paragraph leaves below it."""
    block = text.lastBlock()
    layout = block.layout()
    line = layout.lineAt(layout.lineCount() - 1)
    bottom = text.documentLayout().blockBoundingRect(block).top() + line.y() + line.height()
    within = bottom - (text.pageCount() - 1) * sheet.size.height()
    below = block.blockFormat().bottomMargin()
    return Start(round(max(within, sheet.head) + below, 1), below)


def _whole_sheets(table: QTextTable, rows: int, has_head: bool, sheet: Sheet) -> int:  # noqa: FBT001 - of the table
    """Return how many rows stand on sheets that are full; none where not one sheet is."""
    layout = table.document().documentLayout()
    tall = sheet.size.height()
    head = int(has_head)
    last = table.document().pageCount() - 1
    kept = rows
    while kept > 0 and _row_bottom(table, kept - 1 + head, layout) >= last * tall:
        kept -= 1
    return kept


def _row_bottom(table: QTextTable, row: int, layout: QAbstractTextDocumentLayout) -> float:
    """Return where the longest cell of a row ends, from the top of the strip's first sheet."""
    cells = [table.cellAt(row, column) for column in range(table.columns())]
    blocks = [cell.lastCursorPosition().block() for cell in cells]
    return max(layout.blockBoundingRect(block).bottom() for block in blocks)

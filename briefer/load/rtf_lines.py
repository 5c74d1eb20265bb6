"""Where an RTF file's words go: into paragraphs, and by way of cells into the rows of tables."""

from briefer.load.written import row_of


class Lines:
    """The lines of one flow of text, such as the document's or a note's."""

    def __init__(self) -> None:
        """Begin empty."""
        self._done: list[str] = []
        self._words: list[str] = []
        self._cell: list[str] = []
        self._row: list[list[str]] = []
        self._after: list[str] = []

    def add(self, words: str) -> None:
        """Put words on the line that is open."""
        self._words.append(words)

    def end_paragraph(self, *, in_table: bool = False) -> None:
        """Close the line; what stands beside it, such as a text box, follows it."""
        line = _joined(self._words)
        self._words = []
        if in_table:
            self._cell += [line, *self._after]
        else:
            self._close_row()
            self._done += [line, *self._after]
        self._after = []

    def end_cell(self) -> None:
        """Close the cell that is open."""
        self.end_paragraph(in_table=True)
        self._row.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        """Close the row that is open."""
        self._close_row()

    def beside(self, lines: list[str]) -> None:
        """Keep lines that are to follow the line that is open."""
        self._after += lines

    def finished(self) -> list[str]:
        """Return all lines; nothing may follow."""
        self.end_paragraph()
        return [line for line in self._done if line.strip()]

    def _close_row(self) -> None:
        if self._cell:
            self._row.append(self._cell)
        if self._row:
            self._done += row_of(self._row)
        self._row, self._cell = [], []


def _joined(pieces: list[str]) -> str:
    """Return pieces as one text; characters beyond U+FFFF are written as two halves, each in a piece."""
    return "".join(pieces).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

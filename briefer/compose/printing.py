"""Tokens put back: what a template printed, as inlines and blocks, in the order in which it stands."""

from collections.abc import Callable, Iterable
from itertools import chain

from briefer.compose.faults import TemplateFault
from briefer.compose.markdown import own_blocks, own_inlines
from briefer.compose.material import Material
from briefer.compose.noting import told_in
from briefer.compose.passage_words import lines_of
from briefer.compose.tokens import (
    TOKEN,
    BlockPiece,
    Cited,
    Grid,
    Line,
    Lines,
    Own,
    OwnLine,
    Piece,
    Prompt,
    Ready,
    Run,
    Tokens,
    Told,
    Words,
    without_tokens,
)
from briefer.model.documents import AnyBlock, Block, Citation, Inline, Items, Statement, Table, Text, Timeline
from briefer.model.ids import FactId

Quoted = Callable[[FactId, str], str]
"""Gives a fact's statement with its sources' own words in quotation marks."""


class NotePrinter:
    """Puts back what the tokens of one note stand for; citations have no number and no note yet.

    `seen` gathers the facts that were stated or cited, and `held` the keys of the paragraphs and judgements
    of the analyst that were printed; where it `is_quoting`, statements are printed as
    `quoted` gives them, with their sources' own words in quotation marks.
    """

    def __init__(self, tokens: Tokens, material: Material, quoted: Quoted | None = None) -> None:
        self.seen: set[FactId] = set()
        self.held: set[int] = set()
        self.is_quoting = quoted is not None
        self._tokens = tokens
        self._material = material
        self._quoted = quoted

    def words(self, text: str) -> list[Inline]:
        """Return the text as inlines, its tokens put back.

        Raises TemplateFault where a token stands for blocks, which need lines of their own.
        """
        inlines: list[Inline] = []
        for part in self._tokens.split(text):
            if isinstance(part, str):
                inlines.append(Text(part))
            elif isinstance(part, Piece):
                self._print(part, inlines)
            else:
                raise TemplateFault(
                    "a list, a table or the analyst's paragraphs stand within a line",
                    "Put an empty line before and after them.",
                )
        return [inline for inline in inlines if inline != Text("")]

    def plain(self, text: str) -> str:
        """Return the text as plain words, its tokens put back, without what is no words."""
        return "".join(part if isinstance(part, str) else _plain(part) for part in self._tokens.split(text))

    def citation(self, label: str) -> Inline:
        """Return a citation of the fact with this label, or words that say that there is none."""
        fact = self._material.labels.get(label.casefold())
        if fact is None:
            return Text(self._material.phrases.say("unknown_fact", label=label))
        return self._cited(fact)

    def _cited(self, fact: FactId) -> Citation:
        self.seen.add(fact)
        return Citation(fact, self._material.facts[fact].label, 0, ())

    def blocks(self, text: str) -> Iterable[AnyBlock] | None:
        """Return blocks where the whole text is made of tokens that stand for blocks, else None.

        They are made as they are asked for.
        """
        pieces = [self._tokens.get(match[0]) for match in TOKEN.finditer(text)]
        if not pieces or without_tokens(text).strip():
            return None
        blocks = [piece for piece in pieces if isinstance(piece, BlockPiece)]
        if len(blocks) != len(pieces):
            return None
        return chain.from_iterable(map(self.laid_out, blocks))

    def holds(self, judgement: int) -> None:
        """Be told that words of this judgement, or of none for 0, are printed within a template's block."""

    def made(self, block: AnyBlock) -> AnyBlock:
        """Return a block of what a template wrote, as it is."""
        return block

    def inlines(self, piece: Piece) -> list[Inline]:
        """Return a piece as inlines."""
        inlines: list[Inline] = []
        self._print(piece, inlines)
        return inlines

    def _print(self, piece: Piece, inlines: list[Inline]) -> None:
        """Append a piece to the inlines."""
        match piece:
            case Told():
                inlines += self._told(piece)
            case Run():
                for each in piece.pieces:
                    self._print(each, inlines)
            case Words(text, None):
                inlines += lines_of(text)
            case Words(text, fact) if fact is not None:
                inlines.append(self._stated(fact, text))
            case Cited():
                inlines.append(self._cited(piece.fact))
            case Line():
                inlines += self.line(piece)
            case Ready():
                inlines += piece.inlines
            case OwnLine(text, holder, tells):
                self.holds(holder)
                self.held.update((holder,) * tells)
                inlines += own_inlines(text, self)

    def _told(self, told: Told) -> tuple[Inline, ...]:
        """Return a fact on one line."""
        fact = told.fact
        cited = Citation(fact, self._material.facts[fact].label, 0, ())
        return (*told.before, self._stated(fact, told.statement), *told.after, cited)

    def _stated(self, fact: FactId, words: str) -> Statement:
        """Return the words that state a fact."""
        self.seen.add(fact)
        told = self._quoted(fact, words) if self._quoted and self.is_quoting else words
        return Statement(fact, tuple(lines_of(told)) if not told or "\n" in told else (Text(told),))

    def _run(self, piece: Piece) -> tuple[Inline, ...]:
        """Return what stands on a line or in a cell; of a fact's line it is the same value each time."""
        return self.line(piece) if isinstance(piece, Line) else tuple(self.inlines(piece))

    def line(self, line: Line) -> tuple[Inline, ...]:
        """Return what stands on a line or in a cell of a fact, the very same value each time."""
        is_quoting = self.is_quoting and self._quoted is not None
        run, piece = line.printed[is_quoting], line.piece
        if isinstance(piece, Told):
            if run is None:
                run = line.printed[is_quoting] = self._told(piece)
            else:
                self.seen.add(piece.fact)
        elif run is None:
            run = line.printed[is_quoting] = tuple(self.inlines(piece))
        else:
            self.seen.update(told_in(run)[1])
        return run

    def laid_out(self, piece: BlockPiece) -> Iterable[AnyBlock]:
        """Return a piece as blocks, the lines of a long one as they are asked for.

        What is done with a line is then done while its fact is at hand: the facts of a long note do not stay
        in the processor's cache.
        """
        match piece:
            case Lines(lines, False, style):
                return (
                    Block(self.line(line) if type(line) is Line else self._run(line), 0, style)
                    for line in lines
                )
            case Lines(lines, True):
                return [Items(tuple((Block(self._run(line)),) for line in lines))]
            case Grid(header, rows, widths, title):
                return [Table(tuple((Text(head),) for head in header), self._rows(rows), widths, title)]
            case Own(texts, holders):
                self.held.update(holders)
                return [block for text in texts for block in own_blocks(text, self)]
            case Prompt(text):
                return [Block((Text(text),), style="prompt")]
            case Timeline():
                return [piece]
        raise AssertionError(piece)

    def _rows(self, rows: Iterable[tuple[Piece, ...]]) -> tuple[tuple[tuple[Inline, ...], ...], ...]:
        return tuple(tuple(self._run(cell) for cell in row) for row in rows)


def _plain(piece: Piece | BlockPiece) -> str:
    match piece:
        case Words(text, _):
            return text
        case Told():
            return piece.statement
        case Run(pieces):
            return "".join(map(_plain, pieces))
        case Line(piece):
            return _plain(piece)
    return ""

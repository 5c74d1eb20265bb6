"""A section as the rows of its draft: each paragraph as it is printed, with whose it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QModelIndex, Qt

from briefer.compose.section_parts import Part, can_be_taken, sectioned
from briefer.export.words import plain_words
from briefer.gui.models.brief_prose import EMPTY, Prose, prose_of, raw_prose
from briefer.gui.models.brief_rows import ROW_ROLE, AnyIndex, BriefRowsModel
from briefer.gui.models.brief_text import word_count
from briefer.gui.models.rows import alike
from briefer.model.briefs import Brief, Paragraph, Section
from briefer.model.documents import (
    AnyBlock,
    Block,
    Document,
    Heading,
    Inline,
    Items,
    Quotation,
    Statement,
    Table,
)
from briefer.model.drafting import FirstMention
from briefer.model.findings import NoteFinding
from briefer.model.ids import FactId, JudgementId, ParagraphId, SectionId

INSERT = "Insert"
_FEW = 12  # rows, each of which is told of by itself


class PartKind(StrEnum):
    """Whose words a paragraph is; one to begin is an empty line to write on."""

    TEMPLATE = "template"
    TAKEN = "taken over"
    OWN = "your own"
    JUDGEMENT = "judgement"
    BEGIN = "to begin"


@dataclass(frozen=True, slots=True)
class PartRow:
    """One paragraph: whose it is, its words as printed, its place and block where it is the template's.

    `holder` is the key of the analyst's paragraph or judgement, or 0; `text` is the Markdown that a paragraph
    was composed from; `prose` is how it is read; `facts` are those that a template's paragraph states;
    `first_mentions` are actors that it mentions first, and not in full; `findings` is what else there is to
    look at in it.
    """

    kind: PartKind
    words: str
    holder: int = 0
    place: int = -1
    block: AnyBlock | None = field(default=None, compare=False)
    facts: tuple[FactId, ...] = ()
    text: str = ""
    prose: Prose = EMPTY
    first_mentions: tuple[FirstMention, ...] = ()
    findings: tuple[NoteFinding, ...] = ()

    @property
    def can_be_taken(self) -> bool:
        """Whether it can be made the analyst's own."""
        return self.kind is PartKind.TEMPLATE and self.block is not None and can_be_taken(self.block)

    @property
    def is_written(self) -> bool:
        """Whether it is a paragraph that the analyst writes in."""
        return self.kind in (PartKind.TAKEN, PartKind.OWN)

    @property
    def said(self) -> str:
        """What a screen reader says of the row."""
        found = " ".join(finding.what for finding in self.findings)
        below = " ".join(filter(None, (self.hint, found and f"To look at: {found}")))
        return f"{self.kind}: {self.words}. {below}".removesuffix(". ")

    @property
    def hint(self) -> str:
        """A quiet line on the first actor that it does not introduce, or nothing."""
        if not self.first_mentions:
            return ""
        first = self.first_mentions[0]
        lacking = "without role" if first.said == first.name else f"as “{first.said}”"
        return f"{INSERT} “{first.wanted}”: first mention of {first.name} {lacking}"


def part_rows(
    parts: Iterable[Part], section: Section, first_mentions: Iterable[FirstMention] = ()
) -> tuple[PartRow, ...]:
    """Return the rows of a section's parts; `section` is what they were composed from."""
    written = {paragraph.id: paragraph for paragraph in section.paragraphs}
    told: dict[int, tuple[FirstMention, ...]] = {}
    for each in first_mentions:
        told[each.paragraph] = (*told.get(each.paragraph, ()), each)
    judged = {judgement.id: judgement.text for judgement in section.judgements}
    rows = (row for part in parts for row in _rows(part, written, judged))
    return tuple(replace(row, first_mentions=told[row.holder]) if row.holder in told else row for row in rows)


def own_rows(section: Section) -> tuple[PartRow, ...]:
    """Return the rows of what the analyst wrote in a section that cannot be composed, to be read."""
    written = (
        PartRow(
            PartKind.TAKEN if each.taken else PartKind.OWN,
            each.text,
            each.id,
            text=each.text,
            prose=raw_prose(each.text),
        )
        for each in section.paragraphs
    )
    judged = (
        PartRow(PartKind.JUDGEMENT, each.text, each.id, prose=raw_prose(each.text))
        for each in section.judgements
    )
    return (*written, *judged)


def words_in(parts: Iterable[Part]) -> int:
    """Return how many words the parts print."""
    return sum(word_count(block_words(block)) for part in parts for block in part.blocks)


class WordCounts:
    """Counts the words of a note's sections, of each block only once for as long as it is in the note."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self._known: dict[int, tuple[AnyBlock, int]] = {}

    def of(self, document: Document, brief: Brief) -> dict[SectionId, int]:
        """Return how many words each printed section has in the note, headings of its parts included."""
        counted: dict[SectionId, int] = {}
        known: dict[int, tuple[AnyBlock, int]] = {}
        for section, block in sectioned(document, brief):
            if section is None or (isinstance(block, Heading) and block.level == 1):
                continue
            now = known[id(block)] = self._known.get(id(block)) or (block, word_count(block_words(block)))
            counted[section] = counted.get(section, 0) + now[1]
        self._known = known
        return counted


def block_words(block: AnyBlock) -> str:
    """Return the words of a block in lines, without its notes."""
    match block:
        case Block() | Heading():
            return plain_words(block.inlines)
        case Items():
            return "\n".join(f"• {block_words(inner)}" for item in block.items for inner in item)
        case Quotation():
            return "\n".join(map(block_words, block.blocks))
        case Table():
            rows = (block.header, *block.rows)
            return "\n".join(" | ".join(plain_words(cell) for cell in row) for row in rows)
    return ""


def _rows(
    part: Part, written: Mapping[ParagraphId, Paragraph], judged: Mapping[JudgementId, str]
) -> Iterator[PartRow]:
    """Yield the row of a part, or one of each judgement in a block that lays out several."""
    keys = [JudgementId(key) for key in part.judgements if key in judged]
    if not keys:
        yield _row(part, written)
        return
    printed = _printed_apart(part.blocks[0])
    for place, key in enumerate(keys):
        prose = printed[place] if len(printed) == len(part.judgements) else raw_prose(judged[key])
        words = "\n".join(filter(None, prose.said.split("\n")))
        yield PartRow(PartKind.JUDGEMENT, words, key, prose=prose)


def _printed_apart(block: AnyBlock) -> tuple[Prose, ...]:
    """Return the words of each item of a list, or of each row of a table."""
    match block:
        case Items(items):
            return tuple(map(prose_of, items))
        case Table(_, rows):
            return tuple(prose_of([Table((), (row,))]) for row in rows)
    return ()


def _row(part: Part, written: Mapping[ParagraphId, Paragraph]) -> PartRow:
    words = "\n".join(filter(None, map(block_words, part.blocks)))
    prose = prose_of(part.blocks)
    if not part.holder:
        block = part.blocks[0]
        facts = tuple(dict.fromkeys(_stated(block)))
        return PartRow(PartKind.TEMPLATE, words, place=part.place, block=block, facts=facts, prose=prose)
    own = written.get(ParagraphId(part.holder))
    if own is None:
        return PartRow(PartKind.JUDGEMENT, words, part.holder, prose=prose)
    kind = PartKind.TAKEN if own.taken else PartKind.OWN
    return PartRow(kind, words, part.holder, text=own.text, prose=prose)


def _stated(block: AnyBlock) -> Iterable[FactId]:
    inlines: Sequence[Inline] = block.inlines if isinstance(block, Block) else ()
    return (inline.fact for inline in inlines if isinstance(inline, Statement))


class PartsModel(BriefRowsModel):
    """Rows of a section's paragraphs, in the order in which they are printed."""

    @property
    def rows(self) -> tuple[PartRow, ...]:
        """The rows as shown."""
        return self._rows

    def key_of(self, row: Any) -> object:
        """Return whose paragraph it is; the template's are told apart by their facts and, without, words."""
        return (row.holder, row.kind is PartKind.BEGIN, row.facts or row.words if not row.holder else ())

    def show(self, rows: Sequence[Any]) -> None:
        """Show these rows; those before and behind what came and went are the same ones as before."""
        old, new = self._rows, tuple(rows)
        before, after = [list(map(self.key_of, each)) for each in (old, new)]
        first = alike(before, after)
        last = alike(before[first:][::-1], after[first:][::-1])
        gone, come = len(old) - first - last, len(new) - first - last
        top = QModelIndex()
        if gone:
            self.beginRemoveRows(top, first, first + gone - 1)
            self._rows = (*old[:first], *old[first + gone :])
            self.endRemoveRows()
        if come:
            self.beginInsertRows(top, first, first + come - 1)
            self._rows = (*self._rows[:first], *new[first : first + come], *self._rows[first:])
            self.endInsertRows()
        was, self._rows = self._rows, new
        other = [number for number, (one, row) in enumerate(zip(was, new, strict=True)) if one != row]
        if len(other) > _FEW:
            self.dataChanged.emit(self.index(other[0]), self.index(other[-1]))
            return
        for number in other:
            self.dataChanged.emit(self.index(number), self.index(number))

    def row_number(self, holder: int) -> int:
        """Return the number of the row of an analyst's paragraph or judgement, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.holder == holder), -1)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's words, what is said of it, or the row itself."""
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.said
            case _ if role == ROW_ROLE:
                return row
            case _:
                return None

"""A section as the rows of a list: each paragraph as it is printed, with whose it is."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt

from briefer.compose.section_parts import Part, can_be_taken
from briefer.export.words import plain_words
from briefer.gui.models.brief_rows import ROW_ROLE, AnyIndex, BriefRowsModel
from briefer.gui.models.brief_text import word_count
from briefer.model.briefs import Brief, Section
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
from briefer.model.ids import FactId, JudgementId, ParagraphId, SectionId


class PartKind(StrEnum):
    """Whose words a paragraph is."""

    TEMPLATE = "template"
    TAKEN = "taken over"
    OWN = "your own"
    JUDGEMENT = "judgement"


@dataclass(frozen=True, slots=True)
class PartRow:
    """One paragraph: whose it is, its words as printed, its place and block where it is the template's.

    `holder` is the key of the analyst's paragraph or judgement, or 0; `facts` are those it states or cites.
    """

    kind: PartKind
    words: str
    holder: int = 0
    place: int = -1
    block: AnyBlock | None = None
    facts: tuple[FactId, ...] = ()

    @property
    def can_be_taken(self) -> bool:
        """Whether it can be made the analyst's own."""
        return self.kind is PartKind.TEMPLATE and self.block is not None and can_be_taken(self.block)

    @property
    def said(self) -> str:
        """What a screen reader says of the row."""
        return f"{self.kind}: {self.words}"


def part_rows(parts: Iterable[Part], section: Section) -> tuple[PartRow, ...]:
    """Return the rows of a section's parts."""
    taken = {paragraph.id for paragraph in section.paragraphs if paragraph.taken}
    judged = {judgement.id: judgement.text for judgement in section.judgements}
    return tuple(row for part in parts for row in _rows(part, taken, judged))


def words_in(parts: Iterable[Part]) -> int:
    """Return how many words the parts print."""
    return sum(word_count(block_words(block)) for part in parts for block in part.blocks)


def words_of(blocks: Iterable[AnyBlock]) -> int:
    """Return how many words blocks print."""
    return sum(word_count(block_words(block)) for block in blocks)


def section_words(document: Document, brief: Brief) -> dict[SectionId, int]:
    """Return how many words each printed section has in the note, headings of its parts included."""
    waiting = [section for section in brief.sections if section.included]
    counted: dict[SectionId, int] = {}
    current: SectionId | None = None
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            at = next((at for at, each in enumerate(waiting) if each.name == block.section), -1)
            current = waiting[at].id if at >= 0 else None
            waiting = waiting[at + 1 :]
        elif current is not None:
            counted[current] = counted.get(current, 0) + word_count(block_words(block))
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


def _rows(part: Part, taken: set[ParagraphId], judged: Mapping[JudgementId, str]) -> Iterator[PartRow]:
    """Yield the row of a part, or one of each judgement in a block that lays out several."""
    keys = [JudgementId(key) for key in part.judgements if key in judged]
    if not keys:
        yield _row(part, taken, judged)
        return
    printed = _printed_apart(part.blocks[0])
    for place, key in enumerate(keys):
        words = printed[place] if len(printed) == len(part.judgements) else judged[key]
        yield PartRow(PartKind.JUDGEMENT, words, key)


def _printed_apart(block: AnyBlock) -> tuple[str, ...]:
    """Return the words of each item of a list, or of each row of a table."""
    match block:
        case Items(items):
            return tuple("\n".join(map(block_words, item)) for item in items)
        case Table(_, rows):
            return tuple(" | ".join(plain_words(cell) for cell in row) for row in rows)
    return ()


def _row(part: Part, taken: set[ParagraphId], judged: Container[int]) -> PartRow:
    words = "\n".join(filter(None, map(block_words, part.blocks))) or "(empty)"
    if not part.holder:
        block = part.blocks[0]
        facts = tuple(dict.fromkeys(_stated(block)))
        return PartRow(PartKind.TEMPLATE, words, place=part.place, block=block, facts=facts)
    kind = (
        PartKind.JUDGEMENT
        if part.holder in judged
        else PartKind.TAKEN
        if part.holder in taken
        else PartKind.OWN
    )
    return PartRow(kind, words, part.holder)


def _stated(block: AnyBlock) -> Iterable[FactId]:
    inlines: Sequence[Inline] = block.inlines if isinstance(block, Block) else ()
    return (inline.fact for inline in inlines if isinstance(inline, Statement))


class PartsModel(BriefRowsModel):
    """Rows of a section's paragraphs, in the order in which they are printed."""

    @property
    def rows(self) -> tuple[PartRow, ...]:
        """The rows as shown."""
        return self._rows

    def key_of(self, row: Any) -> object:  # noqa: ARG002 - whatever it is
        """Return nothing: where there are as many rows as before, only their words change."""
        return None

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

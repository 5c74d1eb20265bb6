"""A section as the parts that it is printed in, each with whose it is, and a note as its sections."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefer.model.briefs import Brief
from briefer.model.documents import AnyBlock, Contents, Document, Heading, Timeline
from briefer.model.ids import SectionId


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a section as it is printed: a template's block, or an analyst's paragraph or judgement.

    `holder` is the key of the paragraph or judgement, or 0; `place` counts the template's blocks from 0 and
    is -1 for what is no template's. `judgements` are the keys of all those that one block lays out, such as a
    table of them, and empty for what holds one.
    """

    holder: int
    place: int
    blocks: tuple[AnyBlock, ...]
    judgements: tuple[int, ...] = ()


def can_be_taken(block: AnyBlock) -> bool:
    """Return whether a block can be written as an analyst's Markdown: a drawing cannot."""
    return not isinstance(block, Contents | Timeline)


def sectioned(document: Document, brief: Brief) -> Iterator[tuple[SectionId | None, AnyBlock]]:
    """Yield the blocks of a note with the section that they stand in, its heading included."""
    waiting = [section for section in brief.sections if section.included]
    current: SectionId | None = None
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            at = next((at for at, each in enumerate(waiting) if each.name == block.section), -1)
            current = waiting[at].id if at >= 0 else None
            waiting = waiting[at + 1 :]
        yield current, block

"""A section as the parts that it is printed in, each with whose it is."""

from dataclasses import dataclass

from briefer.model.documents import AnyBlock, Contents, Timeline


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

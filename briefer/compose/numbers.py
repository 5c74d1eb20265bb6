"""The running numbers of a note's sections and paragraphs, and the looks that a section gives its blocks."""

from dataclasses import replace

from briefer.model.documents import AnyBlock, Block, Heading, Table, Text
from briefer.model.packs import Numbering, PackSection


class Numbers:
    """Counts the sections and paragraphs of one note in the order in which they are met."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._section = 0
        self._paragraph = 0

    def heading(self, words: str, section: str, pattern: PackSection | None) -> Heading:
        """Return the heading of the next section; where sections are numbered, its paragraphs count anew."""
        number = 0
        if self._numbering is Numbering.SECTIONS and (pattern is None or pattern.numbered):
            self._section += 1
            self._paragraph = 0
            number = self._section
        return Heading(1, (Text(words),), section, number, new_page=bool(pattern and pattern.new_page))

    def placed(self, block: AnyBlock, pattern: PackSection | None) -> AnyBlock:
        """Return a block of that section with its number and style."""
        style = pattern.style if pattern else ""
        if isinstance(block, Table) and style and not block.style:
            return replace(block, style=style)
        if not isinstance(block, Block) or block.style:
            return block
        if self._numbering is not Numbering.NONE and (pattern is None or pattern.numbered):
            self._paragraph += 1
            level = 1 if self._numbering is Numbering.SECTIONS else 0
            return replace(block, number=self._paragraph, style=style, level=level)
        return replace(block, style=style) if style else block

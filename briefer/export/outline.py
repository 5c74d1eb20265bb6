"""The headings of a note in order, as a table of contents lists them and headings are linked to."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefer.export.numbers import number_words
from briefer.export.words import plain_words
from briefer.model.documents import AnyBlock, Contents, Heading, Timeline

DEEPEST_LISTED = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading: its place among the headings of the note, from 1, its level from 1, number and words."""

    place: int
    level: int
    number: str
    words: str
    portion: str = ""

    @property
    def label(self) -> str:
        """The words as a table of contents prints them, without the number."""
        return f"{self.portion} {self.words}".strip()


def outline(blocks: Iterable[AnyBlock]) -> tuple[Entry, ...]:
    """Return the headings of a note that a table of contents lists; those without words are left out."""
    headings = (block for block in blocks if isinstance(block, Heading))
    return tuple(
        Entry(
            place,
            heading.level,
            number_words(heading.number, 0, sections=True) if heading.number else "",
            words,
            heading.portion,
        )
        for place, heading in enumerate(headings, 1)
        if heading.level <= DEEPEST_LISTED and (words := " ".join(plain_words(heading.inlines).split()))
    )


def has_contents(blocks: Iterable[AnyBlock]) -> bool:
    """Return whether a note has a table of contents."""
    return Contents in map(type, blocks)


def has_timeline(blocks: Iterable[AnyBlock]) -> bool:
    """Return whether a note has a drawing of events."""
    return any(isinstance(block, Timeline) for block in blocks)

"""Which list a numbered section or paragraph goes on with, so that Word counts on where the note does."""

from dataclasses import dataclass, field

from briefer.export.docx.numbering import LEVELS, Numbering


@dataclass(slots=True)
class Counting:
    """The running numbers of one note, by level; `name` is the definition of their lists.

    Word counts by itself: it is told to begin anew only where the note's own number is not the next one.
    """

    numbering: Numbering
    name: str
    lists: dict[int, str] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)

    def place(self, number: int, level: int) -> tuple[str, int]:
        """Return the list and the level in which a paragraph gets this number."""
        level = min(max(level, 0), LEVELS - 1)
        goes_on = number == self.last.get(level, 0) + 1
        above = [at for at in self.lists if at <= level]
        if not goes_on or not above:
            self.lists[level] = self.numbering.new_list(self.name, level, number)
        else:
            self.lists[level] = self.lists[max(above)]
        self.last[level] = number
        for deeper in [at for at in {*self.lists, *self.last} if at > level]:
            self.lists.pop(deeper, None)
            self.last.pop(deeper, None)
        return self.lists[level], level

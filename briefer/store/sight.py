"""What of a source's text is to be read and searched: all but its hidden passages."""

from briefer.store.database import Rows
from briefer.text.hiding import Stretch, masked


def hidden_of(rows: Rows, source: int) -> tuple[Stretch, ...]:
    """Return the stretches of a source that are hidden, in order."""
    found = rows('select "start", "end" from hidden where source = ? order by "start"', (source,))
    return tuple((start, end) for start, end in found)


def visible(rows: Rows, source: int, text: str) -> str:
    """Return the text of a source with line ends in place of what is hidden of it."""
    hidden = hidden_of(rows, source)
    return masked(text, hidden) if hidden else text

"""What a search over a session finds."""

from dataclasses import dataclass

from briefer.model.changes import Collection


@dataclass(frozen=True, slots=True)
class Hit:
    """One find: the member's collection and key, its name, and a plain-text snippet.

    `start` is the code point at which the first word found stands in a source's text, and -1 elsewhere.
    """

    collection: Collection
    key: int
    name: str
    snippet: str
    start: int = -1

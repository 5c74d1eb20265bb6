"""Memos: what the analyst notes beside a passage, for nobody else to read."""

from dataclasses import dataclass

from briefer.model.ids import MemoId
from briefer.model.spans import Span


@dataclass(frozen=True, slots=True)
class Memo:
    """A note of the analyst's on a passage of a source; it is never printed."""

    id: MemoId
    span: Span
    words: str

    def __post_init__(self) -> None:
        """Raise ValueError where the memo says nothing."""
        if not self.words.strip():
            message = "a note says something"
            raise ValueError(message)

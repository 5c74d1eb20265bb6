"""Versions of a source: tags without a sure place in the later one; and passages that are not shown."""

from dataclasses import dataclass
from enum import StrEnum

from briefer.model.ids import SourceId


class Reason(StrEnum):
    """Why a passage of one version has no sure place in a later one.

    Its words are gone; they are altered; they are the same but those around them in the sentence are not;
    they stand in several places that nothing tells apart.
    """

    GONE = "gone"
    ALTERED = "altered"
    AROUND = "around"
    ALIKE = "alike"


class TagKind(StrEnum):
    """What kind of tag lies on a passage."""

    MENTION = "mention"
    EVIDENCE = "evidence"
    MEMO = "memo"


@dataclass(frozen=True, slots=True)
class AdriftTag:
    """A tag of the earlier version for which `source`, the later one, has no sure place.

    `member` is the key of the mention, the item of evidence or the memo. `near` is the stretch of the later
    text that is nearest, in code points, or None.
    """

    source: SourceId
    kind: TagKind
    member: int
    reason: Reason
    near: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where the stretch is empty, reversed or before the text."""
        if self.near is not None and not 0 <= self.near[0] < self.near[1]:
            message = f"a stretch runs forward and is not empty: {self.near}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, order=True)
class Hidden:
    """Code points `start` to `end` (end exclusive) of a source that are folded away and not searched."""

    source: SourceId
    start: int
    end: int

    def __post_init__(self) -> None:
        """Raise ValueError where the stretch is empty, reversed or before the text."""
        if not 0 <= self.start < self.end:
            message = f"a stretch runs forward and is not empty: {self.start} to {self.end}"
            raise ValueError(message)

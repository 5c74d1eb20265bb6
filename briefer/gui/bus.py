"""What the views of one open session tell each other."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefer.errors import BrieferError, NotStored

if TYPE_CHECKING:
    # Named in annotations only: the first window is painted without them.
    from briefer.model.ids import ActorId, FactId, MentionId, ParagraphId, SourceId


@dataclass(frozen=True, slots=True)
class Target:
    """A place to show: code points `start` to `end` of a source, or a member, or both.

    A target of a fact alone means the first passage it rests on; of an actor alone the actor in its panel; of
    a mention alone the words it stands on; one of a paragraph its place in the brief. -1 stands for no
    offset.
    """

    source: "SourceId | None" = None
    start: int = -1
    end: int = -1
    fact: "FactId | None" = None
    actor: "ActorId | None" = None
    mention: "MentionId | None" = None
    paragraph: "ParagraphId | None" = None


class NoticeKind(StrEnum):
    """How a notice is shown: information and things done give way, faults stay until they are read."""

    INFO = "info"
    DONE = "done"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Notice:
    """One plain sentence for the strip, and what to do next where there is something to do.

    With `offers_copy` the strip offers to go on in a copy on another disk.
    """

    text: str
    next_step: str = ""
    kind: NoticeKind = NoticeKind.INFO
    offers_copy: bool = False


def notice_of(error: BrieferError) -> Notice:
    """Return the notice that shows this fault."""
    return Notice(error.what, error.next_step, NoticeKind.FAULT, isinstance(error, NotStored))


class Bus(QObject):
    """The three signals that views of one session share.

    `changed` carries the Changes of a step, undo or redo after it was committed; `told` a Notice for the
    strip; `pointed` a Target that is to be shown.
    """

    changed = Signal(object)
    told = Signal(object)
    pointed = Signal(object)

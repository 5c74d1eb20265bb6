"""What the views of one open session tell each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.errors import BrieferError, NotStored

if TYPE_CHECKING:
    # Named in annotations only: the first window is painted without them.
    from briefer.model.changes import Changes
    from briefer.model.ids import ActorId, FactId, MentionId, ParagraphId, SourceId


_GATHERED = 300  # milliseconds in which the changes of many steps are put together


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
    """The signals that views of one session share.

    `changed` carries the Changes of a step, undo or redo after it was committed; `gathered` the same for
    views that count everything anew: those of many steps in a row are put together. `felt` is for views that
    read much anew at once: only steps that touch nothing but sources are put together. `told` carries a
    Notice for the strip; `pointed` a Target that is to be shown.
    """

    changed = Signal(object)
    gathered = Signal(object)
    felt = Signal(object)
    told = Signal(object)
    pointed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Put nothing together until `gather_while` says when to."""
        super().__init__(parent)
        self._is_more_to_come: Callable[[], object] = lambda: False
        self._waiting: list[Changes] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_GATHERED)
        self._timer.timeout.connect(self.hand_over)
        self.changed.connect(self._gather)

    def gather_while(self, is_more_to_come: Callable[[], object]) -> None:
        """Put changes together while more are to come; `hand_over` is called at the end."""
        self._is_more_to_come = is_more_to_come

    @property
    def is_gathering(self) -> bool:
        """Whether more changes are to come, so that what can wait should."""
        return bool(self._is_more_to_come())

    def hand_over(self) -> None:
        """Tell `gathered` of all that waits."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, []
        if of_sources := [changes for changes in waiting if _is_of_sources(changes)]:
            self.felt.emit(_together(of_sources))
        if waiting:
            self.gathered.emit(_together(waiting))

    def drop(self) -> None:
        """Tell nobody of what waits: the session is about to be closed."""
        self._timer.stop()
        self._waiting.clear()

    def _gather(self, changes: "Changes") -> None:
        self._waiting.append(changes)
        if not _is_of_sources(changes):
            self.felt.emit(changes)
        if not self.is_gathering:
            self.hand_over()
        elif not self._timer.isActive():
            self._timer.start()


def _is_of_sources(changes: "Changes") -> bool:
    return all(kind == "source" for kind, _ in changes.touched)


def _together(waiting: "Sequence[Changes]") -> "Changes":
    touched = {member for changes in waiting for member in changes.touched}
    return replace(waiting[-1], touched=frozenset(touched))

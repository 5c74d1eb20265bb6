"""Many writes as one: in steps that are each over in a moment and are undone together."""

import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from briefer.model.ids import new_key
from briefer.store.session import Session

Item = TypeVar("Item")

LONGEST = 0.01  # seconds that one step may write; committing it and telling the views takes as long again
_BATCH = 25


def in_steps(
    session: Session,
    label: str,
    items: Sequence[Item],
    write: Callable[[Sequence[Item]], object],
    group: int | None = None,
) -> Iterator[int]:
    """Write the items, some at a time, in steps of one group; yield after each step how many are written.

    The group is a new one unless its key is given. A step that the disk does not take raises BrieferError;
    those before it stay, and one undo takes them back. Another step in between parts the group.
    """
    key = new_key() if group is None else group
    done = 0
    while done < len(items):
        with session.step(label, group=key):
            until = time.monotonic() + LONGEST
            is_first = True
            while done < len(items) and (is_first or time.monotonic() < until):
                write(items[done : done + _BATCH])
                done, is_first = min(done + _BATCH, len(items)), False
        yield done


def at_once(steps: Iterator[object]) -> None:
    """Make all the steps now."""
    for _ in steps:
        pass

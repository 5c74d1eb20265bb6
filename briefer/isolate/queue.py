"""Calls on their way to a child."""

import pickle
import sys
from collections import deque
from collections.abc import Iterable
from itertools import islice

_AHEAD = 32 << 10 if sys.platform == "linux" else 4 << 10  # bytes that any pipe holds there, beside its own


class Queue:
    """Calls of one function that wait to be sent or, once sent, to be answered, in their order."""

    def __init__(self, function: str, calls: Iterable[tuple[object, ...]]) -> None:
        self.module = function.partition(":")[0]
        self._waiting = (pickle.dumps((function, args)) for args in calls)
        self._first: deque[bytes] = deque()  # taken, and not sent yet or to be sent again
        self._sent: deque[bytes] = deque()
        self._size = 0

    def is_left(self) -> bool:
        """Return whether there is a call without an answer."""
        if not (self._first or self._sent):
            self._first.extend(islice(self._waiting, 1))
        return bool(self._first or self._sent)

    def to_send(self) -> bytes | None:
        """Return the next message where it can be sent without waiting for the child, else None.

        What is sent and not answered must fit into the pipe: this process would wait for the child to take
        the rest, and the child for this process to take its answer.
        """
        if not self._first and self._size <= _AHEAD:
            self._first.extend(islice(self._waiting, 1))
        if not self._first or (self._sent and self._size + len(self._first[0]) > _AHEAD):
            return None
        message = self._first.popleft()
        self._sent.append(message)
        self._size += len(message)
        return message

    def answered(self) -> None:
        """Take out the call that was sent first, or would have been."""
        if self._sent:
            self._size -= len(self._sent.popleft())
        else:
            self._first.popleft()

    def send_again(self) -> None:
        """Have all that is sent and not answered sent to another child."""
        self._first.extendleft(reversed(self._sent))
        self._sent.clear()
        self._size = 0

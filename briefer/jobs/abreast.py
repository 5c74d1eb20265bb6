"""Works on many things, several at a time, each in a thread that waits for a child process."""

import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Generic, TypeVar

from briefer.isolate.cancelling import CANCELLED, Cancellation, CancelledError

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 3  # results a worker that are made before they are asked for
_PATIENCE = 0.5  # seconds that an end waits for a worker whom the system keeps waiting, as at a dead disk


def abreast(  # noqa: PLR0913 - on what, by how many, and three manners that each may be left out
    work: Callable[[Item, Cancellation], Result],
    items: Iterable[Item],
    workers: int,
    *,
    cancellation: Cancellation | None = None,
    begun: Callable[[Item], object] | None = None,
    in_order: bool = False,
) -> Generator[Result, None, None]:
    """Yield the results as they are done, or in the order of the items; few are held at a time.

    `work` runs in a thread and must end soon when its Cancellation is used: that happens when ours is, and
    when no more results are asked for. `begun` is told of each item in the thread that takes the results.
    Raises what `work` raises, after which nothing more is worked on, and CancelledError at once.
    """
    told: SimpleQueue[_Begun[Item] | _Done[Result] | _Ended] = SimpleQueue()
    outer = cancellation or Cancellation()
    room = threading.Semaphore(workers * _AHEAD)
    crew = _Crew(work, items, told, room, tells=begun is not None)
    threads = [threading.Thread(target=crew.run, daemon=True) for _ in range(workers)]
    try:
        with outer.stopping(lambda: told.put(_Ended(CancelledError(CANCELLED)))):
            for thread in threads:
                thread.start()
            for result in _results(told, workers, begun, in_order=in_order):
                if outer.cancelled:
                    raise CancelledError(CANCELLED)
                yield result
                room.release()
    finally:
        crew.stop.cancel()
        room.release(workers)
        for thread in threads:
            if thread.ident is not None:
                thread.join(_PATIENCE)


@dataclass(frozen=True, slots=True)
class _Begun(Generic[Item]):
    item: Item


@dataclass(frozen=True, slots=True)
class _Done(Generic[Result]):
    number: int
    result: Result


@dataclass(frozen=True, slots=True)
class _Ended:
    """One worker has no more to do, or fell."""

    error: BaseException | None = None


class _Crew(Generic[Item, Result]):
    """What the workers share."""

    def __init__(
        self,
        work: Callable[[Item, Cancellation], Result],
        items: Iterable[Item],
        told: "SimpleQueue[_Begun[Item] | _Done[Result] | _Ended]",
        room: threading.Semaphore,
        *,
        tells: bool,
    ) -> None:
        self.stop = Cancellation()
        self._work, self._told, self._room, self._tells = work, told, room, tells
        self._waiting = iter(enumerate(items))
        self._lock = threading.Lock()

    def run(self) -> None:
        """Work until nothing waits any more."""
        try:
            while self._work_once():
                pass
        except BaseException as error:  # noqa: BLE001 - raised again where the results are taken
            self._told.put(_Ended(error))
        else:
            self._told.put(_Ended())

    def _work_once(self) -> bool:
        self._room.acquire()
        with self._lock:
            taken = None if self.stop.cancelled else next(self._waiting, None)
        if taken is None:
            return False
        number, item = taken
        if self._tells:
            self._told.put(_Begun(item))
        self._told.put(_Done(number, self._work(item, self.stop)))
        return True


def _results(
    told: "SimpleQueue[_Begun[Item] | _Done[Result] | _Ended]",
    workers: int,
    begun: Callable[[Item], object] | None,
    *,
    in_order: bool,
) -> Iterator[Result]:
    held: dict[int, Result] = {}
    due = 0
    while workers:
        word = told.get()
        if isinstance(word, _Ended):
            if word.error is not None:
                raise word.error
            workers -= 1
        elif isinstance(word, _Begun):
            if begun is not None:
                begun(word.item)
        elif in_order:
            held[word.number] = word.result
            while due in held:
                yield held.pop(due)
                due += 1
        else:
            yield word.result

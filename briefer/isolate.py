"""Runs a function by its dotted name in a child process with limits, for input that nobody vouches for.

A child is started by spawning, so that it holds nothing of the window, and is kept for the next call. What
it sends back is JSON and plain bytes, never a pickle: a child that was taken over cannot run code in this
process. What the child gives up before it reads is in `confine`; which limits hold depends on the system.
"""

import contextlib
import importlib
import json
import logging
import multiprocessing
import pickle
import re
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Self

from briefer.confine.confining import TOO_MUCH_MEMORY, TOO_MUCH_TIME, Confined, confine
from briefer.confine.overdue import Overdue
from briefer.errors import BrieferError

_LOG = logging.getLogger(__name__)
_BLOB = "\0blob"
_MUCH = 4 << 20  # bytes of an answer beside its words
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+"')
_CALLS_PER_CHILD = 2_000  # to start one takes as long as reading some hundred files
_FIT, _WORN = b"+", b"-"
_GRACE = 2.0
_START = 60.0  # seconds that a child may take to start, and to load what a call needs

AT_ONCE = 2
"""Children that read where there are many files: as many as leave even a small computer some room."""

TOO_MUCH = "The reading needed more memory than it is allowed."
CANCELLED = "The reading was cancelled."
FELL = "The reader broke down over it and was ended; nothing else was lost."


@dataclass(frozen=True, slots=True)
class Limits:
    """What a call may use: seconds by the clock and of the processor, bytes of memory and answer, files."""

    seconds: float = 30.0
    cpu_seconds: int = 20
    memory: int = 1 << 30
    answer: int = 256 << 20
    open_files: int = 64


class StoppedError(BrieferError):
    """The child was stopped or fell: the message says why, and nothing of its work is left."""


class CancelledError(StoppedError):
    """The child was stopped because the user asked for it."""


class ChildError(Exception):
    """The function raised something else than a BrieferError; `trace` is the child's traceback as text."""

    def __init__(self, kind: str, trace: str) -> None:
        """Keep the name of the exception's class and the traceback."""
        super().__init__(f"{kind} in the child process\n{trace}")
        self.kind = kind
        self.trace = trace


class Cancellation:
    """Stops, from any thread, all the calls it was given to; a call that begins later is not begun."""

    def __init__(self) -> None:
        """Begin not cancelled."""
        self._lock = threading.Lock()
        self._stops: dict[object, Callable[[], object]] = {}
        self.cancelled = False

    def cancel(self) -> None:
        """Stop the calls at once; harmless when none runs and when repeated."""
        with self._lock:
            self.cancelled = True
            for stop in self._stops.values():
                stop()

    @contextlib.contextmanager
    def stopping(self, stop: Callable[[], object]) -> Iterator[None]:
        """Have `stop` called, in the thread that cancels, where that happens while the block runs.

        Raises CancelledError where it has happened already.
        """
        key = object()
        with self._lock:
            if self.cancelled:
                raise CancelledError(CANCELLED)
            self._stops[key] = stop
        try:
            yield
        finally:
            with self._lock:
                del self._stops[key]


class Isolation:
    """A pool of at most `children` child processes, each started when it is first needed and kept.

    Calls may come from several threads; each waits for a child that is free.
    """

    def __init__(self, limits: Limits | None = None, children: int = 1) -> None:
        """Start nothing yet."""
        self.limits = limits or Limits()
        self.children = children
        self._free = threading.Semaphore(children)
        self._lock = threading.Lock()
        self._idle: list[_Child] = []
        self._busy: set[_Child] = set()
        self._closed = False
        self._overdue, self._slow = Overdue(self.limits.seconds), Overdue(_START)

    def run(self, function: str, *args: object, cancellation: Cancellation | None = None) -> Any:
        """Return what ``package.module:function`` returns for these arguments in a child.

        The answer is made of what JSON knows, with tuples as lists, and of bytes. Raises the function's
        BrieferError, StoppedError where a limit was passed or the child fell, CancelledError, and ChildError
        for any other exception of the function.
        """
        with self._free:
            child = self._take()
            try:
                with (cancellation or Cancellation()).stopping(child.kill):
                    answer = child.call(function, args)
            except StoppedError:
                if cancellation is not None and cancellation.cancelled:
                    raise CancelledError(CANCELLED) from None
                raise
            finally:
                self._give_back(child)
        return _value_of(answer)

    def warm(self, function: str, *args: object) -> None:
        """Run a function only so that a child is there with its libraries loaded; faults are passed over."""
        with contextlib.suppress(BrieferError, ChildError):
            self.run(function, *args)

    def close(self) -> None:
        """End all children, those at work too; calls that are waiting are stopped."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            for child in self._busy:
                child.kill()
        for child in idle:
            child.end()
        self._overdue.close()
        self._slow.close()

    def __enter__(self) -> Self:
        """Return the pool itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the pool."""
        self.close()

    def _take(self) -> "_Child":
        with self._lock:
            if self._closed:
                raise CancelledError(CANCELLED)
            child = self._idle.pop() if self._idle else _started(self.limits, self._overdue, self._slow)
            self._busy.add(child)
            return child

    def _give_back(self, child: "_Child") -> None:
        with self._lock:
            self._busy.discard(child)
            if child.is_fit() and not self._closed:
                self._idle.append(child)
                return
        child.end()


def run_isolated(function: str, *args: object, limits: Limits | None = None) -> Any:
    """Return what the function returns in a child made for this one call; see Isolation.run."""
    with Isolation(limits) as isolation:
        return isolation.run(function, *args)


class _Child:
    """One child process and the pipe to it."""

    def __init__(self, limits: Limits, overdue: Overdue, slow: Overdue) -> None:
        context = multiprocessing.get_context("spawn")
        self._limits, self._overdue, self._slow = limits, overdue, slow
        self._loaded: set[str] = set()
        self._may_take = _START
        self._pipe, far_end = context.Pipe()
        self._process = context.Process(target=_serve, args=(far_end, limits), daemon=True)
        self._process.start()
        far_end.close()
        self._calls = 0
        self._is_spent = False
        self._is_late = False
        self._is_killed = False

    def call(self, function: str, args: tuple[object, ...]) -> bytes:
        """Return the child's answer, not yet decoded; raises StoppedError.

        What the child takes to start, and to load the function's module, is not the call's: on a busy
        computer that can be longer than a call may take.
        """
        self._calls += 1
        self._is_spent = True
        try:
            self._load(function.partition(":")[0])
            self._may_take = self._limits.seconds
            with self._overdue.stopping(self._stop_late):
                self._pipe.send_bytes(pickle.dumps((function, args)))
                answer = self._pipe.recv_bytes(self._limits.answer)
        except (EOFError, OSError) as error:
            self.kill()
            self._process.join()
            raise StoppedError(self._reason(error)) from error
        self._is_spent = self._is_late or not answer.startswith(_FIT)
        return answer

    def _load(self, module: str) -> None:
        if module not in self._loaded:
            self._may_take = _START
            with self._slow.stopping(self._stop_late):
                self._pipe.send_bytes(pickle.dumps((module, None)))
                self._pipe.recv_bytes(1)
            self._loaded.add(module)

    def is_fit(self) -> bool:
        # One that was killed counts as alive for a moment: a call may be cancelled with its answer there.
        if self._is_spent or self._is_killed:
            return False
        return self._calls < _CALLS_PER_CHILD and self._process.is_alive()

    def kill(self) -> None:
        self._is_killed = True
        self._process.kill()

    def end(self) -> None:
        """Close the pipe, upon which the child ends by itself; where it does not, end it."""
        self._pipe.close()
        self._process.join(0 if self._is_spent else _GRACE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()

    def _stop_late(self) -> None:
        self._is_late = True
        self.kill()

    def _reason(self, error: Exception) -> str:
        code = self._process.exitcode or 0
        if self._is_late:
            return f"The reading took longer than {self._may_take:g} seconds and was stopped."
        if code == TOO_MUCH_MEMORY:
            return TOO_MUCH
        if code == TOO_MUCH_TIME or code == -getattr(signal, "SIGXCPU", 0) != 0:
            return f"The reading needed more than {self._limits.cpu_seconds} seconds of the processor."
        if isinstance(error, OSError) and "message length" in str(error):
            return f"The reading gave more than {self._limits.answer >> 20} MB."
        _LOG.debug("A reading process ended by itself, with code %s.", code)
        return FELL


def _started(limits: Limits, overdue: Overdue, slow: Overdue) -> _Child:
    try:
        return _Child(limits, overdue, slow)
    except OSError as error:
        raise StoppedError(
            "No process for reading could be started.", "Close other programs and try again."
        ) from error


def _serve(pipe: Connection, limits: Limits) -> None:
    """Answer calls until the other end of the pipe closes. This runs in the child."""
    confined = confine(pipe.fileno(), memory=limits.memory, open_files=limits.open_files)
    with contextlib.suppress(EOFError, OSError):
        while True:
            with confined.guard.unpickling():
                function, args = pickle.loads(pipe.recv_bytes())  # noqa: S301 - from the process that started this one
            if args is None:
                _load_ahead(function, confined)
                pipe.send_bytes(b"")
                continue
            confined.renew_processor_time(limits.cpu_seconds)
            pipe.send_bytes(_answer(function, args, confined, limits.memory // 2))


def _load_ahead(module: str, confined: Confined) -> None:
    """Load a module before the call that needs it; where that cannot be, the call will say so."""
    confined.renew_processor_time(int(_START))
    with contextlib.suppress(Exception):
        importlib.import_module(module)


def _answer(function: str, args: tuple[object, ...], confined: Confined, much: int) -> bytes:
    """Return the outcome of the call, marked and encoded; `much` is how many bytes wear this process out."""

    def is_worn() -> bool:
        return confined.has_grown(much)

    try:
        module, _, name = function.partition(":")
        return _marked(b"value", getattr(importlib.import_module(module), name)(*args), is_worn)
    except BrieferError as error:
        return _marked(b"fault", [error.what, error.next_step], is_worn)
    except MemoryError:
        return _WORN + b"memory " + _encoded(None)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told to the other process
        return _marked(b"error", [type(error).__name__, traceback.format_exc()[-20_000:]], is_worn)


def _marked(kind: bytes, value: object, is_worn: Callable[[], bool]) -> bytes:
    """Return an answer that says first whether this process can serve on."""
    encoded = _encoded(value)
    return b"%b%b %b" % (_WORN if is_worn() else _FIT, kind, encoded)


def _encoded(value: object) -> bytes:
    """Return the length of a JSON text in decimal, a line feed, the JSON text, and the bytes it refers to."""
    blobs: list[bytes] = []

    def set_aside(item: object) -> dict[str, int]:
        if not isinstance(item, bytes):
            message = f"no value to send: {type(item).__name__}"
            raise TypeError(message)
        blobs.append(item)
        return {_BLOB: len(item)}

    text = json.dumps(value, default=set_aside, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return b"%d\n%b%b" % (len(text), text, b"".join(blobs))


def _value_of(answer: bytes) -> Any:
    """Return the value of an answer or raise what it stands for; the child is not believed."""
    kind, _, rest = answer[1:].partition(b" ")
    try:
        value = _decoded(rest)
    except (ValueError, TypeError, RecursionError, MemoryError) as error:
        raise StoppedError("The reading process gave an answer without sense.") from error
    if kind == b"value":
        return value
    if kind == b"memory":
        raise StoppedError(TOO_MUCH)
    if not isinstance(value, list) or [type(word) for word in value] != [str, str]:
        raise StoppedError("The reading process gave an answer without sense.")
    if kind == b"fault":
        raise BrieferError(*value)
    raise ChildError(*value)


def _decoded(encoded: bytes) -> Any:
    """Return what `_encoded` was given; raises ValueError, TypeError or RecursionError for anything else."""
    length, _, body = encoded.partition(b"\n")
    position = int(length)
    words = body[:position]
    if len(words) > _MUCH and len(_STRING.sub(b"", words)) > _MUCH:  # a few bytes make an object of fifty
        message = "too many values"
        raise ValueError(message)

    def put_back(item: dict[str, Any]) -> Any:
        nonlocal position
        if item.keys() != {_BLOB}:
            return item
        start, position = position, position + int(item[_BLOB])
        if not start <= position <= len(body):
            message = "bytes that are not there"
            raise ValueError(message)
        return body[start:position]

    return json.loads(words.decode("utf-8", "surrogatepass"), object_hook=put_back)

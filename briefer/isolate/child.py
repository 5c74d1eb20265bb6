"""One child process: started, asked, and ended where it takes too long, wants too much or falls."""

import logging
import multiprocessing
import pickle
import signal

from briefer.confine.confining import TOO_MUCH_MEMORY, TOO_MUCH_TIME
from briefer.confine.overdue import Overdue
from briefer.isolate.answers import FIT, TOO_MUCH, Outcome
from briefer.isolate.cancelling import StoppedError
from briefer.isolate.limits import START, Limits
from briefer.isolate.queue import Queue
from briefer.isolate.serving import serve

_LOG = logging.getLogger(__name__)
_CALLS_PER_CHILD = 2_000  # to start one takes as long as reading some hundred files
_GRACE = 2.0  # seconds

FELL = "The reader broke down over it and was ended; nothing else was lost."


class _FallenError(Exception):
    """The other end of the pipe is gone, or said too much: the message is the system’s."""


class Child:
    """One child process and the pipe to it."""

    def __init__(self, limits: Limits, overdue: Overdue, slow: Overdue) -> None:
        context = multiprocessing.get_context("spawn")
        self._limits, self._overdue, self._slow = limits, overdue, slow
        self._loaded: set[str] = set()
        self._may_take = START
        self._pipe, far_end = context.Pipe()
        self._process = context.Process(target=serve, args=(far_end, limits), daemon=True)
        self._process.start()
        far_end.close()
        self._calls = 0
        self._is_spent = False
        self._is_late = False
        self._is_killed = False

    def answers(self, queue: Queue) -> list[Outcome]:
        """Return what became of the calls in the queue, as far as this child can serve.

        What the child takes to start, and to load the function's module, is not the call's: on a busy
        computer that can be longer than a call may take.
        """
        outcomes: list[Outcome] = []
        self._is_spent = True
        try:
            self._load(queue.module)
            self._may_take = self._limits.seconds
            while queue.is_left():
                self._send(queue)
                answer = self._received(self._overdue, self._limits.answer)
                queue.answered()
                outcomes.append(Outcome(answer))
                if self._is_late or not answer.startswith(FIT):
                    break
            else:
                self._is_spent = False
        except _FallenError as error:
            self.kill()
            self._process.join()
            queue.answered()
            outcomes.append(Outcome(fault=StoppedError(self._reason(error))))
        queue.send_again()
        return outcomes

    def _send(self, queue: Queue) -> None:
        while (message := queue.to_send()) is not None:
            self._calls += 1
            self._put(message, self._overdue)

    def _load(self, module: str) -> None:
        if module not in self._loaded:
            self._may_take = START
            self._put(pickle.dumps((module, None)), self._slow)
            self._received(self._slow, 1)
            self._loaded.add(module)

    def _put(self, message: bytes, watch: Overdue) -> None:
        try:
            with watch.stopping(self._stop_late):
                self._pipe.send_bytes(message)
        except OSError as error:
            raise _FallenError(str(error)) from error

    def _received(self, watch: Overdue, most: int) -> bytes:
        try:
            with watch.stopping(self._stop_late):
                return self._pipe.recv_bytes(most)
        except (EOFError, OSError) as error:
            raise _FallenError(str(error)) from error

    def is_fit(self) -> bool:
        """Return whether it can serve on."""
        # One that was killed counts as alive for a moment: a call may be cancelled with its answer there.
        if self._is_spent or self._is_killed:
            return False
        return self._calls < _CALLS_PER_CHILD and self._process.is_alive()

    def kill(self) -> None:
        """End it at once; what it is asked is answered no more."""
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

    def _reason(self, error: "_FallenError") -> str:
        code = self._process.exitcode or 0
        if self._is_late:
            return f"The reading took longer than {self._may_take:g} seconds and was stopped."
        if code == TOO_MUCH_MEMORY:
            return TOO_MUCH
        if code == TOO_MUCH_TIME or code == -getattr(signal, "SIGXCPU", 0) != 0:
            return f"The reading needed more than {self._limits.cpu_seconds} seconds of the processor."
        if "message length" in str(error):
            return f"The reading gave more than {self._limits.answer >> 20} MB."
        _LOG.debug("A reading process ended by itself, with code %s.", code)
        return FELL


def started(limits: Limits, overdue: Overdue, slow: Overdue) -> Child:
    """Return a new child; raises StoppedError where the system gives no process."""
    try:
        return Child(limits, overdue, slow)
    except OSError as error:
        raise StoppedError(
            "No process for reading could be started.", "Close other programs and try again."
        ) from error

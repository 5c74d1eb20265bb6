"""What runs in a child: it answers calls until nobody is there to ask."""

import contextlib
import importlib
import pickle
import traceback
from multiprocessing.connection import Connection

from briefer.confine.confining import Confined, confine
from briefer.errors import BrieferError
from briefer.isolate.answers import WORN, encoded, marked
from briefer.isolate.limits import START, Limits


def serve(pipe: Connection, limits: Limits) -> None:
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
    confined.renew_processor_time(int(START))
    with contextlib.suppress(Exception):
        importlib.import_module(module)


def _answer(function: str, args: tuple[object, ...], confined: Confined, much: int) -> bytes:
    """Return the outcome of the call, marked and encoded; `much` is how many bytes wear this process out."""

    def is_worn() -> bool:
        return confined.has_grown(much)

    try:
        module, _, name = function.partition(":")
        return marked(b"value", getattr(importlib.import_module(module), name)(*args), is_worn)
    except BrieferError as error:
        return marked(b"fault", [error.what, error.next_step], is_worn)
    except MemoryError:
        return WORN + b"memory " + encoded(None)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told to the other process
        return marked(b"error", [type(error).__name__, traceback.format_exc()[-20_000:]], is_worn)

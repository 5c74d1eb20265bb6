"""All that a reading process gives up, in the order in which it must."""

import contextlib
import ctypes
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType

from briefer.confine.calls import give_up_calls
from briefer.confine.events import Guard
from briefer.confine.job import Job
from briefer.confine.landlock import give_up_files
from briefer.confine.places import readable_places

resource: ModuleType | None
try:
    import resource
except ImportError:  # Windows has none
    resource = None

TOO_MUCH_MEMORY, TOO_MUCH_TIME = 77, 1816
"""Exit codes: ours where memory is watched, and that of Windows where a job's time is up."""

_BETWEEN = 0.05  # seconds between two looks at the memory
_NO_NEW_PRIVILEGES = 38
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000


@dataclass(frozen=True, slots=True)
class Confined:
    """This process, confined: what guards it in Python, its memory at first, and its job on Windows."""

    guard: Guard
    peak: int
    job: Job | None = None

    def has_grown(self, size: int) -> bool:
        """Return whether it ever held more than this many bytes, some of which may not come back."""
        return peak_memory() > max(size, self.peak)

    def renew_processor_time(self, seconds: int) -> None:
        """Let what comes next use this much processor time, whatever was used before."""
        if self.job is not None:
            self.job.renew_processor_time(seconds)
        if resource is not None:
            used = resource.getrusage(resource.RUSAGE_SELF)
            allowed = int(used.ru_utime + used.ru_stime) + 1 + seconds
            _, hard = resource.getrlimit(resource.RLIMIT_CPU)
            with contextlib.suppress(OSError, ValueError):
                resource.setrlimit(resource.RLIMIT_CPU, (allowed, hard))


def confine(pipe: int, *, memory: int, open_files: int) -> Confined:
    """Give up, for this process and for good, what reading does not need.

    `pipe` is the descriptor by which it is asked, `memory` is in bytes. What a system does not have is left
    out: docs/security.md says which limits hold where.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.dont_write_bytecode = True
    _silence()
    _close_all_but(pipe)
    places = readable_places()
    job = None
    if resource is not None:
        _lower(resource.RLIMIT_CORE, 0)
        _lower(resource.RLIMIT_FSIZE, 0)
        _lower(resource.RLIMIT_NOFILE, open_files)
        # The address space is not limited: some readers reserve far more of it than they use.
        _lower(resource.RLIMIT_DATA, memory)
    if sys.platform == "linux":
        _confine_on_linux(places)
    elif sys.platform == "darwin":
        watch_memory(memory)
    elif sys.platform == "win32":
        job = Job(ctypes.WinDLL("kernel32"), memory)
    guard = Guard(places)
    guard.watch()
    return Confined(guard, peak_memory(), job)


def _confine_on_linux(places: Sequence[str]) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    # Without a network of its own there is nothing to reach. A system may refuse new user namespaces.
    if libc.unshare(_NEW_USER | _NEW_NETWORK) != 0:
        libc.unshare(_NEW_NETWORK)
    give_up_files(libc, places, (os.devnull,))
    give_up_calls(libc)


def watch_memory(memory: int) -> None:
    """End this process when it has used more than this many bytes, where the system sets no limit."""
    most = max(memory, peak_memory())

    def watch() -> None:
        while peak_memory() <= most:
            time.sleep(_BETWEEN)
        os._exit(TOO_MUCH_MEMORY)

    threading.Thread(target=watch, daemon=True).start()


def peak_memory() -> int:
    """Return the most bytes that this process ever held, 0 where the system does not tell.

    On Linux it begins with what the process held that started this one.
    """
    if resource is None:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) * unit


def _lower(which: int, value: int) -> None:
    if resource is None:
        return
    _, hard = resource.getrlimit(which)
    if hard == resource.RLIM_INFINITY or hard > value:
        with contextlib.suppress(OSError, ValueError):  # macOS refuses some of them
            resource.setrlimit(which, (value, value))


def _silence() -> None:
    """Send what libraries print to nowhere: the answer is all that this process says."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_RDWR)
        for descriptor in range(3):
            os.dup2(nowhere, descriptor)
        if nowhere > 2:  # noqa: PLR2004 - the last of the three that every process has
            os.close(nowhere)


def _close_all_but(pipe: int) -> None:
    """Close what was handed over in starting, such as the pipe to the process that tracks shared memory."""
    parent = multiprocessing.parent_process()
    if sys.platform == "win32" or parent is None:
        return
    above = 3
    for kept in sorted({pipe, parent.sentinel}):
        os.closerange(above, kept)
        above = max(above, kept + 1)
    os.closerange(
        above,
        os.sysconf("SC_OPEN_MAX") if resource is None else resource.getrlimit(resource.RLIMIT_NOFILE)[0],
    )

"""Where the files that tests make lie: in memory, where the system has a place for them there.

A session waits at each step until the disk has it. In all the tests that are some fifty thousand waits, in
which a processor has nothing to do; in memory the same is asked of the system, and done at once.
"""

import os
from pathlib import Path

_MEMORY = Path("/dev/shm")  # noqa: S108 - Linux's own, in which pytest makes a folder that is this user's alone
_ROOM = 2 << 30  # bytes


def in_memory() -> Path | None:
    """Return a folder in memory with room for all that tests make, in which programs may lie; else None."""
    if not hasattr(os, "statvfs") or not _MEMORY.is_dir() or not os.access(_MEMORY, os.W_OK):
        return None
    state = os.statvfs(_MEMORY)
    has_room = state.f_bavail * state.f_frsize >= _ROOM
    return _MEMORY if has_room and not state.f_flag & os.ST_NOEXEC else None

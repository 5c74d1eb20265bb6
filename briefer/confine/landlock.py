"""Landlock, by which a process of Linux gives up all files but some: see landlock(7)."""

import contextlib
import ctypes
import os
import stat
from collections.abc import Iterable

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # numbers of the system calls, the same on all machines
_VERSION = 1
_PATH_BENEATH = 1
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
# All that is known of files by each version, of the network, and of signals and sockets of others.
_FILES = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
_NETWORK, _NETWORK_SINCE = 0b11, 4
_SCOPES, _SCOPES_SINCE = 0b11, 6


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed", ctypes.c_uint64), ("descriptor", ctypes.c_int32))


def landlock_version(libc: ctypes.CDLL) -> int:
    """Return the version that the kernel knows, 0 for none."""
    return max(0, int(libc.syscall(_CREATE, None, ctypes.c_size_t(0), _VERSION)))


def give_up_files(libc: ctypes.CDLL, readable: Iterable[str], writable: Iterable[str] = ()) -> int:
    """Keep only these files and what lies below them, and no TCP; return the version, 0 where it is not done.

    The thread that calls must be the only one, and must have given up new privileges.
    """
    version = landlock_version(libc)
    if not version:
        return 0
    rules = _Ruleset(
        _FILES[min(version, max(_FILES))],
        _NETWORK if version >= _NETWORK_SINCE else 0,
        _SCOPES if version >= _SCOPES_SINCE else 0,
    )
    size = 24 if version >= _SCOPES_SINCE else 16 if version >= _NETWORK_SINCE else 8
    ruleset = int(libc.syscall(_CREATE, ctypes.byref(rules), ctypes.c_size_t(size), 0))
    if ruleset < 0:
        return 0
    try:
        for path in readable:
            _allow(libc, ruleset, path, _READ_FILE | _EXECUTE, _READ_DIR)
        for path in writable:
            _allow(libc, ruleset, path, _READ_FILE | _WRITE_FILE, _READ_DIR)
        return version if libc.syscall(_RESTRICT, ruleset, 0) == 0 else 0
    finally:
        os.close(ruleset)


def _allow(libc: ctypes.CDLL, ruleset: int, path: str, of_files: int, of_folders: int) -> None:
    """Add a rule for a path, if it is there."""
    with contextlib.suppress(OSError):
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
            rule = _Beneath(of_files | (of_folders if is_folder else 0), descriptor)
            libc.syscall(_ADD, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0)
        finally:
            os.close(descriptor)

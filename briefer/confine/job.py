"""A job object, by which a process of Windows limits its own memory, its processor time and its children.

See “Job Objects” and JOBOBJECT_EXTENDED_LIMIT_INFORMATION in the Windows documentation.
"""

import ctypes
import time
from typing import Any

_EXTENDED, _INTERFACE = 9, 4  # kinds of information
_PROCESS_TIME, _ONE_PROCESS, _MEMORY, _NO_REPORT, _ENDS_WITH_US = 0x2, 0x8, 0x100, 0x400, 0x2000
_ALL_OF_INTERFACE = 0xFF  # clipboard, desktops, settings, windows of others
_TICKS = 10_000_000  # in a second


class _Basic(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("basic", _Basic),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


class Job:
    """The job that this process is in, alone, with so many bytes of memory; `kernel` is kernel32.dll."""

    def __init__(self, kernel: Any, memory: int) -> None:
        self._kernel, self._memory = kernel, memory
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        self._handle = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        self._set(0)
        interface = ctypes.c_uint32(_ALL_OF_INTERFACE)
        kernel.SetInformationJobObject(self._handle, _INTERFACE, ctypes.byref(interface), 4)
        kernel.AssignProcessToJobObject(self._handle, ctypes.c_void_p(kernel.GetCurrentProcess()))

    def renew_processor_time(self, seconds: int) -> None:
        """Let what comes next use this much processor time, whatever was used before."""
        self._set(int(time.process_time() + 1 + seconds) * _TICKS)

    def _set(self, process_time: int) -> None:
        flags = _ONE_PROCESS | _MEMORY | _NO_REPORT | _ENDS_WITH_US | (_PROCESS_TIME if process_time else 0)
        limits = _Extended(process_memory=self._memory)
        limits.basic.flags, limits.basic.processes, limits.basic.process_time = flags, 1, process_time
        size = ctypes.sizeof(limits)
        self._kernel.SetInformationJobObject(self._handle, _EXTENDED, ctypes.byref(limits), size)

"""A filter of system calls (seccomp), by which a process of Linux gives up those that reading never needs.

It stands beside the other limits: where a container refuses a network of one's own, no socket can be made all
the same. See seccomp(2); the numbers are those of the kernel's tables for x86-64 and for 64-bit ARM.
"""

import ctypes
import os
import platform
import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_SET_SECCOMP, _FILTER = 22, 2
_LOAD, _JUMP_EQUAL, _JUMP_OVER, _JUMP_BITS, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _REFUSE, _UNKNOWN = 0x7FFF0000, 0x00050000 | 1, 0x00050000 | 38  # EPERM, ENOSYS
_NUMBER, _MACHINE, _FIRST = 0, 4, 16  # where they stand in what the filter sees
_OTHER_TABLE = 0x40000000  # x32, a second table of x86-64
_THREAD = 0x00010000


class Machine(NamedTuple):
    """A kind of processor: its number, where its numbers stand in _REFUSED, and calls that are looked into.

    Those are `clone`, which may make a thread; kill, tkill and tgkill, which a process may use on itself;
    prlimit64, to which the caller is process 0.
    """

    name: int
    column: int
    clone: int
    to_itself: tuple[int, int, int]
    to_the_caller: int


_MACHINES = {
    "x86_64": Machine(0xC000003E, 1, 56, (62, 200, 234), 302),
    "aarch64": Machine(0xC00000B7, 2, 220, (129, 130, 131), 261),
}
# Each with its number on x86-64 and on ARM.
_REFUSED = (
    # Sockets.
    "socket 41 198, socketpair 53 199, connect 42 203, bind 49 200, listen 50 201, accept 43 202, "
    "accept4 288 242, sendto 44 206, sendmsg 46 211, sendmmsg 307 269, recvmmsg 299 243 "
    # Other processes, and new ones.
    "fork 57 -, vfork 58 -, execve 59 221, execveat 322 281, ptrace 101 117, "
    "process_vm_readv 310 270, process_vm_writev 311 271, kcmp 312 272, pidfd_open 434 434, "
    "pidfd_getfd 438 438, pidfd_send_signal 424 424, process_madvise 440 440, "
    "process_mrelease 448 448 "
    # Signals to others, priorities.
    "rt_sigqueueinfo 129 138, rt_tgsigqueueinfo 297 240, setpriority 141 140, "
    "sched_setscheduler 144 119, sched_setparam 142 118, sched_setattr 314 274, "
    "sched_setaffinity 203 122, ioprio_set 251 30, migrate_pages 256 238, move_pages 279 239 "
    # Memory and messages that processes share.
    "shmget 29 194, shmat 30 196, shmctl 31 195, semget 64 190, semop 65 193, semctl 66 191, "
    "msgget 68 186, msgsnd 69 189, msgctl 71 187, mq_open 240 180, mq_unlink 241 181 "
    # Names of files.
    "truncate 76 45, rename 82 -, renameat 264 38, renameat2 316 276, mkdir 83 -, mkdirat 258 34, "
    "rmdir 84 -, creat 85 -, link 86 -, linkat 265 37, unlink 87 -, unlinkat 263 35, symlink 88 -, "
    "symlinkat 266 36, mknod 133 -, mknodat 259 33 "
    # Marks of files.
    "chmod 90 -, fchmod 91 52, fchmodat 268 53, fchmodat2 452 452, chown 92 -, fchown 93 55, "
    "lchown 94 -, fchownat 260 54, utime 132 -, utimes 235 -, utimensat 280 88, futimesat 261 -, "
    "setxattr 188 5, lsetxattr 189 6, fsetxattr 190 7, setxattrat 463 463, removexattr 197 14, "
    "lremovexattr 198 15, fremovexattr 199 16, removexattrat 466 466 "
    # The system itself: mounts, keys, clocks, modules.
    "chroot 161 51, pivot_root 155 41, mount 165 40, umount2 166 39, open_tree 428 428, "
    "move_mount 429 429, fsopen 430 430, fsconfig 431 431, fsmount 432 432, fspick 433 433, "
    "mount_setattr 442 442, unshare 272 97, setns 308 268, bpf 321 280, perf_event_open 298 241, "
    "userfaultfd 323 282, io_uring_setup 425 425, io_uring_enter 426 426, io_uring_register 427 427, "
    "add_key 248 217, request_key 249 218, keyctl 250 219, name_to_handle_at 303 264, "
    "open_by_handle_at 304 265, init_module 175 105, finit_module 313 273, delete_module 176 106, "
    "kexec_load 246 104, kexec_file_load 320 294, personality 135 92, quotactl 179 60, acct 163 89, "
    "swapon 167 224, swapoff 168 225, reboot 169 142, sethostname 170 161, settimeofday 164 170, "
    "clock_settime 227 112, adjtimex 159 171, clock_adjtime 305 266, syslog 103 116, "
    "fanotify_init 300 262, inotify_init 253 -, inotify_init1 294 26, inotify_add_watch 254 27 "
)
_CLONE3 = 435  # what is asked of it lies in memory, where a filter does not see it; without it clone is used


class _Line(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("if_true", ctypes.c_uint8),
        ("if_false", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("lines", ctypes.POINTER(_Line)))


def give_up_calls(libc: ctypes.CDLL) -> bool:
    """Have the kernel refuse them from now on; return whether it does. It needs no_new_privs."""
    machine = _MACHINES.get(platform.machine())
    is_narrow = sys.maxsize < 1 << 32  # a 32-bit program has another table
    if machine is None or is_narrow:
        return False
    written = tuple(_Line(*line) for line in _lines(machine, os.getpid()))
    lines = (_Line * len(written))(*written)
    return bool(libc.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(_Program(len(written), lines)), 0, 0) == 0)


def _lines(machine: Machine, process: int) -> Iterable[tuple[int, int, int, int]]:
    """Yield the filter's lines: operation, lines to jump over if it is true, if false, value."""
    yield from ((_LOAD, 0, 0, _MACHINE), (_JUMP_EQUAL, 1, 0, machine.name), (_RETURN, 0, 0, _REFUSE))
    yield from ((_LOAD, 0, 0, _NUMBER), (_JUMP_OVER, 0, 1, _OTHER_TABLE), (_RETURN, 0, 0, _REFUSE))
    yield from ((_JUMP_EQUAL, 0, 1, _CLONE3), (_RETURN, 0, 0, _UNKNOWN))
    for number in _refused(machine):
        yield from ((_JUMP_EQUAL, 0, 1, number), (_RETURN, 0, 0, _REFUSE))
    yield from _only(machine.clone, _JUMP_BITS, _THREAD)
    for number in machine.to_itself:
        yield from _only(number, _JUMP_EQUAL, process)
    yield from _only(machine.to_the_caller, _JUMP_EQUAL, 0)
    yield (_RETURN, 0, 0, _ALLOW)


def _refused(machine: Machine) -> Iterator[int]:
    for number in _REFUSED.replace(",", "").split()[machine.column :: 3]:
        if number != "-":
            yield int(number)


def _only(number: int, comparison: int, value: int) -> Iterable[tuple[int, int, int, int]]:
    """Yield the lines that allow a call only where what is asked first compares well with the value."""
    yield from ((_JUMP_EQUAL, 0, 4, number), (_LOAD, 0, 0, _FIRST), (comparison, 0, 1, value))
    yield from ((_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE))

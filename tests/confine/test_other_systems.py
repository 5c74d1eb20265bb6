"""What is done on macOS and Windows, as far as another system can show it."""

import ctypes
import subprocess
import sys
from typing import Any

import pytest

from briefer.confine.confining import TOO_MUCH_MEMORY
from briefer.confine.job import Job, _Basic, _Extended
from briefer.isolate.cancelling import StoppedError
from briefer.isolate.pool import Isolation

GROWING = """
import sys
from briefer.confine.confining import watch_memory
watch_memory(200 << 20)
kept = []
for _ in range(int(sys.argv[1])):
    kept.append(b"x" * (1 << 20))
import time
time.sleep(0.3)
"""


class Kernel:
    """Stands for kernel32.dll, and keeps what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Any:
        def function(*args: Any) -> int:
            values = [getattr(value, "_obj", value) for value in args]
            self.asked.append((name, *values))
            return 7

        self.__dict__[name] = function
        return function


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no resource module")
@pytest.mark.parametrize(("megabytes", "code"), [(10, 0), (1500, TOO_MUCH_MEMORY)])
def test_a_process_whose_memory_is_watched_ends_when_it_grows(megabytes: int, code: int) -> None:
    done = subprocess.run([sys.executable, "-c", GROWING, str(megabytes)], check=False)
    assert done.returncode == code


def test_that_end_is_told_as_what_it_is() -> None:
    with Isolation() as pool, pytest.raises(StoppedError, match="more memory than it is allowed"):
        pool.run("os:_exit", TOO_MUCH_MEMORY)


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the sizes are those of 64 bits")
def test_the_limits_of_a_job_have_the_size_that_windows_expects() -> None:
    assert (ctypes.sizeof(_Basic), ctypes.sizeof(_Extended)) == (64, 144)


def test_a_job_holds_one_process_with_so_much_memory_and_time() -> None:
    kernel = Kernel()
    job = Job(kernel, 1 << 30)
    job.renew_processor_time(20)
    names = [name for name, *_ in kernel.asked]
    assert names == ["CreateJobObjectW", *["SetInformationJobObject"] * 2, "GetCurrentProcess",
                     "AssignProcessToJobObject", "SetInformationJobObject"]  # fmt: skip
    limits = kernel.asked[-1][3]
    assert (limits.process_memory, limits.basic.processes) == (1 << 30, 1)
    assert limits.basic.flags == 0x2 | 0x8 | 0x100 | 0x400 | 0x2000
    assert 20 * 10_000_000 <= limits.basic.process_time < 3600 * 10_000_000

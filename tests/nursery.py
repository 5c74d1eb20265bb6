"""Children that are there at once to be killed: forked from a process that has loaded what they run.

Run as a program (``python -m tests.nursery MODULE``) it forks a child for each line of JSON that it is given:
the file that the child's standard output goes to, and the arguments of the module's `main`. It prints the
number of the child, and its exit code when it has ended.
"""

import importlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

_ROOT = Path(__file__).resolve().parent.parent
_LOOK = 0.002  # seconds


class Nursery:
    """The process that has loaded a module, whose `main` its children run."""

    def __init__(self, module: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.nursery", module],
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._process:
            pass

    def killed(self, out: Path, seconds: float, *arguments: str) -> list[str]:
        """Kill a child so many seconds after its first word, and return the whole lines that it printed."""
        out.write_bytes(b"")
        child = int(self._asked(json.dumps([str(out), *arguments])))
        while not out.stat().st_size:
            os.kill(child, 0)
            time.sleep(_LOOK)
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        assert int(self._told()) == -signal.SIGKILL
        return [line for line in out.read_text("utf-8").splitlines(keepends=True) if line.endswith("\n")]

    def _asked(self, line: str) -> str:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self._told()

    def _told(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


def main(module: str) -> None:
    """Fork children until there is no more line."""
    run = importlib.import_module(module).main
    for line in sys.stdin:
        out, *arguments = json.loads(line)
        child = os.fork()
        if not child:
            os.dup2(os.open(out, os.O_WRONLY | os.O_APPEND), sys.stdout.fileno())
            try:
                run(*arguments)
            finally:
                os._exit(1)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])

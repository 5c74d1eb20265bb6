"""What the reading child asks of the system, seen by strace where there is one, and by Python everywhere."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools.trace_reading import _of_children, judged, traced

OUTRIGHT = """
import ctypes
from briefer.isolate.pool import Isolation
ASK = ("(lambda c: (c.open(b'/etc/passwd', 0), c.socket(2, 1, 0), c.open(b'/dev/null', 2), c.fork()))"
       "(__import__('ctypes').CDLL(None))")
if __name__ == "__main__":
    with Isolation() as pool:
        print(pool.run("builtins:eval", ASK))
"""

# Reads every sample in this one process, where Python itself is asked for all that is refused in a child.
LOGGED = """
import contextlib, json, sys
from briefer.confine import events
from briefer.confine.places import readable_places
from briefer.errors import BrieferError
from briefer.load.transfer import read_sources
from tests.mutations.reading import made
from tests.mutations.samples import samples

found = [made(of_one, seed) for of_one in samples().values() if of_one for seed in range(40)]
whole = [(sample, sample.data) for of_one in samples().values() for sample in of_one]
for sample, data in whole:  # so that all modules are loaded: urllib3 tries out sockets when it is
    with contextlib.suppress(BrieferError):
        read_sources(sample.importer.read, data, sample.name)
asked = []
events._refuse = asked.append
events.Guard(readable_places()).watch()
for sample, data in whole + found:
    with contextlib.suppress(Exception):
        read_sources(sample.importer.read, data, sample.name)
print(json.dumps(asked))
if sys.argv[1:]:
    open(sys.argv[1])
    print(json.dumps(asked[-1:]))
"""

needs_strace = pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")


@needs_strace
def test_strace_sees_nothing_but_reading() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "trace_reading.py"), "--mutants", "4"],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    if "ptrace" in done.stderr.lower():
        pytest.skip("strace may not look at other processes here")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("0 wrong, 0 in vain.\n")


@needs_strace
def test_strace_sees_what_is_more_than_reading(tmp_path: Path) -> None:
    script = tmp_path / "outright.py"
    script.write_text(OUTRIGHT, encoding="utf-8")
    try:
        lines = traced([sys.executable, str(script)])
    except subprocess.CalledProcessError:
        pytest.skip("strace may not look at other processes here")
    got, refused = judged(
        line for line in lines if str(tmp_path) not in line
    )  # where the program itself lies
    assert [("AF_INET" in line, "-1" in line) for line in got] == [(True, True)]
    assert ["/etc/passwd" in line for line in refused if "openat" in line] == [True]


def test_what_is_more_than_reading_is_told_from_what_is_not() -> None:
    module = Path(json.__file__)
    due = [
        '7 execve("/usr/bin/python3", ["python", "-c", "from multiprocessing.spawn import …"], 0x1) = 0',
        f'7 openat(AT_FDCWD, "{module}", O_RDONLY|O_CLOEXEC) = 3',
        '7 openat(AT_FDCWD, "/dev/null", O_RDWR|O_CLOEXEC) = 3',
        '7 openat(AT_FDCWD, "/usr/lib/libz.so.1", O_RDONLY|O_CLOEXEC) = -1 ENOENT (No such file)',
    ]
    wrong = [
        '7 execve("/bin/sh", ["sh", "-c", "id"], 0x1) = 0',
        '7 openat(AT_FDCWD, "/home/a/notes.txt", O_RDONLY) = 3',
        f'7 openat(AT_FDCWD, "{module}", O_RDWR) = 3',
        '7 openat(AT_FDCWD, "/usr/lib/../../etc/passwd", O_RDONLY',
        '7 openat(AT_FDCWD, "/usr/share/fonts", O_RDONLY) = 3',
        "7 socket(AF_INET6, SOCK_STREAM, 0) = -1 EPERM (Operation not permitted)",
        "7 socket(AF_UNIX, SOCK_STREAM, 0) = 3",
        '7 unlink("/home/a/notes.txt") = 0',
    ]
    due.append('7 openat(AT_FDCWD, "/usr/share/fonts", O_RDONLY|O_DIRECTORY) = -1 EACCES (Permission denied)')
    vain = ['7 openat(AT_FDCWD, "/etc/passwd", O_RDONLY) = -1 EACCES (Permission denied)']
    assert judged([*due, *wrong, *vain]) == (wrong, vain)


def test_a_call_that_another_parts_in_two_is_one() -> None:
    lines = [
        '7 execve("/usr/bin/python3", ["python", "-c", "…multiprocessing.spawn … spawn_main"], 0x1) = 0',
        '7 openat(AT_FDCWD, "/etc/passwd", O_RDONLY <unfinished ...>',
        '9 openat(AT_FDCWD, "/etc/passwd", O_RDONLY) = 3',
        "7 <... openat resumed>) = -1 EACCES (Permission denied)",
        '7 openat(AT_FDCWD, "/etc/shadow", O_RDONLY <unfinished ...>',
    ]
    assert list(_of_children(lines))[1:] == [
        '7 openat(AT_FDCWD, "/etc/passwd", O_RDONLY) = -1 EACCES (Permission denied)',
        '7 openat(AT_FDCWD, "/etc/shadow", O_RDONLY',
    ]


def test_no_reader_asks_python_for_more_than_reading(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Words.", encoding="utf-8")
    command = [sys.executable, "-B", "-c", LOGGED, str(tmp_path / "other.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    asked, last = map(json.loads, done.stdout.splitlines()[-2:])
    assert asked == []
    assert last[0].startswith("open ")

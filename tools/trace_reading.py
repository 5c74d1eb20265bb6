"""Watches with strace what the reading child asks of the system, and fails where that is more than reading.

usage: python tools/trace_reading.py [--mutants N] [FILE ...]

Files are read as the program reads them; without any, the samples of all formats are. Wrong are: a socket
of the internet, even where it was refused; a file opened that is neither the program's nor a library's;
a file written, moved or removed; another process. What the child asked for and did not get is listed too: the
limits held, but a reader should not have asked.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from briefer.confine.places import readable_places  # noqa: E402 - found by the line above
from briefer.isolate.pool import AT_ONCE, Isolation  # noqa: E402 - as above
from briefer.jobs.extract import extract_files  # noqa: E402 - as above
from tests.mutations.reading import tallied  # noqa: E402 - as above
from tests.mutations.samples import FORMATS, samples  # noqa: E402 - as above

_CHILD = "multiprocessing.spawn"
_CALLS = (
    "execve,execveat,fork,vfork,open,openat,openat2,creat,socket,connect,bind,sendto,sendmsg,"
    "truncate,unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat,link,linkat,symlink,symlinkat"
)
_LINE = re.compile(r"^(?P<process>\d+)\s+(?P<call>\w+)\((?P<asked>.*?)(?:\)\s+= (?P<answer>-?\w+).*)?$")
_UNFINISHED = " <unfinished ...>"
_RESUMED = re.compile(r"^<\.\.\. \w+ resumed>")
_OPENED = re.compile(r'^(?:AT_FDCWD|\d+)?(?:, )?"(?P<path>(?:[^"\\]|\\.)*)"(?P<rest>.*)$')
# PDFium looks for the system's fonts and does without: so a text is the same on all machines.
_FONTS = ('"/usr/share/fonts', '"/usr/local/share/fonts', '"/usr/share/X11/fonts')
_WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")
_OPENING = frozenset({"open", "openat", "openat2", "creat"})


def main() -> int:
    """Read under strace, and print what was asked for; the exit code is 1 where that is too much."""
    asked = _asked()
    if asked.read:
        _read(asked.files, asked.mutants)
        return 0
    command = [sys.executable, __file__, "--read", "--mutants", str(asked.mutants), *map(str, asked.files)]
    trace = traced(command)
    got, refused = judged(trace)
    for line in refused:
        print(f"asked for in vain: {line}")
    for line in got:
        print(f"WRONG: {line}")
    print(f"{len(trace):,} calls of reading children looked at: {len(got)} wrong, {len(refused)} in vain.")
    return int(bool(got) or not trace)


def traced(command: Sequence[str]) -> list[str]:
    """Return the lines of strace about the reading children that a program starts.

    Raises FileNotFoundError where there is no strace, and CalledProcessError where the program fails.
    """
    strace = shutil.which("strace")
    if strace is None:
        message = "strace is not installed"
        raise FileNotFoundError(message)
    with tempfile.TemporaryDirectory() as folder:
        trace = Path(folder) / "trace"
        options = ["-f", "-qq", "-s", "300", "-e", f"trace={_CALLS}", "-o", str(trace)]
        subprocess.run([strace, *options, *command], check=True)
        return list(_of_children(trace.read_text(encoding="utf-8", errors="replace").splitlines()))


def judged(lines: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return what the children got and should not have, and what they asked for in vain and need not."""
    places = (*readable_places(), "/proc/self", "/dev/null")
    got, refused = list[str](), list[str]()
    for line in lines:
        match = _LINE.match(line)
        if match is None or _is_due(match["call"], match["asked"], places):
            continue
        answer = match["answer"] or "?"
        is_reached = match["call"] in ("socket", "connect") and "AF_INET" in match["asked"]
        if answer.startswith("-") and any(place in match["asked"] for place in _FONTS):
            continue
        (got if not answer.startswith("-") or is_reached else refused).append(line)
    return got, refused


def _is_due(call: str, asked: str, places: tuple[str, ...]) -> bool:
    """Return whether a reading child may ask for this: its own start, modules, libraries and data."""
    if call == "execve":
        return _CHILD in asked
    opened = _OPENED.match(asked)
    if call not in _OPENING or opened is None:
        return False
    path = os.path.normpath(opened["path"])
    if _WRITING.search(opened["rest"]) and path != "/dev/null":
        return False
    return any(path == place or path.startswith(place.rstrip("/") + "/") for place in places)


def _of_children(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of reading children; a call that another's line parted in two comes as one."""
    children: set[str] = set()
    begun: dict[str, str] = {}
    for line in lines:
        process, _, rest = line.partition(" ")
        if _RESUMED.match(rest.strip()):
            line = begun.pop(process, "") + _RESUMED.sub("", rest.strip())  # noqa: PLW2901 - it is the whole of it
        if "execve(" in line and _CHILD in line and "spawn_main" in line:
            children.add(process)
        if process not in children:
            continue
        if line.endswith(_UNFINISHED):
            begun[process] = line.removesuffix(_UNFINISHED)
        else:
            yield line
    yield from begun.values()


def _read(files: list[Path], mutants: int) -> None:
    found = [path for path in FORMATS.rglob("*") if path.is_file() and path.suffix != ".expected"]
    with Isolation(children=AT_ONCE) as pool:
        for _ in extract_files(files or found, pool):
            pass
        for of_one in samples().values() if mutants or not found else ():
            if of_one:
                tallied(of_one, pool, most=max(mutants, 1), until=float("inf"))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="files and folders to read")
    parser.add_argument("--mutants", type=int, default=0, help="mutants of each importer's samples, too")
    parser.add_argument("--read", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

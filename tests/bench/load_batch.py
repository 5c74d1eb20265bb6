"""Read the files of a folder and print what it took: seconds, bytes of the texts and of what memory grew by.

usage: python -m tests.bench.load_batch children|plain|trafilatura FOLDER

With `children` they are read as the program reads them; with `plain` the same readers are called in a loop in
this one process, without limits; with `trafilatura` that alone is called on pages.
"""

import contextlib
import importlib
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import trafilatura

from briefer.errors import BrieferError
from briefer.isolate.pool import AT_ONCE, Isolation
from briefer.jobs.extract import extract_files, warm_up
from briefer.load.choose import HEAD, choose_importer
from briefer.load.files import read_beside
from briefer.load.folders import files_of
from briefer.load.registry import importers
from briefer.model.extensions import Importer
from briefer.model.sources import Beside, Enclosed, LoadedSource, Readable, Recorded

_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes of what ru_maxrss counts in


def main(how: str, folder: str) -> None:
    """Read, holding nothing but the texts, and print."""
    read = {"children": _by_children, "plain": _plainly, "trafilatura": _by_trafilatura}[how]
    before, began = 0, 0.0

    def begin() -> None:
        nonlocal before, began
        before, began = _peak(), time.perf_counter()

    texts = list(read(Path(folder), begin))
    taken = time.perf_counter() - began
    size = sum(len(text.encode()) for text in texts)
    found = {"seconds": taken, "texts": size, "grown": _peak() - before, "sources": len(texts)}
    print(json.dumps(found | {"processor": _processor()}))


def _by_children(folder: Path, begin: Callable[[], None]) -> Iterator[str]:
    with Isolation(children=AT_ONCE) as pool:
        warm_up(pool)
        begin()
        for found in extract_files([folder], pool):
            for source in found.sources:
                yield source.text


def _plainly(folder: Path, begin: Callable[[], None]) -> Iterator[str]:
    known = importers()
    list(_read(b"<p>One page to begin with.</p>", "page.html", folder, known))
    begin()
    for path, _ in files_of([folder]):
        yield from _read(path.read_bytes(), path.name, path.parent, known)


def _read(data: bytes, name: str, folder: Path, known: tuple[Importer, ...]) -> Iterator[str]:
    try:
        module, _, function = choose_importer(data[:HEAD], name, known).read.partition(":")
        for item in getattr(importlib.import_module(module), function)(data, name):
            yield from _of(item, folder, known)
    except BrieferError:
        return


def _of(item: Readable, folder: Path, known: tuple[Importer, ...]) -> Iterator[str]:
    if isinstance(item, LoadedSource):
        yield item.text
    elif isinstance(item, Beside):
        with contextlib.suppress(BrieferError):
            yield from _read(read_beside(folder, item.path), item.path, folder, known)
    elif isinstance(item, Recorded):
        read = [text for file in item.files for text in _of(file, folder, known)]
        yield from read or [item.otherwise.text]
    elif isinstance(item, Enclosed):
        yield from _read(item.data, item.name, folder, known)


def _by_trafilatura(folder: Path, begin: Callable[[], None]) -> Iterator[str]:
    trafilatura.extract("<p>One page to begin with.</p>")
    begin()
    for path, _ in files_of([folder]):
        yield trafilatura.extract(path.read_bytes()) or ""


def _processor() -> float:
    """Return the processor's seconds of this process and its ended children, their starts included."""
    both = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT


if __name__ == "__main__":
    main(*sys.argv[1:])

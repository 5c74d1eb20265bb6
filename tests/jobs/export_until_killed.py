"""Exports a note again and again in children that are to be killed: for test_killed_exports.

Each line of standard input names a folder; a child begins to write two versions of a note there in turns, and
its process id is printed.
"""

import os
import signal
import sys
from pathlib import Path

from briefer.compose.compose import compose
from briefer.compose.packs import house_file, pack_by_id
from briefer.export.docx.writer import write_docx
from briefer.export.files import write_atomically
from briefer.model.briefs import Brief, BriefContent
from briefer.model.ids import BriefId

PACK = pack_by_id("information-note")
CREATED = "2031-03-16T09:30:00Z"
TITLES = ("First version", "Second version")


def version(title: str) -> bytes:
    """Return the note under this title."""
    content = BriefContent(Brief(BriefId(1), "b1", title, PACK.id), (), (), ())
    return write_docx(compose(content, PACK, created=CREATED), house_file(PACK))


def _export(folder: Path) -> None:
    while True:
        for title in TITLES:
            write_atomically(folder / "note.docx", version(title))


def main() -> None:
    """Begin a child for each line."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # children that were killed are gone at once
    version(TITLES[0])  # what is imported late is there for all children
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _export(Path(line.rstrip("\n")))
        print(child, flush=True)  # noqa: T201 - this is what it is for


if __name__ == "__main__":
    main()

"""Show the text of a load and print the bytes that the process holds then.

usage: python -m tests.bench.reader_memory reader|bare SESSION WORDS TAGS
"""

import gc
import os
import resource
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from briefer.store import queries
from briefer.store.session import open_session
from tests.bench.reader_bench import Load, make_bare, make_reader, text_of


def main(what: str, path: str, words: str, tags: str) -> None:
    """Show the text in the reader, from the session, or in a bare view, and print what is held."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    if what == "bare":
        shown = make_bare(text_of(Load(int(words), int(tags))))
        _tell()
        shown.hide()
    else:
        with open_session(Path(path), read_only=True) as session:
            view = make_reader(session, queries.sources(session)[0].id)
            _tell()
            view.hide()
    app.processEvents()


def _tell() -> None:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    sys.stdout.write(str(pages * resource.getpagesize()))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])

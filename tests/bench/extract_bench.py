"""Pages a second that a batch of saved pages is loaded with, held against trafilatura called in a loop.

Ours reads the files, sends each to a child process with all its limits, takes the article out of it and what
the page says of itself, and sends both back; the loop is given the bytes and takes the article alone.
"""

import gzip
import html
import os
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import trafilatura

from briefer.isolate.pool import Isolation
from briefer.jobs.extract import extract_files, warm_up
from tests.bench.articles import articles
from tests.bench.figures import Figure, in_turns

MADE = 100  # pages, where there are no real ones
_ROUNDS = 9
_AIM = 1 / 0.8
_CHILDREN = (1, 2)
_ROOT = Path(__file__).resolve().parent.parent.parent


def figures() -> Iterator[Figure]:
    """Yield what a batch takes with one child at work and with two."""
    pages = _pages()
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.html" for number in range(len(pages))]
        for path, page in zip(paths, pages, strict=True):
            path.write_bytes(page)
        for children in _CHILDREN:
            ours, loop = _times(paths, pages, children)
            what = f"extract, {len(pages)} pages by {children} {'child' if children == 1 else 'children'}"
            yield Figure(what, ours, "trafilatura in a loop", loop, _AIM)


def _times(paths: Sequence[Path], pages: Sequence[bytes], children: int) -> tuple[float, float]:
    """Return the median seconds of both, taken in turns after a round that is not counted."""
    with Isolation(children=children) as isolation:
        warm_up(isolation)
        runs: tuple[Callable[[], object], ...] = (
            lambda: _load(paths, isolation),
            lambda: [trafilatura.extract(page, fast=True, include_comments=False) for page in pages],
        )
        ours, loop = in_turns(runs, _ROUNDS + 1)
    return statistics.median(ours[1:]), statistics.median(loop[1:])


def _load(paths: Sequence[Path], isolation: Isolation) -> None:
    """Load all the pages; raises BrieferError where one cannot be loaded, which would be quick."""
    for found in extract_files(paths, isolation):
        if found.error is not None:
            raise found.error


def _pages() -> list[bytes]:
    """Return the real pages of the shared data, else some made of articles."""
    folder = Path(os.environ.get("BRIEFER_SHARED", _ROOT.parent / "shared")) / "data" / "html" / "pages"
    if folder.is_dir():
        return [gzip.decompress(path.read_bytes()) for path in sorted(folder.glob("*.gz"))]
    return [_page(source.title, source.text) for source in articles(MADE)]


def _page(title: str, text: str) -> bytes:
    """Return a page with a text in it, and furniture around it."""
    words = text.split()
    paragraphs = (" ".join(words[place : place + 60]) for place in range(0, len(words), 60))
    links = "".join(f'<li><a href="/{number}">Section {number}</a></li>' for number in range(60))
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{html.escape(title)}</title></head><body>"
        f"<nav><ul>{links}</ul></nav><article><h1>{html.escape(title)}</h1>{body}</article>"
        f"<footer>{links}</footer></body></html>"
    ).encode()

"""What a search costs that is typed letter by letter, held against FTS5 without a prefix index.

Both hold the same 10,000 articles of real words and are asked for the best finds of the same words. Ours also
counts them, puts names first, and brings the words around each find. Seconds are those that the thread
computed, since what else a machine does is no part of it.
"""

import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import apsw

from briefer.commands.sources import add_sources
from briefer.model.sources import LoadedSource
from briefer.store.search import prepare_search, search
from briefer.store.session import Session, create_session
from briefer.text.finding import finds, literal_pattern
from briefer.text.folding import Keep
from briefer.text.sought import read_sought
from tests.bench.articles import articles, origin, words_of
from tests.bench.figures import Figure, median_seconds

ARTICLES = 10_000
WORDS = 1_000_000  # of a text in which words are found
_WORD = "strait"
_TYPED = 60  # searches, each typed letter by letter
_AT_ONCE = 500  # sources added in one step
_SLICE = 0.02  # seconds of indexing at a time, as the window does it
_STALL, _FRAME = 0.1, 0.016
_LIMIT = 8  # finds that are shown, as in the window


def figures() -> Iterator[Figure]:
    """Yield the longest slice of indexing, and the 95th percentile of what a keystroke costs."""
    made = tuple(articles(ARTICLES))
    keystrokes = [words[:end] for words in words_of(_TYPED) for end in range(1, len(words) + 1)]
    with tempfile.TemporaryDirectory() as folder, create_session(Path(folder) / "a.briefer") as session:
        _add(session, made)
        what = f"search, longest slice of indexing {ARTICLES:,} articles of {origin()}"
        yield Figure(what, max(_slices(session)), "a stall that is felt", _STALL, 1.0)
        ours, bare = _times(
            keystrokes, lambda typed: search(session, read_sought(typed), _LIMIT), _bare(made)
        )
    against = "FTS5 without a prefix index, p95"
    yield Figure("search, a keystroke, p95", _p95(ours), against, _p95(bare), 1 / 3)
    yield Figure("search, a keystroke, p95", _p95(ours), "a frame", _FRAME, 1.0)
    yield _find_in_text(made)


def _find_in_text(made: Sequence[LoadedSource]) -> Figure:
    """Return what it takes to find a word everywhere in a long text, whatever its accents, in any slices."""
    parts, words = list[str](), 0
    for source in made:
        parts.append(source.text)
        words += source.text.count(" ")
        if words >= WORDS:
            break
    text = "".join(parts)
    pattern = literal_pattern(_WORD, Keep.NOTHING, whole=False)
    if pattern is None:
        raise ValueError(_WORD)
    ours = median_seconds(lambda: list(finds(text, pattern)))
    floor = median_seconds(lambda: list(re.finditer(_WORD, text, re.IGNORECASE)))
    what = f"find in a text, all of {_WORD!r} in {words:,} words"
    return Figure(what, ours, "a pattern that knows case alone", floor, 2.0)


def _add(session: Session, made: Sequence[LoadedSource]) -> None:
    rest = iter(made)
    while chunk := list(islice(rest, _AT_ONCE)):
        add_sources(session, chunk)


def _slices(session: Session) -> Iterator[float]:
    """Yield the seconds of each slice in which the index is built."""
    is_done = False
    while not is_done:
        began = time.thread_time()
        is_done = prepare_search(session, _SLICE)
        yield time.thread_time() - began


def _bare(made: Sequence[LoadedSource]) -> Callable[[str, int], Sequence[tuple[object, ...]]]:
    """Return a ranked search of the same articles in FTS5 as it comes, where the last word may go on."""
    connection = apsw.Connection("")
    connection.execute("pragma journal_mode = off").fetchall()
    connection.execute(
        "create virtual table article using fts5 (name, body, tokenize = 'unicode61')"
    ).fetchall()
    with connection:
        rows = ((source.title, source.text) for source in made)
        connection.executemany("insert into article values (?, ?)", rows)

    def find(typed: str, limit: int = _LIMIT) -> Sequence[tuple[object, ...]]:
        query = " ".join(f'"{word}"' for word in typed.split()) + ("" if typed.endswith(" ") else " *")
        statement = "select rowid, name from article where article match ? order by rank limit ?"
        return connection.execute(statement, (query, limit)).fetchall()

    return find


def _times(
    keystrokes: Sequence[str], ours: Callable[[str], object], bare: Callable[[str, int], object]
) -> tuple[list[float], list[float]]:
    """Return the seconds of both for each keystroke, done in turns so that a busy moment falls on both."""
    taken: list[tuple[float, float]] = []
    for typed in keystrokes:
        began = time.thread_time()
        ours(typed)
        between = time.thread_time()
        bare(typed, _LIMIT)
        taken.append((between - began, time.thread_time() - between))
    return [one for one, _ in taken], [other for _, other in taken]


def _p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]

"""What it costs to find the copies of one more source among many, held against comparing it with each.

Both have the trigrams of the others at hand and make those of the new one. Seconds are those that the thread
computed.
"""

import time
from collections.abc import Iterator, Sequence

from briefer.text.copies import COPY, CopyIndex, Trigrams, containment, trigrams
from tests.bench.articles import articles, origin
from tests.bench.figures import Figure

TEXTS = 10_000
BYTES = 5_000  # of each text
_NEW = 20  # sources that come one after the other
_EACH = 3  # of them are compared with each of the others


def figures() -> Iterator[Figure]:
    """Yield what one source costs, at the mean of several, of which every second is a copy cut to a half."""
    texts = _texts(TEXTS + _NEW)
    known = [trigrams(text) for text in texts[:TEXTS]]
    new = [texts[number][: BYTES // 2] if number % 2 else texts[TEXTS + number] for number in range(_NEW)]
    index: CopyIndex[int] = CopyIndex()
    for key, grams in enumerate(known):
        index.add(key, grams)
    while index.compare():
        pass
    ours = _by_index(index, new) / _NEW
    each = _by_each(known, new[:_EACH]) / _EACH
    what = f"copies, one source among {TEXTS:,} of {BYTES // 1000} kB of {origin()}"
    yield Figure(what, ours, "comparing it with each", each, 1 / 20)


def _by_index(index: CopyIndex[int], new: Sequence[str]) -> float:
    found = len(index.pairs())
    begun = time.thread_time()
    for key, text in enumerate(new, TEXTS):
        index.add(key, trigrams(text))
        while index.compare():
            pass
    seconds = time.thread_time() - begun
    _check(len(index.pairs()) - found, len(new) // 2)
    return seconds


def _by_each(known: Sequence[Trigrams], new: Sequence[str]) -> float:
    begun = time.thread_time()
    found = 0
    for text in new:
        grams = trigrams(text)
        found += sum(containment(grams, other) >= COPY for other in known)
    seconds = time.thread_time() - begun
    _check(found, len(new) // 2)
    return seconds


def _check(found: int, wanted: int) -> None:
    """Both ways must find the copies that there are, else their times say nothing."""
    if found != wanted:
        message = f"{found} copies were found, not {wanted}"
        raise AssertionError(message)


def _texts(number: int) -> list[str]:
    """Return so many texts of this length, each from articles of its own."""
    made, text = list[str](), ""
    for source in articles(3 * number):
        text += source.text
        if len(text) >= BYTES:
            made.append(text[:BYTES])
            text = ""
        if len(made) == number:
            break
    return made

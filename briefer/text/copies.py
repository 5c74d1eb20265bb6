"""Copies of one story: texts that share half or more of the shorter one's word trigrams.

Wire stories are reprinted, cut and lightly edited. The share of the shorter text's trigrams that the longer
one has too (containment, after Broder 1997) finds such copies, and leaves articles of different outlets on
one event alone; measures that divide by both texts miss a copy that was cut to half its length.
"""

from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar
from zlib import crc32

from briefer.model.bit_by_bit import finished
from briefer.text.words import word_spans

COPY = 0.5
"""The least share of the shorter text's trigrams that makes two texts copies."""

Key = TypeVar("Key", bound=int)

_SKETCH = 64  # of a text's trigrams, the smallest by hash, stand for it while candidates are looked for
_LIKELY = 0.3  # of a sketch must be met before two texts are compared in full
_WORDS = 3
_WORDS_AT_ONCE = 5_000
_GRAMS_AT_ONCE = 50_000


@dataclass(frozen=True, slots=True)
class Copies(Generic[Key]):
    """Two texts that are copies, and the share of the shorter one's trigrams that both have, 0 to 1."""

    one: Key
    other: Key
    share: float


@dataclass(frozen=True, slots=True)
class Trigrams:
    """The hashes of a text's word trigrams, each once, and the smallest of them in ascending order."""

    hashes: "array[int]"
    sketch: tuple[int, ...]

    def __len__(self) -> int:
        """Return how many different trigrams there are."""
        return len(self.hashes)


def trigrams(text: str) -> Trigrams:
    """Return a text's word trigrams.

    Words are compared without regard to case. A text of fewer than three words is one gram by itself.
    """
    return finished(trigrams_bit_by_bit(text))


def trigrams_bit_by_bit(text: str) -> Generator[None, None, Trigrams]:
    """Return a text's word trigrams as `trigrams` does, and pause after each few milliseconds of work."""
    spans, carried = word_spans(text), list[str]()
    found: set[int] = set()
    sketch: list[int] = []
    while piece := [text[start:end].casefold() for start, end in islice(spans, _WORDS_AT_ONCE)]:
        words = carried + piece
        grams = {crc32(" ".join(gram).encode()) for gram in zip(words, words[1:], words[2:], strict=False)}
        sketch = sorted(grams.union(sketch))[:_SKETCH]
        found |= grams
        carried = words[1 - _WORDS :]
        yield
    if carried and not found:
        sketch = [crc32(" ".join(carried).encode())]
    return Trigrams(array("I", found or sketch), tuple(sketch))


def containment(one: Trigrams, other: Trigrams) -> float:
    """Return the share, 0 to 1, of the smaller set that both have; 0 where one is empty."""
    smaller, larger = sorted((one, other), key=len)
    return len(set(smaller.hashes).intersection(larger.hashes)) / len(smaller) if len(smaller) else 0.0


class CopyIndex(Generic[Key]):
    """Texts by their trigrams, and which of them are copies, found a little at a time.

    Each text is known to the others by the smallest 64 of its hashes, so that time and memory grow with the
    texts and not with their pairs; pairs that are likely by these are then compared in full.
    """

    def __init__(self) -> None:
        """Hold no text yet."""
        self._grams: dict[Key, Trigrams] = {}
        self._turn: dict[Key, int] = {}
        self._met: dict[Key, int] = {}  # how many texts had come when this one was compared last
        self._sketched: defaultdict[int, list[Key]] = defaultdict(list)
        self._waiting: deque[Key] = deque()
        self._count = 0
        self._found: dict[tuple[Key, Key], float] = {}
        self._meeting: Iterator[None] | None = None

    def add(self, key: Key, grams: Trigrams) -> None:
        """Take a text in; with whom it is a copy is found by `compare`."""
        self.remove(key)
        self._grams[key], self._turn[key], self._met[key] = grams, self._count, 0
        self._count += 1
        for gram in grams.sketch:
            self._sketched[gram].append(key)

    def remove(self, key: Key) -> None:
        """Forget a text."""
        if key in self._grams:
            for gram in self._grams.pop(key).sketch:
                self._sketched[gram].remove(key)
        self._met.pop(key, None)
        self._found = {pair: share for pair, share in self._found.items() if key not in pair}

    def compare(self) -> bool:
        """Compare one text, or a part of a long one, with those not met yet; return whether more is left."""
        while self._meeting is None and (self._waiting or self._gather()):
            key = self._waiting.popleft()
            if key in self._met:
                self._meeting = self._meet(key)
        if self._meeting is not None and next(self._meeting, self) is self:
            self._meeting = None
        return self._meeting is not None or bool(self._waiting) or self._gather()

    def pairs(self) -> tuple[Copies[Key], ...]:
        """Return each pair of copies found so far, in the order in which the texts came."""
        pairs = (Copies(one, other, share) for (one, other), share in self._found.items())
        return tuple(sorted(pairs, key=lambda pair: (self._turn[pair.one], self._turn[pair.other])))

    def _gather(self) -> bool:
        self._waiting.extend(key for key, met in self._met.items() if met < self._count)
        return bool(self._waiting)

    def _meet(self, key: Key) -> Iterator[None]:
        """Find the shorter texts that came since the last time and that this text has half of."""
        grams, since = self._grams[key], self._met[key]
        self._met[key] = self._count
        met: Counter[Key] = Counter()
        for start in range(0, len(grams), _GRAMS_AT_ONCE):
            part = grams.hashes[start : start + _GRAMS_AT_ONCE]
            met.update(other for gram in part for other in self._sketched.get(gram, ()))
            if start + _GRAMS_AT_ONCE < len(grams):
                yield
        for other, hits in met.items():
            if self._grams.get(key) is grams and other in self._grams:  # none was removed meanwhile
                self._weigh(key, other, hits, since)

    def _weigh(self, key: Key, other: Key, hits: int, since: int) -> None:
        grams, shorter = self._grams[key], self._grams[other]
        is_new = self._turn[other] >= since and other != key and len(shorter) <= len(grams)
        if is_new and hits >= _LIKELY * min(_SKETCH, len(shorter)):
            share = containment(grams, shorter)
            if share >= COPY:
                one, two = sorted((key, other), key=self._turn.__getitem__)
                self._found[one, two] = share


def copies_among(texts: Mapping[Key, str]) -> tuple[Copies[Key], ...]:
    """Return each pair of texts that are copies, in the order in which the texts are given."""
    index: CopyIndex[Key] = CopyIndex()
    for key, text in texts.items():
        index.add(key, trigrams(text))
    while index.compare():
        pass
    return index.pairs()

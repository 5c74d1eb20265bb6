"""Copies of one story: texts that share half or more of the shorter one's word trigrams.

Wire stories are reprinted, cut and lightly edited. The share of the shorter text's trigrams that the longer
one has too (containment, after Broder 1997) finds such copies, and leaves articles of different outlets on
one event alone; measures that divide by both texts miss a copy that was cut to half its length.
"""

from array import array
from bisect import bisect_left, insort
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

_HASH_BITS = 32
_SAMPLED = 1 << (_HASH_BITS - 2)  # trigrams with a smaller hash, a quarter of all, stand for a text
_LIKELY = 0.15  # of the smaller sample must be met before two texts are compared in full
_SHORT = 40  # of fewer trigrams a quarter says too little: all of them are looked up
_BUCKET_SHIFT = 20  # hashes that share their bits above these lie in one bucket
_WORDS = 3
_WORDS_AT_ONCE = 5_000
_GRAMS_AT_ONCE = 50_000
_TEXTS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Copies(Generic[Key]):
    """Two texts that are copies, and the share of the shorter one's trigrams that both have, 0 to 1."""

    one: Key
    other: Key
    share: float


@dataclass(frozen=True, slots=True)
class Trigrams:
    """The hashes of a text's word trigrams, each once."""

    hashes: "array[int]"

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
    while piece := [text[start:end].casefold() for start, end in islice(spans, _WORDS_AT_ONCE)]:
        words = carried + piece
        found |= {crc32(" ".join(gram).encode()) for gram in zip(words, words[1:], words[2:], strict=False)}
        carried = words[1 - _WORDS :]
        yield
    if carried and not found:
        found = {crc32(" ".join(carried).encode())}
    return Trigrams(array("I", found))


def containment(one: Trigrams, other: Trigrams) -> float:
    """Return the share, 0 to 1, of the smaller set that both have; 0 where one is empty."""
    smaller, larger = sorted((one, other), key=len)
    return len(set(smaller.hashes).intersection(larger.hashes)) / len(smaller) if len(smaller) else 0.0


class CopyIndex(Generic[Key]):
    """Texts by their trigrams, and which of them are copies, found a little at a time.

    Of each text a quarter of its hashes, the same of all texts, is looked up among those of the texts that
    came before it, so that time and memory grow with the texts and not with their pairs; pairs that are
    likely by these are then compared in full. All hashes of short texts are looked up; a short one that comes
    after long ones is compared with each.
    """

    def __init__(self) -> None:
        """Hold no text yet."""
        self._grams: dict[Key, Trigrams] = {}
        self._sizes: dict[Key, int] = {}  # of the samples
        self._turn: dict[Key, int] = {}
        self._keys: dict[int, Key] = {}  # by turn
        self._short: set[int] = set()  # the turns of short texts
        self._sampled, self._whole = _Postings(), _Postings()  # of all texts, and of the short ones
        self._waiting: deque[tuple[Key, int]] = deque()
        self._count = 0
        self._found: dict[tuple[Key, Key], float] = {}
        self._meeting: Iterator[None] | None = None

    def add(self, key: Key, grams: Trigrams) -> None:
        """Take a text in; with whom it is a copy is found by `compare`."""
        self.remove(key)
        turn, self._count = self._count, self._count + 1
        self._grams[key], self._turn[key], self._keys[turn] = grams, turn, key
        self._sizes[key] = 0
        if len(grams) < _SHORT:
            self._short.add(turn)
        self._waiting.append((key, turn))

    def remove(self, key: Key) -> None:
        """Forget a text."""
        if key in self._grams:
            turn = self._turn.pop(key)
            grams = self._grams.pop(key)
            for gram in grams.hashes:
                if gram < _SAMPLED:
                    self._sampled.remove(gram, turn)
                if turn in self._short:
                    self._whole.remove(gram, turn)
            del self._keys[turn], self._sizes[key]
            self._short.discard(turn)
            self._found = {pair: share for pair, share in self._found.items() if key not in pair}

    def compare(self) -> bool:
        """Compare one text, or a part of a long one, with those before it; return whether more is left."""
        while self._meeting is None and self._waiting:
            key, turn = self._waiting.popleft()
            if self._turn.get(key) == turn:
                self._meeting = self._meet(key, turn)
        if self._meeting is not None and next(self._meeting, self) is self:
            self._meeting = None
        return self._meeting is not None or bool(self._waiting)

    def pairs(self) -> tuple[Copies[Key], ...]:
        """Return each pair of copies found so far, in the order in which the texts came."""
        pairs = (Copies(one, other, share) for (one, other), share in self._found.items())
        return tuple(sorted(pairs, key=lambda pair: (self._turn[pair.one], self._turn[pair.other])))

    def _meet(self, key: Key, turn: int) -> Iterator[None]:
        """Find the texts that came before this one of which it is a copy."""
        grams = self._grams[key]
        is_short = turn in self._short
        hits, shared = Counter[int](), Counter[int]()
        for start in range(0, len(grams), _GRAMS_AT_ONCE):
            for gram in grams.hashes[start : start + _GRAMS_AT_ONCE]:
                if self._short:
                    shared.update(self._whole.of(gram))
                if is_short:
                    self._whole.add(gram, turn)
                if gram < _SAMPLED:
                    hits.update(self._sampled.of(gram))
                    self._sampled.add(gram, turn)
                    self._sizes[key] += 1
            if start + _GRAMS_AT_ONCE < len(grams):
                yield
                if self._turn.get(key) != turn:  # it was removed meanwhile
                    return
        for other, count in shared.items():
            self._keep(key, other, count / max(1, min(len(grams), len(self._grams[self._keys[other]]))))
        yield from self._weigh_all(key, turn, hits)

    def _weigh_all(self, key: Key, turn: int, hits: Counter[int]) -> Iterator[None]:
        """Compare in full with those that are likely; a short text with all longer ones before it."""
        if turn in self._short:
            others = [other for other in self._keys if other < turn and other not in self._short]
            for place in range(0, len(others), _TEXTS_AT_ONCE):
                for other in others[place : place + _TEXTS_AT_ONCE]:
                    self._weigh(key, turn, other)
                yield
            return
        for other, met in hits.items():
            known = self._keys[other]
            if other not in self._short and met >= _LIKELY * min(self._sizes[known], self._sizes[key]):
                self._weigh(key, turn, other)

    def _weigh(self, key: Key, turn: int, other: int) -> None:
        """Compare two in full, if both are still there."""
        known = self._keys.get(other)
        if known is not None and self._turn.get(key) == turn:
            self._keep(key, other, containment(self._grams[known], self._grams[key]))

    def _keep(self, key: Key, other: int, share: float) -> None:
        """Keep the pair if they are copies."""
        if share >= COPY:
            self._found[self._keys[other], key] = share


class _Postings:
    """By each hash the numbers of the texts that have it, in 8 bytes each."""

    def __init__(self) -> None:
        self._buckets: defaultdict[int, array[int]] = defaultdict(lambda: array("Q"))

    def add(self, gram: int, number: int) -> None:
        """Note that a text has this hash."""
        insort(self._buckets[gram >> _BUCKET_SHIFT], gram << _HASH_BITS | number)

    def remove(self, gram: int, number: int) -> None:
        """Forget that a text has this hash, if it was noted."""
        bucket, wanted = self._buckets[gram >> _BUCKET_SHIFT], gram << _HASH_BITS | number
        place = bisect_left(bucket, wanted)
        if place < len(bucket) and bucket[place] == wanted:
            del bucket[place]

    def of(self, gram: int) -> Iterator[int]:
        """Yield the numbers of the texts with this hash."""
        bucket, first = self._buckets[gram >> _BUCKET_SHIFT], gram << _HASH_BITS
        for place in range(bisect_left(bucket, first), len(bucket)):
            number = bucket[place] - first
            if number >> _HASH_BITS:
                return
            yield number


def copies_among(texts: Mapping[Key, str]) -> tuple[Copies[Key], ...]:
    """Return each pair of texts that are copies, in the order in which the texts are given."""
    index: CopyIndex[Key] = CopyIndex()
    for key, text in texts.items():
        index.add(key, trigrams(text))
    while index.compare():
        pass
    return index.pairs()

"""Copies of one story: texts that share half or more of the shorter one's word trigrams.

Wire stories are reprinted, cut and lightly edited. The share of the shorter text's trigrams that the longer
one has too (containment, after Broder 1997) finds such copies, and leaves articles of different outlets on
one event alone; measures that divide by both texts miss a copy that was cut to half its length.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeAlias, TypeVar
from zlib import crc32

from briefer.text.words import word_spans

COPY = 0.5
"""The least share of the shorter text's trigrams that makes two texts copies."""

Key = TypeVar("Key", bound=int)
Trigrams: TypeAlias = "array[int]"

_SKETCH = 64  # of a text's trigrams, the smallest by hash, stand for it while candidates are looked for
_LIKELY = 0.3  # of a sketch must be met before two texts are compared in full
_WORDS = 3


@dataclass(frozen=True, slots=True)
class Copies(Generic[Key]):
    """Two texts that are copies, and the share of the shorter one's trigrams that both have, 0 to 1."""

    one: Key
    other: Key
    share: float


def trigrams(text: str) -> Trigrams:
    """Return the hashes of a text's word trigrams, each once, in ascending order.

    Words are compared without regard to case. A text of fewer than three words is one gram by itself.
    """
    words = [text[start:end].casefold() for start, end in word_spans(text)]
    if not words:
        return array("I")
    grams = zip(words, words[1:], words[2:], strict=False) if len(words) >= _WORDS else [tuple(words)]
    return array("I", sorted({crc32(" ".join(gram).encode()) for gram in grams}))


def containment(one: Trigrams, other: Trigrams) -> float:
    """Return the share, 0 to 1, of the smaller set that both have; 0 where one is empty."""
    smaller = min(len(one), len(other))
    return len(set(one).intersection(other)) / smaller if smaller else 0.0


def copies_among(texts: Mapping[Key, Trigrams]) -> tuple[Copies[Key], ...]:
    """Return each pair of texts that are copies, in the order in which the texts are given.

    Each text is known by the smallest 64 of its hashes, so that time and memory grow with the texts and not
    with their pairs; pairs that are likely by these are then compared in full.
    """
    known: defaultdict[int, list[Key]] = defaultdict(list)
    for key, grams in texts.items():
        for gram in grams[:_SKETCH]:
            known[gram].append(key)
    order, sketched = {key: place for place, key in enumerate(texts)}, set(known)
    found = []
    for key, grams in texts.items():
        met = Counter(other for gram in sketched.intersection(grams) for other in known[gram])
        for other, hits in met.items():
            is_longer = (len(grams), order[key]) > (len(texts[other]), order[other])
            if is_longer and hits >= _LIKELY * min(_SKETCH, len(texts[other])):
                share = containment(grams, texts[other])
                if share >= COPY:
                    one, two = sorted((key, other), key=order.__getitem__)
                    found.append(Copies(one, two, share))
    return tuple(sorted(found, key=lambda pair: (order[pair.one], order[pair.other])))


def classes(members: Iterable[Key], groups: Iterable[Iterable[Key]]) -> dict[Key, Key]:
    """Return for each member the first one of its class, where groups that share a member are one class.

    “First” is by the order in which the members are given; what is in no group is a class by itself.
    """
    order = {key: place for place, key in enumerate(members)}
    first = {key: key for key in order}

    def root(key: Key) -> Key:
        while first[key] != key:
            first[key] = first[first[key]]
            key = first[key]
        return key

    for group in groups:
        for one, other in pairwise(key for key in group if key in order):
            low, high = sorted((root(one), root(other)), key=order.__getitem__)
            first[high] = low
    return {key: root(key) for key in order}

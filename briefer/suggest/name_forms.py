"""Names as they are compared: their plain forms and words, how alike two are, and what tells two apart."""

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache

from rapidfuzz import fuzz

from briefer.suggest.names_lists import listed_names
from briefer.text.lookalikes import looks

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_SMALL = frozenset({"of", "the", "and", "for", "de", "du", "la", "le", "von", "van", "al", "el", "ul", "bin"})
# Words that part two bearers of names that are otherwise alike.
_PARTING = frozenset(
    word
    for words in (
        "north south east west northern southern eastern western central upper lower inner outer",
        "new old great greater junior senior jr sr men women male female deputy vice assistant former acting",
        "first second third fourth fifth sixth seventh eighth ninth tenth",
    )
    for word in words.split()
)
_ROMAN = re.compile(r"[ivx]+")
LEAST_LIKENESS = 85  # per cent of letters alike in two names, below which none is a misspelling of the other
_LEAST_WORD = 75  # and in the words that differ
_SHORTEST = 3  # letters of a word that may be misspelt


@lru_cache(maxsize=20_000)
def plain(name: str) -> str:
    """Return a name without case, accents, hidden signs and letters of another script that look alike."""
    apart = unicodedata.normalize("NFKD", looks(name))
    return " ".join(_WORD.findall("".join(sign for sign in apart if not unicodedata.combining(sign))))


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in their plain form, hyphens parting them."""
    return tuple(plain(name).split())


@lru_cache(maxsize=20_000)
def telling_words(name: str) -> frozenset[str]:
    """Return the words of a name that say something: no articles, no particles."""
    return frozenset(words_of(name)) - _SMALL


@lru_cache(maxsize=20_000)
def initials(name: str) -> frozenset[str]:
    """Return the acronyms that a name of two words or more can have, with and without its small words."""
    words = words_of(name)
    telling = tuple(word for word in words if word not in _SMALL)
    made = {"".join(word[0] for word in some) for some in (words, telling) if len(some) > 1}
    return frozenset(made)


@cache
def _listed() -> frozenset[str]:
    """Return the plain forms of all listed countries, peoples, cities and regions."""
    return frozenset(plain(name) for name in listed_names())


def is_listed(name: str) -> bool:
    """Return whether a name is that of a listed country, people, city or region."""
    return plain(name) in _listed()


def likeness_of(one: str, other: str) -> int:
    """Return how alike two spellings of what may be one name are, 85 to 100, or 0 where they are two names.

    Two are two names where what differs are numbers, quarters of the world, listed places or peoples, or
    words too short or too unlike to be misspelt.
    """
    left, right = plain(one), plain(other)
    likeness = max(fuzz.ratio(left, right), fuzz.token_sort_ratio(left, right))
    if left == right or likeness < LEAST_LIKENESS or (is_listed(one) and is_listed(other)):
        return 0
    mine, others = Counter(left.split()), Counter(right.split())
    apart, away = sorted((mine - others).elements()), sorted((others - mine).elements())
    if len(apart) != len(away) or _part_names((*apart, *away)):
        return 0
    if any(_are_two(here, there) for here, there in zip(apart, away, strict=True)):
        return 0
    return round(likeness)


def extra_words(shorter: str, longer: str) -> tuple[str, ...] | None:
    """Return the words that a longer name has beside those of a shorter one, or None where it has none.

    None too where what it has beside them makes it the name of something else: “Taliban” is not short for
    “Pakistan Taliban”.
    """
    few, many = words_of(shorter), words_of(longer)
    extra = tuple((Counter(many) - Counter(few)).elements())
    if not extra or Counter(few) - Counter(many) or _part_names(extra) or any(map(is_listed, extra)):
        return None
    return extra


def _part_names(words: tuple[str, ...]) -> bool:
    return any(
        word in _PARTING or _ROMAN.fullmatch(word) or any(sign.isdigit() for sign in word) for word in words
    )


def _are_two(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST or (is_listed(one) and is_listed(other)):
        return True
    return fuzz.ratio(one, other) < _LEAST_WORD

"""Whether two sources are one work: a record of a reference manager and another, or its text.

Several lists of references hold the same works, each spelled as its program spells. Texts that differ are not
compared here (copies and versions are told elsewhere): one of the two is always a record. In doubt they are
two works: one too many is seen and removed, one that was taken for another is lost.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from briefer.model.sources import LoadedSource, Source
from briefer.text.addresses import page_of
from briefer.text.copies import COPY, containment, trigrams
from briefer.text.folding import fold

_WORD = re.compile(r"\w+")
_RESOLVERS = ("doi.org/", "dx.doi.org/")
_LONGER = 1.1  # times the words of a record are those of a fuller one: spellings alone make less


@dataclass(frozen=True, slots=True)
class Work:
    """A source as far as it tells of which work it is; `published` is an EDTF date or empty."""

    title: str
    byline: str
    publisher: str
    published: str
    url: str
    text: str
    is_record: bool

    @classmethod
    def of(cls, source: LoadedSource | Source, text: str) -> Self:
        """Return a source as a work."""
        published = source.published.value or ""
        return cls(
            source.title, source.byline, source.publisher, published, source.url, text, source.is_record
        )

    @property
    def particulars(self) -> tuple[str, ...]:
        """What is told of it, as it is spelled; none where it has no title."""
        told = (self.title, self.byline, self.publisher, self.published, self.url)
        return told if self.title else ()

    @property
    def is_titled_only(self) -> bool:
        """Whether it is a record whose only words are its title."""
        return self.is_record and folded_words(self.text) == folded_words(self.title)


def is_same_work(one: Work, other: Work) -> bool:
    """Return whether the two are one work, at least one of them being only its record.

    They are where they have the page and the title or the words in common, or where they have the title and
    the date in common and the publisher or the names of the authors, and nothing speaks against it. A text
    that a list names has the very particulars of its record.
    """
    if not (one.is_record or other.is_record):
        return False
    if one.is_record != other.is_record and one.particulars == other.particulars != ():
        return True
    pages = _page(one.url), _page(other.url)
    is_doi = [page.startswith(_RESOLVERS[0]) for page in pages]
    is_page = pages[0] == pages[1] != ""
    if not (is_page and all(is_doi)) and not may_be_one_date(one.published, other.published):
        return False
    is_titled = folded_words(one.title) == folded_words(other.title) != ""
    if is_page:
        is_text = is_titled and not (one.is_record and other.is_record)
        return is_text or _share_words(one, other, is_titled=is_titled)
    if all(pages) and is_doi[0] == is_doi[1]:
        return False
    return is_titled and _are_told_alike(one, other) and _share_words(one, other, is_titled=True)


def takes_place(one: Work, other: Work) -> bool:
    """Return whether the first is to stand in the place of the other, which is a record with fewer words."""
    least = _LONGER if one.is_record else 1
    return other.is_record and len(one.text) >= least * len(other.text)


@lru_cache(maxsize=16_384)
def folded_words(words: str) -> str:
    """Return the words with a blank between them, without case, accents and signs."""
    return " ".join(_WORD.findall(fold(words)))


def _page(url: str) -> str:
    """Return the page of an address; a DOI has no case, and two hosts."""
    page = page_of(url)
    doi = next((page.removeprefix(host) for host in _RESOLVERS if page.startswith(host)), None)
    return page if doi is None else f"{_RESOLVERS[0]}{doi.casefold()}"


def _share_words(one: Work, other: Work, *, is_titled: bool) -> bool:
    """Return whether the texts are copies, or one of them is the title that both have."""
    if is_titled and (one.is_titled_only or other.is_titled_only):
        return True
    return containment(trigrams(one.text), trigrams(other.text)) >= COPY


def _are_told_alike(one: Work, other: Work) -> bool:
    publishers = folded_words(one.publisher), folded_words(other.publisher)
    if all(publishers) and publishers[0] != publishers[1]:
        return False
    names = _names(one.byline), _names(other.byline)
    if all(names) and not (names[0] <= names[1] or names[1] <= names[0]):
        return False
    return bool(one.published and other.published) and (all(publishers) or all(names))


def _names(byline: str) -> frozenset[str]:
    """Return the words of the authors' names; initials stand for many."""
    return frozenset(word for word in folded_words(byline).split() if len(word) > 1)


def may_be_one_date(one: str, other: str) -> bool:
    """Return whether of two dates one is the other, less finely told, or unknown."""
    return one.startswith(other) or other.startswith(one)

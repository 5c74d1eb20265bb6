"""What is looked for among the facts: words and chips, kept with the session, and what passes them."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from briefer.gui.models.arrangement import Search, Sieve
from briefer.gui.models.fact_digests import FactDigests
from briefer.model.dates import bounds_of, is_edtf
from briefer.model.digests import FactDigest
from briefer.model.facts import Confidence, FactKind, Modality, Status
from briefer.model.ids import SourceId
from briefer.text.folding import fold

_PART = 2_000  # facts between two pauses
_CARE = frozenset({Status.DISPUTED, Status.DENIED})


class Facet(StrEnum):
    """What a chip narrows the facts by."""

    KIND = "kind"
    STATUS = "status"
    RELIABILITY = "reliability"
    CREDIBILITY = "credibility"
    CONFIDENCE = "confidence"
    ACTOR = "actor"
    UNDATED = "undated"
    UNSENT = "unsent"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class FactFilter:
    """Words that must all stand in a fact, chips, and the days between which its event must lie.

    `chips` are pairs of a facet and a value, an actor's being its key in decimal digits, and empty for facets
    that are only on or off. Of one facet any value will do, of several each must be met. `first` and `last`
    are EDTF strings or empty.
    """

    words: str = ""
    chips: frozenset[tuple[Facet, str]] = frozenset()
    first: str = ""
    last: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether every fact is let through."""
        return self == FactFilter()

    def has(self, facet: Facet, value: str = "") -> bool:
        """Return whether this chip is set."""
        return (facet, value) in self.chips

    def toggled(self, facet: Facet, value: str = "") -> "FactFilter":
        """Return the filter with this chip set, or taken off where it was."""
        return replace(self, chips=self.chips ^ {(facet, value)})

    def values(self, facet: Facet) -> frozenset[str]:
        """Return the values that are set of one facet."""
        return frozenset(value for chip, value in self.chips if chip is facet)

    def to_json(self) -> str:
        """Return the filter as it is kept with the session."""
        known = {field.name: getattr(self, field.name) for field in fields(self)}
        return json.dumps(known | {"chips": sorted(self.chips)})


def filter_of(kept: str) -> FactFilter:
    """Return the filter that was kept with the session, an empty one where it cannot be read."""
    try:
        values = json.loads(kept)
        chips = frozenset((Facet(facet), str(value)) for facet, value in values["chips"])
        found = FactFilter(str(values["words"]), chips, str(values["first"]), str(values["last"]))
    except (ValueError, KeyError, TypeError):
        return FactFilter()
    dates = [value for value in (found.first, found.last) if value]
    return found if all(map(is_edtf, dates)) else FactFilter()


Passing = Callable[[Sequence[FactDigest]], Sequence[FactDigest]]
"""Returns those of many digests that pass: one loop for many is several times as quick as a call for each."""


def sieve_of(sought: FactFilter, facts: FactDigests, source: SourceId | None = None) -> Sieve | None:
    """Return what gives those of many facts that pass and rest on this source, None where all do."""
    words, facets = _words(sought), tuple(_facets(sought, facts, source))
    if not words and not facets:
        return None
    texts = facts.words.texts

    def passed(members: Sequence[int]) -> Sequence[int]:
        for word in words:
            members = [member for member in members if word in texts[member]]
        return _passing(facets, members, facts)

    return passed


def search_of(sought: FactFilter, facts: FactDigests, source: SourceId | None = None) -> Search | None:
    """Return what finds all that pass the sieve by the index of words, None where none are looked for."""
    words = _words(sought)
    return _searching(words, tuple(_facets(sought, facts, source)), facts) if words else None


def _searching(words: Sequence[str], facets: Sequence[Passing], facts: FactDigests) -> Search:
    found = yield from facts.words.find(words)
    if not facets:
        return found
    found, passed = list(found), list[int]()
    for start in range(0, len(found), _PART):
        passed += _passing(facets, found[start : start + _PART], facts)
        yield
    return passed


def _words(sought: FactFilter) -> list[str]:
    return fold(sought.words).split()


def _passing(facets: Sequence[Passing], members: Sequence[int], facts: FactDigests) -> Sequence[int]:
    if not facets:
        return members
    known = facts.digests
    digests: Sequence[FactDigest] = [known[member] for member in members]
    for passing in facets:
        digests = passing(digests)
    return [digest.id for digest in digests]


def _facets(sought: FactFilter, facts: FactDigests, source: SourceId | None) -> Iterator[Passing]:
    if source is not None:
        yield _resting_on(source)
    for facet, make in _FACETS.items():
        if values := sought.values(facet):
            yield make(values)
    if sought.has(Facet.UNSENT):
        yield lambda digests: [digest for digest in digests if not facts.sections(digest.id)]
    if sought.first or sought.last:
        yield _dated_within(sought.first, sought.last)


def _resting_on(source: SourceId) -> Passing:
    return lambda digests: [
        digest for digest in digests if any(item.source == source for item in digest.passages)
    ]


def _of_kind(values: frozenset[str]) -> Passing:
    return lambda digests: [digest for digest in digests if digest.kind in values]


def _of_status(values: frozenset[str]) -> Passing:
    return lambda digests: [
        digest for digest in digests if any(item.status in values for item in digest.passages)
    ]


def _of_reliability(values: frozenset[str]) -> Passing:
    return lambda digests: [
        digest for digest in digests if any(item.grading[0] in values for item in digest.passages)
    ]


def _of_credibility(values: frozenset[str]) -> Passing:
    return lambda digests: [
        digest for digest in digests if any(item.grading[1] in values for item in digest.passages)
    ]


def _of_confidence(values: frozenset[str]) -> Passing:
    return lambda digests: [digest for digest in digests if digest.confidence in values]


def _of_actor(values: frozenset[str]) -> Passing:
    keys = {int(value) for value in values if value.isdecimal()}
    return lambda digests: [digest for digest in digests if not keys.isdisjoint(digest.actors)]


def _undated(_: frozenset[str]) -> Passing:
    return lambda digests: [digest for digest in digests if digest.event_date is None]


def _to_look_at(_: frozenset[str]) -> Passing:
    return lambda digests: list(filter(needs_a_look, digests))


_FACETS: dict[Facet, Callable[[frozenset[str]], Passing]] = {
    Facet.KIND: _of_kind,
    Facet.STATUS: _of_status,
    Facet.RELIABILITY: _of_reliability,
    Facet.CREDIBILITY: _of_credibility,
    Facet.CONFIDENCE: _of_confidence,
    Facet.ACTOR: _of_actor,
    Facet.UNDATED: _undated,
    Facet.LOOK: _to_look_at,
}


def needs_a_look(digest: FactDigest) -> bool:
    """Return whether a fact is unfinished or shaky: disputed, of low confidence, of nobody, undated."""
    if digest.confidence is Confidence.LOW or not digest.actors:
        return True
    is_undated = digest.event_date is None and digest.kind is FactKind.EVENT
    is_open = any(item.modality is not Modality.ACTUAL for item in digest.passages)
    return (is_undated and not is_open) or any(item.status in _CARE for item in digest.passages)


def _dated_within(first: str, last: str) -> Passing:
    begin = bounds_of(first)[0] if first else date.min
    end = bounds_of(last)[1] if last else date.max

    def lies_within(digest: FactDigest) -> bool:
        if digest.event_date is None:
            return False
        since, until = days_of(digest.event_date)
        return since <= end and until >= begin

    return lambda digests: list(filter(lies_within, digests))


@lru_cache(maxsize=20_000)
def days_of(value: str) -> tuple[date, date]:
    """Return the first and last day that an EDTF string can mean; open ends give date.min or date.max."""
    return bounds_of(value)

"""What is looked for among the facts: words and chips, kept with the session, and the test that they make."""

import json
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from briefer.model.dates import bounds_of, is_edtf
from briefer.model.digests import FactDigest
from briefer.model.facts import Confidence, FactKind, Modality, Status
from briefer.text.folding import folded

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


Test = Callable[[FactDigest], bool]


def matching(sought: FactFilter, is_sent: Callable[[int], Any]) -> Test | None:
    """Return the test that facts must pass, None where all do; `is_sent` tells which were sent somewhere."""
    tests = tuple(_tests(sought, is_sent))
    if not tests:
        return None
    if len(tests) == 1:
        return tests[0]
    return lambda digest: all(test(digest) for test in tests)


def _tests(sought: FactFilter, is_sent: Callable[[int], Any]) -> list[Test]:
    """Return a test for the words and one for each facet that is set, the quickest first."""
    tests: list[Test] = []
    words = folded(sought.words).split()
    if len(words) == 1:
        (only,) = words
        tests.append(lambda digest: only in digest.words)
    elif words:
        tests.append(lambda digest: all(word in digest.words for word in words))
    for facet, make in _FACETS.items():
        if values := sought.values(facet):
            tests.append(make(values))
    if sought.has(Facet.UNSENT):
        tests.append(lambda digest: not is_sent(digest.id))
    if sought.first or sought.last:
        tests.append(_dated_within(sought.first, sought.last))
    return tests


def _of_kind(values: frozenset[str]) -> Test:
    return lambda digest: digest.kind in values


def _of_status(values: frozenset[str]) -> Test:
    return lambda digest: any(item.status in values for item in digest.passages)


def _of_reliability(values: frozenset[str]) -> Test:
    return lambda digest: any(item.grading[0] in values for item in digest.passages)


def _of_credibility(values: frozenset[str]) -> Test:
    return lambda digest: any(item.grading[1] in values for item in digest.passages)


def _of_confidence(values: frozenset[str]) -> Test:
    return lambda digest: digest.confidence in values


def _of_actor(values: frozenset[str]) -> Test:
    keys = {int(value) for value in values if value.isdecimal()}
    return lambda digest: not keys.isdisjoint(digest.actors)


def _undated(_: frozenset[str]) -> Test:
    return lambda digest: digest.event_date is None


def _to_look_at(_: frozenset[str]) -> Test:
    return needs_a_look


_FACETS: dict[Facet, Callable[[frozenset[str]], Test]] = {
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


def _dated_within(first: str, last: str) -> Test:
    begin = bounds_of(first)[0] if first else date.min
    end = bounds_of(last)[1] if last else date.max

    def lies_within(digest: FactDigest) -> bool:
        if digest.event_date is None:
            return False
        since, until = days_of(digest.event_date)
        return since <= end and until >= begin

    return lies_within


@lru_cache(maxsize=20_000)
def days_of(value: str) -> tuple[date, date]:
    """Return the first and last day that an EDTF string can mean; open ends give date.min or date.max."""
    return bounds_of(value)

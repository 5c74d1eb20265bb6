"""Origins: sources that are copies of one story, or come from one publisher, count once.

Copies are told by their texts (`briefer.text.copies`); two articles of one outlet, an article that names an
agency among the sources in its byline, and a later version of a page are no independent witnesses either.
What the analyst said of two sources goes before all of it: those that were joined are one origin, and those
that were parted are two, whatever others are copies of both.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from briefer.model.facts import Evidence
from briefer.model.ids import EvidenceId, SourceId
from briefer.model.sources import Kinship, LinkKind, Source
from briefer.text.classes import LinksApart, classes
from briefer.text.copies import COPY, containment, trigrams
from briefer.weigh.otherwise import Otherwise

CopyPairs = Sequence[tuple[SourceId, SourceId]]


class TieKind(StrEnum):
    """Why two sources are one origin, the surest reason first."""

    JOINED = "joined"
    VERSION = "version"
    COPY = "copy"
    PUBLISHER = "publisher"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Tie:
    """That two sources are one origin, and why; `words` are the analyst's reason, or the name they share."""

    kind: TieKind
    one: SourceId
    other: SourceId
    words: str = ""


def stories(
    sources: Iterable[Source], copies: CopyPairs, kinships: Iterable[Kinship] = ()
) -> dict[SourceId, SourceId]:
    """Return for each source the first one of those that are copies of one story with it."""
    said, known = tuple(kinships), tuple(sources)
    return _classes(known, (*_joined(said), *_copied(copies, known)), said)


def origins(
    sources: Sequence[Source], copies: CopyPairs, kinships: Iterable[Kinship] = ()
) -> dict[SourceId, SourceId]:
    """Return for each source the first one of its origin."""
    said = tuple(kinships)
    return _classes(sources, ties(sources, copies, said), said)


def ties(sources: Sequence[Source], copies: CopyPairs, kinships: Iterable[Kinship] = ()) -> tuple[Tie, ...]:
    """Return why sources are one origin, the surest reasons first; one of each kind for two sources.

    Those of two that the analyst parted are not among them.
    """
    said = tuple(kinships)
    apart = {(it.one, it.other) for it in said if not it.is_copy}
    there = {source.id for source in sources}
    found = (*_joined(said), *_versions(sources), *_copied(copies, sources), *_named(sources, apart))
    return tuple(
        tie for tie in found if {tie.one, tie.other} <= there and _pair(tie.one, tie.other) not in apart
    )


def _classes(
    sources: Iterable[Source], found: Iterable[Tie], kinships: Iterable[Kinship]
) -> dict[SourceId, SourceId]:
    links = LinksApart((it.one, it.other) for it in kinships if not it.is_copy)
    for tie in found:
        links.link(tie.one, tie.other)
    return classes((source.id for source in sources), links)


def _joined(kinships: Iterable[Kinship]) -> Iterable[Tie]:
    return (Tie(TieKind.JOINED, it.one, it.other, it.reason) for it in kinships if it.is_copy)


def _copied(copies: CopyPairs, sources: Iterable[Source]) -> Iterable[Tie]:
    holders = split_up(sources)
    return (Tie(TieKind.COPY, one, other) for one, other in copies if not {one, other} & holders)


def split_up(sources: Iterable[Source]) -> frozenset[SourceId]:
    """Return the sources that others were split from: each holds several stories, and is a copy of none."""
    found = (source.linked(LinkKind.SPLIT) for source in sources)
    return frozenset(key for key in found if key is not None)


def _versions(sources: Iterable[Source]) -> Iterable[Tie]:
    for source in sources:
        if (earlier := source.linked(LinkKind.VERSION)) is not None:
            yield Tie(TieKind.VERSION, earlier, source.id)


def _named(sources: Sequence[Source], apart: Collection[tuple[SourceId, SourceId]]) -> Iterable[Tie]:
    """Yield what sources of one publisher, or of the agency that their bylines name, have in common.

    Each is tied to the first of its name that it was not parted from.
    """
    publishers = {_folded(source.publisher) for source in sources} - {""}
    firsts: dict[str, list[Source]] = {}
    for source in sources:
        for name in sorted(_names(source, publishers)):
            others = firsts.setdefault(name, [])
            known = next((it for it in others if _pair(it.id, source.id) not in apart), None)
            if known is None:
                others.append(source)
                continue
            is_own = _folded(known.publisher) == _folded(source.publisher) == name
            words = source.publisher if _folded(source.publisher) == name else source.byline
            yield Tie(TieKind.PUBLISHER if is_own else TieKind.AGENCY, known.id, source.id, words)


def _pair(one: SourceId, other: SourceId) -> tuple[SourceId, SourceId]:
    """Return two keys as a kinship has them."""
    return (one, other) if one < other else (other, one)


def carried_by(
    evidence: Sequence[Evidence],
    story_of: Mapping[SourceId, SourceId],
    otherwise: Mapping[EvidenceId, tuple[Otherwise, ...]],
) -> dict[EvidenceId, tuple[Evidence, ...]]:
    """Return for each passage that is quoted those of other sources that carry it too and are not quoted.

    A copy is quoted by itself where it reports otherwise, has another status, or words that are not alike.
    """
    found: dict[EvidenceId, tuple[Evidence, ...]] = {}
    quoted: list[Evidence] = []
    for item in evidence:
        first = next((it for it in quoted if _carries(it, item, story_of, otherwise)), None)
        if first is None:
            quoted.append(item)
            found[item.id] = ()
        else:
            found[first.id] = (*found[first.id], item)
    return found


def _carries(
    first: Evidence,
    item: Evidence,
    story_of: Mapping[SourceId, SourceId],
    otherwise: Mapping[EvidenceId, tuple[Otherwise, ...]],
) -> bool:
    one, other = first.span.source, item.span.source
    return (
        one != other
        and story_of.get(one, one) == story_of.get(other, other)
        and (first.status, first.modality) == (item.status, item.modality)
        and otherwise.get(first.id, ()) == otherwise.get(item.id, ())
        and containment(trigrams(first.span.quote), trigrams(item.span.quote)) >= COPY
    )


def _names(source: Source, publishers: Collection[str]) -> set[str]:
    """Return the publisher, and the byline where that is another source's publisher."""
    return {_folded(source.publisher), *({_folded(source.byline)} & set(publishers))} - {""}


@lru_cache(maxsize=1024)
def _folded(name: str) -> str:
    return " ".join(name.casefold().split())

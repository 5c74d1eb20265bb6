"""Origins: sources that are copies of one story, or come from one publisher, count once.

Copies are told by their texts (`briefer.text.copies`); two articles of one outlet, and an article that names
an agency among the sources in its byline, are no independent witnesses either.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from briefer.model.facts import Evidence
from briefer.model.ids import EvidenceId, SourceId
from briefer.model.sources import Source
from briefer.text.classes import classes
from briefer.text.copies import COPY, containment, trigrams
from briefer.weigh.otherwise import Otherwise

CopyPairs = Sequence[tuple[SourceId, SourceId]]


def stories(sources: Iterable[Source], copies: CopyPairs) -> dict[SourceId, SourceId]:
    """Return for each source the first one of those that are copies of one story with it."""
    return classes((source.id for source in sources), copies)


def origins(sources: Sequence[Source], copies: CopyPairs) -> dict[SourceId, SourceId]:
    """Return for each source the first one of its origin: copies, and sources of one publisher or agency."""
    named: dict[str, list[SourceId]] = {}
    publishers = {_folded(source.publisher) for source in sources} - {""}
    for source in sources:
        for name in _names(source, publishers):
            named.setdefault(name, []).append(source.id)
    return classes((source.id for source in sources), (*copies, *named.values()))


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


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())

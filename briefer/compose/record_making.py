"""Records made of facts and sources: each word of them a value that prints as what it is."""

from collections.abc import Mapping
from weakref import proxy

from briefer.compose.actor_records import Cast
from briefer.compose.fact_records import FactRecord
from briefer.compose.material import Material
from briefer.compose.records import BandRecord, CountsRecord
from briefer.compose.source_records import SourceRecord
from briefer.compose.tokens import Tokens, Value
from briefer.compose.uses import Uses
from briefer.model.ids import FactId, SourceId
from briefer.model.yardsticks import Yardstick
from briefer.weigh.offices import ALWAYS, Days


def source_records(
    uses: Uses,
    material: Material,
    tokens: Tokens,
    known: Mapping[SourceId, SourceRecord] | None = None,
) -> dict[SourceId, SourceRecord]:
    """Return a record of each source that the facts rest on, numbered in the order of use.

    Of the `known` ones, which were made of the same sources, each that would be the same is taken.
    """
    numbers = {key: number for number, key in enumerate(uses.facts_on, 1)}
    firsts: dict[SourceId, int] = {}
    for key, number in numbers.items():
        firsts.setdefault(material.origin_of[key], number)
    records: dict[SourceId, SourceRecord] = {}
    for key, number in numbers.items():
        origin, graded, facts = firsts[material.origin_of[key]], sorted(uses.grades[key]), uses.facts_on[key]
        before = known.get(key) if known else None
        if before and before.says((number, origin), facts, graded):
            records[key] = before
            continue
        records[key] = SourceRecord(material.sources[key], (number, origin), facts, graded, material, tokens)
    return records


class _Records(dict[FactId, FactRecord]):
    """Records by their facts; who stands in the facts points back at them weakly.

    Else a note's tens of thousands of records would be a circle, kept until the collector finds it.
    """


def fact_records(  # noqa: PLR0913 - what a note knows of its facts, and what is taken of it from another one
    uses: Uses,
    sources: Mapping[SourceId, SourceRecord],
    material: Material,
    tokens: Tokens,
    days: Days = ALWAYS,
    *,
    known: Mapping[FactId, FactRecord] | None = None,
) -> tuple[dict[FactId, FactRecord], Cast]:
    """Return a record of each fact, and who stands in them; `days` are those of the note.

    The `known` ones are facts that did not change, as they were in another note.
    """
    records = _Records()
    cast = Cast(material, tokens, days, uses.standing, uses.speaking, proxy(records))
    for fact in uses.facts:
        before = known.get(fact.id) if known else None
        records[fact.id] = before.among(sources, cast) if before else FactRecord(fact, sources, cast)
    return records, cast


def band_records(yardstick: Yardstick, tokens: Tokens) -> list[BandRecord]:
    """Return a record of each band of a yardstick, the least likely first."""
    return [
        BandRecord(
            term=Value(band.term, tokens),
            terms=Value(", ".join(band.terms), tokens),
            range=Value(yardstick.range_words(band), tokens),
            low=band.low,
            high=band.high,
        )
        for band in yardstick.bands
    ]


def counts_record(uses: Uses, material: Material) -> CountsRecord:
    """Return how many facts, sources and actors there are in the note."""
    return CountsRecord(
        facts=len(uses.facts),
        dated=uses.dated,
        passages=uses.passages,
        sources=len(uses.facts_on),
        origins=len({material.origin_of[source] for source in uses.facts_on}),
        actors=len(uses.standing),
    )

"""Records made of facts and sources: each word of them a value that prints as what it is."""

from collections.abc import Mapping
from weakref import proxy

from markupsafe import Markup

from briefer.compose.actor_records import Cast
from briefer.compose.date_words import date_words
from briefer.compose.fact_records import FactRecord
from briefer.compose.material import Material
from briefer.compose.passage_words import dating_words, publisher_name, source_name
from briefer.compose.records import BandRecord, CountsRecord, SourceRecord
from briefer.compose.tokens import Ready, Tokens, Value
from briefer.compose.uses import Uses
from briefer.model.dates import is_edtf
from briefer.model.documents import Emphasis, Inline, Link, Text
from briefer.model.ids import FactId, SourceId
from briefer.model.sources import Source
from briefer.model.yardsticks import Yardstick
from briefer.text.direction import begun_like, kept_apart
from briefer.weigh.offices import ALWAYS, Days

_SCHEMES = ("http://", "https://", "mailto:")


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
        if before and _is_of(before, (number, origin), facts, [] if material.is_clean else graded):
            records[key] = before
            continue
        records[key] = _source_record(
            material.sources[key], (number, origin), facts, graded, material, tokens
        )
    return records


class _Records(dict[FactId, FactRecord]):
    """Records by their facts; who stands in the facts points back at them weakly.

    Else a note's tens of thousands of records would be a circle, kept until the collector finds it.
    """


def _is_of(record: SourceRecord, numbers: tuple[int, int], facts: int, grades: list[str]) -> bool:
    """Return whether a record says this of its source."""
    said = record.number, record.origin, record.facts, str(record.gradings)
    return said == (*numbers, facts, ", ".join(grades))


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


def link_inlines(url: str) -> tuple[Inline, ...]:
    """Return the address as a link that shows itself in full, or as plain words where it may not be one."""
    if not url:
        return ()
    return (Link(url, (Text(url),)),) if url.casefold().startswith(_SCHEMES) else (Text(url),)


def _source_record(  # noqa: PLR0913, PLR0917 - what the whole note knows of one source
    source: Source,
    numbers: tuple[int, int],
    facts: int,
    grades: list[str],
    material: Material,
    tokens: Tokens,
) -> SourceRecord:
    def value(text: str, *, own: bool = False) -> Value:
        return Value(text, tokens, own=own)

    link = link_inlines(source.url)
    grades = [] if material.is_clean else grades
    reliabilities = sorted({grade[0] for grade in grades})
    say = material.phrases.say
    return SourceRecord(
        number=numbers[0],
        origin=numbers[1],
        label=value(source.label),
        title=value(source_name(source, material)),
        publisher=value(publisher_name(source, material)),
        byline=value(source.byline),
        date=value(dating_words(source.published, material)),
        date_basis=value(source.published.basis),
        language=value(source.language),
        link=tokens.keep(Ready(link)) if link else Markup(""),
        reliability=value(", ".join(reliabilities)),
        reliability_words=value(
            material.phrases.listed(tuple(f"{it} ({say(f'reliability_{it}')})" for it in reliabilities))
        ),
        gradings=value(", ".join(grades)),
        facts=facts,
        named=bool(source.publisher),
        dated=source.published.value is not None,
        entry=tokens.keep(Ready(_entry(source, link, material))),
        retrieved=value(_day(source.retrieved, material)),
        hash=value(source.text_sha256),
    )


def _day(moment: str, material: Material) -> str:
    day = moment.partition("T")[0]
    return date_words(day, material.phrases) if is_edtf(day) else ""


def _entry(source: Source, link: tuple[Inline, ...], material: Material) -> tuple[Inline, ...]:
    """Return the source's entry in a list of sources."""
    by = f"{source.byline}, " if source.byline else ""
    who = f"{by}{kept_apart(publisher_name(source, material))}, "
    return (
        Text(begun_like(material.phrases.say("untitled"), who)),
        Emphasis((Text(kept_apart(source_name(source, material))),)),
        Text(f", {dating_words(source.published, material)}"),
        *((Text(", "), *link) if link else ()),
    )

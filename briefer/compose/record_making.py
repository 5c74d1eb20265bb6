"""Records made of facts and sources: each word of them a value that prints as what it is."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from briefer.compose.date_words import date_words
from briefer.compose.footnotes import dating_words, publisher_name, source_name
from briefer.compose.material import Material
from briefer.compose.phrases import Phrases
from briefer.compose.records import ActorRecord, EvidenceRecord, FactRecord, SourceRecord
from briefer.compose.standing import basis_words, date_remark, deadline_words, remarks, speaker
from briefer.compose.tokens import Cited, Piece, Ready, Run, Tokens, Value, Words
from briefer.model.dates import bounds_of
from briefer.model.documents import Emphasis, Inline, Link, Strong, Text
from briefer.model.facts import Confidence, Credibility, Evidence, Fact, FactKind, Modality, Status
from briefer.model.ids import FactId, SourceId
from briefer.model.sources import Source

_DISPUTED = frozenset({Status.DISPUTED, Status.DENIED})
_SCHEMES = ("http://", "https://", "mailto:")


def source_records(used: Sequence[Fact], material: Material, tokens: Tokens) -> dict[SourceId, SourceRecord]:
    """Return a record of each source that the facts rest on, numbered in the order of use."""
    counted: Counter[SourceId] = Counter()
    grades: defaultdict[SourceId, set[str]] = defaultdict(set)
    for fact in used:
        counted.update({item.span.source for item in fact.evidence})
        for item in fact.evidence:
            grades[item.span.source].add(item.grading.code)
    order = dict.fromkeys(item.span.source for fact in used for item in fact.evidence)
    return {
        key: _source_record(
            material.sources[key], number, counted[key], sorted(grades[key]), material, tokens
        )
        for number, key in enumerate(order, 1)
    }


def fact_records(
    used: Sequence[Fact], sources: Mapping[SourceId, SourceRecord], material: Material, tokens: Tokens
) -> dict[FactId, FactRecord]:
    """Return a record of each fact."""
    return {fact.id: _fact_record(fact, sources, material, tokens) for fact in used}


def link_inlines(url: str) -> tuple[Inline, ...]:
    """Return the address as a link that shows itself in full, or as plain words where it may not be one."""
    if not url:
        return ()
    return (Link(url, (Text(url),)),) if url.casefold().startswith(_SCHEMES) else (Text(url),)


def _source_record(  # noqa: PLR0913, PLR0917 - what the whole note knows of one source
    source: Source, number: int, facts: int, grades: list[str], material: Material, tokens: Tokens
) -> SourceRecord:
    def value(text: str, *, own: bool = False) -> Value:
        return Value(text, tokens, own=own)

    link = link_inlines(source.url)
    reliabilities = sorted({grade[0] for grade in grades})
    say = material.phrases.say
    return SourceRecord(
        number=number,
        label=value(source.label),
        title=value(source_name(source, material)),
        publisher=value(publisher_name(source, material)),
        byline=value(source.byline),
        date=value(dating_words(source.published, material)),
        date_basis=value(source.published.basis),
        language=value(source.language),
        link=tokens.put(Ready(link)) if link else Markup(""),
        reliability=value(", ".join(reliabilities)),
        reliability_words=value(
            material.phrases.listed(tuple(f"{it} ({say(f'reliability_{it}')})" for it in reliabilities))
        ),
        gradings=value(", ".join(grades)),
        facts=facts,
        named=bool(source.publisher),
        dated=source.published.value is not None,
        entry=tokens.put(Ready(_entry(source, link, material))),
    )


def _entry(source: Source, link: tuple[Inline, ...], material: Material) -> tuple[Inline, ...]:
    """Return the source's entry in a list of sources."""
    by = f"{source.byline}, " if source.byline else ""
    return (
        Text(f"{by}{publisher_name(source, material)}, "),
        Emphasis((Text(source_name(source, material)),)),
        Text(f", {dating_words(source.published, material)}"),
        *((Text(", "), *link) if link else ()),
    )


def _fact_record(
    fact: Fact, sources: Mapping[SourceId, SourceRecord], material: Material, tokens: Tokens
) -> FactRecord:
    def value(text: str) -> Value:
        return Value(text, tokens)

    phrases, statuses = material.phrases, fact.statuses
    date = date_words(fact.event_date.value, phrases) if fact.event_date.value else ""
    first, last = _bounds(fact)
    standing = remarks(fact, material.actors, phrases)
    lead, remark = _lead(date, date_remark(fact, phrases)), _remark(standing)
    stated = Words(fact.statement, fact.id)
    return FactRecord(
        label=value(fact.label),
        kind=value(fact.kind),
        statement=Value(fact.statement, tokens, fact=fact.id),
        citation=tokens.put(Cited(fact.id)),
        line=tokens.put(Run((*lead, stated, *remark, Cited(fact.id)))),
        lead=tokens.put(Run(lead)) if lead else Markup(""),
        remark=tokens.put(Run(remark)) if remark else Markup(""),
        date=value(date),
        when=value(_capitalised(date)),
        date_basis=value(basis_words(fact, phrases)),
        basis=value(_basis(fact, standing, phrases)),
        begins=value(first),
        ends=value(last),
        deadline=value(deadline_words(fact, phrases)),
        place=value(fact.place),
        confidence=value(fact.confidence),
        confidence_words=value(phrases.say(f"confidence_{fact.confidence}")),
        note=Value(fact.note, tokens, own=True),
        status=value("; ".join(statuses)),
        ahead=fact.deadline is not None or any(it.modality is Modality.FUTURE for it in fact.evidence),
        dated=fact.event_date.value is not None,
        disputed=not _DISPUTED.isdisjoint(statuses),
        opinion=fact.kind is FactKind.JUDGEMENT or Status.OPINION in statuses,
        graded=any(it.grading.credibility is not Credibility.NOT_ASSESSED for it in fact.evidence),
        assessed=fact.confidence is not Confidence.NOT_ASSESSED,
        sources=tuple(sources[key] for key in dict.fromkeys(it.span.source for it in fact.evidence)),
        _actors=lambda: _actors(fact, material, tokens),
        _evidence=lambda: _passages(fact, sources, material, tokens),
    )


def _bounds(fact: Fact) -> tuple[str, str]:
    """Return the first and last day as ISO strings, empty where there is none; an open start is its end."""
    if fact.event_date.value is None:
        return "", ""
    first, last = bounds_of(fact.event_date.value)
    begins = last if first == first.min else first
    ends = first if last == last.max else last
    return begins.isoformat(), ends.isoformat()


def _basis(fact: Fact, standing: tuple[str, ...], phrases: Phrases) -> str:
    """Return what the date rests on, the deadline, and the fact's standing, as a table tells it."""
    said = [basis_words(fact, phrases) if fact.event_date.value else phrases.say("no_date")]
    if fact.deadline:
        said.append(phrases.say("deadline", date=deadline_words(fact, phrases)))
    return _capitalised("; ".join((*said, *standing)))


def _lead(date: str, remark: str) -> tuple[Piece, ...]:
    if not date:
        return ()
    words = _capitalised(f"{date} ({remark})." if remark else f"{date}.")
    return (Ready((Strong((Text(words),)), Text(" "))),)


def _remark(said: tuple[str, ...]) -> tuple[Piece, ...]:
    return (Ready((Text(" "), Emphasis((Text(f"({'; '.join(said)})"),)))),) if said else ()


def _actors(fact: Fact, material: Material, tokens: Tokens) -> tuple[ActorRecord, ...]:
    return tuple(
        ActorRecord(
            Value(material.actors[part.actor].name, tokens),
            Value(material.actors[part.actor].kind, tokens),
            Value(part.role, tokens),
        )
        for part in fact.actors
    )


def _passages(
    fact: Fact, sources: Mapping[SourceId, SourceRecord], material: Material, tokens: Tokens
) -> tuple[EvidenceRecord, ...]:
    return tuple(_evidence(item, sources[item.span.source], material, tokens) for item in fact.evidence)


def _evidence(item: Evidence, source: SourceRecord, material: Material, tokens: Tokens) -> EvidenceRecord:
    def value(text: str) -> Value:
        return Value(text, tokens)

    phrases = material.phrases
    return EvidenceRecord(
        quote=value(item.span.quote),
        translation=value(item.translation),
        source=source,
        who=value(speaker(item, material.actors, phrases)),
        verb=value(item.attribution.verb),
        report_date=value(date_words(item.report_date, phrases) if item.report_date else ""),
        status=value(item.status),
        modality=value(item.modality),
        grading=value(item.grading.code),
        credibility=value(item.grading.credibility),
        credibility_words=value(phrases.say(f"credibility_{item.grading.credibility}")),
    )


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]

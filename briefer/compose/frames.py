"""What the sections of one note share: its facts, actors and sources as templates see them, and its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import TypeVar

from briefer.compose.actor_records import Cast, actor_records
from briefer.compose.date_words import date_words, days_of
from briefer.compose.fact_records import FactRecord
from briefer.compose.fields import (
    field_words,
    marking_of,
    raw_value_of_role,
    title_of,
    value_of_role,
)
from briefer.compose.footnotes import Wording
from briefer.compose.introducing import NamesKnown
from briefer.compose.judging import yardstick_of
from briefer.compose.material import Material, facts_used, material_again, material_of
from briefer.compose.quoting import Quoting
from briefer.compose.record_making import band_records, counts_record, fact_records, source_records
from briefer.compose.records import BriefRecord
from briefer.compose.sandbox import Sandbox
from briefer.compose.source_records import SourceRecord
from briefer.compose.tokens import Tokens, Value
from briefer.compose.uses import Uses, actors_in, uses_of
from briefer.model.briefs import Brief, BriefContent
from briefer.model.dates import is_edtf
from briefer.model.facts import Fact
from briefer.model.ids import FactId, SourceId
from briefer.model.note_options import NoteCopy, NoteOptions
from briefer.model.packs import Pack
from briefer.weigh.offices import Days

_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Frame:
    """All that the sections of one note share; `day` is that of writing, in ISO 8601."""

    content: BriefContent
    pack: Pack
    day: str
    options: NoteOptions
    material: Material
    tokens: Tokens
    sandbox: Sandbox
    quoted: Quoting
    wording: Wording
    uses: Uses
    sources: Mapping[SourceId, SourceRecord]
    facts: Mapping[FactId, FactRecord]
    cast: Cast
    names: NamesKnown
    shared: Mapping[str, object]


def frame_of(content: BriefContent, pack: Pack, created: str, options: NoteOptions) -> Frame:
    """Return the frame of a note; the options leave nothing open."""
    material = material_of(content, pack, is_clean=options.copy is NoteCopy.CLEAN)
    tokens = Tokens()
    used = facts_used(material)
    uses = uses_of(used)
    sources = source_records(uses, material, tokens)
    facts, cast = fact_records(uses, sources, material, tokens, note_days(content, pack, created))
    shared = {
        "brief": _brief_record(content, pack, created, material, tokens),
        "fields": _fields(content, pack, created, tokens),
        "yardstick": band_records(yardstick_of(content.brief, pack), tokens),
        **_of_facts(uses, sources, facts, cast),
    }
    templates = {**dict(pack.pieces), **{section.file: section.template for section in pack.sections}}
    sandbox = Sandbox(tokens, templates, material.phrases.words.__getitem__)
    return Frame(
        content=content,
        pack=pack,
        day=created[:10],
        options=options,
        material=material,
        tokens=tokens,
        sandbox=sandbox,
        quoted=Quoting(material),
        wording=Wording(material, is_clean=material.is_clean),
        uses=uses,
        sources=sources,
        facts=facts,
        cast=cast,
        names=NamesKnown(material.actors),
        shared=shared,
    )


def _of_facts(
    uses: Uses,
    sources: Mapping[SourceId, SourceRecord],
    facts: Mapping[FactId, FactRecord],
    cast: Cast,
) -> dict[str, object]:
    """Return what templates may see of all facts, sources and actors of a note."""
    return {
        "used": list(facts.values()),
        "sources": list(sources.values()),
        "actors": actor_records(cast),
        "counts": counts_record(uses, cast.material),
    }


def frame_again(
    former: Frame, content: BriefContent, pack: Pack, created: str, options: NoteOptions
) -> Frame | None:
    """Return the frame of the same note with another content; None where too little would be as it was.

    What was made of a fact stays as it is where the fact, its actors and its sources do. What `shared` holds
    under a name is the very same value where a template would see the same.
    """
    if (former.pack, former.options, former.day) != (pack, options, created[:10]):
        return None
    days = note_days(content, pack, created)
    if (former.cast.days, former.content.brief.options) != (days, content.brief.options):
        return None
    material = material_again(former.material, former.content, content)
    used = facts_used(material)
    changed = _changed(used, former.material, material)
    shared = dict(former.shared)
    if _face(content.brief) != _face(former.content.brief):
        shared["brief"] = _brief_record(content, pack, created, material, former.tokens)
        shared["fields"] = _fields(content, pack, created, former.tokens)
    names = former.names if material.actors is former.material.actors else NamesKnown(material.actors)
    frame = replace(former, content=content, material=material, shared=shared, names=names)
    if not changed and [fact.id for fact in used] == list(former.facts):
        return frame
    known = {key: record for key, record in former.facts.items() if key not in changed}
    if _has_same_grounds(former, used, material):
        uses, sources = replace(former.uses, facts=used), former.sources
    else:
        uses = uses_of(used)
        sources = _sources_again(former, uses, material)
    facts, cast = fact_records(uses, sources, material, former.tokens, days, known=known)
    shared |= _of_facts(uses, sources, facts, cast)
    shared |= {
        name: former.shared[name] for name in ("sources", "counts") if shared[name] == former.shared[name]
    }
    return replace(
        frame,
        quoted=former.quoted.again(material, known),
        wording=former.wording.again(material, known),
        uses=uses,
        sources=sources,
        facts=facts,
        cast=cast,
    )


def _sources_again(former: Frame, uses: Uses, material: Material) -> Mapping[SourceId, SourceRecord]:
    """Return the records of sources, those that would be the same as they were."""
    of_same = {
        key: record
        for key, record in former.sources.items()
        if material.sources.get(key) == former.material.sources[key]
    }
    return source_records(uses, material, former.tokens, of_same)


def _has_same_grounds(former: Frame, used: Sequence[Fact], material: Material) -> bool:
    """Return whether the facts used rest on the same sources, and the same actors stand in them."""
    before = former.material
    pairs = [(fact, before.facts.get(fact.id, fact)) for fact in used]
    return (
        material.sources is before.sources
        and material.actors is before.actors
        and material.origin_of is before.origin_of
        and [fact.id for fact in used] == list(former.facts)
        and all(fact is was or _grounds(fact) == _grounds(was) for fact, was in pairs)
    )


def _grounds(fact: Fact) -> tuple[object, ...]:
    """Return what a fact adds to what is counted of sources, facts and actors."""
    rests_on = tuple((it.span.source, it.grading.code, it.attribution.actor) for it in fact.evidence)
    return rests_on, fact.event_date.value is not None, actors_in(fact)


def _changed(used: Sequence[Fact], before: Material, after: Material) -> frozenset[FactId]:
    """Return the facts that are told otherwise than before, or of which an actor or a source changed."""
    found = {fact.id for fact in used if after.tellings[fact.id] is not before.tellings.get(fact.id)}
    actors = _differing(before.actors, after.actors)
    if actors:
        found |= {fact.id for fact in used if not actors.isdisjoint(actors_in(fact))}
        found |= {fact.id for fact in used if len(after.tellings[fact.id].members) > 1}
    sources = set[SourceId]().union(
        _differing(before.sources, after.sources),
        _differing(before.story_of, after.story_of),
        _differing(before.origin_of, after.origin_of),
        _differing(before.pages, after.pages),
    )
    if sources:
        found |= {fact.id for fact in used if any(item.span.source in sources for item in fact.evidence)}
    return frozenset(found)


def _differing(before: Mapping[_Key, object], after: Mapping[_Key, object]) -> frozenset[_Key]:
    """Return the keys that have another value than before, or had none."""
    if before is after:
        return frozenset()
    return frozenset(key for key in {**before, **after} if before.get(key) != after.get(key))


def _face(brief: Brief) -> tuple[object, ...]:
    """Return what templates see of a brief beside its sections."""
    return brief.title, brief.label, brief.cut_off, brief.fields


def note_days(content: BriefContent, pack: Pack, created: str) -> Days:
    """Return the days at which the note's actors hold their offices: the cut-off's, else that of writing."""
    given = content.brief.cut_off or raw_value_of_role(content.brief, pack, "date", created)
    return days_of(given if is_edtf(given) else created[:10])


def _brief_record(
    content: BriefContent, pack: Pack, created: str, material: Material, tokens: Tokens
) -> BriefRecord:
    brief = content.brief
    return BriefRecord(
        title=Value(title_of(brief, pack, created), tokens, own=True),
        kind=Value(pack.kind, tokens),
        cut_off=Value(value_of_role(brief, pack, "cut_off", created), tokens, own=True),
        created=Value(date_words(created[:10], material.phrases), tokens),
        clean=material.is_clean,
        label=Value(brief.label, tokens),
        marking=Value(marking_of(brief, pack, created).banner, tokens, own=True),
        language=Value(pack.language, tokens),
        yardstick=Value(yardstick_of(brief, pack).title, tokens),
    )


def _fields(content: BriefContent, pack: Pack, created: str, tokens: Tokens) -> SimpleNamespace:
    values = {field.name: field_words(content.brief, pack, field, created) for field in pack.fields}
    return SimpleNamespace(**{name: Value(words, tokens, own=True) for name, words in values.items()})

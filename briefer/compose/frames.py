"""What the sections of one note share: its facts, actors and sources as templates see them, and its words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import SimpleNamespace

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
from briefer.compose.footnotes import Wording, wording_of
from briefer.compose.judging import yardstick_of
from briefer.compose.material import Material, facts_used, material_of, with_brief
from briefer.compose.printing import Quoted
from briefer.compose.quoting import as_quoted
from briefer.compose.record_making import band_records, counts_record, fact_records, source_records
from briefer.compose.records import BriefRecord, SourceRecord
from briefer.compose.sandbox import Sandbox
from briefer.compose.tokens import Tokens, Value
from briefer.compose.uses import uses_of
from briefer.model.briefs import BriefContent
from briefer.model.dates import is_edtf
from briefer.model.ids import FactId
from briefer.model.note_options import NoteCopy, NoteOptions
from briefer.model.packs import Pack
from briefer.weigh.offices import Days


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
    quoted: Quoted
    wording: Wording
    facts: Mapping[FactId, FactRecord]
    cast: Cast
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
        "used": [facts[fact.id] for fact in used],
        "sources": list[SourceRecord](sources.values()),
        "actors": actor_records(cast),
        "counts": counts_record(uses, material),
        "yardstick": band_records(yardstick_of(content.brief, pack), tokens),
    }
    templates = {**dict(pack.pieces), **{section.file: section.template for section in pack.sections}}
    sandbox = Sandbox(tokens, templates, material.phrases.words.__getitem__)
    quoted = cache(lambda fact, text: as_quoted(text, material.facts[fact], material.phrases))
    return Frame(
        content=content,
        pack=pack,
        day=created[:10],
        options=options,
        material=material,
        tokens=tokens,
        sandbox=sandbox,
        quoted=quoted,
        wording=wording_of(material, options),
        facts=facts,
        cast=cast,
        shared=shared,
    )


def frame_again(
    former: Frame, content: BriefContent, pack: Pack, created: str, options: NoteOptions
) -> Frame | None:
    """Return a former frame with another brief, where no more than its sections changed, else None.

    What is used must be the same in the same order: numbers of sources and much else hang on it.
    """
    if (former.pack, former.options, former.day) != (pack, options, created[:10]):
        return None
    if _without_sections(former.content) != _without_sections(content):
        return None
    material = with_brief(former.material, content.brief)
    used = [fact.id for fact in facts_used(material)]
    return replace(former, content=content, material=material) if used == list(former.facts) else None


def _without_sections(content: BriefContent) -> BriefContent:
    return replace(content, brief=replace(content.brief, sections=()))


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

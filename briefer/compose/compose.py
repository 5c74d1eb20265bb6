"""From a brief, its facts and a pack to a document: pure, and the same each time for the same input."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace

from markupsafe import Markup

from briefer.compose.actor_records import Cast, actor_records
from briefer.compose.date_words import date_words, days_of
from briefer.compose.fact_records import FactRecord
from briefer.compose.faults import RENDERING_FAULTS, TemplatePlace, template_error
from briefer.compose.fields import (
    field_words,
    marking_of,
    raw_value_of_role,
    title_block,
    title_of,
    value_of_role,
)
from briefer.compose.fitting import in_order
from briefer.compose.footnotes import Footnotes
from briefer.compose.introducing import introduced
from briefer.compose.joining import joined
from briefer.compose.judging import judgement_markdown, yardstick_of
from briefer.compose.markdown import blocks_of
from briefer.compose.material import Material, facts_used, material_of, printed_sections
from briefer.compose.numbers import Numbers
from briefer.compose.pausing import collector_paused
from briefer.compose.portions import with_portions
from briefer.compose.printing import NotePrinter, Quoted
from briefer.compose.quoting import as_quoted
from briefer.compose.reciting import recited
from briefer.compose.record_making import band_records, counts_record, fact_records, source_records
from briefer.compose.records import BriefRecord, SectionRecord, SourceRecord
from briefer.compose.sandbox import Sandbox
from briefer.compose.section_parts import Part
from briefer.compose.source_forms import FormsOf
from briefer.compose.takeover import ScratchPrinter, facts_in, led, with_paragraphs
from briefer.compose.tokens import Lines, Own, Prompt, Run, Tokens, Value
from briefer.model.briefs import BriefContent, Paragraph, Section
from briefer.model.dates import is_edtf
from briefer.model.documents import AnyBlock, Contents, Document
from briefer.model.ids import FactId, SectionId
from briefer.model.note_options import NoteCopy, NoteOptions
from briefer.model.packs import Pack, PackSection
from briefer.weigh.offices import Days


def compose(
    content: BriefContent,
    pack: Pack,
    *,
    created: str,
    options: NoteOptions | None = None,
    forms_of: FormsOf | None = None,
) -> Document:
    """Return the note; `created` is an ISO 8601 moment in UTC, and its day is the default of a date.

    What `options` leave open is as the pack has it; `forms_of` gives the sources in their citation style.
    A clean copy lacks the sections that are for clearance alone, and all quotes, translations and grades.
    Raises BrieferError where one of the pack's templates is at fault, with its file and line, and where the
    marking is none of the pack's scheme.
    """
    brief = content.brief
    marking = marking_of(brief, pack, created)
    chosen = (options or NoteOptions()).settled(pack)
    with collector_paused():
        note = _note(content, pack, created, chosen, forms_of)
        blocks = tuple(_blocks(note))
        if pack.first_mentions:
            blocks = introduced(blocks, note.cast)
        if chosen.join_notes:
            blocks = joined(blocks, note.footnotes.note, pack.language)
    document = Document(
        kind=pack.kind,
        title=title_of(brief, pack, created),
        marking=marking.banner,
        language=pack.language,
        fields=title_block(brief, pack, created),
        blocks=blocks,
        created=created,
        notes=chosen.notes or pack.notes,
        scheme=pack.scheme,
    )
    return with_portions(document, marking) if pack.portions and marking.banner else document


@dataclass(frozen=True, slots=True)
class _Note:
    """All that the sections of one note share."""

    content: BriefContent
    pack: Pack
    material: Material
    tokens: Tokens
    sandbox: Sandbox
    footnotes: Footnotes
    printer: NotePrinter
    quoted: Quoted
    facts: Mapping[FactId, FactRecord]
    cast: Cast
    shared: Mapping[str, object]


def _blocks(note: _Note) -> Iterator[AnyBlock]:
    """Return the blocks of every section in order, their paragraphs numbered where the pack does so."""
    pack = note.pack
    sections = {section.name: section for section in pack.sections}
    numbers = Numbers(pack.numbering)
    if pack.contents:
        yield Contents(note.material.phrases.say("contents"))
    for section in printed_sections(note.material.brief):
        pattern = sections.get(section.name)
        if pattern and pattern.clearance and note.material.is_clean:
            continue
        blocks = _section_blocks(section, pattern, note)
        if not blocks:
            continue
        heading = section.heading or (pattern.heading if pattern else "")
        if heading:
            yield numbers.heading(heading, section.name, pattern)
        yield from numbers.placed(blocks, pattern)


def _note(
    content: BriefContent, pack: Pack, created: str, options: NoteOptions, forms_of: FormsOf | None
) -> _Note:
    material = material_of(content, pack, is_clean=options.copy is NoteCopy.CLEAN)
    tokens = Tokens()
    used = facts_used(material)
    sources = source_records(used, material, tokens)
    facts, cast = fact_records(used, sources, material, tokens, _days(content, pack, created))
    shared = {
        "brief": _brief_record(content, pack, created, material, tokens),
        "fields": _fields(content, pack, created, tokens),
        "used": [facts[fact.id] for fact in used],
        "sources": list[SourceRecord](sources.values()),
        "actors": actor_records(cast),
        "counts": counts_record(used, cast),
        "yardstick": band_records(yardstick_of(content.brief, pack), tokens),
    }
    templates = {**dict(pack.pieces), **{section.file: section.template for section in pack.sections}}
    sandbox = Sandbox(tokens, templates, material.phrases.words.__getitem__)
    footnotes = Footnotes(material, options, forms_of)
    quoted = cache(lambda fact, text: as_quoted(text, material.facts[fact], material.phrases))
    printer = NotePrinter(tokens, footnotes, quoted)
    return _Note(content, pack, material, tokens, sandbox, footnotes, printer, quoted, facts, cast, shared)


def _days(content: BriefContent, pack: Pack, created: str) -> Days:
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


def section_parts(content: BriefContent, pack: Pack, key: SectionId, *, created: str) -> tuple[Part, ...]:
    """Return a section as parts, whether it is printed or not, citations counted within it.

    Raises BrieferError where its template is at fault.
    """
    note = _note(content, pack, created, NoteOptions().settled(pack), None)
    patterns = {section.name: section for section in pack.sections}
    section = next(section for section in note.material.brief.sections if section.id == key)
    return tuple(_parts(section, patterns.get(section.name), note))


def _section_blocks(section: Section, pattern: PackSection | None, note: _Note) -> list[AnyBlock]:
    """Return the blocks of one section: its template's, and whatever was sent there and is not in them."""
    printer = note.printer
    printer.seen.clear()
    if any(paragraph.taken for paragraph in section.paragraphs):
        parts = _parts(section, pattern, note)
        blocks = [recited(block, printer) for part in parts for block in part.blocks]
    else:
        facts = [note.facts[fact.id] for fact in in_order(section, pattern, note.material)]
        blocks = _printed(section, pattern, facts, printer, note)
        blocks += _left_out(facts, section.facts, printer, note)
    if not blocks and pattern is not None and pattern.required:
        return printer.laid_out(_prompt(section, pattern, note))
    return blocks


def _parts(section: Section, pattern: PackSection | None, note: _Note) -> list[Part]:
    """Return the parts of a section, paragraphs that were taken over in place of what they took over."""
    facts = [note.facts[fact.id] for fact in in_order(section, pattern, note.material)]
    scratch = ScratchPrinter(note.tokens, Footnotes(note.material), note.quoted)
    blocks = _printed(section, pattern, facts, scratch, note)
    blocks += _left_out(facts, section.facts, scratch, note)
    parts = scratch.parts(blocks)
    taken = section.paragraphs[len(led(section.paragraphs)[0]) :]
    if not taken:
        return parts
    own = scratch.parts(scratch.laid_out(_own(taken)))
    laid = with_paragraphs(parts, own, taken)
    scratch.seen = {fact for part in laid for block in part.blocks for fact in facts_in(block)}
    scratch.seen |= {fact for paragraph in taken if paragraph.taken for fact in paragraph.taken.facts}
    more = _left_out(facts, section.facts, scratch, note)
    return [*laid, *(Part(0, place, (block,)) for place, block in enumerate(more, len(parts)))]


def _printed(
    section: Section,
    pattern: PackSection | None,
    facts: list[FactRecord],
    printer: NotePrinter,
    note: _Note,
) -> list[AnyBlock]:
    """Return what a section's template prints, and the analyst's own that took nothing over."""
    printer.is_quoting = pattern is None or pattern.quotes
    judged = _judged(section, note)
    own = _own(led(section.paragraphs)[0])
    if pattern is None:
        return [*printer.laid_out(judged), *printer.laid_out(own)]
    judgements, paragraphs = (note.tokens.put(each) if each.texts else Markup("") for each in (judged, own))
    variables = {
        **note.shared,
        "section": _section_record(section, pattern, note.tokens),
        "facts": facts,
        "paragraphs": paragraphs,
        "judgements": judgements,
        "prompt": note.tokens.put(_prompt(section, pattern, note)),
    }
    try:
        markdown = note.sandbox.render(pattern.file, pattern.template, variables)
        blocks = blocks_of(markdown, printer)
    except RENDERING_FAULTS as error:
        raise template_error(_places(note.pack, pattern), error) from error
    for token, piece in ((judgements, judged), (paragraphs, own)):
        if token not in markdown:
            blocks += printer.laid_out(piece)
    return blocks


def _own(paragraphs: Sequence[Paragraph]) -> Own:
    return Own(tuple(each.text for each in paragraphs), tuple(each.id for each in paragraphs))


def _judged(section: Section, note: _Note) -> Own:
    yardstick, phrases = yardstick_of(note.content.brief, note.pack), note.material.phrases
    texts = (judgement_markdown(each, yardstick, phrases) for each in section.judgements)
    return Own(tuple(texts), tuple(each.id for each in section.judgements))


def _places(pack: Pack, pattern: PackSection) -> tuple[TemplatePlace, ...]:
    """Return where a fault can lie: in the section's own file, or in what it includes."""
    own = TemplatePlace(pack.id, pattern.file, pattern.template, pattern.first_line)
    return (own, *(TemplatePlace(pack.id, name, text) for name, text in pack.pieces))


def _left_out(
    facts: Sequence[FactRecord], sent: Sequence[FactId], printer: NotePrinter, note: _Note
) -> list[AnyBlock]:
    """Return a paragraph of each fact that was sent to the section and that was not printed."""
    missing = {id(note.facts[fact]) for fact in sent if fact not in printer.seen}
    lines = tuple(Run(tuple(note.tokens.pieces(record.line))) for record in facts if id(record) in missing)
    return printer.laid_out(Lines(lines)) if lines else []


def _section_record(section: Section, pattern: PackSection, tokens: Tokens) -> SectionRecord:
    return SectionRecord(
        Value(section.name, tokens),
        Value(section.heading or pattern.heading, tokens),
        Value(pattern.holds, tokens),
    )


def _prompt(section: Section, pattern: PackSection, note: _Note) -> Prompt:
    heading = section.heading or pattern.heading
    say = note.material.phrases.say
    told = say("to_be_written_as", heading=heading, holds=pattern.holds) if pattern.holds else ""
    return Prompt(told or say("to_be_written", heading=heading))

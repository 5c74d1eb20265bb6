"""What each section of a note prints: its template's blocks, the analyst's own, and what was left out."""

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from briefer.compose.fact_records import FactRecord
from briefer.compose.faults import RENDERING_FAULTS, TemplatePlace, template_error
from briefer.compose.fitting import in_order
from briefer.compose.frames import Frame
from briefer.compose.judgement_listing import judged, judgements_of_all, listing_of
from briefer.compose.layouts import WHOLE_LINE, line_of
from briefer.compose.markdown import blocks_of
from briefer.compose.printing import NotePrinter
from briefer.compose.records import SectionRecord
from briefer.compose.sandbox import Reading
from briefer.compose.section_parts import Part
from briefer.compose.takeover import ScratchPrinter, facts_in, led, with_paragraphs
from briefer.compose.tokens import Lines, Own, Prompt, Tokens, Value
from briefer.model.briefs import Paragraph, Section
from briefer.model.documents import AnyBlock
from briefer.model.ids import FactId
from briefer.model.packs import Pack, PackSection


def section_blocks(section: Section, pattern: PackSection | None, frame: Frame) -> Iterator[AnyBlock]:
    """Yield the blocks of a section, each made as it is asked for; its citations have no numbers yet.

    An empty section says that it is to be written, where the pack requires it. Raises BrieferError where its
    template is at fault.
    """
    printer = NotePrinter(frame.tokens, frame.material, frame.quoted)
    blocks = _blocks(section, pattern, printer, frame)
    first = next(blocks, None)
    if first is not None:
        yield first
        yield from blocks
    elif pattern is not None and pattern.required:
        yield from printer.laid_out(_prompt(section, pattern, frame))


def _blocks(
    section: Section, pattern: PackSection | None, printer: NotePrinter, frame: Frame
) -> Iterator[AnyBlock]:
    """Yield what a section prints."""
    if is_taken_over(section):
        for part in parts_of(section, pattern, frame):
            yield from part.blocks
        return
    facts = [frame.facts[fact] for fact in order_of(section, pattern, frame)]
    yield from _printed(section, pattern, facts, printer, frame)
    yield from _left_out(facts, section.facts, printer, frame)


def is_taken_over(section: Section) -> bool:
    """Return whether a paragraph of a section stands in place of a block of its template."""
    return any(paragraph.taken for paragraph in section.paragraphs)


def order_of(section: Section, pattern: PackSection | None, frame: Frame) -> tuple[FactId, ...]:
    """Return a section's facts in the order in which they are printed."""
    return tuple(fact.id for fact in in_order(section, pattern, frame.material))


def parts_of(section: Section, pattern: PackSection | None, frame: Frame) -> list[Part]:
    """Return the parts of a section, paragraphs that were taken over in place of what they took over.

    Citations have no numbers yet. Raises BrieferError where its template is at fault.
    """
    facts = [frame.facts[fact] for fact in order_of(section, pattern, frame)]
    scratch = ScratchPrinter(frame.tokens, frame.material, frame.quoted)
    blocks = list(_printed(section, pattern, facts, scratch, frame))
    blocks += _left_out(facts, section.facts, scratch, frame)
    parts = scratch.parts(blocks)
    taken = section.paragraphs[len(led(section.paragraphs)[0]) :]
    if not taken:
        return parts
    own = scratch.parts(scratch.laid_out(_own(taken)))
    laid = with_paragraphs(parts, own, taken)
    scratch.seen = {fact for part in laid for block in part.blocks for fact in facts_in(block)}
    scratch.seen |= {fact for paragraph in taken if paragraph.taken for fact in paragraph.taken.facts}
    more = list(_left_out(facts, section.facts, scratch, frame))
    return [*laid, *(Part(0, place, (block,)) for place, block in enumerate(more, len(parts)))]


def _printed(
    section: Section,
    pattern: PackSection | None,
    facts: list[FactRecord],
    printer: NotePrinter,
    frame: Frame,
) -> Iterator[AnyBlock]:
    """Yield what a section's template prints, and the analyst's own that took nothing over."""
    printer.is_quoting = pattern is None or pattern.quotes
    free = led(section.paragraphs)[0]
    frame.sandbox.reading = Reading()
    if pattern is None:
        yield from printer.laid_out(judged(section.judgements, frame))
        yield from printer.laid_out(_own(free))
        return
    variables = {
        **frame.shared,
        "section": _section_record(section, pattern, frame.tokens),
        "facts": facts,
        "paragraphs": frame.tokens.put(_own(free)) if free else Markup(""),
        "judgements": listing_of(section.judgements, frame),
        "judged": listing_of(judgements_of_all(frame), frame, is_held=False),
        "prompt": frame.tokens.put(_prompt(section, pattern, frame)),
    }
    try:
        markdown = frame.sandbox.render(pattern.file, pattern.template, variables)
        yield from map(printer.made, blocks_of(markdown, printer))
    except RENDERING_FAULTS as error:
        raise template_error(_places(frame.pack, pattern), error) from error
    missing = [each for each in section.judgements if each.id not in printer.held]
    yield from printer.laid_out(judged(missing, frame))
    yield from printer.laid_out(_own([each for each in free if each.id not in printer.held]))
    frame.tokens.forget()


def _own(paragraphs: Sequence[Paragraph]) -> Own:
    return Own(tuple(each.text for each in paragraphs), tuple(each.id for each in paragraphs))


def _places(pack: Pack, pattern: PackSection) -> tuple[TemplatePlace, ...]:
    """Return where a fault can lie: in the section's own file, or in what it includes."""
    own = TemplatePlace(pack.id, pattern.file, pattern.template, pattern.first_line)
    return (own, *(TemplatePlace(pack.id, name, text) for name, text in pack.pieces))


def _left_out(
    facts: Sequence[FactRecord], sent: Sequence[FactId], printer: NotePrinter, frame: Frame
) -> Iterable[AnyBlock]:
    """Return a paragraph of each fact that was sent to the section and that was not printed."""
    missing = {fact for fact in sent if fact not in printer.seen}
    lines = tuple(
        line_of(frame.tokens, frame.sandbox, record, WHOLE_LINE) for record in facts if record.key in missing
    )
    return printer.laid_out(Lines(lines)) if lines else []


def _section_record(section: Section, pattern: PackSection, tokens: Tokens) -> SectionRecord:
    return SectionRecord(
        Value(section.name, tokens),
        Value(section.heading or pattern.heading, tokens),
        Value(pattern.holds, tokens),
    )


def _prompt(section: Section, pattern: PackSection, frame: Frame) -> Prompt:
    heading = section.heading or pattern.heading
    say = frame.material.phrases.say
    told = say("to_be_written_as", heading=heading, holds=pattern.holds) if pattern.holds else ""
    return Prompt(told or say("to_be_written", heading=heading))

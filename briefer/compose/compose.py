"""From a brief, its facts and a pack to a document: pure, and the same each time for the same input."""

from dataclasses import replace

from briefer.compose.footnotes import Footnotes
from briefer.compose.frames import frame_of
from briefer.compose.numbering import Numbering
from briefer.compose.recomposing import Composition, recompose
from briefer.compose.section_parts import Part
from briefer.compose.section_printing import parts_of
from briefer.compose.source_forms import FormsOf
from briefer.compose.walking import with_runs
from briefer.model.briefs import BriefContent, Section
from briefer.model.documents import Document
from briefer.model.ids import SectionId
from briefer.model.note_options import NoteOptions
from briefer.model.packs import Pack

__all__ = ["Composition", "compose", "recompose", "section_parts"]


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
    chosen = (options or NoteOptions()).settled(pack)
    composition = recompose(content, pack, created=created, options=chosen, forms_of=forms_of)
    composition.frame.tokens.clear()  # Jinja leaves a circle behind, which would hold all that was printed
    return composition.document


def section_parts(
    content: BriefContent,
    pack: Pack,
    key: SectionId,
    *,
    created: str,
    composition: Composition | None = None,
) -> tuple[Part, ...]:
    """Return a section as parts, whether it is printed or not, citations counted within it.

    What all sections share is taken from the `composition` of this very content, where there is one.
    Raises BrieferError where its template is at fault.
    """
    asked = next(section for section in content.brief.sections if section.id == key)
    if composition is not None and composition.frame.content is content and asked.included:
        frame = composition.frame
    else:
        frame = frame_of(_with_printed(content, asked), pack, created, NoteOptions().settled(pack))
    patterns = {section.name: section for section in pack.sections}
    section = next(section for section in frame.material.brief.sections if section.id == key)
    footnotes = Footnotes(frame.material, wording=frame.wording, numbering=Numbering())
    return tuple(
        replace(part, blocks=tuple([with_runs(block, footnotes.noted) for block in part.blocks]))
        for part in parts_of(section, patterns.get(section.name), frame)
    )


def _with_printed(content: BriefContent, section: Section) -> BriefContent:
    """Return the content with a section among those that are printed: a frame has no other facts."""
    sections = tuple(
        replace(each, included=True) if each.id == section.id else each for each in content.brief.sections
    )
    return replace(content, brief=replace(content.brief, sections=sections))

"""The command that makes a template's paragraph the analyst's own, written as Markdown."""

from dataclasses import replace

from briefer.commands.citations import citations_of
from briefer.commands.sections import in_place, put_section, section_of
from briefer.commands.wording import shown
from briefer.compose.markdown_writing import markdown_of
from briefer.compose.section_parts import can_be_taken
from briefer.compose.takeover import taken_of
from briefer.errors import BrieferError
from briefer.model.briefs import Paragraph
from briefer.model.documents import AnyBlock
from briefer.model.ids import BriefId, ParagraphId, SectionId, new_key
from briefer.store.session import Session


def take_over(
    session: Session, brief_id: BriefId, section_id: SectionId, block: AnyBlock, place: int
) -> ParagraphId:
    """Make a template's block a paragraph of the analyst's own, with all its citations, and return its id.

    `place` counts the template's blocks of the section from 0. Raises BrieferError where the block is a
    drawing.
    """
    if not can_be_taken(block):
        what = "A drawing cannot be taken over as words."
        raise BrieferError(what, "Write a paragraph of your own beside it.")
    section = section_of(session, brief_id, section_id)
    taken, text = taken_of(block, place), markdown_of([block])
    new = Paragraph(ParagraphId(new_key()), text, taken, citations_of(session, text, ()))
    with session.step(f"Take over a paragraph of {shown(section.title)}"):
        put_section(session, brief_id, replace(section, paragraphs=in_place(section.paragraphs, new)))
    return new.id

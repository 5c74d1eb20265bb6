"""Sections of stored briefs: found, and put back with what was changed in them."""

from dataclasses import replace

from briefer.model.briefs import Brief, Paragraph, Section
from briefer.model.ids import BriefId, SectionId
from briefer.store import queries, writing
from briefer.store.session import Session


def section_of(session: Session, brief_id: BriefId, section_id: SectionId) -> Section:
    """Return a section of a brief."""
    return next(each for each in queries.brief(session, brief_id).sections if each.id == section_id)


def put_section(session: Session, brief_id: BriefId, section: Section) -> None:
    """Store a section in place of what it was, within a step."""
    brief = queries.brief(session, brief_id)
    writing.put_brief(session, with_section(brief, section))


def with_section(brief: Brief, section: Section) -> Brief:
    """Return the brief with this section in place of what it was."""
    return replace(brief, sections=tuple(section if old.id == section.id else old for old in brief.sections))


def in_place(paragraphs: tuple[Paragraph, ...], new: Paragraph) -> tuple[Paragraph, ...]:
    """Return the paragraphs with a new one before those that took over later blocks, or last."""
    place = new.taken.place if new.taken else len(paragraphs)
    later = (at for at, each in enumerate(paragraphs) if each.taken and each.taken.place > place)
    at = next(later, len(paragraphs))
    return (*paragraphs[:at], new, *paragraphs[at:])

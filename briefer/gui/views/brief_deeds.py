"""What the workspace does to a brief, each as one step of the session."""

from collections.abc import Sequence
from dataclasses import replace

from briefer.commands import briefs as commands
from briefer.compose.fields import value_to_keep
from briefer.gui.models.brief_standing import Drafted, place_behind
from briefer.gui.models.brief_values import CUT_OFF_ROLE, TITLE_ROLE
from briefer.model.briefs import Brief, Section
from briefer.model.ids import BriefId, FactId, SectionId
from briefer.model.packs import Pack
from briefer.store import queries
from briefer.store.session import Session


def write_words(session: Session, brief_id: BriefId, section: Section, drafted: Drafted) -> None:
    """Give a paragraph of the section the words that were typed; one that is new is stored with them."""
    text = {paragraph.id: paragraph.text for paragraph in section.paragraphs}.get(drafted.paragraph)
    if text != drafted.text:
        place = place_behind(section.paragraphs, drafted.after)
        commands.write_paragraph(session, brief_id, section.id, drafted.paragraph, drafted.text, place)


def send_facts(
    session: Session,
    brief_id: BriefId,
    section: Section,
    facts: Sequence[FactId],
    position: int | None = None,
) -> None:
    """Send facts to a section, in their order, before the fact that stands at the position, or last."""
    if position is None:
        _send_last(session, brief_id, section, facts)
        return
    before = section.facts[position] if position < len(section.facts) else None
    rest = [fact for fact in section.facts if fact not in facts]
    while before in facts:  # dropped on itself: what follows it stays behind it
        after = section.facts.index(before) + 1
        before = section.facts[after] if after < len(section.facts) else None
    place = rest.index(before) if before is not None else len(rest)
    wanted = (*rest[:place], *facts, *rest[place:])
    if wanted == section.facts:
        return
    if len(facts) == 1:
        commands.send_fact(session, brief_id, section.id, facts[0], place)
        return
    with session.step(f"Send {len(facts)} facts to {section.title}"):
        for number, fact in enumerate(facts):
            commands.send_fact(session, brief_id, section.id, fact, place + number)


def _send_last(session: Session, brief_id: BriefId, section: Section, facts: Sequence[FactId]) -> None:
    """Send facts behind those that stand in a section; what stands there already is moved."""
    if tuple(facts) == section.facts[max(len(section.facts) - len(facts), 0) :]:
        return
    if len(facts) == 1:
        commands.send_fact(session, brief_id, section.id, facts[0])
        return
    with session.step(f"Send {len(facts)} facts to {section.title}"):
        for fact in facts:
            commands.send_fact(session, brief_id, section.id, fact)


def shift_fact(session: Session, brief_id: BriefId, section: Section, fact: FactId, by: int) -> None:
    """Move a fact so many places on within its section or, where `by` is negative, back."""
    place = section.facts.index(fact) + by
    if 0 <= place < len(section.facts):
        commands.send_fact(session, brief_id, section.id, fact, place)


def shift_section(session: Session, brief: Brief, section_id: SectionId, by: int) -> None:
    """Move a section so many places on or, where `by` is negative, back."""
    place = [section.id for section in brief.sections].index(section_id) + by
    if 0 <= place < len(brief.sections):
        commands.move_section(session, brief.id, section_id, place)


def set_field(session: Session, brief_id: BriefId, pack: Pack, name: str, value: str) -> None:
    """Keep a field's value; what gives the title or the cut-off is kept as the brief's own."""
    field = next(field for field in pack.fields if field.name == name)
    with session.step(f"Set {field.label}"):
        if field.role == TITLE_ROLE:
            commands.edit_brief(session, replace(queries.brief(session, brief_id), title=value))
        elif field.role == CUT_OFF_ROLE:
            commands.set_cut_off(session, brief_id, value)
        else:
            commands.set_field(session, brief_id, name, value_to_keep(pack, field, value))

"""Commands on briefs: what is printed where, the analyst's own paragraphs, and the fields of the note."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from briefer.commands.citations import citations_of
from briefer.commands.wording import counted, one_line, plain_faults, shown
from briefer.compose.fitting import brief_in_pack, facts_asked_for
from briefer.errors import BrieferError
from briefer.model.briefs import Brief, Paragraph, Section
from briefer.model.changes import Collection
from briefer.model.ids import BriefId, FactId, ParagraphId, SectionId, new_key
from briefer.model.packs import Pack, PackSection
from briefer.store import queries, writing
from briefer.store.removing import remove
from briefer.store.session import Session
from briefer.text.cleaning import clean
from briefer.weigh.tellings import leads, tellings

_T = TypeVar("_T")


Values = tuple[tuple[str, str], ...]
"""What fields begin with, by their names."""


def drafted_brief(session: Session, pack: Pack, title: str = "", fields: Values = ()) -> Brief:
    """Return a brief with the pack's sections, nothing sent to them yet; it is not stored."""
    return Brief(
        BriefId(new_key()),
        queries.next_label(session, Collection.BRIEF),
        one_line(title),
        pack.id,
        fields=fields,
        sections=tuple(
            Section(SectionId(new_key()), section.name, section.heading) for section in pack.sections
        ),
    )


def add_brief(session: Session, pack: Pack, title: str = "", fields: Values = ()) -> BriefId:
    """Add a brief with the pack's sections and return its id."""
    brief = drafted_brief(session, pack, title, fields)
    with session.step(f"Add brief “{shown(brief.title or pack.name)}”"):
        writing.put_brief(session, brief)
    return brief.id


def send_to_drafted(
    session: Session, drafted: Brief, section_id: SectionId, facts: Sequence[FactId]
) -> BriefId:
    """Store a brief with facts in one of its sections, as one step, and return its id."""
    section = _section(drafted, section_id)
    sent = queries.fact(session, facts[0]).label if len(facts) == 1 else counted(len(facts), "fact")
    with session.step(f"Send {sent} to {shown(section.title)}"):
        writing.put_brief(session, drafted)
        for fact in facts:
            send_fact(session, drafted.id, section_id, fact)
    return drafted.id


def change_pack(session: Session, brief_id: BriefId, pack: Pack) -> None:
    """Give a brief the sections of another pack; what it holds stays, in that pack's order."""
    brief = queries.brief(session, brief_id)
    if brief.pack != pack.id:
        with session.step(f"Change the pack to “{shown(pack.name)}”"):
            writing.put_brief(session, brief_in_pack(brief, pack))


def first_brief(session: Session, pack: Pack) -> BriefId:
    """Return the id of the session's first brief; where there is none, one of this pack is added."""
    briefs = queries.briefs(session)
    return briefs[0].id if briefs else add_brief(session, pack)


def edit_brief(session: Session, brief: Brief) -> None:
    """Store what the analyst changed about a brief: title, cut-off, fields."""
    with session.step(f"Edit brief “{shown(brief.title or brief.label)}”"):
        writing.put_brief(session, brief)


def set_field(session: Session, brief_id: BriefId, name: str, value: str) -> None:
    """Give one field of a brief its value; an empty one takes it away."""
    brief = queries.brief(session, brief_id)
    words = clean(value).strip()
    fields = {**dict(brief.fields), name: words}
    changed = replace(brief, fields=tuple((key, kept) for key, kept in fields.items() if kept))
    with session.step(f"Set {name.replace('_', ' ')}"):
        writing.put_brief(session, changed)


def set_cut_off(session: Session, brief_id: BriefId, cut_off: str | None) -> None:
    """Set the date up to which information was taken in, an EDTF string or None.

    Raises BrieferError where it is no date.
    """
    brief = queries.brief(session, brief_id)
    with plain_faults():
        changed = replace(brief, cut_off=cut_off or None)
    with session.step("Set the information cut-off"):
        writing.put_brief(session, changed)


def remove_brief(session: Session, brief_id: BriefId) -> None:
    """Remove a brief with its sections and paragraphs; facts and sources stay."""
    brief = queries.brief(session, brief_id)
    with session.step(f"Remove brief “{shown(brief.title or brief.label)}”"):
        remove(session, Collection.BRIEF, brief_id)


def send_fact(
    session: Session, brief_id: BriefId, section_id: SectionId, fact_id: FactId, position: int | None = None
) -> None:
    """Send a fact to a section, at a position counted from 0 or last; one that stands there is moved.

    A fact that was moved keeps its place, in whatever order the section prints the others.
    """
    fact = queries.fact(session, fact_id)
    section = _section(queries.brief(session, brief_id), section_id)
    facts = _placed(section.facts, fact_id, position)
    is_moved = position is not None and fact_id in section.facts and facts != section.facts
    by_hand = section.by_hand | {fact_id} if is_moved else section.by_hand
    words = f"Send {fact.label} to {shown(section.title)}"
    _store(session, brief_id, replace(section, facts=facts, by_hand=by_hand), words)


def withdraw_fact(session: Session, brief_id: BriefId, section_id: SectionId, fact_id: FactId) -> None:
    """Take a fact out of a section; the fact itself stays, and so do other sections that print it."""
    fact = queries.fact(session, fact_id)
    section = _section(queries.brief(session, brief_id), section_id)
    facts = tuple(key for key in section.facts if key != fact_id)
    words = f"Withdraw {fact.label} from {shown(section.title)}"
    by_hand = section.by_hand - {fact_id}
    _store(session, brief_id, replace(section, facts=facts, by_hand=by_hand), words)


def take_all_that_fit(
    session: Session, brief_id: BriefId, pack: Pack, section_id: SectionId | None = None
) -> int:
    """Send the facts that fit each section, or one section, and return how many were sent.

    A fact goes once into the sections that share nothing, the first that it fits, and into each shared one
    (a chronology); what the analyst has sent stays where it is. Excluded sections take nothing. Facts that
    are told as one count as their leading one.
    """
    brief = brief_in_pack(queries.brief(session, brief_id), pack)
    told = tellings(queries.facts(session), queries.reconciliations(session))
    facts, lead_of = [telling.fact for telling in told], leads(told)
    own = {section.name: section for section in pack.sections}
    used = {
        lead_of[key]
        for section in brief.sections
        if not _is_shared(own.get(section.name))
        for key in section.facts
    }
    sections, sent = [], 0
    for section in brief.sections:
        template = own.get(section.name)
        asked = section.included if section_id is None else section.id == section_id
        new: list[FactId] = []
        if asked and ((template is not None and template.takes is not None) or section.sifting.asks):
            is_shared = _is_shared(template)
            taken = {lead_of[key] for key in section.facts} | (set() if is_shared else used)
            new = [fact.id for fact in facts_asked_for(pack, section, facts) if fact.id not in taken]
            used |= set() if is_shared else set(new)
        sections.append(replace(section, facts=(*section.facts, *new)))
        sent += len(new)
    if sent:
        with session.step(f"Take {counted(sent, 'fact')} that fit"):
            writing.put_brief(session, replace(brief, sections=tuple(sections)))
    return sent


def add_section(session: Session, brief_id: BriefId, heading: str, position: int | None = None) -> SectionId:
    """Add a section of the analyst's own, at a position counted from 0 or last, and return its id."""
    brief = queries.brief(session, brief_id)
    section = Section(SectionId(new_key()), "", _heading(heading))
    sections = _placed(brief.sections, section, position)
    with session.step(f"Add section “{shown(section.title)}”"):
        writing.put_brief(session, replace(brief, sections=sections))
    return section.id


def rename_section(session: Session, brief_id: BriefId, section_id: SectionId, heading: str) -> None:
    """Give a section another heading. Raises BrieferError where it is blank."""
    section = _section(queries.brief(session, brief_id), section_id)
    words = f"Rename section “{shown(section.title)}”"
    _store(session, brief_id, replace(section, heading=_heading(heading)), words)


def include_section(session: Session, brief_id: BriefId, section_id: SectionId, included: bool) -> None:  # noqa: FBT001 - one switch
    """Print a section or leave it out; what it holds is kept."""
    section = _section(queries.brief(session, brief_id), section_id)
    words = f"{'Include' if included else 'Leave out'} section “{shown(section.title)}”"
    _store(session, brief_id, replace(section, included=included), words)


def move_section(session: Session, brief_id: BriefId, section_id: SectionId, position: int) -> None:
    """Move a section to a position, counted from 0."""
    brief = queries.brief(session, brief_id)
    section = _section(brief, section_id)
    sections = _placed(brief.sections, section, position)
    with session.step(f"Move section “{shown(section.title)}”"):
        writing.put_brief(session, replace(brief, sections=sections))


def remove_section(session: Session, brief_id: BriefId, section_id: SectionId) -> None:
    """Remove a section of the analyst's own with its paragraphs, or one of the pack's that there is twice.

    Raises BrieferError for the only one of its kind, which can be left out instead.
    """
    brief = queries.brief(session, brief_id)
    section = _section(brief, section_id)
    if section.name and sum(other.name == section.name for other in brief.sections) == 1:
        what = f"“{section.title}” is a section of the pack."
        raise BrieferError(what, "Leave it out of the note instead.")
    with session.step(f"Remove section “{shown(section.title)}”"):
        sections = tuple(other for other in brief.sections if other.id != section_id)
        writing.put_brief(session, replace(brief, sections=sections))


def write_paragraph(  # noqa: PLR0913, PLR0917 - where it stands and what it says
    session: Session,
    brief_id: BriefId,
    section_id: SectionId,
    paragraph_id: ParagraphId | None,
    text: str,
    position: int | None = None,
) -> ParagraphId:
    """Write a paragraph of the analyst's own, Markdown that cites facts as ``[@label]``, and return its id.

    A new one, whose id is None or none of the section's, goes to the position, counted from 0, or last; an
    old one keeps its place.
    """
    section = _section(queries.brief(session, brief_id), section_id)
    words = clean(text)
    before = next((old for old in section.paragraphs if old.id == paragraph_id), None)
    if before is None:
        key = paragraph_id or ParagraphId(new_key())
        paragraph = Paragraph(key, words, seen=citations_of(session, words, ()))
        paragraphs = _placed(section.paragraphs, paragraph, position)
    else:
        paragraph = replace(before, text=words, seen=citations_of(session, words, before.seen))
        paragraphs = tuple(paragraph if old.id == paragraph_id else old for old in section.paragraphs)
    label = f"Write in {shown(section.title)}"
    _store(session, brief_id, replace(section, paragraphs=paragraphs), label)
    return paragraph.id


def remove_paragraph(
    session: Session, brief_id: BriefId, section_id: SectionId, paragraph_id: ParagraphId
) -> None:
    """Remove a paragraph of the analyst's own."""
    section = _section(queries.brief(session, brief_id), section_id)
    paragraphs = tuple(old for old in section.paragraphs if old.id != paragraph_id)
    words = f"Remove paragraph from {shown(section.title)}"
    _store(session, brief_id, replace(section, paragraphs=paragraphs), words)


def move_paragraph(
    session: Session, brief_id: BriefId, section_id: SectionId, paragraph_id: ParagraphId, position: int
) -> None:
    """Move a paragraph within its section to a position, counted from 0."""
    section = _section(queries.brief(session, brief_id), section_id)
    paragraph = _paragraph(section, paragraph_id)
    paragraphs = _placed(section.paragraphs, paragraph, position)
    words = f"Move paragraph in {shown(section.title)}"
    _store(session, brief_id, replace(section, paragraphs=paragraphs), words)


def _store(session: Session, brief_id: BriefId, section: Section, words: str) -> None:
    """Put the changed section into its brief, in one step."""
    brief = queries.brief(session, brief_id)
    sections = tuple(section if old.id == section.id else old for old in brief.sections)
    with session.step(words):
        writing.put_brief(session, replace(brief, sections=sections))


def _placed(members: tuple[_T, ...], member: _T, position: int | None) -> tuple[_T, ...]:
    rest = [other for other in members if other != member]
    rest.insert(len(rest) if position is None else max(0, position), member)
    return tuple(rest)


def _section(brief: Brief, section_id: SectionId) -> Section:
    return {section.id: section for section in brief.sections}[section_id]


def _paragraph(section: Section, paragraph_id: ParagraphId) -> Paragraph:
    return {paragraph.id: paragraph for paragraph in section.paragraphs}[paragraph_id]


def _heading(heading: str) -> str:
    words = one_line(heading)
    if not words:
        raise BrieferError("A section has a heading.", "Give it one.")
    return words


def _is_shared(section: PackSection | None) -> bool:
    return section is not None and section.takes is not None and section.takes.shared

"""Commands on the outline of a brief: sections repeated, their facts chosen, a brief for another reader."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefer.commands.briefs import drafted_brief
from briefer.commands.sections import put_section, section_of
from briefer.commands.wording import one_line, shown
from briefer.model.briefs import Brief, Section
from briefer.model.changes import Collection
from briefer.model.drafting import Sifting
from briefer.model.ids import BriefId, FactId, JudgementId, ParagraphId, SectionId, VersionId, new_key
from briefer.model.leaving import key_of, left_options, with_key
from briefer.model.packs import Pack
from briefer.store import queries, writing
from briefer.store.session import Session
from briefer.text.cleaning import clean


def repeat_section(session: Session, brief_id: BriefId, section_id: SectionId) -> SectionId:
    """Add a section like this one, with nothing in it, right behind it, and return its id."""
    brief = queries.brief(session, brief_id)
    keys = [section.id for section in brief.sections]
    like = brief.sections[keys.index(section_id)]
    again = Section(SectionId(new_key()), like.name, like.heading, sifting=like.sifting)
    at = keys.index(section_id) + 1
    with session.step(f"Repeat section “{shown(like.heading)}”"):
        sections = (*brief.sections[:at], again, *brief.sections[at:])
        writing.put_brief(session, replace(brief, sections=sections))
    return again.id


def choose_sifting(session: Session, brief_id: BriefId, section_id: SectionId, sifting: Sifting) -> None:
    """Choose which facts a section takes and in which order; facts put in a place by hand keep it."""
    section = section_of(session, brief_id, section_id)
    with session.step(f"Choose the facts of {shown(section.title)}"):
        put_section(session, brief_id, replace(section, sifting=sifting))


def release_fact(session: Session, brief_id: BriefId, section_id: SectionId, fact_id: FactId) -> None:
    """Let a fact that was put in a place by hand stand where the section's order has it."""
    section = section_of(session, brief_id, section_id)
    label = queries.fact(session, fact_id).label
    with session.step(f"Let {label} stand in order in {shown(section.title)}"):
        put_section(session, brief_id, replace(section, by_hand=section.by_hand - {fact_id}))


def set_option(session: Session, brief_id: BriefId, name: str, value: str) -> None:
    """Choose something for this note in place of what its pack says; an empty value takes the choice back."""
    set_options(session, brief_id, {name: value}, f"Choose {name.replace('_', ' ')}")


def set_options(
    session: Session,
    brief_id: BriefId,
    values: Mapping[str, str],
    label: str = "Choose how notes are printed",
) -> None:
    """Choose several things at once, as `set_option` does; nothing is done where all are chosen already."""
    brief = queries.brief(session, brief_id)
    options = {**dict(brief.options), **{name: clean(value).strip() for name, value in values.items()}}
    kept = tuple((key, chosen) for key, chosen in options.items() if chosen)
    if kept != brief.options:
        with session.step(label):
            writing.put_brief(session, replace(brief, options=kept))


def copy_brief(session: Session, brief_id: BriefId, title: str = "") -> BriefId:
    """Add a brief for another reader that holds all that this one does, and return its id."""
    brief = queries.brief(session, brief_id)
    label = queries.next_label(session, Collection.BRIEF)
    sections = tuple(map(_copied, brief.sections))
    copied = replace(
        brief,
        id=BriefId(new_key()),
        label=label,
        title=one_line(title) or brief.title,
        sections=sections,
        options=_copied_options(brief, sections),
    )
    with session.step(f"Copy brief “{shown(brief.title or brief.label)}”"):
        writing.put_brief(session, copied)
    return copied.id


def fresh_brief(session: Session, like: BriefId, pack: Pack) -> BriefId:
    """Add an empty brief of a pack for another reader, titled and dated as this one, and return its id."""
    model = queries.brief(session, like)
    made: Brief = replace(drafted_brief(session, pack, model.title), cut_off=model.cut_off)
    with session.step(f"Add brief “{shown(made.title or pack.name)}”"):
        writing.put_brief(session, made)
    return made.id


def _copied_options(brief: Brief, sections: Sequence[Section]) -> tuple[tuple[str, str], ...]:
    """Return the options of a brief for a copy with these sections: what is left as it is stays so there."""
    keys: dict[int, int] = {}
    for was, now in zip(brief.sections, sections, strict=True):
        keys[was.id] = now.id
        keys.update((one.id, other.id) for one, other in zip(was.paragraphs, now.paragraphs, strict=True))
        keys.update((one.id, other.id) for one, other in zip(was.judgements, now.judgements, strict=True))
    left = left_options(brief)
    return tuple(
        (with_key(name, keys.get(key_of(name), key_of(name))) if name in left else name, value)
        for name, value in brief.options
    )


def _copied(section: Section) -> Section:
    """Return the section with keys of its own for all that it holds."""
    keys = {paragraph.id: ParagraphId(new_key()) for paragraph in section.paragraphs}
    versions = (
        replace(each, id=VersionId(new_key()), paragraph=keys.get(each.paragraph, ParagraphId(new_key())))
        for each in section.versions
    )
    return replace(
        section,
        id=SectionId(new_key()),
        paragraphs=tuple(replace(each, id=keys[each.id]) for each in section.paragraphs),
        judgements=tuple(replace(each, id=JudgementId(new_key())) for each in section.judgements),
        versions=tuple(versions),
    )

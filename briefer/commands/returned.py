"""The command that takes the words of a note that came back into the draft of its brief."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefer.commands.citations import citations_of
from briefer.commands.sections import in_place, section_of, with_section
from briefer.commands.wording import counted, shown
from briefer.compose.takeover import Arrival, Taking, taken_of
from briefer.model.briefs import Brief, Paragraph, Section
from briefer.model.drafting import Seen
from briefer.model.ids import BriefId, ParagraphId, new_key
from briefer.store import queries, writing
from briefer.store.session import Session

_Drafted = Mapping[ParagraphId, Paragraph]
"""The paragraphs of a brief as they were, by their keys."""


def take_words(session: Session, brief_id: BriefId, takings: Sequence[Taking]) -> tuple[ParagraphId, ...]:
    """Write new words into the draft, as one step, and return the paragraphs that have them now.

    A template's block is taken over with them. A paragraph that has them already is left alone, and one that
    goes elsewhere keeps its key, its versions and what its citations showed. Those that are gone are returned
    too.
    """
    done: list[ParagraphId] = []
    only = section_of(session, brief_id, takings[0].section).title if len(takings) == 1 else ""
    where = f"in {shown(only)}" if only else f"of {counted(len(takings), 'paragraph')}"
    brief = queries.brief(session, brief_id)
    drafted = {paragraph.id: paragraph for section in brief.sections for paragraph in section.paragraphs}
    with session.step(f"Take over the returned words {where}"):
        # What goes elsewhere leaves its place first, so that no paragraph is there twice.
        for taking in sorted(takings, key=lambda each: not each.is_gone):
            section = next(each for each in brief.sections if each.id == taking.section)
            changed, keys = _with_taking(session, section, taking, drafted)
            brief = with_section(brief, changed)
            done += keys
        writing.put_brief(session, _with_versions_along(brief, takings))
    return tuple(done)


def _with_taking(
    session: Session, section: Section, taking: Taking, drafted: _Drafted
) -> tuple[Section, tuple[ParagraphId, ...]]:
    """Return a section with what is taken over, and the keys of the paragraphs that have it."""
    main, paragraphs = _with_words(session, section, taking, drafted)
    before = [_arrived(session, each, drafted) for each in taking.before]
    behind = [_arrived(session, each, drafted) for each in taking.behind]
    if before:
        # The first of them stands where the template has its block, and the others follow it.
        before[0], main = replace(before[0], taken=main.taken), replace(main, taken=None)
    stays = not taking.is_gone or main.taken is not None
    laid = (*before, *((main,) if stays else ()), *behind)
    at = next(place for place, each in enumerate(paragraphs) if each.id == main.id)
    whole = (*paragraphs[:at], *laid, *paragraphs[at + 1 :])
    return replace(section, paragraphs=whole), tuple(each.id for each in (main, *before, *behind))


def _with_words(
    session: Session, section: Section, taking: Taking, drafted: _Drafted
) -> tuple[Paragraph, tuple[Paragraph, ...]]:
    """Return the paragraph that has the words, and all of the section with it."""
    old = next((each for each in section.paragraphs if each.id == taking.holder), None)
    if old is None:
        made = _made(session, taking.text or "", _seen(taking.holders, drafted))
        new = replace(made, taken=taken_of(taking.block, taking.place))
        return new, in_place(section.paragraphs, new)
    if taking.is_gone and old.taken is not None:
        new = Paragraph(ParagraphId(new_key()), "", old.taken)
    elif taking.text is not None:
        seen = (*old.seen, *_seen(taking.holders, drafted))
        new = replace(old, text=taking.text, seen=citations_of(session, taking.text, seen))
    else:
        return old, section.paragraphs
    return new, tuple(new if each.id == old.id else each for each in section.paragraphs)


def _arrived(session: Session, arrival: Arrival, drafted: _Drafted) -> Paragraph:
    """Return a paragraph that is put beside another; what its citations showed before is what they show."""
    old = drafted.get(ParagraphId(arrival.holder))
    if arrival.text is not None or old is None:
        made = _made(session, arrival.text or "", _seen([arrival.holder], drafted))
        return replace(made, id=old.id) if old is not None and arrival.is_whole else made
    return replace(old, taken=None)


def _seen(holders: Iterable[int], drafted: _Drafted) -> tuple[Seen, ...]:
    found = (drafted.get(ParagraphId(holder)) for holder in holders)
    return tuple(seen for each in found if each is not None for seen in each.seen)


def _made(session: Session, text: str, seen: Iterable[Seen]) -> Paragraph:
    return Paragraph(ParagraphId(new_key()), text, None, citations_of(session, text, seen))


def _with_versions_along(brief: Brief, takings: Iterable[Taking]) -> Brief:
    """Return the brief with the versions of paragraphs that went elsewhere in the sections where these are.

    What a version stood in place of is what its paragraph stands in place of now.
    """
    gone = {each.holder for taking in takings for each in (*taking.before, *taking.behind) if each.is_whole}
    along = [each for section in brief.sections for each in section.versions if each.paragraph in gone]
    if not along:
        return brief
    sections = []
    for section in brief.sections:
        own = {paragraph.id: paragraph.taken for paragraph in section.paragraphs}
        here = (replace(each, taken=own[each.paragraph]) for each in along if each.paragraph in own)
        kept = (each for each in section.versions if each not in along)
        sections.append(replace(section, versions=(*kept, *here)))
    return replace(brief, sections=tuple(sections))

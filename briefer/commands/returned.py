"""The command that takes the words of a note that came back into the draft of its brief."""

from collections.abc import Sequence
from dataclasses import replace

from briefer.commands.citations import citations_of
from briefer.commands.sections import in_place, put_section, section_of
from briefer.commands.wording import counted, shown
from briefer.compose.takeover import Taking, taken_of
from briefer.model.briefs import Paragraph, Section
from briefer.model.ids import BriefId, ParagraphId, new_key
from briefer.store.session import Session


def take_words(session: Session, brief_id: BriefId, takings: Sequence[Taking]) -> tuple[ParagraphId, ...]:
    """Write new words into the draft, as one step, and return the paragraphs that have them now.

    A template's block is taken over with them. A paragraph that has them already is left alone. Those that
    are gone are returned too.
    """
    done: list[ParagraphId] = []
    only = section_of(session, brief_id, takings[0].section).title if len(takings) == 1 else ""
    where = f"in {shown(only)}" if only else f"of {counted(len(takings), 'paragraph')}"
    with session.step(f"Take over the returned words {where}"):
        for taking in takings:
            section = section_of(session, brief_id, taking.section)
            changed, keys = _with_taking(session, section, taking)
            put_section(session, brief_id, changed)
            done += keys
    return tuple(done)


def _with_taking(
    session: Session, section: Section, taking: Taking
) -> tuple[Section, tuple[ParagraphId, ...]]:
    """Return a section with what is taken over, and the keys of the paragraphs that have it."""
    main, paragraphs = _with_words(session, section, taking)
    before = [_made(session, text) for text in taking.before]
    behind = [_made(session, text) for text in taking.behind]
    if before:
        # The first of them stands where the template has its block, and the others follow it.
        before[0], main = replace(before[0], taken=main.taken), replace(main, taken=None)
    laid = (*before, *(() if taking.is_gone else (main,)), *behind)
    at = next(place for place, each in enumerate(paragraphs) if each.id == main.id)
    whole = (*paragraphs[:at], *laid, *paragraphs[at + 1 :])
    return replace(section, paragraphs=whole), tuple(each.id for each in (main, *before, *behind))


def _with_words(
    session: Session, section: Section, taking: Taking
) -> tuple[Paragraph, tuple[Paragraph, ...]]:
    """Return the paragraph that has the words, and all of the section with it."""
    old = next((each for each in section.paragraphs if each.id == taking.holder), None)
    if old is None:
        text = taking.text or ""
        new = replace(_made(session, text), taken=taken_of(taking.block, taking.place))
        return new, in_place(section.paragraphs, new)
    if taking.text is None:
        return old, section.paragraphs
    new = replace(old, text=taking.text, seen=citations_of(session, taking.text, old.seen))
    return new, tuple(new if each.id == old.id else each for each in section.paragraphs)


def _made(session: Session, text: str) -> Paragraph:
    return Paragraph(ParagraphId(new_key()), text, None, citations_of(session, text, ()))

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

    A template's block is taken over with them. A paragraph that has them already is left alone.
    """
    done = []
    only = section_of(session, brief_id, takings[0].section).title if len(takings) == 1 else ""
    where = f"in {shown(only)}" if only else f"of {counted(len(takings), 'paragraph')}"
    with session.step(f"Take over the returned words {where}"):
        for taking in takings:
            section = section_of(session, brief_id, taking.section)
            changed, key = _with_words(session, section, taking)
            put_section(session, brief_id, changed)
            done.append(key)
    return tuple(done)


def _with_words(session: Session, section: Section, taking: Taking) -> tuple[Section, ParagraphId]:
    old = next((each for each in section.paragraphs if each.id == taking.holder), None)
    if old is None:
        taken = taken_of(taking.block, taking.place)
        new = Paragraph(ParagraphId(new_key()), taking.text, taken, citations_of(session, taking.text, ()))
        return replace(section, paragraphs=in_place(section.paragraphs, new)), new.id
    new = replace(old, text=taking.text, seen=citations_of(session, taking.text, old.seen))
    paragraphs = tuple(new if each.id == old.id else each for each in section.paragraphs)
    return replace(section, paragraphs=paragraphs), new.id

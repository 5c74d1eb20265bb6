"""An actor is introduced in the analyst's words where they mention it first, in one step."""

import pytest

from briefer.commands.actors import add_actor
from briefer.commands.briefs import add_brief, write_paragraph
from briefer.commands.introducing import introduce
from briefer.commands.sections import section_of
from briefer.errors import BrieferError
from briefer.model.actors import ActorKind, Alias, AliasKind
from briefer.model.drafting import FirstMention
from briefer.model.ids import BriefId, ParagraphId, SectionId
from briefer.store import queries
from briefer.store.session import Session
from tests.commands.samples import PACK


@pytest.fixture
def place(session: Session) -> tuple[BriefId, SectionId]:
    brief = add_brief(session, PACK)
    return brief, queries.brief(session, brief).sections[0].id


def mention(session: Session, paragraph: ParagraphId, wanted: str) -> FirstMention:
    actor = add_actor(session, "Ilse Darrow", ActorKind.PERSON, (Alias("Darrow", AliasKind.SHORT),))
    return FirstMention(actor, "Ilse Darrow", "Darrow", wanted, paragraph)


def test_the_words_stand_in_place_of_the_first_mention_and_are_undone(
    session: Session, place: tuple[BriefId, SectionId]
) -> None:
    text = "“Darrow” it says; **Darrow** left, Darrow came [@f1]."
    paragraph = write_paragraph(session, *place, None, text)
    introduce(session, *place, mention(session, paragraph, "Ilse Darrow (*minister*)"))
    (now,) = section_of(session, *place).paragraphs
    assert now.text == "“Darrow” it says; **Ilse Darrow (\\*minister\\*)** left, Darrow came [@f1]."
    session.undo()
    assert section_of(session, *place).paragraphs[0].text == text


def test_a_mention_that_is_gone_is_told(session: Session, place: tuple[BriefId, SectionId]) -> None:
    paragraph = write_paragraph(session, *place, None, "She left.")
    gone = mention(session, paragraph, "Ilse Darrow (minister)")
    with pytest.raises(BrieferError, match="does not say “Darrow” any more"):
        introduce(session, *place, gone)
    session.undo()

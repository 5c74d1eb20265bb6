"""New words for what a section prints go into its draft, each step undone as one."""

import pytest

from briefer.commands import briefs
from briefer.commands.returned import take_words
from briefer.commands.sections import section_of
from briefer.compose.takeover import Taking, taken_of
from briefer.model.documents import AnyBlock, Block, Citation, Statement, Text
from briefer.model.ids import BriefId, FactId, SectionId
from briefer.store import queries
from briefer.store.session import Session
from tests.commands.samples import PACK, labels

BLOCK: AnyBlock = Block((Statement(FactId(7), (Text("It is shut."),)), Citation(FactId(7), "f1", 1, ())))


@pytest.fixture
def brief(session: Session) -> BriefId:
    return briefs.add_brief(session, PACK)


def sections(session: Session, brief: BriefId) -> list[SectionId]:
    return [section.id for section in queries.brief(session, brief).sections]


def test_a_templates_block_is_taken_over_with_new_words(session: Session, brief: BriefId) -> None:
    main, *_ = sections(session, brief)
    (key,) = take_words(session, brief, [Taking(main, 0, BLOCK, 2, "It is closed.[@f1]")])
    (paragraph,) = section_of(session, brief, main).paragraphs
    assert (paragraph.id, paragraph.text) == (key, "It is closed.[@f1]")
    assert paragraph.taken == taken_of(BLOCK, 2)
    assert labels(session)[-1] == "Take over the returned words in Main points"


def test_blocks_stay_in_their_order(session: Session, brief: BriefId) -> None:
    main, *_ = sections(session, brief)
    for place in (2, 0, 1):
        take_words(session, brief, [Taking(main, 0, BLOCK, place, f"Words {place}.")])
    texts = [paragraph.text for paragraph in section_of(session, brief, main).paragraphs]
    assert texts == ["Words 0.", "Words 1.", "Words 2."]


def test_several_go_into_their_sections_in_one_step_and_a_paragraph_keeps_its_key(
    session: Session, brief: BriefId
) -> None:
    main, other, *_ = sections(session, brief)
    own = briefs.write_paragraph(session, brief, main, None, "Old words.")
    before = queries.brief(session, brief)
    steps = len(labels(session))
    takings = [Taking(main, own, BLOCK, -1, "New words."), Taking(other, 0, BLOCK, 0, "Others.")]
    keys = take_words(session, brief, takings)
    assert keys[0] == own
    assert section_of(session, brief, main).paragraphs[0].text == "New words."
    assert section_of(session, brief, other).paragraphs[0].text == "Others."
    assert labels(session)[steps:] == ["Take over the returned words of 2 paragraphs"]
    after = queries.brief(session, brief)
    session.undo()
    assert queries.brief(session, brief) == before
    session.redo()
    assert queries.brief(session, brief) == after

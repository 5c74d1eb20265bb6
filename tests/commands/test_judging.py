"""Judgements are added, edited, moved and removed, each as one step."""

import pytest

from briefer.commands import briefs, judging
from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact, remove_fact
from briefer.commands.judging import JudgementDraft
from briefer.errors import BrieferError
from briefer.model.drafting import Judgement
from briefer.model.facts import FactKind
from briefer.model.ids import BriefId, SectionId, SourceId
from briefer.store import queries
from briefer.store.session import Session
from tests.commands.samples import PACK, labels, place


@pytest.fixture
def brief(session: Session, source: SourceId) -> BriefId:
    add_fact(session, FactDraft(FactKind.EVENT, "It closed."), [EvidenceDraft(place(source, "Kestovia"))])
    return briefs.add_brief(session, PACK, "The lane")


def main(session: Session, brief: BriefId) -> SectionId:
    return queries.brief(session, brief).sections[0].id


def judgements(session: Session, brief: BriefId) -> tuple[Judgement, ...]:
    return queries.brief(session, brief).sections[0].judgements


DRAFT = JudgementDraft("the lane opens again", "likely", "low", "One source.", ("F1",))


def test_a_judgement_is_added_edited_moved_and_removed(session: Session, brief: BriefId) -> None:
    section = main(session, brief)
    first = judging.write_judgement(session, brief, section, None, DRAFT)
    second = judging.write_judgement(session, brief, section, None, JudgementDraft("it rains", "unlikely"))
    judging.write_judgement(
        session, brief, section, first, JudgementDraft("it opens", "likely", labels=["f1"])
    )
    judging.move_judgement(session, brief, section, second, 0)
    assert [(one.text, one.band) for one in judgements(session, brief)] == [
        ("it rains", "unlikely"),
        ("it opens", "likely"),
    ]
    judging.remove_judgement(session, brief, section, second)
    (left,) = judgements(session, brief)
    assert (left.id, [seen.label for seen in left.cited]) == (first, ["f1"])
    assert labels(session)[-5:] == [
        "Add a judgement in Main points",
        "Add a judgement in Main points",
        "Edit a judgement in Main points",
        "Move a judgement in Main points",
        "Remove a judgement from Main points",
    ]
    session.undo()
    assert len(judgements(session, brief)) == 2


def test_a_judgement_keeps_citing_a_fact_that_was_deleted(session: Session, brief: BriefId) -> None:
    section = main(session, brief)
    key = judging.write_judgement(session, brief, section, None, DRAFT)
    remove_fact(session, queries.facts(session)[0].id)
    judging.write_judgement(session, brief, section, key, DRAFT)
    assert judgements(session, brief)[0].cited[0].words.startswith("It closed.")


@pytest.mark.parametrize(
    ("draft", "what"),
    [
        (JudgementDraft(" ", "likely"), "says what is judged"),
        (JudgementDraft("it opens", "likely", "sure"), "no level of confidence"),
        (JudgementDraft("it opens", "likely", labels=("f9",)), "no fact of this session"),
    ],
)
def test_what_cannot_be_judged_is_refused(
    session: Session, brief: BriefId, draft: JudgementDraft, what: str
) -> None:
    with pytest.raises(BrieferError, match=what):
        judging.write_judgement(session, brief, main(session, brief), None, draft)
    assert judgements(session, brief) == ()

"""Sections repeated and arranged, options chosen, and a brief for another reader."""

from dataclasses import replace

import pytest

from briefer.commands import briefs, judging, outlining
from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact
from briefer.compose.fitting import brief_in_pack, in_order
from briefer.compose.material import material_of
from briefer.errors import BrieferError
from briefer.model.briefs import Section
from briefer.model.dates import dated
from briefer.model.drafting import Sifting
from briefer.model.facts import FactKind, Status
from briefer.model.ids import BriefId, FactId, SourceId
from briefer.model.packs import FactOrder
from briefer.store import queries
from briefer.store.session import Session
from tests.commands.samples import PACK, place


@pytest.fixture
def facts(session: Session, source: SourceId) -> list[FactId]:
    days = (
        (FactKind.EVENT, "2026-10-12"),
        (FactKind.STATEMENT, "2026-10-11"),
        (FactKind.EVENT, "2026-10-10"),
    )
    evidence = [EvidenceDraft(place(source, "Kestovia"))]
    return [
        add_fact(session, FactDraft(kind, f"Fact of {day}.", event_date=dated(day)), evidence)
        for kind, day in days
    ]


@pytest.fixture
def brief(session: Session) -> BriefId:
    return briefs.add_brief(session, PACK, "The lane")


def first(session: Session, brief: BriefId) -> Section:
    return queries.brief(session, brief).sections[0]


def printed(session: Session, brief: BriefId) -> list[FactId]:
    content = queries.brief_content(session, brief)
    facts = in_order(content.brief.sections[0], PACK.sections[0], material_of(content, PACK))
    return [fact.id for fact in facts]


def test_a_chosen_order_holds_but_for_facts_moved_by_hand(
    session: Session, brief: BriefId, facts: list[FactId]
) -> None:
    section = first(session, brief).id
    for fact in facts:
        briefs.send_fact(session, brief, section, fact)
    assert printed(session, brief) == facts
    outlining.choose_sifting(session, brief, section, Sifting(order=FactOrder.EVENT_DATE))
    assert printed(session, brief) == [facts[2], facts[1], facts[0]]
    briefs.send_fact(session, brief, section, facts[0], 1)
    assert printed(session, brief) == [facts[2], facts[0], facts[1]]
    outlining.release_fact(session, brief, section, facts[0])
    assert printed(session, brief) == [facts[2], facts[1], facts[0]]
    session.undo()
    briefs.withdraw_fact(session, brief, section, facts[0])
    assert first(session, brief).by_hand == frozenset()


def test_a_section_takes_what_was_chosen_for_it(
    session: Session, brief: BriefId, facts: list[FactId]
) -> None:
    section = first(session, brief).id
    sifting = Sifting((FactKind.STATEMENT,), (Status.REPORTED,))
    outlining.choose_sifting(session, brief, section, sifting)
    briefs.take_all_that_fit(session, brief, PACK, section)
    assert first(session, brief).facts == (facts[1],)
    free = briefs.add_section(session, brief, "Own")
    outlining.choose_sifting(session, brief, free, Sifting((FactKind.EVENT,), order=FactOrder.EVENT_DATE))
    briefs.take_all_that_fit(session, brief, PACK, free)
    assert queries.brief(session, brief).sections[-1].facts == (facts[2], facts[0])


def test_a_section_is_repeated_and_one_of_two_removed(session: Session, brief: BriefId) -> None:
    section = first(session, brief)
    again = outlining.repeat_section(session, brief, section.id)
    names = [each.name for each in queries.brief(session, brief).sections]
    assert names == ["main", "main", "chronology", "rest", "sources"]
    assert len(brief_in_pack(queries.brief(session, brief), replace(PACK, id="other")).sections) == 5
    briefs.remove_section(session, brief, section.id)
    assert queries.brief(session, brief).sections[0].id == again
    with pytest.raises(BrieferError, match="a section of the pack"):
        briefs.remove_section(session, brief, again)


def test_a_copy_for_another_reader_shares_nothing_but_the_facts(
    session: Session, brief: BriefId, facts: list[FactId]
) -> None:
    section = first(session, brief).id
    briefs.send_fact(session, brief, section, facts[0])
    briefs.write_paragraph(session, brief, section, None, "Words [@f1].")
    judging.write_judgement(session, brief, section, None, judging.JudgementDraft("it opens", "likely"))
    outlining.set_option(session, brief, "yardstick", "icd203")
    copied = outlining.copy_brief(session, brief, "For the minister")
    made = queries.brief(session, copied)
    assert (made.label, made.title, made.option("yardstick")) == ("b2", "For the minister", "icd203")
    assert made.sections[0].facts == (facts[0],)
    briefs.write_paragraph(session, copied, made.sections[0].id, made.sections[0].paragraphs[0].id, "Other.")
    assert first(session, brief).paragraphs[0].text == "Words [@f1]."
    assert first(session, brief).judgements[0].id != made.sections[0].judgements[0].id


def test_a_fresh_brief_has_the_title_alone(session: Session, brief: BriefId, facts: list[FactId]) -> None:
    briefs.send_fact(session, brief, first(session, brief).id, facts[0])
    made = queries.brief(session, outlining.fresh_brief(session, brief, PACK))
    assert (made.title, made.sections[0].facts) == ("The lane", ())


def test_an_option_is_chosen_and_taken_back(session: Session, brief: BriefId) -> None:
    outlining.set_option(session, brief, "notes", "endnotes")
    assert queries.brief(session, brief).options == (("notes", "endnotes"),)
    outlining.set_option(session, brief, "notes", "")
    assert queries.brief(session, brief).options == ()

"""Briefs: facts sent and withdrawn, sections and paragraphs written and moved, fields set."""

from dataclasses import replace

import pytest

from briefer.commands import briefs
from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact, remove_fact
from briefer.commands.reconciling import join_facts
from briefer.errors import BrieferError
from briefer.model.briefs import Section
from briefer.model.dates import UNDATED, dated
from briefer.model.facts import FactKind
from briefer.model.ids import BriefId, FactId, ParagraphId, SectionId, SourceId
from briefer.model.reconciliations import ReconciliationKind
from briefer.store import queries
from briefer.store.session import Session
from tests.commands.samples import PACK, labels, place


@pytest.fixture
def facts(session: Session, source: SourceId) -> list[FactId]:
    """An event with a date, a statement without one, and an event without one."""
    drafts = (
        (FactKind.EVENT, dated("2026-10-12")),
        (FactKind.STATEMENT, UNDATED),
        (FactKind.EVENT, UNDATED),
    )
    evidence = [EvidenceDraft(place(source, "Kestovia"))]
    return [
        add_fact(session, FactDraft(kind, f"Fact {number}.", event_date=date), evidence)
        for number, (kind, date) in enumerate(drafts)
    ]


@pytest.fixture
def brief(session: Session) -> BriefId:
    return briefs.add_brief(session, PACK, "The lane")


def section(session: Session, brief: BriefId, name: str) -> Section:
    return next(it for it in queries.brief(session, brief).sections if it.name == name)


def key(session: Session, brief: BriefId, name: str) -> SectionId:
    return section(session, brief, name).id


def sent(session: Session, brief: BriefId) -> dict[str, tuple[FactId, ...]]:
    return {it.name: it.facts for it in queries.brief(session, brief).sections}


def test_a_brief_has_the_sections_of_its_pack(session: Session, brief: BriefId) -> None:
    made = queries.brief(session, brief)
    assert (made.label, made.title, made.pack) == ("b1", "The lane", "test-note")
    assert [it.heading for it in made.sections] == ["Main points", "Chronology", "What else", "Sources"]
    assert labels(session) == ["Add brief “The lane”"]


def test_the_first_brief_is_made_once(session: Session) -> None:
    first = briefs.first_brief(session, PACK)
    assert briefs.first_brief(session, replace(PACK, id="other")) == first
    assert len(queries.briefs(session)) == 1


def test_a_fact_is_sent_moved_and_withdrawn(session: Session, brief: BriefId, facts: list[FactId]) -> None:
    main = key(session, brief, "main")
    for fact in facts:
        briefs.send_fact(session, brief, main, fact)
    briefs.send_fact(session, brief, main, facts[2], 0)
    briefs.send_fact(session, brief, main, facts[2], 0)
    assert section(session, brief, "main").facts == (facts[2], facts[0], facts[1])
    briefs.withdraw_fact(session, brief, main, facts[0])
    briefs.withdraw_fact(session, brief, main, facts[0])
    assert section(session, brief, "main").facts == (facts[2], facts[1])
    assert labels(session)[-2:] == ["Send f3 to Main points", "Withdraw f1 from Main points"]


def test_a_removed_fact_is_withdrawn_everywhere(
    session: Session, brief: BriefId, facts: list[FactId]
) -> None:
    briefs.send_fact(session, brief, key(session, brief, "main"), facts[0])
    remove_fact(session, facts[0])
    assert sent(session, brief)["main"] == ()
    session.undo()
    assert sent(session, brief)["main"] == (facts[0],)


def test_all_that_fit_go_where_they_fit_in_one_step(
    session: Session, brief: BriefId, facts: list[FactId]
) -> None:
    assert briefs.take_all_that_fit(session, brief, PACK) == 4
    assert sent(session, brief) == {
        "main": (facts[0], facts[2]),
        "chronology": (facts[0],),
        "rest": (facts[1],),
        "sources": (),
    }
    assert labels(session)[-1] == "Take 4 facts that fit"
    assert briefs.take_all_that_fit(session, brief, PACK) == 0
    session.undo()
    assert not any(sent(session, brief).values())


def test_what_the_analyst_placed_stays_there(session: Session, brief: BriefId, facts: list[FactId]) -> None:
    briefs.send_fact(session, brief, key(session, brief, "rest"), facts[0])
    briefs.include_section(session, brief, key(session, brief, "chronology"), included=False)
    assert briefs.take_all_that_fit(session, brief, PACK) == 2
    assert sent(session, brief) == {
        "main": (facts[2],),
        "chronology": (),
        "rest": (facts[0], facts[1]),
        "sources": (),
    }


def test_facts_told_as_one_are_taken_as_the_leading_one(
    session: Session, brief: BriefId, facts: list[FactId]
) -> None:
    join_facts(session, (facts[2], facts[0]), ReconciliationKind.SAME_EVENT)
    briefs.take_all_that_fit(session, brief, PACK)
    assert sent(session, brief)["main"] == (facts[2],)
    assert sent(session, brief)["chronology"] == (facts[2],)
    assert briefs.take_all_that_fit(session, brief, PACK) == 0


def test_a_fact_that_was_sent_stands_for_those_told_with_it(
    session: Session, brief: BriefId, facts: list[FactId]
) -> None:
    briefs.send_fact(session, brief, key(session, brief, "main"), facts[2])
    join_facts(session, (facts[0], facts[2]), ReconciliationKind.SAME_EVENT)
    briefs.take_all_that_fit(session, brief, PACK)
    assert sent(session, brief)["main"] == (facts[2],)


def test_one_section_takes_what_fits_it(session: Session, brief: BriefId, facts: list[FactId]) -> None:
    chronology = key(session, brief, "chronology")
    assert briefs.take_all_that_fit(session, brief, PACK, chronology) == 1
    assert sent(session, brief) == {"main": (), "chronology": (facts[0],), "rest": (), "sources": ()}


def test_paragraphs_are_written_moved_and_removed(session: Session, brief: BriefId) -> None:
    main = key(session, brief, "main")
    first = briefs.write_paragraph(session, brief, main, None, "One [@f1].\x00")
    second = briefs.write_paragraph(session, brief, main, None, "Zero.", 0)
    assert briefs.write_paragraph(session, brief, main, first, "One, again [@f1].") == first
    assert [it.text for it in section(session, brief, "main").paragraphs] == ["Zero.", "One, again [@f1]."]
    briefs.move_paragraph(session, brief, main, first, 0)
    assert [it.id for it in section(session, brief, "main").paragraphs] == [first, second]
    briefs.remove_paragraph(session, brief, main, first)
    assert [it.id for it in section(session, brief, "main").paragraphs] == [second]
    assert len(labels(session)) == 6
    session.undo()
    assert [it.text for it in section(session, brief, "main").paragraphs] == ["One, again [@f1].", "Zero."]


def test_a_paragraph_may_bring_its_key(session: Session, brief: BriefId) -> None:
    main, mine = key(session, brief, "main"), ParagraphId(77)
    briefs.write_paragraph(session, brief, main, None, "Last.")
    assert briefs.write_paragraph(session, brief, main, mine, "First.", 0) == mine
    assert briefs.write_paragraph(session, brief, main, mine, "First, again.", 5) == mine
    assert [it.text for it in section(session, brief, "main").paragraphs] == ["First, again.", "Last."]
    assert section(session, brief, "main").paragraphs[0].id == mine


def test_writing_the_same_words_makes_no_step(session: Session, brief: BriefId) -> None:
    main = key(session, brief, "main")
    paragraph = briefs.write_paragraph(session, brief, main, None, "Words.")
    steps = len(labels(session))
    briefs.write_paragraph(session, brief, main, paragraph, "Words.")
    briefs.move_paragraph(session, brief, main, paragraph, 0)
    briefs.include_section(session, brief, main, included=True)
    briefs.move_section(session, brief, main, 0)
    assert len(labels(session)) == steps


def test_a_section_of_ones_own_is_added_renamed_moved_and_removed(session: Session, brief: BriefId) -> None:
    own = briefs.add_section(session, brief, " Next\nsteps ", 1)
    headings = [it.heading for it in queries.brief(session, brief).sections]
    assert headings == ["Main points", "Next steps", "Chronology", "What else", "Sources"]
    briefs.rename_section(session, brief, own, "What next")
    briefs.move_section(session, brief, own, 4)
    assert queries.brief(session, brief).sections[-1].heading == "What next"
    briefs.remove_section(session, brief, own)
    assert len(queries.brief(session, brief).sections) == 4
    with pytest.raises(BrieferError, match="A section has a heading"):
        briefs.add_section(session, brief, " ")
    with pytest.raises(BrieferError, match="is a section of the pack"):
        briefs.remove_section(session, brief, key(session, brief, "main"))


def test_a_section_left_out_keeps_what_it_holds(
    session: Session, brief: BriefId, facts: list[FactId]
) -> None:
    main = key(session, brief, "main")
    briefs.send_fact(session, brief, main, facts[0])
    briefs.include_section(session, brief, main, included=False)
    left_out = section(session, brief, "main")
    assert (left_out.included, left_out.facts) == (False, (facts[0],))
    assert labels(session)[-1] == "Leave out section “Main points”"


def test_fields_title_and_cut_off_are_set(session: Session, brief: BriefId) -> None:
    briefs.set_field(session, brief, "to", " Director ")
    briefs.set_field(session, brief, "to", "Director")
    briefs.set_field(session, brief, "from", "Desk")
    briefs.set_cut_off(session, brief, "2026-10-16")
    briefs.edit_brief(session, replace(queries.brief(session, brief), title="Lane closed"))
    made = queries.brief(session, brief)
    assert (made.title, made.cut_off, made.fields) == (
        "Lane closed",
        "2026-10-16",
        (("to", "Director"), ("from", "Desk")),
    )
    briefs.set_field(session, brief, "to", "")
    assert queries.brief(session, brief).fields == (("from", "Desk"),)
    assert len(labels(session)) == 6
    with pytest.raises(BrieferError, match="“soon” is no date in EDTF form"):
        briefs.set_cut_off(session, brief, "soon")
    briefs.set_cut_off(session, brief, "")
    assert queries.brief(session, brief).cut_off is None


def test_a_removed_brief_leaves_the_facts(session: Session, brief: BriefId, facts: list[FactId]) -> None:
    briefs.send_fact(session, brief, key(session, brief, "main"), facts[0])
    briefs.remove_brief(session, brief)
    assert queries.briefs(session) == ()
    assert len(queries.facts(session)) == 3
    session.undo()
    assert sent(session, brief)["main"] == (facts[0],)

"""The rules over prose see a brief as it is: its own text, judgements, title and facts, by section."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.compose.compose import compose
from briefer.compose.packs import find_packs, pack_by_id
from briefer.compose.samples import read_sample
from briefer.jobs.note_checks import NoteAtHand, look_over, looked_over, note_as_stored, note_doubts
from briefer.model.actors import Actor, Alias, AliasKind
from briefer.model.briefs import Brief, BriefContent, Paragraph, Section
from briefer.model.drafting import Judgement
from briefer.model.ids import ActorId, BriefId, FactId, JudgementId, ParagraphId, SectionId
from briefer.model.packs import Numbering, Pack
from briefer.paths import templates_folder
from tests.compose.making import CREATED, a_content, a_fact

PACK = pack_by_id("information-note")


def told(*sections: Section, title: str = "The strait", **changes: object) -> list[str]:
    brief = Brief(BriefId(1), "b1", title, PACK.id, sections=sections)
    content: BriefContent = a_content(known=(a_fact(1, "It was shut."),))
    return list(note_doubts(replace(content, brief=brief), replace(PACK, **changes), CREATED))  # type: ignore[arg-type]


def written(name: str, *texts: str, **changes: object) -> Section:
    own = tuple(Paragraph(ParagraphId(number), text) for number, text in enumerate(texts, 1))
    return Section(SectionId(1), name, "", paragraphs=own, **changes)  # type: ignore[arg-type]


def test_words_of_likelihood_are_told_in_all_prose_and_in_the_title() -> None:
    found = told(
        written("background", "It **may** open.\n\n- It may well shut."), title="The strait may open"
    )
    assert [each.split(",")[0] for each in found if "yardstick" in each] == [
        "In “the title”",
        "In “Background”",
        "In “Background”",
    ]


def test_the_briefs_own_yardstick_is_the_one_that_counts() -> None:
    text = written("assessment", "It is highly likely that it opens.")
    assert told(text) == []
    brief = Brief(
        BriefId(1), "b1", "The strait", PACK.id, sections=(text,), options=(("yardstick", "icd203"),)
    )
    (doubt,) = note_doubts(replace(a_content(), brief=brief), PACK, CREATED)
    assert "“highly likely” is no term of the ICD 203" in doubt


def test_a_judgement_is_told_with_its_section() -> None:
    judgement = Judgement(JudgementId(1), "it opens", "likely", "", "")
    (doubt,) = told(written("assessment", judgements=(judgement,)))
    assert doubt == "A judgement in “Assessment”: Say how sure you are, and why."


def test_a_section_that_is_left_out_and_a_note_in_another_language_are_not_read() -> None:
    text = written("background", "It may open.")
    assert told(replace(text, included=False)) == []
    assert told(text, language="fr-CA") == []


def test_a_section_that_asks_for_events_reports_and_the_bottom_line_leads() -> None:
    (doubt,) = told(written("current-status", "The strait was shut on 3 March 2025."))
    assert doubt.startswith("In “Current status”, a sentence cites no fact")
    (doubt,) = told(written("bottom-line", "The strait is shut; 14 ships wait."))
    assert doubt == "In “Bottom line”, none of the facts behind it has the figure 14."
    fact = a_fact(1)
    assert told(written("current-status", "It was shut.[@f1]", facts=(fact.id,))) == []


def test_an_actor_that_is_called_in_short_before_it_is_introduced_is_told() -> None:
    who = Actor(ActorId(1), "a1", "Ilse Darrow", aliases=(Alias("Darrow", AliasKind.SHORT),))
    brief = Brief(BriefId(1), "b1", "The strait", PACK.id, sections=(written("assessment", "Darrow left."),))
    content = replace(a_content(actors=(who,)), brief=brief)
    asking = replace(PACK, first_mentions=True)
    document = compose(content, asking, created=CREATED)
    assert note_doubts(content, asking, CREATED, document) == (
        "In “Assessment”, “Darrow” stands before Ilse Darrow is introduced.",
    )
    assert note_doubts(content, replace(PACK, first_mentions=False), CREATED, document) == ()


def test_a_paragraph_that_the_note_does_not_have_is_told() -> None:
    section = written("assessment", "If so, paragraph 1 falls, and paragraphs 1 and 7 too.")
    content = replace(a_content(), brief=Brief(BriefId(1), "b1", "The strait", PACK.id, sections=(section,)))
    numbered = replace(PACK, numbering=Numbering.PARAGRAPHS)
    document = compose(content, numbered, created=CREATED)
    assert note_doubts(content, numbered, CREATED, document) == (
        "In “Assessment”, “paragraphs 1 and 7” points at a paragraph that the note does not have.",
    )


@pytest.mark.parametrize("pack", find_packs((templates_folder(),)).packs, ids=lambda pack: pack.id)
def test_the_sample_of_a_shipped_pack_is_as_an_editor_would_have_it(pack: Pack) -> None:
    content = read_sample(pack).content
    day = f"{content.brief.cut_off or '2025-01-01'}T12:00:00Z"
    assert note_doubts(content, pack, day, compose(content, pack, created=day)) == ()


def at_hand(*sections: Section) -> NoteAtHand:
    brief = Brief(BriefId(1), "b1", "The strait", PACK.id, sections=sections)
    facts = (a_fact(1, "It was shut yesterday."), a_fact(2, deadline="2025-01-01"))
    return NoteAtHand(replace(a_content(facts), brief=brief), PACK, CREATED)


def test_a_finding_knows_its_paragraph_its_judgement_or_its_fact_and_the_words() -> None:
    judgement = Judgement(JudgementId(9), "it may open", "likely", "low", "")
    own = written("assessment", "Fine.", "- Good.\n- It may open.", judgements=(judgement,))
    sent = Section(SectionId(2), "current-status", "", facts=(FactId(1), FactId(2)))
    found = looked_over(at_hand(own, sent)).findings
    assert [(each.rule, each.spot.section, each.spot.key, each.words) for each in found] == [
        ("UNC01", 1, 9, "may"),
        ("UNC01", 1, 2, "may"),
        ("DAT02", 2, 1, "yesterday"),
        ("DAT06", 2, 2, ""),
    ]
    assert found[1].what == "“may” is on no yardstick: a reader cannot tell how likely it means."
    assert found[2].what.startswith("In fact f1, “yesterday” is a day")


def test_who_is_not_introduced_is_told_at_the_paragraph_that_says_so() -> None:
    who = Actor(ActorId(1), "a1", "Ilse Darrow", aliases=(Alias("Darrow", AliasKind.SHORT),))
    sections = (written("assessment", "Nobody left.", "It was Darrow."),)
    content = replace(
        a_content(actors=(who,)), brief=Brief(BriefId(1), "b1", "The strait", PACK.id, sections=sections)
    )
    asking = replace(PACK, first_mentions=True)
    document = compose(content, asking, created=CREATED)
    (found,) = looked_over(NoteAtHand(content, asking, CREATED, document)).findings
    assert (found.spot.holder, found.words) == (2, "Darrow")


WORDS = ("It may open.", "It was shut[@f1].", "The KPA met on Tuesday.", "A 9[@f2].", "Vessels (KPA) stay.")


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=5), min_size=2, max_size=4))
def test_what_is_taken_from_before_an_edit_is_what_looking_anew_would_find(drafts: list[list[str]]) -> None:
    former = None
    for number, texts in enumerate(drafts):
        note = at_hand(written("assessment", *texts), written("background", *texts[number:]))
        former = looked_over(note, former)
        anew = looked_over(note)
        assert (former.findings, former.known) == (anew.findings, anew.known)


def test_a_note_is_looked_over_in_steps() -> None:
    note = at_hand(written("assessment", *(["It may open."] * 20)))
    assert sum(1 for _ in look_over(note)) > 100
    assert sum(1 for _ in look_over(note, looked_over(note))) < 100


def test_a_note_that_was_edited_keeps_of_its_composing_what_still_holds() -> None:
    last = at_hand(written("assessment", "Fine."))
    last = replace(last, document=compose(last.content, PACK, created=CREATED))
    edited = at_hand(written("assessment", "It may open.")).content
    now = note_as_stored(edited, PACK, last)
    assert now.document is last.document
    other = replace(edited, brief=replace(edited.brief, id=BriefId(2)))
    assert note_as_stored(other, PACK, last).document is None
    assert note_as_stored(edited, PACK, None).document is None

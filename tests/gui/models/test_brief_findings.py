"""Findings as rows: in the order of the sections, by their places, each sentence once at export."""

import pytest

from briefer.gui.models.brief_findings import (
    SIGNS,
    by_place,
    face_of,
    finding_rows,
    in_sections,
    told_once,
    with_findings,
)
from briefer.gui.models.brief_parts import PartKind, PartRow
from briefer.model.briefs import Brief, Section
from briefer.model.drafting import FirstMention
from briefer.model.findings import NOWHERE, NoteFinding, Spot, Weight
from briefer.model.ids import ActorId, BriefId, FactId, ParagraphId, SectionId
from briefer.paths import resources_folder

ONE, TWO = SectionId(1), SectionId(2)
BRIEF = Brief(BriefId(1), "b1", "", "p", sections=(Section(ONE, "a", "First"), Section(TWO, "b", "Second")))


def found(
    what: str, spot: Spot, weight: Weight = Weight.FAIR, rule: str = "UNC01", words: str = ""
) -> NoteFinding:
    return NoteFinding(rule, f"In “x”, {what}", what, weight, spot, words)


TITLE = found("no title", NOWHERE)
LIGHT = found("light", Spot(ONE, 11), Weight.LIGHT)
GRAVE = found("grave", Spot(ONE, 11), Weight.GRAVE)
STATED = found("stated", Spot(TWO, fact=FactId(5)))


def test_findings_stand_in_the_order_of_the_sections_and_what_is_left_behind_them() -> None:
    assert in_sections(BRIEF, (STATED,), (LIGHT, TITLE)) == (TITLE, LIGHT, STATED)
    rows = finding_rows(BRIEF, (TITLE, LIGHT), (STATED,))
    assert [(row.where, row.is_left) for row in rows] == [
        ("Title block", False),
        ("First", False),
        ("Second", True),
    ]


@pytest.mark.usefixtures("qapp")
def test_a_row_shows_what_is_found_and_where_and_how_grave_it_is() -> None:
    (told, left) = map(face_of, finding_rows(BRIEF, (GRAVE,), (STATED,)))
    assert (told.text, told.detail, told.is_faint) == ("grave", "First", False)
    assert told.spoken == "grave, First: grave"
    assert left.is_faint
    assert "left as it is" in left.detail
    assert told.tip == GRAVE.sentence


def test_each_weight_has_an_icon_of_its_own() -> None:
    names = [name for name, _ in SIGNS.values()]
    assert len(set(names)) == len(Weight)
    assert all((resources_folder() / "icons" / f"{name}.svg").exists() for name in names)


def test_a_row_of_the_draft_has_the_findings_of_its_paragraph_or_fact_the_weightiest_first() -> None:
    rows = (
        PartRow(PartKind.OWN, "own", 11),
        PartRow(PartKind.TEMPLATE, "stated", facts=(FactId(5),)),
        PartRow(PartKind.BEGIN, ""),
    )
    places = by_place((TITLE, LIGHT, GRAVE, STATED))
    assert [row.findings for row in with_findings(rows, ONE, places)] == [(GRAVE, LIGHT), (), ()]
    assert [row.findings for row in with_findings(rows, TWO, places)] == [(), (STATED,), ()]


def test_whom_a_line_of_its_own_introduces_is_not_told_twice() -> None:
    mention = FirstMention(ActorId(1), "Ilse Darrow", "Darrow", "Ilse Darrow (minister)", ParagraphId(11))
    unmet = found("Darrow first", Spot(ONE, 11), rule="NAM03", words="Darrow")
    other = found("Volm first", Spot(ONE, 11), rule="NAM03", words="Volm")
    row = PartRow(PartKind.OWN, "own", 11, first_mentions=(mention,))
    (shown,) = with_findings((row,), ONE, by_place((unmet, other)))
    assert shown.findings == (other,)


def test_a_sentence_that_holds_twice_is_told_once_behind_what_weighs_more() -> None:
    again = found("light", Spot(TWO, 12), Weight.LIGHT)
    assert told_once((LIGHT, again, GRAVE)) == ("In “x”, grave", "In “x”, light (2 times)")

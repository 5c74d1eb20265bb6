"""Values of a brief's fields, as they are typed, kept, and missed."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefer.gui.models.brief_gaps import gaps
from briefer.gui.models.brief_sections import outline_rows
from briefer.gui.models.brief_values import (
    Checked,
    checked,
    default_of,
    edtf_of,
    is_missing,
    shown_value,
    value_of,
)
from briefer.model.briefs import Brief, Paragraph, Section
from briefer.model.ids import BriefId, FactId, ParagraphId, SectionId
from briefer.model.packs import FieldKind, Pack, PackField, PackSection, Takes

TO = PackField("to", "To", required=True)
DAY = PackField("day", "Date", FieldKind.DATE, required=True, role="date")
CUT_OFF = PackField("until", "Cut-off", FieldKind.DATE, required=True, role="cut_off")
SUBJECT = PackField("subject", "Subject", required=True, role="title")
MARKING = PackField(
    "marking", "Marking", FieldKind.CHOICE, required=True, default="OPEN", choices=("OPEN", "SHUT")
)
PACK = Pack(
    "note",
    "Note",
    "",
    "en",
    "",
    Path(),
    (TO, DAY, CUT_OFF, SUBJECT, MARKING),
    (
        PackSection("first", "First", "first.md.j2", "", required=True, takes=Takes()),
        PackSection("made", "Made", "made.md.j2", "", required=True),
    ),
)
BRIEF = Brief(
    BriefId(1),
    "b1",
    "",
    "note",
    sections=(Section(SectionId(1), "first", "First"), Section(SectionId(2), "made", "Made")),
)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2024-01-24", "2024-01-24"),
        ("24 January 2024", "2024-01-24"),
        ("24  Jan 2024", "2024-01-24"),
        ("January 24, 2024", "2024-01-24"),
        ("24/01/2024", "2024-01-24"),
        ("January 2024", "2024-01"),
        ("31 February 2024", ""),
        ("soon", ""),
    ],
)
def test_dates_are_read_as_people_write_them(words: str, value: str) -> None:
    assert edtf_of(words) == value


def test_what_is_no_date_is_refused_with_an_example() -> None:
    result = checked(DAY, "soon")
    assert result.value == ""
    assert "Not a date" in result.fault


def test_a_date_shown_in_words_is_kept_as_it_was() -> None:
    assert checked(DAY, shown_value(DAY, "2024-01-24")) == Checked("2024-01-24")


def test_a_choice_is_one_of_the_packs() -> None:
    assert checked(MARKING, "SHUT") == Checked("SHUT")
    assert checked(MARKING, "AJAR").fault


def test_the_title_and_the_cut_off_are_the_briefs_own() -> None:
    brief = replace(BRIEF, title="Strait closed", cut_off="2024-03-06")
    assert value_of(brief, SUBJECT) == "Strait closed"
    assert value_of(brief, CUT_OFF) == "2024-03-06"


def test_a_field_with_a_default_is_never_missing() -> None:
    assert not is_missing(BRIEF, MARKING)
    assert not is_missing(BRIEF, DAY)
    assert default_of(DAY)
    assert is_missing(BRIEF, TO)


def test_the_outline_counts_what_is_missing_and_what_is_there() -> None:
    first = replace(
        BRIEF.sections[0], facts=(FactId(1), FactId(2)), paragraphs=(Paragraph(ParagraphId(1), "Two words"),)
    )
    rows = outline_rows(replace(BRIEF, sections=(first, BRIEF.sections[1])), PACK)
    assert [row.missing for row in rows] == [3, 0, 0]
    assert rows[1].holds == "2 facts, 2 words"


def test_gaps_name_fields_sections_and_unknown_citations() -> None:
    free = Section(SectionId(3), "", "Own", paragraphs=(Paragraph(ParagraphId(1), "See [@f1] and [@F9]."),))
    found = [each.sentence for each in gaps(replace(BRIEF, sections=(*BRIEF.sections, free)), PACK, {"f1"})]
    assert "“To” is not filled in." in found
    assert "The section “First” is required and empty." in found
    assert "“Own” cites “F9”, which is no fact of this session." in found
    assert not any("Made" in sentence or "Marking" in sentence or "f1" in sentence for sentence in found)


def test_a_section_left_out_has_no_gaps() -> None:
    left_out = replace(BRIEF.sections[0], included=False)
    found = gaps(replace(BRIEF, sections=(left_out,)), PACK, ())
    assert not any("First" in each.sentence for each in found)

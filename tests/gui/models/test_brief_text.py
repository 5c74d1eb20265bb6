"""The text of an analyst's paragraph: the citations in it, and the paragraphs that it is."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.gui.models.brief_text import (
    Cited,
    Place,
    citations_in,
    paragraphs_of,
    place_of,
    utf16_length,
    word_count,
    words_span,
)
from briefer.model.briefs import Brief, Paragraph, Section
from briefer.model.ids import BriefId, ParagraphId, SectionId


def test_empty_lines_part_paragraphs() -> None:
    assert paragraphs_of("one\ntwo\n\n\nthree\n") == ("one\ntwo", "three")


def test_blank_text_has_no_paragraph() -> None:
    assert paragraphs_of(" \n\n \n") == ()


def test_indented_lines_belong_to_the_item_above() -> None:
    assert paragraphs_of("- one\n\n  more\n\ntwo") == ("- one\n\n  more", "two")


def test_a_fence_is_kept_whole() -> None:
    assert paragraphs_of("```\na\n\nb\n```\n\nafter") == ("```\na\n\nb\n```", "after")


@given(st.text(alphabet="ab -\n`" + string.digits))
def test_paragraphs_written_and_read_again_are_the_same(text: str) -> None:
    once = paragraphs_of(text)
    assert paragraphs_of("\n\n".join(once)) == once


@given(st.text(alphabet="abc \n`~"))
def test_no_word_is_lost(text: str) -> None:
    assert "".join(paragraphs_of(text)).split() == "".join(paragraphs_of(text)).split()
    assert "".join(" ".join(paragraphs_of(text)).split()) == "".join(text.split())


def test_citations_are_found_with_their_places() -> None:
    assert citations_in("x [@f1], [@F22] [f3] [@]") == (Cited(2, 7, "f1"), Cited(9, 15, "F22"))


def test_words_are_counted_without_citations() -> None:
    assert word_count("China's well-known backing [@f1], again.") == 4


@given(st.text())
def test_utf16_length_is_what_qt_counts(text: str) -> None:
    sound = text.encode("utf-8", "ignore").decode()
    assert utf16_length(sound) == len(sound.encode("utf-16-le")) // 2


def test_a_paragraph_is_found_in_its_brief() -> None:
    paragraphs = tuple(Paragraph(ParagraphId(number), "Words.") for number in (1, 2))
    section = Section(SectionId(9), "summary", "Summary", paragraphs=paragraphs)
    brief = Brief(BriefId(4), "b1", "Note", "pack", sections=(section,))
    assert place_of([brief], ParagraphId(2)) == Place(BriefId(4), SectionId(9))
    assert place_of([brief], ParagraphId(99)) is None


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("It may open.", "may", "may"),
        ("Maybe it May open.", "may", "May"),
        ("It was **shut** on[@f7] 3 March.", "shut on 3 March", "shut** on[@f7] 3 March"),
        ("- one\n- “two, three”", "two, three", "two, three"),
        ("It is.", "may", None),
        ("f7 is cited[@f7].", "", None),
    ],
)
def test_plain_words_are_found_in_marked_up_ones(text: str, words: str, found: str | None) -> None:
    span = words_span(text, words)
    assert (text[slice(*span)] if span else None) == found

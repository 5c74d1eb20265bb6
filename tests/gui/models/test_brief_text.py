"""The analyst's paragraphs as one text, and the citations in it."""

import string

from hypothesis import given
from hypothesis import strategies as st

from briefer.gui.models.brief_text import (
    Cited,
    citations_in,
    kept_paragraphs,
    paragraphs_of,
    place_of,
    utf16_length,
    word_count,
    written,
)
from briefer.model.briefs import Brief, Paragraph, Section
from briefer.model.ids import BriefId, ParagraphId, SectionId


def paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(ParagraphId(number), text) for number, text in enumerate(texts, start=1))


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
    assert paragraphs_of(written(paragraphs(*once))) == once


@given(st.text(alphabet="abc \n`~"))
def test_no_word_is_lost(text: str) -> None:
    assert "".join(paragraphs_of(text)).split() == "".join(paragraphs_of(text)).split()
    assert "".join(" ".join(paragraphs_of(text)).split()) == "".join(text.split())


def test_a_rewritten_paragraph_keeps_its_key() -> None:
    kept = kept_paragraphs(paragraphs("one", "two", "three"), ("one", "two, rewritten", "three"))
    assert [one.id for one in kept] == [1, 2, 3]


def test_a_new_paragraph_has_no_key_and_its_neighbours_keep_theirs() -> None:
    kept = kept_paragraphs(paragraphs("one", "two"), ("one", "between", "two"))
    assert [one.id for one in kept] == [1, None, 2]


def test_a_removed_paragraph_takes_its_key_along() -> None:
    assert [one.id for one in kept_paragraphs(paragraphs("one", "two", "three"), ("one", "three"))] == [1, 3]


@given(st.lists(st.sampled_from("abcd"), max_size=8), st.lists(st.sampled_from("abcd"), max_size=8))
def test_kept_paragraphs_say_the_new_text_and_use_each_key_once(old: list[str], new: list[str]) -> None:
    kept = kept_paragraphs(paragraphs(*old), new)
    keys = [one.id for one in kept if one.id is not None]
    assert [one.text for one in kept] == new
    assert keys == sorted(set(keys))


def test_citations_are_found_with_their_places() -> None:
    assert citations_in("x [@f1], [@F22] [f3] [@]") == (Cited(2, 7, "f1"), Cited(9, 15, "F22"))


def test_words_are_counted_without_citations() -> None:
    assert word_count("China's well-known backing [@f1], again.") == 4


@given(st.text())
def test_utf16_length_is_what_qt_counts(text: str) -> None:
    sound = text.encode("utf-8", "ignore").decode()
    assert utf16_length(sound) == len(sound.encode("utf-16-le")) // 2


def test_a_paragraph_is_found_in_its_brief_at_its_place() -> None:
    words = ("One 🕊.", "Two.", "Three.")
    paragraphs = tuple(Paragraph(ParagraphId(number), text) for number, text in enumerate(words, start=1))
    section = Section(SectionId(9), "summary", "Summary", paragraphs=paragraphs)
    brief = Brief(BriefId(4), "b1", "Note", "pack", sections=(section,))
    for paragraph in paragraphs:
        place = place_of([brief], paragraph.id)
        assert place is not None
        assert (place.brief, place.section) == (4, 9)
        assert written(paragraphs)[place.start :].startswith(paragraph.text)
    assert place_of([brief], ParagraphId(99)) is None

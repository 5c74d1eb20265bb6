"""Spellings that readers take for the same are folded, with the way back to the offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.text.spellings import attached_before, folded, inflected, is_unspaced, with_article_after_to


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("\u0639\u0644\u064a", "\u0639\u0644\u06cc"),  # Arabic and Persian yeh
        ("\u0643\u0648\u0628\u0627", "\u06a9\u0648\u0628\u0627"),  # kaf
        (
            "\u0625\u0650\u064a\u0631\u064e\u0627\u0646",
            "\u0627\u06cc\u0631\u0627\u0646",
        ),  # hamza and vowel signs
        (
            "\u062e\u0627\u0645\u0646\u0647\u200c\u0627\u06cc",
            "\u062e\u0627\u0645\u0646\u0647\u0627\u06cc",
        ),  # joiner
        ("Ir\u00adan\u200f", "Iran"),
        ("it\u2019s a\u2013b\u00a0c", "it's a-b c"),
    ],
)
def test_two_spellings_are_compared_as_one(one: str, other: str) -> None:
    assert folded(one).text == folded(other).text


@given(st.text(alphabet="ab\u064a\u064e\u200c\u200f\u00ad\u0301 ", max_size=30))
def test_each_place_of_the_folded_text_leads_to_its_letter(text: str) -> None:
    plain = folded(text)
    assert len(plain.text) + len(plain.dropped) == len(text)
    for place, letter in enumerate(plain.text):
        assert folded(text[plain.offset(place)]).text == letter
        end = plain.end(place + 1)
        assert plain.offset(place) < end <= len(text)
        assert folded(text[plain.offset(place) : end]).text == letter


def test_vowel_signs_end_a_word_with_it_and_marks_of_direction_do_not() -> None:
    assert folded("ب\u064f x").end(1) == 2
    assert folded("b\u200f x").end(1) == 1


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("", True),
        ("\u0648", True),
        ("\u0648\u0628", True),
        ("\u0627\u0644", True),
        ("\u0648\u0628\u0627\u0644", True),
        ("\u0644", True),
        ("\u0645\u0646", False),
        ("\u0628\u0648", False),
    ],
)
def test_prefixes_that_are_written_onto_a_word(before: str, *, expected: bool) -> None:
    assert attached_before(f"x {before}name", 2 + len(before)) is expected


def test_the_article_goes_into_the_word_for_to() -> None:
    assert with_article_after_to("\u0627\u0644\u0635\u064a\u0646") == "\u0644\u0644\u0635\u064a\u0646"
    assert with_article_after_to("\u0644\u0628\u0646\u0627\u0646") == ""


@pytest.mark.parametrize(
    ("name", "stem"),
    [("Россия", "Росси"), ("Китай", "Кита"), ("Иран", "Иран"), ("США", ""), ("Ким", ""), ("Iran", "")],
)
def test_a_russian_name_keeps_four_letters_at_the_least(name: str, stem: str) -> None:
    assert inflected(name)[0] == stem


def test_words_stand_without_spaces_in_chinese_only() -> None:
    assert is_unspaced("中")
    assert not is_unspaced("ب")
    assert not is_unspaced("a")

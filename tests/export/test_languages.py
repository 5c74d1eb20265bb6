"""Directions of writing and the words of page numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.export.docx.languages import language_attributes
from briefer.export.languages import begins_rtl, has_rtl, is_rtl_language, page_words, stretches


@given(text=st.text(st.sampled_from("ab 1،.אבسل\u200f٣«»()“”"), max_size=30))
def test_the_stretches_are_the_text_and_each_runs_one_way(text: str) -> None:
    pieces = list(stretches(text))
    assert "".join(piece for piece, _ in pieces) == text
    assert all(piece for piece, _ in pieces)
    for piece, rtl in pieces:
        assert has_rtl(piece) == rtl
        if rtl:
            assert not set(piece) & set("ab")


def test_neutral_signs_between_two_words_belong_to_them() -> None:
    assert list(stretches("say «سلام، ۲ دوست» twice")) == [
        ("say «", False),
        ("سلام، ۲ دوست", True),
        ("» twice", False),
    ]


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("x “سلام (۲ دوست).” y", "سلام (۲ دوست)."),
        ("x (سلام) دوست. y", "(سلام) دوست"),
        ("x (سلام) y", "سلام"),
        ("x “سلام “دوست”” y", "سلام “دوست”"),
        ("x سلام! y", "سلام"),
        ("[سلام] (دوست]", "[سلام] (دوست"),
        ("سلام (۱۳ دوست 2025): y", "سلام (۱۳ دوست 2025)"),
        ("x سلام (دوست 13.3 y)", "سلام (دوست"),
        ("x سلام دوست 2025)", "سلام دوست"),
    ],
)
def test_brackets_and_the_stop_of_a_quotation_stand_with_the_words_they_belong_to(
    text: str, stretch: str
) -> None:
    assert [piece for piece, rtl in stretches(text) if rtl] == [stretch]


@pytest.mark.parametrize(
    ("pieces", "rtl"),
    [
        (["“", "سلام x"], True),
        (["1. ", "x سلام"], False),
        (["1. —", ""], None),
        (["1. (", "§ é"], False),
        (["1. [_`{", "سلام"], True),
        ([], None),
    ],
)
def test_the_first_strong_character_decides(pieces: list[str], *, rtl: bool | None) -> None:
    assert begins_rtl(pieces) is rtl


@pytest.mark.parametrize(
    ("language", "attributes"),
    [
        ("en-GB", {"w:val": "en-GB"}),
        ("zh-Hant", {"w:val": "zh-Hant", "w:eastAsia": "zh-Hant"}),
        ("AR", {"w:bidi": "AR"}),
        ("", {}),
        ("no tag", {}),
        ('en"/><w:x', {}),
    ],
)
def test_a_language_as_word_has_it(language: str, attributes: dict[str, str]) -> None:
    assert language_attributes(language) == attributes


def test_what_we_know_of_languages() -> None:
    assert is_rtl_language("fa-IR")
    assert not is_rtl_language("fi")
    assert page_words("fr-CA") == ("Page ", " sur ")
    assert page_words("xx") == ("", " / ")

"""Where words stand in a text, whatever their case, accents and forms."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.text.finding import finds, literal_pattern, pattern_of, spread, tokens_of
from briefer.text.folding import Keep, fold

TEXT = (
    "The café in the U.S. said: “Iran–Pakistan ties”. 中巴经济走廊, 5G网络. كِتَابُ and کتاب\u200cها in ۲۰۲۴. "
    "STRASSE, Straße, ก้าวหน้า and\nall."
)


def found(words: str, *, is_begun: bool = True, text: str = TEXT) -> list[str]:
    return [text[start:end] for start, end in finds(text, pattern_of(((tokens_of(words), is_begun),)))]


def found_literally(words: str, text: str, keep: Keep = Keep.NOTHING, *, whole: bool = False) -> list[str]:
    pattern = literal_pattern(words, keep, whole=whole)
    assert pattern is not None
    return [text[start:end] for start, end in finds(text, pattern, keep)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("cafe", ["café"]),
        ("CAF", ["caf"]),
        ("u.s.", ["U.S"]),
        ("us", []),
        ("iran-pak", ["Iran–Pak"]),
        ("pakistan iran", []),
        ("经济", ["经济"]),
        ("济", ["济"]),
        ("巴济", []),
        ("5g网", ["5G网"]),
        ("كتاب", ["كِتَابُ", "کتاب"]),
        ("کتابها", ["کتاب\u200cها"]),
        ("2024", ["۲۰۲۴"]),
        ("strasse", ["STRASSE", "Straße"]),
        ("ก้าว", ["ก้าว"]),
        ("and all", ["and\nall"]),
        ("fé", []),
    ],
)
def test_words_are_found_where_they_begin_a_word(words: str, expected: list[str]) -> None:
    assert found(words) == expected


def test_a_word_that_does_not_go_on_is_found_whole() -> None:
    assert found("caf", is_begun=False) == []
    assert found("café", is_begun=False) == ["café"]
    assert found("经济", is_begun=False) == ["经济"]


def test_nothing_is_found_without_words() -> None:
    assert found("") == found("…!") == []
    assert literal_pattern("  ", Keep.NOTHING, whole=False) is None


def test_words_are_taken_as_they_are_written() -> None:
    text = "Cost: $5 (a+b) [x-z]. Cost. C++ \\d+"
    assert found_literally("$5 (a+b)", text) == ["$5 (a+b)"]
    assert found_literally("[x-z].", text) == ["[x-z]."]
    assert found_literally("\\d+", text) == ["\\d+"]
    assert found_literally(".*", text) == []
    assert found_literally("ost", text) == ["ost", "ost"]


def test_whole_words_alone() -> None:
    text = "port, airport, ports, Port of 港口区"
    assert found_literally("port", text, whole=True) == ["port", "Port"]
    assert found_literally("港口", text, whole=True) == ["港口"]
    assert found_literally("C++", "C++ and C+++", whole=True) == ["C++", "C++"]


def test_case_and_accents_count_where_they_are_asked_for() -> None:
    text = "café Cafe cafe\u0301 cafe"
    assert found_literally("cafe", text) == ["café", "Cafe", "cafe\u0301", "cafe"]
    assert found_literally("Cafe", text, Keep.CASE) == ["Cafe"]
    assert found_literally("cafe", text, Keep.ACCENTS) == ["Cafe", "cafe"]
    assert found_literally("café", text, Keep.ACCENTS) == ["café", "cafe\u0301"]
    assert found_literally("cafe\u0301", text, Keep.ACCENTS | Keep.CASE) == ["café", "cafe\u0301"]


def test_blanks_stand_for_any_blanks() -> None:
    assert found_literally("the  strait", "the\nstrait, the   strait") == ["the\nstrait", "the   strait"]


@given(st.integers(0, 9_000), st.sampled_from(["needle", "ne\u0301edle", "ﬁn", "کتاب\u200cها"]))
def test_what_stands_at_a_seam_of_two_pieces_is_found_once(place: int, needle: str) -> None:
    text = "x é " * (place // 4) + "y" * (place % 4) + f" {needle} " + "z " * 3_000
    start = text.index(needle)
    assert list(finds(text, pattern_of(((tokens_of(needle), False),)))) == [(start, start + len(needle))]


@given(st.text(st.sampled_from("ab ")), st.text(st.sampled_from("ab"), min_size=1, max_size=3))
def test_the_same_is_found_as_by_looking_at_the_whole(text: str, words: str) -> None:
    longer = text * 40
    pattern = literal_pattern(words, Keep.NOTHING, whole=False)
    assert pattern is not None
    assert len(list(finds(longer, pattern))) == len(re.findall(words, longer))


def test_a_stretch_of_the_text_alone_is_looked_at() -> None:
    text = "one two one two one"
    pattern = literal_pattern("one", Keep.NOTHING, whole=True)
    assert pattern is not None
    assert list(finds(text, pattern, start=1, end=9)) == [(8, 11)]


def test_characters_of_scripts_without_spaces_are_words() -> None:
    assert spread("5g网络") == "5g 网  络 "
    assert spread("plain") == "plain"
    assert tokens_of("中巴 CPEC") == ("中", "巴", "cpec")
    assert tokens_of("don’t, Iran-Pakistan") == ("don", "t", "iran", "pakistan")


def test_what_is_found_early_in_a_long_text_comes_at_once() -> None:
    text = "needle " + "hay stack é " * 500_000
    pattern = pattern_of(((("needle",), True),))
    began = time.thread_time()
    assert next(finds(text, pattern)) == (0, 6)
    early = time.thread_time() - began
    began = time.thread_time()
    fold(text)
    assert early < (time.thread_time() - began) / 5

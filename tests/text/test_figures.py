"""Figures are found with what they count, in the scripts and words of several languages; the rest is not."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.text.figures import Figure, figures_in

SIGNS = st.text(
    st.sampled_from(
        "aA one nine twenty hundred 19-,. \u0646\u0647 \u06f1\u06f2 \u5341\u4eba \ufeff\U0001f6a2"
    )
)


def found(text: str) -> list[tuple[str, int, int, str]]:
    return [(it.words, int(it.low), int(it.high), it.kind) for it in figures_in(text)]


def only(text: str) -> Figure:
    (figure,) = figures_in(text)
    return figure


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("nine dockworkers died", "nine", 9),
        ("Twenty-one people", "Twenty-one", 21),
        ("one hundred and five lorries", "one hundred and five", 105),
        ("two thousand three hundred men", "two thousand three hundred", 2300),
        ("two and a half million people", "two and a half million", 2_500_000),
        ("two dozen boats", "two dozen", 24),
        ("A dozen boats", "A dozen", 12),
        ("about a hundred boats", "about a hundred", 100),
        ("1,250 lorries", "1,250", 1250),
        ("1.250.000 lorries", "1.250.000", 1_250_000),
        ("3.5 million tonnes", "3.5 million", 3_500_000),
        ("about 3 thousand men", "about 3 thousand", 3000),
        ("One worker died", "One", 1),
        ("\u06f1\u06f2 نفر", "\u06f1\u06f2", 12),
        ("نه نفر کشته شدند", "نه", 9),
        ("بیست و یک تن زخمی شدند", "بیست و یک", 21),
        ("سه هزار و دویست نفر", "سه هزار و دویست", 3200),
        ("مقتل تسعة أشخاص", "تسعة", 9),
        ("خمسة وعشرين شخصا", "خمسة وعشرين", 25),
        ("ثلاثة عشر شخصا", "ثلاثة عشر", 13),
        ("\u0661\u0662\u0660\u0660 نازح", "\u0661\u0662\u0660\u0660", 1200),
        ("погибли двадцать три человека", "двадцать три", 23),
        ("двух рабочих", "двух", 2),
        ("至少十二人死亡", "至少十二", 12),
        ("两千三百人受伤", "两千三百", 2300),
        ("3万人撤离", "3万", 30_000),
        ("\uff11\uff12人死亡", "\uff11\uff12", 12),
    ],
)
def test_numbers_in_figures_and_words(text: str, words: str, value: int) -> None:
    figure = only(text)
    assert (figure.words, text[figure.start : figure.end]) == (words, words)
    assert figure.low <= value <= figure.high


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("at least nine were killed", "at least nine", 9, 9),
        ("up to 15 men", "up to 15", 15, 15),
        ("about 400 lorries", "about 400", 360, 440),
        ("more than 40 were hurt", "more than 40", 40, 44),
        ("nearly 400 lorries", "nearly 400", 360, 400),
        ("between nine and twelve workers", "between nine and twelve", 9, 12),
        ("nine to twelve workers", "nine to twelve", 9, 12),
        ("9-12 bodies", "9-12", 9, 12),
        ("nine or ten men", "nine or ten", 9, 10),
        ("دست‌کم \u06f1\u06f2 نفر", "دست‌کم \u06f1\u06f2", 12, 12),
        ("не менее двенадцати рабочих", "не менее двенадцати", 12, 12),
        ("ما لا يقل عن تسعة أشخاص", "ما لا يقل عن تسعة", 9, 9),
    ],
)
def test_what_qualifies_a_number_belongs_to_it(text: str, words: str, low: int, high: int) -> None:
    figure = only(text)
    assert figure.words == words
    assert (int(figure.low), int(figure.high)) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "on 14 October 2026 and in 2024",
        "at 14:30, or 5 p.m., or 5 o'clock",
        "an F-16 and a Boeing 737 at Pier 9",
        "the 21st meeting under Article 370 [3]",
        "No one was hurt; one of them left, and someone said no one came.",
        "او نه گفت",
        "روز ۱۲ مهر",
        "10月12日",
        "12 октября 2026 года",
        "this is a text without any",
    ],
)
def test_what_counts_nothing_is_no_figure(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Nine people were killed and 30 wounded.", ["killed", "wounded"]),
        ("The blast killed nine, injured 30 and left four missing.", ["killed", "wounded", "missing"]),
        ("The death toll rose on Tuesday to twelve.", ["killed"]),
        ("12 ships waited; nine people died.", ["", "killed"]),
        ("Police detained 45 people.", ["detained"]),
        ("۱۲ نفر کشته و ۳۰ نفر زخمی شدند", ["killed", "wounded"]),
        ("مقتل تسعة أشخاص وإصابة ثلاثين شخصا", ["killed", "wounded"]),
        ("Погибли девять человек, 30 ранены", ["killed", "wounded"]),
        ("九人死亡\uff0c三十人受伤", ["killed", "wounded"]),
    ],
)
def test_what_is_counted_is_known_in_each_language(text: str, kinds: list[str]) -> None:
    assert [figure.kind for figure in figures_in(text)] == kinds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nine dockworkers were killed", "the toll rose to twelve"),
        ("nine people were killed", "۱۲ نفر کشته شدند"),
        ("12 Norlandic fishing boats", "15 boats"),
        ("a crew of 11", "14 crew members"),
        ("400 lorries", "a lorry and 350 lorries"),
        ("5 percent of crews", "7% of them"),
        ("$3 million", "a loss of $4 million"),
    ],
)
def test_figures_of_the_same_are_compared_and_differ(one: str, other: str) -> None:
    first, second = only(one), figures_in(other)[-1]
    assert first.counts_like(second)
    assert second.counts_like(first)
    assert not first.agrees_with(second)


@pytest.mark.parametrize(
    ("one", "other"), [("nine people were killed", "30 people were wounded"), ("two weeks", "two ships")]
)
def test_figures_of_other_things_are_not_compared(one: str, other: str) -> None:
    assert not only(one).counts_like(only(other))


@pytest.mark.parametrize(
    ("one", "other"), [("about 400 lorries", "412 lorries"), ("nine to twelve men", "ten men")]
)
def test_a_rough_number_or_a_range_agrees_with_what_lies_in_it(one: str, other: str) -> None:
    assert only(one).agrees_with(only(other))


@given(SIGNS)
def test_every_figure_stands_where_it_says(text: str) -> None:
    last = 0
    for figure in figures_in(text):
        assert text[figure.start : figure.end] == figure.words
        assert figure.number in figure.words
        assert last <= figure.start < figure.end
        assert Decimal(0) <= figure.low <= figure.high
        last = figure.end


def test_a_text_of_figures_takes_linear_time() -> None:
    text = "Nine people were killed and at least 30 wounded when 12 ships burned. "
    once = _seconds(text * 100)
    assert _seconds(text * 800) < 8 * once * 4


def _seconds(text: str) -> float:
    begun = time.thread_time()
    figures_in(text)
    return time.thread_time() - begun

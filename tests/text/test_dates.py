from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.model.dates import UNDATED, Basis, Precision, bounds_of, dated
from briefer.text.dates import dates_in
from briefer.text.outlook import is_deadline

if TYPE_CHECKING:
    from tests.conftest import Seed

TUESDAY = dated("2024-01-23T18:00:00+05:30")


def values(text: str, published: str = "2024-01-23") -> list[tuple[str, str | None]]:
    return [(item.quote, item.value) for item in dates_in(text, dated(published))]


def test_the_dates_of_the_seed_are_resolved(seed: "Seed") -> None:
    found = {(item.start, item.end): item for item in dates_in(seed.text, dated("2024-01-23"))}
    expected = [date for date in seed.gold["dates"] if date["kind"] != "vague"]
    assert len(found) == len(expected) == 4
    for date in expected:
        item = found[date["start"], date["end"]]
        assert (item.quote, item.value, item.precision) == (date["text"], date["value"], Precision.DAY)
        assert item.basis == Basis.RESOLVED


def test_without_a_day_of_publication_nothing_is_guessed(seed: "Seed") -> None:
    for published in (UNDATED, dated("2024"), dated("2024-01")):
        assert {(item.value, item.precision, item.basis) for item in dates_in(seed.text, published)} == {
            (None, Precision.UNKNOWN, Basis.UNKNOWN)
        }


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("2023-11-05T10:00", "2023-11-05", Precision.DAY),
        ("Jan. 16, 2024", "2024-01-16", Precision.DAY),
        ("January 16th 2024", "2024-01-16", Precision.DAY),
        ("Friday, 19 January 2024", "2024-01-19", Precision.DAY),
        ("the 5th of March, 2023", "2023-03-05", Precision.DAY),
        ("16/01/2024", "2024-01-16", Precision.DAY),
        ("01/16/2024", "2024-01-16", Precision.DAY),
        ("3.4.2024", "2024-04-03", Precision.DAY),
        ("January 16-18, 2024", "2024-01-16/2024-01-18", Precision.INTERVAL),
        ("16 to 18 January 2024", "2024-01-16/2024-01-18", Precision.INTERVAL),
        ("December 30 \u2013 January 2, 2024", "2023-12-30/2024-01-02", Precision.INTERVAL),
        ("early January 2024", "2024-01", Precision.MONTH),
        ("summer of 2023", "2023-22", Precision.SEASON),
        ("since 2019", "2019", Precision.YEAR),
        ("by 2030", "2030", Precision.YEAR),
        ("from 2019 to 2021", "2019/2021", Precision.INTERVAL),
        ("in the 1990s", "199X", Precision.DECADE),
    ],
)
def test_dates_that_say_all_need_no_publication(text: str, value: str, precision: Precision) -> None:
    (item,) = dates_in(f"It was {text} there.", UNDATED)
    assert (item.value, item.precision, item.basis) == (value, precision, Basis.STATED)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("China on Tuesday assured", "2024-01-23"),
        ("the talks on Friday", "2024-01-19"),
        ("he said on Friday that they will meet", "2024-01-19"),
        ("they will meet on Friday", "2024-01-26"),
        ("talks scheduled for Thursday", "2024-01-25"),
        ("by Tuesday", "2024-01-30"),
        ("last Tuesday", "2024-01-16"),
        ("next Tuesday", "2024-01-30"),
        ("They will act. On Friday it rained", "2024-01-19"),
        ("On January 18, China offered", "2024-01-18"),
        ("to return by January 26, following", "2024-01-26"),
        ("the vote on January 26", "2024-01-26"),
        ("the vote was held on January 26", "2023-01-26"),
        ("March 12 will see talks", "2024-03-12"),
        ("by March 12", "2024-03-12"),
        ("on December 12", "2023-12-12"),
        ("Tuesday, January 16", "2024-01-16"),
        ("Monday, January 16", "2023-01-16"),
        ("killed on January 16-18 in", "2024-01-16/2024-01-18"),
        ("between January 16 and 18", "2024-01-16/2024-01-18"),
        ("yesterday", "2024-01-22"),
        ("last night", "2024-01-22"),
        ("tomorrow", "2024-01-24"),
        ("last week", "2024-01-15/2024-01-21"),
        ("next week", "2024-01-29/2024-02-04"),
        ("last weekend", "2024-01-20/2024-01-21"),
        ("two days ago", "2024-01-21"),
        ("three months ago", "2023-10"),
        ("a year ago", "2023"),
        ("last December", "2023-12"),
        ("last January", "2023-01"),
        ("next January", "2025-01"),
        ("this month", "2024-01"),
        ("in March", "2023-03"),
        ("will vote in March", "2024-03"),
        ("in mid-January", "2024-01"),
    ],
)
def test_other_dates_are_resolved_against_the_publication(text: str, value: str) -> None:
    (item,) = dates_in(text, TUESDAY)
    assert (item.value, item.basis) == (value, Basis.RESOLVED)


@pytest.mark.parametrize("text", ["03/04/2024", "February 30, 2024", "January 18 to 16, 2024", "31.13.2023"])
def test_what_can_be_read_in_two_ways_or_in_none_is_left_open(text: str) -> None:
    assert [item.value for item in dates_in(text, TUESDAY)] in ([None], [])


@pytest.mark.parametrize(
    "text",
    ["Sun said", "they may 5 times march 7 miles", "USD 60 billion", "May spoke", "F-16 jets", "5,000 people",
     "2024 people", "in 2024% of", "SATURDAYS", "version 2.0.1", "call 1234-56-78", "2021-2019"],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert values(text) == []


def test_a_day_keeps_to_the_clock_of_its_source() -> None:
    assert values("today", "2024-01-23T00:30:00+05:30") == [("today", "2024-01-23")]


def test_deadlines_are_told_by_the_words_before() -> None:
    text = "return by January 26, after January 16, no later than Friday"
    starts = [item.start for item in dates_in(text, TUESDAY)]
    assert [is_deadline(text, start) for start in starts] == [True, False, True]


@given(st.text(st.sampled_from("0123456789/-.: "), max_size=30), st.dates())
def test_any_numbers_give_sound_values(text: str, day: object) -> None:
    for item in dates_in(text, dated(str(day))):
        assert item.quote == text[item.start : item.end]
        assert item.value is None or bounds_of(item.value)


WORDS = ["January", "Feb.", "29", "31", "16", "2024", "Tuesday", "next", "last", "by", "will", "to", "-",
         "week", "ago", "two", "99", "years", "in", "May", ",", "weekend", "month", "1800", "and",
         "between", "days", "tomorrow"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=15), st.dates())
def test_any_words_give_dates_in_order_that_do_not_overlap(words: list[str], day: object) -> None:
    text = " ".join(words)
    edges = []
    for item in dates_in(text, dated(str(day))):
        assert item.quote == text[item.start : item.end]
        assert (item.value is None) == (item.basis == Basis.UNKNOWN)
        edges += [item.start, item.end]
    assert edges == sorted(edges)

"""The stretch of time that each date stands under, at each zoom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.gui.models.timeline_units import Zoom, extent_of, gap_words, unit_of

DAYS = st.dates().map(lambda day: day.isoformat())


@pytest.mark.parametrize(
    ("value", "zoom", "title"),
    [
        ("2024-01-16", Zoom.DAY, "Tuesday 16 January 2024"),
        ("2024-01-16", Zoom.WEEK, "Week of 15 January 2024"),
        ("2024-01-16", Zoom.MONTH, "January 2024"),
        ("2024-01-16", Zoom.YEAR, "2024"),
        ("2024-01-16~", Zoom.DAY, "Tuesday 16 January 2024"),
        ("2024-01-30/2024-02-03", Zoom.DAY, "Tuesday 30 January 2024"),
        ("2024-01-30/..", Zoom.DAY, "Tuesday 30 January 2024"),
        ("../2024-01-30", Zoom.DAY, "Tuesday 30 January 2024"),
        ("2024-01", Zoom.DAY, "January 2024"),
        ("2024-01", Zoom.WEEK, "January 2024"),
        ("2024-01", Zoom.MONTH, "January 2024"),
        ("2024-01", Zoom.YEAR, "2024"),
        ("2024", Zoom.DAY, "2024"),
        ("2024", Zoom.MONTH, "2024"),
        ("2024-01/2024-03", Zoom.DAY, "January 2024"),
    ],
)
def test_a_date_stands_under_what_it_begins_in_or_is_known_to(value: str, zoom: Zoom, title: str) -> None:
    assert unit_of(value, zoom).title == title


def test_a_coarse_date_stands_before_the_days_it_covers() -> None:
    values = ["2024-01-01", "2024-01", "2024", "2023-12-31"]
    assert sorted(values, key=lambda value: unit_of(value, Zoom.DAY)) == [
        "2023-12-31",
        "2024",
        "2024-01",
        "2024-01-01",
    ]


def test_an_open_end_is_no_end() -> None:
    until, since = extent_of("../2024-01-05"), extent_of("2024-01-05/..")
    assert (until.is_open_before, until.is_open_after) == (True, False)
    assert (since.is_open_before, since.is_open_after) == (False, True)
    assert until.first == until.last == since.first == since.last


@given(DAYS, st.sampled_from(tuple(Zoom)))
def test_each_day_lies_in_its_unit(day: str, zoom: Zoom) -> None:
    unit, extent = unit_of(day, zoom), extent_of(day)
    assert unit.first <= extent.first <= unit.last
    assert unit.title


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "1 day"), (13, "13 days"), (21, "3 weeks"), (90, "3 months"), (1000, "3 years")],
)
def test_empty_time_is_said_in_fitting_words(days: int, words: str) -> None:
    assert gap_words(days) == words

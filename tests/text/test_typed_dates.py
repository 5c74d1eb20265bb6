"""Dates that a person types: as EDTF or in words, and what is said of others."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from briefer.errors import BrieferError
from briefer.model.dates import UNDATED, Basis, dated, is_edtf
from briefer.text.typed_dates import entered_date, no_date, read_date

PUBLISHED = dated("2024-01-23", Basis.STATED)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2024-01-18", "2024-01-18"),
        (" 2024-01-16/2024-01-18 ", "2024-01-16/2024-01-18"),
        ("18 January 2024", "2024-01-18"),
        ("Monday", "2024-01-22"),
        ("Monday.", "2024-01-22"),
        ("no date", None),
        ("Monday or so", None),
        ("", None),
    ],
)
def test_typed_words_are_read_as_the_source_would_mean_them(typed: str, value: str | None) -> None:
    assert read_date(typed, PUBLISHED) == value


@pytest.mark.parametrize(
    "typed",
    ["0000-01-01", "0000", "99999-01-01", "99999", "1 January 0", "5 March 20245", "2024-01-18/99999-01-01"],
)
def test_a_year_that_there_is_not_gets_one_clear_sentence(typed: str) -> None:
    with pytest.raises(BrieferError) as told:
        entered_date(typed, PUBLISHED)
    assert told.value.what == f"“{typed}” is no date: years run from 0001 to 9999."
    assert "2024-01-18" in told.value.next_step


@pytest.mark.parametrize("typed", ["soon", "2024-13-01", "31 February 2024", "2024-01-18T99:00"])
def test_other_words_are_no_date_and_the_field_says_how_to_write_one(typed: str) -> None:
    with pytest.raises(BrieferError, match=r"is no date\.") as told:
        entered_date(typed, UNDATED, "Write it so.")
    assert told.value.next_step == "Write it so."


def test_an_empty_field_is_no_fault() -> None:
    assert entered_date("  ", UNDATED) is None


@given(some.text(max_size=80))
def test_whatever_is_typed_gives_a_date_or_one_line(typed: str) -> None:
    value = read_date(typed, PUBLISHED)
    assert value is None or is_edtf(value)
    told = no_date(typed)
    assert "\n" not in told.what
    assert len(told.what) < 120

"""EDTF dates: what is read, what is refused, and what a date can mean."""

from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given
from hypothesis import strategies as st

from briefer.model.dates import (
    UNDATED,
    Basis,
    Dating,
    Precision,
    bounds_of,
    dated,
    is_edtf,
    precision_of,
)


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        ("2024-01-23", Precision.DAY),
        ("2024-01", Precision.MONTH),
        ("2024", Precision.YEAR),
        ("202X", Precision.DECADE),
        ("2024-21", Precision.SEASON),
        ("2024-XX", Precision.YEAR),
        ("2024-01-XX", Precision.MONTH),
        ("2024-01-23?", Precision.DAY),
        ("2024~", Precision.YEAR),
        ("2024-01-16/2024-01-18", Precision.INTERVAL),
        ("../2024-01-23", Precision.INTERVAL),
        ("2024-01/", Precision.INTERVAL),
        ("2024-01-23T14:05:00Z", Precision.TIME),
        ("2024-01-23T14:05:00+05:00", Precision.TIME),
        ("2024-01-23T14:05", Precision.TIME),
    ],
)
def test_reads_the_forms_that_notes_need(value: str, precision: Precision) -> None:
    assert precision_of(value) is precision
    assert is_edtf(value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "yesterday",
        "2024-13",
        "2024-02-30",
        "23-01-2024",
        "2024-1-3",
        "2024-01-18/2024-01-16",
        "../..",
        "/",
        "2024/2025/2026",
        "20XX-01",
        "2024-XX-12",
        "2024-01-23T25:00",
        "2024-01-23 14:05",
        "0000",
        "٢٠٢٤",
    ],
)
def test_refuses_what_is_no_date(value: str) -> None:
    assert not is_edtf(value)
    with pytest.raises(ValueError, match=r"."):
        bounds_of(value)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("2024-22", date(2024, 6, 1), date(2024, 8, 31)),
        ("2024-01-16/2024-01", date(2024, 1, 16), date(2024, 1, 31)),
        ("../2024-01-23", date.min, date(2024, 1, 23)),
        ("2024-01-23/..", date(2024, 1, 23), date.max),
        ("2024-01-23T23:59:00-11:00", date(2024, 1, 23), date(2024, 1, 23)),
    ],
)
def test_says_which_days_a_date_can_mean(value: str, first: date, last: date) -> None:
    assert bounds_of(value) == (first, last)


days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 1))


@given(days, st.integers(0, 25))
def test_agrees_with_a_full_reader_of_the_standard(day: date, later: int) -> None:
    end = day + timedelta(days=later)
    for value in (day.isoformat(), f"{day.isoformat()}/{end.isoformat()}", f"../{day.isoformat()}"):
        assert is_edtf(value)
        assert str(parse_edtf(value)) == value
    assert bounds_of(f"{day.isoformat()}/{end.isoformat()}") == (day, end)


@given(st.text(alphabet="0123456789-/.XT:Z?~ ", max_size=22))
def test_never_accepts_what_a_full_reader_refuses(value: str) -> None:
    if is_edtf(value) and "T" not in value:
        try:
            parse_edtf(value)
        except EDTFParseException:
            pytest.fail(f"{value!r} is no EDTF date")


def test_a_dating_holds_value_precision_and_basis_together() -> None:
    assert dated("2024-01-23", Basis.RESOLVED) == Dating("2024-01-23", Precision.DAY, "resolved")
    assert UNDATED.value is None
    with pytest.raises(ValueError, match="precision"):
        Dating("2024-01", Precision.DAY)
    with pytest.raises(ValueError, match="precision"):
        Dating(None, Precision.DAY)
    with pytest.raises(ValueError, match="rests on"):
        Dating("2024", Precision.YEAR, "")


def test_the_basis_may_be_the_analysts_own_words() -> None:
    assert dated("2024-01-16", "same attacks as in the second paragraph").basis.startswith("same")

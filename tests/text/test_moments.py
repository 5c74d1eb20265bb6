import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.model.dates import is_edtf
from briefer.text.moments import moment_in_utc, moment_of, month_number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2024-01-23", "2024-01-23"),
        (" 2024-01-23T18:05 ", "2024-01-23T18:05"),
        ("2024-01-23T18:05:00.123Z", "2024-01-23T18:05:00Z"),
        ("2024-01-23 18:05:00 +0530", "2024-01-23T18:05:00+05:30"),
        ("2024-01-23T18:05:00+01", "2024-01-23T18:05:00+01:00"),
        ("2024-01-23T18:05:00+00:00", "2024-01-23T18:05:00Z"),
        ("2024-01-23 18:05 UTC", "2024-01-23T18:05Z"),
        ("20240123", "2024-01-23"),
        ("20240123T180500Z", "2024-01-23T18:05:00Z"),
        ("Tue, 23 Jan 2024 18:05:00 GMT", "2024-01-23T18:05:00Z"),
        ("Tue, 23 Jan 2024 18:05:00 -0500", "2024-01-23T18:05:00-05:00"),
        ("January 23, 2024", "2024-01-23"),
        ("Tuesday, January 23rd 2024", "2024-01-23"),
        ("23 Sept. 2024", "2024-09-23"),
        ("2024", "2024"),
        ("2024-01", "2024-01"),
    ],
)
def test_what_programs_write_is_understood(words: str, value: str) -> None:
    assert moment_of(words) == value


@pytest.mark.parametrize(
    "words",
    ["", "soon", "2024-13-01", "2024-01-23T25:00", "January 32, 2024", "23/01/2024", "Foo 3, 2024", "99:99",
     "Thu, 99 Foo 99999 99:99:99 +9999", "2024-01-23T10:00+99:99"],
)  # fmt: skip
def test_the_rest_is_no_moment(words: str) -> None:
    assert moment_of(words) is None


@given(st.text(max_size=40))
def test_a_moment_is_always_a_date_of_the_model(words: str) -> None:
    moment = moment_of(words)
    assert moment is None or is_edtf(moment)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("Tue, 23 Jan 2024 18:05:00 -0500", "2024-01-23T23:05:00Z"),
        ("2024-01-23T18:05:00.123+01:00", "2024-01-23T17:05:00Z"),
        ("2024-01-23T18:05", "2024-01-23T18:05:00Z"),
        ("2024-01-23", ""),
        ("9999-12-31T23:59:00-05:00", ""),
        ("0001-01-01T00:00:00+05:00", ""),
        ("soon", ""),
    ],
)
def test_a_moment_in_utc_is_told_to_the_second(words: str, moment: str) -> None:
    assert moment_in_utc(words) == moment


def test_months_by_name() -> None:
    assert [month_number(name) for name in ("January", "sept", "DEC", "Sun")] == [1, 9, 12, None]

import pytest

from briefer.load.list_marks import written


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        (4, "decimal", "4"), (4, "decimalZero", "04"), (1, "lowerLetter", "a"),
        (28, "upperLetter", "BB"),
        (4, "lowerRoman", "iv"), (1994, "upperRoman", "MCMXCIV"), (0, "lowerRoman", "0"),
        (5_000, "i", "5000"),
        (999, "a", "999"), (3, "A", "C"), (3, "I", "III"), (3, "none", ""), (3, "chineseCounting", "3"),
    ],
)  # fmt: skip
def test_a_number_is_written_in_its_form(number: int, form: str, expected: str) -> None:
    assert written(number, form) == expected

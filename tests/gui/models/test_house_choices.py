"""What a line of a house file is used for, and what a choice changes."""

import pytest

from briefer.gui.models.house_choices import BODY, GOES, STAYS, use_of, with_style, with_use
from briefer.model.houses import HouseArea, HouseMapping, HousePlace, HouseRow, HouseStyle, Means

ROWS = tuple(HouseRow(number, HouseArea.BODY, "Normal", f"Line {number}") for number in range(1, 6))
HEAD = HouseRow(6, HouseArea.HEADER, "header", "UNCLASSIFIED")
MAPPING = HouseMapping(
    (HouseStyle("body", "Normal", Means.USE),), (HousePlace("title", 1),), 3, kept=(5,), dropped=(2,)
)


def uses(mapping: HouseMapping) -> list[str]:
    return [use_of(mapping, row) for row in (*ROWS, HEAD)]


def test_lines_are_used_as_the_mapping_says() -> None:
    assert uses(MAPPING) == ["title", GOES, BODY, GOES, STAYS, STAYS]


@pytest.mark.parametrize(
    ("number", "use", "wanted"),
    [
        (2, "to", ["title", "to", BODY, GOES, STAYS, STAYS]),
        (2, STAYS, ["title", STAYS, BODY, GOES, STAYS, STAYS]),
        (4, STAYS, ["title", GOES, BODY, STAYS, STAYS, STAYS]),
        (5, GOES, ["title", GOES, BODY, GOES, GOES, STAYS]),
        (1, GOES, [GOES, GOES, BODY, GOES, STAYS, STAYS]),
        (2, BODY, ["title", BODY, GOES, GOES, STAYS, STAYS]),
        (3, "date", ["title", GOES, "date", BODY, STAYS, STAYS]),
        (3, STAYS, ["title", GOES, STAYS, BODY, STAYS, STAYS]),
        (6, "marking", ["title", GOES, BODY, GOES, STAYS, "marking"]),
        (6, GOES, ["title", GOES, BODY, GOES, STAYS, GOES]),
        (6, BODY, ["title", GOES, BODY, GOES, STAYS, STAYS]),
    ],
)
def test_a_choice_changes_one_line(number: int, use: str, wanted: list[str]) -> None:
    row = HEAD if number == HEAD.number else ROWS[number - 1]
    assert uses(with_use(MAPPING, row, use)) == wanted


def test_words_that_are_all_of_a_line_or_none_of_it_are_not_kept() -> None:
    assert with_use(MAPPING, ROWS[1], "to", "2").places[-1] == HousePlace("to", 2, "2")
    assert with_use(MAPPING, ROWS[1], "to", "Line 2").places[-1] == HousePlace("to", 2)
    assert with_use(MAPPING, ROWS[1], "to", "other").places[-1] == HousePlace("to", 2)


def test_a_style_is_chosen_and_the_proposed_one_taken_again() -> None:
    chosen = with_style(MAPPING, "body", "Own text", MAPPING)
    assert chosen.styles == (HouseStyle("body", "Own text", Means.CHOSEN),)
    assert with_style(chosen, "body", "Normal", MAPPING).styles == MAPPING.styles

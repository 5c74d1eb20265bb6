import re

from hypothesis import given
from hypothesis import strategies as st

from briefer.text.cleaning import REPLACEMENT, clean

ANYTHING = st.text(st.characters(exclude_categories=()))


@given(ANYTHING)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANYTHING)
def test_only_line_ends_and_leading_marks_change_the_length(text: str) -> None:
    kept = text.lstrip("\ufeff").replace("\r\n", "\n")
    assert len(clean(text)) == len(kept)
    changed = {before for before, after in zip(kept, clean(text), strict=True) if before != after}
    assert not any(char.isalnum() or char in "\t\n \u2028\u2029" for char in changed)


@given(ANYTHING)
def test_what_is_left_can_be_stored_and_written(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]", cleaned)


def test_each_line_end_is_one_line_feed() -> None:
    assert clean("\ufeffA.\r\nB.\rC.\n\x0cD.\u2028E.\x85F") == "A.\nB.\nC.\n\nD.\u2028E.\nF"


def test_illegal_characters_are_replaced_one_for_one() -> None:
    assert clean("a\x00b\x1b\x7f\ud800\ufffe\U0001ffffc") == f"a{REPLACEMENT}b{REPLACEMENT * 5}c"

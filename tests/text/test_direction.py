import pytest

from briefer.text.direction import begun_like, in_order, kept_apart


@pytest.mark.parametrize("words", ["The Courier", "", "2026", "چاپار The Courier", "«چاپار» (A)"])
def test_words_that_end_left_to_right_stay_as_they_are(words: str) -> None:
    assert kept_apart(words) == words


@pytest.mark.parametrize("words", ["چاپار کرانه", "עיתון 12", "The «چاپار»", "چاپار،"])
def test_a_mark_follows_words_that_end_right_to_left(words: str) -> None:
    assert kept_apart(words) == f"{words}\u200e"


def test_a_name_from_right_to_left_turns_no_line_of_the_other_direction() -> None:
    assert begun_like("no title", "چاپار، 13") == "\u200eچاپار، 13"
    assert begun_like("no title", "The Courier") == "The Courier"
    assert begun_like("بی‌عنوان", "چاپار، 13") == "چاپار، 13"


def test_parts_stand_in_their_order_whatever_way_they_are_written() -> None:
    assert in_order(("The Courier", "", "13 Oct 2026"), " · ") == "The Courier · 13 Oct 2026"
    apart = in_order(("چاپار کرانه", "13 Oct 2026"), " · ")
    assert apart == "\u200e\u2068چاپار کرانه\u2069 · \u206813 Oct 2026\u2069"

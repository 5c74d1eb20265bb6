import pytest

from briefer.text.direction import kept_apart


@pytest.mark.parametrize("words", ["The Courier", "", "2026", "چاپار The Courier", "«چاپار» (A)"])
def test_words_that_end_left_to_right_stay_as_they_are(words: str) -> None:
    assert kept_apart(words) == words


@pytest.mark.parametrize("words", ["چاپار کرانه", "עיתון 12", "The «چاپار»", "چاپار،"])
def test_a_mark_follows_words_that_end_right_to_left(words: str) -> None:
    assert kept_apart(words) == f"{words}\u200e"

"""What cannot be seen in a name is shown, and letters that look alike are told."""

import pytest

from briefer.text.lookalikes import is_unseen, visible, warning


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Iran", "Iran"),
        ("Ir\u200fan", "Ir⟨RLM⟩an"),
        ("\u202eIran\u202c", "⟨RLO⟩Iran⟨PDF⟩"),
        ("Ir\u00adan\ufeff", "Ir⟨SHY⟩an⟨BOM⟩"),
        ("خامنه\u200cای", "خامنه\u200cای"),
        ("Iran\u200c", "Iran⟨ZWNJ⟩"),
    ],
)
def test_marks_are_shown_by_name(words: str, shown: str) -> None:
    assert visible(words) == shown


def test_a_name_of_marks_alone_cannot_be_seen() -> None:
    assert is_unseen("\u202e \u200f")
    assert not is_unseen("a\u200f")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Iran", ""),
        ("Сергей Лавров", ""),
        ("Radio Свобода", ""),
        ("Chinа", "The word “Chinа” mixes Latin and Cyrillic letters, which look alike."),
        ("Ir\u200ban", "The name “Ir⟨ZWSP⟩an” holds signs that cannot be seen."),
    ],
)
def test_a_name_that_looks_like_another_is_told(name: str, words: str) -> None:
    assert warning(name) == words

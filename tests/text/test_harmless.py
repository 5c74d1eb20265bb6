"""Texts without the differences that change no word, and the way back."""

from hypothesis import given
from hypothesis import strategies as st

from briefer.text.harmless import PAD, Plain, plain_words

PIECES = [
    "a",
    "é",
    "e\u0301",
    " ",
    "\n",
    "\u00a0",
    "  ",
    "\u00ad",
    "\u200b",
    "“",
    "’",
    "—",
    "하",
    "\u1112\u1161",
    "🕊",
    ".",
]
TEXT = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def test_signs_and_blanks_that_programs_change_are_one() -> None:
    assert plain_words(" “Cafe\u0301” —\u00a0it\u2019s\n\n here\u00ad ") == '"Café" - it\'s here'


def test_words_case_and_figures_count() -> None:
    for one, other in (
        ("did not agree", "did agree"),
        ("US", "us"),
        ("14", "15"),
        ("5'", '5"'),
        ("naive", "naïve"),
    ):
        assert plain_words(one) != plain_words(other)


@given(TEXT)
def test_each_character_leads_back_to_its_own_place(text: str) -> None:
    plain = Plain(text)
    for at in range(PAD, len(plain.text) - PAD):
        low, high = plain.outer(at, at + 1)
        assert 0 <= low < high <= len(text)
        assert plain_words(text[low:high]) in (plain.text[at].strip(), "")


@given(TEXT, st.integers(0, 60), st.integers(1, 20))
def test_a_stretch_holds_the_same_words_in_both(text: str, start: int, length: int) -> None:
    low, high = Plain(text).inner(min(start, len(text)), min(start + length, len(text)))
    found = Plain(text).text[low:high]
    assert found == found.strip(" ")

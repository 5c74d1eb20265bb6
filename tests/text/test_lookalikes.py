"""What cannot be seen in a name, or looks like something else, is marked and told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.text.lookalikes import doubts_about, is_visible, looks, marked

PLAIN = (
    "Arif Alvi",
    "Ny\u00e5l\u00f6v O\u2019Brien-\u0141",
    "\u0410\u043b\u0435\u043a\u0441\u0435\u0439 \u041d\u0430\u0432\u0430\u043b\u044c\u043d\u044b\u0439",
    "\u738b\u6bc5",
    "\u0645\u062d\u0645\u062f \u0628\u0646 \u0633\u0644\u0645\u0627\u0646",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian, whose words hold a ZWNJ
    "\u65e5\u672c\u306eNATO",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 union",
    "\u0391\u03b8\u03ae\u03bd\u03b1",
    "e\u0301tat",
)


@pytest.mark.parametrize("name", PLAIN)
def test_plain_names_of_any_script_have_no_marks(name: str) -> None:
    assert marked(name) == name
    assert doubts_about(name) == ()
    assert is_visible(name)


@pytest.mark.parametrize(
    ("name", "shown", "said"),
    [
        ("\u202eilA firA\u202c", "⟨RLO⟩ilA firA⟨PDF⟩", "turn the direction of writing: ⟨RLO⟩, ⟨PDF⟩."),
        ("Ali\u200b", "Ali⟨ZWSP⟩", "cannot be seen: ⟨ZWSP⟩."),
        ("A\u200dli", "A⟨ZWJ⟩li", "cannot be seen: ⟨ZWJ⟩."),
        ("Ali\ue000", "Ali⟨U+E000⟩", "cannot be seen: ⟨U+E000⟩."),
        ("\u0410li Khan", "⟨Cyrillic \u0410⟩li Khan", "look alike: \u0410 is Cyrillic."),
        ("Al\u03bf", "Al⟨Greek \u03bf⟩", "\u03bf is Greek."),
        ("\uff21li", "⟨full-width \uff21⟩li", "\uff21 is full-width."),
        ("\u0421\u041e\u0421", "⟨Cyrillic⟩ \u0421\u041e\u0421", "are Cyrillic and look like Latin"),
    ],
)
def test_what_deceives_is_marked_and_told(name: str, shown: str, said: str) -> None:
    assert marked(name) == shown
    (sentence,) = doubts_about(name)
    assert said in sentence


@pytest.mark.parametrize("name", ["", "  ", "\u202e\u202c", "\u200b\u200d", "\u2800", "\u3164", "\u0301"])
def test_names_without_anything_to_see(name: str) -> None:
    assert not is_visible(name)


def test_names_that_look_the_same_are_found_the_same() -> None:
    assert looks("\u0410\u200blI") == looks("Ali".upper()) == "ali"
    assert looks("Ali") != looks("Aly")


@given(st.text())
def test_marks_are_all_printable_and_take_nothing_away(name: str) -> None:
    shown = marked(name)
    assert all(sign.isprintable() or sign.isspace() for sign in shown) or name.isprintable()
    assert len(shown) >= len(name)
    assert bool(doubts_about(name)) == (shown != name)

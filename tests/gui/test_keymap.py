"""The keys of actions as a value: how they are spelt, shown, and put into sentences."""

import pytest

from briefer.gui.keymap import KeyMap, chord, shown_keys, spelt

KEYS = KeyMap({"tag": ("A",), "accept": ("Return", "Enter"), "next": ("J", "Down"), "bare": ()})


def test_the_first_key_is_shown_and_an_action_may_have_none() -> None:
    assert (KEYS.shown("next"), KEYS.shown("bare"), KEYS.shown("unknown")) == ("J", "", "")
    assert KEYS.of("next") == ("J", "Down")


def test_the_two_enter_keys_are_one_to_the_reader() -> None:
    assert shown_keys(KEYS.of("accept")) == "Enter"


def test_tips_and_sentences_name_keys_only_where_there_are_any() -> None:
    assert KEYS.tip("Tag an actor", "tag") == "Tag an actor (A)"
    assert KEYS.tip("Bare", "bare") == "Bare"
    assert KEYS.say("{} tags, {} goes on.", "tag", "next") == "A tags, J goes on."
    assert KEYS.say("{} tags, {} is bare.", "tag", "bare", otherwise="Tag it.") == "Tag it."


def test_a_changed_map_leaves_the_first_as_it_was() -> None:
    own = KEYS.changed({"tag": ("T",), "next": ()})
    assert (own.of("tag"), own.of("next"), own.of("accept")) == (("T",), (), ("Return", "Enter"))
    assert KEYS.of("tag") == ("A",)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("ctrl+k", "Ctrl+K"),
        ("j", "J"),
        (";", ";"),
        ("Alt+Shift+Left", "Alt+Shift+Left"),
        ("Ctrl++", "Ctrl++"),
    ],
)
def test_keys_are_spelt_in_one_way(words: str, key: str) -> None:
    assert spelt(words) == key
    assert chord(words) == chord(key)


@pytest.mark.parametrize("words", ["", "Foo", "Ctrl+", "Ctrl+K, Ctrl+L", "jj", "Ctrl", "💩"])
def test_what_is_no_single_press_is_no_key(words: str) -> None:
    assert spelt(words) == ""

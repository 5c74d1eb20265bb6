"""Which letters menus underline."""

from hypothesis import given
from hypothesis import strategies as st

from briefer.gui.actions import ACTIONS, Action, Menu
from briefer.gui.actions.letters import underlined


def action(name: str, text: str, menu: Menu = Menu.FILE) -> Action:
    return Action(menu, name, text, lambda _: None)


def texts(*wanted: str) -> list[str]:
    return [made.text for made in underlined(action(str(at), text) for at, text in enumerate(wanted))]


def test_the_letter_asked_for_is_given_to_the_first_who_asks() -> None:
    assert texts("&Open", "Save &other", "&Other") == ["&Open", "&Save other", "O&ther"]


def test_a_letter_asked_for_is_not_given_to_one_who_asks_for_none() -> None:
    assert texts("Open all", "&Open") == ["Open &all", "&Open"]


def test_menus_have_letters_of_their_own() -> None:
    made = underlined([action("one", "&Open"), action("two", "&Open", Menu.EDIT)])
    assert [it.text for it in made] == ["&Open", "&Open"]


def test_where_no_letter_is_left_none_is_underlined() -> None:
    assert texts("&A", "A", "&A…") == ["&A", "A", "A…"]


@given(st.lists(st.text("&abc …", max_size=5), max_size=12))
def test_no_letter_is_underlined_twice_and_no_word_is_changed(wanted: list[str]) -> None:
    made = texts(*wanted)
    assert [text.replace("&", "") for text in made] == [text.replace("&", "") for text in wanted]
    marks = [text[text.index("&") + 1] for text in made if "&" in text.removesuffix("&")]
    assert len(set(marks)) == len(marks)


def test_almost_every_action_of_the_program_has_a_letter() -> None:
    without = [made.name for made in ACTIONS if "&" not in made.text]
    assert len(without) < len(ACTIONS) / 10, without

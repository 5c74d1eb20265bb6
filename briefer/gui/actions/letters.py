"""The letters that are underlined in menus: each once in a menu, as long as there are letters."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefer.gui.actions.table import Action, Menu


def underlined(actions: Iterable[Action]) -> tuple[Action, ...]:
    """Return the actions with an ampersand before the letter that is underlined in each.

    The letter that a row asks for is its own where no row before it in the menu has it; other rows get one
    of theirs that is free, rather the first of a word; where none is, no letter is underlined.
    """
    every = tuple(actions)
    taken: dict[Menu, set[str]] = {menu: set() for menu in Menu}
    asked: dict[str, int] = {}
    for action in every:
        place = action.text.find("&")
        letter = action.text[place + 1 : place + 2].casefold()
        if place >= 0 and letter not in taken[action.menu]:
            taken[action.menu].add(letter)
            asked[action.name] = place
    return tuple(_marked(action, asked.get(action.name), taken[action.menu]) for action in every)


def _marked(action: Action, place: int | None, taken: set[str]) -> Action:
    if place is not None:
        return action
    plain = action.text.replace("&", "")
    free = next((at for at in _places(plain) if plain[at].casefold() not in taken), None)
    if free is None:
        return replace(action, text=plain)
    taken.add(plain[free].casefold())
    return replace(action, text=f"{plain[:free]}&{plain[free:]}")


def _places(text: str) -> Iterator[int]:
    """Yield where letters stand, the first of each word first."""
    yield from (at for at, sign in enumerate(text) if sign.isalpha() and not text[at - 1 : at].isalpha())
    yield from (at for at, sign in enumerate(text) if sign.isalpha())

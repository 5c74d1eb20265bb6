"""Which keys an action can be given, and who has them already."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefer.errors import BrieferError
from briefer.gui.actions import ACTIONS, Action, Area, Menu
from briefer.gui.actions.table import plain_text
from briefer.gui.key_file import OwnKeys, fault_of, keys_path, read_lines
from briefer.gui.keyboard import Keyboard
from briefer.gui.keymap import KeyMap, shown_keys, spelt
from briefer.gui.views.reader_keys import EXTENDING

_BY_NAME = {action.name: action for action in ACTIONS}
_LISTS = frozenset({Area.SOURCES, Area.ACTORS, Area.FACTS})
_DIGITS = tuple(map(str, range(1, 10)))
_MOVING = ("Return", "Enter", "Space", "Up", "Down", "PgUp", "PgDown", "Home", "End")
_EXTENDING = frozenset(command.action for command in EXTENDING)
_MODIFIERS = ("Ctrl+", "Alt+", "Meta+")
_NO_LETTERS = frozenset(
    {*(f"F{number}" for number in range(1, 36)), *(f"Shift+F{number}" for number in range(1, 36))}
    | {"Back", "Forward", "Help", "Menu", "Search", "Favorites", "Refresh", "Undo", "Redo", "Find", "Open"}
)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a key: an action, and which of its keys that is, or what keeps it, whose `name` is empty."""

    words: str
    name: str = ""
    key: str = ""


def usual_keys() -> KeyMap:
    """Return the keys that the table of actions gives."""
    return KeyMap({action.name: tuple(map(spelt, action.keys)) for action in ACTIONS})


def load_keyboard(path: Path | None = None) -> tuple[Keyboard, BrieferError | None]:
    """Return the keys with the analyst's own, and the fault of their file that is to be told, or None."""
    place = path or keys_path()
    found = read_lines(place)
    own, faults = own_keys(found.lines)
    faults = (*found.faults, *faults)
    return Keyboard(usual_keys(), own, place, keeps_old=bool(faults)), fault_of(place, faults)


def own_keys(lines: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[OwnKeys, tuple[str, ...]]:
    """Return the keys of the lines that hold, and a sentence for each that does not.

    Where a key is given twice, the line that comes first has it.
    """
    own: dict[str, tuple[str, ...]] = {}
    faults = []
    for name, keys in lines:
        if fault := _fault(name, keys):
            faults.append(fault)
        else:
            own[name] = tuple(map(spelt, keys))
    while clash := _clash(usual_keys().changed(own), tuple(own)):
        faults.append(clash[1])
        del own[clash[0]]
    return own, tuple(faults)


def refusal(name: str, key: str) -> str:
    """Return why no key of this sort can be this action's, or nothing where it can be."""
    where, shown = _BY_NAME[name].where, shown_keys((key,))
    if key in {"Esc", "Tab", "Backtab", "Shift+Tab"}:
        return f"{shown} leaves and moves on everywhere."
    if where is Area.WINDOW and key not in _NO_LETTERS and not key.startswith(_MODIFIERS):
        return f"{shown} alone belongs to the fields and lists; add Ctrl or Alt for what acts everywhere."
    return ""


def holders(keymap: KeyMap, name: str, key: str) -> tuple[Holder, ...]:
    """Return who has a key that this action is to get: where both act, one would be in the other's way."""
    action = _BY_NAME[name]
    found = [Holder(words) for kept, words in _kept(action.where) if kept == key]
    for other in ACTIONS:
        if other is not action and _meet(action, other):
            found.extend(_held(keymap, other, key, extends=name in _EXTENDING))
    return tuple(found)


def in_words(held: tuple[Holder, ...]) -> str:
    """Return the holders as a sentence names them."""
    return " and ".join(dict.fromkeys(it.words for it in held))


def _held(keymap: KeyMap, other: Action, key: str, *, extends: bool) -> Iterator[Holder]:
    """Yield how this other action has the key, or the one with Shift by which the key is to select."""
    for its in keymap.of(other.name):
        if its == key or (extends and its == spelt(f"Shift+{key}")):
            yield Holder(f"“{plain_text(other)}”", other.name, its)
        elif other.name in _EXTENDING and key == spelt(f"Shift+{its}"):
            yield Holder("selecting with Shift")


def _fault(name: str, keys: tuple[str, ...]) -> str:
    if name not in _BY_NAME:
        return f"It names an action that there is not: “{name[:40]}”."
    for key in keys:
        if not spelt(key):
            return f"It gives “{key[:40]}” to “{plain_text(_BY_NAME[name])}”, which is no key."
        if why := refusal(name, spelt(key)):
            return f"It gives {key} to “{plain_text(_BY_NAME[name])}”: {why}"
    return ""


def _clash(keymap: KeyMap, own: tuple[str, ...]) -> tuple[str, str] | None:
    """Return the last of the analyst's own lines that takes another's key, and the sentence that says so."""
    for name in reversed(own):
        for key in keymap.of(name):
            if held := holders(keymap, name, key):
                words = plain_text(_BY_NAME[name])
                return name, f"It gives {shown_keys((key,))} to “{words}”, but {in_words(held)} has it."
    return None


def _meet(one: Action, other: Action) -> bool:
    return one.where is other.where or Area.WINDOW in (one.where, other.where)


def _kept(where: Area) -> Iterator[tuple[str, str]]:
    """Yield keys that are no action's to have in an area, and what has them."""
    for menu in Menu:
        letter = menu[menu.index("&") + 1].upper()
        yield f"Alt+{letter}", f"the menu {menu.replace('&', '')}"
    if where is Area.READER:
        yield from ((digit, "the actor pinned to it") for digit in _DIGITS)
    if where in (Area.READER, Area.WINDOW):
        yield "Ctrl+C", "copying"
    if where in _LISTS:
        yield from ((key, "moving in the list") for key in _MOVING)

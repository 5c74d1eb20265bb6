"""Words of one direction of writing within a sentence of the other."""

import unicodedata
from collections.abc import Iterable

from briefer.text.scripts import is_right_to_left

_MARK = "\u200e"  # the left-to-right mark, which nobody sees
_ALONE, _END = "\u2068", "\u2069"  # what stands between them is drawn as if nothing stood around it
_RIGHT_TO_LEFT = ("R", "AL")


def kept_apart(words: str) -> str:
    """Return the words with a left-to-right mark behind them where they end right to left.

    Without it a comma and a number that follow, as in “…, 13 October”, would be drawn into them.
    """
    strong = next((kind for sign in reversed(words) if (kind := _direction(sign))), "")
    return f"{words}{_MARK}" if strong in _RIGHT_TO_LEFT else words


def begun_like(own: str, words: str) -> str:
    """Return the words that begin a line, with a left-to-right mark before them where they would turn it.

    A line that is written with `own` words from left to right stays so, whatever name it begins with.
    """
    return f"{_MARK}{words}" if is_right_to_left(words) and not is_right_to_left(own) else words


def in_order(parts: Iterable[str], between: str) -> str:
    """Return the parts that are not empty in one line, drawn from the left in their order.

    A part that is written from the right keeps its own order and does not touch that of its neighbours.
    """
    named = [part for part in parts if part]
    if not any(_direction(sign) in _RIGHT_TO_LEFT for part in named for sign in part):
        return between.join(named)
    return _MARK + between.join(f"{_ALONE}{part}{_END}" for part in named)


def _direction(sign: str) -> str:
    kind = unicodedata.bidirectional(sign)
    return kind if kind in ("L", *_RIGHT_TO_LEFT) else ""

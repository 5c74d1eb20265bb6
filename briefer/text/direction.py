"""Words of one direction of writing within a sentence of the other."""

import unicodedata
from collections.abc import Sequence

from briefer.text.scripts import is_right_to_left

_MARK = "\u200e"  # the left-to-right mark, which nobody sees
_ISOLATED, _ISOLATED_END = "\u2068", "\u2069"  # a stretch with a direction of its own
_DOT = " · "
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


def side_by_side(parts: Sequence[str]) -> str:
    """Return the parts with dots between them, each after the first isolated where one runs right to left.

    Without it the day of “13 October” would be drawn into a name before it.
    """
    if not any(is_right_to_left(part) for part in parts):
        return _DOT.join(parts)
    first, *others = parts
    return _DOT.join((first, *(f"{_ISOLATED}{part}{_ISOLATED_END}" for part in others)))


def _direction(sign: str) -> str:
    kind = unicodedata.bidirectional(sign)
    return kind if kind in ("L", *_RIGHT_TO_LEFT) else ""

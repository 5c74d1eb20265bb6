"""Words of one direction of writing within a sentence of the other."""

import unicodedata

_MARK = "\u200e"  # the left-to-right mark, which nobody sees
_RIGHT_TO_LEFT = ("R", "AL")


def kept_apart(words: str) -> str:
    """Return the words with a left-to-right mark behind them where they end right to left.

    Without it a comma and a number that follow, as in “…, 13 October”, would be drawn into them.
    """
    strong = next((kind for sign in reversed(words) if (kind := _direction(sign))), "")
    return f"{words}{_MARK}" if strong in _RIGHT_TO_LEFT else words


def _direction(sign: str) -> str:
    kind = unicodedata.bidirectional(sign)
    return kind if kind in ("L", *_RIGHT_TO_LEFT) else ""

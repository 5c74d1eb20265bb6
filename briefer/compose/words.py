"""Small things about words that several parts of composing need."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a clause that names the known name most like this one, or an empty string."""
    close = get_close_matches(name, sorted(known), n=1)
    return f", but there is “{close[0]}”" if close else ""


def listed(words: Iterable[str]) -> str:
    """Return the words with commas between them and “and” before the last."""
    words = list(words)
    if len(words) < 2:  # noqa: PLR2004 - one word or none needs no “and”
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"

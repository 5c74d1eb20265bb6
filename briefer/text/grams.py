"""Short stretches of a text by which longer ones are found, all of them in one walk through it.

In a script with spaces only the stretches that begin with a space are looked at, one in six.
"""

import re
from collections.abc import Iterable, Iterator

GRAM = 12  # code points

_SPACE = re.compile(" ")


def gram_of(words: str) -> tuple[str, int]:
    """Return the stretch by which these words, at least GRAM code points, are found, and how far in it is.

    It begins with a space where one is near enough to the beginning.
    """
    place = max(words.find(" ", 0, len(words) - GRAM + 1), 0)
    return words[place : place + GRAM], place


def standing(text: str, grams: Iterable[str]) -> dict[str, list[int]]:
    """Return where each of these stretches begins in the text, in order."""
    found: dict[str, list[int]] = {gram: [] for gram in grams}
    spaced = {gram for gram in found if gram[0] == " "}
    unspaced = found.keys() - spaced
    for wanted, places in ((spaced, _spaces(text)), (unspaced, iter(range(len(text) - GRAM + 1)))):
        if wanted:
            for at in places:
                gram = text[at : at + GRAM]
                if gram in wanted:
                    found[gram].append(at)
    return found


def _spaces(text: str) -> Iterator[int]:
    return (match.start() for match in _SPACE.finditer(text))

"""Pieces of templates that sections include: those that come with briefer, and the pack's own."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

INCLUDED = re.compile(r"""\{%[-+]?\s*(?:include|import|from)\s+["']([^"']+)["']""")
"""A tag that brings in another template; its group is that one's name."""

SHARED = "shared/"
"""What the names of pieces that come with briefer begin with."""

SHARED_FOLDER = "_shared"
"""Where they lie in the folder of shipped packs."""

_TAG = re.compile(r"\{[{%](.*?)[}%]\}", re.DOTALL)
_WORD = re.compile(r"[a-z_]+")

Read = Callable[[str], str | None]
"""Gives the text of a piece by its name, or None where there is none."""


def pieces_of(templates: Iterable[str], known: Iterable[str], read: Read) -> tuple[tuple[str, str], ...]:
    """Return the names and texts of all pieces that templates include, and those include, each once.

    `known` are names that need no reading. A piece that is not there is left out: printing the section will
    tell it, with the line.
    """
    names = set(known)
    found: list[tuple[str, str]] = []
    waiting = list(templates)
    while waiting:
        for name in INCLUDED.findall(waiting.pop(0)):
            if name in names:
                continue
            names.add(name)
            text = read(name)
            if text is not None:
                found.append((name, text))
                waiting.append(text)
    return tuple(found)


@lru_cache(maxsize=128)
def words_in_tags(template: str, pieces: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """Return the words in the tags of a template, and in those of the pieces that it includes."""
    known = dict(pieces)
    included = pieces_of((template,), (), known.get)
    tags = (tag for text in (template, *(text for _, text in included)) for tag in _TAG.findall(text))
    return frozenset(word for tag in tags for word in _WORD.findall(tag))

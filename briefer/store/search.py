"""Full-text search over sources, facts and actors."""

import math
import re

from briefer.model.changes import Collection
from briefer.model.found import Hit
from briefer.store.index import Found
from briefer.store.session import Session

_BEFORE, _AFTER = 50, 130  # code points of a snippet on either side of the word found
_SOUGHT = re.compile(r'"([^"]*)"|([^\s"]+)')
_BODY_FIRST = (2, 1, 0)


def search(session: Session, words: str, limit: int = 50) -> tuple[Hit, ...]:
    """Return the sources, facts and actors that have all the words, the best first.

    A word also finds those that begin with it, whatever its case and accents; words in straight quotes are
    found as they follow each other. The first search of a large session builds the index, which takes
    seconds for 10,000 articles unless `prepare_search` was called before.
    """
    query = _query(words)
    if not query:
        return ()
    session.index.catch_up(math.inf)
    return tuple(_hit(found) for found in session.index.find(query, limit))


def prepare_search(session: Session, seconds: float) -> bool:
    """Work on the index for about so many seconds; return whether it is complete."""
    return session.index.catch_up(seconds)


def _query(words: str) -> str:
    """Return the words in FTS5's query language, where quotes keep everything from being an operator."""
    terms = []
    for phrase, word in _SOUGHT.findall(words.encode(errors="replace").decode().replace("\0", " ")):
        if any(letter.isalnum() for letter in phrase or word):
            terms.append(f'"{phrase}"' if phrase else f'"{word}" *')
    return " ".join(terms)


def _hit(found: Found) -> Hit:
    part, place = next(found.parts[at] for at in _BODY_FIRST if found.parts[at][1] >= 0)
    in_text = found.collection is Collection.SOURCE and found.parts[2][1] >= 0
    return Hit(found.collection, found.key, found.name, _snippet(part, place), place if in_text else -1)


def _snippet(text: str, place: int) -> str:
    """Return the words around a place on one line, with marks of omission where it was cut."""
    start, end = max(place - _BEFORE, 0), place + _AFTER
    if start:
        start = text.find(" ", start, place) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", place + 1, end), place + 1) if " " in text[place + 1 : end] else end
    cut = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{cut}{'…' if end < len(text) else ''}"

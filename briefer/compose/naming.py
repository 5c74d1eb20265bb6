"""Where words name actors, by a name or alias that a note may call them by; never within quotation marks."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from briefer.compose.actor_words import NO_NAMES
from briefer.model.actors import Actor, ActorKind
from briefer.model.ids import ActorId

_QUOTED = (
    *(re.compile(rf"{opened}[^{closed}]*(?:{closed}|$)") for opened, closed in ("“”", "„“", "«»", '""')),
    re.compile(r"(?<!\w)['‘][^\n]*?['’](?!\w)"),  # not an apostrophe within a word
)  # what is opened by double marks and never closed goes on to the end
_TITLE_BEFORE = re.compile(r"[^\W\d_][\w.]*\s$")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where words name an actor, as offsets in code points, the end exclusive.

    `is_full` says that it is the actor's own name, `is_titled` that a title or a part of a name stands before
    it, `is_possessive` that it has such an ending.
    """

    actor: ActorId
    start: int
    end: int
    is_full: bool
    is_titled: bool
    is_possessive: bool


class Names:
    """Finds the names of some actors but those that are `left`."""

    def __init__(self, actors: Iterable[Actor], left: Container[str]) -> None:
        """Take the actors that are looked for, and the names that do not tell who is meant."""
        self._actors = {actor.id: actor for actor in actors}
        self._owner = {
            name: actor.id for actor in self._actors.values() for name in _names(actor) if name not in left
        }
        longest_first = sorted(self._owner, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")

    def found_in(self, text: str) -> Iterator[Naming]:
        """Yield the places in a text that name one of the actors, in order."""
        if not self._owner:
            return
        quoted = (
            [match.span() for kind in _QUOTED for match in kind.finditer(text)] if _has_quotes(text) else ()
        )
        for match in self._pattern.finditer(text):
            start, end = match.span()
            if any(first <= start < last for first, last in quoted):
                continue
            actor = self._actors[self._owner[match[0]]]
            is_full = match[0] == actor.name
            is_titled = not is_full and actor.kind is ActorKind.PERSON and _is_led_by_name(text[:start])
            is_possessive = _POSSESSIVE.match(text, end) is not None
            yield Naming(actor.id, start, end, is_full, is_titled, is_possessive)


def ambiguous_names(actors: Iterable[Actor]) -> frozenset[str]:
    """Return the names that more than one of the actors has."""
    owners = Counter(name for actor in actors for name in _names(actor))
    return frozenset(name for name, count in owners.items() if count > 1)


def _names(actor: Actor) -> tuple[str, ...]:
    aliases = (alias.text for alias in actor.aliases if alias.kind not in NO_NAMES)
    return tuple(dict.fromkeys((actor.name, *aliases)))


def _is_led_by_name(before: str) -> bool:
    """Return whether the word right before is a title or a part of a name: it begins with a capital."""
    match = _TITLE_BEFORE.search(before)
    return match is not None and match[0][0].isupper()


def _has_quotes(text: str) -> bool:
    return any(sign in text for sign in "“„«\"'‘")

"""What a search over a session finds."""

from dataclasses import dataclass

from briefer.model.changes import Collection
from briefer.model.findings import Finding
from briefer.model.ids import SourceId
from briefer.model.sought import Thing

Marks = tuple[tuple[int, int], ...]
"""Stretches of a line that were found, as code points, ends exclusive."""


@dataclass(frozen=True, slots=True)
class Line:
    """Plain words on one line, and where in them something was found."""

    words: str
    marks: Marks = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One find: its kind, the member it leads to, its name, and words around what was found.

    A note's `collection` says what it is on: a memo's own, else the actor, fact or brief that it belongs to;
    `key` is that of the memo, actor or fact, or the paragraph's own. `source`, `start` and `end` are the
    place in a text that it leads to, in code points, where it leads to one. `findings` say why it is listed
    where it needs a look.
    """

    thing: Thing
    collection: Collection
    key: int
    name: Line
    snippet: Line = Line("")
    source: SourceId | None = None
    start: int = -1
    end: int = -1
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The finds of one kind: the best ones, and how many there are in all."""

    thing: Thing
    hits: tuple[Hit, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Found:
    """All that a search found, by kind; `also` are names that were looked for in place of one typed.

    `remarks` are plain sentences on what was typed, such as a narrowing that names nothing known; `unread`
    counts members that are not in the index yet, so that more may be found later.
    """

    groups: tuple[Group, ...] = ()
    also: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    unread: int = 0

"""What was named before a word that points back, and as what in its sentence; English, no parser.

The order in which candidates are preferred, the subject of a clause before all others, is that of Lappin and
Leass (Computational Linguistics 20, 1994), kept to the cases that can be told from the words alone.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefer.model.actors import Actor, ActorKind, MentionKind
from briefer.model.ids import ActorId
from briefer.model.proposals import ProposedMention, ProposedName

_JOINED = re.compile(r",? and (?:the )?|-|[\u2010\u2011\u2013]|, | & ")
_LAST_JOINED = re.compile(r",? and (?:the )?|-|[\u2010\u2011\u2013]| & ")
_POSSESSIVE = re.compile(r"['\u2019]s\b|['\u2019](?= )")
_LEAD = re.compile(
    r"(?:(?:On|In|At|During|After|Before|Under|Since|By|With|Following|Amid|Earlier|Last|Meanwhile|However|Yesterday|Today"
    r"|Despite|According to)\b[^,;:]{0,80}, |[\"\u201c'(]|And |But |Yet |So )*"
)
_MODIFIERS = re.compile(r"(?:[Tt]he |[Aa]n? |[Bb]oth )?(?:[\w-]+ ){0,5}")
_NO_MODIFIER = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "to",
        "into",
        "over",
        "under",
        "about",
        "as",
        "than",
        "that",
        "which",
        "who",
        "and",
        "or",
        "but",
        "said",
        "says",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "be",
        "been",
        "more",
        "most",
        "not",
        "its",
        "their",
        "his",
        "her",
        "this",
        "these",
        "those",
        "when",
        "while",
        "if",
        "because",
        "after",
        "before",
    ]
)
_CLAUSE = re.compile(
    r"(?:, (?:and|but|while|whereas|although|though|as|because|when|which|who|where|after|before|since|if)"
    r"|;|:| (?:that|which|who|while|whereas|although|because|when|where|if|as|after|before)| \u2014| -{1,2}) "
)
_VERBAL = re.compile(
    r"(?:,)|(?: (?:has|have|had|is|was|are|were|will|would|can|could|may|might|must|should|does|did|do|also"
    r"|then|now"
    r"|says|said|told|made|took|went|won|lost|gave|got|put|set|held|met|saw|sent|led|left|began|came|rose|fell|built"
    r"|cut|grew|kept|knew|paid|ran|sold|bought|spent|stood|struck|thought|wrote|became|brought|chose|drew|found|forced"
    r"|today|yesterday|on|plans to|wants to|needs to|claims|wants|faces|expects|believes|hopes"
    r"|[a-z]+ly|[a-z]{2,}ed)\b)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text: its actors, none where nobody knows it yet, their kind, and how it stands there."""

    start: int
    end: int
    actors: tuple[ActorId, ...]
    kind: ActorKind
    is_demonym: bool = False

    def is_same(self, other: "Named", text: str) -> bool:
        """Return whether both name the same: the same actor, or by the same words where nobody knows them."""
        if self.actors or other.actors:
            return self.actors == other.actors
        return text[self.start : self.end] == text[other.start : other.end]


def named_in(
    mentions: Iterable[ProposedMention], names: Iterable[ProposedName], actors: Mapping[ActorId, Actor]
) -> tuple[Named, ...]:
    """Return what mentions and other names name, in reading order; a name that two share is nobody's."""
    places: dict[tuple[int, int], list[ProposedMention]] = {}
    for mention in mentions:
        places.setdefault((mention.start, mention.end), []).append(mention)
    known = [
        Named(
            start,
            end,
            there[0].actors if len(there) == 1 else (),
            actors[there[0].actors[0]].kind,
            there[0].kind is MentionKind.DEMONYM,
        )
        for (start, end), there in places.items()
    ]
    taken = {place for start, end in places for place in range(start, end)}
    others = [
        Named(name.start, name.end, (), name.kind, name.origin == "list of peoples")
        for name in names
        if name.start not in taken and name.end - 1 not in taken
    ]
    outermost: list[Named] = []
    for one in sorted([*known, *others], key=lambda it: (it.start, -it.end)):
        if not outermost or one.end > outermost[-1].end:
            outermost.append(one)
    return tuple(outermost)


def before(named: Sequence[Named], start: int, end: int, kinds: Collection[ActorKind]) -> list[Named]:
    """Return what is named between two offsets of these kinds, in reading order; peoples do not count."""
    return [
        it for it in named if start <= it.start and it.end <= end and it.kind in kinds and not it.is_demonym
    ]


def is_possessive(text: str, name: Named) -> bool:
    """Return whether a name stands in the possessive."""
    return _POSSESSIVE.match(text, name.end) is not None


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the clauses of a sentence from `start` as far as `end`, the innermost before `end` first."""
    edges = [start, *(match.end() for match in _CLAUSE.finditer(text, start, end)), end]
    return list(pairwise(edges))[::-1]


def subject(text: str, named: Sequence[Named], start: int, end: int) -> Named | None:
    """Return what the clause between two offsets plainly has as its subject, if that is a name.

    That is a name at its head, after what leads up to it and what stands before the name without a
    preposition or verb, with a verb or an aside behind it.
    """
    lead = _LEAD.match(text, start, end)
    head = lead.end() if lead else start
    first = next((it for it in named if it.start >= head and it.end <= end and not it.is_demonym), None)
    if first is None or is_possessive(text, first):
        return None
    modifiers = text[head : first.start]
    if modifiers and not _MODIFIERS.fullmatch(modifiers):
        return None
    if any(word.casefold() in _NO_MODIFIER for word in modifiers.split()):
        return None
    return first if _VERBAL.match(text, first.end) else None


def coordinations(text: str, named: Sequence[Named]) -> list[tuple[Named, ...]]:
    """Return the runs of names joined by “and”, a hyphen, or commas and “and”, in reading order."""
    found: list[tuple[Named, ...]] = []
    run: list[Named] = []
    for one in named:
        if run and run[-1].end <= one.start and _JOINED.fullmatch(text, run[-1].end, one.start):
            run.append(one)
            continue
        _close(text, run, found)
        run = [one]
    _close(text, run, found)
    return found


def _close(text: str, run: list[Named], found: list[tuple[Named, ...]]) -> None:
    while len(run) > 1 and not _LAST_JOINED.fullmatch(text, run[-2].end, run[-1].start):
        run = run[:-1]
    if len(run) > 1:
        found.append(tuple(run))

"""Which paragraph of a note that came back is which paragraph of the brief.

Words go before bookmarks: these are counted within a section, so that they mean others where the brief grew
since, and they are lost where paragraphs were copied or another program saved the file. What has the same
words is paired first, then what is most alike, then what stands alone between the same neighbours.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefer.check.returned.segments import likeness, words_of
from briefer.model.returned import ReadNote, ReadParagraph
from briefer.text.harmless import plain_words
from briefer.text.rising import rising

_ENOUGH = 0.45  # of likeness, with what the bookmarks add
_FACTS = 0.2  # what the same facts add,
_NAMED = 0.15  # and a bookmark of the same name
_FREQUENT = 40  # a word that stands in more paragraphs says little

_PROSE = 4  # words from which on a paragraph is no label, date or heading
_AKIN = 0.5


def paired(old: Sequence[ReadParagraph], new: Sequence[ReadParagraph]) -> dict[int, int]:
    """Return the old paragraph of each new one that has one, by their places."""
    before = [_Traits.of(each) for each in old]
    after = [_Traits.of(each) for each in new]
    pairs: dict[int, int] = {}
    _pair_same(before, after, pairs)
    _pair_alike(before, after, pairs)
    _pair_between(before, after, pairs)
    return pairs


def akin(old: Sequence[ReadParagraph], new: Sequence[ReadParagraph], pairs: dict[int, int]) -> int:
    """Return how many pairs have much of their words in common, and are no heading or label.

    Where either note cites anything, only what is cited counts: all notes of a pack share its own prose.
    """
    is_cited = any(each.marks for each in (*old, *new))
    found = 0
    for here, there in pairs.items():
        before, after = old[there], new[here]
        if before.is_heading or (is_cited and not (before.marks or after.marks)):
            continue
        words = words_of(before.words), words_of(after.words)
        found += min(map(len, words)) >= _PROSE and likeness(*words) >= _AKIN
    return found


def heads_of(note: ReadNote) -> dict[int, int]:
    """Return the heading that each paragraph stands below, by their places; -1 before the first one.

    A heading stands below itself.
    """
    found: dict[int, int] = {}
    head = -1
    for place, paragraph in enumerate(note.paragraphs):
        head = place if paragraph.is_heading else head
        found[place] = head
    return found


def moved(pairs: dict[int, int]) -> set[int]:
    """Return the new paragraphs that stand in another order than before: as few as say so."""
    return set(pairs) - {here for here, _ in rising(sorted(pairs.items()))}


@dataclass(frozen=True, slots=True)
class _Traits:
    """What a paragraph is told by."""

    plain: str
    words: tuple[str, ...]
    names: frozenset[str]
    facts: frozenset[str]

    @classmethod
    def of(cls, paragraph: ReadParagraph) -> "_Traits":
        names = {each.name.casefold() for each in paragraph.bookmarks}
        facts = {name for name in names if name.startswith("fact_")}
        return cls(
            plain_words(paragraph.words),
            words_of(paragraph.words),
            frozenset(names - facts),
            frozenset(facts),
        )


def _pair_same(before: Sequence[_Traits], after: Sequence[_Traits], pairs: dict[int, int]) -> None:
    """Pair what has the same words: that of the same bookmark first, then in order."""
    places: dict[str, list[int]] = defaultdict(list)
    for there, one in enumerate(before):
        places[one.plain].append(there)
    for by_name in (True, False):
        for here, other in enumerate(after):
            if here in pairs:
                continue
            free = [
                there
                for there in places[other.plain]
                if not by_name or before[there].names & other.names or before[there].facts & other.facts
            ]
            if free:
                pairs[here] = free[0]
                places[other.plain].remove(free[0])


def _pair_alike(before: Sequence[_Traits], after: Sequence[_Traits], pairs: dict[int, int]) -> None:
    """Pair what is left by likeness, the most alike first."""
    taken = set(pairs.values())
    left = [there for there in range(len(before)) if there not in taken]
    waiting = [here for here in range(len(after)) if here not in pairs]
    scored = sorted(_scored(before, after, left, waiting), key=lambda each: (-each[0], each[1], each[2]))
    for _, here, there in scored:
        if here not in pairs and there not in taken:
            pairs[here] = there
            taken.add(there)


def _scored(
    before: Sequence[_Traits], after: Sequence[_Traits], left: Sequence[int], waiting: Sequence[int]
) -> Iterator[tuple[float, int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for there in left:
        for key in {*before[there].words, *before[there].names, *before[there].facts}:
            holders[key].append(there)
    for here in waiting:
        keys = {*after[here].words, *after[here].names, *after[here].facts}
        likely = {there for key in keys if len(holders[key]) <= _FREQUENT for there in holders[key]}
        for there in likely:
            score = _score(before[there], after[here])
            if score >= _ENOUGH:
                yield score, here, there


def _score(one: _Traits, other: _Traits) -> float:
    score = likeness(one.words, other.words)
    if one.facts or other.facts:
        score += _FACTS * len(one.facts & other.facts) / len(one.facts | other.facts)
    return score + _NAMED * bool(one.names & other.names)


def _pair_between(before: Sequence[_Traits], after: Sequence[_Traits], pairs: dict[int, int]) -> None:
    """Pair what is left over between the same neighbours, as many on both sides: rewritten altogether."""
    taken = set(pairs.values())
    stays = sorted(set(pairs) - moved(pairs))
    bounds = [(-1, -1), *((here, pairs[here]) for here in stays), (len(after), len(before))]
    for (low, first), (high, last) in pairwise(bounds):
        new = [here for here in range(low + 1, high) if here not in pairs]
        old = [there for there in range(first + 1, last) if there not in taken]
        if len(new) == len(old) and all(map(_may_be, (before[it] for it in old), (after[it] for it in new))):
            pairs.update(zip(new, old, strict=True))


def _may_be(one: _Traits, other: _Traits) -> bool:
    """Return whether one may be the other rewritten: short ones, or those of the same bookmark."""
    is_short = max(len(one.words), len(other.words)) < _PROSE
    return is_short or bool(one.names & other.names) or bool(one.facts & other.facts)

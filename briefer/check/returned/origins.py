"""Of which statement of the brief each statement of a note that came back was made.

Within paragraphs that belong together the words themselves are aligned, so that a statement that was split,
joined or reworded keeps its origin. What is left is looked for in the whole note.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from briefer.check.returned.segments import Segment, likeness

_PART = 0.5  # share of the words of one that the other has
_ALIKE = 0.6
_FEWEST = 4  # words from which on a statement is looked for elsewhere
_FREQUENT = 40

SameNote = Callable[[Segment, Segment], bool]
"""Whether an old and a new statement stand under the same note."""


def origins(
    old: Sequence[Segment], new: Sequence[Segment], pairs: Mapping[int, int], same_note: SameNote
) -> dict[int, tuple[int, ...]]:
    """Return the old segments that each new one was made of, by their places; none for what is new."""
    by_old, by_new = _by_paragraph(old), _by_paragraph(new)
    found: dict[int, set[int]] = defaultdict(set)
    for here, there in pairs.items():
        mine, theirs = by_new.get(here, []), by_old.get(there, [])
        _align(old, new, theirs, mine, found)
        _fill_gaps(old, new, theirs, mine, found, same_note)
    _look_everywhere(old, new, found)
    _look_for_copies(old, new, found)
    return {place: tuple(sorted(found[place])) for place in sorted(found)}


def _by_paragraph(segments: Sequence[Segment]) -> dict[int, list[int]]:
    places: dict[int, list[int]] = defaultdict(list)
    for place, segment in enumerate(segments):
        places[segment.paragraph].append(place)
    return places


def _align(
    old: Sequence[Segment],
    new: Sequence[Segment],
    theirs: Sequence[int],
    mine: Sequence[int],
    found: dict[int, set[int]],
) -> None:
    """Give each new segment the old ones that share half of their words with it, in order."""
    before, of_before = _row(old, theirs)
    after, of_after = _row(new, mine)
    shared: Counter[tuple[int, int]] = Counter()
    for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            shared[of_after[block.b + step], of_before[block.a + step]] += 1
    for (here, there), count in shared.items():
        if count >= _PART * min(len(new[here].words), len(old[there].words)):
            found[here].add(there)


def _row(segments: Sequence[Segment], places: Iterable[int]) -> tuple[list[str], list[int]]:
    words: list[str] = []
    of: list[int] = []
    for place in places:
        words += segments[place].words
        of += [place] * len(segments[place].words)
    return words, of


def _fill_gaps(  # noqa: PLR0913, PLR0917 - two notes, their places, what was found, and how
    old: Sequence[Segment],
    new: Sequence[Segment],
    theirs: Sequence[int],
    mine: Sequence[int],
    found: dict[int, set[int]],
    same_note: SameNote,
) -> None:
    """Give what was rewritten altogether the origin that is left over at its place or under its note."""
    used = {there for here in mine for there in found.get(here, ())}
    left = [there for there in theirs if there not in used]
    for here in [place for place in mine if not found.get(place)]:
        low = max((max(found[each]) for each in mine if each < here and found.get(each)), default=-1)
        high = min((min(found[each]) for each in mine if each > here and found.get(each)), default=len(old))
        between = [there for there in left if low < there < high]
        marked = [there for there in between if same_note(old[there], new[here])]
        chosen = (marked or between)[:1]
        if chosen:
            found[here].add(chosen[0])
            left.remove(chosen[0])


def _look_everywhere(old: Sequence[Segment], new: Sequence[Segment], found: dict[int, set[int]]) -> None:
    """Give what stands in another paragraph now its origin, the most alike first."""
    used = {there for places in found.values() for there in places}
    holders: dict[str, list[int]] = defaultdict(list)
    for there, segment in enumerate(old):
        if there not in used and len(segment.words) >= _FEWEST:
            for word in set(segment.words):
                holders[word].append(there)
    scored = []
    for here, segment in enumerate(new):
        if found.get(here) or len(segment.words) < _FEWEST:
            continue
        likely = {it for word in segment.words if len(holders[word]) <= _FREQUENT for it in holders[word]}
        scored += [(likeness(old[there].words, segment.words), here, there) for there in likely]
    for score, here, there in sorted(scored, reverse=True):
        if score >= _ALIKE and there not in used and not found.get(here):
            found[here].add(there)
            used.add(there)


def _look_for_copies(old: Sequence[Segment], new: Sequence[Segment], found: dict[int, set[int]]) -> None:
    """Give what has the very words of an old segment that origin, though another has it too."""
    places = {segment.words: there for there, segment in enumerate(old) if len(segment.words) >= _FEWEST}
    for here, segment in enumerate(new):
        there = places.get(segment.words)
        if there is not None and not found.get(here):
            found[here].add(there)

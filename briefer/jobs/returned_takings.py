"""What brings a note that came back into its brief: new words, new paragraphs, and those taken out."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefer.check.returned.values import Comparison, Fate, KeptMark, ParagraphFate
from briefer.compose.markdown_writing import markdown_of
from briefer.compose.takeover import Taking
from briefer.compose.walking import Run, with_runs
from briefer.jobs.returned_places import Place, prints, runs_of
from briefer.model.documents import (
    AnyBlock,
    Block,
    Citation,
    Emphasis,
    Inline,
    Items,
    LineBreak,
    Strong,
    Text,
)
from briefer.model.ids import FactId, SectionId
from briefer.model.returned import ReadNote, ReadParagraph

_PartKey = tuple[SectionId, int, int]


def takings_of(
    note: ReadNote, comparison: Comparison, places: Mapping[int, Place], fates: Collection[ParagraphFate]
) -> tuple[Taking, ...]:
    """Return what brings these fates of paragraphs into the brief, each part of a section once.

    `places` are those of the brief's own paragraphs. A new paragraph goes beside its neighbour in the note,
    or into the list that it stands in; what has no place is left out.
    """
    beside = _beside(note, comparison, places)
    gone = {fate.old for fate in comparison.fates if fate.fate is Fate.GONE}
    wanted: dict[_PartKey, _Wanted] = {}

    def want(place: Place) -> _Wanted:
        return wanted.setdefault(_key(place), _Wanted(place))

    for fate in (each for each in comparison.fates if each in fates):
        if fate.new is None:
            place = None if fate.old is None else places.get(fate.old)
            going = _going(place, places, gone)
            if place is not None and going:
                want(place).gone |= going
            continue
        marks = comparison.kept.get(fate.new, ())
        paragraph = note.paragraphs[fate.new]
        if fate.old is not None and fate.old in places:
            place = places[fate.old]
            want(place).words[place.run] = inlines_of(paragraph, marks, place.portion)
        elif fate.fate is Fate.NEW and fate.new in beside:
            place, is_behind = beside[fate.new]
            _put_beside(want(place), inlines_of(paragraph, marks), place.run, is_behind=is_behind)
    return tuple(each.taking() for each in wanted.values())


def takeable(note: ReadNote, comparison: Comparison, places: Mapping[int, Place]) -> frozenset[ParagraphFate]:
    """Return the fates that can be brought into the brief."""
    beside = _beside(note, comparison, places)
    gone = {fate.old for fate in comparison.fates if fate.fate is Fate.GONE}
    found = set()
    for fate in comparison.fates:
        place = None if fate.old is None else places.get(fate.old)
        if (
            (fate.fate is Fate.REWORDED and place is not None)
            or (fate.fate is Fate.NEW and fate.new in beside)
            or (fate.fate is Fate.GONE and _going(place, places, gone))
        ):
            found.add(fate)
    return frozenset(found)


def inlines_of(paragraph: ReadParagraph, marks: Sequence[KeptMark], portion: str = "") -> Run:
    """Return a paragraph's words as inlines, with its citations behind what they belong to.

    The marking before them is left out, which is no part of the words.
    """
    words = paragraph.words
    begin = len(words) - len(words.lstrip())
    if portion and words[begin:].startswith(portion):
        begin += len(portion)
        begin += len(words[begin:]) - len(words[begin:].lstrip())
    end = max(len(words.rstrip()), begin)
    looks = [edge for stretches in (paragraph.bold, paragraph.italic) for one in stretches for edge in one]
    places = [min(max(mark.at, begin), end) for mark in marks]
    cuts = sorted({begin, end, *places, *(edge for edge in looks if begin < edge < end)})
    made: list[Inline] = []
    for start, stop in zip(cuts, [*cuts[1:], end], strict=True):
        cited = (
            label for place, mark in zip(places, marks, strict=True) if place == start for label in mark.facts
        )
        made += (Citation(FactId(0), label, 0, ()) for label in dict.fromkeys(cited))
        made += _looking(paragraph, start, stop)
    return tuple(made)


@dataclass(slots=True)
class _Wanted:
    """What a part of a section is to be: other words in runs, runs that go, items and paragraphs beside."""

    place: Place
    words: dict[int, Run] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    items: dict[int, list[Run]] = field(default_factory=dict)
    before: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)

    def taking(self) -> Taking:
        """Return it as what the command writes."""
        part = self.place.part
        is_gone = len(self.gone) == len(runs_of(part))
        is_as_it_was = not (self.words or self.gone or self.items) and part.holder
        text = None if is_gone or is_as_it_was else markdown_of(self._blocks())
        return Taking(
            self.place.section,
            part.holder,
            part.blocks[0],
            part.place,
            text,
            tuple(self.before),
            tuple(self.behind),
            is_gone=is_gone,
        )

    def _blocks(self) -> list[AnyBlock]:
        return list(_blocks_of(self.place.part.blocks, self))


def _blocks_of(blocks: Iterable[AnyBlock], wanted: _Wanted) -> Iterator[AnyBlock]:
    count = -1

    def change(run: Run) -> Run:
        nonlocal count
        count += prints(run)
        return wanted.words.get(count, run) if prints(run) else run

    for block in blocks:
        first = count + 1
        changed = with_runs(block, change)
        if isinstance(changed, Items) and (wanted.gone or wanted.items):
            changed = _other_items(changed, range(first, count + 1), wanted)
        yield changed


def _other_items(block: Items, numbers: range, wanted: _Wanted) -> Items:
    """Return a list of one run an item, whose runs have these numbers, with items put in and taken out."""
    items: list[tuple[AnyBlock, ...]] = []
    for number, item in zip(numbers, block.items, strict=True):
        items += [] if number in wanted.gone else [item]
        items += [(Block(run),) for run in wanted.items.get(number, ())]
    return Items(tuple(items), block.ordered, block.start)


def _put_beside(wanted: _Wanted, words: Run, run: int, *, is_behind: bool) -> None:
    """Put a new paragraph before or behind a run of a part: among the items of a list, else outside."""
    last = len(runs_of(wanted.place.part)) - 1
    behind = run if is_behind else run - 1
    if 0 <= behind < last:
        wanted.items.setdefault(behind, []).append(words)
    else:
        side = wanted.behind if is_behind else wanted.before
        side.append(markdown_of([Block(words)]))


def _beside(
    note: ReadNote, comparison: Comparison, places: Mapping[int, Place]
) -> dict[int, tuple[Place, bool]]:
    """Return beside which place each new paragraph stands, and whether behind it."""
    found: dict[int, tuple[Place, bool]] = {}
    by_new = {fate.new: fate for fate in comparison.fates if fate.new is not None}
    everywhere = range(len(note.paragraphs))
    for order, is_behind in ((everywhere, True), (reversed(everywhere), False)):
        near: Place | None = None
        for here in order:
            fate, paragraph = by_new[here], note.paragraphs[here]
            if paragraph.is_heading or paragraph.row:
                near = None
            elif fate.fate is not Fate.NEW:
                near = near if fate.is_moved else places.get(-1 if fate.old is None else fate.old)
            elif near is not None and paragraph.words.strip() and _has_room(near, is_behind=is_behind):
                found.setdefault(here, (near, is_behind))
    return found


def _has_room(place: Place, *, is_behind: bool) -> bool:
    """Return whether a paragraph can be put beside a run: outside of its part, or into a plain list."""
    edge = len(runs_of(place.part)) - 1 if is_behind else 0
    return place.run == edge or _is_plain_list(place)


def _going(place: Place | None, places: Mapping[int, Place], gone: Collection[int | None]) -> set[int]:
    """Return the runs of a part that go with one that was taken out: an item, or all of one's own paragraph.

    There are none where a template's block would be printed again, or one that words stand in place of.
    """
    if place is None:
        return set()
    runs = {old: each.run for old, each in places.items() if _key(each) == _key(place)}
    if len(runs) == len(runs_of(place.part)) and all(old in gone for old in runs):
        return set(runs.values()) if place.is_free else set()
    return {place.run} if _is_plain_list(place) else set()


def _is_plain_list(place: Place) -> bool:
    """Return whether a part is one list whose items are a run each."""
    block, *others = place.part.blocks
    if others or not isinstance(block, Items):
        return False
    return all(
        len(item) == 1 and isinstance(item[0], Block) and prints(item[0].inlines) for item in block.items
    )


def _key(place: Place) -> _PartKey:
    return place.section, place.part.holder, place.part.place


def _looking(paragraph: ReadParagraph, start: int, stop: int) -> list[Inline]:
    """Return words that have one look from end to end."""
    if start == stop:
        return []
    lines = paragraph.words[start:stop].replace("\t", " ").split("\n")
    made: list[Inline] = []
    for number, line in enumerate(lines):
        made += [LineBreak()] if number else []
        made += [Text(line)] if line else []
    if not paragraph.words[start:stop].strip():
        return made
    if any(low <= start and stop <= high for low, high in paragraph.italic):
        made = [Emphasis(tuple(made))]
    if any(low <= start and stop <= high for low, high in paragraph.bold):
        made = [Strong(tuple(made))]
    return made

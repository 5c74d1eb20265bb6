"""What brings a note that came back into its brief: new words, new paragraphs, and those that go or move."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from briefer.check.returned.values import Comparison, Fate, KeptMark, ParagraphFate
from briefer.compose.markdown_writing import markdown_of
from briefer.compose.takeover import Arrival, Taking
from briefer.compose.walking import Run, with_runs
from briefer.jobs.returned_decisions import Beside, Decision, PartKey, key_of
from briefer.jobs.returned_places import Place, is_plain_list, prints, runs_of
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
from briefer.model.ids import FactId
from briefer.model.returned import ReadNote, ReadParagraph


def takings_of(
    note: ReadNote,
    comparison: Comparison,
    decisions: Mapping[ParagraphFate, Decision],
    fates: Collection[ParagraphFate],
) -> tuple[Taking, ...]:
    """Return what does what was decided for these fates of paragraphs, each part of a section once."""
    wanted: dict[PartKey, _Wanted] = {}

    def want(place: Place) -> _Wanted:
        return wanted.setdefault(key_of(place), _Wanted(place))

    for fate in (each for each in comparison.fates if each in fates):
        decision = decisions[fate]
        words: Run = ()
        if fate.new is not None:
            portion = "" if decision.words is None else decision.words.portion
            marks = comparison.kept.get(fate.new, ())
            words = inlines_of(note.paragraphs[fate.new], marks, portion)
        is_as_it_was = fate.fate is Fate.SAME and decision.goes is not None
        if decision.words is not None and not is_as_it_was:
            want(decision.words).words[decision.words.run] = words
        leaves = None if decision.leaves is None else want(decision.leaves)
        is_there_already = leaves is not None and leaves.out >= decision.out
        if leaves is not None:
            leaves.out |= decision.out
        if decision.goes is not None and not is_there_already:
            arriving = _Arriving(words, leaves, is_whole=decision.is_whole)
            want(decision.goes.place).put(arriving, decision.goes)
    return tuple(each.taking() for each in wanted.values())


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


@dataclass(frozen=True, slots=True)
class _Arriving:
    """A paragraph that comes: its words, and what it was an item of, or all of, unless it is new."""

    words: Run
    left: "_Wanted | None"
    is_whole: bool

    @property
    def is_item(self) -> bool:
        """Whether it was the only item of a list, or one of several."""
        return self.left is not None and is_plain_list(self.left.place) and not self._is_several

    @property
    def _is_several(self) -> bool:
        return self.left is not None and self.is_whole and len(self.left.out) > 1

    def arrival(self) -> Arrival:
        """Return it as a paragraph of its own; None are the words of one that goes as it was."""
        if self.left is None:
            return Arrival(markdown_of([Block(self.words)]))
        part = self.left.place.part
        if self.is_whole:
            is_as_it_was = part.holder and not self.left.words
            text = None if is_as_it_was else markdown_of(list(_reworded(part.blocks, self.left)))
            return Arrival(text, part.holder, is_whole=True)
        block = part.blocks[0]
        items: AnyBlock = Items(((Block(self.words),),), isinstance(block, Items) and block.ordered)
        return Arrival(markdown_of([items]), part.holder)


@dataclass(slots=True)
class _Wanted:
    """What a part of a section is to be: other words in runs, runs that go, items and paragraphs beside.

    `items` come behind the runs of these numbers, -1 before all.
    """

    place: Place
    words: dict[int, Run] = field(default_factory=dict)
    out: set[int] = field(default_factory=set)
    items: dict[int, list[_Arriving]] = field(default_factory=dict)
    before: list[_Arriving] = field(default_factory=list)
    behind: list[_Arriving] = field(default_factory=list)

    @property
    def is_gone(self) -> bool:
        """Whether nothing of it is left."""
        return len(self.out) == len(runs_of(self.place.part))

    def put(self, arriving: _Arriving, beside: Beside) -> None:
        """Put a paragraph before or behind a run: among the items of a list, else outside."""
        last = len(runs_of(self.place.part)) - 1
        behind = beside.place.run if beside.is_behind else beside.place.run - 1
        if 0 <= behind < last:
            self.items.setdefault(behind, []).append(arriving)
        else:
            side = self.behind if beside.is_behind else self.before
            side.append(arriving)

    def taking(self) -> Taking:
        """Return it as what the command writes."""
        self._let_items_in()
        part = self.place.part
        is_as_it_was = not (self.words or self.out or self.items) and part.holder
        text = None if self.is_gone or is_as_it_was else markdown_of(list(_blocks_of(part.blocks, self)))
        return Taking(
            self.place.section,
            part.holder,
            part.blocks[0],
            part.place,
            text,
            tuple(each.arrival() for each in self.before),
            tuple(each.arrival() for each in self.behind),
            tuple(each.left.place.part.holder for row in self.items.values() for each in row if each.left),
            is_gone=self.is_gone,
        )

    def _let_items_in(self) -> None:
        """Make what was an item, and stands right before or behind a list, an item of this one."""
        if not is_plain_list(self.place):
            return
        last = len(runs_of(self.place.part)) - 1
        for side, number, in_order in ((self.behind, last, 1), (self.before, -1, -1)):
            near = list(takewhile(lambda each: each.is_item, side[::in_order]))[::in_order]
            if near:
                self.items.setdefault(number, []).extend(near)
                del side[slice(len(near)) if in_order > 0 else slice(-len(near), None)]


def _reworded(blocks: Iterable[AnyBlock], wanted: _Wanted) -> Iterator[AnyBlock]:
    """Yield the blocks of a part with other words in their runs."""
    numbers = iter(range(len(runs_of(wanted.place.part))))

    def change(run: Run) -> Run:
        return wanted.words.get(next(numbers), run) if prints(run) else run

    yield from (with_runs(block, change) for block in blocks)


def _blocks_of(blocks: Iterable[AnyBlock], wanted: _Wanted) -> Iterator[AnyBlock]:
    """Yield the blocks of a part as they are to be."""
    for block in _reworded(blocks, wanted):
        # Only the items of a plain list come and go, and that is all of its part.
        yield (
            _other_items(block, wanted)
            if isinstance(block, Items) and (wanted.out or wanted.items)
            else block
        )


def _other_items(block: Items, wanted: _Wanted) -> Items:
    """Return a list of one run an item with items put in and taken out."""
    items: list[tuple[AnyBlock, ...]] = []
    for number, item in enumerate((None, *block.items), -1):
        items += [] if item is None or number in wanted.out else [item]
        items += [(Block(each.words),) for each in wanted.items.get(number, ())]
    return Items(tuple(items), block.ordered, block.start)


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

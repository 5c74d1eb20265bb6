"""What can be done in a brief for what became of a paragraph of its note, and why not where nothing can."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from briefer.check.returned.values import Comparison, Fate, ParagraphFate
from briefer.compose.takeover import facts_in
from briefer.jobs.returned_places import Place, is_plain_list, runs_of
from briefer.model.briefs import Section
from briefer.model.ids import FactId, SectionId
from briefer.model.returned import ReadNote, ReadParagraph

PartKey = tuple[SectionId, int, int]

_NO_PLACE = "It is not written in the draft: change what the note has it from."
_NO_NEIGHBOUR = "No paragraph of the draft stands beside it, below the same heading."
_TOGETHER = "It stands together with others as one paragraph or table of the draft: change that one."
_HEADING = "Headings are changed in the outline of the brief."
_SENT = "It is printed since its fact is sent to the section: withdraw the fact there."
_SENT_THERE = "It stands where its fact is sent: send the fact to the other section."
_MADE = "The template puts it there, from what the whole note has."
_STANDS_FOR = "It stands in place of the template's own: give it back to the template, or write in it."


@dataclass(frozen=True, slots=True)
class Beside:
    """Beside which run a paragraph goes, and whether behind it."""

    place: Place
    is_behind: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """What is done for one fate, and why no more of it, as a sentence.

    The words at the place `words` are written anew. The runs `out` of the part at the place `leaves` go: out
    of the draft, or where `goes` tells. A new paragraph goes where `goes` tells, and leaves nothing. `out`
    has all runs of a part that goes as a whole.
    """

    words: Place | None = None
    leaves: Place | None = None
    out: frozenset[int] = frozenset()
    goes: Beside | None = None
    why_not: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether all of a part goes."""
        return self.leaves is not None and _is_whole(self.leaves, self.out)

    @property
    def is_done(self) -> bool:
        """Whether anything is done."""
        return any((self.words, self.leaves, self.goes))


def decided(
    note: ReadNote, comparison: Comparison, places: Mapping[int, Place], sections: Iterable[Section]
) -> dict[ParagraphFate, Decision]:
    """Return what is done for each fate of a paragraph; `places` are those of the brief's own.

    `sections` are the brief's, with one fact for all that are told as one.

    What stayed as it was is given its own words again, if anyone asks for that.
    """
    deciding = _Deciding(note, comparison, places, {each.id: frozenset(each.facts) for each in sections})
    return {fate: deciding.decision(fate) for fate in comparison.fates}


def key_of(place: Place) -> PartKey:
    """Return what tells the part of a place from all others of the brief."""
    return place.section, place.part.holder, place.part.place


class _Deciding:
    """What is known of a comparison while its fates are decided."""

    def __init__(
        self,
        note: ReadNote,
        comparison: Comparison,
        places: Mapping[int, Place],
        sent: Mapping[SectionId, frozenset[FactId]],
    ) -> None:
        self._note, self._places, self._sent = note, places, sent
        self._beside = _beside(note, comparison, places)
        self._gone = {fate.old for fate in comparison.fates if fate.fate is Fate.GONE}
        self._moved = {fate.old: fate.new for fate in comparison.fates if fate.is_moved}
        self._runs: dict[PartKey, dict[int, int]] = {}
        for old, place in places.items():
            self._runs.setdefault(key_of(place), {})[place.run] = old

    def decision(self, fate: ParagraphFate) -> Decision:
        """Return what is done for a fate."""
        place = None if fate.old is None else self._places.get(fate.old)
        if fate.new is None:
            return self._taking_out(place)
        paragraph = self._note.paragraphs[fate.new]
        if fate.fate is Fate.NEW:
            beside = self._beside.get(fate.new)
            return Decision(goes=beside, why_not="" if beside else _why_nowhere(paragraph))
        if place is None:
            return Decision(why_not=_HEADING if paragraph.is_heading else _NO_PLACE)
        return self._moving(place, fate.new) if fate.is_moved else Decision(words=place)

    def _taking_out(self, place: Place | None) -> Decision:
        """Decide on what was taken out: an item goes, and one's own paragraph where all of it was taken out.

        A template's block would be printed again, and one that words stand in place of too.
        """
        if place is None:
            return Decision(why_not=_NO_PLACE)
        runs = self._runs[key_of(place)]
        if _is_whole(place, runs) and self._gone.issuperset(runs.values()):
            if place.is_free:
                return Decision(leaves=place, out=frozenset(runs))
            is_templates = not place.part.holder and facts_in(place.part.blocks)
            return Decision(why_not=_SENT if is_templates else _STANDS_FOR)
        if is_plain_list(place):
            return Decision(leaves=place, out=frozenset({place.run}))
        return Decision(why_not=_TOGETHER)

    def _moving(self, place: Place, number: int) -> Decision:
        """Decide on what was moved, and maybe reworded: an item moves, or all of a paragraph together.

        What is the template's, or stands in place of it, stays in its section, where its facts are sent. What
        the template makes of facts that are sent elsewhere follows these, so that it moves by itself.
        """
        only_words = Decision(words=place)
        if self._note.paragraphs[number].is_heading:
            return replace(only_words, why_not=_HEADING)
        facts = frozenset(facts_in(place.part.blocks))
        if not place.part.holder and not (facts and facts <= self._sent[place.section]):
            return replace(only_words, why_not=_MADE)
        runs = self._runs[key_of(place)]
        goes = self._goes_whole(place, runs)
        if goes is None and not is_plain_list(place) and len(runs_of(place.part)) > 1:
            return replace(only_words, why_not=_TOGETHER)
        if goes is None:
            runs = {place.run: runs[place.run]}
            goes = self._beside.get(number)
        if goes is None:
            return replace(only_words, why_not=_NO_NEIGHBOUR)
        if goes.place.section != place.section and not place.is_free:
            return replace(only_words, why_not=_SENT_THERE if facts else _STANDS_FOR)
        return Decision(place, place, frozenset(runs), goes)

    def _goes_whole(self, place: Place, runs: Mapping[int, int]) -> Beside | None:
        """Return where all of a part goes that stands together in the note too, outside of other parts."""
        now = [self._moved.get(runs[run]) for run in sorted(runs)]
        first = now[0]
        if first is None or not _is_whole(place, runs) or now != list(range(first, first + len(now))):
            return None
        goes = self._beside.get(first)
        return goes if goes is not None and (len(now) == 1 or _is_at_edge(goes)) else None


def _is_whole(place: Place, runs: Collection[int]) -> bool:
    return len(runs) == len(runs_of(place.part))


def _why_nowhere(paragraph: ReadParagraph) -> str:
    return _HEADING if paragraph.is_heading else _NO_NEIGHBOUR


def _beside(note: ReadNote, comparison: Comparison, places: Mapping[int, Place]) -> dict[int, Beside]:
    """Return beside which place each new or moved paragraph stands; rather behind it than before."""
    by_new = {fate.new: fate for fate in comparison.fates if fate.new is not None}
    numbers = range(len(note.paragraphs))
    before = dict(_next_to(note, by_new, places, reversed(numbers), is_behind=False))
    return before | dict(_next_to(note, by_new, places, numbers, is_behind=True))


def _next_to(
    note: ReadNote,
    by_new: Mapping[int, ParagraphFate],
    places: Mapping[int, Place],
    numbers: Iterable[int],
    *,
    is_behind: bool,
) -> Iterator[tuple[int, Beside]]:
    """Yield the paragraphs that have a neighbour that stayed in place, in this order of the note."""
    near: Place | None = None
    for here in numbers:
        fate, paragraph = by_new[here], note.paragraphs[here]
        if paragraph.is_heading or paragraph.row:
            near = None
        elif fate.fate is not Fate.NEW and not fate.is_moved:
            near = None if fate.old is None else places.get(fate.old)
        elif near is not None and paragraph.words.strip():
            beside = Beside(near, is_behind)
            if _is_at_edge(beside) or is_plain_list(near):
                yield here, beside


def _is_at_edge(beside: Beside) -> bool:
    """Return whether what goes there stands outside of the part."""
    place = beside.place
    return place.run == (len(runs_of(place.part)) - 1 if beside.is_behind else 0)

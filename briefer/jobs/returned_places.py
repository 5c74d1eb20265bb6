"""Where the paragraphs of a note stand in the sections of its brief, and what takes new words over."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefer.check.returned.segments import likeness, words_of
from briefer.check.returned.values import Comparison, KeptMark
from briefer.compose.markdown_writing import markdown_of
from briefer.compose.section_parts import Part, can_be_taken
from briefer.compose.takeover import Taking
from briefer.compose.walking import Run, runs_in, with_runs
from briefer.export.words import citations, plain_words
from briefer.model.briefs import Brief, Section
from briefer.model.documents import (
    AnyBlock,
    Block,
    Citation,
    Document,
    Emphasis,
    Heading,
    Inline,
    Items,
    LineBreak,
    Quotation,
    Strong,
    Table,
    Text,
)
from briefer.model.ids import FactId, ParagraphId, SectionId
from briefer.model.returned import ReadNote, ReadParagraph
from briefer.text.harmless import plain_words as harmless

_AHEAD = 4  # runs of words that are looked at for one of a section's
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of the note as a run of words in a part of a section: `run` counts those that print.

    `portion` is the marking that is printed before it.
    """

    section: SectionId
    part: Part
    run: int
    portion: str = ""


@dataclass(frozen=True, slots=True)
class _Printed:
    """A run of the document in plain words, the marking before it, and whether it heads a section."""

    plain: str
    portion: str
    heads: bool = False


def places_of(
    document: Document, note: ReadNote, brief: Brief, parts: Mapping[SectionId, Sequence[Part]]
) -> dict[int, Place]:
    """Return the place of each of the note's paragraphs whose words can be taken over, by its number.

    `parts` are those of the printed sections. A drawing's words and a judgement's are no one's paragraph.
    """
    printed = [each for block in document.blocks for each in _printed(block)]
    at = _paragraphs(printed, note)
    places: dict[int, Place] = {}
    here = 0
    for section in brief.sections:
        here = _behind_heading(printed, here, section)
        own = frozenset(paragraph.id for paragraph in section.paragraphs)
        for part in parts.get(section.id, ()):
            runs = [run for block in part.blocks for run in _runs(block)]
            for number, run in enumerate(runs):
                found = _ahead(printed, here, run)
                if found is None:
                    continue
                here = found + 1
                if found in at and _can_take(part, own):
                    places[at[found]] = Place(section.id, part, number, printed[found].portion)
    return places


def takings_of(
    note: ReadNote, comparison: Comparison, places: Mapping[int, Place], news: Iterable[int]
) -> tuple[Taking, ...]:
    """Return what takes the words of these paragraphs of a note over, each part of a section once.

    `places` are those of the brief's own paragraphs. What has none is left out.
    """
    wanted: dict[tuple[SectionId, int, int], tuple[Place, dict[int, Run]]] = {}
    back = {fate.new: fate.old for fate in comparison.fates if fate.new is not None}
    for new in news:
        old = back.get(new)
        place = None if old is None else places.get(old)
        if place is not None:
            key = place.section, place.part.holder, place.part.place
            marks = comparison.kept.get(new, ())
            words = inlines_of(note.paragraphs[new], marks, place.portion)
            wanted.setdefault(key, (place, {}))[1][place.run] = words
    return tuple(_taking(place, runs) for place, runs in wanted.values())


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


def _taking(place: Place, runs: Mapping[int, Run]) -> Taking:
    count = -1

    def change(run: Run) -> Run:
        nonlocal count
        if not _prints(run):
            return run
        count += 1
        return runs.get(count, run)

    blocks = [with_runs(block, change) for block in place.part.blocks]
    part = place.part
    return Taking(place.section, part.holder, part.blocks[0], part.place, markdown_of(blocks))


def _can_take(part: Part, own: frozenset[ParagraphId]) -> bool:
    return all(map(can_be_taken, part.blocks)) and (not part.holder or part.holder in own)


def _behind_heading(printed: Sequence[_Printed], here: int, section: Section) -> int:
    """Return where a section's words begin: behind its heading, or where those before ended."""
    for place in range(here, len(printed)):
        if printed[place].heads and printed[place].plain == section.title:
            return place + 1
    return here


def _ahead(printed: Sequence[_Printed], here: int, run: Run) -> int | None:
    """Return which of the document's next runs is this one of a section; actors may be named otherwise."""
    wanted = harmless(plain_words(run))
    near = range(here, min(here + _AHEAD, len(printed)))
    shown = {place: harmless(printed[place].plain) for place in near}
    for place, words in shown.items():
        if words == wanted:
            return place
    sought = words_of(wanted)
    scores = {place: likeness(words_of(words), sought) for place, words in shown.items()}
    best = max(scores, key=lambda place: scores[place], default=None)
    return best if best is not None and scores[best] >= _ALIKE else None


def _paragraphs(printed: Sequence[_Printed], note: ReadNote) -> dict[int, int]:
    """Return the note's paragraph of each run of words, by their places in order."""
    plain = [harmless(paragraph.words) for paragraph in note.paragraphs]
    found: dict[int, int] = {}
    here = 0
    for number, each in enumerate(printed):
        words = harmless(f"{each.portion} {each.plain}")
        there = next((place for place in range(here, len(plain)) if plain[place] == words), None)
        if there is not None:
            found[number] = there
            here = there + 1
    return found


def _printed(block: AnyBlock) -> Iterator[_Printed]:
    match block:
        case Heading() | Block():
            if _prints(block.inlines):
                heads = isinstance(block, Heading) and block.level == 1
                yield _Printed(plain_words(block.inlines), block.portion, heads)
        case Items():
            for item in block.items:
                for each in item:
                    yield from _printed(each)
        case Quotation():
            for each in block.blocks:
                yield from _printed(each)
        case Table():
            yield from (_Printed(plain_words(run), "") for run in _runs(block))
        case _:
            return


def _runs(block: AnyBlock) -> list[Run]:
    """Return the runs of words of a block that print anything."""
    return [run for run in runs_in(block) if _prints(run)]


def _prints(run: Run) -> bool:
    return bool(plain_words(run).strip()) or any(citations((Block(run),)))

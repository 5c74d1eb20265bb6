"""Where the paragraphs of a note stand in the sections of its brief."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefer.check.returned.segments import likeness, words_of
from briefer.compose.section_parts import Part, can_be_taken
from briefer.compose.walking import Run, runs_in
from briefer.export.words import citations, plain_words
from briefer.model.briefs import Brief, Section
from briefer.model.documents import (
    AnyBlock,
    Block,
    Document,
    Heading,
    Items,
    Quotation,
    Table,
)
from briefer.model.ids import ParagraphId, SectionId
from briefer.model.returned import ReadNote
from briefer.text.harmless import plain_words as harmless

_AHEAD = 4  # runs of words that are looked at for one of a section's
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of the note as a run of words in a part of a section: `run` counts those that print.

    `portion` is the marking that is printed before it; `is_free` says that it is the analyst's own and stands
    in place of no template's.
    """

    section: SectionId
    part: Part
    run: int
    portion: str = ""
    is_free: bool = False


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
        own = {paragraph.id: paragraph for paragraph in section.paragraphs}
        for part in parts.get(section.id, ()):
            holder = own.get(ParagraphId(part.holder))
            for number, run in enumerate(runs_of(part)):
                found = _ahead(printed, here, run)
                if found is None:
                    continue
                here = found + 1
                if found in at and _can_take(part, own.keys()):
                    places[at[found]] = Place(
                        section.id,
                        part,
                        number,
                        printed[found].portion,
                        is_free=holder is not None and holder.taken is None,
                    )
    return places


def runs_of(part: Part) -> list[Run]:
    """Return the runs of words of a part that print anything."""
    return [run for block in part.blocks for run in _runs(block)]


def prints(run: Run) -> bool:
    """Return whether a run prints anything."""
    return bool(plain_words(run).strip()) or any(citations((Block(run),)))


def is_plain_list(place: Place) -> bool:
    """Return whether a part is one list whose items are a run each."""
    block, *others = place.part.blocks
    if others or not isinstance(block, Items):
        return False
    return all(
        len(item) == 1 and isinstance(item[0], Block) and prints(item[0].inlines) for item in block.items
    )


def _can_take(part: Part, own: Collection[ParagraphId]) -> bool:
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
            if prints(block.inlines):
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
    return [run for run in runs_in(block) if prints(run)]

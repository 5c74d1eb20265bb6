"""A note that came back from clearance: read in a child process, and laid beside the brief."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefer.check.returned.comparing import compare
from briefer.check.returned.values import Comparison, Expected, Fate, ParagraphFate
from briefer.compose.material import Material, material_of, printed_sections
from briefer.compose.numbering import numbered
from briefer.compose.phrases import phrases_of
from briefer.compose.recomposing import Composition
from briefer.compose.takeover import Taking
from briefer.errors import SAVE_AS_DOCX, BrieferError
from briefer.export.docx.writer import write_docx
from briefer.export.words import citations, plain_words
from briefer.isolate.answers import ChildError
from briefer.isolate.cancelling import Cancellation, CancelledError
from briefer.isolate.pool import Isolation
from briefer.jobs.composing import PACK_LIMITS, composed_parts, recomposed
from briefer.jobs.looks import look_of
from briefer.jobs.returned_decisions import Decision, decided
from briefer.jobs.returned_places import Place, places_of
from briefer.jobs.returned_takings import takings_of
from briefer.load.files import read_file, shown_name
from briefer.load.returned import read_note
from briefer.load.returned_transfer import note_of
from briefer.model.briefs import BriefContent
from briefer.model.changes import Step
from briefer.model.documents import Document
from briefer.model.ids import FactId
from briefer.model.note_options import NoteCopy, NoteOptions
from briefer.model.packs import Pack
from briefer.model.returned import ReadFootnote, ReadNote
from briefer.text.folding import fold
from briefer.text.harmless import plain_words as harmless

READ = "briefer.load.returned_transfer:read_returned"
"""The dotted name of the function that a child runs."""

_POINTING = ("see_note", "as_note")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@dataclass(frozen=True, slots=True)
class Returned:
    """A note that came back, what the brief makes now, and how they differ.

    `places` are where the paragraphs of the brief's note stand in its sections, as far as their words can be
    taken over, and `decisions` what can be done in the brief for what became of each paragraph; `facts` are
    the keys of the facts by their labels in lower case; `shown` what the file is called.
    """

    shown: str
    note: ReadNote
    expected: Expected
    comparison: Comparison
    places: Mapping[int, Place]
    decisions: Mapping[ParagraphFate, Decision]
    facts: Mapping[str, FactId]

    @property
    def takeable(self) -> frozenset[ParagraphFate]:
        """What became of paragraphs that differs and can be done in the brief."""
        return frozenset(filter(self.can_be_taken, self.decisions))

    def can_be_taken(self, fate: ParagraphFate) -> bool:
        """Return whether what became of a paragraph differs and can be done in the brief."""
        decision = self.decisions[fate]
        return decision.goes is not None if fate.fate is Fate.SAME else decision.is_done

    def takings(self, fates: Collection[ParagraphFate]) -> tuple[Taking, ...]:
        """Return what does to the brief what became of these paragraphs; what has no place is left out."""
        return takings_of(self.note, self.comparison, self.decisions, fates)


def read_back(path: Path, isolation: Isolation, cancellation: Cancellation | None = None) -> ReadNote:
    """Return a Word note, read in a child process.

    Raises BrieferError where the file cannot be read, is no Word file, has a password, carries macros or is
    too large, and CancelledError.
    """
    name = shown_name(path)
    data = read_file(path)
    try:
        return note_of(isolation.run(READ, data, name, cancellation=cancellation))
    except CancelledError:
        raise
    except BrieferError as error:
        raise BrieferError(f"“{name}” cannot be compared: {_begun(error.what)}", error.next_step) from error
    except (ChildError, ValueError, TypeError, RecursionError) as error:
        raise BrieferError(f"“{name}” is damaged or not a Word file.", SAVE_AS_DOCX) from error


def compared(shown: str, note: ReadNote, content: BriefContent, pack: Pack) -> Returned:
    """Return how a note differs from the brief as it is composed now, at the moment that the note names.

    `shown` is what its file is called. It is laid beside the clearance copy or the clean one, whichever its
    notes are of. Raises BrieferError where it is no note of this brief, and what composing raises.
    """
    created = note.created if _MOMENT.fullmatch(note.created) else ""
    with Isolation(PACK_LIMITS) as isolation:  # one child for all that a user's pack is asked
        made = [_made(content, pack, created, NoteCopy.CLEARANCE, isolation)]
        if not _tells_the_same(note.footnotes, made[0].note.footnotes):
            made.append(_made(content, pack, created, NoteCopy.CLEAN, isolation))
        best = max(made, key=lambda each: _shared(note.footnotes, each.note.footnotes))
        parts = {
            section.id: composed_parts(
                content, pack, section.id, best.composition, created=created, isolation=isolation
            )
            for section in printed_sections(content.brief)
        }
    material = material_of(content, pack)
    expected = _expected(best, content, pack, material)
    comparison = compare(expected, note)
    if not comparison.akin:
        raise BrieferError(
            f"“{shown}” is no copy of this note: they have no paragraph in common.",
            "Choose the note that was exported from this brief, or open the brief or session that it is of.",
        )
    places = places_of(best.document, best.note, content.brief, parts)
    facts = {fact.label.casefold(): fact.id for fact in content.facts}
    decisions = decided(note, comparison, places, material.brief.sections)
    return Returned(shown, note, expected, comparison, places, decisions, facts)


def steps_since(history: Iterable[Step], written: str) -> int:
    """Return how many steps were made since a note was written, 0 where it does not say when that was."""
    return sum(step.made > written for step in history if not step.undone) if written else 0


@dataclass(frozen=True, slots=True)
class _Made:
    """The note as the brief makes it now, and as it is read again."""

    document: Document
    composition: Composition | None
    note: ReadNote


def _made(content: BriefContent, pack: Pack, created: str, copy: NoteCopy, isolation: Isolation) -> _Made:
    document, composition = recomposed(
        content, pack, None, created=created, options=NoteOptions(copy=copy), isolation=isolation
    )
    document = numbered(document)
    written = write_docx(document, look_of(pack, content.brief).path)
    return _Made(document, composition, read_note(written, "note.docx"))


def _expected(made: _Made, content: BriefContent, pack: Pack, material: Material) -> Expected:
    words = phrases_of(pack).words
    return Expected(
        made.note,
        _cited(made.document, made.note),
        _says(material),
        _names(content),
        tuple(words[key] for key in _POINTING),
        pack.language,
    )


def _cited(document: Document, note: ReadNote) -> tuple[tuple[str, ...], ...]:
    """Return the labels that each of the note's notes cites; a house file may have notes of its own."""
    found = list(citations(document.blocks))
    labels = [tuple(label for _, label in each.cited) for each in found]
    if len(found) == len(note.footnotes):
        return tuple(labels)
    cited: list[tuple[str, ...]] = []
    place = 0
    for footnote in note.footnotes:
        is_next = place < len(found) and harmless(plain_words(found[place].note)) == harmless(footnote.words)
        cited.append(labels[place] if is_next else ())
        place += is_next
    return tuple(cited)


def _says(material: Material) -> dict[str, tuple[str, ...]]:
    """Return what each fact says, by its label in lower case; those told as one say the same."""
    found = {}
    for label, key in material.labels.items():
        fact = material.facts[key]
        passages = (words for item in fact.evidence for words in (item.span.quote, item.translation))
        dates = (fact.event_date.value, fact.deadline, *(item.report_date for item in fact.evidence))
        found[label] = tuple(filter(None, (fact.statement, fact.place, *passages, *dates)))
    return found


def _names(content: BriefContent) -> frozenset[str]:
    return frozenset(
        fold(word) for actor in content.actors for name in actor.names for word in name.split() if word
    )


def _shared(notes: Sequence[ReadFootnote], others: Sequence[ReadFootnote]) -> int:
    known = {harmless(each.words) for each in others}
    return sum(harmless(each.words) in known for each in notes)


def _tells_the_same(notes: Sequence[ReadFootnote], others: Sequence[ReadFootnote]) -> bool:
    """Return whether most of the notes are those of the others."""
    return 2 * _shared(notes, others) > len(notes) or not notes


def _begun(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]

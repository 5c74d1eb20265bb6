"""Under which notes the statements of a note that came back stand, and which notes they rest on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefer.check.returned.identities import identities, is_pointing, says_the_same
from briefer.check.returned.origins import origins
from briefer.check.returned.segments import Segment, likeness, segments_of, words_of
from briefer.check.returned.values import CitationFate, CitedFate, Expected, KeptMark
from briefer.model.returned import ReadNote

_EDITED = 0.5  # share of its words that a note keeps when it was edited and not replaced


@dataclass(frozen=True, slots=True)
class Standing:
    """A statement of the new note: what it was made of, and its notes, by their places in either note.

    `kept` are old notes that it stands under still; `edited` are pairs of an old note and the new one that
    stands for it, edited by hand or with the same words, which lead to another note than before; `lost` are
    old notes that are there no more; `others` are new notes under which it did not stand. Notes without words
    stand for nothing.
    """

    segment: Segment
    made_of: tuple[Segment, ...]
    kept: tuple[int, ...] = ()
    edited: tuple[tuple[int, int], ...] = ()
    lost: tuple[int, ...] = ()
    others: tuple[int, ...] = ()

    @property
    def rests_on(self) -> tuple[int, ...]:
        """The old notes that what it was made of stood under, each once, in order."""
        return _rests_on(self.made_of)


@dataclass(frozen=True, slots=True)
class Stood:
    """All statements of the new note, the old ones that none was made of, and what each new note tells.

    `told` are, by a new note's place, the old notes that tell the same.
    """

    standings: tuple[Standing, ...]
    gone: tuple[Segment, ...]
    told: Mapping[int, tuple[int, ...]]


def stood(expected: Expected, new: ReadNote, pairs: Mapping[int, int]) -> Stood:
    """Return how the statements of the new note stand; `pairs` are its paragraphs with the old ones."""
    before = identities(expected.note.footnotes, expected.pointing)
    after = identities(new.footnotes, expected.pointing, _edited(before, expected, new))

    def same_note(one: Segment, other: Segment) -> bool:
        return not {before[note] for note in one.notes}.isdisjoint(after[note] for note in other.notes)

    old_segments, new_segments = (
        _segments(expected.note, expected.language),
        _segments(new, expected.language),
    )
    of = origins(old_segments, new_segments, pairs, same_note)
    standings = []
    for place, segment in enumerate(new_segments):
        made_of = tuple(old_segments[there] for there in of.get(place, ()))
        standings.append(_standing(segment, made_of, before, after, expected, new))
    used = {there for places in of.values() for there in places}
    by_identity: dict[str, list[int]] = {}
    for note, identity in enumerate(before):
        by_identity.setdefault(identity, []).append(note)
    told = {note: tuple(by_identity.get(identity, ())) for note, identity in enumerate(after) if identity}
    gone = tuple(each for place, each in enumerate(old_segments) if place not in used)
    return Stood(tuple(standings), gone, told)


def citations_of(stood_: Stood, expected: Expected, new: ReadNote) -> tuple[CitedFate, ...]:
    """Return what became of each citation, in the order of the brief."""
    held: dict[int, tuple[CitationFate, int]] = {}
    for standing in stood_.standings:
        for old, note in standing.edited:
            is_same = _says_the_same(old, note, expected, new)
            held[old] = (CitationFate.KEPT if is_same else CitationFate.EDITED, note)
        for old in standing.kept:
            note = next(note for note in standing.segment.notes if old in stood_.told.get(note, ()))
            held[old] = (CitationFate.KEPT, note)
    for standing in stood_.standings:
        for note in standing.others:
            for old in stood_.told.get(note, ()):
                held.setdefault(old, (CitationFate.MOVED, note))
    found = []
    for old, facts in enumerate(expected.cited):
        was = expected.note.footnotes[old].number
        fate, note = held.get(old, (CitationFate.GONE, -1))
        now = 0 if note < 0 else new.footnotes[note].number
        found.append(CitedFate(fate, facts, was, now))
    return tuple(found)


def kept_marks(stood_: Stood, expected: Expected, new: ReadNote) -> dict[int, tuple[KeptMark, ...]]:
    """Return the citations that belong into each new paragraph: those that its statements rest on.

    New words keep the notes that they were put under, as far as the brief has them.
    """
    found: dict[int, list[KeptMark]] = {}
    for standing in stood_.standings:
        paragraph = new.paragraphs[standing.segment.paragraph]
        places = {mark.note: mark.at for mark in paragraph.marks}
        end = standing.segment.start
        end += len(paragraph.words[end : standing.segment.end].rstrip())
        notes = dict.fromkeys(standing.rests_on, end)
        for note in standing.segment.notes:
            told = stood_.told.get(note, ())
            notes |= {old: places[note] for old in standing.kept if old in told}
            if not standing.made_of and told:
                notes[told[0]] = places[note]
        notes |= {old: places[note] for old, note in standing.edited}
        marks = found.setdefault(standing.segment.paragraph, [])
        marks += (KeptMark(at, expected.cited[old]) for old, at in notes.items())
    return {place: _in_order(marks) for place, marks in found.items() if marks}


def _in_order(marks: list[KeptMark]) -> tuple[KeptMark, ...]:
    return tuple(sorted(dict.fromkeys(marks), key=lambda mark: mark.at))


def _segments(note: ReadNote, language: str) -> tuple[Segment, ...]:
    found: list[Segment] = []
    for place, paragraph in enumerate(note.paragraphs):
        found += segments_of(paragraph, place, language)
    return tuple(found)


def _rests_on(made_of: Sequence[Segment]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(note for each in made_of for note in each.notes))


def _standing(  # noqa: PLR0913, PLR0917 - a statement, its origins, and both notes
    segment: Segment,
    made_of: tuple[Segment, ...],
    before: Sequence[str],
    after: Sequence[str],
    expected: Expected,
    new: ReadNote,
) -> Standing:
    rests_on = _rests_on(made_of)
    here = [note for note in segment.notes if after[note]]
    now = {after[note] for note in here}
    kept = tuple(note for note in rests_on if before[note] in now)
    missing = [note for note in rests_on if before[note] not in now]
    owed = {before[note] for note in rests_on}
    others = [note for note in here if after[note] not in owed]
    edited = []
    for note in tuple(others):
        same = (it for it in missing if _says_the_same(it, note, expected, new))
        old = next(same, None)
        if old is None and after[note] not in before:
            old = next((it for it in missing if _is_edited(it, note, expected, new)), None)
        if old is not None:
            edited.append((old, note))
            missing.remove(old)
            others.remove(note)
    return Standing(segment, made_of, kept, tuple(edited), tuple(missing), tuple(others))


def _edited(before: Sequence[str], expected: Expected, new: ReadNote) -> dict[int, str]:
    """Return what new notes that were edited by hand told before, by their places.

    A note that leads to such a one leads to the same as before.
    """
    plain = identities(new.footnotes, expected.pointing)
    missing = [old for old, identity in enumerate(before) if identity not in plain]
    found = {}
    for note, identity in enumerate(plain):
        if identity and identity not in before:
            old = next((it for it in missing if _is_edited(it, note, expected, new)), None)
            if old is not None:
                found[note] = before[old]
                missing.remove(old)
    return found


def _says_the_same(old: int, note: int, expected: Expected, new: ReadNote) -> bool:
    words = expected.note.footnotes[old].words, new.footnotes[note].words
    return says_the_same(*words, expected.pointing)


def _is_edited(old: int, note: int, expected: Expected, new: ReadNote) -> bool:
    """Return whether a new note is an old one that was edited by hand, by its words.

    One that leads to another note is what that is, whatever its own words.
    """
    if is_pointing(new.footnotes[note].words, expected.pointing):
        return False
    words = words_of(expected.note.footnotes[old].words), words_of(new.footnotes[note].words)
    return likeness(*words) >= _EDITED

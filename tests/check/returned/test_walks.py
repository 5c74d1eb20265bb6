"""Nothing that lost its source is ever passed as fine, whatever a colleague does in Word.

What is asserted does not come from the comparison's own ways: it looks for whole statements in the file, and
at the note that stands behind each.
"""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.check.returned.comparing import compare
from briefer.check.returned.values import Comparison, Concern, Kind
from briefer.load.returned import read_note
from tests.check.returned.notes import NOTES, SAID, UNCITED, expected, written
from tests.longer import longer
from tests.word_edits import WordEdits, noted, words_in

REWORDED = {
    1: ("closed the strait to", "shut the strait for"),
    2: ("recalled its ambassador", "called home its envoy"),
    3: ("were hurt", "were injured"),
    4: ("told reporters", "told the press"),
    5: ("did not agree to mediate", "would not mediate"),
    6: ("raised the premium for one", "put up the premium of a"),
    7: ("were boarded", "were searched"),
    8: ("promised to release", "will release"),
}
FORMS = tuple((key, form) for key in SAID for form in (SAID[key], SAID[key].replace(*REWORDED[key])))
"""Each statement as it was written, and as it may have been reworded."""

PLACES = (*(words[:18] for words in SAID.values()), UNCITED[:18])
NEW = ("Nobody knows what will follow.", "It is said that 40 ships wait.", "This has to be watched.")
place, new = st.sampled_from(PLACES), st.sampled_from(NEW)
number = st.integers(0, 30)

Edit = Callable[[WordEdits], object]


def at_mark(run: Callable[[WordEdits, int], object], which: int) -> Edit:
    return lambda note: run(note, which % len(note.marks())) if note.marks() else None


def swap(note: WordEdits, one: int, other: int) -> None:
    if len(note.marks()) > 1:
        note.swap_marks(one % len(note.marks()), other % len(note.marks()))


EDITS: st.SearchStrategy[Edit] = st.one_of(
    number.map(lambda n: at_mark(lambda note, at: note.delete_mark(at), n)),
    number.map(lambda n: at_mark(lambda note, at: note.track_mark_deletion(at), n)),
    st.tuples(number, place).map(lambda it: at_mark(lambda note, at: note.move_mark(at, it[1]), it[0])),
    st.tuples(number, number).map(lambda it: lambda note: swap(note, *it)),
    st.tuples(number, st.sampled_from(["", "Another paper.", NOTES[3]])).map(
        lambda it: at_mark(lambda note, at: note.edit_note(at, it[1]), it[0])
    ),
    place.map(lambda words: lambda note: note.delete(words)),
    st.tuples(place, place).map(lambda it: lambda note: note.move(*it)),
    st.tuples(place, place).map(lambda it: lambda note: note.copy(*it)),
    st.tuples(new, place).map(lambda it: lambda note: note.add(*it)),
    st.tuples(new, place).map(lambda it: lambda note: note.write_on(*it)),
    st.tuples(new, place).map(lambda it: lambda note: note.track_insertion(*it)),
    place.map(lambda words: lambda note: note.join(words)),
    place.map(lambda words: lambda note: note.track_deletion(words)),
    st.sampled_from(tuple(REWORDED.values())).map(lambda words: lambda note: note.reword(*words)),
    st.just(lambda note: note.drop_bookmarks()),
    st.integers(1, 90).map(lambda by: lambda note: note.renumber_notes(by)),
)


def attempt(edit: Edit, note: WordEdits) -> None:
    try:
        edit(note)
    except (StopIteration, ValueError, IndexError):  # the words are not there any more
        return


@settings(max_examples=longer(60), deadline=None)
@given(st.lists(EDITS, min_size=1, max_size=7))
def test_no_statement_that_lost_its_source_is_passed_over(edits: list[Edit]) -> None:
    note = WordEdits(written())
    for edit in edits:
        attempt(edit, note)
    read = read_note(note.data, "note.docx")
    found = compare(expected(), read)
    for words, text in unsourced(note):
        assert is_told(found, [p.words for p in read.paragraphs], words), (words, text)


def unsourced(note: WordEdits) -> list[tuple[str, str]]:
    """Return the whole statements, with their paragraphs, behind which another note than theirs stands."""
    notes = note.notes()
    lost = []
    for paragraph in note.paragraphs():
        text, marks = words_in(paragraph), list(noted(paragraph, notes))
        for key, words in FORMS:
            start = text.find(words)
            while start >= 0:
                end = start + len(words)
                if not any(at == end and said == NOTES[key] for at, said in marks):
                    lost.append((words, text))
                start = text.find(words, end)
    return lost


def is_told(found: Comparison, paragraphs: list[str], words: str) -> bool:
    """Return whether a remark on sources is about a paragraph that holds these words."""
    return any(
        remark.new is not None and words in paragraphs[remark.new]
        for remark in found.remarks
        if remark.concern is Concern.SOURCE or remark.kind in (Kind.NOTE_EDITED, Kind.UNSOURCED)
    )

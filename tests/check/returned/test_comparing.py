"""A note that was edited in Word tells what was changed, and what lost its source comes first."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefer.check.returned.comparing import compare
from briefer.check.returned.values import CitationFate, Concern, Fate, Kind
from briefer.load.returned import read_note
from tests.check.returned.notes import SAID, UNCITED, came_back, expected, on_sources, told, written
from tests.word_edits import WordEdits

Edit = Callable[[WordEdits], object]
NOTE_OF_ANOTHER_DAY = "Vessary Courier, Amber, 15 March 2031: “Words of the amber passage”. B1."


def test_a_note_that_nobody_edited_is_the_same() -> None:
    found = came_back()
    assert {fate.fate for fate in found.fates} == {Fate.SAME}
    assert [each.fate for each in found.citations] == [CitationFate.KEPT] * len(SAID)
    assert not found.remarks
    assert not found.renumbered
    assert not found.has_lost


@pytest.mark.parametrize(
    ("edit", "kinds"),
    [
        (lambda n: n.delete_mark(0), [(Kind.LOST, ("f1",))]),
        (lambda n: n.delete_mark(2), [(Kind.LOST, ("f3",))]),
        (lambda n: n.delete_mark(7), [(Kind.LOST, ("f8",))]),
        (lambda n: n.track_mark_deletion(3), [(Kind.LOST, ("f4",))]),
        (lambda n: n.edit_note(4, ""), [(Kind.LOST, ("f5",))]),
        (
            lambda n: n.swap_marks(0, 3),
            [(Kind.OTHER_SOURCE, ("f1",)), (Kind.OTHER_SOURCE, ("f4",))],
        ),
        (
            lambda n: n.swap_marks(1, 2),
            [(Kind.OTHER_SOURCE, ("f2",)), (Kind.OTHER_SOURCE, ("f3",))],
        ),
        (
            lambda n: n.move_mark(0, "Ana Bell"),
            [(Kind.LOST, ("f1",)), (Kind.OTHER_SOURCE, ("f4",))],
        ),
        (
            lambda n: n.move_mark(6, UNCITED[:20]),
            [(Kind.OTHER_SOURCE, ()), (Kind.LOST, ("f7",))],
        ),
        (
            lambda n: n.edit_note(0, "Another paper altogether wrote something else about it"),
            [(Kind.OTHER_SOURCE, ("f1",))],
        ),
        (
            lambda n: (
                n.reword(SAID[2], "Its neighbour took quite another step in anger."),
                n.delete_mark(1),
            ),
            [(Kind.LOST, ("f2",))],
        ),
        (lambda n: n.edit_note(3, "As note 1"), [(Kind.OTHER_SOURCE, ("f4",))]),
    ],
)
def test_a_statement_without_its_source_comes_first(edit: Edit, kinds: list[object]) -> None:
    found = came_back(edit)
    assert on_sources(found) == kinds
    assert found.remarks[0].concern is Concern.SOURCE
    assert found.has_lost


@pytest.mark.parametrize(
    ("edit", "kinds"),
    [
        (lambda n: n.reword("5 May", "6 May"), [(Kind.DATE, ("f1",))]),
        (lambda n: n.reword("Eleven", "Fourteen"), [(Kind.FIGURE, ("f3",))]),
        (lambda n: n.reword("30,000", "50,000"), [(Kind.FIGURE, ("f6",))]),
        (lambda n: n.reword("Norland", "Estmark"), [(Kind.NAME, ("f1",))]),
        (lambda n: n.reword("Ana Bell", "Ana Bellamy"), [(Kind.NAME, ("f4",))]),
        (lambda n: n.reword("did not agree", "agreed"), [(Kind.NEGATION, ("f5",))]),
        (lambda n: n.reword("12 May 2031", "13 May 2031"), [(Kind.DATE, ("f8",))]),
        (lambda n: n.edit_note(0, NOTE_OF_ANOTHER_DAY), [(Kind.NOTE_EDITED, ("f1",))]),
        (
            lambda n: n.reword("Eleven sailors were hurt", "11 sailors were injured"),
            [(Kind.REWORDED, ("f2", "f3"))],
        ),
        (lambda n: n.reword("promised to release", "said that it would free"), [(Kind.REWORDED, ("f8",))]),
        (lambda n: n.delete("Ana Bell"), [(Kind.GONE, ("f4",))]),
        (lambda n: n.add("Nobody knows what will follow.", "Ana Bell"), [(Kind.UNSOURCED, ())]),
        (
            lambda n: n.write_on("Nobody knows more.", "Ana Bell"),
            [
                (Kind.UNSOURCED, ()),
            ],
        ),
        (lambda n: n.move("Ana Bell", "Norland closed"), [(Kind.MOVED, ("f4",))]),
        (lambda n: n.comment("Are we sure?", "Ana Bell"), [(Kind.COMMENT, ())]),
        (lambda n: n.drop_bookmarks(), []),
        (lambda n: n.renumber_notes(40), []),
        (lambda n: n.join("Norland closed"), [(Kind.GONE, ("f1",)), (Kind.REWORDED, ("f2", "f3"))]),
        (lambda n: n.reword(UNCITED, "We advise to act now."), [(Kind.REWORDED, ())]),
    ],
)
def test_what_keeps_its_source_is_told_by_what_changed(edit: Edit, kinds: list[object]) -> None:
    found = came_back(edit)
    assert told(found) == kinds
    assert not found.has_lost


def test_what_stands_below_another_heading_was_moved_there() -> None:
    found = came_back(lambda n: n.move("Two trawlers", "Norland closed"))
    (remark,) = found.remarks
    assert remark.said == "Moved, below “Background” now."
    assert [each.now for each in found.citations] == [1, 3, 4, 5, 6, 7, 2, 8]
    assert found.renumbered == 6


@pytest.mark.parametrize(
    ("words", "after", "said"),
    [
        ("Ana Bell told", "Insurers raised", "Moved, behind “Insurers raised"),
        ("Insurers raised", "What was said", "Moved, right below its heading now."),
    ],
)
def test_what_stands_elsewhere_below_its_heading_says_where(words: str, after: str, said: str) -> None:
    moved = [it.said for it in came_back(lambda n: n.move(words, after)).remarks if it.kind is Kind.MOVED]
    assert len(moved) == 1
    assert moved[0].startswith(said)


def test_a_comment_on_a_whole_paragraph_quotes_its_beginning() -> None:
    found = came_back(lambda n: n.comment("Sure?", "Norland closed"))
    (remark,) = found.remarks
    assert remark.said.startswith("CA: Sure? On “Norland closed")
    assert len(remark.said) < 90
    assert ".”." not in remark.said


def test_a_paragraph_that_was_taken_out_says_what_went_with_it() -> None:
    found = came_back(lambda n: n.delete("Estmark recalled"))
    assert [remark.said for remark in found.remarks] == ["Taken out, and with it the citation of f2, f3."]
    assert [each.fate for each in found.citations].count(CitationFate.GONE) == 2
    assert [fate.fate for fate in found.fates if fate.fate is not Fate.SAME] == [Fate.GONE]


def test_tracked_changes_are_read_as_accepted_and_counted() -> None:
    found = came_back(
        lambda n: n.track_deletion("Estmark recalled"),
        lambda n: n.track_insertion("This was expected.", "Ana Bell"),
    )
    assert told(found) == [(Kind.UNSOURCED, ()), (Kind.GONE, ("f2", "f3"))]
    assert found.tracked == 1


def test_a_copy_of_a_statement_needs_its_source_too() -> None:
    found = came_back(lambda n: n.copy("Norland closed", "Ana Bell"))
    assert told(found) == [(Kind.NEW, ())]
    bare = came_back(
        lambda n: n.copy("Norland closed", "Ana Bell"),
        lambda n: n.drop_bookmarks(),
        lambda n: n.delete_mark(4),
    )
    assert on_sources(bare) == [(Kind.LOST, ("f1",))]


def test_words_that_differ_are_marked_in_both() -> None:
    found = came_back(lambda n: n.reword("promised to release", "said that it would free"))
    (fate,) = [each for each in found.fates if each.fate is Fate.REWORDED]
    assert fate.old is not None
    assert [SAID[8][slice(*each)] for each in fate.taken] == ["promised to release"]


def test_a_note_that_leads_to_another_by_its_number_is_told_when_that_is_another_one() -> None:
    note = WordEdits(written())
    note.edit_note(3, "As note 1")
    leading = replace(expected(), note=read_note(note.data, "note.docx"))
    assert not compare(leading, leading.note).remarks
    note.delete("Norland closed")
    found = compare(leading, read_note(note.data, "note.docx"))
    assert on_sources(found) == [(Kind.OTHER_SOURCE, ("f4",))]
    assert "a note that leads to another one" in found.remarks[0].said


def test_a_note_that_leads_to_one_that_was_edited_by_hand_leads_to_the_same() -> None:
    note = WordEdits(written())
    note.edit_note(3, "As note 1")
    leading = replace(expected(), note=read_note(note.data, "note.docx"))
    note.edit_note(0, NOTE_OF_ANOTHER_DAY)
    assert told(compare(leading, read_note(note.data, "note.docx"))) == [(Kind.NOTE_EDITED, ("f1",))]


def test_a_note_with_words_of_its_own_is_its_own_source_though_the_note_it_leads_to_is_another_now() -> None:
    note = WordEdits(written())
    note.edit_note(3, "As note 1: “Words of the dune passage” (B4)")
    leading = replace(expected(), note=read_note(note.data, "note.docx"))
    note.delete("Norland closed")
    found = compare(leading, read_note(note.data, "note.docx"))
    assert told(found) == [(Kind.NOTE_LEADS, ("f4",)), (Kind.GONE, ("f1",))]
    assert [it.fate for it in found.citations][3] is CitationFate.KEPT

"""Running numbers as they are printed, and the headings of a note."""

import pytest

from briefer.export.numbers import has_numbered_sections, number_words
from briefer.export.outline import Entry, has_contents, has_timeline, outline
from briefer.model.documents import Contents, Document, Heading, Text


@pytest.mark.parametrize(
    ("number", "level", "sections", "expected"),
    [
        (3, 0, False, "3."),
        (3, 1, False, "(c)"),
        (9, 2, False, "(ix)"),
        (2, 3, False, "2."),
        (3, 0, True, "3."),
        (3, 1, True, "c."),
        (3, 2, True, "(3)"),
        (3, 3, True, "(c)"),
        (27, 1, True, "aa."),
        (52, 1, False, "(zz)"),
        (1994, 2, False, "(mcmxciv)"),
        (5000, 2, False, "(5000)"),
        (0, 1, True, "0."),
    ],
)
def test_numbers_read_as_word_counts(number: int, level: int, expected: str, *, sections: bool) -> None:
    assert number_words(number, level, sections=sections) == expected


def test_an_outline_has_numbers_and_marks_and_no_empty_or_deep_headings(rich: Document) -> None:
    assert outline((*rich.blocks, Heading(1, (Text(" "),)), Heading(4, (Text("deep"),)))) == (
        Entry(1, 1, "1.", "Purpose", "(U)"),
        Entry(2, 1, "2.", "Background"),
        Entry(3, 2, "", "What each side wants"),
        Entry(4, 1, "", "Annex"),
    )
    assert outline(rich.blocks)[0].label == "(U) Purpose"


def test_what_a_note_has_is_known(rich: Document, sample: Document) -> None:
    assert has_numbered_sections(rich.blocks)
    assert not has_numbered_sections(sample.blocks)
    assert has_contents((Contents(""),))
    assert not has_contents(sample.blocks)
    assert has_timeline(rich.blocks)
    assert not has_timeline(sample.blocks)

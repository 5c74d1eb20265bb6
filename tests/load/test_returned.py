"""A Word note is read as its reader sees it, with the bookmarks and notes that lead to its session."""

import json
from typing import Any

import pytest

from briefer.errors import BrieferError
from briefer.load.docx_format import ENCRYPTED, OLE
from briefer.load.returned import read_note
from briefer.load.returned_transfer import note_of, read_returned
from briefer.model.returned import Bookmark, NoteMark, ReadNote
from tests.load.test_docx import p, packed, r

MARK = '<w:r><w:rPr><w:rStyle w:val="FR"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>'
COMMA = r(",", '<w:rStyle w:val="FR"/>')


def begin(name: str, key: int) -> str:
    return f'<w:bookmarkStart w:id="{key}" w:name="{name}"/>'


def end(key: int) -> str:
    return f'<w:bookmarkEnd w:id="{key}"/>'


def note(key: int, words: str) -> str:
    return f'<w:footnote w:id="{key}">{p("<w:r><w:footnoteRef/></w:r>", r(" " + words))}</w:footnote>'


def read(body: str, **parts: str) -> ReadNote:
    return read_note(packed(body, **parts), "note.docx")


def test_words_marks_and_bookmarks_are_read_with_their_places() -> None:
    body = p(begin("section_talks", 1), r("Talks"), end(1)) + p(
        begin("text_talks_1", 2), begin("fact_f1", 3), r("They met."), end(3), MARK.format(1), COMMA,
        begin("fact_f2", 4), MARK.format(2), end(4), end(2),
    )  # fmt: skip
    found = read(body, footnotes=note(2, "Second") + note(1, "First"))
    heading, talks = found.paragraphs
    assert (heading.is_heading, heading.section) == (True, "talks")
    assert (talks.words, talks.section) == ("They met.", "talks")
    assert set(talks.bookmarks) == {
        Bookmark("text_talks_1", 0, 9),
        Bookmark("fact_f1", 0, 9),
        Bookmark("fact_f2", 9, 9),
    }
    assert talks.marks == (NoteMark(9, 0), NoteMark(9, 1))
    assert [(it.number, it.words) for it in found.footnotes] == [(1, "First"), (2, "Second")]


def test_the_comma_between_two_marks_is_no_word_whatever_its_style() -> None:
    other = r(",", '<w:rStyle w:val="Other"/>')
    two = p(r("So."), MARK.format(1), other, begin("fact_f2", 4), MARK.format(2), end(4))
    assert read(two).paragraphs[0].words == "So."
    assert read(p(r("So"), MARK.format(1), other, r(" they met."))).paragraphs[0].words == "So, they met."


def test_tracked_changes_are_read_as_accepted() -> None:
    body = p(
        r("They "), f"<w:ins>{r('all ')}</w:ins>", r("met."),
        f"<w:del><w:r><w:delText> Not.</w:delText></w:r>{MARK.format(1)}</w:del>",
    ) + p(r("As before."))  # fmt: skip
    first, second = read(body, footnotes=note(1, "A")).paragraphs
    assert (first.words, first.marks, first.is_tracked) == ("They all met.", (), True)
    assert not second.is_tracked


def test_paragraphs_whose_mark_was_deleted_are_joined_and_leave_no_empty_bookmark() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    body = p(
        begin("text_a_1", 1), "<w:del><w:r><w:delText>All</w:delText></w:r></w:del>", end(1), properties=gone
    ) + p(begin("text_a_2", 2), r("left"), end(2))
    (found,) = read(body).paragraphs
    assert (found.words, found.bookmarks) == ("left", (Bookmark("text_a_2", 0, 4),))


def test_a_bookmark_goes_on_into_the_next_paragraph() -> None:
    first, second = read(
        p(begin("paragraph_1", 1), r("One.")) + p(r("Two."), end(1), r(" Three."))
    ).paragraphs
    assert first.bookmarks == (Bookmark("paragraph_1", 0, 4),)
    assert second.bookmarks == (Bookmark("paragraph_1", 0, 4),)


def test_hidden_words_and_tables_of_contents_are_left_out_and_rows_counted() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    listed = '<w:hyperlink w:anchor="_Toc000000001">' + r("Talks") + "</w:hyperlink>"
    body = (
        p(listed)
        + p(r("seen "), r("hidden", "<w:vanish/>"))
        + f"<w:tbl>{row.format(p(r('a')), p(r('b')))}{row.format(p(r('c')), p())}</w:tbl>"
    )
    assert [(it.words, it.row) for it in read(body).paragraphs] == [
        ("seen ", 0),
        ("a", 1),
        ("b", 1),
        ("c", 2),
    ]


def test_looks_are_told() -> None:
    (found,) = read(
        p(r("Now", "<w:b/>"), r(" then", "<w:b/><w:i/>"), r(" so", '<w:b w:val="0"/>'))
    ).paragraphs
    assert (found.bold, found.italic) == (((0, 8),), ((3, 8),))


def test_comments_are_listed_with_the_words_that_they_hang_on() -> None:
    body = p(r("One.")) + p(
        '<w:commentRangeStart w:id="5"/>', r("Two"), '<w:commentRangeEnd w:id="5"/>', r(" three.")
    )
    words = p(r("Sure?")) + p(r("&lt;b>No&lt;/b>"))
    said = f'<w:comment w:id="5" w:author="Cleo Arden">{words}</w:comment>'
    (comment,) = read(body, comments=said).comments
    assert (comment.initials, comment.about, comment.paragraph) == ("CA", "Two", 1)
    assert comment.words == "Sure?\n<b>No</b>"


def test_a_mark_without_a_note_has_no_words() -> None:
    assert [it.words for it in read(p(r("So"), MARK.format(7))).footnotes] == [""]


def test_a_note_comes_through_the_child_as_it_was() -> None:
    body = p(begin("fact_f1", 3), r("They met", "<w:b/>"), end(3), MARK.format(1))
    data = packed(body, footnotes=note(1, "First"))
    assert note_of(json.loads(json.dumps(read_returned(data, "n.docx")))) == read_note(data, "n.docx")


def spoilt(**changes: Any) -> list[Any]:
    paragraph = ["word", "", 0, False, False, [["fact_f1", 0, 4]], [[4, 0]], [], []]
    values = {"paragraph": paragraph, "footnotes": [["footnote", 1, "A"]], "created": ""} | changes
    return [[values["paragraph"]], values["footnotes"], [], values["created"]]


@pytest.mark.parametrize(
    "value",
    [
        spoilt(paragraph=["word", "", 0, False, False, [["fact_f1", 0, 9]], [], [], []]),
        spoilt(paragraph=["word", "", 0, False, False, [["fact_f1", 3, 2]], [], [], []]),
        spoilt(paragraph=["word", "", 0, False, False, [], [[4, 1]], [], []]),
        spoilt(paragraph=["wo\0rd", "", 0, False, False, [], [], [], []]),
        spoilt(paragraph=[7, "", 0, False, False, [], [], [], []]),
        spoilt(paragraph=["word"]),
        spoilt(footnotes=[["other", 1, "A"]]),
        spoilt(footnotes=[["footnote", 0, "A"]]),
        spoilt(created=None),
        [],
    ],
)
def test_a_child_that_sends_something_else_is_not_believed(value: list[Any]) -> None:
    note_of(spoilt())
    with pytest.raises((ValueError, TypeError)):
        note_of(value)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"no zip", "not a Word file"),
        (b"", "not a Word file"),
        (b"PK\x03\x04 cut off", "damaged"),
        (OLE + b"\0" * 600 + ENCRYPTED, "password"),
        (packed(p(r("x")), vbaProject="<w:x/>"), "macros"),
    ],
)
def test_what_is_no_note_is_told(data: bytes, words: str) -> None:
    with pytest.raises(BrieferError, match=words):
        read_note(data, "note.docx")


def test_words_of_the_file_are_plain_words() -> None:
    (found,) = read(p(r("&lt;b&gt; {{ 7*7 }} [@f1]\u202e"))).paragraphs
    assert found.words == "<b> {{ 7*7 }} [@f1]\u202e"


def test_a_paragraph_that_is_empty_is_none() -> None:
    assert read(p() + p(r("  "))) == ReadNote(())

"""Every footnote leads back to its citation: numbers are provenance."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefer.errors import BrieferError
from briefer.export.docx import notes
from briefer.export.docx.checks import check_docx
from briefer.export.docx.names import fragment, q, value_of
from briefer.export.docx.packages import WORD_TYPE, Part, members_of, read_package, zip_members
from briefer.export.docx.writer import write_docx
from briefer.export.words import citations, plain_words
from briefer.model.documents import (
    AnyBlock,
    Block,
    Citation,
    Document,
    Heading,
    Items,
    NoteKind,
    Quotation,
    Table,
    Text,
)
from briefer.model.ids import FactId

Make = Callable[..., Document]
Cite = Callable[..., Citation]
Parts = Callable[[bytes], dict[str, etree._Element]]


def _words(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(q("w:t")))


def _traced(read: dict[str, etree._Element]) -> list[tuple[str, str]]:
    """Return, for each mark in the order of the text, its id and the words of the note it leads to."""
    notes = {note.get(q("w:id")): note for note in read["word/footnotes.xml"] if not note.get(q("w:type"))}
    marks = [mark.get(q("w:id"), "") for mark in read["word/document.xml"].iter(q("w:footnoteReference"))]
    assert set(marks) == set(notes)
    return [(mark, _words(notes[mark]).strip()) for mark in marks]


def test_each_mark_leads_to_its_own_citation(sample: Document, written: bytes, parts: Parts) -> None:
    expected = [
        (str(number), plain_words(citation.note))
        for number, citation in enumerate(citations(sample.blocks), 1)
    ]
    assert len(expected) == 9
    assert _traced(parts(written)) == expected


def _blocks() -> st.SearchStrategy[tuple[AnyBlock, ...]]:
    """Return blocks of all kinds whose citations carry numbers of their own in no order."""
    numbers = st.integers(1, 999)
    citation = st.builds(
        lambda n: Citation(FactId(n), f"f{n}", 0, (Text(f"source of f{n}"),)),
        numbers,
    )
    inlines = st.lists(st.one_of(citation, st.builds(Text, st.sampled_from(["a", " b "]))), max_size=4).map(
        tuple
    )
    leaf = st.one_of(
        st.builds(Block, inlines),
        st.builds(lambda i: Heading(2, i), inlines),
        st.builds(lambda head, row: Table(head, (row, row)), *[st.lists(inlines, max_size=3).map(tuple)] * 2),
    )
    nested = st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.builds(Quotation, st.lists(inner, max_size=2).map(tuple)),
            st.builds(Items, st.lists(st.lists(inner, max_size=2).map(tuple), max_size=3).map(tuple)),
        ),
        max_leaves=8,
    )
    return st.lists(nested, max_size=5).map(tuple)


@settings(max_examples=60)
@given(blocks=_blocks())
def test_notes_keep_the_order_of_any_document(
    blocks: tuple[AnyBlock, ...], make: Make, house: Path, parts: Parts
) -> None:
    expected = [f"source of {citation.label}" for citation in citations(blocks)]
    traced = _traced(parts(write_docx(make(*blocks), house)))
    assert [words for _, words in traced] == expected
    assert [mark for mark, _ in traced] == [str(number) for number in range(1, len(expected) + 1)]


def test_two_thousand_citations(make: Make, cite: Cite, house: Path, parts: Parts) -> None:
    blocks = [Block((Text(f"Fact {n}"), cite(n))) for n in range(1, 2001)]
    traced = _traced(parts(write_docx(make(*blocks), house)))
    assert [mark for mark, _ in traced] == [str(n) for n in range(1, 2001)]
    assert "point 1987" in traced[1986][1]


def test_more_notes_than_word_takes_are_told(
    make: Make, cite: Cite, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notes, "MOST_NOTES", 3)
    write_docx(make(Block(tuple(cite(n) for n in (1, 2, 3)))), house)
    with pytest.raises(BrieferError, match="at most 3 footnotes"):
        write_docx(make(Block(tuple(cite(n) for n in (1, 2, 3, 4)))), house)


def test_marks_side_by_side_are_kept_apart(make: Make, cite: Cite, house: Path, parts: Parts) -> None:
    document = parts(write_docx(make(Block((Text("so"), cite(1), cite(2)))), house))["word/document.xml"]
    mark = next(iter(document.iter(q("w:footnoteReference"))))
    paragraph = next(mark.iterancestors(q("w:p")))
    assert _words(paragraph) == "so,"


def test_a_citation_within_a_note_names_its_fact(make: Make, cite: Cite, house: Path, parts: Parts) -> None:
    nested = Citation(FactId(5), "f5", 1, (Text("see "), cite(6)))
    assert _traced(parts(write_docx(make(Block((nested,))), house))) == [("1", "see [f6]")]


def _house_with_notes(path: Path, house: Path, separators: tuple[int, int]) -> Path:
    """Write a house file whose body has a note of its own, and separators with other ids."""
    package = read_package(house.read_bytes())
    part = package.parts["word/footnotes.xml"]
    root = part.tree()
    for note, number in zip(root, separators, strict=True):
        note.set(q("w:id"), str(number))
    for mark in package.parts["word/settings.xml"].tree().iter(q("w:footnote")):
        mark.set(q("w:id"), str(separators[int(mark.get(q("w:id"), "0")) + 1]))
    own = fragment('<w:footnote w:id="7"><w:p><w:r><w:t>own note</w:t></w:r></w:p></w:footnote>')
    unused = deepcopy(own)
    unused.set(q("w:id"), "3")
    root.extend([own, unused])
    body = package.document.tree()[0]
    line = '<w:p><w:r><w:t>last</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r></w:p>'
    body.insert(len(body) - 1, fragment(line))
    path.write_bytes(zip_members(members_of(package)))
    return path


def test_a_house_file_with_notes_of_its_own_keeps_them_in_order(
    tmp_path: Path, make: Make, cite: Cite, house: Path, parts: Parts
) -> None:
    own = _house_with_notes(tmp_path / "house.docx", house, (0, 1))
    read = parts(write_docx(make(Block((Text("so"), cite(1)))), own))
    traced = _traced(read)
    assert [mark for mark, _ in traced] == ["1", "2"]
    assert traced[1][1] == "own note"
    separators = {note.get(q("w:type")): note.get(q("w:id")) for note in read["word/footnotes.xml"]}
    assert separators["separator"] == "-1"
    settings = read["word/settings.xml"].find(q("w:footnotePr"))
    assert settings is not None
    assert [mark.get(q("w:id")) for mark in settings] == ["-1", "0"]


def test_a_house_file_without_notes_gets_the_part(
    tmp_path: Path, make: Make, cite: Cite, house: Path
) -> None:
    package = read_package(house.read_bytes())
    package.drop("word/footnotes.xml")
    package.parts["word/settings.xml"] = Part(
        "word/settings.xml", WORD_TYPE + "settings+xml", root=fragment("<w:settings/>")
    )
    (tmp_path / "house.docx").write_bytes(zip_members(members_of(package)))
    written = read_package(write_docx(make(Block((cite(1),))), tmp_path / "house.docx"))
    kinds = [note.get(q("w:type")) for note in written.parts["word/footnotes.xml"].tree()]
    assert kinds == ["separator", "continuationSeparator", None]


def test_endnotes_lead_back_too_and_count_in_digits(rich: Document, house: Path, parts: Parts) -> None:
    read = parts(write_docx(rich, house))
    notes = {note.get(q("w:id")): note for note in read["word/endnotes.xml"] if not note.get(q("w:type"))}
    marks = [mark.get(q("w:id"), "") for mark in read["word/document.xml"].iter(q("w:endnoteReference"))]
    expected = [plain_words(citation.note) for citation in citations(rich.blocks)]
    assert marks == [str(number) for number in range(1, len(expected) + 1)]
    assert [_words(notes[mark]).strip() for mark in marks] == expected
    properties = read["word/settings.xml"].find(q("w:endnotePr"))
    assert value_of(properties, "w:numFmt") == "decimal"
    styles = {value_of(style, "w:name") for style in read["word/styles.xml"].iter(q("w:style"))}
    assert {"endnote text", "endnote reference"} <= styles
    assert not list(read["word/document.xml"].iter(q("w:footnoteReference")))


def test_endnotes_stand_beside_a_house_file_s_own_footnotes(
    tmp_path: Path, rich: Document, house: Path, parts: Parts
) -> None:
    own = _house_with_notes(tmp_path / "house.docx", house, (0, 1))
    data = write_docx(rich, own)
    assert check_docx(data) == ()
    assert _traced(parts(data)) == [("1", "own note")]


def test_a_note_without_notes_has_no_marks(sample: Document, house: Path, parts: Parts) -> None:
    read = parts(write_docx(replace(sample, notes=NoteKind.NONE), house))
    assert _traced(read) == []
    assert "word/endnotes.xml" not in read
    words = ["".join(_words(paragraph)) for paragraph in read["word/document.xml"].iter(q("w:p"))]
    assert "Both sides keep survey vessels out." in words

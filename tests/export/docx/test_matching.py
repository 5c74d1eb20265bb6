"""A Word note tells which facts stand in which of its paragraphs, also after it was edited."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.errors import BrieferError
from briefer.export.docx.matching import matched
from briefer.export.docx.names import fragment, q
from briefer.export.docx.packages import members_of, read_package, zip_members
from briefer.export.docx.writer import write_docx
from briefer.model.documents import (
    Block,
    Citation,
    Document,
    Heading,
    Inline,
    Items,
    NoteKind,
    Statement,
    Table,
    Text,
)
from briefer.model.ids import FactId

Make = Callable[..., Document]
Cite = Callable[..., Citation]


def test_each_paragraph_has_its_place_its_section_and_its_facts(rich: Document, house: Path) -> None:
    found = [
        (one.bookmark, one.section, one.words, one.facts)
        for one in matched(write_docx(rich, house))
        if one.section != "annex"
    ]
    assert found == [
        ("text_purpose_1", "purpose", "(U) Both sides keep survey vessels out", ("f1",)),
        ("text_purpose_2", "purpose", "(U) They said so in Kelm", ("f2",)),
        ("text_purpose_3", "purpose", "(U) First", ("f3",)),
        ("text_purpose_4", "purpose", "with the pilots", ()),
        ("text_background_1", "background", "(U) Vessels entered the strait", ("f1",)),
    ]


FACTS = st.lists(st.integers(1, 9), max_size=4)


def _inlines(facts: list[int], *, stated: bool) -> tuple[Inline, ...]:
    written: list[Inline] = [Text("so ")]
    for fact in facts:
        if stated:
            written.append(Statement(FactId(fact), (Text(f"said {fact}"),)))
        written.append(Citation(FactId(fact), f"f{fact}", fact, (Text("source"),)))
    return tuple(written)


@settings(max_examples=15)
@given(
    paragraphs=st.lists(st.tuples(FACTS, st.booleans()), max_size=6),
    notes=st.sampled_from(list(NoteKind)),
)
def test_facts_come_back_from_any_note(
    paragraphs: list[tuple[list[int], bool]], notes: NoteKind, make: Make, house: Path
) -> None:
    blocks = [Block(_inlines(facts, stated=stated), n) for n, (facts, stated) in enumerate(paragraphs, 1)]
    found = matched(write_docx(make(*blocks, notes=notes), house))
    expected = [tuple(dict.fromkeys(f"f{fact}" for fact in facts)) for facts, _ in paragraphs]
    assert [one.facts for one in found] == expected
    assert [one.bookmark for one in found] == [f"paragraph_{n}" for n in range(1, len(paragraphs) + 1)]


def test_facts_in_lists_and_tables_are_found(make: Make, cite: Cite, house: Path) -> None:
    item = Block((Text("item"), cite(1)))
    table = Table(((Text("Date"),), (Text("Event"),)), (((Text("5 May"),), (Text("met"), cite(2))),))
    found = matched(write_docx(make(Heading(1, (Text("H"),), "x"), Items(((item,),)), table), house))
    assert [(one.bookmark, one.section, one.words, one.facts) for one in found] == [
        ("text_x_1", "x", "item", ("f1",)),
        ("", "x", "met", ("f2",)),
    ]


def test_an_edited_note_still_matches(rich: Document, house: Path) -> None:
    package = read_package(write_docx(rich, house))
    body = package.document.tree()[0]
    for text in body.iter(q("w:t")):
        if text.text == "Both sides keep survey vessels out":
            text.text = "Both sides keep all vessels out"
    body.insert(0, fragment("<w:p><w:r><w:t>New words of the clearer</w:t></w:r></w:p>"))
    found = matched(zip_members(members_of(package)))
    assert ("(U) Both sides keep all vessels out", ("f1",)) in [(one.words, one.facts) for one in found]
    assert not [one for one in found if "New words" in one.words]


def test_what_is_no_word_file_is_told() -> None:
    with pytest.raises(BrieferError, match="not a Word file"):
        matched(b"no zip")

"""The shipped packs, their notes of the sample and of the seed, and each footnote followed back."""

import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from io import BytesIO

from lxml import etree

from briefer.compose.compose import compose
from briefer.compose.fitting import fill
from briefer.compose.packs import find_packs, house_file
from briefer.compose.samples import read_sample
from briefer.export.docx.writer import write_docx
from briefer.export.words import citations, plain_words
from briefer.model.briefs import BriefContent
from briefer.model.documents import AnyBlock, Block, Document, Heading, Statement
from briefer.model.packs import Pack
from tests.compose.seed_brief import content_of
from tests.conftest import ROOT, Seed

TEMPLATES = ROOT / "templates"
FOUND = find_packs((TEMPLATES,))
CREATED = "2031-03-16T09:30:00Z"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EVERY = bool(os.environ.get("BRIEFER_EVERY_PACK"))
"""Whether tests that start other programs are to go through every pack, and not only one."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it was composed, and as a Word file."""

    content: BriefContent
    document: Document
    data: bytes


NOTES: dict[tuple[str, str], Note] = {}


def note_of(pack: Pack, content: BriefContent, name: str) -> Note:
    """Return the note of this content in a pack; it is written once for all tests."""
    key = pack.id, name
    if key not in NOTES:
        document = compose(content, pack, created=CREATED)
        NOTES[key] = Note(content, document, write_docx(document, house_file(pack)))
    return NOTES[key]


def sample_note(pack: Pack) -> Note:
    return note_of(pack, read_sample(pack).content, "sample")


def seed_note(pack: Pack, seed: Seed) -> Note:
    content = content_of(seed.gold, seed.text)
    brief = fill(replace(content.brief, pack=pack.id), pack, content.facts)
    return note_of(pack, replace(content, brief=brief), "seed")


def tree_of(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def words_of(element: etree._Element) -> str:
    return "".join(str(text.text) for text in element.iter(f"{W}t") if text.text)


def notes_in(data: bytes) -> dict[int, str]:
    """Return the words of each footnote by its number."""
    found = tree_of(data, "word/footnotes.xml").iter(f"{W}footnote")
    return {int(each.get(f"{W}id", "")): words_of(each) for each in found if each.get(f"{W}type") is None}


def marks_in(data: bytes) -> list[tuple[str, list[int]]]:
    """Return the words of each paragraph that has footnotes, with their numbers in order."""
    return [
        (words_of(paragraph), numbers)
        for paragraph in tree_of(data, "word/document.xml").iter(f"{W}p")
        if (numbers := [int(mark.get(f"{W}id", "")) for mark in paragraph.iter(f"{W}footnoteReference")])
    ]


def statements(part: object) -> Iterator[Statement]:
    """Yield every statement of a fact within a document or a part of it, as it is printed."""
    if isinstance(part, Statement):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from statements(each)
    elif is_dataclass(part):
        for field in fields(part):
            yield from statements(getattr(part, field.name))


def assert_footnotes_lead_back(note: Note) -> None:
    """Each mark has its own note, in order, and that holds the quotes of the fact that is cited or stated."""
    notes, marks = notes_in(note.data), marks_in(note.data)
    by_id = {fact.id: fact for fact in note.content.facts}
    cited = [by_id[citation.fact] for citation in citations(note.document.blocks)]
    assert [number for _, numbers in marks for number in numbers] == list(range(1, len(cited) + 1))
    assert sorted(notes) == list(range(1, len(cited) + 1))
    for number, fact in enumerate(cited, 1):
        for item in fact.evidence:
            assert item.span.quote in notes[number], (fact.label, number)
    said = {
        plain_words(it.inlines): [item.span.quote for item in by_id[it.fact].evidence]
        for it in statements(note.document)
    }
    assert len(said) >= len(by_id) // 3
    for words, numbers in marks:
        for statement, quotes in said.items():
            if statement in words:
                assert any(all(quote in notes[number] for quote in quotes) for number in numbers), statement


def headings_without_words(blocks: tuple[AnyBlock, ...]) -> Iterator[str]:
    """Yield the headings after which no words come before the next one of their level or above."""
    for place, block in enumerate(blocks):
        if not isinstance(block, Heading):
            continue
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        if following is None or (isinstance(following, Heading) and following.level <= block.level):
            yield plain_words(block.inlines)


def prompts_in(document: Document) -> list[str]:
    return [
        plain_words(block.inlines)
        for block in document.blocks
        if isinstance(block, Block) and block.style == "prompt"
    ]

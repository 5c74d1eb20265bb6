"""Words reach the file as they are: hostile ones, other scripts, links."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefer.export.docx.checks import check_docx
from briefer.export.docx.names import q
from briefer.export.docx.pens import PLAIN
from briefer.export.docx.runs import _any_words_xml, words_xml
from briefer.export.docx.writer import write_docx
from briefer.model.documents import (
    Block,
    Citation,
    Code,
    Document,
    DocumentField,
    Emphasis,
    Heading,
    Items,
    Link,
    Quotation,
    Statement,
    Strong,
    Table,
    Text,
)
from briefer.model.ids import FactId
from briefer.text.cleaning import clean
from tests.longer import longer

Make = Callable[..., Document]
Parts = Callable[[bytes], dict[str, etree._Element]]
Written = Callable[..., dict[str, etree._Element]]

HOSTILE = (
    "R&D <b>bold</b> & <script>alert(1)</script>",
    "{{ 7*7 }} {% for x in y %} ${jndi:ldap://x}",
    "]]> <!-- --> <?xml version='1.0'?> &amp; &#x41; &nope;",
    "a\x00b\x01c\x1fd\ud800e\ufffef\uffffg",
    "first\r\nsecond\rthird\ttab\vvertical",
    " leading and trailing  ",
    "**stars** _under_ `code` [link](javascript:x) [^1] # no heading | cell",
    '=cmd|"/c calc"!A1',
    "e\u0301 \U0001f1fa\U0001f1f3 \u200d\u200b\u202e reversed \u2066isolate",
    "x" * 40_000,
)


@pytest.fixture
def write(make: Make, house: Path, parts: Parts) -> Written:
    return lambda *blocks, **changes: parts(write_docx(make(*blocks, **changes), house))


def _text(element: etree._Element) -> str:
    """Return the words of a paragraph as Word shows them."""
    signs = {q("w:tab"): "\t", q("w:br"): "\n"}
    return "".join(
        item.text or "" if item.tag == q("w:t") else signs.get(item.tag, "")
        for run in element.iter(q("w:r"))
        for item in run
    )


def _texts(read: dict[str, etree._Element], part: str = "word/document.xml") -> list[str]:
    return [_text(paragraph) for paragraph in read[part].iter(q("w:p"))]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stand_in_every_block_as_they_are(
    make: Make, house: Path, parts: Parts, words: str
) -> None:
    text = (Text(words),)
    citation = Citation(FactId(1), "f1", 1, (Text(words),))
    document = make(
        Heading(1, text, words),
        Block((Statement(FactId(1), text), citation), 1, words),
        Items(((Block((Code(words),)), Quotation((Block((Strong((Emphasis(text),)),)),))),)),
        Table((text,), ((text,),), (), words),
        Block((Link(f"https://example.org/{words[:50]}", text),)),
        kind=words,
        title=words,
        marking=words,
        language=words,
        fields=(DocumentField(words, words, words),),
    )
    data = write_docx(document, house)
    read = parts(data)
    shown = clean(words)
    # Kind, title, the field's label and value, and seven places in the body.
    assert sum(text == shown for text in _texts(read)) == 4 + 7
    assert _texts(read, "word/footnotes.xml")[-1] == " " + shown
    assert _texts(read, "word/header2.xml") == [shown]
    assert check_docx(data) == ()


@pytest.mark.parametrize(
    "sign", [*"&<>\"'\x00\x0b\x7f\x85\ud800\ufffe\ufdd0", "]]>", "\U0001f600", "&amp;", "\u05d0"]
)
def test_each_sign_that_could_act_comes_back_alone(write: Written, sign: str) -> None:
    assert clean(f"a{sign}b") in _texts(write(Block((Text(f"a{sign}b"),))))


@settings(max_examples=longer(40))
@given(words=st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
def test_any_words_come_back(make: Make, house: Path, parts: Parts, words: str) -> None:
    read = parts(write_docx(make(Block((Text("|" + words + "|"),))), house))
    wanted = clean("|" + words + "|").replace("\u2028", "\n").replace("\u2029", "\n")
    assert wanted in _texts(read)


def test_strong_emphasis_and_code_are_set_as_such(write: Written) -> None:
    read = write(Block((Strong((Text("a"), Emphasis((Text("b"),)))), Code("c"), Text("d"))))
    runs = {_text_of_run(run): run.find(q("w:rPr")) for run in read["word/document.xml"].iter(q("w:r"))}
    names = {
        words: [] if look is None else [str(item.tag).rpartition("}")[2] for item in look]
        for words, look in runs.items()
    }
    assert names["a"] == ["b", "bCs"]
    assert names["b"] == ["b", "bCs", "i", "iCs"]
    assert names["c"] == ["rStyle"]
    assert names["d"] == []


def test_words_that_come_again_are_set_as_they_stand_in_each_place(write: Written) -> None:
    plain, slanted = Text("a"), Emphasis((Text("b"),))
    read = write(Block((plain, slanted, Strong((plain, slanted, Text("!"))), slanted, plain)))
    told = [
        (words, *(run.find(f"{q('w:rPr')}/{q(name)}") is not None for name in ("w:b", "w:i")))
        for run in read["word/document.xml"].iter(q("w:r"))
        if (words := _text_of_run(run)) in {"a", "b"}
    ]
    once = [("a", False, False), ("b", False, True)]
    assert told == [*once, ("a", True, False), ("b", True, True), *reversed(once)]


PLACES = (*range(0x700), *range(0x8F0, 0x910), *range(0x2020, 0x2030), *range(0xD7F8, 0xD808), 0x1F600)


def test_usual_words_are_written_as_the_slow_way_writes_them() -> None:
    for place in PLACES:
        words = f"Kelm {chr(place)}’s"
        slow = _any_words_xml(words, PLAIN, "")
        assert words_xml(words) == slow
        assert words_xml(words, PLAIN.made(bold=True)) == _any_words_xml(words, PLAIN.made(bold=True), "")


def _text_of_run(run: etree._Element) -> str:
    return "".join(item.text or "" for item in run.iter(q("w:t")))


def test_persian_within_english_runs_from_right_to_left_in_its_language(write: Written) -> None:
    read = write(Block((Text("He said "), Text("سلام، ۲ همسایه", "fa"), Text(" twice"))))
    paragraph = next(p for p in read["word/document.xml"].iter(q("w:p")) if "He said" in _text(p))
    assert paragraph.find(f"{q('w:pPr')}/{q('w:bidi')}") is None
    runs = {_text_of_run(run): run for run in paragraph.iter(q("w:r"))}
    persian = runs["سلام، ۲ همسایه"].find(q("w:rPr"))
    assert persian is not None
    assert [item.tag for item in persian] == [q("w:rtl"), q("w:lang")]
    assert persian[1].get(q("w:bidi")) == "fa"
    assert runs["He said "].find(q("w:rPr")) is None


def test_a_paragraph_that_begins_in_hebrew_runs_from_right_to_left(write: Written) -> None:
    read = write(Block((Text("“שלום” and more"),)), Table(((Text("שלום"),),), ()))
    for paragraph in read["word/document.xml"].iter(q("w:p")):
        if "שלום" in _text(paragraph):
            assert paragraph.find(f"{q('w:pPr')}/{q('w:bidi')}") is not None


def test_links_are_live_once_each_and_only_to_open_addresses(write: Written) -> None:
    words = (Text("words"),)
    urls = ["https://example.org/a b?x=1&y=ü", "javascript:alert(1)", "file:///etc/passwd", "https://["]
    read = write(*(Block((Link(url, words), Link(url, words))) for url in urls))
    links = list(read["word/document.xml"].iter(q("w:hyperlink")))
    targets = {
        relation.get("Id"): relation.get("Target")
        for relation in read["word/_rels/document.xml.rels"]
        if relation.get("TargetMode") == "External"
    }
    assert list(targets.values()) == ["https://example.org/a%20b?x=1&y=%C3%BC"]
    assert [targets[link.get(q("r:id"))] for link in links] == list(targets.values()) * 2
    assert sum(text == "wordswords" for text in _texts(read)) == 4


def test_links_of_footnotes_are_the_footnotes_part_s(write: Written) -> None:
    note = (Link("https://example.org/n", (Text("source"),)),)
    read = write(Block((Citation(FactId(1), "f1", 1, note),)))
    link = next(read["word/footnotes.xml"].iter(q("w:hyperlink")))
    targets = {item.get("Id"): item.get("Target") for item in read["word/_rels/footnotes.xml.rels"]}
    assert targets[link.get(q("r:id"))] == "https://example.org/n"


def test_a_link_within_a_link_is_one_link(write: Written) -> None:
    inner = Link("https://example.org/2", (Text("inner"),))
    read = write(Block((Link("https://example.org/1", (Text("outer "), inner)),)))
    assert len(list(read["word/document.xml"].iter(q("w:hyperlink")))) == 1
    assert "outer inner" in _texts(read)

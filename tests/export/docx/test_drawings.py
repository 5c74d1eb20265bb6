"""A timeline in the Word file: shapes and words that Word can edit, and words for those who cannot see it."""

from collections.abc import Callable
from pathlib import Path

from lxml import etree

from briefer.export.docx.names import q
from briefer.export.docx.writer import write_docx
from briefer.model.documents import Document, Timeline, TimeMark
from briefer.model.ids import FactId

Make = Callable[..., Document]
Parts = Callable[[bytes], dict[str, etree._Element]]


def _all(root: etree._Element, local: str) -> list[etree._Element]:
    return [item for item in root.iter("{*}*") if item.tag.endswith("}" + local)]


def _timeline(*marks: TimeMark, title: str = "Talks") -> Timeline:
    return Timeline(title, marks)


def test_it_says_what_it_shows_and_holds_each_event(rich: Document, house: Path, parts: Parts) -> None:
    root = parts(write_docx(rich, house))["word/document.xml"]
    said = [item.get("descr", "") for item in _all(root, "docPr")]
    assert len(said) == 2  # nine events do not go on one axis
    assert said[0].startswith("Rounds of talks. 2030-03-05: Round 0 of talks; ")
    boxes = ["".join(text.text or "" for text in box.iter(q("w:t"))) for box in _all(root, "txbxContent")]
    for year in range(9):
        assert any(f"Round {year} of talks" in words for words in boxes)
    assert len(_all(root, "Fallback")) == 2


def test_ids_are_used_once_and_facts_have_bookmarks(rich: Document, house: Path, parts: Parts) -> None:
    root = parts(write_docx(rich, house))["word/document.xml"]
    ids = [item.get("id") for local in ("docPr", "cNvPr") for item in _all(root, local)]
    assert len(ids) == len(set(ids)) > 20
    names = {item.get(q("w:name")) for item in root.iter(q("w:bookmarkStart"))}
    assert "fact_1008" in names


def test_hostile_words_stay_words(make: Make, house: Path, parts: Parts) -> None:
    words = "</w:t>]]>&\"'<{{7*7}}\x00\ud800 سلام " + "x" * 20_000
    mark = TimeMark("2031-01-01", "2031-01-01", words, FactId(1), '"<b>')
    root = parts(write_docx(make(_timeline(mark, title='"><w:p/>')), house))["word/document.xml"]
    (said,) = [item.get("descr", "") for item in _all(root, "docPr")]
    assert said.startswith('"><w:p/>. "<b>: </w:t>]]>&"\'<{{7*7}}')
    assert len(said) == 1_500
    assert any("</w:t>]]>&\"'<{{7*7}}" in (text.text or "") for text in root.iter(q("w:t")))


def test_words_that_run_from_right_to_left_do(make: Make, house: Path, parts: Parts) -> None:
    mark = TimeMark("2031-01-01", "2031-01-01", "سلام به همسایگان", FactId(1), "1 May")
    root = parts(write_docx(make(_timeline(mark)), house))["word/document.xml"]
    (date, words) = [paragraph for box in _all(root, "txbxContent") for paragraph in box.iter(q("w:p"))]
    assert date.find(f"{q('w:pPr')}/{q('w:bidi')}") is None
    assert words.find(f"{q('w:pPr')}/{q('w:bidi')}") is not None
    assert words.find(f"{q('w:r')}/{q('w:rPr')}/{q('w:rtl')}") is not None
    assert words.find(f"{q('w:r')}/{q('w:rPr')}/{q('w:sz')}") is not None


def test_a_timeline_without_events_is_nothing(make: Make, house: Path, parts: Parts) -> None:
    assert not _all(parts(write_docx(make(_timeline()), house))["word/document.xml"], "drawing")

"""One HTML file: escaped, without scripts, with notes that lead there and back."""

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from briefer.export.html import write_html
from briefer.export.html_style import css_text
from briefer.export.words import citations, plain_words
from briefer.model.documents import (
    Block,
    Citation,
    Code,
    Document,
    DocumentField,
    Heading,
    Items,
    Link,
    NoteKind,
    Quotation,
    Statement,
    Strong,
    Table,
    Text,
    Timeline,
    TimeMark,
)
from briefer.model.ids import FactId
from briefer.text.cleaning import clean

Make = Callable[..., Document]
Cite = Callable[..., Citation]


def _page(document: Document) -> HtmlElement:
    return html.document_fromstring(write_html(document, Path()).decode())


def test_each_mark_leads_to_its_note_and_back(sample: Document) -> None:
    page = _page(sample)
    expected = list(citations(sample.blocks))
    marks = page.xpath("//sup[@id]")
    assert [mark.get("id") for mark in marks] == [f"mark-{n}" for n in range(1, 10)]
    for number, (mark, citation) in enumerate(zip(marks, expected, strict=True), 1):
        assert mark.find("a").get("href") == f"#note-{number}"
        note = page.get_element_by_id(f"note-{number}")
        assert note.text_content() == f"{plain_words(citation.note)} ↩"
        assert note.get("data-fact") == citation.label
        assert note.xpath(".//a[@class='back']")[0].get("href") == f"#mark-{number}"


HOSTILE = "</style><script>alert(1)</script>&amp;\"'><img src=x onerror=y>{{7*7}}\x00\ud800"


def test_hostile_words_stay_words_everywhere(make: Make) -> None:
    text = (Text(HOSTILE),)
    page = _page(
        make(
            Heading(1, text, HOSTILE),
            Block((Statement(FactId(1), text), Citation(FactId(1), HOSTILE, 1, text)), 1, HOSTILE),
            Items(((Block((Code(HOSTILE),)), Quotation((Block((Strong(text),)),))),)),
            Table((text,), ((text,),), (), HOSTILE),
            Block((Link("javascript:alert(1)", text), Text(HOSTILE, HOSTILE))),
            title=HOSTILE,
            kind=HOSTILE,
            marking=HOSTILE,
            language=HOSTILE,
            fields=(DocumentField(HOSTILE, HOSTILE, HOSTILE),),
        )
    )
    assert page.xpath("//script | //img | //*[@onerror] | //*[@src]") == []
    assert page.xpath("//a[starts-with(@href, 'javascript')]") == []
    assert page.text_content().count(clean(HOSTILE)) >= 14
    assert len(page.xpath("//style")) == 1


def test_nothing_is_fetched_and_the_policy_says_so(sample: Document) -> None:
    data = write_html(sample, Path()).decode()
    page = html.document_fromstring(data)
    assert page.xpath("//link | //script | //img | //iframe | //@style | //@src") == []
    policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert isinstance(policy, str)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    style = re.findall(r"<style>(.*?)</style>", data, re.DOTALL)[0]
    assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() in policy
    assert "url(" not in style
    assert "@import" not in style


def test_the_note_s_parts_have_their_elements(sample: Document) -> None:
    page = _page(sample)
    assert page.get("lang") == "en-GB"
    assert page.xpath("//h1")[0].text == sample.title
    assert [heading.text for heading in page.xpath("//h2")] == ["Bottom line", "Background"]
    assert page.xpath("//p[@class='bottom-line']/span/@data-fact") == ["f1"]
    assert page.get_element_by_id("paragraph-2").text_content().startswith("2. No shots")
    assert page.xpath("//ol/@start") == ["3"]
    assert [cell.get("scope") for cell in page.xpath("//thead//th")] == ["col", "col"]
    assert page.xpath("//table[@aria-label='Events in order of date']")
    assert page.xpath("//span[@lang='fa']")[0].text == "سلام به همسایگان"
    assert [mark.text for mark in page.xpath("//p[@class='marking']")] == [sample.marking] * 2


def test_empty_fields_are_not_printed(sample: Document) -> None:
    assert [label.text for label in _page(sample).xpath("//table[@class='fields']//th")] == [
        "To",
        "Date",
        "Information cut-off",
    ]


def test_marks_side_by_side_are_kept_apart(make: Make, cite: Cite) -> None:
    page = _page(make(Block((Text("so"), cite(1), cite(2)))))
    assert [mark.text_content() for mark in page.xpath("//main/p[not(@class)]/sup")] == ["1", ",", "2"]


def test_a_citation_in_a_note_and_in_a_link_does_no_harm(make: Make, cite: Cite) -> None:
    nested = Citation(FactId(9), "f9", 1, (Text("see "), cite(2)))
    page = _page(make(Block((Link("https://example.org", (Text("words"), cite(1))), nested))))
    assert page.xpath("//a//a") == []
    assert page.get_element_by_id("note-2").text_content() == "see [f2] ↩"


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("he-IL", "rtl"), ("en", None)])
def test_the_page_runs_in_its_language_s_direction(make: Make, language: str, direction: str | None) -> None:
    page = _page(make(Block((Text("english"),)), Block((Text("שלום"),)), language=language))
    assert page.get("dir") == direction
    other = "שלום" if direction is None else "english"
    assert [line.text for line in page.xpath("//main/p[@dir]") if line.get("class") is None] == [other]


def test_printed_pages_carry_marking_and_number(make: Make) -> None:
    data = write_html(make(marking='A"}\\</style>', language="de"), Path()).decode()
    assert '@top-center{content:"A\\22 \\7d \\5c \\3c \\2f style\\3e "' in data
    assert '"Seite " counter(page) " von " counter(pages)' in data


def test_words_in_a_style_sheet_cannot_end_their_string() -> None:
    assert css_text("Ä 1") == '"Ä 1"'
    assert css_text('"\n') == '"\\22 \\a "'


def test_contents_lead_to_the_headings_and_numbers_are_printed(rich: Document) -> None:
    page = _page(rich)
    links = page.xpath("//nav[@role='doc-toc']//a")
    assert [link.text for link in links] == [
        "1. (U) Purpose",
        "2. Background",
        "What each side wants",
        "Annex",
    ]
    targets = [page.get_element_by_id(link.get("href")[1:]).text_content() for link in links]
    assert targets == ["1. (U) Purpose", "2. Background", "What each side wants", "Annex"]
    numbers = page.xpath("//p[contains(@class, 'numbered')]/span[@class='number']/text()")
    assert numbers == ["a.", "b.", "(1)", "a."]
    assert page.xpath("//h2[@class='new-page']/text()") == ["Annex"]


def test_a_timeline_is_drawn_within_the_page_and_says_what_it_shows(rich: Document) -> None:
    page = _page(rich)
    drawings = page.xpath("//svg[@role='img']")
    assert [drawing.get("aria-label").split(";")[0] for drawing in drawings] == [
        "Rounds of talks. 2030-03-05: Round 0 of talks",
        "2034-03-05 – 2034-03-28: Round 4 of talks",
    ]
    assert len(page.xpath("//svg//circle")) == 9
    assert not page.xpath("//@style | //img | //svg//image")


def test_a_place_to_sign_has_no_empty_head(rich: Document) -> None:
    (table,) = _page(rich).xpath("//table[contains(@class, 'sign-off')]")
    assert not table.xpath(".//thead")
    assert len(table.xpath(".//tr")) == 2


def test_a_note_without_notes_has_no_marks(sample: Document) -> None:
    page = _page(replace(sample, notes=NoteKind.NONE))
    assert not page.xpath("//sup | //section[@class='notes']")
    assert page.xpath("//span[@data-fact='f1']")


@pytest.mark.parametrize(
    ("scheme", "rules"),
    [
        ("uk", ["@top-center", "@bottom-center", '@bottom-right{content:"Page ']),
        ("canada", ["@top-right", '@bottom-left{content:"Page ', "text-align:right"]),
        ("tlp", ["@top-right", "color:#FFC000;background:#000000;font-size:12pt", "text-align:right"]),
    ],
)
def test_the_marking_is_set_by_its_scheme(make: Make, scheme: str, rules: list[str]) -> None:
    style = _page(make(scheme=scheme, marking="TLP:AMBER")).xpath("//style")[0].text
    for rule in rules:
        assert rule in style, rule
    assert ('@bottom-right{content:"TLP' in style) is (scheme == "tlp")


@pytest.mark.parametrize(("scheme", "places"), [("uk", 2), ("canada", 1), ("", 2)])
def test_a_canadian_marking_stands_above_the_note_alone(make: Make, scheme: str, places: int) -> None:
    page = _page(make(scheme=scheme, marking="PROTECTED B"))
    assert len(page.xpath("//p[@class='marking']")) == places


def test_the_mark_of_a_table_or_drawing_stands_above_it(make: Make) -> None:
    mark = TimeMark("2031-01-01", "2031-01-01", "Met", FactId(1))
    page = _page(
        make(
            Table(((Text("Date"),),), (), title="Events", portion="(U)"),
            Timeline("Talks", (mark,), portion="(C)"),
        )
    )
    assert page.xpath("//p[@class='caption']/text()") == ["(U) Events", "(C) Talks"]


def test_a_paragraph_below_a_numbered_one_is_set_in_to_its_words(make: Make) -> None:
    page = _page(make(Block((Text("one"),), 1), Block((Text("below"),), level=1), Block((Text("plain"),))))
    shown = {line.text_content(): line.get("class") for line in page.xpath("//main//p | //body//p")}
    assert shown["below"] == "deep-1"
    assert shown["plain"] is None

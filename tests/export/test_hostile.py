"""Whatever words a note has, in whatever place: each format is whole, the same each time, and says them."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from briefer.export.docx.checks import check_docx
from briefer.export.docx.names import q
from briefer.export.docx.packages import read_package
from briefer.export.docx.writer import write_docx
from briefer.export.html import write_html
from briefer.export.markdown import write_markdown
from briefer.export.pandoc import write_pandoc
from briefer.model.documents import (
    Block,
    Citation,
    Contents,
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
    Timeline,
    TimeMark,
)
from briefer.model.ids import FactId
from briefer.text.cleaning import clean

Make = Callable[..., Document]
PIECES = (
    "]]>",
    "{{ 7*7 }}",
    "\x00",
    "\x0b",
    "\ud800",
    "\udfff",
    "</w:t>",
    "<!--",
    "-->",
    "&amp;",
    "&#x0;",
    "|",
)
WORDS = st.lists(
    st.one_of(
        st.sampled_from(PIECES), st.sampled_from(("سلام", "😀", "\u202e", "\ufffe", "a", " ")), st.text()
    ),
    max_size=6,
).map("".join)


def _note(make: Make, words: str) -> Document:
    """Return a note that has the words in every place where there are any."""
    text = (Text(words),)
    cited = Citation(FactId(1), "f1", 1, (*text, Link(f"https://example.org/{words}", text)))
    blocks = (
        Contents(words),
        Heading(1, text, words, 1, portion=words),
        Block((Statement(FactId(1), text), cited, Strong(text), Emphasis(text)), 1, words, 1, words),
        Items(((Block(text, portion=words),),), ordered=True),
        Quotation((Block(text),)),
        Table((text,), ((text,), (cited.note,)), title=words, style=words),
        Timeline(words, (TimeMark(words, words, words, FactId(1), words),)),
    )
    fields = (DocumentField("to", words, words),)
    values = {"kind": words, "title": words, "marking": words, "language": words, "scheme": words}
    return make(*blocks, fields=fields, **values)


@settings(max_examples=12)
@given(words=WORDS)
@example(words="]]>{{ 7*7 }}\x00\ud800<b>&amp;سلام😀")
@example(words="“Quote” " * 2_500)
def test_any_words_in_any_place_stay_words(words: str, make: Make, house: Path) -> None:
    note = _note(make, words)
    data = write_docx(note, house)
    assert data == write_docx(note, house)
    assert check_docx(data) == ()
    said = " ".join(clean(words).split())
    paragraphs = read_package(data).document.tree().iter(q("w:p"))
    assert said in ["".join(text.text or "" for text in one.iter(q("w:t"))) for one in paragraphs] or (
        said != clean(words)  # line breaks and blanks are elements of their own
    )
    page = html.document_fromstring(write_html(note, house).decode())
    assert not page.xpath("//script | //img | //iframe | //b | //comment()[not(contains(., 'seal'))]")
    assert said in " ".join(str(page.xpath("string()")).split())
    assert write_pandoc(note, house) == write_pandoc(note, house)
    rendered = MarkdownIt("commonmark").enable("table").render(write_markdown(note, house).decode())
    assert "<!--" not in rendered
    assert "<b>" not in rendered

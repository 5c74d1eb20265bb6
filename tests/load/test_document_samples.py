"""Documents that other programs made give the words that a reader of them sees."""

from typing import Any

import pytest

from briefer.load.choose import HEAD, choose_importer
from briefer.load.registry import importers
from tests.load.format_samples import formats
from tests.load.samples import FORMATS, read_sources

_FOLDERS = {"docx", "epub", "odt", "pdf", "rtf"}
ALL = [sample for sample in formats.samples() if sample.file.parent.name in _FOLDERS]


@pytest.mark.parametrize("sample", ALL, ids=lambda sample: sample.file.name)
def test_the_words_are_those_that_are_seen(sample: Any) -> None:
    data = sample.file.read_bytes()
    assert len(data) < 60_000
    assert choose_importer(data[:HEAD], "no-suffix", importers()).name == sample.importer
    sources = read_sources(data, sample.file.name)
    assert (
        "\n\n".join(source.text for source in sources) == sample.expected.read_text(encoding="utf-8").rstrip()
    )
    assert len(sources) == sample.sources
    assert all(source.original == data and source.file_name == sample.file.name for source in sources)


@pytest.mark.parametrize("suffix", ["docx", "odt", "rtf"])
def test_what_a_document_says_of_itself_is_told_with_its_basis(suffix: str) -> None:
    data = (FORMATS / suffix / f"harbour.{suffix}").read_bytes()
    (source,) = read_sources(data, f"harbour.{suffix}")
    assert (source.title, source.byline) == ("Harbour talks resume in Tarvik", "Olmsund Press Desk")
    assert (source.published.value, source.published.basis) == ("2024-03-05", "inferred")
    bases = dict(source.bases)
    assert bases["title"].endswith("properties")
    assert bases["published"] == "the first lines"
    told = " ".join(source.warnings)
    assert "tracked changes" in told
    assert "hidden text" in told
    assert "Comments in the file's margin are not shown: 1." in told
    assert "SECRETWORD" not in source.text + told
    assert "UNWANTED" not in source.text
    assert "MARGINNOTE" not in source.text


def test_each_article_of_an_export_has_its_own_particulars() -> None:
    sources = read_sources((FORMATS / "docx" / "nexis.docx").read_bytes(), "nexis.docx")
    first = sources[0]
    assert (first.title, first.publisher) == (
        "Ferry union and council agree on the Old Mole",
        "The Olmsund Courier",
    )
    assert (first.byline, first.published.value) == ("A correspondent in Tarvik", "2024-03-20")
    assert dict(first.bases) == dict.fromkeys(
        ("title", "byline", "publisher", "published"), "the entry in Nexis"
    )
    assert [source.published.value for source in sources] == ["2024-03-20", "2024-03-21", "2024-03-22"]
    assert sources[1].byline == ""


@pytest.mark.parametrize("name", ["factiva.rtf", "factiva-plain.rtf"])
def test_factiva_is_read_with_field_codes_and_without(name: str) -> None:
    sources = read_sources((FORMATS / "rtf" / name).read_bytes(), name)
    assert [source.publisher for source in sources] == [
        "The Olmsund Courier",
        "Tarvik Harbour Review",
        "Nowa Gazeta Wysp",
    ]
    assert [source.byline for source in sources] == ["A correspondent in Tarvik", "", "Island desk"]
    assert sources[2].published.value == "2024-03-22"


def test_the_pages_of_a_pdf_begin_where_they_do() -> None:
    (source,) = read_sources((FORMATS / "pdf" / "columns-2.pdf").read_bytes(), "columns-2.pdf")
    first, second = source.pages
    assert first == 0
    # Page 2 begins in the middle of a word, and none of its running head is in the text.
    assert source.text[:second].endswith("Indepen")
    assert source.text[second:].startswith("dent surveyors")
    assert "Harbour Review" not in source.text
    assert "Page 2" not in source.text

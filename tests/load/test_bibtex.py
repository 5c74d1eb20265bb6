import pytest

from briefer.errors import BrieferError
from briefer.load.bibtex import read
from briefer.load.bibtex_files import bibtex_files
from briefer.load.bibtex_format import BIBTEX
from briefer.load.bibtex_values import joined
from briefer.model.sources import LoadedSource, Readable, Recorded, Unread


def one(entry: str) -> Readable:
    (found,) = read(entry.encode(), "list.bib")
    return found


def source(fields: str, kind: str = "article") -> LoadedSource:
    found = one(f"@{kind}{{key, {fields}}}")
    assert isinstance(found, LoadedSource)
    return found


def test_an_entry_fills_the_source_and_says_from_where() -> None:
    found = source(
        r"""
        title = {{Dam} in {\"O}strowy \& {50\%} --- a ``test''}, author = {Venn, Orla and
        {Barnes and Noble} and Jos{\'e} de la Vega and others},
        journaltitle = {The Courier}, date = {2024-01-23},
        url = {https://courier.example/a\_b}, urldate = {2024-02-03}, langid = {ngerman},
        abstract = {One of
          two lines, 30% of it.

          The second paragraph.}"""
    )
    assert found.text == "One of two lines, 30% of it.\nThe second paragraph."
    assert found.title == "Dam in Östrowy & 50% — a “test”"
    assert found.byline == "Orla Venn, Barnes and Noble, José de la Vega"
    assert (found.publisher, found.published.value) == ("The Courier", "2024-01-23")
    assert (found.url, found.language) == ("https://courier.example/a_b", "de")
    assert found.retrieved == "2024-02-03"
    assert dict(found.bases)["byline"] == "the BibTeX entry's author"
    assert "Only the record is there" in found.warnings[0]


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        ("year = 2024", "2024"),
        ("year = {2024}, month = jan", "2024-01"),
        ("year = 2024, month = 1, day = 23", "2024-01-23"),
        ('year = 2024, month = "23~" # jan', "2024-01-23"),
        ("year = 2024, month = {Jan. 23}", "2024-01-23"),
        ("year = 2024, month = {smarch}", "2024"),
        ("year = {in press}", None),
        ("date = {2024-01/2024-03}", "2024-01/2024-03"),
        ("date = {2024-21}", "2024-21"),
        ("date = {2024-01-23T10:00:00Z}", "2024-01-23T10:00:00Z"),
    ],
)
def test_dates_are_as_fine_as_they_are_stated(fields: str, value: str | None) -> None:
    assert source(f"title = {{T}}, {fields}").published.value == value


def test_the_outlet_is_what_a_reader_would_call_it() -> None:
    assert source("title={T}, journal={J}, publisher={P}").publisher == "J"
    assert source("title={T}, booktitle={B}, publisher={P}", "inbook").publisher == "B"
    assert source("title={T}, series={S}, publisher={P}, journal={J}", "book").publisher == "P"
    found = source(r"title={T}, howpublished={\url{https://a.example/x}}", "misc")
    assert (found.publisher, found.url) == ("", "https://a.example/x")
    assert source("title={T}, doi={10.1234/a\\_b}").url == "https://doi.org/10.1234/a_b"


def test_strings_are_joined() -> None:
    (found,) = read(b'@string{c = "The " # {Courier}}\n@misc{k, title = c # { of } # 1900 # x}', "a.bib")
    assert isinstance(found, LoadedSource)
    assert found.title == "The Courier of 1900x"
    assert joined('"a # b" # {c # {d}} # e', {"e": "f"}) == "a # bc # {d}f"
    assert joined("", {}) == ""


@pytest.mark.parametrize(
    ("field", "paths"),
    [
        (
            r"Full Text:files/1/a\:b.pdf:application/pdf;Snapshot:files/2/x.html:text/html",
            ("files/1/a:b.pdf", "files/2/x.html"),
        ),
        (r":path/n.pdf:PDF", ("path/n.pdf",)),
        (r":C$\backslash$:/Users/me/x.pdf:pdf", ("C:/Users/me/x.pdf",)),
        (r"C\:\\Users\\me\\x\;y.pdf", ("C:/Users/me/x;y.pdf",)),
        (r"PDF:C\:\\Zotero\\storage\\AB12\\a.pdf:application/pdf", ("C:/Zotero/storage/AB12/a.pdf",)),
        ("C:/Users/x.pdf", ("C:/Users/x.pdf",)),
        ("files/12/y.pdf", ("files/12/y.pdf",)),
        ("/home/x/y.pdf;b.pdf;b.pdf", ("/home/x/y.pdf", "b.pdf")),
        (r"x{\_}y.pdf", ("x_y.pdf",)),
        (r"a\_b.pdf:PDF", ("a_b.pdf",)),
        ("My name:x.pdf", ("x.pdf",)),
        ("file:///home/a%20b.pdf", ("/home/a b.pdf",)),
        ("https://x.example/a.pdf", ()),
        ("", ()),
        (";;", ()),
        (":", ()),
        ("\\", ()),
    ],
)
def test_files_are_found_in_every_spelling(field: str, paths: tuple[str, ...]) -> None:
    assert bibtex_files(field) == paths


def test_an_entry_with_a_file_stands_behind_it() -> None:
    found = one("@misc{k, title={T}, file={A:a.txt:text/plain}, pdf={b.pdf}}")
    assert isinstance(found, Recorded)
    assert [file.path for file in found.files] == ["a.txt", "b.pdf"]
    assert found.otherwise.text == "T"


def test_entries_with_one_key_and_fields_that_come_twice_are_kept() -> None:
    found = read(b"@misc{k, title={One}}\n@misc{k, title={Two}, title={Three}}", "a.bib")
    assert [item.text for item in found if isinstance(item, LoadedSource)] == ["One", "Two"]


def test_an_entry_that_is_broken_stops_no_other() -> None:
    found = read(b"@misc{first, title={One}}\n@misc{broken, title={Open,\n@misc{last, title={Two}}", "a.bib")
    assert [item.text for item in found if isinstance(item, LoadedSource)] == ["One", "Two"]
    (lost,) = (item for item in found if isinstance(item, Unread))
    assert (lost.name, lost.why) == ("broken", "is no complete entry.")
    assert read(b"@misc{broken, title={Open,", "a.bib") == (lost,)


@pytest.mark.parametrize(
    "words",
    ["@misc{k, title={" + "{" * 3000 + "x" + "}" * 3000 + "}}", r"@misc{k, title={x $ \frac{ \begin{a}}}}"],
)
def test_words_that_are_no_latex_stay(words: str) -> None:
    found = one(words)
    assert isinstance(found, LoadedSource)
    assert "x" in found.text


def test_a_list_without_entries_is_refused() -> None:
    for words in ("", "@", "@comment{x}", "words", "@string{a = 1}"):
        with pytest.raises(BrieferError, match="no record"):
            read(words.encode(), "a.bib")


@pytest.mark.parametrize(
    ("head", "known"),
    [
        ("@article{key,\n", True),
        ("% Encoding: UTF-8\n\n@Book{key2024, title", True),
        ("@comment{jabref}\n\n@online(k, title", True),
        ("@media {a, b}", False),
        ("@article{title = 1,", False),
        ("Some words.\n@article{key,", False),
        ("@misc is a handle, and so is @article{", False),
        ("@string{a = 1}", False),
    ],
)
def test_a_list_is_known_by_an_entry(head: str, *, known: bool) -> None:
    assert BIBTEX.sniff(head.encode()) is known

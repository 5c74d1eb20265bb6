from typing import TYPE_CHECKING

import pytest

from briefer.errors import BrieferError
from briefer.load.ris import read
from briefer.load.ris_format import RIS
from briefer.model.sources import Beside, LoadedSource, Readable, Recorded

if TYPE_CHECKING:
    from pathlib import Path

RECORD = "TY  - NEWS\nTI  - Title\n{}\nER  - \n"


def one(lines: str, file_name: str = "list.ris") -> Readable:
    (found,) = read(RECORD.format(lines).encode(), file_name)
    return found


def source(lines: str) -> LoadedSource:
    found = one(lines)
    assert isinstance(found, LoadedSource)
    return found


def paths(lines: str, file_name: str = "list.ris") -> list[str]:
    found = one(lines, file_name)
    assert isinstance(found, Recorded)
    return [file.path for file in found.files]


def test_a_record_fills_the_source_and_says_from_where() -> None:
    found = source(
        "AU  - Venn, Orla\nAU  - Hale, Tamsin, Jr.\nAU  - Harbour Office\nT2  - The Courier\nLA  - ngerman\n"
        "DA  - 2024/01/23/\nUR  - https://courier.example/a;b\nY2  - 2024/02/03/09:48:44\n"
        "AB  - First.\n  Second &amp; <i>last</i>."
    )
    assert found.text == "First.\nSecond & last."
    assert (found.title, found.byline) == ("Title", "Orla Venn, Tamsin Hale Jr., Harbour Office")
    assert (found.publisher, found.language) == ("The Courier", "de")
    assert (found.published.value, found.retrieved) == ("2024-01-23", "2024-02-03T09:48:44Z")
    assert found.url == "https://courier.example/a;b"
    assert dict(found.bases)["publisher"] == "the RIS record's T2"
    assert dict(found.bases)["published"] == "the RIS record's DA"
    assert found.warnings == ("Only the record is there, not the text that it describes.",)
    assert found.media_type == "application/x-research-info-systems"


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        ("DA  - 2011///", "2011"),
        ("PY  - 2011/08//", "2011-08"),
        ("PY  - 2011\nDA  - 2011/08/05/", "2011-08-05"),
        ("Y1  - 2011/02/30/", "2011-02"),
        ("DA  - 2011/13//", "2011"),
        ("DA  - 2011/08/05/17:47:05", "2011-08-05T17:47:05"),
        ("DA  - 2011/08/05/Spring", "2011-08-05"),
        ("DA  - 5 August 2011", "2011-08-05"),
        ("DA  - soon\nPY  - 2012", "2012"),
        ("DA  - soon", None),
        ("PY  - 0000", None),
    ],
)
def test_dates_are_as_fine_as_they_are_sound(lines: str, value: str | None) -> None:
    assert source(lines).published.value == value


def test_files_are_looked_for_beside_the_list() -> None:
    assert paths("L1  - files/12/a b.pdf\nL2  - ./x.html\nL4  - C:\\papers\\y.pdf") == [
        "files/12/a b.pdf",
        "x.html",
        "C:/papers/y.pdf",
    ]
    assert paths("L1  - file:///home/a%20b.pdf\nL1  - file:files/c.txt") == ["/home/a b.pdf", "files/c.txt"]
    assert paths("L1  - internal-pdf://0123/a.pdf", "My Library.ris") == ["My Library.Data/PDF/0123/a.pdf"]
    assert paths("UR  - file:a.pdf") == ["a.pdf"]


def test_what_is_known_of_a_work_goes_with_its_files() -> None:
    found = one("AU  - Venn, Orla\nL1  - a.txt\nL1  - a.txt")
    assert isinstance(found, Recorded)
    (file,) = found.files
    assert isinstance(file, Beside)
    assert file.about is not None
    assert (file.about.title, file.about.byline, file.about.text) == ("Title", "Orla Venn", "")
    assert found.otherwise.text == "Title"


def test_an_address_among_the_files_stands_for_that_of_the_work() -> None:
    assert source("L1  - https://courier.example/full.pdf").url == "https://courier.example/full.pdf"
    assert source("DO  - 10.1234/abc").url == "https://doi.org/10.1234/abc"
    assert source("DO  - none").url == ""


def test_no_record_is_lost() -> None:
    book = "TY  - BOOK\nT1  - Two\nPB  - House\nT2  - Series\nER  -\n"
    whole = f"TY - NEWS\nTI - One\n{book}TY  - GEN\nAU  - Venn, Orla"
    found = [item for item in read(whole.encode("utf-16"), "a.ris") if isinstance(item, LoadedSource)]
    assert [item.text for item in found] == ["One", "Two", "Orla Venn"]
    assert found[1].publisher == "House"


def test_a_list_without_records_is_refused() -> None:
    for words in ("", "TY  - GEN\nER  - \n", "Nothing of the kind."):
        with pytest.raises(BrieferError, match="no record"):
            read(words.encode(), "a.ris")


@pytest.mark.parametrize(
    ("head", "known"),
    [
        ("TY  - JOUR\n", True),
        ("\ufeffTY  - JOUR\r\n", True),
        ("Provider: A\nDatabase: B\nContent: text/plain\n\n\nTY  - NEWS\n", True),
        ("TY - NEWS\n", True),
        ("Some words.\nTY  - JOUR\n", False),
        ("TY  - see below\n", False),
        ("TY  - ", False),
    ],
)
def test_a_list_is_known_by_its_first_record(head: str, *, known: bool) -> None:
    assert RIS.sniff(head.encode()) is known


def test_a_real_list(shared: "Path") -> None:
    path = shared / "data" / "ris" / "qualcoder_bibliography.ris"
    found = read(path.read_bytes(), path.name)
    sources = [item for item in found if isinstance(item, LoadedSource)]
    assert len(found) == len(sources) == path.read_text(encoding="utf-8").count("TY  - ")
    first = sources[0]
    assert (first.byline, first.publisher) == (
        "Bruce Western, Jake Rosenfeld",
        "American Sociological Review",
    )
    assert (first.published.value, first.retrieved) == ("2011", "2011-08-05T17:47:05Z")
    assert first.url == "http://asr.sagepub.com/content/76/4/513.abstract"

import pytest

from briefer.load.languages import language_of
from briefer.load.records import calendar_date, doi_address, file_path, moment_in_utc, names
from briefer.load.said import Said, first, plain, with_said
from briefer.model.sources import LoadedSource


def test_names_are_put_in_the_order_of_reading() -> None:
    assert names(["Venn, Orla", "Hale,  Tamsin, Jr.", "Lund, III, Nils", "A Body", "", ","]) == (
        "Orla Venn, Tamsin Hale Jr., Nils Lund III, A Body"
    )
    assert names(["a, b, c, d"]) == "a, b, c, d"


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        (("2024", "1", "23"), "2024-01-23"),
        (("2024", "Jan.", ""), "2024-01"),
        (("2024", "2", "30"), "2024-02"),
        (("2024", "13", "1"), "2024"),
        (("2024", "", "5"), "2024"),
        (("24", "1", "1"), ""),
        (("٢٠٢٤", "1", "1"), ""),
        (("0000", "1", "1"), ""),
    ],
)
def test_a_date_is_as_fine_as_it_is_sound(parts: tuple[str, str, str], date: str) -> None:
    assert calendar_date(*parts) == date


def test_moments_without_a_zone_are_in_utc() -> None:
    assert moment_in_utc("2024-02-03 09:48:44") == "2024-02-03T09:48:44Z"
    assert moment_in_utc("2024-02-03T09:48+02:00") == "2024-02-03T09:48+02:00"
    assert (moment_in_utc("2024-02-03"), moment_in_utc("soon")) == ("2024-02-03", "")


def test_a_doi_becomes_its_address() -> None:
    for words in (
        "10.1234/ab.c",
        "doi:10.1234/ab.c",
        "https://dx.doi.org/10.1234/ab.c",
        " DOI: 10.1234/ab.c ",
    ):
        assert doi_address(words) == "https://doi.org/10.1234/ab.c"
    assert doi_address("10.1/x y") == ""


def test_paths_have_forward_slashes_and_are_no_addresses() -> None:
    assert file_path(r".\a\b.pdf") == "a/b.pdf"
    assert file_path("file://localhost/C:/a%20b.pdf") == "/C:/a b.pdf"
    assert (file_path("https://a.example/b"), file_path("file://[")) == ("", "")


def test_markup_and_references_are_resolved_and_other_signs_stay() -> None:
    assert plain("<jats:p>One &amp; <i>two</i></jats:p><p>a < b > c</p>") == "One & two\na < b > c"
    assert plain("a\x00b\r\nc") == "a\ufffdb\nc"


def test_what_is_said_first_is_taken_with_its_place() -> None:
    assert first(Said(" ", "a"), Said(" x \n y", "b"), Said("z", "c")) == Said("x y", "b")
    found = with_said(LoadedSource("t"), title=Said("T", "a"), url=Said(), published=Said("never", "b"))
    assert (found.title, found.bases) == ("T", (("title", "a"),))


def test_languages_are_known_by_their_names() -> None:
    assert (language_of(" English"), language_of("UKenglish"), language_of("日本語")) == ("en", "en-GB", "ja")
    assert language_of("Elvish") == ""

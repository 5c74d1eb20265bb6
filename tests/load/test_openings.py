import pytest

from briefer.load.openings import Properties, opening_of

BODY = "The council of Tarvik met on Tuesday and heard the union."


def test_the_first_lines_tell_headline_byline_and_day() -> None:
    found = opening_of(
        f"Two piers\nBy A. Desk\nPublished: 5 March 2024\n{BODY}", Properties(), "its properties"
    )
    assert (found.title, found.byline, found.published.value) == ("Two piers", "A. Desk", "2024-03-05")
    assert dict(found.bases) == {
        "title": "the first line",
        "byline": "the first lines",
        "published": "the first lines",
    }


def test_properties_go_before_lines_but_a_printed_day_before_that_of_the_file() -> None:
    said = Properties("Of piers", "Review", "2024-06-01T10:00:00Z", "en_us")
    found = opening_of(f"Two piers\n5 March 2024\n{BODY}", said, "its properties")
    assert (found.title, found.byline, found.language) == ("Of piers", "Review", "en-US")
    assert found.published.value == "2024-03-05"
    assert opening_of(BODY, said, "its properties").published.value == "2024-06-01"


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n{BODY}",
        "x" * 300 + f"\n{BODY}",
        "Only a line",
        f"5 March 2024\n{BODY}",
        f"By A. Desk\n{BODY}",
    ],
)
def test_what_is_no_headline_is_not_taken_for_one(text: str) -> None:
    assert opening_of(text, Properties(), "its properties").title == ""


@pytest.mark.parametrize(
    "line", ["2024", "By then it was over.", "Chapter 12", "5 March", "May 2024 be a good year for all"]
)
def test_what_is_no_day_or_byline_is_not_taken_for_one(line: str) -> None:
    found = opening_of(f"Two piers\n{line}\n{BODY}", Properties(), "its properties")
    assert (found.byline, found.published.value) == ("", None)


@pytest.mark.parametrize(
    ("title", "author"),
    [
        ("Microsoft Word - a.docx", "python-docx"),
        ("untitled", "Unknown"),
        ("Document1", "User"),
        ("a_b.indd", "a@b.test"),
    ],
)
def test_what_a_program_put_there_is_no_property(title: str, author: str) -> None:
    found = opening_of(BODY, Properties(title, author), "its properties")
    assert (found.title, found.byline, found.bases) == ("", "", ())

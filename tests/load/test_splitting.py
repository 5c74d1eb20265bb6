from dataclasses import replace

import pytest

from briefer.load.splitting import articles_of
from briefer.load.text import read
from briefer.model.dates import UNDATED
from briefer.model.sources import LoadedSource

BODY = "The council of Tarvik met on Tuesday and heard the union.\n\nNobody spoke against it."


def split(text: str) -> tuple[LoadedSource, ...]:
    return read(text.encode(), "a.txt")


def newer(title: str, day: str, body: str = BODY) -> str:
    return (
        f"{title}\nThe Courier\n{day}\nLate Edition\n\nCopyright 2024 The Courier All Rights Reserved\n"
        f"Section:\xa0NEWS; Pg. 3\nLength:\xa0355 words\nByline:\xa0A. Desk\nBody\n\n{body}\n"
        f"Classification\nLanguage:\xa0ENGLISH\nSubject: HARBOURS (90%)\nLoad-Date:\xa0{day}\n\n"
        "End of Document\n\n\n"
    )


def older(number: int, of: int, title: str) -> str:
    return (
        f"                  {number} of {of} DOCUMENTS\n\n\n                  The Courier (Tarvik)\n\n"
        f"                  January 11, 2010 Monday\n                     Late Edition\n\n{title}\n\n"
        f"BYLINE: A. Desk\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 355 words\n\n{BODY}\n\n"
        "LOAD-DATE: January 11, 2010\n\n"
        "LANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n\n       Copyright 2010 The Courier\n\n"
    )


def test_the_newer_form_of_nexis_is_split() -> None:
    cover = "User Name: A\nDate and Time: Monday, March 25, 2024\nJob Number: 1\nDocuments (2)\n"
    cover += "1. Two piers\n2. Ice\n"
    first, second = split(
        cover + newer("Two piers", "March 20, 2024 Wednesday") + newer("Ice", "21 March 2024")
    )
    assert first.text == f"Two piers\n{BODY.replace(chr(10) * 2, chr(10))}"
    assert (first.title, first.publisher, first.byline) == ("Two piers", "The Courier", "A. Desk")
    assert (first.published.value, first.published.basis) == ("2024-03-20", "stated")
    assert dict(first.bases)["byline"] == "the entry in Nexis"
    assert (second.title, second.published.value) == ("Ice", "2024-03-21")
    assert "HARBOURS" not in first.text + second.text


def test_one_article_of_an_export_is_an_export_too() -> None:
    (only,) = split(newer("Two piers", "March 20, 2024"))
    assert (only.title, only.publisher) == ("Two piers", "The Courier")


def test_the_older_form_of_nexis_is_split() -> None:
    request = "Download Request: Selected Items: 1-2\nTime Of Request: Friday, March 20, 2018\n\n"
    wrapped = "A headline that is so long that the database\nwrites it on two lines"
    first, second = split(request + older(1, 2, wrapped) + older(2, 2, "Ice"))
    assert first.title == wrapped.replace("\n", " ")
    assert (first.publisher, first.byline) == ("The Courier (Tarvik)", "A. Desk")
    assert first.published.value == "2010-01-11"
    assert first.text == f"{first.title}\n{BODY}"
    assert second.text == f"Ice\n{BODY}"
    assert dict(second.bases)["title"] == "the entry in LexisNexis"


def test_proquest_is_split() -> None:
    rule = "_" * 60

    def article(title: str) -> str:
        return (
            f"\n{title}\n\nAuthor: A. Desk\n\nPublication info: The Courier ; 20 Mar 2024.\n\n"
            f"Abstract: None.\n\nFull text: {BODY}\n\nSubject: Harbours\n\nTitle: {title}\n\n"
            "Publication title: The Courier\n\nPublication date: Mar 20, 2024\n\nProQuest document ID: 1\n\n"
            "Document URL: https://www.proquest.com/docview/12345\n\nDatabase: News\n\n"
        )

    notice = "\nContact ProQuest\nCopyright (c) 2024 ProQuest LLC."
    ruled = rule + article("Two piers") + rule + article("Ice") + rule + notice
    counted = "Document 1 of 2\n" + article("Two piers") + "Document 2 of 2\n" + article("Ice")
    assert [source.text for source in split(counted)] == [source.text for source in split(ruled)]
    first, second = split(ruled)
    assert first.text.split("\n")[:2] == [
        "Two piers",
        "The council of Tarvik met on Tuesday and heard the union.",
    ]
    assert "Harbours" not in first.text
    assert (first.publisher, first.byline, first.published.value) == ("The Courier", "A. Desk", "2024-03-20")
    assert first.url == "https://www.proquest.com/docview/12345"
    assert second.title == "Ice"


def test_what_cannot_be_told_apart_within_its_borders_stays_as_it_is_with_a_warning() -> None:
    odd = "A picture\nwithout a body\nEnd of Document\n"
    first, second, third = split(newer("Two piers", "March 20, 2024") + odd + newer("Ice", "March 21, 2024"))
    assert (first.warnings, third.warnings) == ((), ())
    assert second.text == "A picture\nwithout a body"
    assert "could not be told apart" in second.warnings[0]
    assert (second.title, second.published) == ("", UNDATED)


@pytest.mark.parametrize(
    "text",
    [
        f"One\n{BODY}\nEnd of Document\nTwo\n{BODY}\nEnd of Document\n",
        f"1 of 2 DOCUMENTS\n{BODY}\n2 of 2 DOCUMENTS\n{BODY}\n",
        f"One\n{BODY}\nDocument COURIE0020240320ek3k00001\nTwo\n{BODY}\nDocument COURIE0020240320ek3k00002\n",
    ],
)
def test_borders_without_the_rest_leave_a_file_whole_with_a_warning(text: str) -> None:
    (source,) = split(text)
    assert source.text == text.rstrip()
    assert "split by hand" in source.warnings[0]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"Two piers\nThe Courier\nMarch 20, 2024\nBody\n{BODY}\nEnd of Document",
        f"{BODY}\nEnd of Document",
        f"Length: 5 words\nByline: A. Desk\nBody\n{BODY}\nLoad-Date: March 20, 2024",
        f"Minutes\n{'_' * 60}\n{BODY}\n{'_' * 60}\nSigned\n",
        f"1 of 3 documents was found.\n{BODY}\nDocument 3 of 12 is missing.\nDocument A123 too.",
        "Document 1 of 12\n" + BODY,
        f"Title: A form\nAuthor: X\nFull text: see below\n{'_' * 50}\n{BODY}",
        f"1 of 2 DOCUMENTS\n{BODY}\n1 of 2 DOCUMENTS",
        "\n".join(["Copyright 2024 The Courier", "355 words", "20 March 2024", BODY] * 5),
    ],
)
def test_ordinary_texts_are_never_split(text: str) -> None:
    (source,) = split(text)
    assert source.text == text.rstrip()
    assert (source.publisher, source.published) == ("", UNDATED)


def test_what_was_known_of_the_file_stays_with_each_article() -> None:
    whole = LoadedSource(
        newer("Two piers", "March 20, 2024") + newer("Ice", "March 21, 2024"),
        title="Export of today", file_name="a.docx", original=b"x", warnings=("Tracked changes.",),
        pages=(0, 9),
    )  # fmt: skip
    for article in articles_of(whole):
        assert (article.file_name, article.original, article.pages) == ("a.docx", b"x", ())
        assert article.warnings == ("Tracked changes.",)
        assert article.title != whole.title
    plain = replace(whole, text=BODY)
    assert articles_of(plain) == (plain,)

"""A record and another, or its text, are one work where enough of what they tell is the same."""

from dataclasses import replace

import pytest

from briefer.weigh.works import Work, is_same_work, takes_place

RAIN = "The river authority of Lower Vale opened four gates of the Tessaly Dam on Tuesday after days of rain."
GRAIN = "Shipments of grain rose by half within three years, and barley overtook wheat at the port of Skarn."
URL = "https://courier.example/2024/01/tessaly-dam"
RECORD = Work(
    title="Tessaly Dam opens its gates",
    byline="Orla Venn, Tamsin Hale",
    publisher="The Courier",
    published="2024-01-23",
    url=URL,
    text=RAIN,
    is_record=True,
)
PLACELESS = replace(RECORD, url="")
TITLE_ONLY = replace(PLACELESS, text=RECORD.title)
ARTICLE = replace(RECORD, text=f"{RAIN} {GRAIN}", is_record=False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (RECORD, replace(RECORD, title="TESSALY DAM Opens its Gates.", published="2024-01")),
        (RECORD, replace(RECORD, url=f"{URL}?utm_source=mail", publisher="Courier (Marenholm)")),
        (RECORD, replace(RECORD, title="A dam opens")),  # the page and the words
        (RECORD, PLACELESS),
        (RECORD, ARTICLE),
        (replace(RECORD, text=GRAIN), ARTICLE),  # a teaser that the article has not
        (TITLE_ONLY, PLACELESS),
        (
            Work("Dam", "", "", "", "", GRAIN, is_record=True),
            Work("Dam", "", "", "", "", RAIN, is_record=False),
        ),
        (PLACELESS, replace(PLACELESS, byline="O. Venn", publisher="")),
        (PLACELESS, replace(PLACELESS, url="https://doi.org/10.5555/AbC")),
        (RECORD, replace(RECORD, url="https://doi.org/10.5555/AbC")),
        (
            replace(RECORD, url="https://doi.org/10.5555/abc", published="2023"),
            replace(RECORD, url="http://dx.doi.org/10.5555/AbC"),
        ),
    ],
)
def test_one_work(one: Work, other: Work) -> None:
    assert is_same_work(one, other)
    assert is_same_work(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ARTICLE, replace(ARTICLE)),  # texts are compared elsewhere
        (RECORD, replace(RECORD, title="Another dam", text=GRAIN)),  # a page that shows the latest
        (RECORD, replace(RECORD, text=GRAIN)),  # its words would be lost
        (RECORD, replace(RECORD, published="2024-01-24")),
        (RECORD, replace(RECORD, url="https://herald.example/dam")),
        (PLACELESS, replace(PLACELESS, publisher="The Herald")),  # the same wire story elsewhere
        (PLACELESS, replace(PLACELESS, byline="Jona Reck")),
        (PLACELESS, replace(PLACELESS, published="")),
        (PLACELESS, replace(PLACELESS, title="")),
        (Work("", "", "", "", "", GRAIN, is_record=True), Work("", "", "", "", "", RAIN, is_record=False)),
        (replace(PLACELESS, publisher=""), replace(PLACELESS, byline="")),  # nothing but title and date
        (replace(PLACELESS, text=GRAIN), replace(ARTICLE, text=RAIN)),
        (
            replace(RECORD, url="https://doi.org/10.5555/abc"),
            replace(RECORD, url="https://doi.org/10.5555/abd"),
        ),
    ],
)
def test_two_works(one: Work, other: Work) -> None:
    assert not is_same_work(one, other)
    assert not is_same_work(other, one)


def test_what_has_more_words_takes_the_place_of_a_record() -> None:
    assert takes_place(ARTICLE, RECORD)
    assert takes_place(RECORD, TITLE_ONLY)
    assert not takes_place(RECORD, replace(RECORD, text=RAIN.replace("four gates", "4 gates")))
    assert not takes_place(RECORD, ARTICLE)
    assert not takes_place(replace(ARTICLE, text="See the attachment."), RECORD)

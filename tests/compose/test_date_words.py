import pytest

from briefer.compose.date_words import date_words
from briefer.compose.phrases import DEFAULTS, Phrases

ENGLISH = Phrases(DEFAULTS)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-01-16", "16 January 2024"),
        ("2024-01-16/2024-01-18", "16–18 January 2024"),
        ("2024-01-30/2024-02-02", "30 January – 2 February 2024"),
        ("2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024"),
        ("2024-01/2024-03", "January–March 2024"),
        ("2024/2025", "2024–2025"),
        ("2024-01/2024-01-18", "January 2024 – 18 January 2024"),
        ("2024-01-16/2024-01-16", "16 January 2024"),
        ("../2024-01-23", "by 23 January 2024"),
        ("/2024-01-23", "by 23 January 2024"),
        ("2024-01-23/..", "from 23 January 2024 on"),
        ("2024-01", "January 2024"),
        ("2024-01-XX", "January 2024"),
        ("2024-XX", "2024"),
        ("2024", "2024"),
        ("202X", "the 2020s"),
        ("2024-21", "spring 2024"),
        ("2024-01-16~", "about 16 January 2024"),
        ("2024?", "2024 (uncertain)"),
        ("2024-05%", "about May 2024 (uncertain)"),
        ("2024-01-23T14:30Z", "23 January 2024, 14:30 UTC"),
        ("2024-01-23T14:30:00+08:00", "23 January 2024, 14:30 UTC+08:00"),
        ("2024-01-23T09:05-05:00", "23 January 2024, 09:05 UTC\N{MINUS SIGN}05:00"),
        ("2024-01-16?/2024-01-18", "16 January 2024 (uncertain) – 18 January 2024"),
    ],
)
def test_a_date_is_no_finer_and_no_surer_in_words(value: str, words: str) -> None:
    assert date_words(value, ENGLISH) == words


def test_a_pack_may_have_words_of_its_own() -> None:
    french = Phrases(
        {
            **DEFAULTS,
            "months": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            "by": "au plus tard le {date}",
        }
    )
    assert date_words("../2024-08-23", french) == "au plus tard le 23 août 2024"
    assert date_words("../2024-08-23", ENGLISH) == "by 23 August 2024"


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="no date"):
        date_words("last week", ENGLISH)


def test_a_value_in_a_phrase_is_never_read_as_a_phrase() -> None:
    assert ENGLISH.say("claimed_by", who="{date} {who}") == "claimed by {date} {who}"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-01-16", "January 16, 2024"),
        ("2024-01-16/2024-01-18", "January 16–18, 2024"),
        ("2024-01-30/2024-02-02", "January 30 – February 2, 2024"),
        ("2023-12-30/2024-01-02", "December 30, 2023 – January 2, 2024"),
        ("2024-01/2024-03", "January–March 2024"),
        ("2024-01", "January 2024"),
        ("2024-01-23T14:30Z", "January 23, 2024, 14:30 UTC"),
    ],
)
def test_a_pack_may_put_the_month_first(value: str, words: str) -> None:
    own = {"day_of_year": "{month} {day}, {year}", "day_of_month": "{month} {day}"}
    assert date_words(value, Phrases({**DEFAULTS, **own})) == words

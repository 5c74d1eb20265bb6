"""Words for values: dates as people write them, and words of sources that never become markup."""

import html
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as some

from briefer.gui import wording
from briefer.model.actors import ActorKind, AliasKind, MentionKind
from briefer.model.dates import UNDATED, Basis, dated
from briefer.model.facts import (
    AttributionKind,
    Confidence,
    Credibility,
    FactKind,
    Modality,
    Reliability,
    Status,
)

VOCABULARIES = (
    ActorKind, AliasKind, MentionKind, FactKind, Status, Modality, Confidence, Reliability, Credibility,
    AttributionKind,
)  # fmt: skip


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-01-23", "23 January 2024"),
        ("2024-01", "January 2024"),
        ("2024", "2024"),
        ("202X", "2020s"),
        ("2024-XX", "2024"),
        ("2024-01-XX", "January 2024"),
        ("2024-21", "spring 2024"),
        ("2024-01-16/2024-01-18", "16 to 18 January 2024"),
        ("2024-01-30/2024-02-02", "30 January to 2 February 2024"),
        ("2023-12-30/2024-01-02", "30 December 2023 to 2 January 2024"),
        ("2023/2024", "2023 to 2024"),
        ("../2024-01-23", "until 23 January 2024"),
        ("2024-01-23/..", "from 23 January 2024"),
        ("2024-01-23T14:05+01:00", "23 January 2024, 14:05 +01:00"),
        ("2024-01-23T14:05:10Z", "23 January 2024, 14:05 UTC"),
        ("2024-01-23T14:05", "23 January 2024, 14:05"),
        ("2024-01-23?", "23 January 2024 (uncertain)"),
        ("2024~", "2024 (about)"),
        ("soon", "soon"),
    ],
)
def test_a_date_is_written_as_people_write_it(value: str, words: str) -> None:
    assert wording.shown_date(value) == words


@given(some.dates(min_value=date(1000, 1, 1)))
def test_every_day_names_its_year(day: date) -> None:
    assert wording.shown_date(day.isoformat()).endswith(f"{day.year}")


def test_what_has_no_date_says_so() -> None:
    assert wording.shown_dating(UNDATED) == "undated"
    assert wording.shown_dating(dated("2024")) == "2024"


def test_lists_cut_months() -> None:
    assert wording.short_dates("16 to 18 January 2024, 14:05") == "16 to 18 Jan 2024, 14:05"
    assert wording.short_dates("30 September 2023") == "30 Sep 2023"


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda item: item.__name__)
def test_each_value_has_words_of_its_own(vocabulary: type[StrEnum]) -> None:
    words = [wording.word(value) for value in vocabulary]
    assert all(words)
    assert len(set(words)) == len(words)
    assert not any("_" in word for word in words)


def test_every_kind_of_actor_has_an_icon() -> None:
    assert set(wording.KIND_ICONS) == set(ActorKind)


def test_the_bases_have_words_and_the_analysts_own_stand() -> None:
    assert set(wording.BASIS_WORDS) == set(Basis)
    assert wording.basis_words("dateline") == "dateline"


def test_a_moment_is_local_and_what_is_none_stays() -> None:
    assert "2026" in wording.shown_moment("2026-11-23T06:37:00Z")
    assert wording.shown_moment("yesterday") == "yesterday"


@pytest.mark.parametrize(("number", "words"), [(1, "1 source"), (0, "0 sources"), (1200, "1,200 sources")])
def test_counts_have_their_noun(number: int, words: str) -> None:
    assert wording.count_words(number, "source") == words


def test_a_plural_of_its_own() -> None:
    assert wording.count_words(2, "fact box", "fact boxes") == "2 fact boxes"


@given(some.text())
def test_a_tooltip_shows_words_and_never_markup(words: str) -> None:
    shown = wording.plain_tip(words)
    assert shown.count("<") == (2 if words else 0)
    assert not words or html.unescape(shown.removeprefix("<span>").removesuffix("</span>")) == words


@given(some.text(), some.integers(min_value=1, max_value=90))
def test_what_is_cut_fits_on_a_line(words: str, length: int) -> None:
    shown = wording.shortened(words, length)
    assert len(shown) <= length
    assert len(shown.splitlines()) <= 1


def test_an_ampersand_in_a_menu_stays_one() -> None:
    assert wording.menu_text("Bread & butter") == "Bread && butter"


def test_words_are_compared_without_case_and_accents() -> None:
    assert wording.folded("ÉTÉ Straße") == wording.folded("ete STRASSE")

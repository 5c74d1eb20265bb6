"""A copy is told with how much is shared and which came first, and with no more certainty than there is."""

import pytest

from briefer.model.dates import UNDATED, Basis, Dating, dated
from briefer.weigh.copy_words import copy_words, lapse_words, pair_words, percent
from tests.compose.making import a_source

EARLY, LATE = dated("2026-10-12T16:40+02:00"), dated("2026-10-12T16:40Z")


def test_the_shorter_is_in_the_longer_and_the_other_is_earlier_or_later() -> None:
    wire = a_source(1, title="Wire story", length=1000, published=EARLY)
    reprint = a_source(2, title="Re\nprint", length=400, published=LATE)
    words = "92\u00a0% of this is in “Wire story”, published two hours earlier"
    assert copy_words(reprint, wire, 0.92) == words
    assert copy_words(wire, reprint, 0.92) == (
        "92\u00a0% of “Re print” is in this, published two hours later"
    )
    told = "92\u00a0% of “Re print” is in “Wire story”, published two hours earlier"
    assert pair_words(wire, reprint, 0.92) == pair_words(reprint, wire, 0.92) == told


def test_what_is_not_known_is_not_told() -> None:
    one, other = a_source(1, published=UNDATED), a_source(2, published=EARLY)
    assert copy_words(one, other, 0.5).endswith("“A title”; which came first is not known")
    assert copy_words(other, one, 0.5).endswith("; which came first is not known")
    guessed = a_source(3, published=dated("2026-10-14", Basis.INFERRED))
    assert copy_words(guessed, other, 0.5).endswith(", published two days earlier (dates inferred)")


@pytest.mark.parametrize(("share", "words"), [(1.0, "100"), (0.999, "99"), (0.5, "50"), (0.715, "72")])
def test_a_share_is_whole_only_where_all_is_shared(share: float, words: str) -> None:
    assert percent(share) == f"{words}\u00a0%"


@pytest.mark.parametrize(
    ("this", "other", "words"),
    [
        ("2026-10-12T16:40Z", "2026-10-12T16:40+00:00", "at the same time"),
        ("2026-10-12T16:40Z", "2026-10-12T16:39:40Z", "one minute earlier"),
        ("2026-10-12T16:40Z", "2026-10-12T17:25Z", "45 minutes later"),
        ("2026-10-12T16:40Z", "2026-10-13T17:25Z", "25 hours later"),
        ("2026-10-12T16:40Z", "2026-10-11T16:40Z", "one day earlier"),
        ("2026-10-12T16:40Z", "2026-11-11T10:00Z", "30 days later"),
        ("2026-10-12T16:40", "2026-10-12T17:40", "the same day"),
        ("2026-10-12T16:40", "2026-10-12T17:40Z", "the same day"),
        ("2026-10-12", "2026-10-12T23:00Z", "the same day"),
        ("2026-10-12", "2026-10-09", "three days earlier"),
        ("2026-10-12", "2026-10", "at about the same time"),
        ("2026-10", "2026-09-30", "earlier"),
        ("2026-10", "2027", "later"),
        ("2026-10-12/..", "2026-12-01", "at about the same time"),
        ("../2026-10-12", "2026-12-01", "later"),
    ],
)
def test_what_lies_between_two_publications_is_told_as_far_as_it_is_known(
    this: str, other: str, words: str
) -> None:
    assert lapse_words(dated(this), dated(other)) == words


def test_two_that_are_not_dated_have_nothing_between() -> None:
    for pair in ((UNDATED, EARLY), (EARLY, UNDATED)):
        one: Dating
        one, other = pair
        assert lapse_words(one, other) == ""

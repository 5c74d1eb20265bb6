"""The dates of a passage: its event's, a deadline, one that belongs elsewhere, one that waits."""

import pytest

from briefer.model.dates import UNDATED, Basis, dated
from tests.suggest.drafting import drafted

PUBLISHED = dated("2024-01-23")


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Norland closed the lane on Monday.", "2024-01-22"),
        ("On January 18, Norland closed the lane.", "2024-01-18"),
        ("Norland on Tuesday closed the lane.", "2024-01-23"),
        ("Norland closed the lane last week.", "2024-01-15/2024-01-21"),
        ("The lane was closed in January 2023.", "2023-01"),
        ("the attack on January 16", "2024-01-16"),
        ("Norland, in response to the attack on January 16, closed the lane.", None),
        ("After the attack on January 16, Norland closed the lane.", None),
        ("Norland, which lost a boat on January 16, closed the lane.", None),
        ("Norland closed the lane after the attack on January 16.", None),
        ("Norland closed the lane on January 18 after the attack on January 16.", "2024-01-18"),
        ("Norland has kept the lane closed since Wednesday.", "2024-01-17"),
    ],
)
def test_a_fact_begins_with_the_date_of_its_own_verb_alone(text: str, event: str | None) -> None:
    draft = drafted(text, published=PUBLISHED)
    assert (draft.event.value if draft.event else None) == event
    assert draft.dates


def test_a_last_day_ahead_is_a_deadline_and_no_event() -> None:
    draft = drafted("Both agreed to talk by January 26.", published=PUBLISHED)
    assert draft.event is None
    assert draft.deadline is not None
    assert (draft.deadline.value, draft.deadline.quote) == ("2024-01-26", "January 26")


def test_dates_around_a_part_of_a_sentence_are_offered_apart() -> None:
    text = "Norland closed the lane on Monday, and 12 ships wait since Tuesday."
    draft = drafted(text, "12 ships wait", PUBLISHED)
    assert draft.dates == ()
    assert [item.value for item in draft.around] == ["2024-01-22", "2024-01-23"]
    assert draft.event is None


def test_what_a_date_rests_on_comes_with_it() -> None:
    draft = drafted("Norland closed the lane on Monday, not on 3 March 2023.", published=PUBLISHED)
    assert [item.basis for item in draft.dates] == [Basis.RESOLVED, Basis.STATED]


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("Norland closed the lane on Monday.", True),
        ("Norland closed the lane on 3 March 2023.", False),
        ("Norland closed the lane on 03/04/2024.", False),
        ("Norland closed the lane.", False),
    ],
)
def test_a_date_that_waits_for_the_day_of_publication_is_told(text: str, *, waits: bool) -> None:
    assert drafted(text, published=UNDATED).lacks_publication is waits
    assert not drafted(text, published=PUBLISHED).lacks_publication

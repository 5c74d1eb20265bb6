"""Roles by where a name stands: before the verb, after it, behind a preposition, as an owner."""

import pytest

from tests.suggest.drafting import roles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland assured Estmark of its help.", {"Norland": "subject", "Estmark": "recipient"}),
        ("Bell met Marr in the harbour.", {"Bell": "subject", "Marr": "counterpart"}),
        ("Bell held talks with Marr.", {"Bell": "subject", "Marr": "counterpart"}),
        ("Bell spoke to Marr on the phone.", {"Bell": "subject", "Marr": "counterpart"}),
        ("Norland attacked Estmark.", {"Norland": "subject", "Estmark": "target"}),
        ("Norland targeted bases of the Free Sailors.", {"Norland": "subject", "Free Sailors": "target"}),
        ("Norland launched an attack on Estmark.", {"Norland": "subject", "Estmark": "target"}),
        ("Norland protested against Estmark.", {"Norland": "subject", "Estmark": "target"}),
        ("Both Norland and Estmark agreed to talk.", {"Norland": "party", "Estmark": "party"}),
        ("Norland and Estmark signed the treaty.", {"Norland": "party", "Estmark": "party"}),
        ("Ties between Norland and Estmark were cut.", {"Norland": "party", "Estmark": "party"}),
        (
            "Kestovia eased tensions between Norland and Estmark.",
            {"Kestovia": "subject", "Norland": "object", "Estmark": "object"},
        ),
        ("Norland's help came late to Estmark.", {"Norland": "", "Estmark": "object"}),
        ("Bell visited Norland.", {"Bell": "subject", "Norland": "host"}),
        ("The boat was seized by Norland.", {"Norland": "subject"}),
        ("Bell spoke about the Lane Programme.", {"Bell": "subject", "Lane Programme": "topic"}),
        ("Norland recalled its envoy, Bell, on Monday.", {"Norland": "subject", "Bell": "object"}),
        ("Bell met officials, including Marr and Sorn.",
         {"Bell": "subject", "Marr": "counterpart", "Sorn": "counterpart"}),
        ("Norland Deputy Minister Bell left.", {"Norland": "", "Bell": "subject"}),
        ("In Norland, Bell left.", {"Norland": "", "Bell": "subject"}),
        ("Bell, a former envoy to Norland and Estmark, left.",
         {"Bell": "subject", "Norland": "object", "Estmark": "object"}),
    ],
)  # fmt: skip
def test_a_name_has_the_role_of_its_place(text: str, expected: dict[str, str]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bell said that Norland closed the lane.", {"Bell": "speaker", "Norland": "subject"}),
        ("Bell said Norland closed the lane to Estmark.",
         {"Bell": "speaker", "Norland": "subject", "Estmark": "object"}),
        ("Norland said that the lane is shut.", {"Norland": "speaker"}),
        ("Norland warned Estmark.", {"Norland": "subject", "Estmark": "recipient"}),
        ("The Harbour Ministry warned Estmark.", {"Harbour Ministry": "speaker", "Estmark": "recipient"}),
        ("Bell expressed Norland's willingness to talk.", {"Bell": "speaker", "Norland": "subject"}),
    ],
)  # fmt: skip
def test_who_says_something_speaks_unless_a_state_acts_by_it(text: str, expected: dict[str, str]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "passage", "expected"),
    [
        ("Norland, a large buyer of oil, closed the lane.", "a large buyer of oil", {"Norland": "subject"}),
        ("Norland closed the lane, hitting Estmark.", "hitting Estmark",
         {"Norland": "subject", "Estmark": "target"}),
        ("Bell said that Norland closed the lane, helping Estmark.", "helping Estmark",
         {"Bell": "speaker", "Norland": "subject", "Estmark": "object"}),
        ("Norland waited. Ships left Estmark.", "Ships left Estmark", {"Estmark": "object"}),
        ("the Lane Programme of five years", "the Lane Programme of five years",
         {"Lane Programme": "subject"}),
        ("the expulsion of Bell", "the expulsion of Bell", {"Bell": "object"}),
    ],
)  # fmt: skip
def test_a_passage_that_goes_on_about_somebody_has_him_too(
    text: str, passage: str, expected: dict[str, str]
) -> None:
    assert roles(text, passage) == expected

"""Where something happened: a listed place, or one called so, after “in”, “at” or “near”."""

import pytest

from briefer.suggest.fact_places import place_in


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Ships collided in Karachi on Monday", "Karachi"),
        ("Talks were held in the Central African Republic", "Central African Republic"),
        ("a base near Abu Dhabi", "Abu Dhabi"),
        ("strikes in Iran's Outer-Hills province", "Outer-Hills province"),
        ("tensions in the West Asia region", "West Asia region"),
        ("a blast at Vell airport", "Vell airport"),
        ("a meeting in Iran's capital", "Iran's capital"),
        ("fishing in Iranian waters", ""),
        ("in Brief, nothing", ""),
        ("Karachi was quiet", ""),
        ("in January", ""),
    ],
)
def test_a_place_is_found_behind_its_preposition(words: str, place: str) -> None:
    assert place_in(words) == place

"""The yardsticks say what the trade's own tables say, and read well in a sentence."""

import json
from pathlib import Path

import pytest

from briefer.model.yardsticks import CONFIDENCE_LEVELS, ICD203, OFF_YARDSTICK, PHIA, YARDSTICKS, Yardstick


@pytest.mark.parametrize("yardstick", [PHIA, ICD203], ids=lambda each: each.name.value)
def test_bands_rise_and_no_term_stands_twice(yardstick: Yardstick) -> None:
    lows = [band.low for band in yardstick.bands]
    terms = [term for band in yardstick.bands for term in band.terms]
    assert lows == sorted(lows)
    assert all(band.low < band.high for band in yardstick.bands)
    assert len(set(terms)) == len(terms)
    assert not set(terms) & set(OFF_YARDSTICK)


def test_ranges_are_written_as_their_authors_write_them() -> None:
    assert [PHIA.range_words(band) for band in PHIA.bands[3:5]] == ["≈40–<50%", "≈55–75%"]
    assert ICD203.range_words(ICD203.bands[0]) == "1–5%"


def test_a_band_is_found_by_its_id_on_its_own_yardstick_alone() -> None:
    band = PHIA.band("realistic_possibility")
    assert band is not None
    assert f"{band.opening} {band.term} that" == "There is a realistic possibility that"
    assert ICD203.band("realistic_possibility") is None


def test_bands_are_those_of_the_published_tables(shared: Path) -> None:
    standards = json.loads((shared / "domain" / "standards.json").read_text(encoding="utf-8"))
    for name, yardstick in YARDSTICKS.items():
        published = standards["probability_yardsticks"][name.value]["bands"]
        assert [
            (band.id, list(band.terms), band.low, band.high, band.is_open) for band in yardstick.bands
        ] == [
            (band["id"], band["terms"], band["low"], band["high"], band.get("high_exclusive", False))
            for band in published
        ]
    assert list(OFF_YARDSTICK) == standards["off_yardstick_terms"]
    assert [*CONFIDENCE_LEVELS] == standards["confidence"]["icd203"]["levels"]

"""Markings by scheme: where they stand and in which colours."""

import pytest

from briefer.export.markings import MarkingLook, marking_look
from briefer.model.packs import Scheme


@pytest.mark.parametrize("scheme", ["uk", "us", "nato", "eu", "US"])
def test_most_markings_are_centred(scheme: str) -> None:
    assert marking_look(scheme, "SECRET") == MarkingLook("center")


def test_a_canadian_marking_stands_in_the_upper_right_alone() -> None:
    assert marking_look("canada", "PROTECTED B") == MarkingLook("right", foot=False)


@pytest.mark.parametrize(
    ("marking", "colour"),
    [
        ("TLP:RED", "FF2B2B"),
        ("TLP:AMBER", "FFC000"),
        ("TLP:AMBER+STRICT", "FFC000"),
        ("tlp:green", "33FF00"),
        ("TLP:CLEAR", "FFFFFF"),
        ("TLP:AMBER Share with members", "FFC000"),
        ("unheard of", "FFFFFF"),
    ],
)
def test_tlp_stands_at_the_right_in_its_colours_and_twelve_points(marking: str, colour: str) -> None:
    assert marking_look("tlp", marking) == MarkingLook("right", colour, "000000", 12)


@pytest.mark.parametrize("scheme", ["", "none", "other"])
def test_without_a_scheme_the_house_decides(scheme: str) -> None:
    assert marking_look(scheme, "SECRET") is None


def test_every_scheme_of_a_pack_is_known() -> None:
    assert [scheme for scheme in Scheme if marking_look(scheme, "X") is None] == [Scheme.NONE]

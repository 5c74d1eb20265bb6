"""Markings of six schemes: what is read, in which form it is set, and what is refused with which words."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import BrieferError
from briefer.marking.lists import CANADA, EU, NATO, TLP
from briefer.marking.reading import highest, read_marking
from briefer.marking.uk import CAVEATS, DESCRIPTORS, HANDLING
from briefer.marking.us import DISSEMINATION, LEVELS, NON_IC
from briefer.model.packs import Scheme

REL = (("CONFIDENTIAL", ""), ("(C", ")"))


@pytest.mark.parametrize(
    ("scheme", "words", "banner", "portion"),
    [
        (Scheme.US, "unclassified", "UNCLASSIFIED", "(U)"),
        (Scheme.US, "(S//NF)", "SECRET//NOFORN", "(S//NF)"),
        (Scheme.US, "SECRET//NOFORN//SI", "SECRET//SI//NOFORN", "(S//SI//NF)"),
        (Scheme.US, "TS//SI-G A/TK//NF/OC", "TOP SECRET//SI-G A/TK//ORCON/NOFORN", "(TS//SI-G A/TK//OC/NF)"),
        (Scheme.US, "S//REL TO GBR, USA,AUS", "SECRET//REL TO USA, AUS, GBR", "(S//REL TO USA, AUS, GBR)"),
        (Scheme.US, "C//REL TO USA, FVEY, CAN", *(f"{at}//REL TO USA, CAN, FVEY{end}" for at, end in REL)),
        (Scheme.US, "C//RELIDO//REL TO USA, GBR", *(f"{at}//REL TO USA, GBR/RELIDO{end}" for at, end in REL)),
        (Scheme.US, "U//FOR OFFICIAL USE ONLY", "UNCLASSIFIED//FOUO", "(U//FOUO)"),
        (Scheme.US, "UNCLASSIFIED//LES", "UNCLASSIFIED//LES", "(U//LES)"),
        (Scheme.US, "S//XD//NF", "SECRET//NOFORN//EXDIS", "(S//NF//XD)"),
        (Scheme.US, "S//FGI GBR//NF", "SECRET//FGI GBR//NOFORN", "(S//FGI GBR//NF)"),
        (Scheme.UK, "official-sensitive", "OFFICIAL-SENSITIVE", ""),
        (Scheme.UK, "UK SECRET", "UK SECRET", ""),
        (Scheme.UK, "UNCLASSIFIED", "UNCLASSIFIED", ""),
        (Scheme.UK, "TOP SECRET – UK / US EYES ONLY", "TOP SECRET – UK/US EYES ONLY", ""),
        (Scheme.UK, "OFFICIAL - LEGAL - RECIPIENTS ONLY", "OFFICIAL – RECIPIENTS ONLY – LEGAL", ""),
        (Scheme.UK, "SECRET - RED - UK EYES ONLY - EMBARGOED", "SECRET – EMBARGOED – RED – UK EYES ONLY", ""),
        (Scheme.UK, "OFFICIAL - HOME OFFICE USE ONLY", "OFFICIAL – HOME OFFICE USE ONLY", ""),
        (Scheme.TLP, "tlp:amber+strict", "TLP:AMBER+STRICT", ""),
        (Scheme.TLP, "TLP: RED", "TLP:RED", ""),
        (Scheme.CANADA, "Protected B", "PROTECTED B", ""),
        (Scheme.CANADA, "Protégé B", "PROTÉGÉ B", ""),
        (Scheme.CANADA, "SECRET//CANADIAN EYES ONLY", "SECRET//CANADIAN EYES ONLY", ""),
        (Scheme.NATO, "ns", "NATO SECRET", "(NS)"),
        (Scheme.NATO, "NATO SECRET - RELEASABLE TO UKR", "NATO SECRET//RELEASABLE TO UKR", "(NS)"),
        (Scheme.EU, "EU RESTRICTED", "RESTREINT UE/EU RESTRICTED", "(R-UE/EU-R)"),
        (Scheme.EU, "TRES SECRET UE/EU TOP SECRET", "TRÈS SECRET UE/EU TOP SECRET", "(TS-UE/EU-TS)"),
        (Scheme.NONE, "Between us", "Between us", ""),
    ],
)  # fmt: skip
def test_a_marking_is_set_in_its_schemes_own_form(
    scheme: Scheme, words: str, banner: str, portion: str
) -> None:
    marking = read_marking(scheme, words)
    assert (marking.banner, marking.portion) == (banner, portion)
    assert read_marking(scheme, banner) == marking


@pytest.mark.parametrize(
    ("scheme", "words", "what", "next_step"),
    [
        (Scheme.US, "SECRET//NOFORN//REL TO USA, GBR", "says both NOFORN and REL TO", "exclude each other"),
        (Scheme.US, "SECRET//REL TO GBR", "does not release to USA and to others", "REL TO USA"),
        (Scheme.US, "SECRET//REL TO USA", "does not release to USA and to others", "REL TO USA"),
        (Scheme.US, "SECRET//FOUO", "says FOUO of what is classified", "UNCLASSIFIED alone"),
        (Scheme.US, "SECRET//NOFORM", "says “NOFORM”, which is no control that is known", "NOFORN"),
        (Scheme.US, "//GBR SECRET", "names another country or joint owners", "UNCLASSIFIED"),
        (Scheme.US, "PROTECTED B", "does not begin with a US level", "Begin with UNCLASSIFIED"),
        (Scheme.US, "SECRET//", "says “”", "Known are"),
        (Scheme.UK, "RESTRICTED", "is of the scheme before April 2014", "OFFICIAL"),
        (Scheme.UK, "OFFICIAL SENSITIVE", "lacks its hyphen", "OFFICIAL-SENSITIVE"),
        (Scheme.UK, "SECRET-SENSITIVE", "says SENSITIVE, which stands with OFFICIAL alone", "SECRET"),
        (Scheme.UK, "SECRET - FOR PUBLIC RELEASE", "releases to the public what is SECRET", "OFFICIAL"),
        (Scheme.UK, "SECRET - ONE - TWO", "has two codewords", "one word"),
        (Scheme.UK, "SECRET - two words", "says “TWO WORDS”", "Known are"),
        (Scheme.UK, "UNCLASSIFIED - LEGAL", "says more than UNCLASSIFIED", "OFFICIAL"),
        (Scheme.UK, "TLP:RED", "does not begin with a level of the UK", "OFFICIAL"),
        (Scheme.TLP, "TLP:WHITE", "is of version 1 of the protocol", "Use TLP:CLEAR."),
        (Scheme.TLP, "AMBER", "is none of the Traffic Light Protocol", "TLP:AMBER"),
        (Scheme.TLP, "TLP:ROT", "is none of the Traffic Light Protocol", "TLP:RED"),
        (Scheme.CANADA, "PROTECTED", "does not say which of the three it is", "PROTECTED A"),
        (Scheme.CANADA, "PROTECTED D", "is none of the Government of Canada", "PROTECTED C"),
        (Scheme.NATO, "NATO TOP SECRET", "is no level of NATO", "COSMIC TOP SECRET"),
        (Scheme.EU, "LIMITE", "is none of the European Union", "RESTREINT UE/EU RESTRICTED"),
    ],
)  # fmt: skip
def test_a_wrong_marking_is_refused_in_one_sentence(
    scheme: Scheme, words: str, what: str, next_step: str
) -> None:
    with pytest.raises(BrieferError) as caught:
        read_marking(scheme, words)
    assert str(caught.value).startswith(f"The marking “{words}” ")
    assert what in caught.value.what
    assert next_step in caught.value.next_step


@pytest.mark.parametrize(
    ("parts", "banner"),
    [
        (("U", "S//NF", "C//REL TO USA, GBR"), "SECRET//NOFORN"),
        (("U", "S//REL TO USA, GBR, CAN", "C//REL TO USA, CAN"), "SECRET//REL TO USA, CAN"),
        (("S//REL TO USA, GBR", "C"), "SECRET"),
        (("S//REL TO USA, GBR", "S//REL TO USA, CAN"), "SECRET"),
        (("U//FOUO", "U"), "UNCLASSIFIED//FOUO"),
        (("U//FOUO", "C"), "CONFIDENTIAL"),
        (("TS//SI", "S//TK//OC"), "TOP SECRET//SI/TK//ORCON"),
    ],
)  # fmt: skip
def test_the_banner_is_the_highest_of_all_portions(parts: tuple[str, ...], banner: str) -> None:
    assert highest([read_marking(Scheme.US, part) for part in parts]).banner == banner


def test_levels_of_other_schemes_compare_by_their_order() -> None:
    parts = [read_marking(Scheme.UK, words) for words in ("OFFICIAL", "SECRET", "OFFICIAL-SENSITIVE")]
    assert highest(parts).banner == "SECRET"


@given(scheme=st.sampled_from(Scheme), words=st.text(max_size=40))
def test_any_words_are_read_or_refused(scheme: Scheme, words: str) -> None:
    try:
        marking = read_marking(scheme, words)
    except BrieferError:
        return
    assert read_marking(scheme, marking.banner).banner == marking.banner


def test_the_lists_are_those_of_the_published_tables(shared: Path) -> None:
    published = json.loads((shared / "domain" / "standards.json").read_text(encoding="utf-8"))["markings"]
    assert {each["label"] for each in published["tlp2"]["labels"]} == set(TLP)
    canada = published["canada"]
    assert {*canada["protected"], *canada["classified"], canada["unmarked"]} == set(CANADA)
    assert published["nato"]["levels"] == list(NATO)
    assert [level.replace("TRES", "TRÈS") for level in published["eu"]["levels"]] == list(EU[1:])
    uk = published["uk_gsc"]
    assert set(uk["descriptors"]) == set(DESCRIPTORS)
    assert set(uk["handling"]) - {"[ORGANISATION(S)] USE ONLY"} == set(HANDLING)
    assert set(uk["national_caveats"]) == set(CAVEATS)
    us = published["us_capco"]
    assert us["levels"] == [list(pair) for pair in LEVELS]
    assert {short for short, _ in us["dissem"]} - {"REL"} <= {short for short, _ in DISSEMINATION}
    assert us["non_ic"] == [list(pair) for pair in NON_IC]

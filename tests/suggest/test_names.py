"""Names nobody knows yet are proposed whole, without titles, and with a reason."""

import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.model.actors import ActorKind
from briefer.suggest.names import proposed_names
from tests.conftest import Seed
from tests.suggest.names_gold import GoldText, Score, meantime, re3d, score


def quotes(text: str) -> list[str]:
    return [name.quote for name in proposed_names(text)]


def sort_of(text: str, quote: str) -> tuple[ActorKind, str]:
    return next((name.kind, name.origin) for name in proposed_names(text) if name.quote == quote)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met Ilvo Marr in Kestovia.", ["Ilvo Marr", "Kestovia"]),
        ("They saw General Tarek bin Osal and Dr. Ines van Hout.", ["Tarek bin Osal", "Ines van Hout"]),
        ("They freed Abu al-Tessari near Ar Rumeh.", ["Abu al-Tessari", "Ar Rumeh"]),
        ("It blamed al-Kesta.", ["al-Kesta"]),
        ("the Iranian Deputy Foreign Minister Ali Marr", ["Iranian", "Ali Marr"]),
        ("the Chinese Foreign Ministry spokesperson", ["Chinese Foreign Ministry"]),
        ("the China-Pakistan Economic Corridor (CPEC)", ["China-Pakistan Economic Corridor", "CPEC"]),
        ("better Iran-Pakistan ties", ["Iran", "Pakistan"]),
        ("a China-led group and anti-Kestovia talk", ["China", "Kestovia"]),
        ("the Department of Health and the President of Syria", ["Department of Health", "Syria"]),
        ("the Food and Drug Administration", ["Food and Drug Administration"]),
        ("between Iran and Pakistan", ["Iran", "Pakistan"]),
        ("the Secretary of State Ana Marr", ["Ana Marr"]),
        ("in Kestovia's Marr Valley", ["Kestovia", "Marr Valley"]),
        ("the U.S. Central Command and the U.K. fleet", ["U.S. Central Command", "U.K."]),
        ("Then, on Tuesday 3 May, President May left", ["May"]),
        ("the Martin Luther King library", ["Martin Luther King"]),
        ("a deal with Marr Inc. was off", ["Marr Inc."]),
        ("it costs US$40 and NZ$3", []),
        ("after the Kesta War and Operation Blue Lantern", []),
        ("at the Vell Conference in Vell City", ["Vell City"]),
        ("aboard Kesta Air Flight 20", ["Kesta Air"]),
        ("the Law of the Sea and the Members", ["Sea"]),
        ("the CEO and the Prime Minister watched TV", []),
        ("", []),
        ("1234 -- ,", []),
    ],
)
def test_names_are_cut_by_the_conventions(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shipping stopped.", []),
        ("Shipping stopped. All shipping is idle.", []),
        ("Iran left.", ["Iran"]),
        ("Kestovia's fleet left.", ["Kestovia"]),
        ("Marr said no.", ["Marr"]),
        ("Marr left. They met Ana Marr.", ["Marr", "Ana Marr"]),
        ("However Kestovia left.", ["Kestovia"]),
        ("Angry Iran left, as angry as ever.", ["Iran"]),
        ("“Shipping stopped,” it ran.", []),
        ("KESTOVIA LEAVES THE LANE\nNothing else.", []),
        ("Kesta left. Kesta's fleet stayed.", ["Kesta", "Kesta"]),
    ],
)
def test_the_first_word_of_a_sentence_needs_evidence(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


def test_a_family_name_is_no_state_and_codes_are_none_either() -> None:
    text = "They met Sun Weidong and Ma Zhaoxu. Later Sun and Ma left; IR, PK and mar did not."
    names = {name.quote: name for name in proposed_names(text)}
    assert names["Sun"].origin == "part of Sun Weidong"
    assert names["Ma"].kind is ActorKind.PERSON
    assert all(names[code].kind is not ActorKind.STATE for code in ("IR", "PK"))
    assert "mar" not in names


@pytest.mark.parametrize(
    ("text", "quote", "kind", "origin"),
    [
        ("He met General Ilvo Marr.", "Ilvo Marr", ActorKind.PERSON, "after the title General"),
        ("the Kestovian Ministry", "Kestovian Ministry", ActorKind.PUBLIC_BODY, "ends in Ministry"),
        ("the Ministry of Oil", "Ministry of Oil", ActorKind.PUBLIC_BODY, "begins with Ministry of"),
        ("out of Iran", "Iran", ActorKind.STATE, "country list"),
        ("an Iranian ship", "Iranian", ActorKind.STATE, "list of peoples"),
        ("he is in Tehran", "Tehran", ActorKind.OTHER, "city list"),
        ("the Marr Front (MF) left", "MF", ActorKind.ARMED_GROUP, "in brackets after Marr Front"),
        ("he joined Jaish al-Marr", "Jaish al-Marr", ActorKind.ARMED_GROUP, "begins with Jaish"),
        ("shells hit the Marr district", "Marr", ActorKind.OTHER, "capitals before “district”"),
        ("the KLO left", "KLO", ActorKind.ORGANISATION, "written in capitals"),
        ("in Iran-Occupied Marr", "Iran-Occupied Marr", ActorKind.OTHER, "capitals after “in”"),
    ],
)
def test_a_proposal_says_why(text: str, quote: str, kind: ActorKind, origin: str) -> None:
    assert sort_of(text, quote) == (kind, origin)


def test_known_names_are_left_out() -> None:
    text = "He left Iran for Oman; in Oman and in Chad nobody knew of Iran."
    assert [name.quote for name in proposed_names(text, known={"Iran"})] == ["Oman", "Oman", "Chad"]


@given(st.text(alphabet="aA .-'’\nIranGeneraloftheMrs&(é1)“", max_size=80))
def test_any_text_gives_spans_in_order_that_are_its_own_words(text: str) -> None:
    names = proposed_names(text)
    assert all(name.quote == text[name.start : name.end] != "" for name in names)
    assert [name.start for name in names] == sorted(name.start for name in names)
    assert all(one.end <= other.start for one, other in pairwise(names))


def measured(texts: Sequence[GoldText]) -> Score:
    return score(
        (text.counted((name.start, name.end) for name in proposed_names(text.text)), text.names)
        for text in texts
    )


def said(capsys: pytest.CaptureFixture[str], what: str, found: Score) -> None:
    with capsys.disabled():
        figures = f"F1 {found.f1:.3f} (precision {found.precision:.3f}, recall {found.recall:.3f})"
        sys.stdout.write(f"\nnames in {what}: {figures}\n")


def test_names_in_analysts_texts_are_found(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The rules were written on every other text; the figure of those kept back counts."""
    every = re3d(shared)
    kept, whole = measured(every[1::2]), measured(every)
    said(capsys, "20 analysts' texts kept back", kept)
    said(capsys, "all 40 analysts' texts", whole)
    assert kept.f1 >= 0.86, kept
    assert whole.f1 >= 0.88, whole


def test_names_in_news_are_found(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = measured(meantime(shared))
    said(capsys, "60 news articles", found)
    assert found.f1 > 0.88, found


def test_names_in_the_seed_are_found_but_for_words_after_them(seed: Seed) -> None:
    gold = {
        (mention["start"], mention["end"])
        for actor in seed.gold["actors"]
        for mention in actor["mentions"]
        if mention["kind"] in {"name", "short_name", "acronym"} and not mention["text"].startswith("the ")
    }
    found = {(name.start, name.end) for name in proposed_names(seed.text)}
    assert len(gold & found) / len(gold) > 0.97, [seed.text[slice(*span)] for span in gold - found]

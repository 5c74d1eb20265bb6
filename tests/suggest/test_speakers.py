"""Who said what is proposed in the forms that are nearly always right, and in no others."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.suggest.speakers import proposed_speakers
from tests.conftest import Seed
from tests.suggest.names_gold import meantime, re3d


def said(text: str) -> list[tuple[str, str, str]]:
    return [(found.speaker, found.cue, found.quote) for found in proposed_speakers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Marr said that the lane is shut.", ("Ana Marr", "said", "the lane is shut")),
        ("Ana Marr said the lane is shut.", ("Ana Marr", "said", "the lane is shut")),
        ("The lane is shut, Marr said.", ("Marr", "said", "The lane is shut")),
        ("The lane is shut, he said on Monday.", ("he", "said", "The lane is shut")),
        ("The lane is shut, Marr told reporters.", ("Marr", "told", "The lane is shut")),
        ("“The lane is shut,” said General Ilvo Marr.", ("General Ilvo Marr", "said", "The lane is shut")),
        ('"The lane is shut," the ministry said.', ("the ministry", "said", "The lane is shut")),
        ("Marr said, “The lane is shut.” Nobody came.", ("Marr", "said", "The lane is shut")),
        ("Marr told the paper that it was shut.", ("Marr", "told", "it was shut")),
        ("Marr, the harbour master, said it was shut.", ("Marr", "said", "it was shut")),
        (
            "Marr, during his visit, emphasized the need for calm.",
            ("Marr", "emphasized", "the need for calm"),
        ),
        ("According to Kestovia, the lane is shut.", ("Kestovia", "According to", "the lane is shut")),
        (
            "The lane is shut, according to the harbour log.",
            ("the harbour log", "according to", "The lane is shut"),
        ),
        ("The lane, as he said, stays shut.", ("he", "said", "stays shut")),
        ("In Kestovia, the ministry said, ships wait.", ("the ministry", "said", "ships wait")),
        ("Marr Inc. announced on Friday that ships wait.", ("Marr Inc.", "announced", "ships wait")),
        ("Marr denied any part in it.", ("Marr", "denied", "any part in it")),
        ("Marr said he was “much relieved”.", ("Marr", "said", "he was “much relieved”")),
    ],
)
def test_what_was_said_is_found_with_its_speaker(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The lane is said to be shut for weeks.",
        "Marr, who is said to be ill, left the ship.",
        "The crew was told to leave the ship.",
        "Marr added two ships to the fleet.",
        "The storm claimed nine lives in the strait.",
        "As stated on the page, it is shut.",
        "The newly announced lane is shut.",
        "That said, the lane stays shut.",
        "Having said so, Marr left.",
        "Work went on according to plan.",
        "Marr said so.",
        "Marr told the crew to leave at once.",
        "",
        "said",
        "“” said",
    ],
)
def test_other_uses_of_the_words_are_left(text: str) -> None:
    assert said(text) == []


def test_two_sentences_do_not_mix_and_a_stretch_comes_once() -> None:
    text = "Ships wait. The lane is shut, Marr said. According to Osal, it opens soon."
    assert [speaker for speaker, _, _ in said(text)] == ["Marr", "Osal"]


@given(
    st.lists(st.sampled_from(["Marr", "said", "told", ",", ".", "“", "”", '"', " in", "\n", "that", "he"]))
)
def test_any_text_gives_its_own_words(parts: list[str]) -> None:
    text = " ".join(parts)
    for found in proposed_speakers(text):
        assert found.quote == text[found.start : found.end] == found.quote.strip()
        assert found.speaker in text
        assert found.cue in text


def test_the_seeds_speakers_are_those_of_the_gold(seed: Seed) -> None:
    names = {actor["id"]: actor["name"] for actor in seed.gold["actors"]}
    gold = [
        (
            fact["span"]["start"],
            fact["span"]["end"],
            names[fact["attribution"]["who"]],
            fact["attribution"]["verb"],
        )
        for fact in seed.gold["facts"]
        if "who" in fact["attribution"]
    ]
    found = proposed_speakers(seed.text)
    right = [
        item
        for item in found
        if any(
            start < item.end
            and item.start < end
            and verb == item.cue
            and (item.speaker == "He" or name in item.speaker or item.speaker in name)
            for start, end, name, verb in gold
        )
    ]
    assert len(found) == 6
    assert right == list(found)


def test_speakers_in_news_are_many_and_seldom_a_day_or_a_place(shared: Path) -> None:
    found = [item for text in (*re3d(shared), *meantime(shared)) for item in proposed_speakers(text.text)]
    assert len(found) > 85
    odd = [item for item in found if item.speaker.endswith("sday") or item.speaker in {"Raqqah", "Mosul"}]
    assert not odd

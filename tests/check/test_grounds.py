"""Whether a note's own text says what its facts and their passages say."""

from typing import Any

import pytest

from briefer.check.grounds import ground_doubts, leading_doubts
from briefer.check.prose import Passage
from briefer.model.actors import Actor, ActorKind, Alias, AliasKind
from briefer.model.facts import FactKind, Status
from briefer.model.ids import ActorId
from tests.check.prose_samples import prose, reporting, rules
from tests.compose.making import a_fact, evidence, said_by

PLAIN = a_fact(
    1,
    "Nine boats sank off Port Ansel.",
    "2024-01-16",
    evidence=(evidence("Nine boats — with “some 1,200 tons” of rice — went down"),),
)
CLAIM = a_fact(
    2,
    "The strait is safe.",
    evidence=(evidence("safe", 2, status=Status.CLAIMED, attribution=said_by(1)),),
)
BOTH = a_fact(
    3,
    "The strait is wide.",
    evidence=(evidence("w", 3, status=Status.CLAIMED), evidence("w", 4, status=Status.REPORTED)),
)
SAID = a_fact(
    4,
    "Ilse Darrow said that the strait stays shut.",
    kind=FactKind.STATEMENT,
    evidence=(evidence("shut", 5, status=Status.CLAIMED),),
)
ILSE = Actor(ActorId(1), "a1", "Ilse Darrow", ActorKind.PERSON, (Alias("Elsie Darrow", AliasKind.MISSPELT),))
KNOWN: dict[str, Any] = {"facts": {"f1": PLAIN, "f2": CLAIM, "f3": BOTH, "f4": SAID}, "actors": (ILSE,)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("9 boats sank on 16 January 2024[@f1].", []),
        ("1,200 tons sank, as paragraph 7 says[@f1].", []),
        ("11 boats sank[@f1].", ["SRC05"]),
        ("It is likely (55–75%) that 9 sank[@f1].", []),
        ("11 boats sank.", []),
        ("It is said that “Nine boats -- with some … of rice” sank[@f1].", []),
        ("It is said that “ten boats with some rice” sank[@f1].", ["SRC03"]),
        ("A “lost boat” sank[@f1].", []),
        ("Our line: “We follow the evidence alone.”", []),
        ("The strait is safe[@f2].", ["SRC11"]),
        ("The strait is safe, Ilse Darrow holds[@f2].", []),
        ("According to the ministry the strait is safe[@f2].", []),
        ("The strait is wide[@f3].", []),
        ("By the harbour master’s account the strait is safe[@f2].", []),
        ("No source saw the strait[@f2].", []),
        ("The strait stays shut[@f4].", []),
        ("**Line to take:** “We follow the evidence alone[@f1].”", []),
        ("Elsie Darrow left.", ["NAM05"]),
        ("“Elsie Darrow” left. Elsie Darrow [sic] too.", []),
    ],
)
def test_what_is_told_of_the_analysts_own_text(text: str, found: list[str]) -> None:
    assert rules(ground_doubts, text, **KNOWN) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nine boats sank off the port today.", ["SRC01"]),
        ("Nine boats sank off the port today.[@f1]", []),
        ("Nine boats sank off the port today. (confirmed by Tol)[@f1] Both say so.", []),
        ("Nine boats sank off the port today. (confirmed by Tol) Both say so[@f1].", ["SRC01"]),
        ("Nine boats sank off the port[@f1]. Ten more boats were lost that day.", ["SRC01"]),
        ("What is known of the boats that sank:", []),
        ("Boats sank.", []),
        ("The article does not say where the boats sank.", []),
        ("“Ten boats sank there.”", ["SRC03"]),
    ],
)
def test_a_section_that_reports_cites_a_fact_in_each_sentence(text: str, found: list[str]) -> None:
    assert rules(ground_doubts, reporting(text), **KNOWN) == found


def test_the_bottom_line_has_figures_of_the_facts_or_the_text_alone() -> None:
    def leading(text: str) -> Passage:
        return Passage("Here", text, leads=True)

    assert rules(leading_doubts, leading("9 boats sank by 12 May; 60 days."), **KNOWN) == ["STR04", "STR04"]
    known = {**KNOWN, "entered": ("2024-05-12",)}
    assert rules(leading_doubts, leading("9 boats; 12 May; 60 days."), "It asks for 60 days.", **known) == []


def test_a_bottom_line_that_cites_its_figures_is_not_held_against_all_facts() -> None:
    many = {f"f{number}": a_fact(number, f"{number} men left.") for number in range(10, 500)}
    known: dict[str, Any] = {"facts": {**many, "f1": PLAIN}}
    cited = Passage("Here", "9 boats sank[@f1].", leads=True)
    assert len(list(leading_doubts(prose(cited, **known)))) < 10
    assert rules(leading_doubts, Passage("Here", "480 men left[@f1].", leads=True), **known) == []


def test_a_doubt_points_at_its_place() -> None:
    (doubt,) = ground_doubts(prose("11 boats sank[@f1].", **KNOWN))
    assert doubt.sentence == "In “Here”, none of the facts behind it has the figure 11."


@pytest.mark.parametrize(
    ("text", "origins", "found"),
    [
        ("The strait is shut.", 1, ["SRC02"]),
        ("The strait is shut.", 2, []),
        ("The strait is shut. This note rests on one article of unknown origin.", 1, []),
        ("The strait is shut, a single outlet reports.", 1, []),
    ],
)
def test_a_bottom_line_says_that_the_note_rests_on_one_origin(
    text: str, origins: int, found: list[str]
) -> None:
    assert rules(leading_doubts, Passage("Here", text, leads=True), origins=origins) == found

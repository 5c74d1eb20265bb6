"""Actors that the analyst's own words mention first: told with what introduces them, never altered."""

from dataclasses import replace
from typing import Any

import pytest

from briefer.compose.compose import compose, section_parts
from briefer.compose.first_mentions import mentions_first, naming_of
from briefer.compose.frames import note_days
from briefer.compose.material import material_of
from briefer.compose.section_parts import sectioned
from briefer.model.actors import Alias, AliasKind
from briefer.model.briefs import BriefContent
from briefer.model.facts import Fact, FactActor
from briefer.model.ids import ActorId, SectionId
from tests.compose.making import CREATED, a_content, a_fact, a_pack
from tests.compose.test_introducing import BOTH, CAST, DARROW

PACK = a_pack("{{ paragraphs }}\n\n{{ facts|paragraphs }}", first_mentions=True)
PORT = FactActor(ActorId(2))
IN_FULL = "Ilse Darrow (minister, Ministry of Ports)"


NAMED = replace(CAST[1], aliases=(*CAST[1].aliases, Alias("port authority", AliasKind.FORMER)))


def content(facts: tuple[Fact, ...], *paragraphs: str, **changes: Any) -> BriefContent:
    return a_content(facts, paragraphs, actors=(DARROW, NAMED), **changes)


def asked(
    *paragraphs: str,
    date: str = "2024-05-01",
    before: str = "",
    actors: tuple[FactActor, ...] = BOTH,
) -> list[tuple[str, str, int]]:
    """Return what is told of the paragraphs: what they say, what is wanted, and which of them it is."""
    fact = a_fact(1, "Kelm Port Authority met.", date, actors=actors)
    made = content((fact,), *paragraphs)
    parts = section_parts(made, PACK, SectionId(1), created=CREATED)
    above = compose(content((fact,), before), PACK, created=CREATED).blocks if before else ()
    days = note_days(made, PACK, CREATED)
    own = [paragraph.id for paragraph in made.brief.sections[0].paragraphs]
    found = mentions_first(above, parts, own, material_of(made, PACK), days)
    return [(each.said, each.wanted, each.paragraph) for each in found]


def test_a_short_name_and_a_name_without_its_role_are_told_once() -> None:
    assert asked("The KPA and **Darrow** agreed.", "Ilse Darrow left the KPA.") == [
        ("KPA", "Kelm Port Authority (KPA)", 1),
        ("Darrow", IN_FULL, 1),
    ]
    assert asked("Words.", "Ilse Darrow left.") == [("Ilse Darrow", IN_FULL, 2)]


@pytest.mark.parametrize(
    "words",
    [
        f"{IN_FULL} left.",
        "Ilse Darrow, the minister, left.",
        "Ilse Darrow (who else) left.",
        "Kelm Port Authority met.",
        "“Darrow left”, it says.",
        "Minister Darrow left.",
        "Darrow’s ship left.",
        "Its port authority met.",
    ],
)
def test_who_is_introduced_quoted_titled_or_owns_something_is_not_told(words: str) -> None:
    assert asked(words) == []


def test_the_office_is_that_of_the_fact_that_is_cited() -> None:
    assert asked("Ilse Darrow left [@f1].", date="2020-05-01") == [
        ("Ilse Darrow", "Ilse Darrow (deputy minister)", 1)
    ]


def test_who_was_mentioned_above_is_known() -> None:
    assert asked("Darrow left.", before="Ilse Darrow came.") == []


def test_statements_of_the_template_introduce_by_themselves() -> None:
    made = content((a_fact(1, "KPA met.", actors=BOTH),))
    parts = section_parts(made, PACK, SectionId(1), created=CREATED)
    days = note_days(made, PACK, CREATED)
    assert mentions_first((), parts, (), material_of(made, PACK), days) == ()


def test_only_who_stands_in_the_facts_of_the_note_is_looked_for() -> None:
    assert asked("Darrow left.", actors=(PORT,)) == []


def test_the_place_of_a_mention_is_the_one_that_counts() -> None:
    naming = naming_of("“Darrow”, Minister Darrow, Darrow's: Darrow.", "Darrow", DARROW)
    assert naming is not None
    assert naming.start == len("“Darrow”, Minister Darrow, Darrow's: ")
    assert naming_of("Ilse Darrow.", "Darrow", DARROW) is None


def test_the_blocks_of_a_note_are_told_apart_by_section() -> None:
    made = content((a_fact(1),), "Words.")
    document = compose(made, PACK, created=CREATED)
    assert {section for section, _ in sectioned(document, made.brief)} == {1}
    assert [block for _, block in sectioned(document, made.brief)] == list(document.blocks)

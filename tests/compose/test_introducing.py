"""First mentions in full with the office held then, later ones short, in statements alone."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefer.compose.compose import compose
from briefer.compose.introducing import Unintroduced, unintroduced
from briefer.model.actors import Actor, ActorKind, Alias, AliasKind, Role
from briefer.model.documents import Document
from briefer.model.facts import Fact, FactActor
from briefer.model.ids import ActorId, SectionId
from tests.compose.making import CREATED, a_content, a_fact, a_pack, as_text, evidence, said_by

DARROW = Actor(
    ActorId(1),
    "a1",
    "Ilse Darrow",
    ActorKind.PERSON,
    (Alias("Darrow", AliasKind.SHORT), Alias("Darow", AliasKind.MISSPELT)),
    (Role("deputy minister", "", "2019", "2023"), Role("minister", "Ministry of Ports", "2024")),
)
PORT = Actor(
    ActorId(2),
    "a2",
    "Kelm Port Authority",
    ActorKind.PUBLIC_BODY,
    (Alias("KPA", AliasKind.ACRONYM), Alias("Kelmish", AliasKind.DEMONYM)),
)
CAST = (DARROW, PORT)
BOTH = (FactActor(ActorId(1)), FactActor(ActorId(2)))
HERE = SectionId(7)


def said(*statements: str, date: str = "2024-05-01", **changes: Any) -> list[str]:
    """Return the statements as they are printed one after the other."""
    facts = tuple(a_fact(number, words, date, actors=BOTH) for number, words in enumerate(statements, 1))
    return [line.split("<f", 1)[1].split(">", 1)[1].rsplit("</f", 1)[0] for line in lines(facts, **changes)]


def lines(facts: tuple[Fact, ...], **changes: Any) -> list[str]:
    return as_text(note(facts, **changes)).split("# Section\n")[1].split("\n\n")[0].splitlines()


def note(
    facts: tuple[Fact, ...],
    paragraphs: tuple[str, ...] = (),
    actors: tuple[Actor, ...] = CAST,
    **changes: Any,
) -> Document:
    pack = a_pack("{{ paragraphs }}\n\n{{ facts|paragraphs }}", **{"first_mentions": True, **changes})
    return compose(a_content(facts, paragraphs, actors=actors), pack, created=CREATED)


def unmet(document: Document, actors: tuple[Actor, ...]) -> tuple[Unintroduced, ...]:
    return unintroduced(((HERE, block) for block in document.blocks), actors)


def test_the_first_mention_is_in_full_with_the_office_held_then_and_later_ones_are_short() -> None:
    assert said("Ilse Darrow opened the pier.", "Ilse Darrow closed it; Ilse Darrow left.") == [
        "Ilse Darrow (minister, Ministry of Ports) opened the pier.",
        "Darrow closed it; Darrow left.",
    ]
    assert said("Darrow opened it.", date="2020-02") == ["Ilse Darrow (deputy minister) opened it."]


def test_a_state_keeps_its_name() -> None:
    varenia = Actor(ActorId(2), "a2", "Varenia", ActorKind.STATE, (Alias("RV", AliasKind.ACRONYM),))
    told = said("Varenia met the KPA.", "RV left, then Varenia.", actors=(DARROW, varenia))
    assert told == ["Varenia met the KPA.", "RV left, then Varenia."]


def test_an_apostrophe_within_a_word_begins_no_quotation() -> None:
    assert said("Kelm's boats met Darrow's at the pier.") == ["Kelm's boats met Ilse Darrow's at the pier."]


def test_a_body_is_introduced_with_its_acronym() -> None:
    assert said("The KPA met Kelm Port Authority staff.", "KPA met; the Kelm Port Authority left.") == [
        "The Kelm Port Authority (KPA) met KPA staff.",
        "KPA met; the KPA left.",
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "He said “Darrow and the KPA agreed”.",
        'He said "Darrow agreed" and „KPA left“ and «KPA»',
        "Minister Darrow spoke.",
        "Kelmish boats and Darow sailed.",
        "Darrowby and KPAs are others.",
        "He said “Darrow never closed",
        "The minister (printed 'Darrow') spoke of a ‘KPA’s plan’ to sail.",
    ],
)
def test_quotations_titles_demonyms_misspellings_and_longer_words_stay(statement: str) -> None:
    assert said(statement) == [statement]


def test_a_state_and_a_name_of_one_word_have_no_acronym() -> None:
    for kind, name in ((ActorKind.STATE, "United Isles"), (ActorKind.ORGANISATION, "Isles")):
        isles = Actor(ActorId(2), "a2", name, kind, (Alias("UI", AliasKind.ACRONYM),))
        assert said(f"{name} met.", f"{name} left.", actors=(DARROW, isles)) == [
            f"{name} met.",
            f"{name} left.",
        ]


def test_a_possessive_is_the_bare_name_and_introduces_nobody() -> None:
    assert said("KPA’s boats sail.", "KPA's boats.", "KPA boats.") == [
        "Kelm Port Authority’s boats sail.",
        "Kelm Port Authority's boats.",
        "Kelm Port Authority (KPA) boats.",
    ]


def test_an_office_or_acronym_that_the_statement_names_is_not_said_twice() -> None:
    assert said("The minister Ilse Darrow spoke.") == ["The minister Ilse Darrow spoke."]
    assert said("Kelm Port Authority (KPA) met.", "KPA left.") == [
        "Kelm Port Authority (KPA) met.",
        "KPA left.",
    ]


def test_a_name_that_two_actors_have_is_left() -> None:
    other = Actor(ActorId(3), "a3", "Ola Darrow", aliases=(Alias("Darrow", AliasKind.SHORT),))
    assert said("Darrow spoke.", actors=(*CAST, other)) == ["Darrow spoke."]


def test_only_actors_of_the_fact_are_looked_for() -> None:
    fact = a_fact(1, "KPA met Darrow.", actors=(FactActor(ActorId(2)),))
    assert "<f1>Kelm Port Authority (KPA) met Darrow.</f>" in lines((fact,))[0]


def test_a_pack_that_does_not_ask_for_it_leaves_all_as_it_was() -> None:
    assert said("Ilse Darrow spoke.", first_mentions=False) == ["Ilse Darrow spoke."]


def test_the_analysts_own_text_is_only_told_of() -> None:
    fact = a_fact(1, "KPA met.", actors=BOTH)
    document = note((fact,), ("The KPA and **Darrow** agreed.", "Ilse Darrow left."))
    text = as_text(document)
    assert "The KPA and <b>Darrow</b> agreed." in text
    assert "<f1>Kelm Port Authority (KPA) met.</f>" in text
    assert unmet(document, CAST) == (
        Unintroduced(ActorId(2), HERE, "KPA"),
        Unintroduced(ActorId(1), HERE, "Darrow"),
    )
    for words in ("Kelm Port Authority (KPA) met", "Ilse Darrow² left; Darrow is gone"):
        assert unmet(note((), (words,)), CAST) == ()
    common = Actor(ActorId(9), "a9", "Kelm Coast Guard", aliases=(Alias("coast guard", AliasKind.SHORT),))
    assert unmet(note((), ("The coast guard left.",)), (common,)) == ()
    titled = Actor(ActorId(9), "a9", "Ola Brand-Vess", aliases=(Alias("General Ola Brand-Vess"),))
    assert unmet(note((), ("General Ola Brand–Vess left.",)), (titled,)) == ()
    assert unmet(note((fact,)), CAST) == ()


PIECES = ("Darrow", "Ilse Darrow", "KPA", "Kelm Port Authority", "“", "”", '"', "'s", "Minister", ".", "met")


@settings(max_examples=60)
@example(['" “ " Darrow'])
@given(
    st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map(" ".join), min_size=1, max_size=3)
)
def test_words_in_quotation_marks_are_never_altered_and_nothing_else_than_names_is(
    statements: list[str],
) -> None:
    for before, after in zip(statements, said(*statements), strict=True):
        assert quoted(before) == quoted(after)
        assert bare(before) == bare(after)


def quoted(text: str) -> list[str]:
    return [part.split("”")[0] for part in text.split("“")[1:]]


def bare(text: str) -> str:
    """Return the text without any of the names."""
    for name in ("Ilse Darrow (minister, Ministry of Ports)", "Kelm Port Authority (KPA)", "Ilse Darrow",
                 "Kelm Port Authority", "Darrow", "KPA"):  # fmt: skip
        text = text.replace(name, "@")
    return text


def test_evidence_speaks_for_who_stands_in_a_fact() -> None:
    fact = a_fact(1, "Darrow promised more.", evidence=(evidence("x", attribution=said_by(1)),))
    assert "<f1>Ilse Darrow (minister, Ministry of Ports) promised more.</f>" in lines((fact,))[0]

"""What templates can say of actors, passages, the yardstick and how many there are."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefer.compose.compose import compose
from briefer.errors import BrieferError
from briefer.model.actors import Actor, ActorKind, Alias, AliasKind, Role
from briefer.model.documents import Table, Timeline, TimeMark
from briefer.model.facts import FactActor, Grading, Reliability
from briefer.model.ids import ActorId, FactId
from briefer.model.packs import PackField, YardstickName
from tests.compose.making import CREATED, a_content, a_fact, a_pack, as_text, composed, evidence, said_by

DARROW = Actor(
    ActorId(1),
    "a1",
    "Ilse Darrow",
    ActorKind.PERSON,
    (Alias("Darrow", AliasKind.SHORT), Alias("Darow", AliasKind.MISSPELT), Alias("I. Darrow")),
    (
        Role("deputy minister", "Ministry of Ports", "2019", "2023-04"),
        Role("minister", "Ministry of Ports", "2023-05"),
    ),
    "speaks **plainly**",
)
AUTHORITY = Actor(
    ActorId(2), "a2", "Kelm Port Authority", ActorKind.PUBLIC_BODY, (Alias("KPA", AliasKind.ACRONYM),)
)
LONER = Actor(ActorId(3), "a3", "Osk Vand", ActorKind.PERSON)
WAS_DEPUTY = "deputy minister, Ministry of Ports (2019–April 2023)"
IS_MINISTER = "minister, Ministry of Ports (since May 2023)"
CAST = (DARROW, AUTHORITY, LONER)
FACTS = (
    a_fact(1, "Ilse Darrow opened the pier.", "2023-03-01", actors=(FactActor(ActorId(1), "subject"),)),
    a_fact(
        2,
        "The authority and Ilse Darrow agreed.",
        "2024-01-10",
        actors=(FactActor(ActorId(2), "party"), FactActor(ActorId(1), "party")),
        place="Kelm",
    ),
    a_fact(3, "The toll rises.", evidence=(evidence("the toll rises", attribution=said_by(1)),)),
)


def printed(template: str, **changes: Any) -> str:
    """Return what the template prints before a rule, behind which stand the facts it left out."""
    changes = {"actors": CAST, "cut_off": "2024-02-01", **changes}
    content = a_content(FACTS, **{key: value for key, value in changes.items() if key != "pack"})
    pack = a_pack(template + "\n\n----\n", **changes.get("pack", {}))
    text = as_text(compose(content, pack, created=CREATED))
    return text.split("\n----")[0].split("# Section\n")[-1].strip()


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("label", "a1"),
        ("name", "Ilse Darrow"),
        ("kind", "person"),
        ("kind_words", "person"),
        ("role", ""),
        ("full", "Ilse Darrow (minister, Ministry of Ports)"),
        ("short", "Darrow"),
        ("office", "minister, Ministry of Ports"),
        ("also", "Darrow, I. Darrow"),
        ("offices", f"{WAS_DEPUTY}; {IS_MINISTER}"),
        ("note", "speaks **plainly**"),
        ("note|md", "speaks <b>plainly</b>"),
        ("count", "3"),
        ("facts|map(attribute='label')|join(' ')", "f1 f2 f3"),
        ("said|map(attribute='label')|join(' ')", "f3"),
        ("aliases[1].name", "Darow"),
        ("aliases[1].kind", "misspelt"),
        ("aliases[1].kind_words", "misspelt"),
        ("roles[0].title", "deputy minister"),
        ("roles[0].body", "Ministry of Ports"),
        ("roles[0].held", "2019–April 2023"),
        ("roles[1].line", IS_MINISTER),
        ("roles[0].current", "no"),
        ("roles[1].current", "yes"),
        ("relations[0].name", "Kelm Port Authority"),
        ("relations[0].count", "1"),
        ("relations[0].actor.short", "KPA"),
        ("relations[0].facts[0].label", "f2"),
    ],
)
def test_a_part_of_an_actor_prints_as_the_guide_says(part: str, words: str) -> None:
    assert printed(f"{{% if actors %}}x{{% endif %}}{{{{ actors[0].{part} }}}}") == f"x{words}"


def test_an_actors_office_in_a_fact_is_that_of_the_facts_date() -> None:
    assert printed("{{ facts[0].actors[0].office }}") == "deputy minister, Ministry of Ports"
    assert printed("{{ facts[0].actors[0].full }}; {{ facts[0].actors[0].role }}") == (
        "Ilse Darrow (deputy minister, Ministry of Ports); subject"
    )


def test_actors_are_those_that_stand_in_the_notes_facts_in_their_order() -> None:
    assert printed("{{ actors|map(attribute='label')|join(' ') }}") == "a1 a2"


def test_a_body_is_introduced_with_its_acronym() -> None:
    assert printed("{{ actors[1].full }}, {{ actors[1].short }}") == "Kelm Port Authority (KPA), KPA"


@pytest.mark.parametrize("name", ["ilse darrow", "Darrow", "I. Darrow"])
def test_actors_are_found_by_any_of_their_names(name: str) -> None:
    assert printed(f"{{{{ (actors|named('{name}'))[0].label }}}}") == "a1"
    assert printed("{{ actors|named('nobody')|length }}") == "0"


def test_a_profiles_actor_is_named_by_a_field() -> None:
    brief = {"fields": (("who", "KPA"),)}
    found = printed("{{ (actors|named(fields.who))[0].name }}", **brief, pack={"fields": (FIELD,)})
    assert found == "Kelm Port Authority"


WHEN = "10 January 2024"
FIELD = PackField("who", "Who")


def test_facts_are_chosen_by_an_actor_that_stands_in_them_or_is_quoted() -> None:
    assert printed("{{ facts|involving('Darow')|map(attribute='label')|join(' ') }}") == "f1 f2 f3"
    assert printed("{{ facts|involving(actors[1])|map(attribute='label')|join(' ') }}") == "f2"


WRONG = (
    "{{ facts|named('x') }}",
    "{{ actors|involving('x') }}",
    "{{ facts|named(nix) }}",
    "{{ actors|passages }}",
    "{{ actors|timeline }}",
    "{{ facts|involving(3) }}",
)


@pytest.mark.parametrize("template", WRONG)
def test_a_filter_on_the_wrong_records_is_a_fault_with_its_place(template: str) -> None:
    with pytest.raises(BrieferError, match=r"s\.md\.j2, line 4"):
        printed(template)


def test_facts_tell_their_parties_outlets_and_grades() -> None:
    assert printed("{{ facts[1].parties }}; {{ facts[1].outlets }}; {{ facts[1].grades }}") == (
        "Kelm Port Authority, Ilse Darrow; A paper; F6"
    )


def test_a_date_that_was_inferred_may_stand_in_brackets() -> None:
    facts = (a_fact(1, date="2024-01-10"), a_fact(2, date="2024-01-10", basis="inferred"), a_fact(3))
    text = as_text(composed("{{ facts|map(attribute='bracketed')|join('; ') }}\n\n----\n", facts))
    assert "10 January 2024; [10 January 2024]; \n" in text.replace("; ----", "; \n")


def test_each_passage_is_listed_with_its_source() -> None:
    graded = evidence("more", 5, 2, translation="mehr", grading=Grading(Reliability.USUALLY))
    facts = (a_fact(1, evidence=(evidence("the words"), graded)),)
    columns = '"No.: number", "S: label, statement", "Words: words", "By: source.publisher", "On: date, page"'
    document = composed(f'{{{{ facts|passages|table({columns}, "G: grading", "H: hash") }}}}', facts)
    said = "f1 <f1>Something happened.</f>"
    assert as_text(document).split("# Section\n")[1].splitlines()[1:3] == [
        f"| 1 | {said} | “the words” | A paper | 12 March 2025 | F6 | {1:064x} |",
        f"| 2 | {said} | “more”; translated: “mehr” | Another paper | 12 March 2025 | B6 | {2:064x} |",
    ]


def test_the_yardstick_is_the_packs() -> None:
    terms = (
        "{{ yardstick[3].term }}: {{ yardstick[3].range }}, {{ yardstick[3].low }}, {{ yardstick[4].terms }}"
    )
    assert printed(terms) == "realistic possibility: ≈40–<50%, 40, likely, probable, probably"
    american = {"yardstick": YardstickName.ICD203}
    assert printed(terms, pack=american).startswith("roughly even chance: 45–55%")
    assert "ICD 203" in printed("{{ brief.yardstick }}", pack=american)


def test_the_note_counts_what_is_in_it() -> None:
    names = ("facts", "dated", "passages", "sources", "origins", "actors")
    template = " ".join(f"{{{{ counts.{name} }}}}" for name in names)
    assert printed(template) == "3 2 3 1 1 2"


def test_a_chronology_and_a_roster_are_one_filter_each() -> None:
    blocks = composed("{{ facts|chronology }}\n\n{{ actors|roster(title='Who') }}", FACTS, actors=CAST).blocks
    chronology, roster = [block for block in blocks if isinstance(block, Table)]
    assert [len(chronology.rows), len(roster.rows), roster.title] == [3, 2, "Who"]
    assert chronology.widths == (20, 52, 28)


def test_a_timeline_shows_the_dated_facts_in_order_and_cites_none() -> None:
    document = composed("{{ facts|reverse|timeline(title='Kelm') }}", FACTS, actors=CAST)
    timeline = document.blocks[1]
    assert timeline == Timeline(
        "Kelm",
        (
            TimeMark("2023-03-01", "2023-03-01", "Ilse Darrow opened the pier.", FactId(1), "1 March 2023"),
            TimeMark("2024-01-10", "2024-01-10", "The authority and Ilse Darrow agreed.", FactId(2), WHEN),
        ),
    )
    assert "[3:f3]" in as_text(replace(document, blocks=document.blocks[2:]))
    assert composed("{{ facts|timeline }}", ()).blocks == ()


@settings(max_examples=25)
@given(
    st.sampled_from(
        ["26. January", "- x", "[@f1]", "**b**", "{{ 7*7 }}", "\U0010ff10\U0010ff00\U0010ff11", "| a |"]
    )
)
@example("&#42; <b>")
def test_an_actors_words_are_printed_letter_by_letter(words: str) -> None:
    actor = Actor(ActorId(1), "a1", words, aliases=(Alias(words),), roles=(Role(words, words),), note=words)
    facts = (a_fact(1, words, "2024-01-10", actors=(FactActor(ActorId(1), words),)),)
    template = (
        "{{ actors|roster }}\n\n{{ facts|chronology }}\n\n{{ actors[0].full }}|{{ facts[0].actors[0].role }}"
    )
    text = as_text(composed(template, facts, actors=(actor,)))
    assert f"| {words} | {words} | {words}, {words} | 1 |" in text
    assert f"<f1>{words}</f>" in text
    assert f"{words} ({words}, {words})|{words}" in text


def test_a_brief_tells_its_marking_and_label() -> None:
    marking = PackField("marking", "Marking", default="TLP:CLEAR", role="marking")
    text = printed("{{ brief.label }} {{ brief.marking }} {{ brief.language }}", pack={"fields": (marking,)})
    assert text == "b1 TLP:CLEAR en-GB"

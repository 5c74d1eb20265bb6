"""What the parts of records print as."""

import gc
from dataclasses import replace
from typing import Any
from weakref import ref

import pytest

from briefer.compose.actor_records import Cast, actor_records
from briefer.compose.compose import compose
from briefer.compose.fact_records import FactRecord
from briefer.compose.material import Material, material_of
from briefer.compose.parts import PARTS
from briefer.compose.record_making import fact_records, source_records
from briefer.compose.tokens import Tokens
from briefer.compose.uses import uses_of
from briefer.model.actors import ActorKind
from briefer.model.dates import UNDATED, Basis
from briefer.model.facts import (
    Confidence,
    Credibility,
    Fact,
    FactActor,
    FactKind,
    Grading,
    Modality,
    Reliability,
    Status,
)
from briefer.model.ids import ActorId, FactId, SourceId
from tests.compose.making import (
    CREATED,
    a_content,
    a_fact,
    a_pack,
    a_source,
    an_actor,
    as_text,
    evidence,
    said_by,
    written,
)

RICH = a_fact(
    1,
    "Varenia agreed to talk.",
    "2025-03-10/2025-03-12",
    basis=Basis.INFERRED,
    actors=(FactActor(ActorId(1), "party"),),
    deadline="2025-03-20",
    place="Port Ansel",
    confidence=Confidence.LOW,
    note="own **note**",
    evidence=(
        evidence(
            "the words",
            translation="in English",
            attribution=said_by(1),
            report_date="2025-03-11",
            status=Status.CLAIMED,
            modality=Modality.FUTURE,
            grading=Grading(Reliability.USUALLY, Credibility.POSSIBLE),
        ),
        evidence("more words", 2, 2, status=Status.DENIED, attribution=said_by(who="hauliers", verb="")),
    ),
)
REMARK = "(claimed by Ilse Darrow; denied by hauliers; still ahead when reported; low confidence)"
LEAD = "<b>10–12 March 2025 (date inferred).</b> "


def printed(template: str, fact: Fact = RICH, **changes: Any) -> str:
    """Return what the template prints, without what is printed behind it because it was left out."""
    marked = template + "\n\n----\n"
    return written(marked, (fact,), **changes).split("\n----")[0]


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("label", "f1"),
        ("kind", "event"),
        ("statement", "<f1>Varenia agreed to talk.</f>"),
        ("citation", "[1:f1]"),
        ("lead", LEAD),
        ("remark", f" <i>{REMARK}</i>"),
        ("line", f"{LEAD}<f1>Varenia agreed to talk.</f> <i>{REMARK}</i>[1:f1]"),
        ("date", "10–12 March 2025"),
        ("when", "10–12 March 2025"),
        ("date_basis", "inferred"),
        ("basis", f"Inferred; deadline 20 March 2025; {REMARK[1:-1]}"),
        ("begins", "2025-03-10"),
        ("ends", "2025-03-12"),
        ("deadline", "20 March 2025"),
        ("place", "Port Ansel"),
        ("confidence", "low"),
        ("confidence_words", "low"),
        ("note", "own **note**"),
        ("status", "claimed; denied"),
        ("ahead", "yes"),
        ("dated", "yes"),
        ("disputed", "yes"),
        ("opinion", "no"),
        ("graded", "yes"),
        ("assessed", "yes"),
        ("actors[0].name", "Ilse Darrow"),
        ("actors[0].kind", "person"),
        ("actors[0].role", "party"),
        ("evidence[0].quote", "the words"),
        ("evidence[0].translation", "in English"),
        ("evidence[0].who", "Ilse Darrow"),
        ("evidence[0].verb", "said"),
        ("evidence[0].report_date", "11 March 2025"),
        ("evidence[0].status", "claimed"),
        ("evidence[0].modality", "future"),
        ("evidence[0].grading", "B3"),
        ("evidence[0].credibility", "3"),
        ("evidence[0].credibility_words", "possibly true"),
        ("evidence[1].who", "hauliers"),
        ("evidence[1].source.publisher", "Another paper"),
        ("sources[1].number", "2"),
    ],
)
def test_a_part_of_a_fact_prints_as_the_guide_says(part: str, words: str) -> None:
    assert printed(f"{{{{ facts[0].{part} }}}}").strip() == words.strip()


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("number", "1"),
        ("label", "s1"),
        ("title", "A title"),
        ("publisher", "A paper"),
        ("byline", "A reporter"),
        ("date", "12 March 2025"),
        ("date_basis", "stated"),
        ("language", "en"),
        ("link", "<a https://x.example>https://x.example</a>"),
        ("reliability", "B"),
        ("reliability_words", "B (usually reliable)"),
        ("gradings", "B3"),
        ("facts", "1"),
        ("named", "yes"),
        ("dated", "yes"),
        (
            "entry",
            "A reporter, A paper, <i>A title</i>, 12 March 2025, <a https://x.example>https://x.example</a>",
        ),
    ],
)
def test_a_part_of_a_source_prints_as_the_guide_says(part: str, words: str) -> None:
    sources = (a_source(1, byline="A reporter", url="https://x.example"), a_source(2))
    assert printed(f"{{{{ sources[0].{part} }}}}", sources=sources) == words


def test_parts_of_which_nothing_is_known_print_nothing() -> None:
    bare = a_fact(1)
    for part in ("lead", "remark", "date", "when", "deadline", "place", "begins", "ends", "note"):
        assert printed(f"x{{{{ facts[0].{part} }}}}y", bare) == "xy"
    assert printed("{{ facts[0].basis }}", bare) == "Not dated"


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ("../2025-03-10", "2025-03-10 2025-03-10"),
        ("2025-03-10/..", "2025-03-10 2025-03-10"),
        ("2025-03", "2025-03-01 2025-03-31"),
    ],
)
def test_open_ends_sort_by_the_end_that_is_known(value: str, bounds: str) -> None:
    assert printed("{{ facts[0].begins }} {{ facts[0].ends }}", a_fact(1, date=value)) == bounds


def test_a_passage_has_the_page_of_a_source_with_pages_alone() -> None:
    template = "{{ facts[0].evidence[0].page }}, {{ facts[0].evidence[1].page }}.\n\n----\n"
    content = replace(a_content((RICH,)), pages={SourceId(1): (0, 5, 99)})
    document = compose(content, a_pack(template), created=CREATED)
    assert "p. 2, ." in as_text(document)


def test_grades_that_differ_are_all_told() -> None:
    grades = (Grading(Reliability.USUALLY), Grading(Reliability.NOT_ASSESSED, Credibility.DOUBTFUL))
    items = tuple(evidence(str(number), number, grading=grade) for number, grade in enumerate(grades, 1))
    text = printed("{{ sources[0].gradings }}: {{ sources[0].reliability_words }}", a_fact(evidence=items))
    assert text == "B6, F4: B (usually reliable) and F (not judged)"


def test_a_source_of_which_nothing_is_known_says_so() -> None:
    bare = a_source(1, title="", publisher="", published=UNDATED, file_name="x.txt")
    text = printed(
        "{{ sources[0].entry }} {{ sources[0].named }} {{ sources[0].dated }}", a_fact(), sources=(bare,)
    )
    assert text == "Unknown outlet, <i>untitled (file x.txt)</i>, undated no no"


def test_an_outlet_written_from_right_to_left_turns_no_entry_round() -> None:
    away = a_source(1, title="انفجار", publisher="چاپار", published=UNDATED)
    text = printed("{{ sources[0].entry }}", a_fact(), sources=(away,))
    assert text.startswith("\u200eچاپار\u200e, <i>انفجار\u200e</i>, ")


def test_a_bodys_name_has_its_article_where_it_speaks_and_not_where_it_acts() -> None:
    body = an_actor(1, "Foreign Ministry", ActorKind.PUBLIC_BODY)
    fact = a_fact(
        kind=FactKind.STATEMENT, evidence=(evidence(attribution=said_by(1)),), actors=(FactActor(ActorId(1)),)
    )
    text = printed("{{ facts[0].evidence[0].who }}, {{ facts[0].actors[0].name }}", fact, actors=(body,))
    assert text == "the Foreign Ministry, Foreign Ministry"


def test_a_record_shows_no_private_part() -> None:
    assert not [part for parts in PARTS.values() for part in parts if part.startswith("_")]
    assert {"actors", "evidence"} <= PARTS[FactRecord]


def records_of(fact: Fact, material: Material, tokens: Tokens) -> tuple[dict[FactId, FactRecord], Cast]:
    uses = uses_of((fact,))
    return fact_records(uses, source_records(uses, material, tokens), material, tokens)


def test_the_records_of_a_note_are_no_circle_that_only_the_collector_frees() -> None:
    fact = a_fact(1, actors=(FactActor(ActorId(1)),))
    material, tokens = material_of(a_content((fact,), actors=(an_actor(),)), a_pack()), Tokens()
    gc.disable()
    try:
        records, cast = records_of(fact, material, tokens)
        assert actor_records(cast)[0].facts == [records[fact.id]]
        record = ref(records[fact.id])
        del records, cast
        assert record() is None
    finally:
        gc.enable()


def test_a_part_is_made_when_it_is_asked_for_and_once() -> None:
    fact = a_fact(1, actors=(FactActor(ActorId(1)),))
    material, tokens = material_of(a_content((fact,), actors=()), a_pack()), Tokens()
    records, _ = records_of(fact, material, tokens)
    record = records[fact.id]
    with pytest.raises(KeyError):
        _ = record.actors  # there is no such actor, which does not hinder the other parts
    assert record.label == "f1"
    assert record.line is record.line

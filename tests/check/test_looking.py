"""What needs a look before it is printed, with reasons."""

from dataclasses import replace
from typing import Any

import pytest

from briefer.check.looking import Looked, needing_a_look
from briefer.model.changes import Collection
from briefer.model.dates import UNDATED, dated
from briefer.model.facts import (
    Attribution,
    AttributionKind,
    Credibility,
    Fact,
    FactKind,
    Grading,
    Reliability,
)
from briefer.model.reconciliations import Choice, Matter, ReconciliationKind, Way
from briefer.model.sources import Source
from tests.store.samples import TEXT, a_fact, a_reconciliation, a_source, an_actor, an_evidence

GRADED = Grading(Reliability.USUALLY, Credibility.PROBABLE)
SOURCE = a_source(1)


def a_sound_fact(label: str = "f1", words: str = "met in Tarn", **values: Any) -> Fact:
    known: dict[str, Any] = {"event_date": dated("2024-01-16"), "statement": "The ministers met."}
    of_evidence: dict[str, Any] = {"grading": GRADED}
    of_evidence |= {
        key: values.pop(key) for key in ("attribution", "grading", "translation") if key in values
    }
    evidence = an_evidence(SOURCE, words, **of_evidence)
    return a_fact(label, evidence, **(known | values))


def reasons(*facts: Fact, sources: tuple[Source, ...] = (SOURCE,), **values: Any) -> list[str]:
    looked = Looked(facts, sources, behind=sources, accounts=facts, **values)
    return [finding.reason for finding in needing_a_look(looked)]


def test_a_sound_fact_of_a_sound_source_needs_no_look() -> None:
    assert reasons(a_sound_fact()) == []


def test_each_finding_says_where_it_is_why_and_what_to_do() -> None:
    fact = a_sound_fact(event_date=UNDATED)
    (finding,) = needing_a_look(Looked([fact], [SOURCE], [SOURCE]))
    assert (finding.collection, finding.key) == (Collection.FACT, fact.id)
    assert finding.reason == "The event has no date."
    assert finding.remedy.startswith("Give its date")


def test_only_an_event_must_have_a_date() -> None:
    assert reasons(a_sound_fact(event_date=UNDATED, kind=FactKind.ATTRIBUTE)) == []


@pytest.mark.parametrize(
    ("attribution", "expected"),
    [
        (Attribution(AttributionKind.INDIRECT), True),
        (Attribution(AttributionKind.DIRECT_QUOTE, who="  "), True),
        (Attribution(AttributionKind.INDIRECT, who="an envoy"), False),
        (Attribution(AttributionKind.INDIRECT, an_actor(1).id), False),
        (Attribution(AttributionKind.UNATTRIBUTED_QUOTE), False),
        (Attribution(), False),
    ],
)
def test_what_is_said_has_a_speaker(attribution: Attribution, expected: bool) -> None:  # noqa: FBT001
    found = reasons(a_sound_fact(attribution=attribution))
    assert found == ["It is said by someone, but no speaker is given."] * expected


@pytest.mark.parametrize(
    ("words", "statement", "kind", "expected"),
    [
        ("“Cafe\u0301 diplomacy”, said the minister", "Café diplomacy, said the minister.", "none", True),
        ("The two nations met in Tarn.", "the two nations met in Tarn", "direct_quote", True),
        ("The two nations met in Tarn.", "The two nations met in Tarn.", "none", False),
        ("The two nations met in Tarn.", "Both met in Tarn.", "direct_quote", False),
        ("“Cafe\u0301 diplomacy”", "Café diplomacy", "direct_quote", False),
    ],
)
def test_a_statement_does_not_repeat_a_quotation(
    words: str, statement: str, kind: str, *, expected: bool
) -> None:
    said = Attribution(AttributionKind(kind), who="the minister")
    found = reasons(a_sound_fact(words=words, statement=statement, attribution=said))
    assert found == ["The statement repeats a quotation word for word."] * expected


@pytest.mark.parametrize(("grading", "expected"), [(Grading(), True), (Grading(Reliability.USUALLY), False)])
def test_evidence_is_graded(grading: Grading, *, expected: bool) -> None:
    found = reasons(a_sound_fact(grading=grading))
    assert found == ["Evidence is graded F6, which is not assessed."] * expected


def test_evidence_in_another_language_has_a_translation() -> None:
    fact, translated = a_sound_fact(), a_sound_fact(translation="they met")
    persian = (replace(SOURCE, language="fa-IR"),)
    sentence = "Evidence in another language has no translation."
    assert reasons(fact, sources=persian) == [sentence]
    assert reasons(translated, sources=persian) == []
    assert reasons(fact, sources=persian, language="fa") == []
    assert reasons(fact, sources=(replace(SOURCE, language="en-GB"),), language="en-CA") == []


def test_the_language_of_a_source_that_names_none_is_told_by_its_letters() -> None:
    text = "وزیر خارجه رفت."
    source = a_source(2, text, language="")
    foreign = a_fact("f1", an_evidence(source, "وزیر", text, grading=GRADED), kind=FactKind.ATTRIBUTE)
    assert reasons(foreign, sources=(source,)) == ["Evidence in another language has no translation."]
    assert reasons(a_sound_fact(), sources=(replace(SOURCE, language=""),)) == []


def test_a_source_has_a_date_and_a_publisher() -> None:
    assert reasons(sources=(replace(SOURCE, published=UNDATED, publisher=" "),)) == [
        "The source has no date of publication.",
        "The source has no publisher.",
    ]


def test_accounts_that_differ_are_decided_on() -> None:
    one = a_sound_fact("f1", statement="They met in Tarn.", place="Tarn")
    other = a_sound_fact("f2", "two nations", statement="Both met.", event_date=dated("2024-01-17"))
    joined = a_reconciliation("r1", one, other)
    expected = ["The accounts in f1, f2 differ, and nothing is decided on: date."] * 2
    assert reasons(one, other, reconciliations=[joined]) == expected
    choice = Choice(Matter.DATE, Way.BOTH, "", "Both are sound.")
    assert reasons(one, other, reconciliations=[replace(joined, choices=(choice,))]) == []


def test_figures_and_places_that_differ_are_named() -> None:
    one = a_sound_fact("f1", statement="9 died on 16 January.", place="Tarn")
    other = a_sound_fact("f2", statement="12 died on 16 January.", place="Vell")
    (first, _) = reasons(one, other, reconciliations=[a_reconciliation("r1", one, other)])
    assert first == "The accounts in f1, f2 differ, and nothing is decided on: figure, place."
    same = a_sound_fact("f3", statement="9 died.", place="TARN")
    assert reasons(one, same, reconciliations=[a_reconciliation("r1", one, same)]) == []


def test_a_conflict_without_a_choice_is_open_whatever_differs() -> None:
    one, other = a_sound_fact("f1"), a_sound_fact("f2")
    joined = a_reconciliation("r1", one, other, kind=ReconciliationKind.CONFLICT)
    assert len(reasons(one, other, reconciliations=[joined])) == 2
    choice = Choice(Matter.WORDS, Way.ONE, "", "The later one corrects.", other.id)
    assert reasons(one, other, reconciliations=[replace(joined, choices=(choice,))]) == []


def test_the_text_of_the_samples_is_what_the_cases_above_quote() -> None:
    assert "The two nations met in Tarn." in TEXT

"""Invariants of actors, mentions, facts, evidence and briefs, checked where they are made."""

from dataclasses import FrozenInstanceError, replace

import pytest

from briefer.errors import BrieferError
from briefer.model.actors import Actor, Alias, AliasKind, Mention, Role
from briefer.model.briefs import Brief, Section
from briefer.model.changes import Changes, Collection
from briefer.model.facts import (
    Credibility,
    Evidence,
    Fact,
    FactActor,
    FactKind,
    Grading,
    Reliability,
    Status,
)
from briefer.model.ids import (
    ActorId,
    BriefId,
    EvidenceId,
    FactId,
    MentionId,
    SectionId,
    SourceId,
    is_label,
    new_key,
)
from briefer.model.spans import Span

SPAN = Span(SourceId(1), 0, 5, "China")
EVIDENCE = Evidence(EvidenceId(1), SPAN)
FACT = Fact(FactId(1), "f1", FactKind.EVENT, "China offered to mediate.", (EVIDENCE,))


def test_values_cannot_be_altered() -> None:
    with pytest.raises(FrozenInstanceError):
        FACT.statement = "something else"  # type: ignore[misc] # the point of the test


def test_a_fact_rests_on_evidence_and_makes_a_statement() -> None:
    with pytest.raises(ValueError, match="evidence"):
        replace(FACT, evidence=())
    with pytest.raises(ValueError, match="statement"):
        replace(FACT, statement=" \n")


def test_a_facts_dates_are_edtf() -> None:
    assert replace(FACT, deadline="2024-01-26").deadline == "2024-01-26"
    with pytest.raises(ValueError, match="EDTF"):
        replace(FACT, deadline="26 January")
    with pytest.raises(ValueError, match="EDTF"):
        replace(EVIDENCE, report_date="Tuesday")


def test_an_actor_has_each_part_in_a_fact_once() -> None:
    twice = (FactActor(ActorId(1), "speaker"), FactActor(ActorId(1), "speaker"))
    with pytest.raises(ValueError, match="once"):
        replace(FACT, actors=twice)
    both = (FactActor(ActorId(1), "speaker"), FactActor(ActorId(1), "subject"))
    assert replace(FACT, actors=both).actors == both


def test_a_facts_label_can_be_cited() -> None:
    assert is_label("F23")
    for label in ("", "f 1", "f-1", "f1]", "é1", "f" * 41):
        with pytest.raises(ValueError, match="label"):
            replace(FACT, label=label)


def test_statuses_are_those_of_the_evidence_each_once() -> None:
    items = tuple(
        Evidence(EvidenceId(number), SPAN, status=status)
        for number, status in enumerate((Status.CLAIMED, Status.DENIED, Status.CLAIMED), 1)
    )
    assert replace(FACT, evidence=items).statuses == (Status.CLAIMED, Status.DENIED)


def test_a_grading_is_two_axes() -> None:
    assert Grading().code == "F6"
    assert Grading(Reliability.USUALLY, Credibility.PROBABLE).code == "B2"


def test_an_actor_has_a_name_and_each_name_counts_once() -> None:
    aliases = (Alias("Beijing", AliasKind.METONYM), Alias("China"))
    actor = Actor(ActorId(1), "a1", "China", aliases=aliases)
    assert actor.names == ("China", "Beijing")
    with pytest.raises(ValueError, match="name"):
        replace(actor, name=" ")
    with pytest.raises(ValueError, match="digit"):
        replace(actor, pin=10)
    with pytest.raises(ValueError, match="blank"):
        Alias(" ")


def test_a_role_has_a_title_and_edtf_dates() -> None:
    assert Role("Minister", "Treasury", "2020", "2024-03").end == "2024-03"
    with pytest.raises(ValueError, match="EDTF"):
        Role("Minister", start="last year")
    with pytest.raises(ValueError, match="title"):
        Role("")


def test_a_mention_is_of_one_or_more_actors() -> None:
    with pytest.raises(ValueError, match="one or more"):
        Mention(MentionId(1), SPAN, ())
    with pytest.raises(ValueError, match="once"):
        Mention(MentionId(1), SPAN, (ActorId(1), ActorId(1)))


def test_a_brief_has_each_field_and_each_section_its_facts_once() -> None:
    with pytest.raises(ValueError, match="once"):
        Brief(BriefId(1), "b1", "Note", "information-note", fields=(("to", "x"), ("to", "y")))
    with pytest.raises(ValueError, match="EDTF"):
        Brief(BriefId(1), "b1", "Note", "information-note", cut_off="today")
    with pytest.raises(ValueError, match="once"):
        Section(SectionId(1), "issue", "Issue", facts=(FactId(1), FactId(1)))


def test_changes_give_the_keys_of_one_collection() -> None:
    touched = frozenset({(Collection.ACTOR, 1), (Collection.ACTOR, 2), (Collection.FACT, 1)})
    assert Changes("Tag", touched).keys(Collection.ACTOR) == {1, 2}


def test_keys_are_random_and_positive() -> None:
    keys = {new_key() for _ in range(1000)}
    assert len(keys) == 1000
    assert all(0 < key < 2**63 for key in keys)


def test_an_error_says_what_and_what_next() -> None:
    assert str(BrieferError("The file is empty.", "Choose another.")) == "The file is empty. Choose another."
    assert str(BrieferError("The file is empty.")) == "The file is empty."

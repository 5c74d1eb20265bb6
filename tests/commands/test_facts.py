"""Facts are stated over evidence, edited, and removed."""

from dataclasses import replace

import pytest

from briefer.commands.actors import add_actor
from briefer.commands.facts import (
    EvidenceDraft,
    FactDraft,
    add_evidence,
    add_fact,
    edit_fact,
    move_evidence,
    remove_evidence,
    remove_fact,
)
from briefer.errors import BrieferError
from briefer.model.dates import dated
from briefer.model.facts import Attribution, AttributionKind, Confidence, FactActor, FactKind, Status
from briefer.model.ids import FactId, SourceId
from briefer.model.spans import Span
from briefer.store import queries
from briefer.store.session import Session
from tests.commands.samples import labels, place

CLOSED = "Kestovia closed the lane on Monday"


@pytest.fixture
def fact(session: Session, source: SourceId) -> FactId:
    draft = FactDraft(
        FactKind.EVENT, "Kestovia closed the\nlane. ", event_date=dated("2026-10-12"), place="Strait"
    )
    return add_fact(session, draft, [EvidenceDraft(place(source, CLOSED))])


def test_a_fact_holds_what_its_card_says(session: Session, source: SourceId, fact: FactId) -> None:
    stored = queries.fact(session, fact)
    assert (stored.label, stored.statement, stored.place) == ("f1", "Kestovia closed the lane.", "Strait")
    assert stored.event_date == dated("2026-10-12")
    assert [item.span for item in stored.evidence] == [place(source, CLOSED)]
    assert labels(session)[-1] == "Add fact “Kestovia closed the lane.”"


def test_actors_and_speakers_are_kept(session: Session, source: SourceId) -> None:
    actor = add_actor(session, "Solvania")
    said = Attribution(AttributionKind.INDIRECT, actor, "", "said")
    key = add_fact(
        session,
        FactDraft(FactKind.STATEMENT, "Both will talk.", actors=(FactActor(actor, "speaker"),) * 2),
        [EvidenceDraft(place(source, "the two states would talk"), attribution=said, status=Status.CLAIMED)],
        label="F7",
    )
    stored = queries.fact_by_label(session, "f7")
    assert stored is not None
    assert stored.id == key
    assert stored.actors == (FactActor(actor, "speaker"),)
    assert stored.evidence[0].attribution == said


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (FactDraft(FactKind.EVENT, "  "), "A fact makes a statement"),
        (FactDraft(FactKind.EVENT, "Talks.", deadline="by Friday"), "“by Friday” is no date in EDTF form"),
    ],
)
def test_an_unsound_fact_is_refused_in_a_sentence(
    session: Session, source: SourceId, draft: FactDraft, words: str
) -> None:
    with pytest.raises(BrieferError, match=words):
        add_fact(session, draft, [EvidenceDraft(place(source, CLOSED))])
    assert queries.facts(session) == ()


def test_a_fact_without_evidence_or_with_another_quote_is_refused(session: Session, source: SourceId) -> None:
    with pytest.raises(BrieferError, match="A fact rests on evidence"):
        add_fact(session, FactDraft(FactKind.EVENT, "Talks."), [])
    with pytest.raises(BrieferError, match="stands there"):
        add_fact(session, FactDraft(FactKind.EVENT, "Talks."), [EvidenceDraft(Span(source, 0, 5, "Talks"))])
    with pytest.raises(BrieferError, match="no date"):
        add_fact(
            session,
            FactDraft(FactKind.EVENT, "Talks."),
            [EvidenceDraft(place(source, CLOSED), report_date="Monday")],
        )


def test_an_edit_is_one_step_and_none_where_nothing_differs(
    session: Session, source: SourceId, fact: FactId
) -> None:
    edited = replace(queries.fact(session, fact), confidence=Confidence.HIGH, deadline="2026-10-23")
    edit_fact(session, edited)
    edit_fact(session, edited)
    assert queries.fact(session, fact) == edited
    assert len(labels(session)) == 3
    wrong = replace(edited.evidence[0], span=Span(source, 0, 4, "Volm"))
    with pytest.raises(BrieferError):
        edit_fact(session, replace(edited, evidence=(wrong,)))


def test_evidence_is_added_once_and_the_last_stays(session: Session, source: SourceId, fact: FactId) -> None:
    more = EvidenceDraft(place(source, "Volm spoke"))
    second = add_evidence(session, fact, more)
    assert add_evidence(session, fact, more) == second
    first = queries.fact(session, fact).evidence[0].id
    remove_evidence(session, fact, first)
    remove_evidence(session, fact, first)
    assert [item.id for item in queries.fact(session, fact).evidence] == [second]
    with pytest.raises(BrieferError, match="at least one passage"):
        remove_evidence(session, fact, second)
    assert [label.split(" “")[0] for label in labels(session)[2:]] == [
        "Add evidence to",
        "Remove evidence from",
    ]


def test_a_removed_fact_comes_back_with_undo(session: Session, fact: FactId) -> None:
    before = queries.fact(session, fact)
    remove_fact(session, fact)
    assert queries.facts(session) == ()
    session.undo()
    assert queries.facts(session) == (before,)


def test_a_passage_is_moved_and_keeps_what_is_said_of_it(
    session: Session, source: SourceId, fact: FactId
) -> None:
    before = queries.fact(session, fact)
    first = before.evidence[0]
    move_evidence(session, fact, first.id, place(source, "closed the lane"))
    moved = queries.fact(session, fact).evidence[0]
    assert moved == replace(first, span=place(source, "closed the lane"))
    assert labels(session)[-1].startswith("Move evidence of “")
    session.undo()
    assert queries.fact(session, fact) == before


def test_two_passages_of_a_fact_are_never_the_same(session: Session, source: SourceId, fact: FactId) -> None:
    other = add_evidence(session, fact, EvidenceDraft(place(source, "Reke did not speak")))
    first = queries.fact(session, fact).evidence[0]
    with pytest.raises(BrieferError, match="rests on “Kestovia"):
        move_evidence(session, fact, other, first.span)

"""Commands on several facts: what is left alone stays, and each is undone as one."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import pytest

from briefer.commands import grouped
from briefer.commands.actors import add_actor
from briefer.commands.fact_batches import FactEdits, edit_facts, remove_facts
from briefer.commands.facts import EvidenceDraft, FactDraft, add_evidence, add_fact
from briefer.commands.grouped import at_once
from briefer.commands.sources import add_sources
from briefer.model.dates import UNDATED, dated
from briefer.model.facts import Confidence, Credibility, FactActor, FactKind, Reliability, Status
from briefer.model.ids import ActorId, FactId, SourceId
from briefer.model.spans import span_of
from briefer.store import queries
from briefer.store.session import Session
from tests.commands.samples import ARTICLE, TEXT

Three = tuple[FactId, FactId, FactId]


@pytest.fixture
def source(session: Session) -> SourceId:
    (key,) = add_sources(session, [ARTICLE])
    return key


@pytest.fixture
def actor(session: Session) -> ActorId:
    return add_actor(session, "Kestovia")


@pytest.fixture
def three(session: Session, source: SourceId, actor: ActorId) -> Three:
    drafts = (
        FactDraft(FactKind.EVENT, "One.", (FactActor(actor, "subject"),), dated("2024"), place="Vell"),
        FactDraft(FactKind.FIGURE, "Two.", (FactActor(actor, "object"), FactActor(actor, "subject"))),
        FactDraft(FactKind.EVENT, "Three.", place="Osal"),
    )
    one, two, other = (
        add_fact(session, draft, [EvidenceDraft(span_of(source, TEXT, 0, 8))]) for draft in drafts
    )
    add_evidence(session, one, EvidenceDraft(span_of(source, TEXT, 9, 15), status=Status.DENIED))
    return one, two, other


def test_what_is_set_is_set_in_all_and_the_rest_stays(session: Session, three: Three) -> None:
    before = queries.facts(session)
    edits = FactEdits(
        status=Status.CLAIMED,
        confidence=Confidence.HIGH,
        reliability=Reliability.USUALLY,
        credibility=Credibility.PROBABLE,
        event_date=dated("2024-01-18"),
    )
    at_once(edit_facts(session, three, edits))
    after = queries.facts(session)
    assert {item.status for fact in after for item in fact.evidence} == {Status.CLAIMED}
    assert {item.grading.code for fact in after for item in fact.evidence} == {"B2"}
    assert {fact.event_date for fact in after} == {dated("2024-01-18")}
    assert {fact.confidence for fact in after} == {Confidence.HIGH}
    assert [(it.kind, it.place, it.actors) for it in after] == [
        (it.kind, it.place, it.actors) for it in before
    ]
    assert session.undo_label == "Edit 3 facts"
    session.undo()
    assert queries.facts(session) == before


def test_one_grade_leaves_the_other(session: Session, three: Three) -> None:
    at_once(edit_facts(session, three, FactEdits(reliability=Reliability.USUALLY)))
    at_once(edit_facts(session, three, FactEdits(credibility=Credibility.PROBABLE)))
    assert {item.grading.code for fact in queries.facts(session) for item in fact.evidence} == {"B2"}


def test_place_and_date_are_emptied_where_asked(session: Session, three: Three) -> None:
    at_once(edit_facts(session, three, FactEdits(place="", event_date=UNDATED)))
    assert {(fact.place, fact.event_date) for fact in queries.facts(session)} == {("", UNDATED)}
    at_once(edit_facts(session, three, FactEdits(place="  Port\n Ilse ")))
    assert {fact.place for fact in queries.facts(session)} == {"Port Ilse"}


def test_actors_come_with_a_role_and_go_whatever_theirs(
    session: Session, three: Three, actor: ActorId
) -> None:
    other = add_actor(session, "Solvania")
    at_once(edit_facts(session, three, FactEdits(removed=(actor,), added=(FactActor(other, "target"),))))
    assert {fact.actors for fact in queries.facts(session)} == {(FactActor(other, "target"),)}
    at_once(
        edit_facts(session, three, FactEdits(added=(FactActor(other, "target"), FactActor(other, "object"))))
    )
    assert {len(fact.actors) for fact in queries.facts(session)} == {2}


def test_nothing_to_change_is_no_step(session: Session, three: Three) -> None:
    label = session.undo_label
    at_once(edit_facts(session, three, FactEdits()))
    assert session.undo_label == label


def test_several_are_removed_with_their_evidence_in_one_step(session: Session, three: Three) -> None:
    before = queries.facts(session)
    at_once(remove_facts(session, three[:2]))
    assert [fact.id for fact in queries.facts(session)] == [three[2]]
    assert session.undo_label == "Remove 2 facts"
    session.undo()
    assert queries.facts(session) == before


def test_one_is_named_by_its_statement_and_one_that_is_gone_is_passed_over(
    session: Session, three: Three
) -> None:
    at_once(remove_facts(session, three[:1]))
    assert session.undo_label == "Remove fact “One.”"
    at_once(edit_facts(session, three[:2], FactEdits(place="Vell")))
    assert session.undo_label == "Edit fact “Two.”"


@pytest.mark.parametrize("run", [remove_facts, partial(edit_facts, edits=FactEdits(place="Vell"))])
def test_many_are_done_in_steps_that_are_undone_together(
    session: Session,
    source: SourceId,
    run: Callable[[Session, Sequence[FactId]], Iterator[int]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(grouped, "LONGEST", 0)
    evidence = [EvidenceDraft(span_of(source, TEXT, 0, 8))]
    many = [add_fact(session, FactDraft(FactKind.EVENT, f"Fact {n}."), evidence) for n in range(300)]
    before = queries.facts(session)
    done = list(run(session, many))
    assert len(done) > 1
    assert done == sorted(done)
    assert done[-1] == 300
    assert all(fact.place == "Vell" for fact in queries.facts(session))
    session.undo()
    assert queries.facts(session) == before

"""What came with version 2 of the file: memos, merges, reconciliations, and proposals dismissed for good."""

from dataclasses import replace

import apsw
import pytest

from briefer.errors import BrieferError
from briefer.model.actors import Merge
from briefer.model.changes import Collection
from briefer.model.facts import Fact
from briefer.model.ids import MemoId, ReconciliationId, new_key
from briefer.model.memos import Memo
from briefer.model.proposals import (
    Dismissal,
    DismissalKind,
    dismissed_actors,
    dismissed_facts,
    dismissed_name,
)
from briefer.model.reconciliations import Choice, Matter, ReconciliationKind, Way
from briefer.model.spans import Span
from briefer.store import queries as q
from briefer.store import statements as st
from briefer.store import writing as w
from briefer.store.removing import remove
from briefer.store.session import Session
from tests.store.samples import TEXT, a_fact, a_memo, a_reconciliation, a_source, an_actor, an_evidence


def third_fact(session: Session) -> Fact:
    """Add a third fact and return it."""
    fact = a_fact("f3", an_evidence(q.sources(session)[0], "nai\u0308ve words"))
    with session.step("Add"):
        w.put_fact(session, fact)
    return fact


def test_memos_are_kept_by_place_and_edited(filled: Session) -> None:
    source = q.sources(filled)[0]
    (memo,) = q.memos(filled)
    first = a_memo(source, "Ostrava", "Who?")
    with filled.step("Note") as step:
        w.put_memo(filled, first)
        w.put_memo(filled, replace(memo, words="Asked."))
    assert step.changes.keys(Collection.MEMO) == {first.id, memo.id}
    assert q.memos(filled, source.id) == (first, replace(memo, words="Asked."))
    assert q.memo(filled, first.id) == first
    assert q.memos(filled, q.sources(filled)[1].id) == ()
    with pytest.raises(KeyError):
        q.memo(filled, MemoId(new_key()))


def test_a_memo_stands_on_words_of_its_source_and_goes_with_it(filled: Session) -> None:
    source = q.sources(filled)[0]
    with pytest.raises(BrieferError), filled.step("Note"):
        w.put_memo(filled, Memo(MemoId(new_key()), Span(source.id, 0, 3, "Xyz"), "Nowhere."))
    with filled.step("Remove"):
        remove(filled, Collection.SOURCE, source.id)
    assert q.memos(filled) == ()
    filled.undo()
    assert len(q.memos(filled)) == 1


def test_a_reconciliation_comes_back_as_it_was_put(filled: Session) -> None:
    (made,) = q.reconciliations(filled)
    assert made.lead == q.facts(filled)[0].id
    assert [choice.matter for choice in made.choices] == [Matter.DATE, Matter.FIGURE]
    choice = Choice(Matter.PLACE, Way.BOTH, "Tarn and Vell", "Each saw its own half.", made.facts[1])
    changed = replace(
        made, kind=ReconciliationKind.CONFLICT, facts=made.facts[::-1], statement="", choices=(choice,)
    )
    with filled.step("Weigh") as step:
        w.put_reconciliation(filled, changed)
    assert step.changes.touched == {(Collection.RECONCILIATION, made.id)}
    assert q.reconciliation(filled, made.id) == changed
    assert changed.choice(Matter.PLACE) == choice
    assert changed.choice(Matter.DATE) is None
    assert q.reconciliation_of(filled, made.facts[1]) == changed
    filled.undo()
    assert q.reconciliations(filled) == (made,)
    with pytest.raises(KeyError):
        q.reconciliation(filled, ReconciliationId(new_key()))


def test_a_fact_is_part_of_one_reconciliation(filled: Session) -> None:
    third = third_fact(filled)
    assert q.reconciliation_of(filled, third.id) is None
    first = q.facts(filled)[0]
    with pytest.raises(apsw.ConstraintError), filled.step("Again"):
        w.put_reconciliation(filled, a_reconciliation("r2", first, third))
    assert len(q.reconciliations(filled)) == 1


def test_a_reconciliation_outlives_a_fact_as_long_as_two_are_left(filled: Session) -> None:
    third = third_fact(filled)
    (made,) = q.reconciliations(filled)
    wider = replace(made, facts=(*made.facts, third.id))
    with filled.step("Widen"):
        w.put_reconciliation(filled, wider)
    with filled.step("Remove"):
        remove(filled, Collection.FACT, made.lead)
    (left,) = q.reconciliations(filled)
    assert left.facts == (made.facts[1], third.id)
    assert left.choices == tuple(choice for choice in made.choices if choice.fact != made.lead)
    with filled.step("Remove too"):
        remove(filled, Collection.FACT, third.id)
    assert q.reconciliations(filled) == ()
    filled.undo()
    filled.undo()
    assert q.reconciliations(filled) == (wider,)


def test_a_reconciliation_goes_where_a_source_takes_its_facts(filled: Session) -> None:
    with filled.step("Remove"):
        remove(filled, Collection.SOURCE, q.sources(filled)[0].id)
    assert len(q.facts(filled)) == 1
    assert q.reconciliations(filled) == ()


def test_reconciliations_have_labels_of_their_own(filled: Session) -> None:
    assert q.next_label(filled, Collection.RECONCILIATION) == "r2"


def test_a_merged_actor_is_part_of_the_one_it_was_merged_into(filled: Session) -> None:
    vellin, ostrava = q.actors(filled)
    with filled.step("Merge") as step:
        filled.write(st.insert(st.MERGE), (ostrava.id, vellin.id, "spelling", "2026-11-25T10:00:00Z"))
    assert step.changes.keys(Collection.ACTOR) == {ostrava.id}
    assert q.actors(filled) == (vellin,)
    assert set(q.mention_counts(filled)) == {vellin.id}
    assert q.merges(filled) == (Merge(ostrava, vellin.id, "spelling", "2026-11-25T10:00:00Z"),)
    assert q.merges(filled, vellin.id) == q.merges(filled)
    assert q.merges(filled, ostrava.id) == ()
    with pytest.raises(KeyError):
        q.actor(filled, ostrava.id)
    assert q.next_label(filled, Collection.ACTOR) == "a3"


def test_with_an_actor_go_those_merged_into_it(filled: Session) -> None:
    vellin, ostrava = q.actors(filled)
    third = an_actor(3, "Ostrawa")
    with filled.step("Merge"):
        w.put_actor(filled, third)
        filled.write(st.insert(st.MERGE), (third.id, ostrava.id, "", ""))
        filled.write(st.insert(st.MERGE), (ostrava.id, vellin.id, "", ""))
    with filled.step("Remove"):
        remove(filled, Collection.ACTOR, vellin.id)
    assert filled.rows("select count(*) from actor") == [(0,)]
    filled.undo()
    assert len(q.merges(filled)) == 2


def test_dismissals_are_kept_once_by_kind(filled: Session) -> None:
    one, other = (fact.id for fact in q.facts(filled))
    pair = dismissed_facts(other, one)
    with filled.step("Dismiss") as step:
        for dismissal in (
            pair,
            dismissed_facts(one, other),
            dismissed_name("  Tarn "),
            dismissed_name("Vell"),
        ):
            w.add_dismissal(filled, dismissal)
    assert len(step.changes.keys(Collection.DISMISSAL)) == 2
    assert q.dismissals(filled, DismissalKind.SAME_EVENT) == (pair,)
    assert [it.words for it in q.dismissals(filled, DismissalKind.NAME)] == ["Tarn", "Vell"]
    vellin, ostrava = q.actors(filled)
    assert q.dismissals(filled, DismissalKind.SAME_ACTOR) == (dismissed_actors(ostrava.id, vellin.id),)
    with filled.step("Forget"):
        w.remove_dismissal(filled, pair)
    assert q.dismissals(filled, DismissalKind.SAME_EVENT) == ()


@pytest.mark.parametrize(
    ("kind", "words", "one", "other"),
    [
        (DismissalKind.NAME, " ", 0, 0),
        (DismissalKind.NAME, "Tarn", 1, 2),
        (DismissalKind.SAME_ACTOR, "", 2, 1),
        (DismissalKind.SAME_EVENT, "", 2, 2),
        (DismissalKind.SAME_EVENT, "Tarn", 1, 2),
    ],
)
def test_a_dismissal_is_of_a_name_or_of_two(kind: DismissalKind, words: str, one: int, other: int) -> None:
    with pytest.raises(ValueError, match="dismissal"):
        Dismissal(kind, words, one, other)


def test_values_that_make_no_sense_are_refused() -> None:
    source, fact = a_source(1), a_fact("f1", an_evidence(a_source(1), "Ostrava"))
    with pytest.raises(ValueError, match="says something"):
        a_memo(source, "Ostrava", " ")
    with pytest.raises(ValueError, match="two facts or more"):
        a_reconciliation("r1", fact)
    with pytest.raises(ValueError, match="two facts or more"):
        a_reconciliation("r1", fact, fact)
    with pytest.raises(ValueError, match="has a reason"):
        Choice(Matter.FIGURE, Way.ONE, "nine", " ")
    with pytest.raises(ValueError, match="no date"):
        Choice(Matter.DATE, Way.ONE, "Tuesday", "So it is.")
    other = a_fact("f2", an_evidence(source, "Vellin"))
    twice = (Choice(Matter.FIGURE, Way.ONE, "nine", "So."), Choice(Matter.FIGURE, Way.ONE, "ten", "So."))
    with pytest.raises(ValueError, match="decided once"):
        a_reconciliation("r1", fact, other, choices=twice)
    foreign = Choice(Matter.FIGURE, Way.ONE, "nine", "So.", a_fact("f3", an_evidence(source, TEXT[:4])).id)
    with pytest.raises(ValueError, match="part of it"):
        a_reconciliation("r1", fact, other, choices=(foreign,))

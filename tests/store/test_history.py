"""Steps, undo, redo, and what listeners are told."""

import hashlib
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from briefer.errors import BrieferError
from briefer.model.changes import Changes, Collection, Place
from briefer.store import queries as q
from briefer.store import schema
from briefer.store import writing as w
from briefer.store.removing import remove
from briefer.store.session import Session, create_session, open_session
from tests.longer import longer
from tests.store.samples import TEXT, a_brief, a_memo, a_section, a_source, an_actor, dump, fill
from tests.store.walks import edit, swap_labels


def add_actor(session: Session, number: int, label: str = "Add actor", group: int | None = None) -> Changes:
    with session.step(label, group) as step:
        w.put_actor(session, an_actor(number, f"Actor {number}"))
    return step.changes


def add_and_fail(session: Session) -> None:
    with session.step("Fails"):
        w.put_actor(session, an_actor(9))
        for source in q.sources(session):
            remove(session, Collection.SOURCE, source.id)
        raise ZeroDivisionError


def names(session: Session) -> list[str]:
    return [actor.name for actor in q.actors(session)]


def test_a_step_is_undone_and_done_again(session: Session) -> None:
    changes = add_actor(session, 1)
    (actor,) = q.actors(session)
    assert changes == Changes("Add actor", frozenset({(Collection.ACTOR, actor.id)}))
    assert (session.undo_label, session.redo_label) == ("Add actor", "")
    assert session.undo() == changes
    assert (q.actors(session), session.undo_label, session.redo_label) == ((), "", "Add actor")
    assert session.redo() == changes
    assert q.actors(session) == (actor,)


def test_changes_tell_where_in_the_sources_something_came_or_went(session: Session) -> None:
    source = a_source(1)
    with session.step("Add source"):
        w.put_source(session, source, TEXT)
    memo = a_memo(source, "The two nations")
    place = Place(source.id, memo.span.start, memo.span.end)
    with session.step("Note") as step:
        w.put_memo(session, memo)
    assert step.changes.places == {place}
    undone, redone = session.undo(), session.redo()
    assert undone is not None
    assert redone is not None
    assert undone.places == redone.places == {place}
    with session.step("Edit note") as step:
        w.put_memo(session, replace(memo, words="Met before."))
    assert step.changes.places == frozenset()
    with session.step("Remove source") as step:
        remove(session, Collection.SOURCE, source.id)
    assert step.changes.places == {place}


def test_with_nothing_to_undo_or_redo_nothing_happens(session: Session) -> None:
    assert session.undo() is None
    assert session.redo() is None


def test_history_survives_closing(tmp_path: Path) -> None:
    path = tmp_path / "a.briefer"
    with create_session(path) as session:
        add_actor(session, 1, "First")
        add_actor(session, 2, "Second")
        session.undo()
    with open_session(path) as session:
        assert [(step.label, step.undone) for step in session.history()] == [
            ("First", False),
            ("Second", True),
        ]
        session.redo()
        session.undo()
        session.undo()
        assert names(session) == []


def test_a_new_step_drops_what_was_undone(session: Session) -> None:
    add_actor(session, 1, "First")
    add_actor(session, 2, "Second")
    session.undo()
    add_actor(session, 3, "Third")
    assert [step.label for step in session.history()] == ["First", "Third"]
    assert session.redo() is None


def test_a_step_that_changes_nothing_leaves_no_trace(session: Session) -> None:
    add_actor(session, 1)
    session.undo()
    told: list[Changes] = []
    session.subscribe(told.append)
    with session.step("Nothing") as step:
        pass
    assert step.changes.touched == frozenset()
    assert [told, session.redo_label] == [[], "Add actor"]


def test_what_is_written_as_it_was_is_no_change(filled: Session) -> None:
    steps = filled.history()
    with filled.step("The same") as step:
        for source in q.sources(filled):
            w.put_source(filled, source, TEXT, TEXT.encode())
        for actor in q.actors(filled):
            w.put_actor(filled, actor)
        for mention in q.mentions(filled):
            w.put_mention(filled, mention)
        for fact in q.facts(filled):
            w.put_fact(filled, fact)
        for brief in q.briefs(filled):
            w.put_brief(filled, brief)
        for refusal in q.refusals(filled):
            w.add_refusal(filled, refusal)
    assert step.changes.touched == frozenset()
    assert filled.history() == steps


def test_steps_of_a_group_are_undone_together(session: Session) -> None:
    add_actor(session, 1, "Alone")
    for number in (2, 3, 4):
        add_actor(session, number, "Bulk", group=77)
    add_actor(session, 5, "Last")
    session.undo()
    changes = session.undo()
    assert changes is not None
    assert (changes.label, len(changes.touched)) == ("Bulk", 3)
    assert names(session) == ["Actor 1"]
    session.redo()
    assert names(session) == ["Actor 1", "Actor 2", "Actor 3", "Actor 4"]


def test_an_error_takes_back_the_whole_step(filled: Session) -> None:
    before = dump(filled)
    with pytest.raises(ZeroDivisionError):
        add_and_fail(filled)
    assert dump(filled) == before
    assert filled.undo_label == "Fill"


def test_a_step_within_a_step_is_part_of_it(session: Session) -> None:
    with session.step("Outer") as outer:
        add_actor(session, 1, "Inner")
        with pytest.raises(ZeroDivisionError):
            add_and_fail(session)
        add_actor(session, 3, "Inner")
    assert [step.label for step in session.history()] == ["Outer"]
    assert names(session) == ["Actor 1", "Actor 3"]
    assert len(outer.changes.touched) == 2


def test_a_write_outside_a_step_is_a_bug(session: Session) -> None:
    with pytest.raises(RuntimeError):
        w.put_actor(session, an_actor(1))


def test_undo_or_close_within_a_step_is_a_bug(session: Session) -> None:
    with session.step("Open"):
        with pytest.raises(RuntimeError):
            session.undo()
        with pytest.raises(RuntimeError):
            session.close()


def test_listeners_are_told_after_each_commit(session: Session) -> None:
    told: list[tuple[Changes, list[str]]] = []
    unsubscribe = session.subscribe(lambda changes: told.append((changes, names(session))))
    changes = add_actor(session, 1)
    session.undo()
    session.redo()
    unsubscribe()
    session.undo()
    assert told == [(changes, ["Actor 1"]), (changes, []), (changes, ["Actor 1"])]


def test_a_listener_may_make_the_next_step(session: Session) -> None:
    def follow(changes: Changes) -> None:
        if changes.label == "First":
            add_actor(session, 2, "Second")

    session.subscribe(follow)
    add_actor(session, 1, "First")
    assert [step.label for step in session.history()] == ["First", "Second"]


def test_changes_to_parts_are_changes_to_their_owner(filled: Session) -> None:
    brief, fact, actor = q.briefs(filled)[0], q.facts(filled)[0], q.actors(filled)[0]
    sections = brief.sections
    paragraphs = sections[0].paragraphs
    reworded = replace(sections[0], paragraphs=(replace(paragraphs[0], text="New."), *paragraphs[1:]))
    source = q.sources(filled)[0]
    mention = q.mentions(filled)[0]
    edits: dict[tuple[Collection, int], tuple[Callable[[], None], ...]] = {
        (Collection.BRIEF, brief.id): (
            lambda: w.put_brief(filled, replace(brief, sections=(reworded, sections[1]))),
            lambda: w.put_brief(filled, replace(brief, sections=(replace(sections[0], facts=()),))),
            lambda: w.put_brief(filled, replace(brief, fields=())),
        ),
        (Collection.FACT, fact.id): (
            lambda: w.put_fact(filled, replace(fact, evidence=fact.evidence[:1])),
            lambda: w.put_fact(filled, replace(fact, evidence=fact.evidence[::-1])),
            lambda: w.put_fact(filled, replace(fact, actors=())),
        ),
        (Collection.ACTOR, actor.id): (
            lambda: w.put_actor(filled, replace(actor, aliases=actor.aliases[::-1])),
            lambda: w.put_actor(filled, replace(actor, roles=())),
        ),
        (Collection.SOURCE, source.id): (lambda: w.put_source(filled, replace(source, warnings=("x",))),),
        (Collection.MENTION, mention.id): (
            lambda: w.put_mention(
                filled, replace(mention, actors=tuple(one.id for one in q.actors(filled))[::-1])
            ),
        ),
    }
    for owner, variants in edits.items():
        for make in variants:
            with filled.step("Part") as step:
                make()
            assert step.changes.touched == {owner}
            undone = filled.undo()
            assert undone is not None
            assert undone.touched == {owner}


def test_a_paragraph_that_moves_touches_both_briefs(filled: Session) -> None:
    brief = q.briefs(filled)[0]
    section = brief.sections[0]
    other = a_brief(9, a_section("x"))
    with filled.step("Other"):
        w.put_brief(filled, other)
    moved = replace(other, sections=(replace(other.sections[0], paragraphs=section.paragraphs),))
    with filled.step("Move") as step:
        w.put_brief(filled, moved)
        w.put_brief(filled, replace(brief, sections=(replace(section, paragraphs=()), *brief.sections[1:])))
    assert step.changes.keys(Collection.BRIEF) == {brief.id, other.id}
    assert q.brief(filled, other.id) == moved
    undone = filled.undo()
    assert undone is not None
    assert undone.keys(Collection.BRIEF) == {brief.id, other.id}


def test_removal_of_a_fact_touches_the_briefs_that_hold_it(filled: Session) -> None:
    fact, brief = q.facts(filled)[0], q.briefs(filled)[0]
    (reconciliation,) = q.reconciliations(filled)
    with filled.step("Remove") as step:
        remove(filled, Collection.FACT, fact.id)
    assert step.changes.touched == {
        (Collection.FACT, fact.id),
        (Collection.BRIEF, brief.id),
        (Collection.RECONCILIATION, reconciliation.id),
    }


@pytest.fixture
def irreversible(session: Session, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A session whose first step was made before a migration that closes the history."""
    add_actor(session, 1, "Before")
    session._connection.execute("update journal set schema_version = 0")
    sql = (schema.migrations()[0],)
    monkeypatch.setattr(schema, "migrations", lambda: ("-- closes history\n" + sql[0],))
    yield session
    monkeypatch.undo()


def test_a_step_of_a_closed_history_is_read_but_not_undone(irreversible: Session) -> None:
    (step,) = irreversible.history()
    assert (step.label, step.reversible) == ("Before", False)
    assert irreversible.undo_label == ""
    assert irreversible.undo() is None
    add_actor(irreversible, 2, "After")
    irreversible.undo()
    assert irreversible.undo() is None
    assert names(irreversible) == ["Actor 1"]


def test_an_undo_that_changes_no_row_is_refused(filled: Session) -> None:
    actor = q.actors(filled)[0]
    with filled.step("Promote"):
        w.put_actor(filled, replace(actor, roles=()))
    # A table that lost a column: SQLite passes over its changes without an error.
    filled._connection.execute("alter table role drop column held_to")
    with pytest.raises(BrieferError, match=r"“Promote” cannot be undone"):
        filled.undo()
    filled._connection.execute("alter table role add column held_to text not null default ''")
    assert filled.undo_label == "Promote"


def test_rows_counted_twice_elsewhere_do_not_hide_those_left_out(filled: Session) -> None:
    """Labels that were exchanged are put back by more than one change each."""
    with filled.step("Exchange"):
        swap_labels(filled, random.Random(0))  # noqa: S311 - repeatable, no secret
        w.put_actor(filled, replace(q.actors(filled)[0], roles=()))
    filled._connection.execute("alter table role drop column held_to")
    with pytest.raises(BrieferError, match=r"“Exchange” cannot be undone"):
        filled.undo()


@pytest.mark.parametrize("table", ["role", "actor"])
def test_an_undo_without_its_table_is_refused(filled: Session, table: str) -> None:
    with filled.step("Demote"):
        w.put_actor(filled, replace(q.actors(filled)[0], roles=(), note="Demoted."))
    filled._connection.execute(f"alter table {table} rename to elsewhere")
    with pytest.raises(BrieferError, match=r"“Demote” cannot be undone"):
        filled.undo()


def test_an_undo_into_rows_that_have_changed_otherwise_is_refused(session: Session) -> None:
    add_actor(session, 1)
    session._connection.execute("update actor set name = 'Other'")
    with pytest.raises(BrieferError, match="does not fit"):
        session.undo()
    assert names(session) == ["Other"]


def test_a_damaged_record_is_not_applied(session: Session) -> None:
    add_actor(session, 1)
    session.undo()
    ((changeset,),) = session.rows("select changeset from journal")
    damaged = changeset.replace(b"Actor 1", b"Actor 7")
    assert damaged != changeset
    session._connection.execute("update journal set changeset = ?", (damaged,))
    with pytest.raises(BrieferError, match="does not fit"):
        session.redo()
    assert names(session) == []


@pytest.mark.parametrize("damage", [b"", b"\0", b"T", b"words"])
def test_a_record_that_is_no_changeset_is_not_applied(session: Session, damage: bytes) -> None:
    add_actor(session, 1)
    sha256 = hashlib.sha256(damage).hexdigest()
    session._connection.execute("update journal set changeset = ?, changeset_sha256 = ?", (damage, sha256))
    with suppress(BrieferError):
        session.undo()
    assert names(session) == ["Actor 1"]


def test_a_record_that_would_make_nonsense_is_not_applied(session: Session) -> None:
    with session.step("Blank"):
        w.put_actor(session, an_actor(1))
        session.write("update actor set name = ' '")
    session._connection.execute("pragma foreign_keys = off")
    session._connection.execute("delete from actor")
    session._connection.execute("update journal set undone = 1")
    session._connection.execute("delete from alias")
    session._connection.execute("delete from role")
    with pytest.raises(BrieferError, match="does not fit"):
        session.redo()
    assert names(session) == []


def test_an_error_after_the_commit_took_hold_is_no_error(session: Session) -> None:
    def fail(*_: object) -> int:
        return apsw.SQLITE_IOERR

    session._connection.set_wal_hook(fail)
    changes = add_actor(session, 1)
    assert changes.touched
    assert session.undo() == changes
    assert session.redo() == changes
    assert names(session) == ["Actor 1"]


@pytest.mark.parametrize("part", range(6))
def test_random_walks_there_and_back(tmp_path: Path, part: int) -> None:
    """Many walks: undo to the start and redo to the end give each state again, in every table."""
    chance = random.Random(part)  # noqa: S311 - repeatable, no secret
    with create_session(tmp_path / "walk.briefer") as session:
        fill(session)
        for walk in range(longer(16)):
            states = [dump(session)]
            while len(states) < 8:
                edit(session, chance, group=walk if chance.random() < 0.3 else None)
                if dump(session) != states[-1]:
                    states.append(dump(session))
            there_and_back(session, states)


def there_and_back(session: Session, states: list[dict[str, list[tuple[object, ...]]]]) -> None:
    reached = [states[-1]]
    while reached[-1] != states[0]:
        assert session.undo() is not None
        reached.append(dump(session))
        assert reached[-1] in states
    for state in reached[-2::-1]:
        assert session.redo() is not None
        assert dump(session) == state
    assert session.redo() is None


def bring(session: Session, number: int, group: int) -> None:
    with session.step(f"Add source {number}", group, joins=True):
        w.put_source(session, a_source(number), TEXT)


def labels(session: Session) -> list[str]:
    return [step.label for step in session.history()]


def test_sources_that_come_in_while_something_else_is_done_are_undone_as_one(session: Session) -> None:
    bring(session, 1, 7)
    add_actor(session, 1)
    with session.step("Note"):
        w.put_memo(session, a_memo(q.sources(session)[0], "The two nations"))
    bring(session, 2, 7)
    add_actor(session, 2)
    with session.step("Paste"):
        w.put_source(session, a_source(4), TEXT)
    bring(session, 3, 7)
    end, others = dump(session), ["Add actor", "Note", "Add actor", "Paste"]
    assert labels(session) == [*(f"Add source {number}" for number in (1, 2, 3)), *others]
    for left in (["Actor 1", "Actor 2"], ["Actor 1"], ["Actor 1"], []):
        session.undo()
        assert names(session) == left
        assert len(q.sources(session)) == 3
    session.undo()
    assert (q.sources(session), session.undo_label) == ((), "")
    while session.redo_label:
        session.redo()
    assert dump(session) == end


def test_a_source_removed_in_between_parts_the_group(session: Session) -> None:
    bring(session, 1, 7)
    with session.step("Remove source"):
        remove(session, Collection.SOURCE, q.sources(session)[0].id)
    bring(session, 2, 7)
    assert labels(session) == ["Add source 1", "Remove source", "Add source 2"]
    session.undo()
    assert (q.sources(session), session.undo_label) == ((), "Remove source")


def test_a_group_that_does_more_than_bring_sources_stays_where_it_was_made(session: Session) -> None:
    bring(session, 1, 7)
    add_actor(session, 1)
    with session.step("Add another", 7, joins=True):
        w.put_actor(session, an_actor(2))
    assert labels(session) == ["Add source 1", "Add actor", "Add another"]

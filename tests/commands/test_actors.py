"""Actors are added, edited, pinned and removed."""

from dataclasses import replace

import pytest

from briefer.commands.actors import add_actor, add_alias, edit_actor, pin_actor, remove_actor
from briefer.commands.mentions import tag_mention
from briefer.errors import BrieferError
from briefer.model.actors import ActorKind, Alias, AliasKind, Role
from briefer.model.ids import SourceId
from briefer.store import queries
from briefer.store.session import Session
from tests.commands.samples import labels, place

DEMONYM = Alias("Kestovian", AliasKind.DEMONYM)


def test_an_actor_is_added_with_its_names(session: Session) -> None:
    key = add_actor(session, "  Kestovia\n", ActorKind.STATE, [DEMONYM, Alias("Kestovian", AliasKind.SHORT)])
    actor = queries.actor(session, key)
    assert (actor.label, actor.name, actor.kind, actor.aliases) == (
        "a1",
        "Kestovia",
        ActorKind.STATE,
        (DEMONYM,),
    )
    assert labels(session) == ["Add actor Kestovia"]


def test_a_blank_name_is_refused_in_a_sentence(session: Session) -> None:
    with pytest.raises(BrieferError, match="An actor has a name"):
        add_actor(session, " ")


def test_two_actors_of_one_name_differ_in_kind(session: Session) -> None:
    add_actor(session, "Hessel", ActorKind.PERSON)
    other = add_actor(session, "Hessel", ActorKind.COMPANY)
    with pytest.raises(BrieferError, match=r"an actor “Hessel” \(person\) already"):
        add_actor(session, "Hessel", ActorKind.PERSON)
    with pytest.raises(BrieferError, match="already"):
        edit_actor(session, replace(queries.actor(session, other), kind=ActorKind.PERSON))


def test_an_edit_is_one_step_and_none_where_nothing_differs(session: Session) -> None:
    key = add_actor(session, "Volm", ActorKind.PERSON)
    edited = replace(
        queries.actor(session, key),
        name="Irena Volm",
        roles=(Role("Minister", "Kestovia", "2024-05"),),
        note="x",
    )
    edit_actor(session, edited)
    edit_actor(session, edited)
    assert queries.actor(session, key) == edited
    assert labels(session)[1:] == ["Edit actor Irena Volm"]


def test_an_alias_is_added_once(session: Session) -> None:
    key = add_actor(session, "Kestovia", ActorKind.STATE)
    add_alias(session, key, DEMONYM)
    add_alias(session, key, DEMONYM)
    add_alias(session, key, Alias("Kestovia"))
    assert queries.actor(session, key).aliases == (DEMONYM,)
    assert labels(session)[1:] == ["Name Kestovia also “Kestovian”"]


def test_a_digit_key_belongs_to_one_actor(session: Session) -> None:
    first, second = add_actor(session, "One"), add_actor(session, "Two")
    pin_actor(session, first, 3)
    pin_actor(session, second, 3)
    assert [queries.actor(session, key).pin for key in (first, second)] == [0, 3]
    session.undo()
    assert [queries.actor(session, key).pin for key in (first, second)] == [3, 0]
    pin_actor(session, first, 0)
    assert labels(session)[-1] == "Unpin One"
    with pytest.raises(BrieferError, match="digit"):
        pin_actor(session, first, 10)


def test_a_removed_actor_leaves_the_others_of_a_shared_mention(session: Session, source: SourceId) -> None:
    one, two = add_actor(session, "Kestovia"), add_actor(session, "Solvania")
    tag_mention(session, place(source, "the two states"), (one, two))
    tag_mention(session, place(source, "Kestovia"), (one,))
    remove_actor(session, one)
    assert [mention.actors for mention in queries.mentions(session)] == [(two,)]
    session.undo()
    assert {mention.actors for mention in queries.mentions(session)} == {(one,), (one, two)}

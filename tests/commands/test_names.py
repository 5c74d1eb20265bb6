"""Actors are made of names nobody knew, and names dismissed for good, both undone by undo."""

import pytest

from briefer.commands.actors import add_actor, add_alias
from briefer.commands.names import dismiss_name, make_actor, make_actor_at, propose_name_again
from briefer.errors import BrieferError
from briefer.model.actors import Actor, ActorKind, Alias, AliasKind, Role
from briefer.model.ids import ActorId, SourceId
from briefer.model.proposals import DismissalKind, ProposedName
from briefer.store import queries
from briefer.store.session import Session
from tests.commands.samples import labels, place


def dismissed(session: Session) -> list[str]:
    return [it.words for it in queries.dismissals(session, DismissalKind.NAME)]


def test_a_name_becomes_an_actor_with_its_variants(session: Session) -> None:
    key = make_actor(session, "Irena Volm", ActorKind.PERSON, ["Volm", "Irena Volm"])
    assert queries.actor(session, key).aliases == (Alias("Volm", AliasKind.SHORT),)
    session.undo()
    assert queries.actors(session) == ()


def test_an_actor_known_elsewhere_comes_with_all_that_is_known(session: Session) -> None:
    known = Actor(
        ActorId(-1),
        "a7",
        "Irena Volm",
        ActorKind.PERSON,
        (Alias("Volm"),),
        (Role("Envoy"),),
        "A note.",
        3,
        "my registry",
    )
    made = queries.actor(session, make_actor(session, "Volm", ActorKind.OTHER, (), known))
    assert (made.name, made.kind, made.aliases) == ("Irena Volm", ActorKind.PERSON, (Alias("Volm"),))
    assert (made.roles, made.note, made.pin, made.origin) == ((Role("Envoy"),), "A note.", 0, "my registry")
    assert labels(session) == ["Add actor Irena Volm"]


def test_an_actor_and_its_tag_are_one_step(session: Session, source: SourceId) -> None:
    span = place(source, "Volm")
    name = ProposedName(span.start, span.end, "Volm", ActorKind.PERSON, "capitals in a sentence")
    before = labels(session)
    key = make_actor_at(session, span, name)
    assert queries.actor(session, key).kind is ActorKind.PERSON
    assert [mention.actors for mention in queries.mentions(session)] == [(key,)]
    session.undo()
    assert (labels(session), queries.actors(session), queries.mentions(session)) == (before, (), ())


def test_no_actor_is_left_where_there_is_one_of_that_name(session: Session, source: SourceId) -> None:
    add_actor(session, "Volm", ActorKind.PERSON)
    span = place(source, "Volm")
    with pytest.raises(BrieferError, match="already"):
        make_actor_at(session, span, ProposedName(span.start, span.end, "Volm", ActorKind.PERSON, ""))
    assert queries.mentions(session) == ()


def test_a_dismissed_name_comes_back_with_undo_or_when_it_is_asked_for(session: Session) -> None:
    dismiss_name(session, "Irena  Volm")
    dismiss_name(session, "Irena Volm")
    assert dismissed(session) == ["Irena Volm"]
    session.undo()
    assert dismissed(session) == []
    session.redo()
    propose_name_again(session, "Irena Volm")
    assert dismissed(session) == []
    assert labels(session)[-1] == "Propose the name “Irena Volm” again"


def test_a_name_that_cannot_be_seen_is_refused(session: Session) -> None:
    with pytest.raises(BrieferError, match="signs that cannot be seen"):
        add_actor(session, "\u202e\u200f")
    with pytest.raises(BrieferError, match="signs that cannot be seen"):
        add_actor(session, "Volm", ActorKind.PERSON, [Alias("\u200f")])
    key = add_actor(session, "Volm")
    with pytest.raises(BrieferError, match="signs that cannot be seen"):
        add_alias(session, key, Alias("\u200f"))
    add_alias(session, key, Alias("V\u200f"))
    assert queries.actor(session, key).names == ("Volm", "V\u200f")

"""The actors of one session are known in another."""

from pathlib import Path

import pytest

from briefer.commands.actors import add_actor, add_alias, edit_actor, pin_actor
from briefer.commands.merging import merge_actors
from briefer.commands.reuse import reuse_actors
from briefer.errors import BrieferError
from briefer.model.actors import Actor, ActorKind, Alias, AliasKind, Role
from briefer.store import queries
from briefer.store.session import Session, create_session, open_session
from tests.commands.samples import labels


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "february.briefer"
    with create_session(path) as session:
        add_actor(session, "Kestovia", ActorKind.STATE, [Alias("Kestovian", AliasKind.DEMONYM)])
        volm = add_actor(session, "Irena Volm", ActorKind.PERSON)
        known = queries.actor(session, volm)
        edit_actor(
            session,
            Actor(
                volm,
                known.label,
                known.name,
                known.kind,
                (),
                (Role("Minister", "Kestovia", "2024"),),
                "Note.",
            ),
        )
        pin_actor(session, volm, 2)
    return path


def change(path: Path, name: str) -> None:
    with open_session(path) as session:
        add_actor(session, name)
        add_alias(session, queries.actors(session)[0].id, Alias("the Republic"))


def test_actors_come_over_whole_with_their_origin(session: Session, other: Path) -> None:
    assert reuse_actors(session, other) == 2
    kestovia, volm = queries.actors(session)
    assert (kestovia.label, kestovia.kind, kestovia.origin) == ("a1", ActorKind.STATE, "february")
    assert kestovia.aliases == (Alias("Kestovian", AliasKind.DEMONYM),)
    assert (volm.roles, volm.note, volm.pin) == ((Role("Minister", "Kestovia", "2024"),), "Note.", 2)
    assert labels(session) == ["Reuse 2 actors of february"]


def test_a_second_reuse_brings_only_what_is_new(session: Session, other: Path) -> None:
    reuse_actors(session, other)
    assert reuse_actors(session, other) == 0
    change(other, "Solvania")
    assert reuse_actors(session, other) == 2
    assert [actor.name for actor in queries.actors(session)] == ["Kestovia", "Irena Volm", "Solvania"]
    assert queries.actors(session)[0].names == ("Kestovia", "Kestovian", "the Republic")
    assert len(labels(session)) == 2


def test_labels_and_digit_keys_in_use_are_left_alone(session: Session, other: Path) -> None:
    own = add_actor(session, "Reke", ActorKind.PERSON)
    pin_actor(session, own, 2)
    reuse_actors(session, other)
    assert [(actor.label, actor.name, actor.pin) for actor in queries.actors(session)] == [
        ("a1", "Reke", 2),
        ("a3", "Kestovia", 0),
        ("a2", "Irena Volm", 0),
    ]


def test_the_other_session_is_not_changed(session: Session, other: Path) -> None:
    before = other.read_bytes()
    reuse_actors(session, other)
    assert other.read_bytes() == before
    assert sorted(path.name for path in other.parent.iterdir() if path.name.startswith("february")) == [
        other.name
    ]


def test_what_is_no_session_is_refused_and_nothing_comes_over(session: Session, tmp_path: Path) -> None:
    (tmp_path / "x.briefer").write_text("no session")
    with pytest.raises(BrieferError):
        reuse_actors(session, tmp_path / "x.briefer")
    assert labels(session) == []


def test_one_that_was_merged_meanwhile_is_not_brought_again(session: Session, other: Path) -> None:
    reuse_actors(session, other)
    kestovia, volm = queries.actors(session)
    kept = add_actor(session, "Irina Volm", ActorKind.PERSON)
    merge_actors(session, kept, volm.id)
    with open_session(other) as february:
        add_alias(february, queries.actors(february)[1].id, Alias("Madame Volm"))
        add_actor(february, "Reke")
    assert reuse_actors(session, other) == 2
    assert [actor.name for actor in queries.actors(session)] == ["Kestovia", "Irina Volm", "Reke"]
    assert queries.actor(session, kept).names == ("Irina Volm", "Irena Volm", "Madame Volm")
    assert kestovia in queries.actors(session)

"""The personal registry carries actors from session to session, with where each came from."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefer.commands import grouped, registry
from briefer.commands.actors import add_actor, add_alias, edit_actor, pin_actor
from briefer.commands.grouped import at_once
from briefer.commands.merging import merge_actors
from briefer.commands.registry import (
    correct_in_registry,
    forget_in_registry,
    keep_in_registry,
    origin_of,
    registry_actors,
    registry_path,
    take_from_registry,
    undo_in_registry,
)
from briefer.errors import BrieferError
from briefer.model.actors import Actor, ActorKind, Alias, AliasKind, Role
from briefer.model.ids import ActorId
from briefer.store import queries
from briefer.store.safekeeping import Safekeeping
from briefer.store.session import Session, create_session, open_session
from tests.commands.samples import labels

TODAY = datetime.now(UTC).date().isoformat()


@pytest.fixture(autouse=True)
def _own_registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def volm(session: Session) -> Actor:
    key = add_actor(session, "Irena Volm", ActorKind.PERSON, [Alias("Volm", AliasKind.SHORT)])
    edit_actor(session, replace(queries.actor(session, key), roles=(Role("Envoy", "Kestovia"),), note="Ask."))
    pin_actor(session, key, 3)
    return queries.actor(session, key)


@pytest.fixture
def later(tmp_path: Path) -> Iterator[Session]:
    with create_session(tmp_path / "march.briefer") as made:
        yield made


def take(session: Session) -> int:
    taken: list[ActorId] = []
    at_once(take_from_registry(session, registry_actors(), taken))
    return len(taken)


def test_there_is_none_at_first(session: Session) -> None:
    assert registry_actors() == ()
    assert not registry_path().exists()
    assert take(session) == 0


def test_actors_go_from_one_session_to_the_next(session: Session, volm: Actor, later: Session) -> None:
    assert keep_in_registry([volm], origin_of(session)) == 1
    (kept,) = registry_actors()
    assert (kept.names, kept.roles, kept.note) == (volm.names, volm.roles, volm.note)
    assert (kept.origin, kept.pin) == (f"work, {TODAY}", 0)
    assert take(later) == 1
    (taken,) = queries.actors(later)
    assert (taken.names, taken.roles) == (volm.names, volm.roles)
    assert taken.origin == f"my registry (work, {TODAY})"
    assert labels(later) == ["Take 1 actor from my registry"]
    later.undo()
    assert queries.actors(later) == ()


def test_what_is_there_is_completed_and_never_doubled(session: Session, volm: Actor, later: Session) -> None:
    keep_in_registry([volm], origin_of(session))
    assert keep_in_registry([volm], origin_of(session)) == 0
    add_alias(session, volm.id, Alias("Madame Volm"))
    assert keep_in_registry(queries.actors(session), origin_of(session)) == 1
    (kept,) = registry_actors()
    assert kept.names == ("Irena Volm", "Volm", "Madame Volm")
    same = add_actor(later, "Irena Volm", ActorKind.PERSON)
    assert take(later) == 1
    assert queries.actor(later, same).names == kept.names
    assert take(later) == 0


def test_many_are_taken_in_steps_that_are_undone_as_one(
    session: Session, later: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouped, "LONGEST", 0)
    many = [Actor(ActorId(number), f"a{number}", f"Body {number}") for number in range(1, 301)]
    assert keep_in_registry(many, origin_of(session)) == 300
    taken: list[ActorId] = []
    told = list(take_from_registry(later, registry_actors(), taken))
    assert len(told) > 1
    assert told[-1] == (300, 300)
    assert {actor.id for actor in queries.actors(later)} == set(taken)
    later.undo()
    assert queries.actors(later) == ()
    assert later.undo_label == ""


def test_a_merged_actor_is_kept_as_the_one_it_is_part_of(session: Session, volm: Actor) -> None:
    other = add_actor(session, "Irina Volm", ActorKind.PERSON)
    merge_actors(session, volm.id, other, "spelling", AliasKind.MISSPELT)
    keep_in_registry(queries.actors(session), origin_of(session))
    (kept,) = registry_actors()
    assert Alias("Irina Volm", AliasKind.MISSPELT) in kept.aliases


def test_it_is_corrected_and_forgotten_and_both_undone(session: Session, volm: Actor, later: Session) -> None:
    keep_in_registry([volm], origin_of(session))
    take(later)
    (kept,) = registry_actors()
    correct_in_registry(replace(kept, name="Irena Volmova"))
    assert [actor.name for actor in registry_actors()] == ["Irena Volmova"]
    assert forget_in_registry([kept.id, kept.id]) == 1
    assert registry_actors() == ()
    assert len(queries.actors(later)) == 1
    with pytest.raises(BrieferError, match="not in your registry any more"):
        correct_in_registry(kept)
    assert undo_in_registry() == "Remove Irena Volmova"
    assert undo_in_registry() == "Edit actor Irena Volmova"
    assert [actor.name for actor in registry_actors()] == ["Irena Volm"]
    undo_in_registry()
    assert undo_in_registry() == ""
    assert forget_in_registry([kept.id]) == 0


def test_it_is_read_once_for_each_state(
    session: Session, volm: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_in_registry([volm], origin_of(session))
    first = registry_actors()
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(registry, "actors_of", lambda _: pytest.fail("read again"))
        assert registry_actors() is first
    add_actor(session, "Reke")
    keep_in_registry(queries.actors(session), origin_of(session))
    assert len(registry_actors()) == 2


def test_a_window_that_has_it_for_a_moment_is_waited_for(
    session: Session, volm: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_in_registry([volm], origin_of(session))
    held = open_session(registry_path())
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        held.close()

    monkeypatch.setattr(time, "sleep", wait)
    assert forget_in_registry([registry_actors()[0].id]) == 1
    assert len(waits) == 1


def test_a_window_that_keeps_it_is_named_in_a_sentence(
    session: Session, volm: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_in_registry([volm], origin_of(session))
    monkeypatch.setattr(time, "sleep", lambda _: None)
    with open_session(registry_path()) as held:
        with pytest.raises(BrieferError, match="Your registry is open elsewhere"):
            keep_in_registry([volm], origin_of(session))
        add_actor(held, "Reke")
        assert len(registry_actors()) == 2  # it can be read meanwhile, as it is now


def test_a_registry_that_is_none_is_refused_and_left_alone(session: Session, volm: Actor) -> None:
    registry_path().parent.mkdir(parents=True)
    registry_path().write_text("no registry")
    for run in (registry_actors, lambda: keep_in_registry([volm], origin_of(session)), undo_in_registry):
        with pytest.raises(BrieferError, match="not a briefer session"):
            run()
    assert registry_path().read_text() == "no registry"


def test_a_folder_that_cannot_be_made_is_told(session: Session, volm: Actor, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(BrieferError, match="Your registry cannot be written to"):
        keep_in_registry([volm], origin_of(session))


def test_a_backup_comes_before_a_change_where_one_is_due(
    session: Session, volm: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_in_registry([volm], origin_of(session))
    due = Safekeeping.is_due
    late = timedelta(hours=1)
    monkeypatch.setattr(Safekeeping, "is_due", lambda self, now: due(self, now + late))
    forget_in_registry([registry_actors()[0].id])
    with open_session(registry_path()) as found:
        (backup,) = found.backups.all
    with open_session(backup.path, read_only=True) as before:
        assert [actor.name for actor in queries.actors(before)] == ["Irena Volm"]

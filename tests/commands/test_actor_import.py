"""Actors of a file: taken up in one step, or in many that are undone as one."""

from pathlib import Path

import pytest

from briefer.commands import grouped
from briefer.commands.actor_import import ImportReport, checked_actors, import_actors, importing
from briefer.commands.actors import add_actor
from briefer.model.actors import ActorFile, ActorKind, Alias, LoadedActor
from briefer.store import queries
from briefer.store.session import Session, create_session
from tests.commands.samples import labels

VOLM = LoadedActor("line 2", "", "Irena Volm", kind=ActorKind.PERSON, aliases=(Alias("Volm"),))
MANY = tuple(LoadedActor(f"line {n}", "", f"Body {n}", kind=ActorKind.OTHER) for n in range(3, 400))
FILE = ActorFile((VOLM, *MANY))


def taken(session: Session) -> list[tuple[str, str, ActorKind]]:
    return sorted((actor.name, actor.label, actor.kind) for actor in queries.actors(session))


def test_many_steps_come_to_the_same_as_one(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouped, "LONGEST", 0)
    reports: list[ImportReport] = []
    for made in (session, create_session(tmp_path / "other.briefer")):
        add_actor(made, "Irena Volm", ActorKind.PERSON)
        if made is session:
            done = list(importing(made, checked_actors(FILE, "a.csv"), "a.csv", reports))
            assert len(done) > 1
            assert done[-1] == 398
        else:
            with made:
                assert [import_actors(made, FILE, "a.csv")] == reports
                assert taken(made) == taken(session)
    assert reports == [ImportReport(added=397, completed=1)]


def test_all_steps_are_undone_as_one(session: Session) -> None:
    for _ in importing(session, checked_actors(FILE, "a.csv"), "a.csv", []):
        pass
    assert set(labels(session)) == {"Import 398 actors from a.csv"}
    session.undo()
    assert not queries.actors(session)

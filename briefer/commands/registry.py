"""The personal registry: actors that are carried from session to session, with where each came from.

It is a session file of its own in the user's data, so that it is vetted, locked, migrated and backed up as
any other. It is open only for the moment of reading or writing, since other windows use it too. Nothing here
needs the session of a window: all of it may run aside.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from briefer.commands.actor_import import ImportReport, import_actors
from briefer.commands.actors import edit_actor, remove_actor
from briefer.commands.grouped import in_steps
from briefer.commands.reuse import actors_of, carry_over, to_carry
from briefer.commands.wording import counted, shown
from briefer.errors import BrieferError
from briefer.model.actors import Actor, ActorFile
from briefer.model.ids import ActorId
from briefer.paths import user_folder
from briefer.store import queries, writing
from briefer.store.locks import SessionInUse
from briefer.store.session import Session, create_session, open_session

_NAME = "registry.briefer"
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8)  # seconds that another window may take
_LOG = "-wal"


def registry_path() -> Path:
    """Return where the registry lies, made yet or not."""
    return user_folder() / _NAME


def registry_actors() -> tuple[Actor, ...]:
    """Return the actors of the registry, in the order they were kept; none where there is no registry.

    They are read once for each state of the file. Raises BrieferError where it cannot be read.
    """
    path = registry_path()
    stamps = _stamp(path), _stamp(path.with_name(path.name + _LOG))
    return _read(path, stamps) if stamps[0] else ()


def keep_in_registry(actors: Iterable[Actor], origin: str) -> int:
    """Add actors to the registry or complete those that are there; return how many were new or grew.

    `origin` says where they come from, as `origin_of` gives it. Raises BrieferError where the registry cannot
    be written.
    """
    kept = [replace(actor, pin=0, origin=origin) for actor in actors]
    with _opened() as registry:
        return carry_over(registry, kept, "Keep", f"of {origin}")


def import_to_registry(file: ActorFile, name: str) -> ImportReport:
    """Take the actors of a file up into the registry, as import_actors does for a session."""
    with _opened() as registry:
        return import_actors(registry, file, name)


def take_from_registry(
    session: Session, actors: Iterable[Actor], taken: list[ActorId]
) -> Iterator[tuple[int, int]]:
    """Copy or complete actors of the registry in a session; yield after each step how many, of how many.

    Each copy's origin says that it is from the registry, and where that has it from. All steps are undone as
    one; the keys of those that were new or grew are put into `taken`.
    """

    def take(some: Sequence[Actor]) -> None:
        for actor in some:
            writing.put_actor(session, actor)
            taken.append(actor.id)

    fitted = to_carry(session, as_taken(actors))
    label = f"Take {counted(len(fitted), 'actor')} from my registry"
    for done in in_steps(session, label, fitted, take):
        yield done, len(fitted)


def as_taken(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Return actors of the registry as a session has them: their origin names it, and its own source."""
    return tuple(replace(actor, origin=f"my registry ({actor.origin})") for actor in actors)


def correct_in_registry(actor: Actor) -> None:
    """Store what was corrected of an actor in the registry.

    Raises BrieferError as edit_actor does, and where the actor was removed meanwhile.
    """
    with _opened() as registry:
        _check_there(registry, (actor.id,))
        edit_actor(registry, actor)


def forget_in_registry(keys: Iterable[ActorId]) -> int:
    """Remove actors from the registry, and return how many; sessions that took them keep them."""
    with _opened() as registry:
        there = {actor.id: actor for actor in queries.actors(registry)}
        gone = [there[key] for key in dict.fromkeys(keys) if key in there]
        words = shown(gone[0].name) if len(gone) == 1 else counted(len(gone), "actor")
        with registry.step(f"Remove {words}"):
            for actor in gone:
                remove_actor(registry, actor.id)
    return len(gone)


def undo_in_registry() -> str:
    """Undo the last change to the registry and return its label, empty where there is nothing to undo."""
    with _opened() as registry:
        undone = registry.undo()
    return undone.label if undone else ""


def origin_of(session: Session) -> str:
    """Return the words by which the registry remembers where actors come from: session and day."""
    return f"{session.path.stem}, {datetime.now(UTC).date().isoformat()}"


@contextmanager
def _opened() -> Iterator[Session]:
    """Open the registry for writing, made first where there is none, and close it afterwards.

    A backup comes first where one is due. Raises BrieferError where another window has the registry and does
    not give it up in a moment, or it cannot be written.
    """
    path = registry_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = f"Your registry cannot be written to {path.parent}: {error.strerror}."
        raise BrieferError(what, "Make room there, or see that you may write there.") from error
    with _patiently_opened(path) as registry:
        if registry.backups.is_due(datetime.now(UTC)):
            registry.back_up()
        yield registry


def _patiently_opened(path: Path) -> Session:
    for seconds in _WAITS:
        try:
            return open_session(path) if path.exists() else create_session(path)
        except SessionInUse:
            time.sleep(seconds)
    try:
        return open_session(path)
    except SessionInUse as error:
        what = f"Your registry is open elsewhere ({error.host or 'another window'})."
        raise BrieferError(what, "Close it there if it is open as a session, or try again.") from error


def _check_there(registry: Session, keys: Iterable[ActorId]) -> None:
    there = {actor.id for actor in queries.actors(registry)}
    if not there.issuperset(keys):
        what = "That actor is not in your registry any more."
        raise BrieferError(what, "Keep it again from a session.")


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """Return what differs between two states of a file, or None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


@lru_cache(maxsize=1)
def _read(path: Path, _stamps: object) -> tuple[Actor, ...]:
    return actors_of(path)

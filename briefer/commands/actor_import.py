"""The command that takes up the actors of a file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefer.commands.grouped import in_steps
from briefer.commands.naming import read_aliases, read_name, read_role
from briefer.commands.tag_actors import Actors
from briefer.commands.wording import counted, one_line, shown
from briefer.errors import BrieferError
from briefer.model.actors import ActorFile, ActorKind, LoadedActor
from briefer.store.session import Session
from briefer.text.cleaning import clean


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the actors of a file: how many were added, and how many completed others."""

    added: int
    completed: int

    @property
    def sentence(self) -> str:
        """One sentence that says so."""
        if not self.added and not self.completed:
            return "All actors of the file are there already; nothing was changed."
        parts = (
            counted(self.added, "actor") + " added" if self.added else "",
            f"{self.completed:,} completed" if self.completed else "",
        )
        return ", ".join(part for part in parts if part) + "."


def import_actors(session: Session, file: ActorFile, name: str) -> ImportReport:
    """Add the actors of a file, or complete those that are there, in one step; `name` is the file's own.

    What is there is completed by names, roles and a note, and never altered; an actor of the file that says
    no kind is any of its name. Raises BrieferError that names the place in the file of what cannot be; then
    nothing is taken.
    """
    taken = checked_actors(file, name)
    actors = Actors(session)
    with session.step(_label(taken, name)):
        actors.put(taken)
    return ImportReport(actors.added, actors.completed)


def checked_actors(file: ActorFile, name: str) -> tuple[LoadedActor, ...]:
    """Return the actors of a file as they can be taken up, those of one name and kind put together.

    The session is not needed for that. Raises BrieferError that names the place of what cannot be.
    """
    return tuple(_each_once(_checked(actor, name) for actor in file.actors))


def importing(
    session: Session, taken: Sequence[LoadedActor], name: str, reports: list[ImportReport]
) -> Iterator[int]:
    """Do what `import_actors` does with checked ones in steps of a moment each; yield how many are done.

    All steps are undone as one; what became of the actors is put into `reports`.
    """
    actors = Actors(session)
    yield from in_steps(session, _label(taken, name), taken, actors.put)
    reports.append(ImportReport(actors.added, actors.completed))


def _label(taken: Sequence[LoadedActor], name: str) -> str:
    return f"Import {counted(len(taken), 'actor')} from {shown(name)}"


def _checked(actor: LoadedActor, file_name: str) -> LoadedActor:
    try:
        return replace(
            actor,
            id=actor.id,
            name=read_name(actor.name),
            aliases=read_aliases(actor.aliases),
            roles=tuple(read_role(role.title, role.body, role.start, role.end) for role in actor.roles),
            note=clean(actor.note),
            origin=one_line(actor.origin) or file_name,
        )
    except BrieferError as error:
        what = f"{actor.place[:1].upper()}{actor.place[1:]}: {error.what}"
        raise BrieferError(what, f"{error.next_step} Nothing of the file was taken.".strip()) from error


def _each_once(actors: Iterable[LoadedActor]) -> list[LoadedActor]:
    """Return the actors, those of one name and kind put together, each with an id that no other has."""
    found: dict[tuple[str, ActorKind | None], LoadedActor] = {}
    ids: set[str] = set()
    for actor in actors:
        key = (actor.name, actor.kind)
        if key in found:
            found[key] = _joined(found[key], actor)
        else:
            found[key] = replace(actor, id="" if actor.id.casefold() in ids else actor.id)
            ids.add(actor.id.casefold())
    return list(found.values())


def _joined(one: LoadedActor, other: LoadedActor) -> LoadedActor:
    roles = dict.fromkeys((*one.roles, *other.roles))
    aliases = read_aliases((*one.aliases, *other.aliases))
    return replace(one, aliases=aliases, roles=tuple(roles), note=one.note or other.note)

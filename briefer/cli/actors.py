"""The command actors."""

from argparse import Namespace
from collections.abc import Sequence

from briefer.cli.output import UsageError, cut, listed, on_one_line, say
from briefer.cli.sessions import to_change
from briefer.commands.actor_import import import_actors
from briefer.commands.registry import import_to_registry, registry_actors
from briefer.commands.reuse import actors_of
from briefer.commands.wording import counted
from briefer.export.files import next_free_name
from briefer.jobs.actor_files import load_actors, save_actors
from briefer.model.actors import Actor
from briefer.text.lookalikes import marked

_LEFT_SHOWN = 300


def actors(asked: Namespace) -> int:
    """List the actors of a session or of the registry, write them to a file, or take them from one.

    A file that is there already is left alone, and the new one gets a number.
    """
    if (asked.session is None) is not asked.registry:
        message = "name a session, or --registry in place of one"
        raise UsageError(message)
    if asked.file is not None:
        return _import(asked)
    known = registry_actors() if asked.registry else actors_of(asked.session)
    if asked.export is not None:
        path = next_free_name(asked.export)
        save_actors(path, known)
        say(on_one_line(f"Wrote {counted(len(known), 'actor')} to {path}."))
    else:
        _list(known)
    return 0


def _import(asked: Namespace) -> int:
    file = load_actors(asked.file)
    if asked.registry:
        report = import_to_registry(file, asked.file.name)
    else:
        with to_change(asked.session) as session:
            report = import_actors(session, file, asked.file.name)
    say(report.sentence)
    if file.left:
        say(f"Left in the file: {cut(listed(file.left), _LEFT_SHOWN)}.")
    return 0


def _list(known: Sequence[Actor]) -> None:
    if not known:
        say("No actors yet.")
    for actor in known:
        kind = actor.kind.replace("_", " ")
        names = listed(marked(name) for name in actor.names[1:])
        also = f"; also {cut(names)}" if names else ""
        whence = f"; from {cut(actor.origin)}" if actor.origin else ""
        say(f"{actor.label}  {cut(marked(actor.name))} ({kind}){also}{whence}")

"""The commands new, history, undo and redo."""

from argparse import Namespace
from pathlib import Path

from briefer.cli.output import cut, on_one_line, say
from briefer.commands.reuse import actors_of, take_actors
from briefer.commands.wording import counted
from briefer.errors import BrieferError
from briefer.model.changes import Changes
from briefer.store.session import Session, create_session, open_session


def new(asked: Namespace) -> int:
    """Make a session, with the actors of another one if it is to reuse them."""
    actors = actors_of(asked.reuse) if asked.reuse else ()
    with create_session(asked.session) as session:
        number = take_actors(session, actors, asked.reuse.stem) if asked.reuse else 0
    known = f", with {counted(number, 'actor')} of {asked.reuse.name}" if asked.reuse else ""
    say(on_one_line(f"Made {asked.session}{known}."))
    return 0


def history(asked: Namespace) -> int:
    """List the steps of a session, oldest first; those undone say so."""
    with open_session(asked.session, read_only=True) as session:
        for step in session.history():
            say(f"{step.made}  {on_one_line(step.label)}{'  (undone)' if step.undone else ''}")
    return 0


def undo(asked: Namespace) -> int:
    """Undo the last step."""
    with to_change(asked.session) as session:
        return _said("Undone", session.undo(), "undo")


def redo(asked: Namespace) -> int:
    """Do the step again that was undone last."""
    with to_change(asked.session) as session:
        return _said("Done again", session.redo(), "redo")


def to_change(path: Path) -> Session:
    """Return a session open for changing.

    Raises BrieferError where it is none, or can only be read, and SessionInUse where another window holds it.
    """
    session = open_session(path)
    if session.read_only:
        session.close()
        if session.notice:
            raise BrieferError(session.notice)
        what = f"“{path.name}” can only be read where it lies."
        raise BrieferError(what, "Copy it to a folder in which you may write.")
    return session


def _said(done: str, changes: Changes | None, verb: str) -> int:
    if changes is None:
        what = f"There is nothing to {verb}."
        raise BrieferError(what)
    say(f"{done}: {cut(changes.label)}")
    return 0

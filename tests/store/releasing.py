"""Makes the small file that stands for the present version of the session file, once, when it is released.

usage: python -m tests.store.releasing FILE
"""

import sys
from dataclasses import replace
from pathlib import Path

from briefer.model.actors import AliasKind, Merge
from briefer.store import merging
from briefer.store import queries as q
from briefer.store.session import create_session
from briefer.store.writing import put_actor, put_mention
from tests.store.samples import a_mention, an_actor, fill


def release(path: Path) -> None:
    """Make a session that holds something of everything, with one step done and one undone."""
    with create_session(path) as session:
        with session.step("Fill"):
            fill(session)
            source, (vellin, ostrava) = q.sources(session)[0], q.actors(session)
            misread = an_actor(3, "Ostrawa", aliases=(), roles=())
            put_actor(session, misread)
            put_mention(session, a_mention(source, "Vellin", misread, vellin))
            made = Merge(misread, ostrava.id, "spelling", "2026-11-25T10:00:00+00:00")
            merging.merge(session, ostrava, made, AliasKind.MISSPELT)
        session.remember("reader/source", str(source.id))
        with session.step("Edit actor Vellin"):
            put_actor(session, replace(vellin, note="Compare the treaty of 1921."))
        session.undo()


if __name__ == "__main__":
    release(Path(sys.argv[1]))

"""The command compose."""

from argparse import Namespace

from briefer.cli.output import say
from briefer.compose.packs import pack_by_id
from briefer.jobs.note import note_content, write_note
from briefer.store.session import open_session


def compose(asked: Namespace) -> int:
    """Write the note of a session's first brief; where no fact was sent, each section takes what fits it."""
    pack = pack_by_id(asked.pack)
    with open_session(asked.session, read_only=True) as session:
        content = note_content(session, pack, settings=asked.fields)
    note = write_note(content, pack, asked.out, asked.format)
    say(f"Wrote {note.path}.", *note.warnings)
    return 0

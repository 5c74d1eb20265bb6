"""The command compose."""

from argparse import Namespace
from pathlib import Path

from briefer.cli.output import on_one_line, say
from briefer.compose.packs import pack_by_id
from briefer.export.files import free_or_own
from briefer.jobs.houses import look_of
from briefer.jobs.note import exporter_for, note_content, write_note
from briefer.store.session import open_session


def compose(asked: Namespace) -> int:
    """Write the note of a session's first brief; where no fact was sent, each section takes what fits it.

    A file that is there and is no note of ours, or one that was edited since, is left alone: the note
    gets a number.
    """
    pack = pack_by_id(asked.pack)
    exporter_for(asked.out, asked.format)  # a fault in what was typed is told by that name
    look_of(pack, asked.house)
    with open_session(asked.session, read_only=True) as session:
        content = note_content(session, pack, settings=asked.fields)
    out = free_or_own(asked.out) if _holds_something(asked.out) else asked.out
    note = write_note(content, pack, out, asked.format, house=asked.house)
    if out != asked.out:
        say(f"{on_one_line(str(asked.out))} was left alone, since it was edited or is not a note of briefer.")
    say(f"Wrote {on_one_line(str(note.path))}.", *note.warnings)
    return 0


def _holds_something(path: Path) -> bool:
    try:
        return path.is_file() and path.stat().st_size > 0
    except OSError:  # such as a name that is too long; writing will say so
        return False

"""The command tag."""

from argparse import Namespace
from pathlib import Path

from briefer.cli.output import cut, listed, say
from briefer.cli.sessions import to_change
from briefer.commands.tag_file import apply_tag_file
from briefer.compose.packs import pack_by_id
from briefer.errors import BrieferError
from briefer.load.files import read_file
from briefer.store import queries

FIRST_PACK = "information-note"


def tag(asked: Namespace) -> int:
    """Apply a tag file, all of it or nothing, and say what it did."""
    data = _read(asked.tags)
    with to_change(asked.session) as session:
        pack = None if queries.briefs(session) else pack_by_id(FIRST_PACK)
        report = apply_tag_file(session, data, pack)
    say(report.sentence)
    for given, label in report.renamed:
        say(f"“{cut(given)}” is {label} here, since that name was taken or is no label.")
    for doubt in report.doubts:
        say(doubt)
    if report.ignored:
        say(f"Not read, since they mean nothing in a tag file: {cut(listed(report.ignored), 300)}.")
    return 0


def _read(path: Path) -> str:
    try:
        return read_file(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = f"“{path.name}” is not in UTF-8: byte {error.start + 1} fits no letter."
        raise BrieferError(what, "Save it as UTF-8.") from error

"""Files that actors are exchanged in: CSV for people, entities of FollowTheMoney for programs."""

from collections.abc import Iterable
from pathlib import Path

from briefer.errors import BrieferError
from briefer.export.actors_csv import actors_csv
from briefer.export.actors_ftm import actors_ftm
from briefer.export.files import write_atomically
from briefer.load.actors_csv import read_actors_csv
from briefer.load.actors_ftm import read_actors_ftm
from briefer.load.files import read_file
from briefer.model.actors import Actor, ActorFile

_CSV = ".csv"
_FTM = (".json", ".jsonl", ".ndjson", ".ftm")


def load_actors(path: Path) -> ActorFile:
    """Return the actors of a file and what of it was left.

    Raises BrieferError where it cannot be read, is of no such format, or holds a fault, which is named by its
    line.
    """
    is_table = _is_table(path)
    text = _text(path)
    return read_actors_csv(text) if is_table else read_actors_ftm(text)


def save_actors(path: Path, actors: Iterable[Actor]) -> None:
    """Write actors to a file, whole or not at all, in the format that its name ends in.

    Raises BrieferError for another ending, and where it cannot be written.
    """
    # A table begins with a byte-order mark, without which Excel takes it for another encoding.
    data = actors_csv(actors).encode("utf-8-sig") if _is_table(path) else actors_ftm(actors).encode()
    write_atomically(path, data)


def _is_table(path: Path) -> bool:
    ending = path.suffix.casefold()
    if ending not in (_CSV, *_FTM):
        what = f"“{path.name}” ends neither in {_CSV} nor in .ftm.json."
        raise BrieferError(what, "Give it the ending of its format: a table in CSV, or FollowTheMoney.")
    return ending == _CSV


def _text(path: Path) -> str:
    try:
        return read_file(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        what = f"“{path.name}” is not in UTF-8: a byte of line {line} fits no letter."
        raise BrieferError(what, "Save it as UTF-8; Excel calls that “CSV UTF-8”.") from error

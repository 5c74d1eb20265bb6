"""The notes of one command: each brief with each pack and each row of a table, and where they go."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefer.errors import BrieferError
from briefer.model.ids import BriefId
from briefer.model.packs import Pack
from briefer.paths import is_folder

SESSION, BRIEF, PACK, ROW = "session", "brief", "pack", "row"
_LARGEST = 16 << 20  # bytes
_DELIMITERS = (",", ";", "\t")
_PLACE = re.compile(r"\{([^{}]*)\}")
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST_PART = 80


@dataclass(frozen=True, slots=True)
class Subject:
    """What a note is made of: a session, a pack, and a brief by its key and label, its first where None."""

    session: Path
    pack: Pack
    brief: BriefId | None = None
    label: str = ""

    @property
    def words(self) -> str:
        """What it is called in a sentence about it."""
        return f"{self.session} with {self.pack.id}" + (f", {self.label}" if self.label else "")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of fields: its number, counted from 1 below the header, and its cells that are filled.

    `session`, `brief` and `pack` say which notes it is for, empty for all.
    """

    number: int = 0
    session: str = ""
    brief: str = ""
    pack: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)

    def is_for(self, subject: Subject) -> bool:
        """Return whether the row is for the note of this subject."""
        is_session = is_named(subject.session, self.session)
        return is_session and self.brief in ("", subject.label) and self.pack in ("", subject.pack.id)


@dataclass(frozen=True, slots=True)
class Task:
    """One note to write: of what, its fields, and where."""

    subject: Subject
    row: Row
    settings: tuple[str, ...]
    out: Path


def is_named(session: Path, name: str) -> bool:
    """Return whether a name means this session: its path, or its file's name; no name means every session."""
    return name in ("", str(session), session.name, session.stem)


def read_rows(file: Path) -> tuple[Row, ...]:
    """Return the rows of a CSV file with a column for each field, and `session`, `brief` and `pack`.

    The columns are parted by commas, semicolons or tabs, whichever the header has most of. Raises
    BrieferError where the file cannot be read, has no rows, or a column twice.
    """
    lines = _text(file)
    header = lines.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=header.count)
    try:
        table = [
            row for row in csv.reader(io.StringIO(lines), delimiter=delimiter) if any(map(str.strip, row))
        ]
    except csv.Error as fault:
        raise BrieferError(f"{file} is no table in CSV: {fault}.", "Save it as CSV again.") from fault
    if len(table) < 2:  # noqa: PLR2004 - a header and a row
        raise BrieferError(f"{file} has no rows.", "Give it a header with names of fields, and a row a note.")
    names = [name.strip() for name in table[0]]
    twice = [name for name, times in Counter(filter(None, names)).items() if times > 1]
    if twice:
        raise BrieferError(f"{file} has the column “{twice[0]}” twice.", "Take one of them away.")
    return tuple(_row(number, names, cells) for number, cells in enumerate(table[1:], 1))


def tasks_of(
    subjects: Sequence[Subject],
    rows: Sequence[Row],
    *,
    out: Path,
    settings: Sequence[str] = (),
    suffix: str = ".docx",
) -> tuple[Task, ...]:
    """Return all notes to write, in the order of subjects and rows.

    `out` is a file, a folder, or a path with {session}, {brief}, {pack}, {row} or {FIELD} in it; in a folder
    notes are called {session}-{pack}, with -{brief} where briefs were chosen, and -{row} where there are
    several. Raises BrieferError where a column is no field of any pack, a row is for no note, or two notes
    would have the same name.
    """
    _check_rows(rows, subjects)
    wanted = [
        (subject, row)
        for subject in subjects
        for row in ([row for row in rows if row.is_for(subject)] if rows else [Row()])
    ]
    parts = [SESSION, PACK]
    parts += [BRIEF] if any(subject.label for subject in subjects) else []
    parts += [ROW] if len(wanted) > len(subjects) else []
    pattern = _pattern(out, "-".join(f"{{{part}}}" for part in parts) + suffix, is_alone=len(wanted) == 1)
    tasks = tuple(
        Task(subject, row, _settings(subject.pack, row, settings), _named(pattern, subject, row))
        for subject, row in wanted
    )
    for path, times in Counter(task.out for task in tasks).items():
        if times > 1:
            raise BrieferError(
                f"{times} notes would be written to {path}.",
                "Name a folder, or put {session}, {brief}, {pack}, {row} or {FIELD} into the name.",
            )
    return tasks


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > _LARGEST:
            raise BrieferError(f"{file} is larger than 16 megabytes.", "Split it.")
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as fault:
        raise BrieferError(f"{file} cannot be read: {fault.strerror}.", "Check its name.") from fault
    except UnicodeDecodeError as fault:
        raise BrieferError(f"{file} is not UTF-8.", "Save it as “CSV UTF-8”.") from fault
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _row(number: int, names: Sequence[str], cells: Sequence[str]) -> Row:
    values = {name: cell.strip() for name, cell in zip(names, cells, strict=False) if name and cell.strip()}
    return Row(number, values.pop(SESSION, ""), values.pop(BRIEF, ""), values.pop(PACK, ""), values)


def _check_rows(rows: Sequence[Row], subjects: Sequence[Subject]) -> None:
    packs = list(dict.fromkeys(subject.pack.id for subject in subjects))
    known = {each.name for subject in subjects for each in subject.pack.fields}
    for row in rows:
        for name in row.fields:
            if name not in known:
                raise BrieferError(
                    f"The column “{name}” is no field of {' or '.join(packs)}.",
                    f"Fields there are: {', '.join(sorted(known))}.",
                )
        if not any(row.is_for(subject) for subject in subjects):
            brief = f", {row.brief}" if row.brief else ""
            raise BrieferError(
                f"Row {row.number} is for {row.session or 'any session'}{brief} and "
                f"{row.pack or 'any pack'}, of which no note was asked for.",
                "Name that session, brief or pack in the command too, or take the row away.",
            )


def _settings(pack: Pack, row: Row, settings: Sequence[str]) -> tuple[str, ...]:
    """Return what the fields are set to: the row's last, as far as the pack has them."""
    known = {each.name for each in pack.fields}
    return (*settings, *(f"{name}={value}" for name, value in row.fields.items() if name in known))


def _pattern(out: Path, name: str, *, is_alone: bool) -> Path:
    if _PLACE.search(str(out)) or (is_alone and not is_folder(out)):
        return out
    if not is_folder(out) and out.suffix:
        return out  # several notes for one file, which is told
    return out / name


def _named(pattern: Path, subject: Subject, row: Row) -> Path:
    values = {**row.fields, SESSION: subject.session.stem, PACK: subject.pack.id, ROW: str(row.number)}
    if subject.label:
        values[BRIEF] = subject.label

    def put(found: re.Match[str]) -> str:
        if found[1] not in values:
            raise BrieferError(
                f"Nothing is known of {found[0]} in the name of the notes.",
                f"It can be {', '.join(f'{{{name}}}' for name in values)}.",
            )
        return " ".join(_UNSAFE.sub("-", values[found[1]]).split())[:_LONGEST_PART].strip(". ") or "-"

    return Path(_PLACE.sub(put, str(pattern)))


def folders_of(tasks: Sequence[Task]) -> Iterator[Path]:
    """Yield each folder that notes go to, once."""
    yield from dict.fromkeys(task.out.parent for task in tasks)

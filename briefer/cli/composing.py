"""The command compose."""

import os
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefer.cli.batches import Subject, Task, folders_of, read_rows, tasks_of
from briefer.cli.output import UsageError, complain, on_one_line, say, say_json
from briefer.compose.citation_styles import citation_style
from briefer.compose.packs import Packs, find_packs, pack_by_id, pack_folders
from briefer.errors import BrieferError
from briefer.export.files import free_or_own
from briefer.export.registry import exporter_named
from briefer.jobs.looks import look_of
from briefer.jobs.note import Note, Way, copy_paths, exporter_for, note_content, write_copies, write_in
from briefer.model.briefs import Brief
from briefer.model.documents import NoteKind
from briefer.model.note_options import NoteCopy, NoteOptions
from briefer.model.packs import Pack
from briefer.store import queries
from briefer.store.session import open_session

ALL = "all"
_FORM = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class _Written:
    """A note that was written, and the file that was asked for and left alone, where there was one."""

    note: Note
    kept: Path | None


def compose(asked: Namespace) -> int:
    """Write the notes of sessions; where no fact was sent, each section takes what fits it.

    A file that is there and is no note of ours, or one that was edited since, is left alone: the note
    gets a number. A note that cannot be written stops none of the others; the exit code is 1 then.
    """
    way = _way(asked)
    subjects, faults = _subjects(asked)
    for pack in {subject.pack.id: subject.pack for subject in subjects}.values():
        look_of(pack, asked=asked.house)
    suffix = exporter_named(asked.format).suffix if asked.format else ".docx"
    rows = read_rows(asked.set_from) if asked.set_from else ()
    tasks = tasks_of(subjects, rows, out=asked.out, settings=asked.fields, suffix=suffix) if subjects else ()
    for task in tasks:
        exporter_for(task.out, asked.format)  # a fault in what was typed is told by that name
    is_alone = len(tasks) + len(faults) == 1
    if not is_alone:
        _make_folders(tasks)
    told, failed = list[dict[str, Any]](), len(faults)
    for session, error in faults:
        told.append({"session": str(session), "error": error.what, "next_step": error.next_step})
        complain(error if is_alone else BrieferError(f"{session}: {error.what}", error.next_step))
    for task in tasks:
        try:
            written = list(_written(task, way, copies=asked.copies))
        except BrieferError as error:
            failed += 1
            told.append({**_task_json(task), "error": error.what, "next_step": error.next_step})
            complain(error if is_alone else _named(error, task))
            continue
        told.append({**_task_json(task), "files": [_file_json(each) for each in written]})
        if not asked.json:
            _say(written)
    if asked.json:
        say_json({"notes": told, "written": len(told) - failed, "failed": failed})
    elif not is_alone:
        say(f"{len(told) - failed} of {len(told)} notes were written.")
    return 1 if failed else 0


def _way(asked: Namespace) -> Way:
    if asked.citations:
        citation_style(asked.citations)
    options = NoteOptions(
        notes=NoteKind(asked.notes) if asked.notes else None,
        citations=asked.citations,
        join_notes=asked.join_notes,
        copy=NoteCopy.CLEAN if asked.clean else NoteCopy.CLEARANCE,
    )
    return Way(asked.format, _created(asked.created), options, house=asked.house)


def _created(given: str) -> str:
    """Return the moment that notes are dated by: that given, else SOURCE_DATE_EPOCH, else none.

    See https://reproducible-builds.org/specs/source-date-epoch/. Raises UsageError for what is no moment.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        if not given and epoch:
            return datetime.fromtimestamp(int(epoch), UTC).strftime(_FORM)
        return datetime.strptime(given, _FORM).strftime(_FORM) if given else ""  # noqa: DTZ007 - it says Z
    except (OverflowError, ValueError, OSError) as fault:
        message = f"argument --created: “{given or epoch}” is no moment such as 2031-03-16T09:30:00Z"
        raise UsageError(message) from fault


def _subjects(asked: Namespace) -> tuple[list[Subject], list[tuple[Path, BrieferError]]]:
    """Return what notes are to be made of, and the sessions of which that cannot be said, with the reason."""
    found = find_packs(pack_folders())
    packs = _packs(asked.pack, found)
    if packs and not asked.brief:
        return [Subject(session, pack) for session in asked.session for pack in packs], []
    subjects, faults = list[Subject](), list[tuple[Path, BrieferError]]()
    for session in asked.session:
        try:
            for brief in briefs_named(session, asked.brief):
                own = packs or (pack_by_id(brief.pack, found),)
                subjects += [Subject(session, pack, brief.id, brief.label) for pack in own]
        except BrieferError as error:
            faults.append((session, error))
    return subjects, faults


def briefs_named(path: Path, names: Sequence[str]) -> tuple[Brief, ...]:
    """Return the briefs of a session with these labels or titles, in the session's order; without, its first.

    Raises BrieferError where it has none of that name.
    """
    with open_session(path, read_only=True) as session:
        briefs = queries.briefs(session)
    if not briefs:
        raise BrieferError(
            "The session has no brief.", "Name a pack with --pack; its sections are filled then."
        )
    if ALL in names:
        return briefs
    for name in names:
        if not any(name in (brief.label, brief.title) for brief in briefs):
            known = ", ".join(f"{it.label} “{it.title}”" if it.title else it.label for it in briefs)
            raise BrieferError(f"There is no brief “{name}”.", f"The session has {known}.")
    return tuple(brief for brief in briefs if {brief.label, brief.title} & set(names)) or briefs[:1]


def _packs(names: Iterable[str], found: Packs) -> tuple[Pack, ...]:
    """Return the packs of these ids, each once; `all` is every pack that can be used."""
    if ALL in names:
        return found.packs
    return tuple({name: pack_by_id(name, found) for name in names}.values())


def _make_folders(tasks: tuple[Task, ...]) -> None:
    for folder in folders_of(tasks):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            what = f"The folder {folder} cannot be made: {fault.strerror}."
            raise BrieferError(what, "Choose another one.") from fault


def _written(task: Task, way: Way, *, copies: bool) -> Iterator[_Written]:
    subject = task.subject
    with open_session(subject.session, read_only=True) as session:
        content = note_content(session, subject.pack, brief=subject.brief, settings=task.settings)
    if not copies:
        out = _free(task.out)
        yield _Written(write_in(way, content, subject.pack, out), None if out == task.out else task.out)
        return
    asked = copy_paths(task.out)
    paths = {copy: _free(path) for copy, path in asked.items()}
    for copy, note in zip(paths, write_copies(way, content, subject.pack, paths), strict=True):
        yield _Written(note, None if paths[copy] == asked[copy] else asked[copy])


def _free(out: Path) -> Path:
    return free_or_own(out) if _holds_something(out) else out


def _holds_something(path: Path) -> bool:
    try:
        return path.is_file() and path.stat().st_size > 0
    except OSError:  # such as a name that is too long; writing will say so
        return False


def _named(error: BrieferError, task: Task) -> BrieferError:
    row = f", row {task.row.number}" if task.row.number else ""
    return BrieferError(f"{task.subject.words}{row}: {error.what}", error.next_step)


def _say(written: Iterable[_Written]) -> None:
    for each in written:
        if each.kept is not None:
            kept = on_one_line(str(each.kept))
            say(f"{kept} was left alone, since it was edited or is not a note of briefer.")
        say(f"Wrote {on_one_line(str(each.note.path))}.", *each.note.warnings)


def _task_json(task: Task) -> dict[str, Any]:
    subject = task.subject
    brief = {"brief": subject.label} if subject.label else {}
    return {"session": str(subject.session), **brief, "pack": subject.pack.id, "row": task.row.number}


def _file_json(written: _Written) -> dict[str, Any]:
    kept = {} if written.kept is None else {"left_alone": str(written.kept)}
    return {"path": str(written.note.path), **kept, "warnings": list(written.note.warnings)}

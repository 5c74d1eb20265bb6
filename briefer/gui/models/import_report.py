"""What became of the files of a batch, as text that can be copied."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from briefer.errors import BrieferError
from briefer.gui.models.imports import Import, Stage, said_of
from briefer.gui.wording import count_words
from briefer.load.choose import kinds_told
from briefer.load.files import shown_name
from briefer.load.registry import importers

_HEADS = {
    Stage.FAILED: "Could not be loaded",
    Stage.CANCELLED: "Cancelled",
    Stage.READING: "Being read",
    Stage.WAITING: "Waiting",
    Stage.THERE: "In the session already",
    Stage.STORED: "Stored",
}


def summary(files: Sequence[Import]) -> str:
    """Return how many files there are and what became of them, in one line."""
    counts = {stage: sum(file.stage is stage for file in files) for stage in Stage}
    parts = [f"{count:,} {stage}" for stage, count in counts.items() if count]
    parts += [f"{left:,} left out inside files"] if (left := sum(len(file.skipped) for file in files)) else []
    return f"{count_words(len(files), 'file')}: {', '.join(parts)}"


def report(files: Sequence[Import], session: str, moment: str) -> str:
    """Return the report on these files: in sum, and under a heading for each outcome file by file.

    `session` is the session's name, `moment` when the report is made, both as they are to be shown.
    """
    lines = [f"Files loaded into {session}, {moment}", f"{summary(files)}.", ""]
    for stage, head in _HEADS.items():
        there = [file for file in files if file.stage is stage]
        if there:
            lines += [f"{head} ({len(there):,})", *_of_each(there), ""]
    if within := [(file.path, fault) for file in files for fault in file.skipped]:
        lines += [f"Left out inside files ({len(within):,})", *_left_out(within), ""]
    if kinds := kinds_told((fault for file in files for fault in file.faults), importers):
        lines += [kinds, ""]
    return "\n".join(lines)


def _of_each(files: Iterable[Import]) -> Iterator[str]:
    for file in files:
        yield f"  {_on_one_line(file.path)}"
        is_more = file.new > 1 or file.there or file.records
        if file.fault is not None or is_more or (file.new and file.stage is Stage.CANCELLED):
            yield f"    {said_of(file)}"


def _left_out(within: Iterable[tuple[Path, BrieferError]]) -> Iterator[str]:
    for path, fault in within:
        yield f"  in {_on_one_line(path)}"
        yield f"    {fault.what} {fault.next_step}".rstrip()


def _on_one_line(path: Path) -> str:
    return str(path.parent / shown_name(path)) if path.name != shown_name(path) else str(path)

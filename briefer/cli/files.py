"""The files that an argument means: itself, those that fit a pattern, or what comes in on standard input."""

import sys
from collections.abc import Generator, Iterable
from itertools import groupby, islice
from pathlib import Path

from briefer.cli.output import UsageError
from briefer.errors import BrieferError
from briefer.isolate.pool import AT_ONCE, Isolation
from briefer.jobs.extract import Extracted, extract_data, extract_files
from briefer.load.files import LARGEST
from briefer.load.folders import MOST, is_litter
from briefer.paths import is_file, is_folder

STANDARD_INPUT = Path("-")
_UNNAMED = "standard input"
_SIGNS = frozenset("*?[")


def read_all(given: Iterable[Path], name: str = "") -> Generator[Extracted, None, None]:
    """Yield what became of each file, in the order given, read in children that end with the last one.

    `name` is what standard input is called. Raises UsageError where that is asked for twice.
    """
    arguments = list(given)
    if arguments.count(STANDARD_INPUT) > 1:
        message = "argument FILE: standard input (-) can be read once"
        raise UsageError(message)
    with Isolation(children=AT_ONCE) as isolation:
        for is_input, paths in groupby(arguments, STANDARD_INPUT.__eq__):
            if is_input:
                yield _read_input(isolation, name or _UNNAMED)
            else:
                yield from extract_files(
                    (path for words in paths for path in fitting(words)), isolation, in_order=True
                )


def fitting(words: Path) -> tuple[Path, ...]:
    """Return the paths that fit a pattern, sorted; the words themselves where they are none or nothing fits.

    In a pattern `*` and `?` stand for letters of a name, `**` for any folders, and hidden files fit where the
    pattern begins with a dot. Shells do the same, except that of Windows.
    """
    if not _SIGNS & set(str(words)) or is_file(words) or is_folder(words):
        return (words,)
    anchor = Path(words.anchor) if words.anchor else Path()
    pattern = words.relative_to(anchor)
    if pattern.name == "**":  # which stands for folders alone, or for files too, as Python's version has it
        pattern /= "*"
    typed = set(pattern.parts)
    try:
        found = list(islice(anchor.glob(str(pattern)), MOST + 1))
    except (OSError, ValueError, NotImplementedError):
        return (words,)
    if len(found) > MOST:
        what = f"More than {MOST:,} files fit “{words}”."
        raise BrieferError(what, "Name fewer files, or a folder of them.")
    is_deep = "**" in typed
    kept = [path for path in found if _is_meant(path, anchor, typed) and not (is_deep and is_folder(path))]
    return tuple(sorted(kept)) or (words,)


def _is_meant(path: Path, anchor: Path, typed: set[str]) -> bool:
    """Return whether the path leads over no litter but what was typed."""
    dotted = any(part.startswith(".") for part in typed)
    parts = set(path.relative_to(anchor).parts) - typed
    return not any(is_litter(part) and not (dotted and part.startswith(".")) for part in parts)


def _read_input(isolation: Isolation, name: str) -> Extracted:
    """Return what standard input holds, as a file of this name would."""
    path = Path(name)
    try:
        data = sys.stdin.buffer.read(LARGEST + 1)
        return extract_data(path, data, isolation)
    except OSError as error:
        what = f"Standard input could not be read: {error.strerror}."
        return Extracted(path, (), BrieferError(what, "Name a file instead."))
    except BrieferError as error:
        return Extracted(path, (), error)

"""Chooses between the window and the command line.

A child process that is spawned imports this module again, and the window is painted after it, so it imports
nothing heavy: neither Qt nor the commands.
"""

import sys

INTERRUPTED = 130

try:
    import importlib
    from collections.abc import Sequence
    from pathlib import Path

    from briefer.paths import is_file
except KeyboardInterrupt:  # loading takes long enough for a change of mind
    sys.exit(INTERRUPTED)

_WINDOW = "briefer.gui.app"
_COMMANDS = "briefer.cli.main"
_NAMES = "briefer.cli.parsing"
_SUFFIX = ".briefer"


def main() -> int:
    """Open the window, or run the command that the arguments name; return the exit code."""
    arguments = sys.argv[1:]
    try:
        if getattr(sys, "frozen", False):
            importlib.import_module("multiprocessing").freeze_support()
        return _open_window(arguments) if opens_window(arguments) else _run_command(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED


def opens_window(arguments: Sequence[str]) -> bool:
    """Return whether the arguments ask for the window: none at all, or a session file alone."""
    if not arguments:
        return True
    if len(arguments) > 1 or arguments[0].startswith("-"):
        return False
    if arguments[0].endswith(_SUFFIX):
        return True
    names: frozenset[str] = importlib.import_module(_NAMES).command_names()
    return arguments[0] not in names and is_file(Path(arguments[0]))


def _run_command(arguments: Sequence[str]) -> int:
    code: int = importlib.import_module(_COMMANDS).main(arguments)
    return code


def _open_window(arguments: Sequence[str]) -> int:
    try:
        window = importlib.import_module(_WINDOW)
    except ImportError as error:
        if (error.name or "").partition(".")[0] == "briefer":
            raise
        # Qt itself, or a library of the system that it needs, is not there.
        sys.stderr.write(
            f"briefer: The window cannot be opened here: {error}. The commands work: briefer --help\n"
        )
        return 1
    code: int = window.main(arguments)
    return code


if __name__ == "__main__":
    sys.exit(main())

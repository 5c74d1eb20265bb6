"""Chooses between the window and the command line.

A child process that is spawned imports this module again, so it imports nothing heavy; Qt least of all.
"""

import sys

INTERRUPTED = 130

try:
    import importlib
    import multiprocessing
    from collections.abc import Sequence
    from pathlib import Path

    from briefer.cli.main import main as run_command
    from briefer.cli.parsing import command_names
    from briefer.paths import is_file
except KeyboardInterrupt:  # loading takes long enough for a change of mind
    sys.exit(INTERRUPTED)

_WINDOW = "briefer.gui.app"
_SUFFIX = ".briefer"


def main() -> int:
    """Open the window, or run the command that the arguments name; return the exit code."""
    multiprocessing.freeze_support()
    arguments = sys.argv[1:]
    try:
        return _open_window(arguments) if opens_window(arguments) else run_command(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED


def opens_window(arguments: Sequence[str]) -> bool:
    """Return whether the arguments ask for the window: none at all, or a session file alone."""
    if not arguments:
        return True
    if len(arguments) > 1 or arguments[0].startswith("-") or arguments[0] in command_names():
        return False
    return arguments[0].endswith(_SUFFIX) or is_file(Path(arguments[0]))


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

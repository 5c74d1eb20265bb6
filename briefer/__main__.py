"""Chooses between the window and the command line.

A child process that is spawned imports this module again, so it imports nothing heavy; Qt least of all.
"""

import importlib
import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path

from briefer.cli.main import main as run_command
from briefer.cli.parsing import command_names

_WINDOW = "briefer.gui.app"
_SUFFIX = ".briefer"


def main() -> int:
    """Open the window, or run the command that the arguments name; return the exit code."""
    multiprocessing.freeze_support()
    arguments = sys.argv[1:]
    if opens_window(arguments):
        code: int = importlib.import_module(_WINDOW).main(arguments)
        return code
    return run_command(arguments)


def opens_window(arguments: Sequence[str]) -> bool:
    """Return whether the arguments ask for the window: none at all, or a session file alone."""
    if not arguments:
        return True
    if len(arguments) > 1 or arguments[0].startswith("-") or arguments[0] in command_names():
        return False
    return arguments[0].endswith(_SUFFIX) or Path(arguments[0]).is_file()


if __name__ == "__main__":
    sys.exit(main())

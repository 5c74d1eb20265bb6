"""Runs one command: its exit code, and what is said when it cannot be done."""

import importlib
import io
import os
import sys
import traceback
from collections.abc import Callable, Sequence

from briefer.cli.output import UsageError, complain, end_output, finish, on_one_line
from briefer.cli.parsing import parser
from briefer.errors import BrieferError

DONE, FAULT, WRONG_USE, BUG, INTERRUPTED = 0, 1, 2, 70, 130


def main(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name and return the exit code.

    That is 0; 1 for a fault of the world or the input, said in one sentence; 2 for wrong use; 70 for a
    fault of ours, with its traceback. Raises SystemExit where the arguments ask for help or cannot be read.
    """
    _speak_utf8()
    whole = parser()
    asked = whole.parse_args(arguments)
    try:
        code: int = _function(asked.function)(asked)
        finish()
    except UsageError as error:
        sys.stderr.write(f"briefer {asked.command}: {on_one_line(str(error))}\n")
        return WRONG_USE
    except BrieferError as error:
        complain(error)
        return FAULT
    except BrokenPipeError:  # what reads our output has enough
        end_output()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception:  # noqa: BLE001 - whatever it is, it is our fault and is shown
        traceback.print_exc()
        sys.stderr.write("briefer: This is a fault of briefer; please report it with the lines above.\n")
        return BUG
    return code


def _function(name: str) -> Callable[..., int]:
    """Return the function named ``module:function``, imported now and not before."""
    module, _, function = name.partition(":")
    found: Callable[..., int] = getattr(importlib.import_module(module), function)
    return found


def _speak_utf8() -> None:
    """Make both streams take any text: sources hold all of Unicode, and terminals may not.

    A stream that was closed before we began takes it and forgets it.
    """
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open to the end
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open to the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")

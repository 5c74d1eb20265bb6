"""What commands print: words and JSON to standard output, one sentence to standard error."""

import json
import os
import sys
from collections.abc import Iterable
from typing import Any

from briefer.errors import BrieferError

SHOWN = 76

# Signs that some readers end a line at and JSON leaves as they are.
_LINE_ENDS = {0x85: r"\u0085", 0x2028: r"\u2028", 0x2029: r"\u2029"}


class UsageError(Exception):
    """The command was given an argument that it cannot have; str() says which and why."""


def say(*lines: str) -> None:
    """Print lines of words to standard output; BrieferError where they cannot be written."""
    for line in lines:
        _write(f"{line}\n")


def say_json(value: Any) -> None:
    """Print a value as JSON on one line, which no reader of lines takes for several."""
    _write(json.dumps(value, ensure_ascii=False).translate(_LINE_ENDS) + "\n")


def finish() -> None:
    """See that all that was said has been written; BrieferError where it cannot be."""
    _write("", is_last=True)


def end_output() -> None:
    """Let go of standard output, which takes no more, so that nothing is written to it at the very end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(words: str, *, is_last: bool = False) -> None:
    try:
        sys.stdout.write(words)
        if is_last:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        end_output()
        what = f"What the command says cannot be written: {error.strerror}."
        raise BrieferError(what, "Let it be written elsewhere; what the command did holds.") from error


def complain(error: BrieferError) -> None:
    """Print an error's sentence, and what to do next, on one line of standard error."""
    sys.stderr.write(f"briefer: {on_one_line(str(error))}\n")


def on_one_line(words: str) -> str:
    """Return the words on one line, without characters that a terminal would act upon."""
    line = " ".join(words.split())
    return "".join(letter if letter.isprintable() or letter == " " else "\ufffd" for letter in line)


def cut(words: str, length: int = SHOWN) -> str:
    """Return the words on one line, cut to a length in characters."""
    line = on_one_line(words)
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def listed(words: Iterable[str]) -> str:
    """Return the words that are not empty, with commas between them."""
    return ", ".join(word for word in words if word)

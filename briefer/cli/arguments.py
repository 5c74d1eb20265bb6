"""What the commands' arguments have in common."""

import argparse
from pathlib import Path
from typing import Any


def add_command(commands: Any, name: str, function: str, words: str, example: str) -> argparse.ArgumentParser:
    """Return the parser of a new command; `function` is MODULE:NAME of the command line, `words` its help."""
    added: argparse.ArgumentParser = commands.add_parser(
        name,
        help=words,
        description=f"{words[:1].upper()}{words[1:]}.",
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    added.set_defaults(function=f"briefer.cli.{function}")
    return added


def take_session(command: argparse.ArgumentParser) -> None:
    """Let a command take a session file."""
    command.add_argument("session", metavar="SESSION", type=Path, help="a session file, NAME.briefer")


def offer_json(command: argparse.ArgumentParser, words: str) -> None:
    """Let a command print JSON; `words` say what."""
    command.add_argument("--json", action="store_true", help=words)


def offer_published(command: argparse.ArgumentParser) -> None:
    """Let a command take the date of publication."""
    command.add_argument(
        "--published",
        metavar="DATE[TIME[ZONE]]",
        default="",
        help="when it was published, as in 2024-01-23, 2024-01 or 2024-01-23T14:05+05:00",
    )


def take_files(command: argparse.ArgumentParser) -> None:
    """Let a command take files, folders, patterns or standard input."""
    words = "a file, a folder, a pattern such as *.html or **/*.txt, or - for standard input"
    command.add_argument("files", metavar="FILE", type=Path, nargs="+", help=words)
    command.add_argument(
        "--name", metavar="NAME", default="", help="what standard input is called, as page.html"
    )

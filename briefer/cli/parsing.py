"""The commands, their arguments and their help."""

import argparse
import pkgutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefer.cli.arguments import add_command, offer_json, offer_published, take_files, take_session
from briefer.cli.note_parsing import add_compose, add_houses, add_match, add_packs

if TYPE_CHECKING:
    from collections.abc import Callable

_ABOUT = """\
briefer turns an analyst's reading into a Word briefing note whose every statement leads back to its source.

  briefer [SESSION.briefer]    open the window, with a session if one is named
  briefer COMMAND ...          do one thing without a window
"""
_END = """\
exit codes: 0 done; 1 not done, with one sentence on standard error; 2 wrong use; 70 a fault of briefer

example, from an article to a note:
  briefer new strait.briefer
  briefer add strait.briefer article.html --published 2026-10-12T18:40+02:00
  briefer tag strait.briefer tags.json
  briefer compose strait.briefer --pack information-note --out note.docx
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; what it gives names the command's function in `function`."""
    whole = argparse.ArgumentParser(
        prog="briefer",
        description=_ABOUT,
        epilog=_END,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    whole.add_argument("--version", action=_Version, nargs=0, help="print the version")
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for add in (
        _new,
        _add,
        _extract,
        _suggest,
        _tag,
        _actors,
        _show,
        _copies,
        _passages,
        add_packs,
        add_houses,
        add_compose,
        add_match,
        _history,
        _demo,
    ):
        add(commands)
    return whole


class _Version(argparse.Action):
    """Prints the version; it is looked up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_ignored: object) -> None:
        version: Callable[[str], str] = pkgutil.resolve_name("importlib.metadata:version")
        print(f"briefer {version('briefer-desk')}")
        parser.exit()


def command_names() -> frozenset[str]:
    """Return the names of all commands."""
    return frozenset(
        {
            "new",
            "add",
            "extract",
            "suggest",
            "tag",
            "actors",
            "show",
            "copies",
            "hide",
            "split",
            "packs",
            "houses",
            "compose",
            "match",
            "history",
            "undo",
            "redo",
            "demo",
        }
    )


def _new(commands: Any) -> None:
    command = add_command(
        commands,
        "new",
        "sessions:new",
        "make a session",
        "briefer new march.briefer --reuse february.briefer",
    )
    take_session(command)
    command.add_argument(
        "--reuse", metavar="OTHER", type=Path, help="a session whose actors are known from the start"
    )


def _add(commands: Any) -> None:
    command = add_command(
        commands,
        "add",
        "sources:add",
        "load sources into a session",
        "briefer add march.briefer article.html notes.txt --published 2024-01-23",
    )
    take_session(command)
    take_files(command)
    offer_published(command)


def _extract(commands: Any) -> None:
    command = add_command(
        commands,
        "extract",
        "sources:extract",
        "show what loading a file gives, without a session",
        "briefer extract article.html --json",
    )
    take_files(command)
    offer_json(command, "print one JSON object a line for each file")


def _suggest(commands: Any) -> None:
    command = add_command(
        commands,
        "suggest",
        "suggesting:suggest",
        "show what would be proposed in a source",
        "briefer suggest article.html --reuse february.briefer --json",
    )
    command.add_argument("file", metavar="FILE", type=Path, help="text, Markdown or an HTML page")
    offer_published(command)
    command.add_argument("--reuse", metavar="SESSION", type=Path, help="a session whose actors are known")
    command.add_argument(
        "--ner", action="store_true", help="ask a spaCy model for names too, if one is installed"
    )
    command.add_argument("--facts", action="store_true", help="propose a fact for each sentence too")
    offer_json(command, "print one JSON object a line for each source in the file")


def _tag(commands: Any) -> None:
    command = add_command(
        commands,
        "tag",
        "tagging:tag",
        "apply a tag file to a session, all of it or nothing",
        "briefer tag march.briefer tags.json",
    )
    take_session(command)
    command.add_argument("tags", metavar="TAGS.json", type=Path, help="a tag file; see docs/tag-file.md")


def _actors(commands: Any) -> None:
    command = add_command(
        commands,
        "actors",
        "actors:actors",
        "list the actors of a session or of your registry, write them to a file, or take them from one",
        "briefer actors march.briefer --export people.csv",
    )
    command.add_argument(
        "session", metavar="SESSION", type=Path, nargs="?", help="a session file, NAME.briefer"
    )
    command.add_argument("--registry", action="store_true", help="your registry in place of a session")
    way = command.add_mutually_exclusive_group()
    ending = "ending in .csv (a table) or .ftm.json (FollowTheMoney)"
    way.add_argument("--export", metavar="FILE", type=Path, help=f"the file to write, {ending}")
    way.add_argument(
        "--import", metavar="FILE", type=Path, dest="file", help=f"the file to take actors from, {ending}"
    )


def _show(commands: Any) -> None:
    command = add_command(
        commands,
        "show",
        "showing:show",
        "show a session's sources, actors, mentions, facts and sections",
        "briefer show march.briefer --json",
    )
    take_session(command)
    offer_json(command, "print one JSON object that holds everything")


def _copies(commands: Any) -> None:
    command = add_command(
        commands,
        "copies",
        "copies:copies",
        "show which sources are copies of one story and count as one origin",
        "briefer copies march.briefer --json",
    )
    take_session(command)
    offer_json(command, "print one JSON object with all pairs and origins")


def _passages(commands: Any) -> None:
    hide = add_command(
        commands,
        "hide",
        "passages:hide",
        "fold a passage of a source away, so that it is not shown, searched or proposed from",
        'briefer hide march.briefer s1 "Read also: ten places to eat"',
    )
    split = add_command(
        commands,
        "split",
        "passages:split",
        "make a source of its own of the text from some words on",
        'briefer split march.briefer s1 "SECOND STORY"',
    )
    for command, words in (
        (hide, "the words of the passage"),
        (split, "the words that the part begins with"),
    ):
        take_session(command)
        command.add_argument("source", metavar="SOURCE", help="its label (s1), hash or file name")
        command.add_argument("words", metavar="WORDS", help=f"{words}, which must stand there once")
    hide.add_argument("--show", action="store_true", help="show the passage again")


def _history(commands: Any) -> None:
    for name, words in (
        ("history", "list the steps made in a session, oldest first"),
        ("undo", "undo the last step of a session"),
        ("redo", "do again the step that was undone last"),
    ):
        take_session(add_command(commands, name, f"sessions:{name}", words, f"briefer {name} march.briefer"))


def _demo(commands: Any) -> None:
    command = add_command(
        commands,
        "demo",
        "demonstration:demo",
        "write the sample session and its note to a folder",
        "briefer demo sample",
    )
    command.add_argument(
        "folder", metavar="DIR", type=Path, help="the folder; it is made where it is missing"
    )

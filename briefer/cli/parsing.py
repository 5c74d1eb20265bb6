"""The commands, their arguments and their help."""

import argparse
from importlib.metadata import version
from pathlib import Path
from typing import Any

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
        _packs,
        _houses,
        _compose,
        _history,
        _demo,
    ):
        add(commands)
    return whole


class _Version(argparse.Action):
    """Prints the version; it is looked up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_ignored: object) -> None:
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
            "history",
            "undo",
            "redo",
            "demo",
        }
    )


def _command(commands: Any, name: str, function: str, words: str, example: str) -> argparse.ArgumentParser:
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


def _session(command: argparse.ArgumentParser) -> None:
    command.add_argument("session", metavar="SESSION", type=Path, help="a session file, NAME.briefer")


def _json(command: argparse.ArgumentParser, words: str) -> None:
    command.add_argument("--json", action="store_true", help=words)


def _published(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--published",
        metavar="DATE[TIME[ZONE]]",
        default="",
        help="when it was published, as in 2024-01-23, 2024-01 or 2024-01-23T14:05+05:00",
    )


def _files(command: argparse.ArgumentParser) -> None:
    words = "a file, a folder, a pattern such as *.html or **/*.txt, or - for standard input"
    command.add_argument("files", metavar="FILE", type=Path, nargs="+", help=words)
    command.add_argument(
        "--name", metavar="NAME", default="", help="what standard input is called, as page.html"
    )


def _new(commands: Any) -> None:
    command = _command(
        commands,
        "new",
        "sessions:new",
        "make a session",
        "briefer new march.briefer --reuse february.briefer",
    )
    _session(command)
    command.add_argument(
        "--reuse", metavar="OTHER", type=Path, help="a session whose actors are known from the start"
    )


def _add(commands: Any) -> None:
    command = _command(
        commands,
        "add",
        "sources:add",
        "load sources into a session",
        "briefer add march.briefer article.html notes.txt --published 2024-01-23",
    )
    _session(command)
    _files(command)
    _published(command)


def _extract(commands: Any) -> None:
    command = _command(
        commands,
        "extract",
        "sources:extract",
        "show what loading a file gives, without a session",
        "briefer extract article.html --json",
    )
    _files(command)
    _json(command, "print one JSON object a line for each file")


def _suggest(commands: Any) -> None:
    command = _command(
        commands,
        "suggest",
        "suggesting:suggest",
        "show what would be proposed in a source",
        "briefer suggest article.html --reuse february.briefer --json",
    )
    command.add_argument("file", metavar="FILE", type=Path, help="text, Markdown or an HTML page")
    _published(command)
    command.add_argument("--reuse", metavar="SESSION", type=Path, help="a session whose actors are known")
    command.add_argument(
        "--ner", action="store_true", help="ask a spaCy model for names too, if one is installed"
    )
    command.add_argument("--facts", action="store_true", help="propose a fact for each sentence too")
    _json(command, "print one JSON object a line for each source in the file")


def _tag(commands: Any) -> None:
    command = _command(
        commands,
        "tag",
        "tagging:tag",
        "apply a tag file to a session, all of it or nothing",
        "briefer tag march.briefer tags.json",
    )
    _session(command)
    command.add_argument("tags", metavar="TAGS.json", type=Path, help="a tag file; see docs/tag-file.md")


def _actors(commands: Any) -> None:
    command = _command(
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
    command = _command(
        commands,
        "show",
        "showing:show",
        "show a session's sources, actors, mentions, facts and sections",
        "briefer show march.briefer --json",
    )
    _session(command)
    _json(command, "print one JSON object that holds everything")


def _copies(commands: Any) -> None:
    command = _command(
        commands,
        "copies",
        "copies:copies",
        "show which sources are copies of one story and count as one origin",
        "briefer copies march.briefer --json",
    )
    _session(command)
    _json(command, "print one JSON object with all pairs and origins")


def _passages(commands: Any) -> None:
    hide = _command(
        commands,
        "hide",
        "passages:hide",
        "fold a passage of a source away, so that it is not shown, searched or proposed from",
        'briefer hide march.briefer s1 "Read also: ten places to eat"',
    )
    split = _command(
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
        _session(command)
        command.add_argument("source", metavar="SOURCE", help="its label (s1), hash or file name")
        command.add_argument("words", metavar="WORDS", help=f"{words}, which must stand there once")
    hide.add_argument("--show", action="store_true", help="show the passage again")


def _packs(commands: Any) -> None:
    command = _command(
        commands,
        "packs",
        "packs:packs",
        "list the template packs, or copy, check, add, show or remove one",
        "briefer packs check my-note",
    )
    _json(command, "print one JSON array")
    actions = command.add_subparsers(dest="action", metavar="ACTION")
    check = _command(
        actions,
        "check",
        "pack_keeping:check",
        "find every fault of a pack's folder",
        "briefer packs check my-note",
    )
    check.add_argument("folder", metavar="DIR", type=Path, help="the folder of the pack")
    _json(check, "print one JSON array of faults")
    added = _command(
        actions,
        "add",
        "pack_keeping:add",
        "check a pack's folder and copy it to your packs",
        "briefer packs add my-note",
    )
    added.add_argument("folder", metavar="DIR", type=Path, help="the folder of the pack")
    added.add_argument("--replace", action="store_true", help="take the place of a pack of yours by that id")
    for name, words, example in (
        ("packs:show", "show one pack with its fields and sections", "briefer packs show information-note"),
        ("pack_keeping:remove", "remove a pack of your own", "briefer packs remove my-note"),
    ):
        one = _command(actions, name.partition(":")[2], name, words, example)
        one.add_argument("pack", metavar="ID", help="the pack; see briefer packs")
    copied = _command(
        actions,
        "copy",
        "pack_keeping:copy",
        "copy a pack to a folder, to make another of it",
        "briefer packs copy information-note my-note",
    )
    copied.add_argument("pack", metavar="ID", help="the pack; see briefer packs")
    copied.add_argument("folder", metavar="DIR", type=Path, help="the new folder; its name becomes the id")


def _houses(commands: Any) -> None:
    command = _command(
        commands,
        "houses",
        "houses:houses",
        "list your house styles, or add, show, use or remove one",
        "briefer houses add letterhead.docx --name ministry",
    )
    _json(command, "print one JSON array")
    actions = command.add_subparsers(dest="action", metavar="ACTION")
    _house_add(actions)
    lines = _command(
        actions,
        "lines",
        "houses:rows",
        "list the lines of a Word file with their numbers",
        "briefer houses lines letterhead.docx",
    )
    lines.add_argument("file", metavar="FILE", type=Path, help="a Word file")
    show = _command(
        actions, "show", "houses:show", "show how a house style is mapped", "briefer houses show ministry"
    )
    show.add_argument("name", metavar="NAME", help="the house style; see briefer houses")
    _json(show, "print one JSON object")
    remove = _command(
        actions, "remove", "houses:remove", "remove a house style", "briefer houses remove ministry"
    )
    remove.add_argument("name", metavar="NAME", help="the house style; see briefer houses")
    use = _command(
        actions,
        "use",
        "houses:use",
        "choose the house style of a pack's notes",
        "briefer houses use ministry --pack information-note",
    )
    use.add_argument("name", metavar="NAME", nargs="?", default="", help="the house style")
    use.add_argument("--pack", metavar="ID", required=True, help="the pack; see briefer packs")
    use.add_argument("--own", action="store_true", help="take the pack's own look again")


def _house_add(actions: Any) -> None:
    added = _command(
        actions,
        "add",
        "houses:add",
        "make a Word file a house style",
        "briefer houses add letterhead.docx --name ministry --place to=4 --body 9",
    )
    added.add_argument("file", metavar="FILE", type=Path, help="a Word file, .docx or .dotx")
    added.add_argument("--name", metavar="NAME", default="", help="what it is called; else as the file is")
    added.add_argument(
        "--place",
        metavar="NAME=LINE[:WORDS]",
        dest="places",
        action="append",
        default=[],
        help="where a part of the note goes; see briefer houses lines",
    )
    added.add_argument(
        "--body", metavar="LINE", type=int, help="the line at which the note begins; 0: at the end"
    )
    added.add_argument(
        "--style",
        metavar="ROLE=STYLE",
        dest="styles",
        action="append",
        default=[],
        help="the style of a role, as in heading1=Chapter",
    )
    for option, words in (
        ("keep", "a line after the body that stays"),
        ("drop", "a line before it that goes"),
    ):
        added.add_argument(
            f"--{option}",
            metavar="LINE",
            type=int,
            dest="kept" if option == "keep" else "dropped",
            action="append",
            default=[],
            help=words,
        )


def _compose(commands: Any) -> None:
    command = _command(
        commands,
        "compose",
        "composing:compose",
        "write the notes of sessions",
        "briefer compose march.briefer --out note.docx\n"
        "  briefer compose march.briefer --brief b2 --pack uk-submission --set to=Minister --out note.docx\n"
        "  briefer compose *.briefer --pack all --set-from readers.csv --out notes",
    )
    command.add_argument(
        "session", metavar="SESSION", type=Path, nargs="+", help="a session file, NAME.briefer"
    )
    command.add_argument(
        "--brief",
        metavar="NAME",
        action="append",
        default=[],
        help="a brief by its label or title, as b2, or all; may be given several times; else the first",
    )
    command.add_argument(
        "--pack",
        metavar="ID",
        action="append",
        default=[],
        help="the pack to write it with, or all; may be given several times; else the brief's own; "
        "see briefer packs",
    )
    _fields(command)
    command.add_argument(
        "--house", metavar="NAME", default="", help="the house style to write it in; see briefer houses"
    )
    command.add_argument(
        "--out",
        metavar="NOTE.docx",
        type=Path,
        required=True,
        help="the file to write; for several a folder, or a name with {session}, {brief}, {pack}, {row}, "
        "{FIELD}",
    )
    command.add_argument(
        "--format", metavar="FORMAT", default="", help="docx, pdf, html or md; else as the file's name ends"
    )
    _how_cited(command)
    command.add_argument(
        "--created",
        metavar="MOMENT",
        default="",
        help="when the note was made, as in 2031-03-16T09:30:00Z; else SOURCE_DATE_EPOCH, else now",
    )
    _json(command, "print one JSON object that says what was written and what was not")


def _how_cited(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--notes",
        choices=("footnotes", "endnotes", "none"),
        help="where notes stand; else as the pack has it",
    )
    command.add_argument(
        "--citations",
        metavar="STYLE",
        help="chicago-notes, author-date-notes, source-reference, or a .csl file of your own",
    )
    command.add_argument(
        "--join-notes",
        action="store_true",
        default=None,
        help="one note for all sources of a sentence",
    )
    which = command.add_mutually_exclusive_group()
    which.add_argument(
        "--copies",
        action="store_true",
        help="two files: a clearance copy with quotes and grades, and a clean copy",
    )
    which.add_argument("--clean", action="store_true", help="the clean copy alone: no quotes, no grades")


def _fields(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--set",
        metavar="FIELD=VALUE",
        dest="fields",
        action="append",
        default=[],
        help="a field of the note; may be given several times",
    )
    command.add_argument(
        "--set-from",
        metavar="FILE.csv",
        type=Path,
        help="a table with a column a field and a row a note; columns session, brief and pack say which",
    )


def _history(commands: Any) -> None:
    for name, words in (
        ("history", "list the steps made in a session, oldest first"),
        ("undo", "undo the last step of a session"),
        ("redo", "do again the step that was undone last"),
    ):
        _session(_command(commands, name, f"sessions:{name}", words, f"briefer {name} march.briefer"))


def _demo(commands: Any) -> None:
    command = _command(
        commands,
        "demo",
        "demonstration:demo",
        "write the sample session and its note to a folder",
        "briefer demo sample",
    )
    command.add_argument(
        "folder", metavar="DIR", type=Path, help="the folder; it is made where it is missing"
    )

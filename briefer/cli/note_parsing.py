"""The arguments of the commands that write notes, and of those that keep packs and house styles."""

import argparse
from pathlib import Path
from typing import Any

from briefer.cli.arguments import add_command, offer_json, take_session


def add_packs(commands: Any) -> None:
    """Add the command that lists, checks, copies and keeps packs."""
    command = add_command(
        commands,
        "packs",
        "packs:packs",
        "list the template packs, or copy, check, add, show or remove one",
        "briefer packs check my-note",
    )
    offer_json(command, "print one JSON array")
    actions = command.add_subparsers(dest="action", metavar="ACTION")
    check = add_command(
        actions,
        "check",
        "pack_keeping:check",
        "find every fault of a pack's folder",
        "briefer packs check my-note",
    )
    check.add_argument("folder", metavar="DIR", type=Path, help="the folder of the pack, or a zip of it")
    offer_json(check, "print one JSON array of faults")
    added = add_command(
        actions,
        "add",
        "pack_keeping:add",
        "check a pack's folder and copy it to your packs",
        "briefer packs add my-note",
    )
    added.add_argument("folder", metavar="DIR", type=Path, help="the folder of the pack, or a zip of it")
    added.add_argument("--replace", action="store_true", help="take the place of a pack of yours by that id")
    for name, words, example in (
        ("packs:show", "show one pack with its fields and sections", "briefer packs show information-note"),
        ("pack_keeping:remove", "remove a pack of your own", "briefer packs remove my-note"),
    ):
        one = add_command(actions, name.partition(":")[2], name, words, example)
        one.add_argument("pack", metavar="ID", help="the pack; see briefer packs")
    copied = add_command(
        actions,
        "copy",
        "pack_keeping:copy",
        "copy a pack to a folder, to make another of it",
        "briefer packs copy information-note my-note",
    )
    copied.add_argument("pack", metavar="ID", help="the pack; see briefer packs")
    copied.add_argument("folder", metavar="DIR", type=Path, help="the new folder; its name becomes the id")


def add_houses(commands: Any) -> None:
    """Add the command that maps and keeps house styles."""
    command = add_command(
        commands,
        "houses",
        "houses:houses",
        "list your house styles, or add, show, use or remove one",
        "briefer houses add letterhead.docx --name ministry",
    )
    offer_json(command, "print one JSON array")
    actions = command.add_subparsers(dest="action", metavar="ACTION")
    _house_add(actions)
    lines = add_command(
        actions,
        "lines",
        "houses:rows",
        "list the lines of a Word file with their numbers",
        "briefer houses lines letterhead.docx",
    )
    lines.add_argument("file", metavar="FILE", type=Path, help="a Word file")
    show = add_command(
        actions, "show", "houses:show", "show how a house style is mapped", "briefer houses show ministry"
    )
    show.add_argument("name", metavar="NAME", help="the house style; see briefer houses")
    offer_json(show, "print one JSON object")
    remove = add_command(
        actions, "remove", "houses:remove", "remove a house style", "briefer houses remove ministry"
    )
    remove.add_argument("name", metavar="NAME", help="the house style; see briefer houses")
    use = add_command(
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
    added = add_command(
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


def add_compose(commands: Any) -> None:
    """Add the command that writes notes."""
    command = add_command(
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
    offer_json(command, "print one JSON object that says what was written and what was not")


def add_match(commands: Any) -> None:
    """Add the command that lays a note that came back beside its brief."""
    command = add_command(
        commands,
        "match",
        "returned:match",
        "show what was changed in a Word note that came back, and which statements lost their sources",
        "briefer match march.briefer note.docx --brief b2",
    )
    take_session(command)
    command.add_argument("note", metavar="NOTE.docx", type=Path, help="the note that came back")
    command.add_argument(
        "--brief", metavar="NAME", default="", help="the brief by its label or title, as b2; else the first"
    )
    command.add_argument(
        "--pack", metavar="ID", default="", help="the pack that it was written with; else the brief's own"
    )
    _offer_fields(command)
    offer_json(command, "print one JSON object with every paragraph, citation and remark")


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


def _offer_fields(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--set",
        metavar="FIELD=VALUE",
        dest="fields",
        action="append",
        default=[],
        help="a field of the note; may be given several times",
    )


def _fields(command: argparse.ArgumentParser) -> None:
    _offer_fields(command)
    command.add_argument(
        "--set-from",
        metavar="FILE.csv",
        type=Path,
        help="a table with a column a field and a row a note; columns session, brief and pack say which",
    )

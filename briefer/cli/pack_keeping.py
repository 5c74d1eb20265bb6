"""The commands packs check, add, copy and remove."""

from argparse import Namespace
from typing import Any

from briefer.cli.output import on_one_line, say, say_json
from briefer.jobs.pack_archives import pack_folder
from briefer.jobs.pack_checks import checked, is_sound
from briefer.jobs.packs import add_pack, copy_pack, remove_pack
from briefer.model.pack_findings import PackFinding, Weight


def check(asked: Namespace) -> int:
    """Say all that is wrong with a pack's folder; the exit code is 1 where anything is."""
    with pack_folder(asked.folder) as folder:
        findings = checked(folder)
    if asked.json:
        say_json([_finding(each) for each in findings])
    else:
        for each in findings:
            say(_finding_words(each))
        say(_verdict(findings))
    return 0 if is_sound(findings) else 1


def add(asked: Namespace) -> int:
    """Check a pack's folder and copy it to the user's packs, with what was taken out and left behind."""
    pack, findings = add_pack(asked.folder, replacing=asked.replace)
    say(f"Added the pack “{pack.id}” to {on_one_line(str(pack.folder.parent))}.")
    for each in findings:
        say(_finding_words(each))
    return 0


def copy(asked: Namespace) -> int:
    """Copy a pack to a folder, to make another of it."""
    pack = copy_pack(asked.pack, asked.folder)
    say(f"Copied “{asked.pack}” to {on_one_line(str(pack.folder))}. Its id is “{pack.id}”.")
    return 0


def remove(asked: Namespace) -> int:
    """Remove a pack of the user's."""
    say(f"Removed {on_one_line(str(remove_pack(asked.pack)))}.")
    return 0


def _finding(each: PackFinding) -> dict[str, Any]:
    return {
        "weight": each.weight.value,
        "file": each.file,
        "line": each.line,
        "column": each.column,
        "what": each.what,
        "next_step": each.next_step,
    }


def _finding_words(each: PackFinding) -> str:
    """Return a finding as tools write it: file, line and column with colons, then the words."""
    where = ":".join([each.file, *(str(number) for number in (each.line, each.column) if number)])
    weight = "" if each.weight is Weight.FAULT else f"{each.weight.value}: "
    return on_one_line(f"{where}: {weight}{each.what} {each.next_step}")


def _verdict(findings: tuple[PackFinding, ...]) -> str:
    faults = sum(1 for each in findings if each.weight is Weight.FAULT)
    if not faults:
        return "The pack can be used."
    return (
        "1 fault. The pack cannot be used." if faults == 1 else f"{faults} faults. The pack cannot be used."
    )

"""The command packs."""

from argparse import Namespace
from typing import Any

from briefer.cli.output import complain, cut, listed, on_one_line, say, say_json
from briefer.compose.packs import find_packs, is_shipped, pack_by_id, pack_folders
from briefer.jobs.pack_checks import checked, is_sound
from briefer.jobs.packs import add_pack, remove_pack
from briefer.model.pack_findings import PackFinding, Weight
from briefer.model.packs import Pack


def packs(asked: Namespace) -> int:
    """List the packs with their fields and sections; the exit code is 1 where one cannot be used."""
    found = find_packs(pack_folders())
    if asked.json:
        say_json([_pack(pack) for pack in found.packs])
    else:
        for pack in found.packs:
            _say(pack)
    for fault in found.faults:
        complain(fault.error)
    return 1 if found.faults else 0


def check(asked: Namespace) -> int:
    """Say all that is wrong with a pack's folder; the exit code is 1 where anything is."""
    findings = checked(asked.folder)
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


def show(asked: Namespace) -> int:
    """Say what one pack is: its fields and sections, and what its author could not check."""
    pack = pack_by_id(asked.pack)
    _say(pack)
    say(f"    {'came with briefer' if is_shipped(pack) else 'your own, in ' + on_one_line(str(pack.folder))}")
    for words in pack.unverified:
        say(f"    unverified: {on_one_line(words)}")
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


def _pack(pack: Pack) -> dict[str, Any]:
    return {
        "id": pack.id,
        "name": pack.name,
        "summary": pack.summary,
        "language": pack.language,
        "kind": pack.kind,
        "folder": str(pack.folder),
        "max_words": pack.max_words,
        "fields": [
            {
                "name": field.name,
                "label": field.label,
                "kind": field.kind,
                "required": field.required,
                "default": field.default,
                "choices": list(field.choices),
                "hint": field.hint,
                "role": field.role,
            }
            for field in pack.fields
        ],
        "sections": [
            {
                "name": section.name,
                "heading": section.heading,
                "required": section.required,
                "takes_facts": section.takes is not None,
                "max_words": section.max_words,
                "holds": section.holds,
            }
            for section in pack.sections
        ],
        "unverified": list(pack.unverified),
    }


def _say(pack: Pack) -> None:
    say(f"{pack.id}  {pack.name}", f"    {cut(pack.summary)}")
    fields = listed(field.name + ("*" if field.required else "") for field in pack.fields)
    say(f"    fields (* required): {fields}")
    say(f"    sections: {listed(section.name for section in pack.sections)}")

"""The command packs."""

from argparse import Namespace
from typing import Any

from briefer.cli.output import complain, cut, listed, say, say_json
from briefer.compose.packs import find_packs, pack_folders
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

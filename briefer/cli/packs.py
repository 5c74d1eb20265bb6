"""The command packs: what there is, of which nothing is carried out."""

from argparse import Namespace
from typing import Any

from briefer.cli.output import complain, cut, listed, on_one_line, say, say_json
from briefer.compose.packs import find_packs, is_shipped, pack_by_id, pack_folders
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


def show(asked: Namespace) -> int:
    """Say what one pack is: its fields and sections, and what its author could not check."""
    pack = pack_by_id(asked.pack)
    _say(pack)
    say(f"    {'came with briefer' if is_shipped(pack) else 'your own, in ' + on_one_line(str(pack.folder))}")
    for words in pack.unverified:
        say(f"    unverified: {on_one_line(words)}")
    return 0


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

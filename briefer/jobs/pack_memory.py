"""What the analyst entered last in the fields that a pack remembers, kept in the user's folder.

To, From and signatories are the same from note to note. They are proposed where a new note is made, and
never change one that is there.
"""

import json
from pathlib import Path

from briefer.export.files import keep_file
from briefer.model.packs import Pack
from briefer.paths import user_folder

_MOST_LETTERS = 2_000
Remembered = tuple[tuple[str, str], ...]


def memory_path() -> Path:
    """Return the file of what packs remember, which need not exist."""
    return user_folder() / "remembered.json"


def remembered(pack: Pack) -> Remembered:
    """Return the values that a new note of the pack begins with, by the names of its fields."""
    values = _read().get(pack.id, {})
    return tuple(
        (field.name, values[field.name])
        for field in pack.fields
        if field.remembers
        and values.get(field.name)
        and (not field.choices or values[field.name] in field.choices)
    )


def remember(pack: Pack, name: str, value: str) -> None:
    """Keep what was entered in a field, if the pack remembers it; an empty value forgets.

    Raises BrieferError where it cannot be stored.
    """
    if not any(field.name == name and field.remembers for field in pack.fields):
        return
    known = _read()
    values = dict(known.get(pack.id, {}))
    values.pop(name, None)
    if value.strip():
        values[name] = value[:_MOST_LETTERS]
    if values == known.get(pack.id, {}):
        return
    known[pack.id] = values
    keep_file(
        memory_path(), (json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
    )


def _read() -> dict[str, dict[str, str]]:
    """Return what is kept, nothing where the file is missing or damaged."""
    try:
        data = json.loads(memory_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {
        str(pack): {str(name): value for name, value in values.items() if isinstance(value, str)}
        for pack, values in (data.items() if isinstance(data, dict) else ())
        if isinstance(values, dict)
    }

"""The file of the analyst's own keys: JSON, one action a line, with the keys it has instead of the usual."""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from briefer.errors import BrieferError

OwnKeys = Mapping[str, tuple[str, ...]]

_MOST_BYTES = 1 << 20
_LINE = re.compile(r'\s*\{?\s*("(?:[^"\\]|\\.)*")\s*:\s*(\[[^\[\]]*\]|"(?:[^"\\]|\\.)*")\s*,?\s*\}?\s*')
_MEND = "The other lines hold; mend the file, or change a key under Help > Keys."


@dataclass(frozen=True, slots=True)
class KeyLines:
    """What a file of keys says: pairs of an action's name and its keys, in their order, and what is wrong."""

    lines: tuple[tuple[str, tuple[str, ...]], ...] = ()
    faults: tuple[str, ...] = ()


def keys_path() -> Path:
    """Return where the analyst's own keys are stored; there is no file where all are the usual ones."""
    return user_config_path("briefer", appauthor=False) / "keys.json"


def read_lines(path: Path) -> KeyLines:
    """Return what the file says, nothing where there is none."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            return KeyLines(faults=("It is larger than a file of keys can be.",))
        return parse_lines(data.decode("utf-8-sig"))
    except FileNotFoundError:
        return KeyLines()
    except UnicodeDecodeError:
        return KeyLines(faults=("It is no text in UTF-8.",))
    except OSError as error:
        return KeyLines(faults=(f"It cannot be read: {error.strerror}.",))


def parse_lines(text: str) -> KeyLines:
    """Return what the text says; of broken JSON the lines that are whole."""
    try:
        content = json.loads(text, object_pairs_hook=list)
    except json.JSONDecodeError as error:
        whole = [match for line in text.splitlines() if (match := _LINE.fullmatch(line))]
        pairs = [(_value(match[1]), _value(match[2])) for match in whole]
        fault = f"It is broken JSON at line {error.lineno}, column {error.colno}."
        return _checked(pairs, (fault,))
    except (RecursionError, ValueError):
        return KeyLines(faults=("It is no JSON that can be read.",))
    is_object = isinstance(content, list) and text.lstrip().startswith("{")
    return _checked(content, ()) if is_object else KeyLines(faults=("It is no JSON object.",))


def fault_of(path: Path, faults: tuple[str, ...]) -> BrieferError | None:
    """Return the one sentence that tells what is wrong with a file of keys, None where nothing is."""
    if not faults:
        return None
    number = "a fault" if len(faults) == 1 else f"{len(faults)} faults"
    return BrieferError(f"Your file of keys, {path}, has {number}: {faults[0]}", _MEND)


def write_own(path: Path, own: OwnKeys, *, keeps_old: bool) -> None:
    """Write these keys in place of the file, which is kept beside it as `.old` first if asked.

    Raises BrieferError where that cannot be done; then the file is as it was.
    """
    lines = ",\n".join(f"  {_json(action)}: {_json(list(keys))}" for action, keys in sorted(own.items()))
    fresh = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
        if keeps_old:
            path.with_name(f"{path.name}.old").write_bytes(path.read_bytes())
        os.replace(fresh, path)  # noqa: PTH105 - as of old: it replaces on Windows too
    except OSError as error:
        what = f"Your keys cannot be stored in {path}: {error.strerror}."
        raise BrieferError(
            what, "Make room there, or let yourself write there; the keys are as before."
        ) from error


def _checked(pairs: list[Any], faults: tuple[str, ...]) -> KeyLines:
    """Return the pairs that give keys to an action, each action once, and what is wrong with the others."""
    lines: dict[str, tuple[str, ...]] = {}
    wrong = list(faults)
    for action, value in pairs:
        keys = [value] if isinstance(value, str) else value
        if action in lines:
            wrong.append(f"It names “{action[:40]}” twice.")
        elif isinstance(keys, list) and all(isinstance(key, str) for key in keys):
            lines[action] = tuple(dict.fromkeys(keys))
        else:
            wrong.append(f"What it gives to “{action[:40]}” is no list of keys.")
    return KeyLines(tuple(lines.items()), tuple(wrong))


def _value(text: str) -> Any:
    """Return the value of a piece of JSON, None where it is broken."""
    try:
        return json.loads(text)
    except ValueError:
        return None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)

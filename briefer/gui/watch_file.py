"""The file of watched folders, for each user: which they are, and what was offered of each."""

import contextlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from briefer.errors import BrieferError
from briefer.gui.models.watched import Seen

_MOST_BYTES = 32 << 20

Watched = Mapping[Path, frozenset[Seen]]
"""The files that are known, by folder."""


def watch_path() -> Path:
    """Return where it is stored; there is no file where no folder was ever watched."""
    return user_config_path("briefer", appauthor=False) / "watched.json"


def read_watched(path: Path) -> dict[Path, frozenset[Seen]]:
    """Return the folders that are watched; none where the file is not there or holds something else."""
    try:
        with path.open("rb") as file:
            content = json.loads(file.read(_MOST_BYTES))
        return {Path(folder): frozenset(map(_seen, files)) for folder, files in content.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def write_watched(path: Path, watched: Watched) -> None:
    """Write the file anew; BrieferError where that cannot be done, and it is as it was."""
    content = {os.fspath(folder): sorted(files) for folder, files in watched.items()}
    fresh = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.closing(fresh.open("w", encoding="ascii")) as file:
            json.dump(content, file, indent=1)
        os.replace(fresh, path)  # noqa: PTH105 - as of old: it replaces on Windows too
    except OSError as error:
        what = f"Which files were offered cannot be stored in {path}: {error.strerror}."
        raise BrieferError(what, "Make room there; until then they may be offered again.") from error


def _seen(values: Any) -> Seen:
    name, size, changed = values
    if not (isinstance(name, str) and isinstance(size, int) and isinstance(changed, int)):
        message = "a name and two numbers were expected"
        raise TypeError(message)
    return Seen(name, size, changed)

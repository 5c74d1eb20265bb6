"""Where the shipped templates and resources lie, and whether there is anything at the paths of others.

The shipped ones lie in the package of a wheel, else beside it in a checkout.
"""

import os
from pathlib import Path

from platformdirs import user_data_path

_PACKAGE = Path(__file__).resolve().parent


def templates_folder() -> Path:
    """Return the folder of the shipped packs, one folder a pack."""
    return _shipped("templates")


def resources_folder() -> Path:
    """Return the folder of shipped data: the sample, icons, themes, help."""
    return _shipped("resources")


def user_folder() -> Path:
    """Return the folder of this user's own data; it need not be there yet."""
    return Path(user_data_path("briefer", appauthor=False))


def is_file(path: Path) -> bool:
    """Return whether a file is there, as far as we may see.

    Path.is_file raises OSError for a folder that is closed to us and for too long a name before Python 3.14.
    """
    return os.path.isfile(path)  # noqa: PTH113 - see above


def is_folder(path: Path) -> bool:
    """Return whether a folder is there, as far as we may see, and raise nothing, as `is_file`."""
    return os.path.isdir(path)  # noqa: PTH112 - see above


def real_path(path: Path) -> Path:
    """Return the absolute path with its links followed; where they lead in a circle, as far as that is.

    Path.resolve raises RuntimeError for a circle before Python 3.13.
    """
    return Path(os.path.realpath(path))


def _shipped(name: str) -> Path:
    packed = _PACKAGE / f"_{name}"
    return packed if packed.is_dir() else _PACKAGE.parent / name

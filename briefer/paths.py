"""Where the shipped templates and resources lie: in the package of a wheel, else beside it in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def templates_folder() -> Path:
    """Return the folder of the shipped packs, one folder a pack."""
    return _shipped("templates")


def resources_folder() -> Path:
    """Return the folder of shipped data: the sample, icons, themes, help."""
    return _shipped("resources")


def _shipped(name: str) -> Path:
    packed = _PACKAGE / f"_{name}"
    return packed if packed.is_dir() else _PACKAGE.parent / name

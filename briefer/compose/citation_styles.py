"""The citation styles there are: files of the Citation Style Language, shipped and the user's own."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from briefer.compose.words import nearest
from briefer.errors import BrieferError
from briefer.paths import resources_folder, user_folder

OWN = ""
"""The id of the program's own way to name a source."""

_TITLE = "./{*}info/{*}title"
_MAX_FILE = 1_000_000  # bytes


@dataclass(frozen=True, slots=True)
class CitationStyle:
    """A style: its id, which is its file's name, its title, and the file; the program's own has none."""

    id: str
    title: str
    file: Path | None = None


PROGRAMS_OWN = CitationStyle(OWN, "As briefer does: outlet, title, date")


def citation_folders() -> tuple[Path, ...]:
    """Return the folders that hold styles: the shipped one, then the user's own, which need not exist."""
    return resources_folder() / "citations", user_folder() / "citations"


def citation_styles() -> tuple[CitationStyle, ...]:
    """Return the program's own way and the styles that can be read, in the order of their titles."""
    found: dict[str, CitationStyle] = {}
    for folder in citation_folders():
        for file in _files(folder):
            title = _title(file)
            if title:
                found.setdefault(file.stem, CitationStyle(file.stem, title, file))
    return PROGRAMS_OWN, *sorted(found.values(), key=lambda style: style.title.casefold())


def citation_style(identity: str) -> CitationStyle:
    """Return the style of this id; raises BrieferError that names those there are."""
    styles = citation_styles()
    for style in styles:
        if style.id == identity:
            return style
    known = [style.id for style in styles if style.id]
    raise BrieferError(
        f"There is no citation style “{identity}”{nearest(identity, known)}.",
        f"The styles are {', '.join(known)}. A style of your own is a .csl file in {citation_folders()[-1]}.",
    )


def _files(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(folder.glob("*.csl"))
    except OSError:
        return  # a folder that is not there or cannot be read holds none


def _title(file: Path) -> str:
    """Return the style's title, or nothing where the file is no independent style that can be read."""
    try:
        if file.stat().st_size > _MAX_FILE:
            return ""
        root = ET.fromstring(file.read_bytes())  # noqa: S314 - expat ≥ 2.4.1 bounds entities
    except (OSError, ET.ParseError, ValueError):
        return ""
    if root.find("./{*}citation/{*}layout") is None:
        return ""
    return " ".join((root.findtext(_TITLE) or file.stem).split())

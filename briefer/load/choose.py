"""Which importer reads a file."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath
from typing import Final

from briefer.errors import BrieferError
from briefer.load.files import shown_name
from briefer.load.foreign import foreign_kind
from briefer.model.extensions import Importer

HEAD = 4096
ANOTHER_KIND: Final = "Save it as a file of another kind, or copy its text and paste it."
"""What to do with a file that no importer reads; `kinds_told` says which kinds there are."""

_SAVED_AS = ("docx", "html", "markdown", "odt", "pdf", "rtf", "text")


def choose_importer(head: bytes, file_name: str, importers: Sequence[Importer]) -> Importer:
    """Return the importer for a file with these first bytes (HEAD of them suffice) and this name.

    What the bytes show goes before what the name says: an importer that recognises them is taken, the one
    that has the file's suffix too before others; then the importer of the suffix; a name without suffix is
    read as text where there is an importer for ``.txt``. Raises BrieferError with ANOTHER_KIND as next step.
    """
    suffix = PurePath(file_name).suffix.lower()
    named = [importer for importer in importers if suffix in importer.suffixes]
    for importer in (*named, *importers):
        if _recognises(importer, head):
            return importer
    kind = foreign_kind(head)
    if kind:
        raise _refusal(file_name, f"is {kind}, which cannot be loaded yet")
    if not suffix:
        named = [importer for importer in importers if ".txt" in importer.suffixes]
    for importer in named:
        return importer
    ending = f"files of the kind “{suffix}”" if suffix else "files without an ending"
    raise _refusal(file_name, f"cannot be loaded: there is no reader for {ending}")


def kinds_told(errors: Iterable[BrieferError], importers: Callable[[], Sequence[Importer]]) -> str:
    """Return as what files can be saved to be loaded, where one of these errors asks for it, else nothing.

    It is one sentence for all of them: “A file can be saved as Markdown (.md), plain text (.txt).” Named are
    the formats that programs save in, or all where none of them is installed. The importers are looked for
    only then, which takes some milliseconds.
    """
    if not any(error.next_step == ANOTHER_KIND for error in errors):
        return ""
    found = importers()
    named = [importer for importer in found if importer.name in _SAVED_AS] or found
    said = ", ".join(f"{importer.title} ({', '.join(importer.suffixes)})" for importer in named)
    return f"A file can be saved as {said}."


def _recognises(importer: Importer, head: bytes) -> bool:
    """Return whether the importer knows the bytes; one that fails to tell is no reason to stop."""
    try:
        return bool(importer.sniff(head))
    except Exception:  # noqa: BLE001 - someone else's code may fail in any way
        return False


def _refusal(file_name: str, why: str) -> BrieferError:
    return BrieferError(f"“{shown_name(file_name)}” {why}.", ANOTHER_KIND)

"""Extensions as values: what reads a format, and what writes one."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from briefer.model.documents import Document


@dataclass(frozen=True, slots=True)
class Importer:
    """One format that can be loaded.

    `suffixes` are lower case with the dot; `sniff` says from a file's first bytes whether it looks like
    this format; `read` names a function as ``package.module:function`` that takes bytes and a file name
    and returns a tuple of Readable: sources, and files within or beside this one. Only the reading child
    resolves it, so its libraries are imported there alone. `names` are names, in lower case, that such files
    have whatever their suffix.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    read: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format a note can be written in; `write` gives the file's bytes from a document and a house file.

    `write` is given the path of the Word file that the note looks like, which `uses_house` says that it uses.
    """

    name: str
    title: str
    suffix: str
    write: Callable[[Document, Path], bytes]
    uses_house: bool = False

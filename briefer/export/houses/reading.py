"""An organisation's Word file read and made safe and anonymous, before it is mapped."""

import hashlib
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from lxml.etree import XMLSyntaxError

from briefer.errors import SAVE_AS_DOCX, BrieferError
from briefer.export.docx.houses import scrub
from briefer.export.docx.names import Element, q, remove, replace_by
from briefer.export.docx.packages import WORD_TYPE, Package, read_package
from briefer.export.houses.tidying import tidy

MOST_BYTES = 40 * 1024 * 1024
"""Largest house file that is taken, in bytes."""

_MOST_UNPACKED = 100 * 1024 * 1024
_MOST_PARTS = 2_000
_MOST_LINES = 3_000
_MAIN = WORD_TYPE + "document.main+xml"
_TEMPLATE = WORD_TYPE + "template.main+xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MB = 1024 * 1024
_LEFT_BEHIND = {
    "comments": "comments",
    "commentsExtended": "",
    "commentsIds": "",
    "commentsExtensible": "",
    "people": "the names of those who commented",
    "glossaryDocument": "building blocks",
    "customXml": "data of other programs",
    "vbaProject": "macros",
    "keyMapCustomizations": "changed keys",
    "attachedToolbars": "toolbars",
    "recipientData": "the addresses of a mail merge",
    "printerSettings": "",
}
_COMMENT_MARKS = ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")
_HISTORY = (
    *("w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange"),
    *("w:numberingChange", "w:tblGridChange", "w:moveFromRangeStart", "w:moveFromRangeEnd"),
    *("w:moveToRangeStart", "w:moveToRangeEnd", "w:del", "w:moveFrom"),
)


@dataclass(frozen=True, slots=True)
class ReadHouse:
    """A file that was read: its parts, the SHA-256 of its bytes in hex, and what was taken out of it."""

    package: Package
    sha256: str
    removed: tuple[str, ...]


def read_house(path: Path) -> ReadHouse:
    """Return a Word document or template as a safe package.

    Raises BrieferError, with what to do, where the file is missing, too large, protected by a password,
    damaged, no Word file, or carries macros.
    """
    data = _bytes_of(path)
    package = _package(data, path.name)
    document = package.document
    if "macroEnabled" in document.content_type or any("vbaProject" in name for name in package.parts):
        raise BrieferError(
            f"{path.name} carries macros.",
            "Open it in Word and save it as “Word Document (*.docx)”, which leaves them out.",
        )
    if document.content_type not in (_MAIN, _TEMPLATE) or document.tree().find(q("w:body")) is None:
        raise BrieferError(f"{path.name} is not a Word document.", SAVE_AS_DOCX)
    document.content_type = _MAIN
    removed = [*_strays(package), *_missing(package), *scrub(package), *_anonymous(package)]
    tidy(package)
    return ReadHouse(package, hashlib.sha256(data).hexdigest(), tuple(dict.fromkeys(removed)))


def _bytes_of(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise BrieferError(
                f"{path.name} has {size // _MB} MB; a house file may have {MOST_BYTES // _MB} MB.",
                "Take the large pictures out of it, or compress them in Word.",
            )
        data = path.read_bytes()
    except FileNotFoundError as fault:
        raise BrieferError(f"There is no file {path}.", "Check its name.") from fault
    except OSError as fault:
        raise BrieferError(f"{path} cannot be read: {fault.strerror}.", "Choose a Word file.") from fault
    if data.startswith(_OLE):
        raise BrieferError(
            f"{path.name} is protected by a password, or was made by a Word before 2007.",
            "Open it in Word and save it as “Word Document (*.docx)” without a password.",
        )
    return data


def _package(data: bytes, name: str) -> Package:
    try:
        _refuse_bomb(data, name)
        package = read_package(data)
        for part in package.parts.values():
            if part.name.startswith("word/") and part.name.endswith(".xml") and part.data:
                part.tree()
        package.document.tree()
    except (
        *(
            zipfile.BadZipFile,
            KeyError,
            XMLSyntaxError,
            NotImplementedError,
            EOFError,
            zlib.error,
            ValueError,
        ),
        *(OSError, RuntimeError),
    ) as fault:
        raise BrieferError(f"{name} is damaged or not a Word document.", SAVE_AS_DOCX) from fault
    if sum(1 for _ in package.document.tree().iter(q("w:p"))) > _MOST_LINES:
        raise BrieferError(
            f"{name} holds more than {_MOST_LINES} paragraphs.",
            "Take out the text; a house file holds the look.",
        )
    return package


def _refuse_bomb(data: bytes, name: str) -> None:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = archive.infolist()
    size = sum(member.file_size for member in members)
    if size > _MOST_UNPACKED or len(members) > _MOST_PARTS:
        raise BrieferError(
            f"{name} unpacks to {size // _MB} MB in {len(members)} parts, more than a house file may.",
            "Take the large pictures out of it, or compress them in Word.",
        )


def _strays(package: Package) -> list[str]:
    """Take out what no part points at, and what would land outside a folder the file is unpacked to."""
    waiting, reached = [""], {""}
    while waiting:
        for relation in package.parts[waiting.pop()].relations.values():
            target = relation.target.partition("#")[0]
            if not relation.external and target in package.parts and target not in reached:
                reached.add(target)
                waiting.append(target)
    told = []
    for name in [name for name in package.parts if name and (name not in reached or _leads_out(name))]:
        del package.parts[name]
        words = "would lie outside the file" if _leads_out(name) else "nothing in the document points at"
        told.append(f"Left behind: {name[:80]}, which {words}.")
    return told


def _leads_out(name: str) -> bool:
    return ".." in name.replace("\\", "/").split("/") or name.startswith(("/", "\\")) or ":" in name


def _missing(package: Package) -> list[str]:
    """Take out relations to parts that are not there, with what shows them, and say so."""
    told = []
    for part in package.parts.values():
        for relation in list(part.relations.values()):
            inner = not relation.external and "#" not in relation.target
            if inner and relation.target not in package.parts and relation.target.strip():
                del part.relations[relation.id]
                _forget(part.tree() if part.name.endswith(".xml") and part.data else None, relation.id)
                told.append(f"The file points at a part that it does not have: {relation.target[:80]}")
    return told


def _forget(root: Element | None, relation: str) -> None:
    keys = (q("r:id"), q("r:embed"), q("r:link"), q("r:pict"))
    for element in [] if root is None else [each for each in root.iter() if relation in map(each.get, keys)]:
        holder = next(
            (up for up in element.iterancestors() if up.tag in (q("w:drawing"), q("w:pict"))), element
        )
        remove(holder)


def _anonymous(package: Package) -> list[str]:
    """Take out comments, tracked changes and what other programs left, and say so."""
    told = []
    for part in list(package.parts.values()):
        for relation in list(part.relations.values()):
            kind = relation.type.rsplit("/", 1)[-1]
            if kind in _LEFT_BEHIND and not relation.external:
                part.relations.pop(relation.id, None)
                package.drop(relation.target)
                if words := _LEFT_BEHIND[kind]:
                    told.append(f"Left behind: {words}.")
    for _, root in package.stories():
        told += _accept_changes(root)
        for mark in list(root.iter(*(q(name) for name in _COMMENT_MARKS))):
            run = mark.getparent()
            remove(mark)
            if run is not None and run.tag == q("w:r") and not len(run):
                remove(run)
        for name in ("w:placeholder", "w:dataBinding"):
            for each in list(root.iter(q(name))):
                remove(each)
    return told


def _accept_changes(root: Element) -> list[str]:
    """Make tracked changes as if they had been accepted."""
    changed = False
    for name in ("w:ins", "w:moveTo"):
        for each in list(root.iter(q(name))):
            changed = True
            replace_by(each, list(each)) if len(each) else remove(each)
    for each in list(root.iter(*(q(name) for name in _HISTORY))):
        changed = True
        remove(each)
    return ["Left behind: tracked changes, which were accepted."] if changed else []

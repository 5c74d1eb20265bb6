"""House files: the Word file that gives a note its looks, opened and made safe.

What a house file could do behind a reader's back (fetch a template or a picture, run a command through a
field, open a script link) is taken out, and each removal is told as a sentence.
"""

import re
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from lxml.etree import XMLSyntaxError

from briefer.errors import BrieferError
from briefer.export.docx.names import Element, q, remove
from briefer.export.docx.packages import WORD_TYPE, Package, Part, read_package

_MAIN_TYPES = (WORD_TYPE + "document.main+xml", WORD_TYPE + "template.main+xml")
_MOST_BYTES = 100 * 1024 * 1024
_OPEN_SCHEMES = ("http", "https", "mailto")
_ACTIVE_FIELD = re.compile(
    r"\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|MACROBUTTON|IMPORT|INCLUDE|LINK|DATABASE|RD|AUTOTEXT)\b",
    re.IGNORECASE,
)
_LINK_FIELD = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_NO_WORD_FILE = "Choose a Word file that ends in .docx, or open it in Word and save it as one."


def open_house(path: Path) -> Package:
    """Return the house file as a package that is safe to build on.

    Raises BrieferError where the file is missing, too large, damaged, no Word file, or carries macros.
    """
    return opened_house(house_bytes(path), path)


def house_bytes(path: Path) -> bytes:
    """Return what a house file holds; raises BrieferError where it is missing or cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise BrieferError(f"{_named(path)} is missing.", "Put it back into the pack's folder.") from fault
    except OSError as fault:
        raise BrieferError(f"{_named(path)} cannot be read: {fault.strerror}.") from fault


def opened_house(data: bytes, path: Path) -> Package:
    """Return what the bytes of a house file hold as `open_house` does; faults name the file by its path."""
    package = _read(data, path)
    document = package.document
    if "macroEnabled" in document.content_type or any("vbaProject" in name for name in package.parts):
        raise BrieferError(f"{_named(path)} carries macros.", "Save it in Word as .docx, which drops them.")
    if document.content_type not in _MAIN_TYPES or document.tree().find(q("w:body")) is None:
        raise BrieferError(f"{_named(path)} is not a Word document.", _NO_WORD_FILE)
    document.content_type = _MAIN_TYPES[0]
    scrub(package)
    return package


def _named(path: Path) -> str:
    return f"The house file {path.name} of the pack “{path.parent.name}”"


def _read(data: bytes, path: Path) -> Package:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            size = sum(info.file_size for info in archive.infolist())
        if size > _MOST_BYTES:
            raise BrieferError(
                f"{_named(path)} is too large: it unpacks to {size // 1024**2} MB.",
                "Take the large pictures out of it.",
            )
        package = read_package(data)
        package.document.tree()
    except (zipfile.BadZipFile, KeyError, XMLSyntaxError, NotImplementedError, EOFError, zlib.error) as fault:
        raise BrieferError(f"{_named(path)} is damaged or not a Word document.", _NO_WORD_FILE) from fault
    return package


_RELATIONS = {
    "attachedTemplate": "The template that the file was attached to was taken off",
    "image": "A picture that would be fetched from elsewhere was removed",
    "hyperlink": "A link that leads to no page of the web was taken off its words",
    "oleObject": "An object of another program was removed",
    "package": "A file within the file was removed",
    "aFChunk": "A document within the document was removed",
    "subDocument": "A document that would be fetched from elsewhere was removed",
    "control": "A control that runs a program was removed",
    "activeXControlBinary": "A control that runs a program was removed",
    "frame": "A page that would be fetched from elsewhere was removed",
}
_ACTIVE_PARTS = ("oleObject", "package", "aFChunk", "control", "activeXControlBinary", "subDocument")
_LOCKS = {"w:documentProtection": "its protection", "w:writeProtection": "its protection against writing"}


def scrub(package: Package) -> tuple[str, ...]:
    """Take out all that could act or fetch when a note is opened, and say what was taken out."""
    told = []
    for part in list(package.parts.values()):
        for relation in list(part.relations.values()):
            kind = relation.type.rsplit("/", 1)[-1]
            if kind == "thumbnail":
                package.drop(relation.target)
            elif (relation.external and not (kind == "hyperlink" and _is_open(relation.target))) or (
                kind in _ACTIVE_PARTS
            ):
                _cut_reference(part, relation.id)
                part.relations.pop(relation.id, None)
                if not relation.external:
                    package.drop(relation.target)
                words = _RELATIONS.get(kind, "Something that would be fetched from elsewhere was removed")
                told.append(f"{words}: {relation.target[:80]}")
    told.extend(_scrub_fields(package))
    told.extend(_scrub_drawn(package))
    told.extend(_unlock(package))
    return tuple(told)


def _scrub_drawn(package: Package) -> list[str]:
    """Take off the addresses that drawings of old programs name without a relation."""
    told = []
    for name, part in package.parts.items():
        if (
            not name.startswith("word/")
            or not name.endswith(".xml")
            or b"urn:schemas-microsoft-com:vml" not in part.data
        ):
            continue
        for element in part.tree().iter():
            for key, value in ((str(key), str(value)) for key, value in element.attrib.items()):
                local = key.rsplit("}", 1)[-1]
                if local in ("href", "src", "althref") and not (local == "href" and _is_open(value)):
                    del element.attrib[key]
                    told.append(f"An address in a drawing was taken off: {value[:80]}")
    return told


def _unlock(package: Package) -> list[str]:
    """Take off what keeps a file from being changed: a note could not be edited."""
    settings = package.part(package.document, "settings")
    told = []
    for name, words in _LOCKS.items():
        for lock in [] if settings is None else settings.tree().findall(q(name)):
            remove(lock)
            told.append(f"The file was protected; {words} was taken off.")
    return told


def _is_open(address: str) -> bool:
    try:
        return urlsplit(address).scheme.lower() in _OPEN_SCHEMES
    except ValueError:
        return False


def _cut_reference(part: Part, relation_id: str) -> None:
    """Remove what a relation feeds: a link keeps its words, a picture or an object goes."""
    if not part.name.endswith(".xml") or (part.root is None and not part.data):
        return
    keys = (q("r:id"), q("r:embed"), q("r:link"), q("r:pict"))
    for element in [item for item in part.tree().iter() if relation_id in map(item.get, keys)]:
        if element.tag == q("w:hyperlink"):
            del element.attrib[q("r:id")]
            continue
        if element.tag.endswith("}hlinkClick"):  # the picture stays, what a click on it does goes
            remove(element)
            continue
        holder = next(
            (up for up in element.iterancestors() if up.tag in (q("w:drawing"), q("w:pict"), q("w:object"))),
            element,
        )
        remove(holder)


def _scrub_fields(package: Package) -> list[str]:
    told = []
    for name, part in package.parts.items():
        if not name.startswith("word/") or not name.endswith(".xml") or b"instr" not in part.data:
            continue
        root = part.tree()
        for simple in list(root.iter(q("w:fldSimple"))):
            if _acts(simple.get(q("w:instr"), "")):
                told.append(f"A field was removed: {simple.get(q('w:instr'), '').strip()[:80]}")
                remove(simple)
        told.extend(_scrub_complex_fields(root))
    return told


def _acts(instruction: str) -> bool:
    """Return whether a field would run, fetch or open something other than a page of the web."""
    link = _LINK_FIELD.match(instruction)
    address = "" if link is None else link.group(1) or link.group(2) or ""
    return bool(_ACTIVE_FIELD.match(instruction)) or bool(
        address and not address.startswith("\\") and not _is_open(address)
    )


def _scrub_complex_fields(root: Element) -> list[str]:
    """Empty the instruction of each active field, even where it is split over several runs."""
    told = []
    pieces: list[list[Element]] = []
    for item in root.iter(q("w:fldChar"), q("w:instrText")):
        if item.tag == q("w:instrText"):
            if pieces:
                pieces[-1].append(item)
        elif item.get(q("w:fldCharType")) == "begin":
            pieces.append([])
        elif item.get(q("w:fldCharType")) == "end" and pieces:
            parts = pieces.pop()
            instruction = "".join(part.text or "" for part in parts)
            if _acts(instruction):
                told.append(f"A field was removed: {instruction.strip()[:80]}")
                for part in parts:
                    part.text = " QUOTE " if part is parts[0] else ""
    return told

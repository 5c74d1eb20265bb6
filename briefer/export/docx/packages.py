"""Open Packaging Convention files: a zip of parts, their content types and their relations.

Only what is changed is parsed; every other part goes through byte for byte. Written packages are the same
bytes for the same parts: order and times within the zip are fixed. Format: ECMA-376 part 2.

python-docx has a layer for this, which does not serve here. It refuses templates, and files that Word opens
though they have a relation to a part that is not there, to a bookmark, or to a part without a type; it drops
parts that nothing points at, writes anew a fifth to a half of the parts of real house files though nothing in
them changed, and stamps the zip with the time of day.
"""

import posixpath
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO

from lxml import etree

from briefer.export.docx.names import (
    WORD_NAMESPACES,
    Element,
    default_namespace,
    fragment,
    parse,
    q,
    serialize,
)

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."

_STORIES = ("document", "footnotes", "endnotes", "header", "footer", "comments")
_PLACE = "briefer-insert"  # a processing instruction, which no house file has
_PLACE_XML = b"<?briefer-insert here?>"
_USUAL, _QUICK = 6, 3  # levels of compression; the quick one takes 0.4 of the time for a quarter more bytes
_LARGE = 1 << 20
_CONTENT_TYPES = "[Content_Types].xml"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"

Pieces = Sequence[bytes]
"""Bytes one after the other."""

Last = Callable[[Sequence[zipfile.ZipInfo]], Mapping[str, Pieces]]
"""Gives the last members of a zip of what it says of those before them."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A pointer from a part to another part's name, or to an outside address where `external`."""

    id: str
    type: str
    target: str
    external: bool = False


@dataclass(slots=True)
class Part:
    """A part: its name without a leading slash, type, bytes or parsed root, and what it points at.

    `inserted` is XML that takes its place in the root when the part is written, in pieces: see insert_xml.
    """

    name: str
    content_type: str
    data: bytes = b""
    root: Element | None = None
    relations: dict[str, Relation] = field(default_factory=dict)
    inserted: Pieces = ()

    def tree(self) -> Element:
        """Return the parsed root, which is written back when the package is; see names.parse for errors."""
        if self.root is None:
            self.root = parse(self.data)
        return self.root

    def pieces(self) -> Pieces:
        """Return what will be written for this part, in pieces."""
        data = self.data if self.root is None else serialize(self.root)
        if not self.inserted:
            return (data,)
        before, _, behind = data.partition(_PLACE_XML)
        return (before, *self.inserted, behind)

    def bytes(self) -> bytes:
        """Return what will be written for this part."""
        return b"".join(self.pieces())

    def copy(self) -> "Part":
        """Return the same part to be changed by itself."""
        root = None if self.root is None else deepcopy(self.root)
        return Part(self.name, self.content_type, self.data, root, dict(self.relations), self.inserted)

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        """Return the id of a new relation to a part's name or an address; `kind` may be a short name."""
        number = len(self.relations) + 1
        while f"rId{number}" in self.relations:
            number += 1
        kind = kind if "/" in kind else RELATION + kind
        self.relations[f"rId{number}"] = Relation(f"rId{number}", kind, target, external)
        return f"rId{number}"

    def related(self, kind: str) -> Iterator[Relation]:
        """Yield the relations whose type ends in a short name such as ``styles``."""
        return (relation for relation in self.relations.values() if relation.type.endswith("/" + kind))


def insert_xml(part: Part, parent: Element, index: int, xml: Pieces) -> None:
    """Put XML with the prefixes w and r, in UTF-8 and in pieces, into a parsed part.

    It stays as it is until the part is written. A part that has other prefixes for these names gets it as
    elements.
    """
    if any(parent.nsmap.get(prefix) != uri for prefix, uri in WORD_NAMESPACES.items()):
        parent[index:index] = elements_of(b"".join(xml).decode())
    elif xml:
        parent.insert(index, etree.ProcessingInstruction(_PLACE, "here"))
        part.inserted = xml


def elements_of(xml: str) -> list[Element]:
    """Return the elements that a text of XML with the prefixes w and r stands for."""
    return list(fragment(f"<w:body>{xml}</w:body>"))


def whole_tree(part: Part) -> Element:
    """Return the part's root with everything in it as elements, also what was inserted as text."""
    if part.inserted:
        part.data, part.root, part.inserted = part.bytes(), None, ()
    return part.tree()


@dataclass(slots=True)
class Package:
    """All parts by name; the part with an empty name holds the package's own relations."""

    parts: dict[str, Part]

    @property
    def document(self) -> Part:
        """Return the main document part; raises KeyError where there is none."""
        for relation in self.parts[""].related("officeDocument"):
            return self.parts[relation.target]
        raise KeyError("officeDocument")

    def copy(self) -> "Package":
        """Return the same parts to be changed by themselves."""
        return Package({name: part.copy() for name, part in self.parts.items()})

    def part(self, source: Part, kind: str) -> Part | None:
        """Return the first part that `source` points at with this kind of relation, if there is one."""
        found = (self.parts.get(relation.target) for relation in source.related(kind))
        return next((part for part in found if part is not None), None)

    def stories(self) -> Iterator[tuple[Part, Element]]:
        """Yield each part that holds text, with its root: document, notes, headers, footers, comments."""
        for name in sorted(self.parts):
            kind = name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
            if name == f"word/{posixpath.basename(name)}" and name.endswith(".xml") and kind in _STORIES:
                yield self.parts[name], self.parts[name].tree()

    def add(self, source: Part, kind: str, part: Part) -> str:
        """Add a part that `source` points at and return the relation's id."""
        self.parts[part.name] = part
        return source.relate(kind, part.name)

    def free_name(self, stem: str) -> str:
        """Return a part name such as ``word/header3.xml`` that is not taken."""
        number = 1
        while f"{stem}{number}.xml" in self.parts:
            number += 1
        return f"{stem}{number}.xml"

    def drop(self, name: str) -> None:
        """Remove a part and every relation to it."""
        self.parts.pop(name, None)
        for part in self.parts.values():
            gone = [key for key, rel in part.relations.items() if not rel.external and rel.target == name]
            for key in gone:
                del part.relations[key]


def read_package(data: bytes) -> Package:
    """Return the parts of a package.

    Raises zipfile.BadZipFile, KeyError or XMLSyntaxError where the bytes are no such package.
    """
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    defaults, overrides = _content_types(members.pop(_CONTENT_TYPES))
    relations = {name: members.pop(name) for name in list(members) if name.endswith(".rels")}
    parts = {"": Part("", "")}
    for name, blob in members.items():
        suffix = posixpath.splitext(name)[1][1:].lower()
        parts[name] = Part(name, overrides.get(name, defaults.get(suffix, "")), blob)
    for name, part in parts.items():
        if (own := relations.get(_relations_name(name))) is not None:
            part.relations = _relations(own, posixpath.dirname(name))
    return Package(parts)


def members_of(package: Package) -> dict[str, bytes]:
    """Return the files of the package's zip by name, in the order in which they are written."""
    return {name: b"".join(pieces) for name, pieces in pieces_of(package).items()}


def pieces_of(package: Package) -> dict[str, Pieces]:
    """Return the same files in pieces, none of which is copied."""
    names = sorted(name for name in package.parts if name)
    members: dict[str, Pieces] = {_CONTENT_TYPES: (_content_types_data([package.parts[it] for it in names]),)}
    for name in ["", *names]:
        part = package.parts[name]
        if name:
            members[name] = part.pieces()
        if part.relations:
            members[_relations_name(name)] = (_relations_data(part),)
    return members


def zip_members(members: Mapping[str, bytes]) -> bytes:
    """Return a zip of the members, the same bytes for the same members."""
    return zip_pieces({name: (blob,) for name, blob in members.items()})


def zip_pieces(members: Mapping[str, Pieces], last: Last | None = None) -> bytes:
    """Return a zip of members that are in pieces, the same bytes for the same members.

    `last` gives those that stand behind the others, of what the zip then says of these.
    """
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICK) as archive:
        for name, pieces in members.items():
            _write(archive, name, pieces)
        if last is not None:
            for name, pieces in last(archive.infolist()).items():
                _write(archive, name, pieces)
        for info in archive.infolist():
            info.create_system = 0  # else it would tell the system on which the note was written
    return stream.getvalue()


def _write(archive: zipfile.ZipFile, name: str, pieces: Pieces) -> None:
    if sum(map(len, pieces)) > _LARGE:
        with archive.open(name, "w") as member:
            for piece in pieces:
                member.write(piece)
    else:
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(info, b"".join(pieces), compresslevel=_USUAL)


def _relations_name(name: str) -> str:
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", base + ".rels")


def _content_types(data: bytes) -> tuple[dict[str, str], dict[str, str]]:
    root = parse(data)
    defaults = {
        item.get("Extension", "").lower(): item.get("ContentType", "") for item in root.iter(q("ct:Default"))
    }
    overrides = {
        item.get("PartName", "").lstrip("/"): item.get("ContentType", "")
        for item in root.iter(q("ct:Override"))
    }
    return defaults, overrides


def _relations(data: bytes, folder: str) -> dict[str, Relation]:
    relations = {}
    for item in parse(data).iter(q("rel:Relationship")):
        external = item.get("TargetMode") == "External"
        target = item.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        relations[item.get("Id", "")] = Relation(item.get("Id", ""), item.get("Type", ""), target, external)
    return relations


def _content_types_data(parts: list[Part]) -> bytes:
    root = etree.Element(q("ct:Types"), nsmap=default_namespace("ct"))
    defaults = {"rels": _RELATIONS_TYPE, "xml": "application/xml"}
    for part in parts:
        suffix = posixpath.splitext(part.name)[1][1:].lower()
        if suffix not in ("", "xml") and part.content_type:
            defaults.setdefault(suffix, part.content_type)
    for suffix in sorted(defaults):
        etree.SubElement(root, q("ct:Default"), Extension=suffix, ContentType=defaults[suffix])
    for part in parts:
        suffix = posixpath.splitext(part.name)[1][1:].lower()
        if part.content_type and defaults.get(suffix) != part.content_type:
            etree.SubElement(root, q("ct:Override"), PartName="/" + part.name, ContentType=part.content_type)
    return serialize(root)


@lru_cache(maxsize=256)
def _seen_from(folder: str, name: str) -> str:
    """Return a part's name as a part in that folder points at it; most notes have the same few."""
    return posixpath.relpath(name, folder or ".")


def _relations_data(part: Part) -> bytes:
    root = etree.Element(q("rel:Relationships"), nsmap=default_namespace("rel"))
    folder = posixpath.dirname(part.name)
    for relation in part.relations.values():
        target = relation.target if relation.external else _seen_from(folder, relation.target)
        item = etree.SubElement(
            root, q("rel:Relationship"), Id=relation.id, Type=relation.type, Target=target
        )
        if relation.external:
            item.set("TargetMode", "External")
    return serialize(root)

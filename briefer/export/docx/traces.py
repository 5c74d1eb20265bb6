"""What a house file still tells of those who worked on it, taken out before a note is built on it.

Word leaves the sessions of work (rsid), the names of those who changed or commented, the printer, the paths
of pictures, and what a document server knows of the file. None of it is the note's.
"""

import re

from briefer.export.docx.names import Element, q, remove, replace_by
from briefer.export.docx.packages import Package, Part

_PARTS = (
    *("people", "comments", "commentsExtended", "commentsIds", "commentsExtensible", "printerSettings"),
    *("customXml", "webSettings", "glossaryDocument", "recipientData"),
)
_MARKS = frozenset(
    map(q, ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:annotationRef"))
)
_ADDED, _TAKEN_OUT = frozenset(map(q, ("w:ins", "w:moveTo"))), frozenset(map(q, ("w:del", "w:moveFrom")))
_SETTINGS = ("rsids", "rsid", "docId", "saveThroughXslt", "printerSettings")
_PATH = re.compile(r"^(?:[A-Za-z]:[\\/]|\\\\|file:|/(?:Users|home|mnt|tmp|var)/)")
_TELLING = (b"rsid", b"docId", b"author", b"omment", b"printerSettings", b"Xslt", b"descr=", b"name=")
_LABEL = re.compile(r"MSIP_Label_[0-9A-Fa-f-]+_(?!Owner|Extended)\w+")


def erase_traces(package: Package) -> None:
    """Take out all that names a person, a machine, a path or a session of work."""
    for part in list(package.parts.values()):
        for relation in list(part.relations.values()):
            if relation.type.rsplit("/", 1)[-1] in _PARTS:
                part.relations.pop(relation.id, None)
                if not relation.external:
                    _drop_with_its_own(package, relation.target)
    for name, part in package.parts.items():
        is_xml = name.startswith("word/") and name.endswith(".xml")
        if is_xml and (part.root is not None or any(sign in part.data for sign in _TELLING)):
            _erase_in(part.tree())
    _erase_properties(package)


def _drop_with_its_own(package: Package, name: str) -> None:
    """Remove a part and the parts that only it points at."""
    part = package.parts.get(name)
    if part is None:
        return
    package.drop(name)
    for relation in part.relations.values():
        if not relation.external and not _is_wanted(package, relation.target):
            _drop_with_its_own(package, relation.target)


def _is_wanted(package: Package, name: str) -> bool:
    return any(
        relation.target == name and not relation.external
        for part in package.parts.values()
        for relation in part.relations.values()
    )


def _erase_in(root: Element) -> None:
    for item in list(root.iter("{*}*")):
        _erase_attributes(item)
        local = item.tag.rpartition("}")[2]
        is_trace = item.tag in _MARKS or local in _SETTINGS or local.endswith("Change")
        if is_trace or (item.tag in _TAKEN_OUT and _is_change(item)):
            remove(item)
        elif item.tag in _ADDED and _is_change(item):
            replace_by(item, list(item))


def _is_change(item: Element) -> bool:
    """Return whether it is a tracked change, and one of text: in properties it has nothing within."""
    return item.get(q("w:author")) is not None


def _erase_attributes(item: Element) -> None:
    for key in list(item.attrib):
        local = str(key).rpartition("}")[2]
        if local.startswith("rsid"):
            del item.attrib[key]
        elif local in ("descr", "name", "title") and _PATH.match(item.get(key) or ""):
            item.set(key, "")


def _erase_properties(package: Package) -> None:
    """Leave of the house file's custom properties the labels of protection, without their owner."""
    for relation in package.parts[""].related("custom-properties"):
        part: Part | None = package.parts.get(relation.target)
        if part is not None:
            for item in part.tree().findall(q("op:property")):
                if not _LABEL.fullmatch(item.get("name", "")):
                    part.tree().remove(item)

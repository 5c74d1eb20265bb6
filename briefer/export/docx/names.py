"""Names of WordprocessingML, and the few moves on elements that every other module here needs.

The names and the order of children follow ECMA-376 part 1 (transitional schemas).
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from lxml import etree
from lxml.etree import _Element

Element = _Element

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "sl": "http://schemas.openxmlformats.org/schemaLibrary/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "ep": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "op": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    "vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
SETTINGS_ORDER = (
    *("w:footnotePr", "w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr", "w:attachedSchema"),
    *("w:themeFontLang", "w:clrSchemeMapping", "w:doNotIncludeSubdocsInStats", "w:captions"),
    *("w:doNotAutoCompressPictures", "w:forceUpgrade", "w:readModeInkLockDown", "w:smartTagType"),
    *("sl:schemaLibrary", "w:shapeDefaults", "w:doNotEmbedSmartTags", "w:decimalSymbol", "w:listSeparator"),
)
"""The children of w:settings from w:footnotePr on, in the order of the schema."""

WORD_NAMESPACES = {prefix: NAMESPACES[prefix] for prefix in ("w", "r")}

_DECLARATIONS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in WORD_NAMESPACES.items())


@cache
def q(name: str) -> str:
    """Return a prefixed name such as ``w:p`` in lxml's ``{uri}p`` form."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def default_namespace(prefix: str) -> dict[str, str]:
    """Return the map by which lxml writes that namespace without a prefix."""
    unprefixed: dict[Any, str] = {None: NAMESPACES[prefix]}  # lxml's stubs do not know of None as a key
    return unprefixed


def add(parent: Element, name: str, attributes: Mapping[str, str] | None = None) -> Element:
    """Append a new child with prefixed names and return it."""
    child = etree.SubElement(parent, q(name))
    if attributes:
        for key, value in attributes.items():
            child.set(q(key), value)
    return child


def new(name: str, attributes: Mapping[str, str] | None = None) -> Element:
    """Return a new element without a parent, with prefixed names."""
    element = etree.Element(q(name), nsmap=WORD_NAMESPACES)
    for key, value in (attributes or {}).items():
        element.set(q(key), value)
    return element


def paragraph_properties(paragraph: Element) -> Element:
    """Return a paragraph's properties, which are made where it has none."""
    return _properties(paragraph, "w:pPr")


def run_properties(run: Element) -> Element:
    """Return a run's properties, which are made where it has none."""
    return _properties(run, "w:rPr")


def _properties(element: Element, name: str) -> Element:
    properties = element.find(q(name))
    if properties is None:
        properties = new(name)
        element.insert(0, properties)
    return properties


def paragraph_of(runs: Sequence[Element]) -> Element | None:
    """Return the paragraph that holds these runs and no others, or None."""
    paragraph = next((up for run in runs[:1] for up in run.iterancestors(q("w:p"))), None)
    return paragraph if paragraph is not None and {*paragraph.iter(q("w:r"))} <= {*runs} else None


def fragment(xml: str) -> Element:
    """Return the element that a piece of our own XML with the prefixes w and r stands for."""
    head, close, rest = xml.partition(">")
    if head.endswith("/"):
        head, close = head[:-1], "/>"
    return parse(f"{head} {_DECLARATIONS}{close}{rest}".encode())


def parse(data: bytes) -> Element:
    """Return the root of an XML part; entities are left alone and nothing is fetched.

    Raises lxml's XMLSyntaxError where the bytes are not well-formed XML.
    """
    return etree.fromstring(data, _parser())


@cache
def _parser() -> etree.XMLParser:
    """Return what reads XML: the elements of a note are made of dozens of pieces."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def serialize(root: Element) -> bytes:
    """Return the bytes of an XML part with its declaration."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def value_of(parent: Element | None, name: str, attribute: str = "w:val") -> str:
    """Return an attribute of the first child with that name, or an empty text."""
    child = None if parent is None else parent.find(q(name))
    return "" if child is None else child.get(q(attribute), "")


def put(parent: Element, child: Element, order: Sequence[str]) -> Element:
    """Insert a child where the schema's sequence `order` wants it, in place of one of the same name."""
    name = child.tag
    later = {q(other) for other in order[[q(other) for other in order].index(name) + 1 :]}
    for sibling in list(parent):
        if sibling.tag == name:
            parent.replace(sibling, child)
            return child
    for index, sibling in enumerate(parent):
        if sibling.tag in later:
            parent.insert(index, child)
            return child
    parent.append(child)
    return child


def remove(element: Element) -> None:
    """Take an element out of its parent, if it has one."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def replace_by(element: Element, others: Sequence[Element]) -> None:
    """Put elements, in order, where one stands, and take that one out."""
    parent = element.getparent()
    if parent is None:
        return
    index = parent.index(element)
    parent[index : index + 1] = list(others)

"""What a Word file says about itself: title, kind and time, language, and nobody's name.

Everything that the house file said of its own author, company and history is left behind.
"""

from datetime import UTC, datetime

from lxml import etree

from briefer.export.docx.languages import language_attributes
from briefer.export.docx.names import (
    NAMESPACES,
    SETTINGS_ORDER,
    Element,
    default_namespace,
    fragment,
    new,
    put,
    q,
)
from briefer.export.docx.packages import CORE_RELATION, WORD_TYPE, Package, Part
from briefer.export.languages import is_rtl_language
from briefer.export.seals import SEAL_NAME
from briefer.model.documents import Document
from briefer.text.cleaning import clean

CORE, PROGRAM, CUSTOM = "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument."
_PROPERTY_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_LANGUAGE_ORDER = ("w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath")
WORD_MODE = 15
"""The compatibility mode of Word 2013 and of all later ones; lower ones are those of older versions."""

_WORD_URI = "http://schemas.microsoft.com/office/word"
_SETTINGS_LEFT_BEHIND = ("w:attachedTemplate", "w:mailMerge", "w:updateFields", "w:rsids", "w:docVars")


def write_core(document: Document, package: Package) -> None:
    """Write title, kind of note, language and time; author and last editor stay empty."""
    names = ("cp", "dc", "dcterms", "xsi")
    root = etree.Element(q("cp:coreProperties"), nsmap={name: NAMESPACES[name] for name in names})
    moment = datetime.fromisoformat(document.created)
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    created = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    for name, text in (
        ("dc:title", document.title),
        ("dc:subject", document.kind),
        ("dc:creator", ""),
        ("dc:language", document.language),
        ("cp:lastModifiedBy", ""),
        ("cp:revision", "1"),
        ("dcterms:created", created),
        ("dcterms:modified", created),
    ):
        child = etree.SubElement(root, q(name))
        child.text = clean(text) or None
        if name.startswith("dcterms:"):
            child.set(q("xsi:type"), "dcterms:W3CDTF")
    _replace(package, CORE, CORE_RELATION, Part(CORE, _CORE_TYPE, root=root))


def write_program(package: Package) -> None:
    """Write the program's name where the house file had its company and statistics."""
    root = etree.Element(q("ep:Properties"), nsmap=default_namespace("ep"))
    etree.SubElement(root, q("ep:Application")).text = "briefer"
    _replace(
        package,
        PROGRAM,
        "extended-properties",
        Part(PROGRAM, _OFFICE_TYPE + "extended-properties+xml", root=root),
    )


def write_seal(package: Package, seal: str) -> Part:
    """Add the seal as a custom property and return their part.

    Properties that the house file carries stay, labels among them.
    """
    part = package.part(package.parts[""], "custom-properties")
    if part is not None and part.name != CUSTOM:  # the seal leaves out that name alone
        package.drop(part.name)
        part = None
    if part is None:
        root = etree.Element(q("op:Properties"), nsmap=default_namespace("op") | {"vt": NAMESPACES["vt"]})
        part = Part(CUSTOM, _OFFICE_TYPE + "custom-properties+xml", root=root)
        package.add(package.parts[""], "custom-properties", part)
    root = part.tree()
    for old in root.findall(q("op:property")):
        if old.get("name") == SEAL_NAME:
            root.remove(old)
    number = max((int(item.get("pid", "1")) for item in root.findall(q("op:property"))), default=1) + 1
    item = etree.SubElement(root, q("op:property"), fmtid=_PROPERTY_SET, pid=str(number), name=SEAL_NAME)
    etree.SubElement(item, q("vt:lpwstr")).text = seal
    return part


def _replace(package: Package, name: str, kind: str, part: Part) -> None:
    old = package.part(package.parts[""], kind.rsplit("/", 1)[-1])
    if old is not None:
        package.drop(old.name)
    package.drop(name)
    package.add(package.parts[""], kind, part)


def set_language(document: Document, package: Package, styles: Element) -> None:
    """Make the note's language the default of all styles, which may not have another of their own."""
    attributes = language_attributes(document.language)
    if not attributes:
        return
    for style in styles.findall(q("w:style")):
        for language in list(style.iter(q("w:lang"))):
            language.getparent().remove(language)  # type: ignore[union-attr]  # a found child has a parent
    defaults = _child(styles, "w:docDefaults", first=True)
    properties = _child(_child(defaults, "w:rPrDefault", first=True), "w:rPr")
    put(properties, new("w:lang", attributes), _LANGUAGE_ORDER)
    if is_rtl_language(document.language):
        for section in package.document.tree().iter(q("w:sectPr")):
            put(section, new("w:bidi"), _SECTION_ORDER)


_SECTION_ORDER = (
    *("w:bidi", "w:rtlGutter", "w:docGrid", "w:printerSettings", "w:footnoteColumns", "w:sectPrChange"),
)


def _child(parent: Element, name: str, *, first: bool = False) -> Element:
    child = parent.find(q(name))
    if child is None:
        child = new(name)
        parent.insert(0 if first else len(parent), child)
    return child


def clean_settings(package: Package) -> None:
    """Take out of the settings what fetches, asks or tells of the house file's past, and set Word's mode."""
    part = package.part(package.document, "settings")
    if part is None:
        part = Part("word/settings.xml", WORD_TYPE + "settings+xml", root=fragment("<w:settings/>"))
        package.add(package.document, "settings", part)
    root = part.tree()
    for name in _SETTINGS_LEFT_BEHIND:
        for old in root.findall(q(name)):
            root.remove(old)
    _open_in_word_mode(root)


def _open_in_word_mode(settings: Element) -> None:
    """Have Word open the note in its own mode: without this it would be that of Word 2007, and say so."""
    compat = settings.find(q("w:compat"))
    if compat is None:
        compat = put(settings, new("w:compat"), SETTINGS_ORDER)
    for setting in compat.findall(q("w:compatSetting")):
        if setting.get(q("w:name")) == "compatibilityMode":
            value = setting.get(q("w:val"), "")
            if value.isdecimal() and int(value) >= WORD_MODE:
                return
            compat.remove(setting)
    mode = {"w:name": "compatibilityMode", "w:uri": _WORD_URI, "w:val": str(WORD_MODE)}
    compat.append(new("w:compatSetting", mode))

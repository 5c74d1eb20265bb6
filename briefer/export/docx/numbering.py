"""Numbering: each independent list has its own w:num, or Word and LibreOffice count differently.

The looks come from multilevel definitions, found in the house file by the name of the definition
(`w:abstractNum/w:name`) or added: one for numbered paragraphs, one for sections with the paragraphs in them,
and two each for numbers and for bullets, of which the inset ones stand below numbered paragraphs, with their
marks where the paragraphs' words begin.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefer.export.docx.names import Element, add, fragment, new, put, q, value_of
from briefer.export.docx.packages import WORD_TYPE, Package, Part
from briefer.export.numbers import format_of

PARAGRAPHS, NUMBERS, BULLETS = "NoteParagraphs", "NoteNumbers", "NoteBullets"
INSET_NUMBERS, INSET_BULLETS = "NoteInsetNumbers", "NoteInsetBullets"
SECTIONS = "NoteSections"
DEFINITIONS = (PARAGRAPHS, NUMBERS, BULLETS, INSET_NUMBERS, INSET_BULLETS)
LEVELS = 9

_FIRST_INDENT, _STEP, _HANGING = 567, 397, 340
_SECTION_STEP = 454
PARAGRAPH_ORDER = (
    *("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl", "w:numPr"),
    *("w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku"),
    *("w:wordWrap", "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi"),
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents"),
    *("w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap"),
    *("w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"),
)
_BULLETED = (BULLETS, INSET_BULLETS)
_FORMATS = ("decimal", "lowerLetter", "lowerRoman")
_BULLETS = ("\N{BULLET}", "\N{EN DASH}", "\N{WHITE BULLET}")

_STYLE_ORDER = ("w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr")


def indent_of(level: int, *, inset: bool = False) -> int:
    """Return how far the words of a list's level are set in, in twentieths of a point."""
    return _FIRST_INDENT + _STEP * level + (_HANGING if inset else 0)


def _section_level(level: int, style: str) -> str:
    """Return a level of numbered sections; a paragraph's number stands where its section's words begin."""
    kind, pattern = format_of(level, sections=True)
    indent, hanging = _FIRST_INDENT, _FIRST_INDENT
    if level:
        hanging = _STEP if level == 1 else _SECTION_STEP
        indent += _STEP + _SECTION_STEP * (level - 1)
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{linked}'
        f'<w:lvlText w:val="{pattern.format(f"%{level + 1}")}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def _level(name: str, level: int) -> str:
    hanging = _HANGING
    if name in _BULLETED:
        kind, text = "bullet", _BULLETS[level % 3]
    else:
        kind = _FORMATS[level % 3]
        text = f"%{level + 1}." if level % 3 == 0 else f"(%{level + 1})"
    indent = indent_of(level, inset=name in (INSET_NUMBERS, INSET_BULLETS))
    if name == PARAGRAPHS:
        indent = _FIRST_INDENT + _SECTION_STEP * level
        hanging = _SECTION_STEP if level else _FIRST_INDENT
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="{hanging}"/></w:pPr>'
        "</w:lvl>"
    )


def definition(name: str, number: int, linked: Mapping[int, str] | None = None) -> Element:
    """Return a multilevel definition of ours, with the number it is to go by.

    `linked` are the ids of the paragraph styles that numbered sections give to levels. Word tells definitions
    apart by their keys when lists are copied between files: it is the same for the same name.
    """
    styles = linked or {}
    levels = "".join(
        _section_level(level, styles.get(level, "")) if name == SECTIONS else _level(name, level)
        for level in range(LEVELS)
    )
    key = hashlib.sha256(name.encode()).hexdigest()[:8].upper()
    return fragment(
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{key}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{key[::-1]}"/>'
        f'<w:name w:val="{name}"/>{levels}</w:abstractNum>'
    )


@dataclass(slots=True)
class Numbering:
    """The lists of one note; the numbering part comes into being with the first of them."""

    package: Package
    root: Element | None = None
    definitions: dict[str, str] = field(default_factory=dict)
    last: int = 0
    linked: dict[int, str] = field(default_factory=dict)

    def link_sections(self, styles: Element, heading: str, paragraph: str) -> str:
        """Let headings and numbered paragraphs that are added in Word go on counting by their styles.

        Returns the id of their list, which counts from 1. Has to come before the first list of sections. A
        house style that has numbers of its own keeps them.
        """
        ids = {heading: 0, paragraph: 1}
        free = {
            style.get(q("w:styleId"), ""): style
            for style in styles.findall(q("w:style"))
            if style.get(q("w:styleId")) in ids and style.find(f"{q('w:pPr')}/{q('w:numPr')}") is None
        }
        self.linked = {ids[key]: key for key in free}
        number = self.new_list(SECTIONS)
        for key, style in free.items():
            properties = style.find(q("w:pPr"))
            if properties is None:
                properties = put(style, new("w:pPr"), _STYLE_ORDER)
            numbered = new("w:numPr")
            if ids[key]:
                add(numbered, "w:ilvl", {"w:val": str(ids[key])})
            add(numbered, "w:numId", {"w:val": number})
            put(properties, numbered, PARAGRAPH_ORDER)
        return number

    def new_list(self, name: str, level: int = 0, start: int = 1) -> str:
        """Return the id of a new list that counts from `start` on that level (0 to 8)."""
        root = self._part_root()
        self.last += 1
        number = add(root, "w:num", {"w:numId": str(self.last)})
        add(number, "w:abstractNumId", {"w:val": self._definition(root, name)})
        if name not in _BULLETED:
            override = add(number, "w:lvlOverride", {"w:ilvl": str(level)})
            add(override, "w:startOverride", {"w:val": str(start)})
        return str(self.last)

    def _definition(self, root: Element, name: str) -> str:
        known = self.definitions.get(name)
        if known is None:
            number = 1 + max(
                (int(item.get(q("w:abstractNumId"), "0")) for item in root.findall(q("w:abstractNum"))),
                default=-1,
            )
            first_number = root.find(q("w:num"))
            position = len(root) if first_number is None else root.index(first_number)
            root.insert(position, definition(name, number, self.linked))
            known = self.definitions[name] = str(number)
        return known

    def _part_root(self) -> Element:
        if self.root is None:
            part = self.package.part(self.package.document, "numbering")
            if part is None:
                part = Part(
                    "word/numbering.xml", WORD_TYPE + "numbering+xml", root=fragment("<w:numbering/>")
                )
                self.package.add(self.package.document, "numbering", part)
            self.root = part.tree()
            for leftover in self.root.findall(q("w:numIdMacAtCleanup")):
                self.root.remove(leftover)  # has to come last, and says nothing that a reader sees
            for item in self.root.findall(q("w:abstractNum")):
                if value_of(item, "w:name"):
                    self.definitions[value_of(item, "w:name")] = item.get(q("w:abstractNumId"), "0")
            numbers = (int(item.get(q("w:numId"), "0")) for item in self.root.findall(q("w:num")))
            self.last = max(numbers, default=0)
        return self.root

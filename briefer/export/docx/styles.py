"""Styles: the role of a paragraph, run or table in a note, found in a house file or made for it.

None of eleven real house files has a style “List Bullet”, so nothing is taken for granted: a role has
names that it goes by, and where the house has none of them a plain style is added.
"""

from dataclasses import dataclass, field

from briefer.export.docx.names import Element, fragment, q, value_of
from briefer.export.docx.packages import WORD_TYPE, Package, Part

_HEADING_SIZES = (30, 26, 23, 22)
_CONTENTS_STEP = 284
_GREY, _WASH = "595959", "F2F2F2"

ALIAS = "note role "
"""What the alias begins with by which a mapped house file says that a style stands for a role."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a style is for: its kind, the names it goes by in house files, and how it is made."""

    kind: str
    names: tuple[str, ...]
    paragraph: str = ""
    run: str = ""
    table: str = ""
    based_on_default: bool = False


def _heading(level: int) -> Role:
    return Role(
        "paragraph",
        (f"heading {level}",),
        '<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="80"/>'
        f'<w:outlineLvl w:val="{level - 1}"/>',
        f'<w:b/><w:bCs/><w:sz w:val="{_HEADING_SIZES[level - 1]}"/>'
        f'<w:szCs w:val="{_HEADING_SIZES[level - 1]}"/>',
        based_on_default=True,
    )


def _plain(name: str, *others: str, paragraph: str = "", run: str = "") -> Role:
    return Role("paragraph", (name, *others), paragraph, run, based_on_default=True)


def _contents(level: int) -> Role:
    indent = f'<w:ind w:left="{_CONTENTS_STEP * (level - 1)}"/>' if level > 1 else ""
    after = 80 if level == 1 else 40
    return _plain(f"toc {level}", paragraph=f'<w:spacing w:before="0" w:after="{after}"/>{indent}')


_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_CELLS = (
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
    '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
)

ROLES: dict[str, Role] = {
    "kind": _plain("Note Kind", run=f'<w:caps/><w:color w:val="{_GREY}"/>'),
    "title": _plain("Title", paragraph='<w:spacing w:after="200"/>', run='<w:b/><w:bCs/><w:sz w:val="36"/>'),
    "heading1": _heading(1),
    "heading2": _heading(2),
    "heading3": _heading(3),
    "heading4": _heading(4),
    "body": _plain("Body Text", paragraph='<w:spacing w:after="120"/>'),
    "numbered": _plain("Numbered Paragraph", paragraph='<w:spacing w:after="120"/>'),
    "item": _plain("List Paragraph", paragraph='<w:spacing w:after="60"/>'),
    "quotation": _plain("Quote", paragraph='<w:ind w:left="567" w:right="567"/>', run="<w:i/><w:iCs/>"),
    "bottom-line": _plain(
        "Bottom Line",
        paragraph='<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="595959"/></w:pBdr>'
        '<w:spacing w:after="160"/><w:ind w:left="200"/>',
    ),
    "prompt": _plain(
        "Prompt",
        paragraph=f'<w:shd w:val="clear" w:color="auto" w:fill="{_WASH}"/><w:spacing w:after="120"/>',
        run=f'<w:i/><w:iCs/><w:color w:val="{_GREY}"/>',
    ),
    "caption": _plain("caption", paragraph='<w:keepNext/><w:spacing w:before="120" w:after="60"/>'),
    "small": _plain("Small Print", run=f'<w:color w:val="{_GREY}"/><w:sz w:val="18"/><w:szCs w:val="18"/>'),
    "rule": _plain(
        "Rule",
        paragraph='<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="A6A6A6"/></w:pBdr>'
        '<w:spacing w:before="120" w:after="120"/>',
    ),
    "marking": _plain("Marking", paragraph='<w:jc w:val="center"/>', run="<w:b/><w:bCs/>"),
    "page": _plain("Page Number Line", "footer", paragraph='<w:jc w:val="right"/>'),
    "field-label": _plain("Field Label", run="<w:b/><w:bCs/>"),
    "field-value": _plain("Field Value"),
    "table-text": _plain("Table Text", paragraph='<w:spacing w:before="0" w:after="0"/>'),
    "table-heading": _plain(
        "Table Heading", paragraph='<w:keepNext/><w:spacing w:before="0" w:after="0"/>', run="<w:b/><w:bCs/>"
    ),
    "table-end": _plain(
        "Table End", paragraph='<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>'
    ),
    "footnote": _plain(
        "footnote text", paragraph='<w:spacing w:after="40"/>', run='<w:sz w:val="18"/><w:szCs w:val="18"/>'
    ),
    "endnote": _plain(
        "endnote text",
        paragraph='<w:spacing w:after="40"/>',
        run='<w:sz w:val="18"/><w:szCs w:val="18"/>',
    ),
    "endnote-mark": Role("character", ("endnote reference",), run='<w:vertAlign w:val="superscript"/>'),
    "contents-title": _plain(
        "TOC Heading",
        paragraph='<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="80"/>',
        run='<w:b/><w:bCs/><w:sz w:val="26"/><w:szCs w:val="26"/>',
    ),
    "contents1": _contents(1),
    "contents2": _contents(2),
    "contents3": _contents(3),
    "drawing": _plain("Drawing", paragraph='<w:spacing w:before="120" w:after="120"/>'),
    "sign-off": _plain("Sign Off", paragraph='<w:keepNext/><w:spacing w:before="40" w:after="40"/>'),
    "footnote-mark": Role("character", ("footnote reference",), run='<w:vertAlign w:val="superscript"/>'),
    "link": Role("character", ("Hyperlink",), run='<w:color w:val="0B5394"/><w:u w:val="single"/>'),
    "code": Role(
        "character", ("Inline Code",), run='<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>'
    ),
    "table": Role(
        "table", ("Note Table", "Table Grid"), table=f"<w:tblBorders>{_LINES}</w:tblBorders>{_CELLS}"
    ),
    "sign-off-table": Role(
        "table",
        ("Sign Off Table", "Table Grid"),
        table=f"<w:tblBorders>{_LINES}</w:tblBorders>{_CELLS}",
    ),
    "field-table": Role("table", ("Field Table",), table=_CELLS),
}

# Roles that only some notes have; a house file need not have a style for them.
SELDOM = frozenset(
    (
        *("endnote", "endnote-mark", "contents-title", "contents1", "contents2", "contents3"),
        *("drawing", "sign-off", "sign-off-table"),
    )
)
_WORDS_OWN = ("Title", "Quote", "Hyperlink", "Body Text", "List Paragraph", "TOC Heading")


@dataclass(slots=True)
class Styles:
    """The styles of one note: ids by role, found or made at the first question and kept."""

    root: Element
    by_name: dict[tuple[str, str], str]
    default: str = ""
    ids: dict[str, str] = field(default_factory=dict)

    def id_of(self, role: str) -> str:
        """Return the style id of a role; a role that nobody knows is body text."""
        known = self.ids.get(role)
        if known is None:
            known = self.ids[role] = self._find(role)
        return known

    def tab_stops(self, style_id: str) -> tuple[str, ...]:
        """Return the positions of the tab stops that a style has, those of its bases among them."""
        stops: dict[str, None] = {}
        for style in self.chain(style_id):
            for stop in style.iterfind(f"{q('w:pPr')}/{q('w:tabs')}/{q('w:tab')}"):
                stops[stop.get(q("w:pos"), "0")] = None
        return tuple(stops)

    def chain(self, style_id: str) -> tuple[Element, ...]:
        """Return a style and what it builds on, one after the other."""
        by_id = {style.get(q("w:styleId"), ""): style for style in self.root.findall(q("w:style"))}
        found: list[Element] = []
        style = by_id.get(style_id)
        while style is not None and style not in found:
            found.append(style)
            style = by_id.get(value_of(style, "w:basedOn"))
        return tuple(found)

    def _find(self, role: str) -> str:
        if role not in ROLES:
            own_name = role.replace("-", " ").casefold()
            return self.by_name.get(("paragraph", own_name)) or self.id_of("body")
        wanted = ROLES[role]
        for name in wanted.names:
            if found := self.by_name.get((wanted.kind, name.casefold())):
                return found
        return self.default if role == "body" and self.default else self._make(wanted)

    def _make(self, role: Role) -> str:
        name = role.names[0]
        style_id = self._free_id("".join(word.capitalize() for word in name.split()))
        base = self.default if role.based_on_default else ""
        style = fragment(
            f'<w:style w:type="{role.kind}" w:customStyle="1"><w:name/>'
            + ("<w:basedOn/>" if base else "")
            + "<w:uiPriority w:val='99'/>"
            + ("<w:qFormat/>" if role.kind == "paragraph" else "")
            + (f"<w:pPr>{role.paragraph}</w:pPr>" if role.paragraph else "")
            + (f"<w:rPr>{role.run}</w:rPr>" if role.run else "")
            + (f"<w:tblPr>{role.table}</w:tblPr>" if role.table else "")
            + "</w:style>"
        )
        style.set(q("w:styleId"), style_id)
        style[0].set(q("w:val"), name)
        if base:
            style[1].set(q("w:val"), base)
        if name[0].islower() or name in _WORDS_OWN:
            del style.attrib[q("w:customStyle")]
        self.root.append(style)
        self.by_name[(role.kind, name.casefold())] = style_id
        return style_id

    def _free_id(self, wanted: str) -> str:
        taken = {style.get(q("w:styleId")) for style in self.root.iter(q("w:style"))}
        number = 1
        candidate = wanted
        while candidate in taken:
            number += 1
            candidate = f"{wanted}{number}"
        return candidate


def styles_in(package: Package, known: Styles) -> Styles:
    """Return the styles of a copy of the package of which these are `known`."""
    part = package.part(package.document, "styles")
    assert part is not None  # noqa: S101 - told to the type checker: `styles_of` added it
    return Styles(part.tree(), dict(known.by_name), known.default, dict(known.ids))


def styles_of(package: Package) -> Styles:
    """Return the styles of a package, whose part is added where a house file has none."""
    part = package.part(package.document, "styles")
    if part is None:
        part = Part("word/styles.xml", WORD_TYPE + "styles+xml", root=fragment("<w:styles/>"))
        package.add(package.document, "styles", part)
    root = part.tree()
    by_name: dict[tuple[str, str], str] = {}
    roles: dict[str, str] = {}
    default = ""
    for style in root.iter(q("w:style")):
        roles |= dict.fromkeys(_take_roles(style), style.get(q("w:styleId"), ""))
        kind, style_id = style.get(q("w:type"), "paragraph"), style.get(q("w:styleId"), "")
        by_name.setdefault((kind, value_of(style, "w:name").casefold()), style_id)
        if kind == "paragraph" and style.get(q("w:default")) in ("1", "true", "on"):
            default = style_id
    return Styles(root, by_name, default, roles)


def _take_roles(style: Element) -> list[str]:
    """Return the roles that a style's aliases name, and take these aliases off it: a note needs none."""
    aliases = style.find(q("w:aliases"))
    names = [] if aliases is None else aliases.get(q("w:val"), "").split(",")
    others = [name for name in names if not name.startswith(ALIAS)]
    if aliases is not None and len(others) < len(names):
        if others:
            aliases.set(q("w:val"), ",".join(others))
        else:
            style.remove(aliases)
    return [name.removeprefix(ALIAS) for name in names if name.startswith(ALIAS)]

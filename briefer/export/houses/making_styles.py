"""The styles of a house file told which roles they have, and those that were missing made on its own.

What is made goes by the house's running text and the colour of its headings, so that it looks at home.
"""

import re

from briefer.export.docx.names import Element, fragment, new, put, q, value_of
from briefer.export.docx.packages import Package
from briefer.export.docx.styles import ALIAS, ROLES, styles_of
from briefer.export.houses.lines import lines_of
from briefer.export.houses.styles import looks_of
from briefer.model.houses import HouseMapping, HouseStyle

_ORDER = (
    *("w:name", "w:aliases", "w:basedOn", "w:next", "w:link", "w:autoRedefine", "w:hidden", "w:uiPriority"),
    *("w:semiHidden", "w:unhideWhenUsed", "w:qFormat", "w:locked", "w:personal", "w:rsid", "w:pPr", "w:rPr"),
    *("w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr"),
)
_USUAL_SIZE = 22  # half points
_SMALLER = 0.88
_COLORED = ("bottom-line", "rule")
_TIGHT = {
    "field-label": '<w:spacing w:before="30" w:after="30" w:line="259" w:lineRule="auto"/>',
    "field-value": '<w:spacing w:before="30" w:after="30" w:line="259" w:lineRule="auto"/>',
    "marking": '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>',
    "page": '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>',
    "table-text": '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>',
    "table-heading": '<w:keepNext/><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>',
}
_SPACING = re.compile(r"<w:(?:spacing|keepNext)[^>]*/>")
_GREYS = re.compile(r'w:color="(?:595959|A6A6A6)"')
_SIZES = re.compile(r'<w:sz(?:Cs)? w:val="\d+"/>')


def put_styles(package: Package, mapping: HouseMapping) -> None:
    """Give each role's style its alias, and make the styles that the mapping asks for."""
    lines = lines_of(package)
    looks = looks_of(mapping.styles, package, lines, mapping.body)
    root = styles_of(package).root
    chosen = {each.role: each for each in mapping.styles}
    order = ("body", *(role for role in ROLES if role != "body"))
    for role in order:
        if role in chosen:
            each = chosen[role]
            style = _named(root, ROLES[role].kind, each.style)
            if style is None:
                style = _made(root, each, looks.get(role, ("", "")), chosen)
            _call(style, role)


def _named(root: Element, kind: str, name: str) -> Element | None:
    for style in root.findall(q("w:style")):
        if (
            style.get(q("w:type"), "paragraph") == kind
            and value_of(style, "w:name").casefold() == name.casefold()
        ):
            return style
    return None


def _call(style: Element, role: str) -> None:
    aliases = style.find(q("w:aliases"))
    if aliases is None:
        aliases = put(style, new("w:aliases", {"w:val": ""}), _ORDER)
    names = [name for name in aliases.get(q("w:val"), "").split(",") if name]
    aliases.set(q("w:val"), ",".join([*names, ALIAS + role]))


def _made(root: Element, wanted: HouseStyle, look: tuple[str, str], chosen: dict[str, HouseStyle]) -> Element:
    role = ROLES[wanted.role]
    base = _named(root, role.kind, wanted.base) if wanted.base else None
    paragraph, run = look if any(look) else _own_look(root, wanted, base, chosen)
    if wanted.role.startswith("heading"):
        paragraph = _outlined(paragraph, int(wanted.role[-1]))
    style = fragment(
        f'<w:style w:type="{role.kind}" w:customStyle="1"><w:name/>'
        + ("<w:basedOn/>" if base is not None else "")
        + '<w:uiPriority w:val="99"/>'
        + ("<w:qFormat/>" if role.kind == "paragraph" else "")
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + (f"<w:tblPr>{role.table}</w:tblPr>" if role.table else "")
        + "</w:style>"
    )
    style[0].set(q("w:val"), wanted.style)
    if base is not None:
        style[1].set(q("w:val"), base.get(q("w:styleId"), ""))
    style.set(q("w:styleId"), _free_id(root, wanted.style))
    if wanted.style in _BUILT_IN:
        del style.attrib[q("w:customStyle")]
    root.append(style)
    return style


_BUILT_IN = frozenset(
    {
        *(f"heading {level}" for level in range(1, 5)),
        *("Title", "Quote", "Hyperlink", "Body Text", "List Paragraph", "caption", "footnote text"),
        "footnote reference",
    }
)


def _own_look(
    root: Element, wanted: HouseStyle, base: Element | None, chosen: dict[str, HouseStyle]
) -> tuple[str, str]:
    """Return the usual look of a role with the sizes and the colour of the house."""
    role = ROLES[wanted.role]
    paragraph, run = role.paragraph, role.run
    body = _named(root, "paragraph", chosen["body"].style) if "body" in chosen else None
    size = _size(root, body)
    heading = _named(root, "paragraph", chosen["heading1"].style) if "heading1" in chosen else None
    color = _resolved(root, heading, "w:color")
    if wanted.role in _COLORED and len(color) == len("000000"):
        paragraph = _GREYS.sub(f'w:color="{color}"', paragraph)
    if wanted.role.startswith("heading"):
        run = f"<w:b/><w:bCs/>{_sized(max(size, round(_size(root, base) * _SMALLER)))}"
    elif wanted.role == "title":
        run = f"<w:b/><w:bCs/>{_colored(color)}{_sized(round(max(_size(root, heading), size) * 1.25))}"
    elif wanted.role in _TIGHT:
        paragraph = _SPACING.sub("", paragraph)
        paragraph = _TIGHT[wanted.role] + paragraph
    elif wanted.role in ("small", "footnote"):
        run = _SIZES.sub("", run) + _sized(max(16, round(size * 0.85)))
    return paragraph, run


def _sized(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _colored(color: str) -> str:
    return f'<w:color w:val="{color}"/>' if len(color) == len("000000") else ""


def _outlined(paragraph: str, level: int) -> str:
    kept = re.sub(r"<w:(?:outlineLvl|keepNext|keepLines)[^>]*/>", "", paragraph)
    return f'<w:keepNext/><w:keepLines/>{kept}<w:outlineLvl w:val="{level - 1}"/>'


def _size(root: Element, style: Element | None) -> int:
    """Return a style's size of letters in half points."""
    size = _resolved(root, style, "w:sz")
    if not size:
        defaults = root.find(f"{q('w:docDefaults')}/{q('w:rPrDefault')}/{q('w:rPr')}")
        size = value_of(defaults, "w:sz")
    return int(size) if size.isdecimal() else _USUAL_SIZE


def _resolved(root: Element, style: Element | None, name: str) -> str:
    """Return a property of a style's letters, its own or that of the nearest style that it goes by."""
    seen: set[str] = set()
    while style is not None:
        if value := value_of(style.find(q("w:rPr")), name):
            return value
        base = value_of(style, "w:basedOn")
        if not base or base in seen:
            return ""
        seen.add(base)
        style = next((each for each in root.findall(q("w:style")) if each.get(q("w:styleId")) == base), None)
    return ""


def _free_id(root: Element, name: str) -> str:
    taken = {style.get(q("w:styleId")) for style in root.findall(q("w:style"))}
    wanted = "".join(word.capitalize() for word in name.split())
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}{number}"
    return free

"""Which style of a house file stands for which role of a note; what is missing is made in the file's look."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefer.export.docx.names import Element, q, value_of
from briefer.export.docx.packages import Package
from briefer.export.docx.styles import ROLES
from briefer.export.houses.lines import Line, runs_of
from briefer.export.houses.words import STYLE_WORDS, plain
from briefer.model.houses import HouseArea, HouseStyle, Means

_NOT_COMPARED = ("eastAsia", "cs", "hint", "rsid")
_SHORT = 80
_LEAST_HEADINGS = 2
_LEAST_WORDS = 100
_MOST_BASES = 12
_LIGHT = 0xC8
_MOST_LEVELS = 4
_INNER = (HouseArea.BODY, HouseArea.TABLE, HouseArea.BOX)
_LOOK = (
    "w:rFonts",
    "w:b",
    "w:bCs",
    "w:i",
    "w:iCs",
    "w:caps",
    "w:smallCaps",
    "w:color",
    "w:sz",
    "w:szCs",
    "w:u",
)
_AS_BODY = ("title", "kind", "numbered", "item", "quotation")
"""Roles that do not go by a style of their name that the file never uses, where its text is set by hand."""

_SET = ("w:keepNext", "w:keepLines", "w:spacing", "w:ind", "w:jc")


@dataclass(frozen=True, slots=True)
class _House:
    """What the styles of a file are chosen from."""

    styles: dict[tuple[str, str], Element]
    default: str
    sample: tuple[Line, ...]
    used: Counter[str]

    def named(self, kind: str, role: str) -> str:
        """Return the id of the style of that kind that goes by one of the role's names; used ones first."""
        found = [
            (names.index(plain(name)), key)
            for (kinds, key), style in self.styles.items()
            for names in (_names_of(role),)
            for name in (value_of(style, "w:name"), key)
            if kinds == kind and plain(name) in names and not self.is_pale(style)
        ]
        found.sort(key=lambda each: (role != "quotation" and not self.used[each[1]], each[0]))
        return found[0][1] if found else ""

    def is_pale(self, style: Element) -> bool:
        """Return whether a style's letters are too light for paper, as on a dark cover."""
        seen = 0
        kind = style.get(q("w:type"), "paragraph")
        found: Element | None = style
        while found is not None and seen < _MOST_BASES:
            color = found.find(f"{q('w:rPr')}/{q('w:color')}")
            if color is not None:
                theme, value = color.get(q("w:themeColor"), ""), color.get(q("w:val"), "")
                return theme in ("background1", "light1") or _is_light(value)
            found = self.styles.get((kind, value_of(found, "w:basedOn")))
            seen += 1
        return False


def _names_of(role: str) -> tuple[str, ...]:
    """Return all that a role's style goes by, as names are compared; the likeliest first."""
    return (*STYLE_WORDS.get(role, ()), *map(plain, ROLES[role].names))


def _is_light(color: str) -> bool:
    """Return whether a colour in six hexadecimal digits is close to white."""
    try:
        return min(bytes.fromhex(color)) > _LIGHT
    except ValueError:
        return False


def guess_styles(package: Package, lines: Sequence[Line], body: int) -> tuple[HouseStyle, ...]:
    """Return a style for each role, in the order of roles; `body` is the row at which sample text begins."""
    house = _house(package, lines, body)
    chosen: dict[str, HouseStyle] = {}
    for role in ("body", *ROLES):
        if role not in chosen:
            chosen[role] = _style_for(role, house, chosen)
    return tuple(chosen[role] for role in ROLES)


def _house(package: Package, lines: Sequence[Line], body: int) -> _House:
    part = package.part(package.document, "styles")
    styles: dict[tuple[str, str], Element] = {}
    default = ""
    for style in () if part is None else part.tree().findall(q("w:style")):
        kind, key = style.get(q("w:type"), "paragraph"), style.get(q("w:styleId"), "")
        styles[kind, key] = style
        if kind == "paragraph" and style.get(q("w:default")) in ("1", "true", "on"):
            default = key
    inner = [line for line in lines if line.row.area in _INNER]
    sample = tuple(line for line in inner if body and line.row.number >= body) or tuple(inner)
    used: Counter[str] = Counter()
    for line in inner:
        used[_style_id(line, default)] += len(line.row.text) + 1
    for table in package.document.tree().iter(q("w:tbl")):
        used[value_of(table.find(q("w:tblPr")), "w:tblStyle")] += 1
    return _House(styles, default, sample, used)


def _style_id(line: Line, default: str) -> str:
    return value_of(line.paragraphs[0].find(q("w:pPr")), "w:pStyle") or default


def _style_for(role: str, house: _House, chosen: dict[str, HouseStyle]) -> HouseStyle:
    if role == "body":
        return _body_style(house)
    if role.startswith("heading"):
        return _heading_style(role, house, chosen)
    kind = ROLES[role].kind
    found = house.named(kind, role)
    if role == "table" and not house.used[found]:
        tables = [key for (kinds, key) in house.styles if kinds == "table" and house.used[key]]
        if tables:
            best = max(tables, key=lambda key: house.used[key])
            return HouseStyle(role, _name(house, kind, best), Means.USE)
        grids = [key for k, key in house.styles if k == "table" and plain(key).startswith("tablegrid")]
        found = found or next(iter(grids), "")
    by_hand = chosen["body"].means is Means.LOOKS and role in _AS_BODY and not house.used[found]
    if by_hand:
        return HouseStyle(role, f"Note {_own_name(role)}", Means.MADE, chosen["body"].style)
    if found:
        return HouseStyle(role, _name(house, kind, found), Means.NAME)
    base = chosen["body"].style if kind == "paragraph" else ""
    return HouseStyle(role, _own_name(role), Means.MADE, base)


def _own_name(role: str) -> str:
    return ROLES[role].names[0]


def _name(house: _House, kind: str, key: str) -> str:
    return value_of(house.styles[kind, key], "w:name") or key


def _body_style(house: _House) -> HouseStyle:
    """Return the style of running text: the one that most of the sample is set in, or the named one."""
    running = _running(house)
    sizes: Counter[str] = Counter()
    for line in running:
        sizes[_style_id(line, house.default)] += len(line.row.text)
    named = house.named("paragraph", "body")
    best = max(sizes, key=lambda key: (sizes[key], key == named), default="")
    too_few = bool(named) and sizes[best] < _LEAST_WORDS
    if not best or best == named or too_few or ("paragraph", best) not in house.styles:
        found = named or house.default
        means = Means.NAME if named else Means.USE
    else:
        found, means = best, Means.USE
    name = _name(house, "paragraph", found) if found else ""
    if any(_common_look([line for line in running if _style_id(line, house.default) == found])):
        return HouseStyle("body", "Note Text", Means.LOOKS, name)
    return HouseStyle("body", name, means) if name else HouseStyle("body", "Body Text", Means.MADE)


def _runs_on(line: Line) -> bool:
    """Return whether a line is running text: no heading, no item of a list, not set in a cell or all bold."""
    properties = line.paragraphs[0].find(q("w:pPr"))
    listed = properties is not None and properties.find(q("w:numPr")) is not None
    style = plain(line.row.style)
    special = any(style in names for role, names in STYLE_WORDS.items() if role != "body")
    return bool(
        line.row.area is HouseArea.BODY
        and line.row.text.strip()
        and not (line.row.level or listed or special)
        and "code" not in style
        and not _is_bold(line)
    )


def _is_bold(line: Line) -> bool:
    runs = [run for run in runs_of(line.paragraphs[0]) if run.find(q("w:t")) is not None]
    marks = [run.find(f"{q('w:rPr')}/{q('w:b')}") for run in runs]
    return bool(runs) and all(
        mark is not None and mark.get(q("w:val")) not in ("0", "false") for mark in marks
    )


def _heading_style(role: str, house: _House, chosen: dict[str, HouseStyle]) -> HouseStyle:
    level = int(role[-1])
    found = house.named("paragraph", role)
    if level == 1 and not house.used[found] and len(_bold_lines(house)) >= _LEAST_HEADINGS:
        return HouseStyle(role, "Note Heading 1", Means.LOOKS, chosen["body"].style)
    if level > 1 and chosen["heading1"].means is Means.LOOKS:
        return HouseStyle(role, f"Note Heading {level}", Means.MADE, f"Note Heading {level - 1}")
    if found:
        return HouseStyle(role, _name(house, "paragraph", found), Means.NAME)
    levelled = [
        key
        for (kind, key), style in house.styles.items()
        if kind == "paragraph" and value_of(style.find(q("w:pPr")), "w:outlineLvl") == str(level - 1)
    ]
    if levelled:
        best = max(levelled, key=lambda key: house.used[key])
        return HouseStyle(role, _name(house, "paragraph", best), Means.OUTLINE)
    before = chosen["body"].style if level == 1 else chosen[f"heading{level - 1}"].style
    return HouseStyle(role, f"heading {level}", Means.MADE, before)


def _bold_lines(house: _House) -> list[Line]:
    """Return the short bold lines of the sample that stand as headings without being styled as such."""
    return [
        line
        for line in house.sample
        if line.row.area is HouseArea.BODY
        and 0 < len(line.row.text.strip()) <= _SHORT
        and _is_bold(line)
        and not line.row.level
    ]


def looks_of(
    styles: Sequence[HouseStyle], package: Package, lines: Sequence[Line], body: int
) -> dict[str, tuple[str, str]]:
    """Return the XML of paragraph and run for each role whose style is made by the looks of the sample."""
    house = _house(package, lines, body)
    looks = {}
    for each in styles:
        if each.means is Means.LOOKS:
            like = _bold_lines(house) if each.role.startswith("heading") else _running(house)
            looks[each.role] = _common_look(like)
    return looks


def _running(house: _House) -> list[Line]:
    return [line for line in house.sample if _runs_on(line)]


def _common_look(lines: Sequence[Line]) -> tuple[str, str]:
    """Return the XML of what most of these lines give themselves over their style, of paragraph and run.

    Empty is what most leave to their style.
    """
    paragraphs: Counter[str] = Counter()
    letters: Counter[str] = Counter()
    for line in lines:
        paragraphs[_xml_of(line.paragraphs[0].find(q("w:pPr")), _SET)] += 1
        for run in runs_of(line.paragraphs[0]):
            words = sum(len(text.text or "") for text in run.findall(q("w:t")))
            letters[_xml_of(run.find(q("w:rPr")), _LOOK)] += words
    return _most_of(paragraphs), _most_of(letters)


def _most_of(looks: Counter[str]) -> str:
    """Return the look that more than half have, or nothing."""
    if not looks:
        return ""
    look, count = looks.most_common(1)[0]
    return look if count * 2 > looks.total() else ""


def _xml_of(properties: Element | None, names: Sequence[str]) -> str:
    found = [] if properties is None else [properties.find(q(name)) for name in names]
    pieces = []
    for each in found:
        if each is not None:
            name = "w:" + each.tag.rsplit("}", 1)[1]
            values = "".join(
                f' w:{local}="{value}"'
                for key, value in sorted((str(key), str(value)) for key, value in each.attrib.items())
                if (local := key.rsplit("}", 1)[1]) not in _NOT_COMPARED
            )
            pieces.append(f"<{name}{values}/>")
    return "".join(pieces)

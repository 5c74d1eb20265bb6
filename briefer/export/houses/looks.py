"""How the styles of a house file look, as far as a line of words can show it."""

from dataclasses import dataclass

from briefer.export.docx.names import Element, q, value_of
from briefer.export.docx.packages import Package

_MOST_BASES = 12
_OFF = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class StyleLook:
    """The letters of a style: family, size in points or 0, bold, italic, and six digits of colour or none."""

    family: str = ""
    points: float = 0.0
    bold: bool = False
    italic: bool = False
    color: str = ""


def style_looks(package: Package) -> dict[tuple[str, str], StyleLook]:
    """Return the looks of a file's styles by kind and name."""
    part = package.part(package.document, "styles")
    styles = [] if part is None else part.tree().findall(q("w:style"))
    by_id = {(each.get(q("w:type"), "paragraph"), each.get(q("w:styleId"), "")): each for each in styles}
    defaults = None
    if part is not None:
        defaults = part.tree().find(f"{q('w:docDefaults')}/{q('w:rPrDefault')}/{q('w:rPr')}")
    return {
        (kind, value_of(style, "w:name")): _look(_chain(style, kind, by_id), defaults)
        for (kind, _), style in by_id.items()
    }


def _chain(style: Element, kind: str, by_id: dict[tuple[str, str], Element]) -> list[Element]:
    """Return the run properties of a style and of those it goes by, its own first."""
    found: list[Element] = []
    current: Element | None = style
    for _ in range(_MOST_BASES):
        if current is None:
            break
        properties = current.find(q("w:rPr"))
        found += [] if properties is None else [properties]
        current = by_id.get((kind, value_of(current, "w:basedOn")))
    return found


def _look(chain: list[Element], defaults: Element | None) -> StyleLook:
    all_of = [*chain, *([] if defaults is None else [defaults])]

    def first(name: str, attribute: str = "w:val") -> str:
        return next((value for each in all_of if (value := value_of(each, name, attribute))), "")

    def on(name: str) -> bool:
        mark = next((mark for each in all_of if (mark := each.find(q(name))) is not None), None)
        return mark is not None and mark.get(q("w:val"), "1") not in _OFF

    size, color = first("w:sz"), first("w:color")
    return StyleLook(
        first("w:rFonts", "w:ascii"),
        int(size) / 2 if size.isdecimal() else 0.0,
        on("w:b"),
        on("w:i"),
        color if len(color) == len("000000") else "",
    )

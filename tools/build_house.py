"""Build the house files of the shipped packs from their looks in tools/looks.

    python -m tools.build_house [PACK ...]      each into its pack's folder; without a name, all of them

A house file is then an ordinary Word file, whose looks may be changed in Word. The same bytes come out each
time. `tools/houses/look.py` says what a look holds, `tools/houses/plain.py` what holds where it says nothing.
"""

import sys
from pathlib import Path

from briefer.export.docx.names import NAMESPACES, parse, q, value_of
from briefer.export.docx.numbering import DEFINITIONS, definition
from briefer.export.docx.packages import (
    CORE_RELATION,
    WORD_TYPE,
    Package,
    Part,
    members_of,
    zip_members,
)
from tools.houses.look import LOOKS, Look, look_of
from tools.houses.parts import SETTINGS, document_xml, fonts_xml, footnotes_xml, margin_xml, theme_xml
from tools.houses.plain import PLAIN
from tools.houses.styles import styles_xml
from tools.houses.xml import XMLNS

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


def build(look: Look) -> bytes:
    """Return the bytes of the house file with this look."""
    main = Part("word/document.xml", WORD_TYPE + "document.main+xml")
    package = Package({"": Part("", ""), main.name: main})
    package.parts[""].relate("officeDocument", main.name)
    for kind, xml in (
        ("styles", styles_xml(look)),
        ("settings", SETTINGS),
        ("footnotes", footnotes_xml()),
        ("fontTable", fonts_xml(look)),
    ):
        package.add(main, kind, _word_part(kind, kind, xml))
    package.add(main, "numbering", _numbering(look))
    theme_type = "application/vnd.openxmlformats-officedocument.theme+xml"
    theme = parse(theme_xml(look).encode())
    package.add(main, "theme", Part("word/theme/theme1.xml", theme_type, root=theme))
    main.root = parse(document_xml(look, _margins(look, package, main)).encode())
    core = (
        f'<cp:coreProperties xmlns:cp="{NAMESPACES["cp"]}" xmlns:dc="{NAMESPACES["dc"]}">'
        f"<dc:title>House file: {look.name}</dc:title></cp:coreProperties>"
    )
    core_type = "application/vnd.openxmlformats-package.core-properties+xml"
    package.add(package.parts[""], CORE_RELATION, Part("docProps/core.xml", core_type, core.encode()))
    return zip_members(members_of(package))


def _word_part(name: str, kind: str, xml: str) -> Part:
    return Part(f"word/{name}.xml", f"{WORD_TYPE}{kind}+xml", root=parse(xml.encode()))


def _numbering(look: Look) -> Part:
    """Return the numbering part with the definitions that lists are made from, with the look's own marks."""
    part = _word_part("numbering", "numbering", f"<w:numbering {XMLNS}/>")
    part.tree().extend(definition(name, number) for number, name in enumerate(DEFINITIONS))
    if look.bullets:
        for level in part.tree().iter(q("w:lvl")):
            mark = level.find(q("w:lvlText"))
            if value_of(level, "w:numFmt") == "bullet" and mark is not None:
                mark.set(q("w:val"), look.bullets[int(level.get(q("w:ilvl"), "0")) % len(look.bullets)])
    return part


def _margins(look: Look, package: Package, main: Part) -> dict[str, str]:
    """Add a header and footer for each kind of page and return their relations."""
    relations = {}
    for number, page in enumerate(("default", "first", "even"), 1):
        for side, base in (("header", 200), ("footer", 300)):
            xml = margin_xml(look, side, page, base + 10 * number)
            relations[f"{side} {page}"] = package.add(main, side, _word_part(f"{side}{number}", side, xml))
    return relations


def main() -> None:
    """Write the house files of the packs that are named, or of all that have a look."""
    for pack in sys.argv[1:] or sorted(path.stem for path in LOOKS.glob("*.toml")):
        out = TEMPLATES / pack / "house.docx"
        out.write_bytes(build(look_of(pack, PLAIN)))
        print(f"{out}: {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()

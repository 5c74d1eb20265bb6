"""Small Word files made from XML, as organisations' files in the tests."""

from pathlib import Path

from briefer.export.docx.names import NAMESPACES, fragment, parse
from briefer.export.docx.packages import WORD_TYPE, Package, Part, members_of, zip_members

_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/>'
    '<w:rPr><w:sz w:val="20"/></w:rPr></w:style>'
)
_SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def para(words: str, style: str = "", *, properties: str = "", look: str = "") -> str:
    """Return a paragraph; a tab and a line feed in its words become w:tab and w:br."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = words.replace("\t", "</w:t><w:tab/><w:t>").replace("\n", "</w:t><w:br/><w:t>")
    run = f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{inner}</w:t></w:r>' if words else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{run}</w:p>"


def control(name: str, inner: str) -> str:
    """Return a content control by that title."""
    return f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'


def style(identity: str, name: str, *, level: int = 0, look: str = "", base: str = "Standard") -> str:
    """Return a paragraph style; `level` counts from 1, and 0 is body text."""
    outline = f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr>' if level else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{base}"/>{outline}<w:rPr>{look}</w:rPr></w:style>'
    )


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of words."""
    grid = '<w:gridCol w:w="3000"/>' * len(rows[0])
    written = "".join(
        f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{para(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{written}</w:tbl>"


def package_of(
    *body: str, styles: str = "", header: str = "", section: str = _SECTION, numbering: str = ""
) -> Package:
    """Return a file with this body, these styles besides the usual one, and a header if one is given."""
    main = Part("word/document.xml", WORD_TYPE + "document.main+xml")
    package = Package({"": Part("", ""), main.name: main})
    package.parts[""].relate("officeDocument", main.name)
    sheet = fragment(f"<w:styles>{_STYLES}{styles}</w:styles>")
    package.add(main, "styles", Part("word/styles.xml", WORD_TYPE + "styles+xml", root=sheet))
    if numbering:
        lists = fragment(f"<w:numbering>{numbering}</w:numbering>")
        package.add(main, "numbering", Part("word/numbering.xml", WORD_TYPE + "numbering+xml", root=lists))
    if header:
        part = Part("word/header1.xml", WORD_TYPE + "header+xml", root=fragment(f"<w:hdr>{header}</w:hdr>"))
        relation = package.add(main, "header", part)
        section = section.replace(
            "<w:sectPr>", f'<w:sectPr><w:headerReference w:type="default" r:id="{relation}"/>', 1
        )
    names = " ".join(f'xmlns:{key}="{NAMESPACES[key]}"' for key in ("w", "r"))
    main.root = parse(f"<w:document {names}><w:body>{''.join(body)}{section}</w:body></w:document>".encode())
    return package


def saved(package: Package, path: Path) -> Path:
    """Write a package to a file and return its path."""
    path.write_bytes(zip_members(members_of(package)))
    return path

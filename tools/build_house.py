"""Build the house file of the information note: styles, page, marking, title block and numbering.

    python tools/build_house.py [OUT.docx]

The file is then an ordinary Word file, whose looks may be changed in Word. The same bytes come out each time.
"""

import sys
from pathlib import Path

from briefer.export.docx.names import NAMESPACES, parse
from briefer.export.docx.numbering import DEFINITIONS, definition
from briefer.export.docx.packages import (
    CORE_RELATION,
    WORD_TYPE,
    Package,
    Part,
    members_of,
    zip_members,
)

OUT = Path(__file__).resolve().parent.parent / "templates" / "information-note" / "house.docx"

# Lengths are in twentieths of a point, sizes of letters in half points, widths of lines in eighths.
PAGE_WIDTH, PAGE_HEIGHT, SIDE = 11906, 16838, 1361
TEXT_WIDTH = PAGE_WIDTH - 2 * SIDE
NAVY, SLATE, HAIRLINE, TINT, WASH = "1F3A5F", "56637A", "C3CCD8", "E9EEF4", "F3F6F9"

XMLNS = f'xmlns:w="{NAMESPACES["w"]}" xmlns:r="{NAMESPACES["r"]}"'


def paragraph_style(
    name: str, *, paragraph: str = "", run: str = "", following: str = "", based_on: str = "Normal"
) -> str:
    """Return a paragraph style; names of Word's own styles are given as Word writes them."""
    custom = "" if name in BUILT_IN else ' w:customStyle="1"'
    style_id = "".join(word[0].upper() + word[1:] for word in name.split())
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/>'
        + (f'<w:next w:val="{following}"/>' if following else "")
        + f'<w:uiPriority w:val="{BUILT_IN.get(name, 1)}"/><w:qFormat/>'
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


BUILT_IN = {
    "Title": 10,
    "heading 1": 9,
    "heading 2": 9,
    "heading 3": 9,
    "heading 4": 9,
    "Body Text": 1,
    "List Paragraph": 34,
    "Quote": 29,
    "caption": 35,
    "header": 99,
    "footer": 99,
    "footnote text": 99,
}


def size(half_points: int) -> str:
    """Return a size of letters for all scripts."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def spacing(before: int, after: int, line: int = 0) -> str:
    """Return the space around a paragraph, and its line pitch in 240ths of a line."""
    pitch = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{pitch}/>'


def color(value: str) -> str:
    """Return a colour of letters."""
    return f'<w:color w:val="{value}"/>'


BOLD = "<w:b/><w:bCs/>"


def heading(level: int, before: int, after: int, letters: str) -> str:
    """Return a heading's style, which keeps to what follows it."""
    paragraph = f'<w:keepNext/><w:keepLines/>{spacing(before, after)}<w:outlineLvl w:val="{level - 1}"/>'
    return paragraph_style(f"heading {level}", paragraph=paragraph, run=letters, following="BodyText")


def text_styles() -> str:
    """Return the styles of the title block, the body and its lists."""
    return (
        paragraph_style("Body Text", paragraph=spacing(0, 120))
        + paragraph_style(
            "Note Kind",
            paragraph="<w:keepNext/>" + spacing(120, 40),
            run=f'{BOLD}<w:caps/>{color(SLATE)}<w:spacing w:val="30"/>{size(19)}',
            following="Title",
        )
        + paragraph_style(
            "Title",
            paragraph="<w:keepNext/><w:keepLines/>" + spacing(0, 180, 228),
            run=f"{BOLD}{color(NAVY)}{size(42)}",
            following="BodyText",
        )
        + heading(1, 300, 90, f"{BOLD}{color(NAVY)}{size(27)}")
        + heading(2, 220, 70, f"{BOLD}{color(NAVY)}{size(23)}")
        + heading(3, 180, 60, f"{BOLD}{color(SLATE)}{size(22)}")
        + heading(4, 160, 40, f"<w:i/><w:iCs/>{color(SLATE)}{size(22)}")
        + paragraph_style(
            "Bottom Line",
            paragraph=f'<w:keepLines/><w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{WASH}"/>'
            f'<w:left w:val="single" w:sz="24" w:space="9" w:color="{NAVY}"/>'
            f'<w:bottom w:val="single" w:sz="4" w:space="6" w:color="{WASH}"/></w:pBdr>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{WASH}"/>{spacing(60, 200)}'
            '<w:ind w:left="227"/>',
            run=size(23),
            following="BodyText",
        )
        + paragraph_style(
            "Prompt",
            paragraph=f'<w:shd w:val="clear" w:color="auto" w:fill="{WASH}"/>{spacing(0, 120)}',
            run=f"<w:i/><w:iCs/>{color(SLATE)}",
            following="BodyText",
        )
        + paragraph_style("Numbered Paragraph", paragraph=spacing(0, 120))
        + paragraph_style("List Paragraph", paragraph=spacing(0, 80))
        + paragraph_style(
            "Quote",
            paragraph=f'<w:pBdr><w:left w:val="single" w:sz="12" w:space="10" w:color="{HAIRLINE}"/></w:pBdr>'
            f'{spacing(120, 120)}<w:ind w:left="454" w:right="454"/>',
            run=color("3B4656"),
        )
        + paragraph_style(
            "Rule",
            paragraph=f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="{HAIRLINE}"/></w:pBdr>'
            + spacing(120, 160),
            run=size(8),
        )
        + paragraph_style("Small Print", paragraph=spacing(60, 60), run=color(SLATE) + size(18))
    )


def table_and_margin_styles() -> str:
    """Return the paragraph styles of tables, headers, footers and notes."""
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    return (
        paragraph_style(
            "caption", paragraph="<w:keepNext/>" + spacing(120, 80), run=f"{BOLD}{color(SLATE)}{size(19)}"
        )
        + paragraph_style("Table Text", paragraph=spacing(20, 20, 245), run=size(19))
        + paragraph_style(
            "Table Heading",
            paragraph="<w:keepNext/>" + spacing(20, 20, 245),
            run=f"{BOLD}{color(NAVY)}{size(19)}",
            based_on="TableText",
        )
        + paragraph_style(
            "Table End", paragraph='<w:spacing w:before="0" w:after="0" w:line="180" w:lineRule="exact"/>'
        )
        + paragraph_style("Field Label", paragraph=spacing(30, 30), run=f"{BOLD}{color(SLATE)}{size(19)}")
        + paragraph_style("Field Value", paragraph=spacing(30, 30), run=size(21))
        + paragraph_style("header", paragraph=tab + spacing(0, 0, 240), run=size(18))
        + paragraph_style("footer", paragraph=tab + spacing(0, 0, 240), run=size(18))
        + paragraph_style(
            "Marking",
            paragraph=spacing(0, 0, 240) + '<w:jc w:val="center"/>',
            run=f'{BOLD}<w:spacing w:val="16"/>{size(22)}',
        )
        + paragraph_style(
            "Running Title",
            paragraph=f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="{HAIRLINE}"/></w:pBdr>'
            + spacing(80, 0, 240),
            run=color(SLATE) + size(17),
            based_on="Header",
        )
        + paragraph_style(
            "Page Number Line",
            paragraph=f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="{HAIRLINE}"/></w:pBdr>'
            + spacing(0, 80, 240),
            run=color(SLATE) + size(17),
            based_on="Footer",
        )
        + paragraph_style(
            "footnote text",
            paragraph=spacing(0, 40, 240),
            run=size(18),
        )
    )


def border(side: str, width: int, line_color: str) -> str:
    """Return one side of a table's or cell's border."""
    return f'<w:{side} w:val="single" w:sz="{width}" w:space="0" w:color="{line_color}"/>'


def cell_margins(vertical: int, left: int) -> str:
    """Return the space within a table's cells."""
    return (
        f'<w:tblCellMar><w:top w:w="{vertical}" w:type="dxa"/><w:left w:w="{left}" w:type="dxa"/>'
        f'<w:bottom w:w="{vertical}" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
    )


def table_styles() -> str:
    """Return the styles of tables: the plain one, a note's, and the title block's."""
    note = border("top", 8, NAVY) + border("bottom", 8, NAVY) + border("insideH", 4, HAIRLINE)
    fields = border("top", 8, NAVY) + border("bottom", 8, NAVY) + border("insideH", 4, HAIRLINE)
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="NoteTable"><w:name w:val="Note Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{note}</w:tblBorders>{cell_margins(40, 100)}</w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
        f'{border("bottom", 6, NAVY)}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>'
        '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="FieldTable"><w:name w:val="Field Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{fields}</w:tblBorders>{cell_margins(20, 60)}</w:tblPr></w:style>"
    )


def character_styles() -> str:
    """Return the styles of runs."""
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "<w:unhideWhenUsed/></w:style>"
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:uiPriority w:val="99"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        f'<w:uiPriority w:val="99"/><w:rPr>{color("1B5A96")}<w:u w:val="single"/></w:rPr></w:style>'
        '<w:style w:type="character" w:customStyle="1" w:styleId="InlineCode"><w:name w:val="Inline Code"/>'
        '<w:uiPriority w:val="99"/><w:qFormat/><w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" '
        f'w:cs="Consolas"/>{size(20)}</w:rPr></w:style>'
    )


def styles() -> str:
    """Return the styles part."""
    return (
        f"<w:styles {XMLNS}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
        f'{size(22)}<w:lang w:val="en-GB" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr>"
        f"{spacing(0, 0, 264)}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "</w:style>"
        + text_styles()
        + table_and_margin_styles()
        + character_styles()
        + table_styles()
        + '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style></w:styles>'
    )


def control(tag: str, alias: str, number: int, content: str) -> str:
    """Return a content control around paragraphs, a table or runs."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{alias}"/><w:tag w:val="{tag}"/><w:id w:val="{number}"/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def line(style: str, words: str) -> str:
    """Return a paragraph in a style; `words` are runs or controls around runs."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{words}</w:p>'


def run(text: str) -> str:
    """Return a run of words."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str) -> str:
    """Return a field that counts pages."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def header(first_number: int, *, running_title: bool) -> str:
    """Return a header: the marking and, after the first page, the note's title."""
    title = line("RunningTitle", control("title", "Title", first_number + 1, run("Title of the note")))
    marking = line("Marking", control("marking", "Marking", first_number, run("MARKING")))
    return f"<w:hdr {XMLNS}>{marking}{title if running_title else ''}</w:hdr>"


def footer(first_number: int) -> str:
    """Return a footer: the kind of note, page x of y, and the marking."""
    kind = control("kind", "Kind of note", first_number, run("Kind of note"))
    pages = f"{kind}<w:r><w:tab/></w:r>{run('Page ')}{field('PAGE')}{run(' of ')}{field('NUMPAGES')}"
    marking = control("marking", "Marking", first_number + 1, run("MARKING"))
    return f"<w:ftr {XMLNS}>{line('PageNumberLine', pages)}{line('Marking', marking)}</w:ftr>"


def field_row() -> str:
    """Return the pattern row of the title block, which is repeated for each field."""
    label_width = 1985
    label = line("FieldLabel", control("label", "Label", 103, run("Label")))
    value = line("FieldValue", control("value", "Value", 104, run("Value")))
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="FieldTable"/><w:tblW w:w="5000" w:type="pct"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="0"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{label_width}"/>'
        f'<w:gridCol w:w="{TEXT_WIDTH - label_width}"/></w:tblGrid>'
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        f'<w:tc><w:tcPr><w:tcW w:w="{label_width}" w:type="dxa"/></w:tcPr>{label}</w:tc>'
        f'<w:tc><w:tcPr><w:tcW w:w="{TEXT_WIDTH - label_width}" w:type="dxa"/></w:tcPr>{value}</w:tc>'
        "</w:tr></w:tbl>"
    )


def document(relations: dict[str, str]) -> str:
    """Return the document part: title block, body and page."""
    references = "".join(
        f'<w:{side}Reference w:type="{kind}" r:id="{relations[f"{side} {kind}"]}"/>'
        for side in ("header", "footer")
        for kind in ("default", "first", "even")
    )
    return (
        f"<w:document {XMLNS}><w:body>"
        + control("kind", "Kind of note", 101, line("NoteKind", run("Kind of note")))
        + control("title", "Title", 102, line("Title", run("Title of the note")))
        + control("fields", "Fields", 105, field_row())
        + line("TableEnd", "")
        + control("body", "Body", 106, line("BodyText", run("The note itself stands here.")))
        + f'<w:sectPr>{references}<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="1588" w:right="{SIDE}" w:bottom="1474" w:left="{SIDE}" w:header="624" '
        'w:footer="567" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/></w:sectPr>'
        "</w:body></w:document>"
    )


SETTINGS = (
    f'<w:settings {XMLNS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat></w:settings>"
)

FONTS = (
    f'<w:fonts {XMLNS}><w:font w:name="Calibri"><w:altName w:val="Carlito"/>'
    '<w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
    '<w:pitch w:val="variable"/></w:font><w:font w:name="Consolas"><w:altName w:val="Liberation Mono"/>'
    '<w:panose1 w:val="020B0609020204030204"/><w:charset w:val="00"/><w:family w:val="modern"/>'
    '<w:pitch w:val="fixed"/></w:font></w:fonts>'
)


def footnotes() -> str:
    """Return the footnotes part with its separators alone."""
    notes = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr>'
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return f"<w:footnotes {XMLNS}>{notes}</w:footnotes>"


def theme() -> str:
    """Return a theme: the colours and fonts that Word offers beside the styles."""
    named = {"dk1": "000000", "lt1": "FFFFFF", "dk2": NAVY, "lt2": TINT, "hlink": "1B5A96", "folHlink": SLATE}
    accents = (NAVY, SLATE, "2F6F6B", "8A5A2B", "6B4C7A", "7A2E3A")
    named |= {f"accent{number}": value for number, value in enumerate(accents, 1)}
    order = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
    colors = "".join(f'<a:{name}><a:srgbClr val="{named[name]}"/></a:{name}>' for name in order)
    fonts = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{fill}</a:ln>' for width in (6350, 12700, 19050))
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Information note">'
        f'<a:themeElements><a:clrScheme name="Information note">{colors}</a:clrScheme>'
        f'<a:fontScheme name="Information note"><a:majorFont>{fonts}</a:majorFont>'
        f"<a:minorFont>{fonts}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Information note"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def numbering() -> Part:
    """Return the numbering part with the definitions that lists are made from."""
    part = Part(
        "word/numbering.xml", WORD_TYPE + "numbering+xml", root=parse(f"<w:numbering {XMLNS}/>".encode())
    )
    part.tree().extend(definition(name, number) for number, name in enumerate(DEFINITIONS))
    return part


def build() -> bytes:
    """Return the bytes of the house file."""

    def word_part(name: str, kind: str, xml: str) -> Part:
        return Part(f"word/{name}.xml", f"{WORD_TYPE}{kind}+xml", root=parse(xml.encode()))

    main = Part("word/document.xml", WORD_TYPE + "document.main+xml")
    package = Package({"": Part("", ""), main.name: main})
    package.parts[""].relate("officeDocument", main.name)
    for kind, xml in (("styles", styles()), ("settings", SETTINGS), ("footnotes", footnotes())):
        package.add(main, kind, word_part(kind, kind, xml))
    package.add(main, "fontTable", word_part("fontTable", "fontTable", FONTS))
    package.add(main, "numbering", numbering())
    theme_type = "application/vnd.openxmlformats-officedocument.theme+xml"
    package.add(main, "theme", Part("word/theme/theme1.xml", theme_type, root=parse(theme().encode())))
    relations = {}
    for number, kind in enumerate(("default", "first", "even"), 1):
        head = word_part(
            f"header{number}", "header", header(200 + 10 * number, running_title=kind != "first")
        )
        foot = word_part(f"footer{number}", "footer", footer(300 + 10 * number))
        relations[f"header {kind}"] = package.add(main, "header", head)
        relations[f"footer {kind}"] = package.add(main, "footer", foot)
    main.root = parse(document(relations).encode())
    core = (
        f'<cp:coreProperties xmlns:cp="{NAMESPACES["cp"]}" xmlns:dc="{NAMESPACES["dc"]}">'
        "<dc:title>House file of the information note</dc:title></cp:coreProperties>"
    )
    core_type = "application/vnd.openxmlformats-package.core-properties+xml"
    package.add(package.parts[""], CORE_RELATION, Part("docProps/core.xml", core_type, core.encode()))
    return zip_members(members_of(package))


def main() -> None:
    """Write the house file where the argument says, or into its pack."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    out.write_bytes(build())
    print(f"{out}: {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()

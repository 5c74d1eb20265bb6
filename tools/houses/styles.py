"""The styles part of a house file, written from a look."""

from tools.houses.look import Grid, Look, Shape, twips
from tools.houses.xml import XMLNS

_BUILT_IN = {
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
    "endnote text": 99,
    "toc 1": 39,
    "toc 2": 39,
    "toc 3": 39,
    "TOC Heading": 39,
}
"""Word's own styles by the name that Word writes, with their place in its list."""

_TOGGLES = (
    ("bold", "<w:b{0}/><w:bCs{0}/>"),
    ("italic", "<w:i{0}/><w:iCs{0}/>"),
    ("caps", "<w:caps{0}/>"),
    ("small_caps", "<w:smallCaps{0}/>"),
)


def styles_xml(look: Look) -> str:
    """Return the styles part."""
    return (
        f"<w:styles {XMLNS}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(look.font)}{_size(look.size)}"
        '<w:lang w:val="en-GB" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="{round(look.line * 240)}" '
        'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "</w:style>"
        + "".join(_paragraph_style(name, shape, look) for name, shape in look.styles.items())
        + _character_styles(look)
        + _plain_table_style()
        + "".join(_table_style(name, grid, look) for name, grid in look.tables.items())
        + '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style></w:styles>'
    )


def style_id(name: str) -> str:
    """Return the id of a style as Word gives it: its name without spaces, each word with a capital."""
    return "".join(word[0].upper() + word[1:] for word in name.replace("toc", "TOC").split())


def _paragraph_style(name: str, shape: Shape, look: Look) -> str:
    custom = "" if name in _BUILT_IN else ' w:customStyle="1"'
    paragraph, run = _paragraph(shape, look), _run(shape, look)
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{style_id(shape.based_on)}"/>'
        + (f'<w:next w:val="{style_id(shape.following)}"/>' if shape.following else "")
        + f'<w:uiPriority w:val="{_BUILT_IN.get(name, 1)}"/><w:qFormat/>'
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


def _paragraph(shape: Shape, look: Look) -> str:
    """Return a style's paragraph properties, in the order that the schema asks for."""
    return (
        ("<w:keepNext/>" if shape.keep_next else "")
        + ("<w:keepLines/>" if shape.keep_lines else "")
        + _borders(shape, look)
        + (f'<w:shd w:val="clear" w:color="auto" w:fill="{look.color(shape.fill)}"/>' if shape.fill else "")
        + (f'<w:tabs><w:tab w:val="right" w:pos="{look.text_width}"/></w:tabs>' if shape.tab else "")
        + _spacing(shape)
        + _indents(shape)
        + (f'<w:jc w:val="{shape.align}"/>' if shape.align else "")
        + (f'<w:outlineLvl w:val="{shape.outline - 1}"/>' if shape.outline else "")
    )


def _borders(shape: Shape, look: Look) -> str:
    sides = (
        ("top", shape.top),
        ("left", shape.left_line),
        ("bottom", shape.bottom),
        ("right", shape.right_line),
    )
    drawn = "".join(_line(side, line, look) for side, line in sides if line)
    return f"<w:pBdr>{drawn}</w:pBdr>" if drawn else ""


def _line(side: str, line: str, look: Look) -> str:
    """Return one border, described as “width colour” or “width colour space”, lengths in points."""
    width, color, *space = line.split()
    return (
        f'<w:{side} w:val="single" w:sz="{round(float(width) * 8)}" w:space="{space[0] if space else 0}" '
        f'w:color="{look.color(color)}"/>'
    )


def _spacing(shape: Shape) -> str:
    said = "" if shape.before is None else f' w:before="{twips(shape.before)}"'
    said += "" if shape.after is None else f' w:after="{twips(shape.after)}"'
    if shape.line:
        pitch = twips(shape.line) if shape.exact else round(shape.line * 240)
        said += f' w:line="{pitch}" w:lineRule="{"exact" if shape.exact else "auto"}"'
    return f"<w:spacing{said}/>" if said else ""


def _indents(shape: Shape) -> str:
    sides = (("left", shape.left), ("right", shape.right), ("hanging", shape.hanging))
    said = "".join(f' w:{side}="{twips(length)}"' for side, length in sides if length)
    return f"<w:ind{said}/>" if said else ""


def _run(shape: Shape, look: Look) -> str:
    """Return a style's run properties, in the order that the schema asks for."""
    font = look.heading_font if shape.font == "heading" else shape.font
    toggles = "".join(
        xml.format("" if value else ' w:val="0"')
        for name, xml in _TOGGLES
        if (value := getattr(shape, name)) is not None
    )
    return (
        (_fonts(font) if font else "")
        + toggles
        + (f'<w:color w:val="{look.color(shape.color)}"/>' if shape.color else "")
        + (f'<w:spacing w:val="{twips(shape.tracking)}"/>' if shape.tracking else "")
        + (_size(shape.size) if shape.size else "")
        + (f'<w:u w:val="{"single" if shape.underline else "none"}"/>' if shape.underline is not None else "")
        + (f'<w:shd w:val="clear" w:color="auto" w:fill="{look.color(shape.chip)}"/>' if shape.chip else "")
    )


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _size(points: float) -> str:
    half_points = round(points * 2)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _character_styles(look: Look) -> str:
    """Return the styles of runs."""

    def mark(name: str) -> str:
        return (
            f'<w:style w:type="character" w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
            '<w:uiPriority w:val="99"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        )

    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "<w:unhideWhenUsed/></w:style>"
        + mark("footnote reference")
        + mark("endnote reference")
        + '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        f'<w:uiPriority w:val="99"/><w:rPr><w:color w:val="{look.color("link")}"/><w:u w:val="single"/>'
        "</w:rPr></w:style>"
        '<w:style w:type="character" w:customStyle="1" w:styleId="InlineCode"><w:name w:val="Inline Code"/>'
        '<w:uiPriority w:val="99"/><w:qFormat/><w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" '
        f'w:cs="Consolas"/>{_size(look.size - 1)}</w:rPr></w:style>'
    )


def _plain_table_style() -> str:
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def _table_style(name: str, grid: Grid, look: Look) -> str:
    sides = (
        ("top", grid.top),
        ("left", grid.sides),
        ("bottom", grid.bottom),
        ("right", grid.sides),
        ("insideH", grid.rows),
        ("insideV", grid.columns),
    )
    lines = "".join(_line(side, line, look) for side, line in sides if line)
    room, inset = twips(grid.room), twips(grid.inset)
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:qFormat/><w:tblPr>'
        + (f"<w:tblBorders>{lines}</w:tblBorders>" if lines else "")
        + f'<w:tblCellMar><w:top w:w="{room}" w:type="dxa"/><w:left w:w="{inset}" w:type="dxa"/>'
        f'<w:bottom w:w="{room}" w:type="dxa"/><w:right w:w="{inset}" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr>{_head_row(grid, look)}</w:style>"
    )


def _head_row(grid: Grid, look: Look) -> str:
    if not grid.head and not grid.head_line:
        return ""
    line = _line("bottom", grid.head_line, look) if grid.head_line else ""
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{look.color(grid.head)}"/>' if grid.head else ""
    borders = f"<w:tcBorders>{line}</w:tcBorders>" if line else ""
    return (
        f'<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>{borders}{fill}<w:vAlign w:val="bottom"/>'
        "</w:tcPr></w:tblStylePr>"
    )

"""The parts of a house file besides its styles: document, margins, settings, fonts, theme."""

from tools.houses.look import Look, twips_of_mm
from tools.houses.xml import XMLNS, control, field, line, run

_KNOWN_FONTS = {
    "Calibri": ("Carlito", "020F0502020204030204", "swiss", "variable"),
    "Cambria": ("Caladea", "02040503050406030204", "roman", "variable"),
    "Arial": ("Liberation Sans", "020B0604020202020204", "swiss", "variable"),
    "Times New Roman": ("Liberation Serif", "02020603050405020304", "roman", "variable"),
    "Palatino Linotype": ("P052", "02040502050505030304", "roman", "variable"),
    "Consolas": ("Liberation Mono", "020B0609020204030204", "modern", "fixed"),
}
"""Fonts that Word has, with the free one that stands in for each elsewhere, and what Word says of them."""

_COMPATIBILITY = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
    "useWord2013TrackBottomHyphenation": 0,
}
"""What Word itself writes into a new file; without the first it opens a file in an old version's mode."""

SETTINGS = (
    f'<w:settings {XMLNS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat>'
    + "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in _COMPATIBILITY.items()
    )
    + "</w:compat></w:settings>"
)


def document_xml(look: Look, relations: dict[str, str]) -> str:
    """Return the document part: the title block in the look's order, the body, and the page."""
    references = "".join(
        f'<w:{side}Reference w:type="{kind}" r:id="{relations[f"{side} {kind}"]}"/>'
        for side in ("header", "footer")
        for kind in ("default", "first", "even")
    )
    (width, height), (top, right, bottom, left) = look.page, look.margin_twips
    edge = twips_of_mm(look.edge)
    return (
        f"<w:document {XMLNS}><w:body>"
        + "".join(_head(part, look) for part in look.block)
        + control("body", "Body", 106, line("BodyText", run("The note itself stands here.")))
        + f'<w:sectPr>{references}<w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{edge}" '
        f'w:footer="{edge}" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/></w:sectPr>'
        "</w:body></w:document>"
    )


def _head(part: str, look: Look) -> str:
    match part:
        case "kind":
            return control("kind", "Kind of note", 101, line("NoteKind", run("Kind of note")))
        case "title":
            if look.title_lead:
                title = control("title", "Title", 102, run("Title of the note"))
                return line("Title", run(look.title_lead) + title)
            return control("title", "Title", 102, line("Title", run("Title of the note")))
        case "fields":
            return control("fields", "Fields", 105, _field_row(look)) + line("TableEnd", "")
    message = f"a title block has no part “{part}”"
    raise KeyError(message)


def _field_row(look: Look) -> str:
    """Return the pattern row of the title block, which is repeated for each field."""
    label_width = round(look.text_width * look.label_width / 100)
    end = run(look.label_end) if look.label_end else ""
    label = line("FieldLabel", control("label", "Label", 103, run("Label")) + end)
    value = line("FieldValue", control("value", "Value", 104, run("Value")))
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="FieldTable"/><w:tblW w:w="5000" w:type="pct"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="0"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{label_width}"/>'
        f'<w:gridCol w:w="{look.text_width - label_width}"/></w:tblGrid>'
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        f'<w:tc><w:tcPr><w:tcW w:w="{label_width}" w:type="dxa"/></w:tcPr>{label}</w:tc>'
        f'<w:tc><w:tcPr><w:tcW w:w="{look.text_width - label_width}" w:type="dxa"/></w:tcPr>{value}</w:tc>'
        "</w:tr></w:tbl>"
    )


def margin_xml(look: Look, side: str, page: str, first_number: int) -> str:
    """Return a header or footer; the first page repeats no running title."""
    tag, lines = ("hdr", look.header) if side == "header" else ("ftr", look.footer)
    shown = [name for name in lines if page != "first" or name != "running title"]
    written = "".join(_margin_line(name, first_number + 2 * place) for place, name in enumerate(shown))
    return f"<w:{tag} {XMLNS}>{written}</w:{tag}>"


def _margin_line(name: str, number: int) -> str:
    pages = f"{run('Page ')}{field('PAGE')}{run(' of ')}{field('NUMPAGES')}"
    kind = control("kind", "Kind of note", number, run("Kind of note"))
    tab = "<w:r><w:tab/></w:r>"
    match name:
        case "marking":
            return line("Marking", control("marking", "Marking", number, run("MARKING")))
        case "running title":
            return line("RunningTitle", control("title", "Title", number, run("Title of the note")))
        case "running title and page":
            title = control("title", "Title", number, run("Title of the note"))
            return line("RunningTitle", f"{title}{tab}{pages}")
        case "kind":
            return line("RunningTitle", kind)
        case "kind and page":
            return line("PageNumberLine", f"{kind}{tab}{pages}")
        case "page":
            return line("PageNumberLine", pages)
    message = f"a header or footer has no line “{name}”"
    raise KeyError(message)


def footnotes_xml() -> str:
    """Return the footnotes part with its separators alone."""
    notes = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr>'
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return f"<w:footnotes {XMLNS}>{notes}</w:footnotes>"


def fonts_xml(look: Look) -> str:
    """Return the table of fonts, with what stands in for each where it is not installed.

    Raises KeyError for a font that this tool knows nothing of.
    """
    named = [shape.font for shape in look.styles.values() if shape.font not in ("", "heading")]
    names = dict.fromkeys([look.font, *filter(None, [look.heading_font]), *named, "Consolas"])
    told = ""
    for name in names:
        other, panose, family, pitch = _KNOWN_FONTS[name]
        told += (
            f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:panose1 w:val="{panose}"/>'
            f'<w:charset w:val="00"/><w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        )
    return f"<w:fonts {XMLNS}>{told}</w:fonts>"


def theme_xml(look: Look) -> str:
    """Return a theme: the colours and fonts that Word offers beside the styles."""
    named = {"dk1": "000000", "lt1": "FFFFFF", "dk2": look.color("ink"), "lt2": look.color("tint")}
    named |= {"hlink": look.color("link"), "folHlink": look.color("soft")}
    accents = (look.color("ink"), look.color("soft"), "2F6F6B", "8A5A2B", "6B4C7A", "7A2E3A")
    named |= {f"accent{number}": value for number, value in enumerate(accents, 1)}
    order = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
    colors = "".join(f'<a:{name}><a:srgbClr val="{named[name]}"/></a:{name}>' for name in order)
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{fill}</a:ln>' for width in (6350, 12700, 19050))
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"

    def fonts(name: str) -> str:
        return f'<a:latin typeface="{name}"/><a:ea typeface=""/><a:cs typeface=""/>'

    return (
        f'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{look.name}">'
        f'<a:themeElements><a:clrScheme name="{look.name}">{colors}</a:clrScheme>'
        f'<a:fontScheme name="{look.name}"><a:majorFont>{fonts(look.heading_font or look.font)}</a:majorFont>'
        f"<a:minorFont>{fonts(look.font)}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="{look.name}"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )

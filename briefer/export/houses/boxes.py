"""Text boxes that hold places: they grow with their words, which may be longer than the sample's."""

from briefer.export.docx.names import Element, q

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_VML = "{urn:schemas-microsoft-com:vml}"


def let_grow(paragraph: Element) -> None:
    """Let the box that a paragraph stands in, if it does, be as high as its words need."""
    content = next(paragraph.iterancestors(q("w:txbxContent")), None)
    holder = None if content is None else content.getparent()
    if holder is None:
        return
    if holder.tag == _VML + "textbox":
        style = holder.get("style", "")
        if "mso-fit-shape-to-text" not in style:
            holder.set("style", ";".join(filter(None, [style.strip("; "), "mso-fit-shape-to-text:t"])))
        return
    shape = holder.getparent()
    properties = None if shape is None else shape.find(_SHAPE + "bodyPr")
    if properties is not None:
        for old in ("noAutofit", "normAutofit", "spAutoFit"):
            for each in properties.findall(_DRAWING + old):
                properties.remove(each)
        growing = properties.makeelement(_DRAWING + "spAutoFit", {})
        warp = properties.find(_DRAWING + "prstTxWarp")
        properties.insert(0 if warp is None else 1, growing)

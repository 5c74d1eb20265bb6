"""The type of the paper: colours, sizes and spaces of a note, near to those of the shipped house style."""

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat

INK = QColor("#1b1f24")
FAINT = QColor("#4f5762")
HAIRLINE = QColor("#c9ced6")
SHADE = QColor("#f0f4f8")
HOUSE_BLUE = QColor("#1f3a5f")
HEADING_POINTS = (0.0, 13.5, 11.5, 10.5, 10.0)
INDENT = 26.0


def need(head: str) -> float:
    """Return the width that the longest word of a column's head needs, with the padding around it."""
    font = body_font()
    font.setPointSizeF(9.5)
    font.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetricsF(font)
    return max((metrics.horizontalAdvance(word) for word in head.split()), default=20.0) + 14


def body_font(family: str = "") -> QFont:
    """Return the font of the text: the family, else the first usual one that is there."""
    font = QFont()
    families = ("Aptos", "Calibri", "Carlito", "Liberation Sans", "Noto Sans", "DejaVu Sans")
    font.setFamilies([name for name in (family, *families) if name])
    font.setPointSizeF(10.5)
    return font


def spaced(above: float, below: float, *, tiny: bool = False) -> QTextBlockFormat:
    """Return a paragraph with this room above and below; a tiny one is a line that holds nothing."""
    shape = QTextBlockFormat()
    shape.setTopMargin(above)
    shape.setBottomMargin(below)
    kinds = QTextBlockFormat.LineHeightTypes
    if tiny:
        shape.setLineHeight(1, kinds.FixedHeight.value)
    else:
        shape.setLineHeight(112, kinds.ProportionalHeight.value)
    return shape


def hanging(left: float, above: float, below: float) -> QTextBlockFormat:
    """Return a paragraph whose first line begins left of the others, for a number or a mark."""
    shape = spaced(above, below)
    shape.setLeftMargin(left)
    shape.setTextIndent(-INDENT)
    return shape


def paragraph_style(style: str) -> QTextCharFormat:
    """Return the type of a paragraph of this role."""
    match style:
        case "bottom-line":
            return sized(11.5, INK)
        case "caption" | "small":
            return sized(9, FAINT)
        case _:
            return QTextCharFormat()


def hairline() -> QTextCharFormat:
    """Return the smallest type there is, as an empty paragraph is as high as its type."""
    style = QTextCharFormat()
    style.setFontPointSize(0.6)
    return style


def unseen() -> QTextCharFormat:
    """Return type that nobody sees, for words that are read aloud and copied."""
    style = hairline()
    style.setForeground(QColor(0, 0, 0, 0))
    return style


def sized(points: float, colour: QColor, *, bold: bool = False, capitals: bool = False) -> QTextCharFormat:
    """Return type of this size and colour."""
    style = QTextCharFormat()
    style.setFontPointSize(points)
    style.setForeground(colour)
    if bold:
        style.setFontWeight(QFont.Weight.DemiBold)
    if capitals:
        style.setFontCapitalization(QFont.Capitalization.AllUppercase)
        style.setFontLetterSpacing(106)
    return style


def weighted() -> QTextCharFormat:
    """Return bold type."""
    style = QTextCharFormat()
    style.setFontWeight(QFont.Weight.Bold)
    return style


def slanted() -> QTextCharFormat:
    """Return italic type."""
    style = QTextCharFormat()
    style.setFontItalic(True)
    return style


def underlined() -> QTextCharFormat:
    """Return the type of a link."""
    style = QTextCharFormat()
    style.setForeground(HOUSE_BLUE)
    style.setFontUnderline(True)
    return style


def raised() -> QTextCharFormat:
    """Return the type of a footnote's mark."""
    style = QTextCharFormat()
    style.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    style.setForeground(HOUSE_BLUE)
    return style


def fixed() -> QTextCharFormat:
    """Return fixed-width type."""
    style = QTextCharFormat()
    style.setFontFamilies(["DejaVu Sans Mono", "Consolas", "Menlo", "monospace"])
    style.setFontFixedPitch(True)
    return style

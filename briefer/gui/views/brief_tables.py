"""Tables of the paper: how their columns share the width, and the lines between their rows."""

from collections.abc import Sequence

from PySide6.QtGui import QTextFrameFormat, QTextTable

from briefer.gui.views.brief_type import HAIRLINE, HOUSE_BLUE

SOLID = QTextFrameFormat.BorderStyle.BorderStyle_Solid


def fitted_shares(shares: Sequence[int], least: Sequence[float], width: float) -> tuple[float, ...]:
    """Return the columns' shares of the width, in percent, so that no word of a head is broken.

    `least` is what each column needs, in pixels; what is left is shared as the pack wants it.
    """
    least = [min(100 * need / max(width, 1), 40) for need in least]
    spare = max(100 - sum(least), 0)
    over = [max(share - need, 0) for share, need in zip(shares, least, strict=True)]
    total = sum(over) or 1
    return tuple(need + spare * more / total for need, more in zip(least, over, strict=True))


def rule_rows(table: QTextTable) -> None:
    """Draw a line in the house's colour above and below the rows, and hairlines between them."""
    last = table.rows() - 1
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            shape = cell.format().toTableCellFormat()
            if row == 0:
                shape.setTopBorder(1.5)
                shape.setTopBorderBrush(HOUSE_BLUE)
                shape.setTopBorderStyle(SOLID)
            shape.setBottomBorder(1.5 if row == last else 0.75)
            shape.setBottomBorderBrush(HOUSE_BLUE if row == last else HAIRLINE)
            shape.setBottomBorderStyle(SOLID)
            cell.setFormat(shape)

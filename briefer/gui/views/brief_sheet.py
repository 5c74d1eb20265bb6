"""The size of the sheets that a note is shown on."""

from dataclasses import dataclass

from PySide6.QtCore import QSizeF

GAP = 14.0
_A4 = QSizeF(794, 1123)
_SMALLEST = 0.84
_LARGEST = 1.15


@dataclass(frozen=True, slots=True)
class Sheet:
    """The size of one page in its own units, its margins, and the scale at which it is shown."""

    size: QSizeF
    side: float
    head: float
    scale: float


def sheet_for(width: float, zoom: float = 1.0) -> Sheet:
    """Return the sheet that fills `width` pixels.

    Where A4 would be too small to read it is narrower and as much taller, so that a page still holds
    about what a page of A4 does.
    """
    room = max(width - 2 * GAP, 120.0)
    scale = min(max(room / _A4.width(), _SMALLEST), _LARGEST) * zoom
    across = min(room / scale, _A4.width())
    tall = _A4.width() * _A4.height() / across
    return Sheet(QSizeF(across, tall), max(across * 0.095, 26.0), 78.0, scale)

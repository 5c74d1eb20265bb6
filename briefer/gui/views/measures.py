"""Widths that grow with the text, so that large text finds as much room as small."""

from PySide6.QtWidgets import QWidget

_USUAL = 7.0  # pixels that a letter takes where the text is as large as it usually is


def grown(widget: QWidget, pixels: int) -> int:
    """Return how many pixels take as many of this widget's letters as these take at the usual size."""
    return round(pixels * max(1.0, widget.fontMetrics().averageCharWidth() / _USUAL))

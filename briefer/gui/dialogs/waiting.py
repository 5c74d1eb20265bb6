"""A box that stands while something is waited for, so that the window goes on and the wait can be ended."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

_LOOK = 100  # milliseconds between two looks
_OVER = 1 << 10  # what no button answers


def wait_until(parent: QWidget, words: str, is_over: Callable[[], bool], milliseconds: int) -> bool:
    """Return True as soon as `is_over` does, False when it is cancelled or so much time is over."""
    box = QMessageBox(parent)
    box.setWindowTitle("Waiting")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words)
    box.addButton(QMessageBox.StandardButton.Cancel)
    since, timer = QElapsedTimer(), QTimer(box)

    def look() -> None:
        if is_over():
            box.done(_OVER)
        elif since.elapsed() >= milliseconds:
            box.reject()

    timer.timeout.connect(look)
    since.start()
    timer.start(_LOOK)
    answer = box.exec()
    timer.stop()
    box.deleteLater()
    return answer == _OVER

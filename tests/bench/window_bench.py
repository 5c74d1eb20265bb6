"""The first painted window against a bare window of the same toolkit, each in a process of its own.

Measured is the whole of it, from starting the interpreter to the end of the first painting, in turns, so that
a busy moment of the machine falls on both.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

from tests.bench.figures import Figure

_ROUNDS = 7
_AIM = 2.0
_LIMIT = 120

# Both end the process at the first painting that reaches the window, without tearing anything down.
_UNTIL_PAINTED = """
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched is window:
            QTimer.singleShot(0, lambda: os._exit(0))
        return False

painted = Painted()
window.installEventFilter(painted)
window.show()
app.exec()
"""

_BARE = (
    """
import os
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("Nothing"))
window.resize(1200, 800)
"""
    + _UNTIL_PAINTED
)

_BRIEFER = (
    """
import os
from PySide6.QtCore import QEvent, QObject, QTimer
from briefer.gui.app import application, make_window
from briefer.isolate.pool import Isolation
app = application()
isolation = Isolation()
window = make_window(isolation)
"""
    + _UNTIL_PAINTED
)


def figures() -> Iterator[Figure]:
    """Yield the seconds to the first painted window, against those of a bare one."""
    ours, bare = [], []
    for turn in range(_ROUNDS + 1):
        seconds = _seconds(_BRIEFER), _seconds(_BARE)
        if turn:  # the first fills the caches
            ours.append(seconds[0])
            bare.append(seconds[1])
    yield Figure(
        "first painted window", statistics.median(ours), "a bare window", statistics.median(bare), _AIM
    )


def _seconds(code: str) -> float:
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    # A user's Python keeps what it compiled; one told not to would compile the whole program at each start.
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, env=surroundings, timeout=_LIMIT)
    return time.perf_counter() - began

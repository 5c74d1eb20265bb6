"""The first painted window against a bare window of the same toolkit, each in a process of its own.

Measured is the whole of it, from starting the interpreter to the end of the first painting, in turns, so that
a busy moment of the machine falls on each. It is measured as on the first day, and with sessions to list.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.bench.figures import Figure, in_turns

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
import briefer.__main__
from PySide6.QtCore import QEvent, QObject, QTimer
from briefer.gui.app import application, make_window
from briefer.isolate.pool import Isolation
app = application()
isolation = Isolation()
window = make_window(isolation)
"""
    + _UNTIL_PAINTED
)

_OPENED = """
from pathlib import Path
from briefer.gui.app import application
from briefer.gui.recent import note_opened
app = application()
for number in range(5):
    note_opened(Path.cwd() / f"{number}.briefer")
"""


def figures() -> Iterator[Figure]:
    """Yield the seconds to the first painted window, against those of a bare one."""
    with tempfile.TemporaryDirectory() as place:
        first, used = Path(place) / "first", Path(place) / "used"
        _run(_OPENED, used)
        runs = [partial(_run, _BRIEFER, first), partial(_run, _BRIEFER, used), partial(_run, _BARE, first)]
        in_turns(runs, 1)  # this fills the caches
        ours, with_sessions, bare = map(statistics.median, in_turns(runs, _ROUNDS))
    yield Figure("first painted window", ours, "a bare window", bare, _AIM)
    yield Figure("first painted window with sessions to list", with_sessions, "a bare window", bare, _AIM)


def _run(code: str, settings: Path) -> None:
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(settings)}
    # A user's Python keeps what it compiled; one told not to would compile the whole program at each start.
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run([sys.executable, "-c", code], check=True, env=surroundings, timeout=_LIMIT)

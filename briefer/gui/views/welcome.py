"""What the window shows before a session is open: ways to begin, and the sessions opened lately."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QPushButton, QSizePolicy, QWidget

from briefer.gui import icons, theme
from briefer.gui.models.rows import Face, RowsModel
from briefer.gui.plain import shown_moment
from briefer.gui.recent import Recent, forget, recent_sessions
from briefer.gui.views.parts import (
    EmptyNote,
    Ground,
    Words,
    column,
    heading,
    icon_button,
    in_scroll,
    row,
    small_words,
)
from briefer.gui.views.rows import row_list

_WHAT = (
    "From reading to a Word briefing note in which every statement leads back to the sentence it rests on."
)
_SAMPLE = "An invented dispute: four articles, tagged, and the note made of them."
_FROM = "A new file that already knows the actors of an earlier one."


@dataclass(frozen=True, slots=True)
class Beginnings:
    """What the buttons of the welcome page do; `open_path` takes a session file."""

    open_sample: Callable[[], None]
    new: Callable[[], None]
    open: Callable[[], None]
    new_from: Callable[[], None]
    open_path: Callable[[Path], None]


class WelcomePage(Ground):
    """Four ways to begin, and the recent sessions; Delete takes one out of the list."""

    def __init__(self, begin: Beginnings, parent: QWidget | None = None) -> None:
        """Offer these beginnings."""
        super().__init__("paper", parent)
        self._begin = begin
        self._model = RowsModel[Recent](lambda item: item.path, _face, self)
        self.recent: QListView = row_list("Recent sessions")
        self.recent.setModel(self._model)
        self.recent.activated.connect(lambda index: self._open(self._model.row_at(index)))
        self._none = EmptyNote("No sessions yet", "What you open will be listed here.")
        self.first = self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Read the list of recent sessions again."""
        self._model.set_rows(recent_sessions())
        self.recent.setVisible(bool(self._model.rows))
        self._none.setVisible(not self._model.rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take the selected session out of the list on Delete."""
        found = self._model.row_at(self.recent.currentIndex())
        if event.key() == Qt.Key.Key_Delete and found is not None and self.recent.hasFocus():
            forget(found.path)
            self.refresh()
        else:
            super().keyPressEvent(event)

    def _open(self, found: Recent | None) -> None:
        if found is not None:
            self._begin.open_path(found.path)

    def _lay_out(self) -> QPushButton:
        ways = self._ways()
        left = column(spacing=10)
        left.addWidget(heading("briefer", scale=2.4))
        left.addWidget(Words(_WHAT, tone="muted"))
        left.addSpacing(14)
        for button in ways:
            left.addWidget(button)
        left.addStretch(1)
        right = column(spacing=8)
        right.addWidget(heading("Recent sessions", scale=1.15))
        right.addWidget(self.recent, 1)
        right.addWidget(self._none, 1)
        middle = QWidget()
        both = row(spacing=48)
        both.addLayout(left, 4)
        both.addLayout(right, 5)
        middle.setLayout(both)
        middle.setMaximumWidth(980)
        outer = Ground("paper")
        placed = row(1, middle, 1)
        placed.setStretch(1, 20)
        placed.setContentsMargins(32, 48, 32, 24)
        outer.setLayout(placed)
        column(self).addWidget(in_scroll(outer))
        return ways[0]

    def _ways(self) -> tuple[QPushButton, ...]:
        begin = self._begin
        return (
            _Way("Open the sample", _SAMPLE, "book-open", begin.open_sample),
            _Way("New session…", "An empty file for your own sources.", "plus", begin.new),
            _Way("New session from…", _FROM, "users", begin.new_from),
            _Way("Open…", "A session file from your disk.", "folder-open", begin.open),
        )


class _Way(QPushButton):
    """A button with a heading and a line below it, as large as the text asks for."""

    def __init__(self, text: str, words: str, icon: str, run: Callable[[], None]) -> None:
        super().__init__()
        self.setAccessibleName(text.removesuffix("…"))
        self.setAccessibleDescription(words)
        self.setAutoDefault(True)
        self.clicked.connect(lambda _: run())
        mark = icon_button(icon, "", lambda: None)
        title, below = heading(text), small_words(words)
        for inner in (mark, title, below):
            inner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inner.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        lines = column(spacing=1)
        lines.addWidget(title)
        lines.addWidget(below)
        layout = row(mark, spacing=8)
        layout.addLayout(lines, 1)
        layout.setContentsMargins(10, 8, 10, 8)
        self.setLayout(layout)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return what the heading and the line below it take."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height at which the lines fit into this width."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else super().heightForWidth(width)


def _face(item: Recent) -> Face:
    tone = theme.current_tones()
    name = item.path.stem
    state = f"opened {shown_moment(item.opened)}" if item.exists else "missing: moved, renamed or deleted"
    return Face(
        text=name,
        detail=f"{item.path.parent} · {state}",
        mark=icons.tinted_icon("file-text" if item.exists else "circle-alert", tone.muted),
        is_faint=not item.exists,
        spoken=f"{name}, {state}",
        tip=str(item.path),
    )

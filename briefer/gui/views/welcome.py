"""What the window shows before a session is open: ways to begin, and the sessions opened lately."""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from briefer.gui.recent import recent_sessions
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
from briefer.gui.views.tab_order import tab_as_laid_out

if TYPE_CHECKING:
    from briefer.gui.views.recent_list import RecentList

# Found where there are sessions to list: a first start is painted without it.
_RECENT = "briefer.gui.views.recent_list:RecentList"
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
        self.recent: RecentList | None = None
        self._none = EmptyNote("No sessions yet", "What you open will be listed here.")
        self._right, self._middle = self._list(), QWidget()
        self.first = self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Read the list of recent sessions again."""
        found = recent_sessions()
        if found and self.recent is None:
            make: type[RecentList] = pkgutil.resolve_name(_RECENT)
            self.recent = make()
            self.recent.chosen.connect(self._begin.open_path)
            self.recent.forgotten.connect(self.refresh)
            self._right.insertWidget(1, self.recent, 1)
            tab_as_laid_out(self._middle)
        if self.recent is not None:
            self.recent.rows.set_rows(found)
            self.recent.setVisible(bool(found))
        self._none.setVisible(not found)

    def _list(self) -> QVBoxLayout:
        """Return the column in which the recent sessions have their place, below a heading."""
        made = column(spacing=8)
        made.addWidget(heading("Recent sessions", scale=1.15))
        made.addWidget(self._none, 1)
        return made

    def _lay_out(self) -> QPushButton:
        ways = self._ways()
        left = column(spacing=10)
        left.addWidget(heading("briefer", scale=2.4))
        left.addWidget(Words(_WHAT, tone="muted"))
        left.addSpacing(14)
        for button in ways:
            left.addWidget(button)
        left.addStretch(1)
        both = row(spacing=48)
        both.addLayout(left, 4)
        both.addLayout(self._right, 5)
        self._middle.setLayout(both)
        self._middle.setMaximumWidth(980)
        outer = Ground("paper")
        placed = row(1, self._middle, 1)
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

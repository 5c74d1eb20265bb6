"""The head of the list of all places of a name: whose they are, how many, and what can be done with them."""

from typing import Protocol

from PySide6.QtWidgets import QComboBox, QWidget

from briefer.gui.models.occurrences import Shown
from briefer.gui.views.one_line import OneLine
from briefer.gui.views.parts import column, icon_button, push_button, row, small_words
from briefer.gui.wording import count_words


class Deeds(Protocol):
    """What the buttons do."""

    def tag(self) -> None: ...  # noqa: D102 - named as in OccurrencesPanel
    def give(self) -> None: ...  # noqa: D102
    def untag(self) -> None: ...  # noqa: D102
    def close_panel(self) -> None: ...  # noqa: D102


class OccurrencesHead(QWidget):
    """Names what is listed, and offers buttons for the places that are ticked."""

    def __init__(self, deeds: Deeds) -> None:
        """Have nothing to name yet."""
        super().__init__()
        self.scope = QComboBox()
        self.scope.setAccessibleName("Which places are shown")
        self.scope.addItems(list(Shown))
        self._title, self._state = OneLine(tone="text"), small_words()
        self._tag = push_button("Tag", deeds.tag, "check")
        give = push_button("Give to…", deeds.give, "user-plus")
        untag = push_button("Untag", deeds.untag, "x")
        close = icon_button("x", "Close the list of places (Esc)", deeds.close_panel)
        said = row(self._title, self._state, close, spacing=10)
        said.setStretch(1, 1)
        said.setContentsMargins(10, 6, 8, 0)
        offered = row(self.scope, self._tag, give, untag, 1)
        offered.setContentsMargins(10, 2, 8, 6)
        layout = column(self, spacing=0)
        layout.addLayout(said)
        layout.addLayout(offered)

    def show_name(self, name: str) -> None:
        """Say whose places are listed."""
        self._title.setText(f"“{name}” in all sources")

    def show_state(self, count: int, tagged: int, ticked: int, done: int, total: int) -> None:
        """Say how many places there are, tagged and ticked, and how many of the sources are searched."""
        words = f"{count_words(count, 'place')}, {tagged:,} tagged, {ticked:,} ticked"
        if done < total:
            words += f" · searching, {done:,} of {count_words(total, 'source')}"
        self._state.setText(words)
        self._tag.setText(f"Tag {ticked:,}" if ticked else "Tag")

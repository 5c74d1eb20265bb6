"""Citations whose facts changed or went since they were written: what they showed and what they show now."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QPushButton, QWidget

from briefer.compose.shown_facts import Change, Standing
from briefer.gui.models.brief_seen import seen_in_words
from briefer.gui.views.measures import grown
from briefer.gui.views.parts import Ground, Words, column, heading, in_scroll, push_button, row, small_words

_GONE = "Deleted. Cite another fact, or take the citation out."


class CitationChanges(QDialog):
    """Shows old and new side by side; what was looked at is marked as seen, and no word is changed."""

    def __init__(
        self, standings: Sequence[Standing], mark: Callable[[str], bool], parent: QWidget | None = None
    ) -> None:
        """Show these citations; `mark` takes a label and returns whether its citations are marked."""
        super().__init__(parent)
        self.setWindowTitle("Citations that changed")
        self._mark = mark
        self.buttons: dict[str, QPushButton] = {}
        inside = Ground("paper")
        lines = column(inside, margin=12, spacing=14)
        if not standings:
            lines.addWidget(Words("Every citation of this section shows what it showed when it was written."))
        for standing in standings:
            lines.addWidget(self._standing(standing))
        lines.addStretch(1)
        place = column(self, margin=12, spacing=10)
        place.addWidget(
            small_words("Your words stay as they are. A citation that is marked as seen is no longer told.")
        )
        place.addWidget(in_scroll(inside), 1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        place.addWidget(close)
        self.resize(grown(self, 680), grown(self, 420))

    def _standing(self, standing: Standing) -> QWidget:
        seen = standing.seen
        is_gone = standing.change is Change.GONE
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        button = push_button("Mark as seen", lambda: self._seen(seen.label))
        button.setAccessibleName(f"Mark {seen.label} as seen")
        button.setEnabled(not is_gone)
        self.buttons[seen.label] = button
        grid.addLayout(row(heading(seen.label), 1, button), 0, 0, 1, 2)
        now = _GONE if is_gone else seen_in_words(standing.now)
        sides = (("When it was cited", seen_in_words(seen.words)), ("Now", now))
        for number, (title, words) in enumerate(sides):
            grid.addWidget(small_words(title), 1, number)
            said = Words(words, tone="fault" if is_gone and number else "text")
            said.setAccessibleName(f"{seen.label}, {title.lower()}")
            said.setAlignment(Qt.AlignmentFlag.AlignTop)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(said, 2, number)
            grid.setColumnStretch(number, 1)
        return part

    def _seen(self, label: str) -> None:
        if self._mark(label):
            self.buttons[label].setEnabled(False)
            self.buttons[label].setText("Seen")

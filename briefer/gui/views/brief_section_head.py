"""The head of a section that is written: its heading, its length against the norm, what it is to hold."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from briefer.gui.views.brief_shape import shut
from briefer.gui.views.parts import column, heading, icon_button, link_button, row, small_words
from briefer.gui.wording import count_words, plain_tip
from briefer.model.briefs import Section
from briefer.model.packs import PackSection


class SectionHead(QWidget):
    """Says which section is written; `included` asks to print it, `rename_asked` to rename it."""

    included = Signal(object)
    rename_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no section yet."""
        super().__init__(parent)
        self._section: Section | None = None
        self._norm = 0
        self._title = heading("", scale=1.25)
        self._rename = icon_button("pencil", "Rename the section (F2 in the outline)", self.rename_asked.emit)
        self.length = small_words()
        self.length.setWordWrap(False)
        self._holds = small_words()
        self._excluded = QWidget()
        self._again = link_button("Print it", self._include)
        self._excluded.setLayout(row(small_words("Left out of the note.", tone="warning"), self._again, 1))
        place = column(self, margin=0, spacing=3)
        place.setContentsMargins(14, 10, 14, 9)
        title = row(self._title, self._rename, self.length)
        title.setStretch(0, 1)
        title.setAlignment(self.length, Qt.AlignmentFlag.AlignBottom)
        place.addLayout(title)
        place.addWidget(self._holds)
        place.addWidget(self._excluded)

    def show_section(self, section: Section, own: PackSection | None) -> None:
        """Show a section, which the pack says this of."""
        self._section = section
        self._norm = own.max_words if own else 0
        self._title.setText(section.title)
        self._title.setToolTip(plain_tip(section.title))
        self._holds.setText(own.holds if own else "A section of your own.")
        self._holds.setVisible(bool(self._holds.text()))
        self._excluded.setVisible(not section.included)

    def say_length(self, words: int) -> None:
        """Say how many words the section prints, against the norm."""
        shown = f"{words:,} of {self._norm:,} words" if self._norm else count_words(words, "word")
        self.length.setText(shown)
        self.length.set_tone("warning" if self._norm and words > self._norm else "muted")

    def lock_up(self, reason: str) -> None:
        """Let the section be read alone."""
        for part in (self._rename, self._again):
            shut(part, reason)

    def _include(self) -> None:
        if self._section is not None:
            self.included.emit(self._section.id)

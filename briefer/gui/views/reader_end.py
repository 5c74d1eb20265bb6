"""The line at the end of a text that leads to the next source to read."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from briefer.gui.views.parts import Ground, link_button, row, small_words
from briefer.gui.views.reader_page import ReaderPage
from briefer.gui.wording import menu_text, plain_tip
from briefer.model.ids import SourceId
from briefer.model.sources import Source

_NEAR = 4  # lines: the text is that much shorter while the line is shown
_SHOWN = 48


class ReaderEnd(Ground):
    """Shows itself while the end of the text is in view; `wanted` says that the next source is wanted."""

    wanted = Signal()

    def __init__(
        self,
        reader: ReaderPage,
        next_unread: Callable[[SourceId | None], Source | None],
        parent: QWidget | None = None,
    ) -> None:
        """Follow this reader; `next_unread` returns the unread source that follows one, or None."""
        super().__init__("band", parent)
        self._reader = reader
        self._next_unread = next_unread
        self._is_at_end = self._is_turning = False
        self._words = small_words("Next unread source:")
        self._link = link_button("", self.wanted.emit)
        self._done = small_words("No other source is unread.")
        for words in (self._words, self._done):
            words.setWordWrap(False)
        line = row(self._words, self._link, self._done, 1)
        line.setContentsMargins(14, 3, 14, 3)
        self.setLayout(line)
        self.setAccessibleName("End of the text")
        bar = reader.text.verticalScrollBar()
        bar.valueChanged.connect(lambda _: self.follow())
        bar.rangeChanged.connect(lambda *_: self.follow())
        reader.source_shown.connect(lambda _: self._begin())
        reader.progress_made.connect(lambda _: self.follow())
        reader.desk.bus.gathered.connect(lambda _: self.follow())
        self.hide()

    def follow(self) -> None:
        """Show or hide the line by what is in view, and name the source it leads to."""
        # Qt lays the text out as the line is shown: hidden meanwhile it would be half shown.
        if self._is_turning:
            return
        was_at_end, near = self._is_at_end, _NEAR if self._is_at_end else 0
        self._is_at_end = self._reader.source is not None and self._reader.text.lines_below() <= near
        if self._is_at_end:
            self._name(self._next_unread(self._reader.source))
        if self._is_at_end and not was_at_end:
            # What the line takes from the view is not to hide the last words.
            QTimer.singleShot(0, self, self._stay)
        if self._is_at_end != was_at_end:
            self._is_turning = True
            self.setVisible(self._is_at_end)
            self._is_turning = False

    def _stay(self) -> None:
        """Keep the last words in view if they still are, and the first are not.

        A text that is being laid out may seem to end early, and one that just fits begins at its beginning.
        """
        self.follow()
        if self._is_at_end and self._reader.text.verticalScrollBar().value() > 0:
            self._reader.stay_at_end()

    def _begin(self) -> None:
        """Forget the end of another text."""
        self._is_at_end = False
        self.hide()
        self.follow()

    def _name(self, source: Source | None) -> None:
        for part in (self._words, self._link):
            part.setVisible(source is not None)
        self._done.setVisible(source is None)
        if source is not None:
            keymap = self._reader.desk.keyboard.keymap
            self._link.setText(keymap.tip(menu_text(source.name, _SHOWN), "next_unread"))
            self._link.setToolTip(plain_tip(source.name))
            self._link.setAccessibleName(f"Next unread source: {source.name}")

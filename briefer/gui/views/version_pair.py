"""Two versions of a source side by side, with what differs marked, and a way from change to change."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from briefer.gui.aside import Aside
from briefer.gui.desk import Desk
from briefer.gui.version_deeds import version_words
from briefer.gui.views.parts import Ground, column, rule, small_words
from briefer.gui.views.reader_blocks import Blocks
from briefer.gui.views.reader_tags import SourceTags, Stretch
from briefer.gui.views.version_scrolling import SideBySide
from briefer.gui.views.version_text import VersionText
from briefer.model.changes import Changes
from briefer.model.ids import SourceId
from briefer.model.sources import Source
from briefer.model.spans import Span, span_of
from briefer.store import queries
from briefer.text.differences import Differences, differences
from briefer.text.words import snap_to_words

_NOTHING = Differences((), (), (), ())


class VersionPair(QWidget):
    """Shows an earlier and a later version; `compared` says that what differs is known, or stood on."""

    compared = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self._later = SourceId(0)
        self._tags: tuple[SourceTags, ...] = ()
        self._adrift: tuple[Sequence[Stretch], Sequence[Stretch]] = ((), ())
        self._found, self._turn = _NOTHING, 0
        self.number = -1
        self.old = VersionText("Earlier version", is_new=False)
        self.new = VersionText("Later version", is_new=True)
        self._names = small_words(), small_words()
        self._scrolling = SideBySide(self.old, self.new)
        self._aside = Aside("differences", self)
        panes = QSplitter(Qt.Orientation.Horizontal)
        for name, text in zip(self._names, (self.old, self.new), strict=True):
            side = Ground("paper")
            inner = column(side, spacing=0)
            name.setContentsMargins(12, 6, 12, 6)
            for part in (name, rule(), text):
                inner.addWidget(part)
            inner.setStretch(2, 1)
            panes.addWidget(side)
        panes.setChildrenCollapsible(False)
        column(self, spacing=0).addWidget(panes)

    @property
    def count(self) -> int:
        """In how many places the two differ, as far as that is known."""
        return len(self._found.changes)

    @property
    def is_comparing(self) -> bool:
        """Whether it is not known yet where the two differ."""
        return self._aside.is_busy

    def show_pair(self, earlier: Source, later: Source) -> None:
        """Show these two, and have them compared beside the window."""
        self._later = later.id
        self._found, self.number = _NOTHING, -1
        texts = []
        tags = []
        for source, text, name in zip((earlier, later), (self.old, self.new), self._names, strict=True):
            words = queries.source_text(self._desk.session, source.id)
            blocks = Blocks(words, source.language)
            tags.append(SourceTags(self._desk.session, source.id, blocks))
            text.show_source(blocks, tags[-1])
            side = "Earlier" if source is earlier else "Later"
            name.setText(f"{side} {version_words(source)}, {source.name}")
            texts.append(words)
        self._tags = tuple(tags)
        self._turn += 1
        self._aside.run(partial(differences, *texts), partial(self._take, self._turn))

    def show_adrift(self, old: Sequence[Stretch], new: Sequence[Stretch]) -> None:
        """Mark the tags that need a look where they stood, and what is nearest to them."""
        self._adrift = sorted(old), sorted(new)
        self._mark()

    def stand_on(self, old: Stretch | None, new: Stretch | None) -> None:
        """Bring a place of each version into view; that of the later one is selected."""
        self._scrolling.hold(is_held=True)
        if old is not None:
            self.old.stand_on(old)
        if new is not None:
            self.new.stand_on(new, is_selected=True)
        self._scrolling.hold(is_held=False)

    def step(self, by: int) -> bool:
        """Go to the next (1) or previous (-1) change, round the end; return whether there is any."""
        changes = self._found.changes
        if not changes:
            return False
        here = self.number if self.number >= 0 or by > 0 else 0
        self.number = (here + by) % len(changes)
        change = changes[self.number]
        self._scrolling.hold(is_held=True)
        self.old.stand_on(change.old)
        self.new.stand_on(change.new)
        self._scrolling.hold(is_held=False)
        self.compared.emit()
        return True

    def selection(self) -> Span | None:
        """Return the words that are selected in the later version, or None."""
        low, high = sorted((self.new.anchor, self.new.caret))
        if not self._later or low == high:
            return None
        text = self.new.blocks.text
        start, end = snap_to_words(text, low, high)
        return span_of(self._later, text, start, end) if start < end else None

    def refresh(self, changes: Changes) -> None:
        """Take in what a step changed about the tags."""
        for tags, text in zip(self._tags, (self.old, self.new), strict=False):
            text.repaint_stretches(tags.refresh(changes))

    def _take(self, turn: int, found: Differences) -> None:
        if turn == self._turn:
            self._found = found
            self._scrolling.pair(found.pairs)
            self._mark()
            self.compared.emit()

    def _mark(self) -> None:
        self.old.mark(self._found.taken, self._adrift[0])
        self.new.mark(self._found.given, self._adrift[1])

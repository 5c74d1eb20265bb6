"""What is told of copies that were found among sources that came in since the session was opened."""

from PySide6.QtCore import QObject

from briefer.gui.desk import Desk
from briefer.gui.wording import count_words
from briefer.store import queries
from briefer.store.origins import copies_told
from briefer.weigh.copy_words import pair_words


class CopyWatch(QObject):
    """Tells of each source that came in once, when its copies are known; those there before are not told."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Take the sources of this moment as known."""
        super().__init__(parent)
        self._desk = desk
        self._known = frozenset(queries.source_ids(desk.session))

    def tell(self) -> None:
        """Say which of the sources that came in are copies, in one quiet sentence."""
        session = self._desk.session
        there = frozenset(queries.source_ids(session))
        new, self._known = there - self._known, there | self._known
        found = copies_told(session, new)
        if not found:
            return
        step = self._desk.keyboard.keymap.say("{} shows all copies.", "show_origins")
        if len(found) == 1:
            one, other = (queries.source(session, key) for key in (found[0].one, found[0].other))
            self._desk.tell(f"{pair_words(one, other, found[0].share)}.", step)
        else:
            copied = {key for it in found for key in (it.one, it.other)} & new
            number = count_words(len(copied), "new source")
            self._desk.tell(
                f"{number} {'has' if len(copied) == 1 else 'have'} words in common with others.", step
            )

"""Two versions that scroll together: what belongs together stands side by side."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QObject

from briefer.gui.views.version_text import VersionText

Pair = tuple[int, int]


class SideBySide(QObject):
    """Lets each of two texts follow when the other is scrolled.

    `pairs` are the code points in both at which paragraphs that belong together begin, in order.
    """

    def __init__(self, old: VersionText, new: VersionText) -> None:
        """Follow from now on."""
        super().__init__(old)
        self._old, self._new = old, new
        self._pairs: tuple[Sequence[Pair], Sequence[Pair]] = ((), ())
        self._is_led = False
        old.verticalScrollBar().valueChanged.connect(lambda: self._follow(old, new, 0))
        new.verticalScrollBar().valueChanged.connect(lambda: self._follow(new, old, 1))

    def pair(self, pairs: Sequence[Pair]) -> None:
        """Take these places as belonging together."""
        self._pairs = pairs, sorted((new, old) for old, new in pairs)

    def hold(self, *, is_held: bool) -> None:
        """Let each text stand where it is put, or follow again."""
        self._is_led = is_held

    def _follow(self, one: VersionText, other: VersionText, side: int) -> None:
        if self._is_led:
            return
        self._is_led = True
        bar, led = one.verticalScrollBar(), other.verticalScrollBar()
        if bar.value() in (bar.minimum(), bar.maximum()):
            led.setValue(led.minimum() if bar.value() == bar.minimum() else led.maximum())
        else:
            top = one.first_in_view()
            within = (
                bar.value() - one.document().findBlockByNumber(one.blocks.block_at(top)).firstLineNumber()
            )
            other.scroll_to(self._across(one, other, top, side), -within)
        self._is_led = False

    def _across(self, one: VersionText, other: VersionText, offset: int, side: int) -> int:
        """Return the place in the other text that stands beside this one."""
        pairs = self._pairs[side]
        place = bisect_right(pairs, offset, key=lambda pair: pair[0]) - 1
        here, there = pairs[place] if place >= 0 else (0, 0)
        last = pairs[place + 1][1] if place + 1 < len(pairs) else len(other.blocks.text)
        on = one.blocks.block_at(offset) - one.blocks.block_at(here)
        block = min(other.blocks.block_at(there) + on, len(other.blocks) - 1)
        return min(other.blocks.span(block)[0], max(last, there))

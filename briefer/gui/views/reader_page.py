"""One source on a page: what is shown, where the caret is, what stands there, and going about in it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from briefer.gui import reading
from briefer.gui.bus import Target
from briefer.gui.desk import Desk
from briefer.gui.views.parts import EmptyNote
from briefer.gui.views.reader_blocks import Blocks
from briefer.gui.views.reader_cursor import StillSearching, by_name, by_sentence, by_word
from briefer.gui.views.reader_places import place_of, places_of
from briefer.gui.views.reader_tags import (
    Passage,
    SourceTags,
    Stretch,
    Tag,
    is_name,
    order_at_caret,
)
from briefer.gui.views.reader_text import ReaderText
from briefer.gui.views.reader_words import CaretTag, caret_tag
from briefer.model.changes import Changes, Collection
from briefer.model.ids import SourceId
from briefer.model.memos import Memo
from briefer.model.spans import Span, span_of
from briefer.store import queries
from briefer.text.intervals import Interval
from briefer.text.words import snap_to_words, word_at

_SETTLED = 700
# Of the many places that a step may have touched, so many are looked for in view.
_LOOKED_FOR = 200
# Of a long selection, such as all of the text, only the beginning is asked what is tagged in it.
_LOOKED_AT = 4_000


class ReaderPage(QWidget):
    """Shows a source and goes about in it.

    `caret_moved` carries the tags at the caret (a tuple of CaretTag) whenever the caret or they change;
    `source_shown` a SourceId or None; `progress_made` the SourceId that was read further; `left` the SourceId
    and the code point that were left for another place, by a jump and not by walking; `folded` says that
    passages were hidden or are shown again.
    """

    left = Signal(object, int)
    caret_moved = Signal(object)
    source_shown = Signal(object)
    progress_made = Signal(object)
    folded = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Show nothing yet, and say what to do."""
        super().__init__(parent)
        self.desk = desk
        self.source: SourceId | None = None
        self.tags: SourceTags | None = None
        self._turn = 0
        self._went, self._scrolled = False, False
        self.text = ReaderText(self)
        self.setFocusProxy(self.text)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(EmptyNote("Nothing to read yet", "Add a source, or choose one at the left."))
        self._stack.addWidget(self.text)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED)
        self._settled.timeout.connect(self.remember)
        self.text.cursorPositionChanged.connect(self._caret_changed)
        self.text.selectionChanged.connect(self._caret_changed)
        self.text.verticalScrollBar().valueChanged.connect(self._note_scroll)
        self.text.fact_pointed.connect(self._show_fact_at)
        desk.bus.changed.connect(self.refresh)
        desk.names.found.connect(self._show_found)

    # What is shown

    def show_source(self, source_id: SourceId | None, start: int | None = None) -> None:
        """Show a source at a code point, or where it was left; None shows that nothing is open."""
        if source_id is not None and source_id == self.source:
            if start is not None:
                self._go(start, start)
            return
        self.remember()
        if self.source is not None:
            self.left.emit(self.source, self.text.caret)
        self.source = source_id
        # First, so that the text is laid out once, at the size that it is shown at.
        self._stack.setCurrentIndex(0 if source_id is None else 1)
        if source_id is None:
            self.tags = None
            self.text.show_source(Blocks(""), None)
        else:
            self._show_text(source_id)
        self._went, self._scrolled = False, False
        self.desk.names.show(source_id)
        self.source_shown.emit(source_id)
        if source_id is not None:
            place = start if start is not None else reading.last_place(self.desk.session, source_id)
            self._go(*[min(place, len(self.text.blocks.text))] * 2)
            self._settled.start()

    def _show_text(self, source_id: SourceId) -> None:
        session = self.desk.session
        text, language = queries.source_text(session, source_id), queries.source(session, source_id).language
        blocks = Blocks(text, language, queries.hidden(session, source_id))
        self.desk.names.drop_stale((source_id,))
        self.tags = SourceTags(session, source_id, blocks, self.desk.names.of(source_id))
        self.text.show_source(blocks, self.tags)

    def resume(self) -> None:
        """Show the source that was read last, where it was left, if there is one."""
        self.show_source(reading.last_source(self.desk.session))

    def go_to(self, target: Target) -> bool:
        """Show a place and select it; return whether the target is one that a reader can show."""
        place = place_of(self.desk.session, target, self.source)
        if place is None:
            return False
        source, start, end = place
        if source != self.source:
            self.show_source(source, start)
        elif start != self.text.caret:
            self.left.emit(source, self.text.caret)
        self._go(start, end)
        return True

    def refresh(self, changes: Changes) -> None:
        """Take in what a step changed."""
        if self.tags is None or self.source is None:
            return
        if self.source in changes.keys(Collection.SOURCE) and not self._is_there():
            self.source = None
            self.show_source(None)
            return
        if self.source in changes.keys(Collection.SOURCE) and self._is_folded_anew():
            caret = self.text.caret
            self._show_text(self.source)
            self.folded.emit()
            self._go(caret, caret)
        touched = self.tags.refresh(changes)
        if changes.keys(Collection.ACTOR) or changes.keys(Collection.DISMISSAL):
            self.text.recolour()
        self.text.repaint_stretches(touched)
        self._show_anew()

    def show_touched(self, changes: Changes) -> None:
        """Show where a step that was undone or done again changed something, and light it up for a moment.

        What is in view stays where it is; a place in this source goes before those in others.
        """
        places = places_of(self.desk.session, changes)
        here = [place for place in places if place.source == self.source] or places
        if not here:
            return
        source, start, _ = here[0]
        if source != self.source:
            self.show_source(source, start)
        stretches = [(place.start, place.end) for place in here if place.source == source][:_LOOKED_FOR]
        if not self.text.those_in_view(stretches):
            self.left.emit(source, self.text.caret)
            self._go(start, start)
        self.text.flash(stretches)

    def remember(self) -> None:
        """Keep with the session where the caret is and how far the source was read."""
        self._settled.stop()
        if self.source is None:
            return
        session, sentence = self.desk.session, self._sentence()
        reading.note_place(session, self.source, self.text.caret)
        if not self._went and not self._scrolled:
            return  # a source that was merely shown is not read
        reached = sentence[1] if sentence is not None else self.text.caret
        if self._scrolled:
            reached = max(reached, self.text.last_in_view())
        if reading.note_read(session, self.source, reached):
            self.progress_made.emit(self.source)

    def leave(self) -> None:
        """Keep the place for the last time: what moves after this is no reading."""
        self.remember()
        self._settled.timeout.disconnect(self.remember)

    def finish(self) -> None:
        """Count the source as read to its end where that is in view, as the analyst goes on to another."""
        if self.source is None or self.text.lines_below() > 0:
            return
        if reading.note_read(self.desk.session, self.source, len(self.text.blocks.text)):
            self.progress_made.emit(self.source)

    def stay_at_end(self) -> None:
        """Keep the end of the text in view, which has become smaller; that is no reading of it."""
        bar, has_scrolled = self.text.verticalScrollBar(), self._scrolled
        bar.setValue(bar.maximum())
        self._scrolled = has_scrolled

    # Where the caret is

    def selection(self) -> Span | None:
        """Return the selected words, trimmed and widened to whole words, or None."""
        low, high = sorted((self.text.anchor, self.text.caret))
        return self._as_span(snap_to_words(self.text.blocks.visible, low, high)) if low < high else None

    def sentence(self) -> Span | None:
        """Return the current sentence, or None where there is none."""
        return self._as_span(self._sentence())

    def span(self) -> Span | None:
        """Return the selection, else the current sentence."""
        return self.selection() or self.sentence()

    @property
    def word_at_caret(self) -> Span | None:
        """The word that the caret stands in or next to, or None."""
        return self._as_span(word_at(self.text.blocks.visible, self.text.caret))

    def tags_at_caret(self) -> tuple[CaretTag, ...]:
        """Return what is tagged or proposed at the caret or in the selection, the innermost first."""
        if self.tags is None:
            return ()
        current = self.current_tag()
        return tuple(
            caret_tag(item.value, item.start, item.end, self.tags, is_current=item == current)
            for item in self.tags_here()
        )

    def tags_here(self) -> tuple[Interval[Tag], ...]:
        """Return the tags at the caret or in the selection: names, facts, notes, the shorter first."""
        if self.tags is None:
            return ()
        low, high = sorted((self.text.anchor, self.text.caret))
        found = self.tags.over(low, min(max(high, low + 1), low + _LOOKED_AT))
        if low == high > 0 and not any(is_name(item.value) for item in found):
            found += tuple(it for it in self.tags.over(low - 1, low) if it not in found)
        return tuple(sorted(found, key=order_at_caret))

    def current_tag(self) -> Interval[Tag] | None:
        """Return which of the tags at the caret the keys act on, or None where there is none."""
        here = self.tags_here()
        return here[self._turn % len(here)] if here else None

    # Going about

    def next_sentence(self, *, extend: bool = False) -> None:
        """Go to the next sentence; extending, select up to its end."""
        self._walk(by_sentence(self.text.blocks, self._place(), 1, extend=extend))

    def previous_sentence(self, *, extend: bool = False) -> None:
        """Go to the previous sentence; extending, select from its start."""
        self._walk(by_sentence(self.text.blocks, self._place(), -1, extend=extend))

    def move_word(self, step: int, *, extend: bool = False) -> None:
        """Go one word on (1) or back (-1); extending, select whole words."""
        self._walk(by_word(self.text.blocks, self._place(), step, extend=extend))

    def move_name(self, step: int) -> None:
        """Select the next (1) or previous (-1) name or proposal that is not tagged."""
        if self.tags is not None:
            try:
                found = by_name(self.text.blocks, self.tags, self._place(), step)
            except StillSearching:
                self.desk.tell("The text is still being searched for names.", "Press the key again.")
                return
            if found is not None:
                self._walk(found)

    def show_stretch(self, start: int, end: int) -> None:
        """Select a stretch of the text that is read, and scroll to it."""
        self._go(start, end)

    def cycle_tags(self) -> None:
        """Make the next of the tags at the caret the current one."""
        if self.tags_here():
            self._turn += 1
            self._show_current()

    def stand_at(self, start: int, is_it: Callable[[Tag], bool]) -> None:
        """Put the caret there, and make the tag of which this is true the one that keys act on."""
        self._go(start, start)
        for turn, item in enumerate(self.tags_here()):
            if is_it(item.value):
                self._turn = turn
        self._show_current()

    def box_around(self, start: int, end: int) -> QRect:
        """Return the rectangle around what is in view of a stretch, in this view's coordinates."""
        view = self.text.viewport()
        box = self.text.box_of(start, end) or self.text.cursorRect()
        return box.intersected(view.rect()).translated(view.mapTo(self, QPoint(0, 0)))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Remember the place when the page is left."""
        super().hideEvent(event)
        if self._settled.isActive():
            self.remember()

    def _place(self) -> tuple[int, int]:
        return self.text.anchor, self.text.caret

    def _walk(self, place: tuple[int, int]) -> None:
        low, high, has_scrolled = min(place), max(place), self._scrolled
        self.text.place(*place)
        around = self._sentence() if low == high else (max(high - 1, low), high)
        self.text.reveal(*(around or (low, low + 1)))
        self._went, self._scrolled = True, has_scrolled

    def _go(self, start: int, end: int) -> None:
        """Put the caret there, or select the stretch, and scroll to it; that is no reading yet."""
        before = self._went, self._scrolled
        self.text.place(start, end)
        self.text.reveal(start, max(end, start + 1))
        self._went, self._scrolled = before

    def _show_fact_at(self, fact: object, start: int) -> None:
        """Stand at the start of a fact's passage with that fact as the current tag."""
        self.stand_at(start, lambda tag: isinstance(tag, Passage) and tag.fact == fact)
        self.text.setFocus()

    def _caret_changed(self) -> None:
        self._went = True
        self._show_anew()

    def _show_anew(self) -> None:
        self._turn = 0
        self._show_current()
        if self.source is not None:
            self._settled.start()

    def _show_current(self) -> None:
        current = self.current_tag()
        value = current.value if current is not None else None
        beside = value.fact if isinstance(value, Passage) else value.id if isinstance(value, Memo) else None
        item: Stretch | None = None
        if self.text.anchor == self.text.caret:
            word = word_at(self.text.blocks.visible, self.text.caret)
            item = (current.start, current.end) if current is not None and is_name(current.value) else word
        self.text.set_current(self._sentence(), item, beside)
        # Painted tags cannot be seen through the text's own interface: the strip shows and announces them.
        self.caret_moved.emit(self.tags_at_caret())

    def _sentence(self) -> Stretch | None:
        return self.text.blocks.sentence_at(min(self.text.anchor, self.text.caret))

    def _as_span(self, stretch: Stretch | None) -> Span | None:
        if self.source is None or stretch is None or stretch[0] == stretch[1]:
            return None
        return span_of(self.source, self.text.blocks.text, *stretch)

    def _show_found(self, source_id: object) -> None:
        """Show what has been found meanwhile in the text that is read."""
        if source_id == self.source:
            self.text.viewport().update()
            self._show_current()

    def _note_scroll(self) -> None:
        self._scrolled = True
        self.desk.names.show(self.source, self.text.first_in_view())
        if self.source is not None:
            self._settled.start()

    def _is_folded_anew(self) -> bool:
        """Return whether other passages are hidden than those that are folded away."""
        there = queries.hidden(self.desk.session, self.source) if self.source is not None else ()
        return there != self.text.blocks.hidden

    def _is_there(self) -> bool:
        return any(source.id == self.source for source in queries.sources(self.desk.session))

"""One source on a page: what is shown, where the caret is, what stands there, and going about in it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from briefer.gui import reading
from briefer.gui.bus import Target
from briefer.gui.desk import Desk
from briefer.gui.views.parts import EmptyNote
from briefer.gui.views.reader_blocks import Blocks
from briefer.gui.views.reader_cursor import StillSearching, by_name, by_sentence, by_word
from briefer.gui.views.reader_tags import Passage, SourceTags, Stretch, Tag
from briefer.gui.views.reader_text import ReaderText
from briefer.gui.views.reader_words import CaretTag, caret_tag
from briefer.model.changes import Changes, Collection
from briefer.model.ids import SourceId
from briefer.model.spans import Span, span_of
from briefer.store import queries
from briefer.text.intervals import Interval
from briefer.text.words import snap_to_words, word_at

_SETTLED = 700
_FEW = 3
# Of a long selection, such as all of the text, only the beginning is asked what is tagged in it.
_LOOKED_AT = 4_000


class ReaderPage(QWidget):
    """Shows a source and goes about in it.

    `caret_moved` carries the tags at the caret (a tuple of CaretTag) whenever the caret or they change;
    `source_shown` a SourceId or None; `progress_made` the SourceId that was read further.
    """

    caret_moved = Signal(object)
    source_shown = Signal(object)
    progress_made = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Show nothing yet, and say what to do."""
        super().__init__(parent)
        self.desk = desk
        self.source: SourceId | None = None
        self.tags: SourceTags | None = None
        self._turn = 0
        self._scrolled = False
        self._is_own_step = False
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
        self.source = source_id
        if source_id is None:
            self.tags = None
            self.text.show_source(Blocks(""), None)
        else:
            source = queries.source(self.desk.session, source_id)
            blocks = Blocks(queries.source_text(self.desk.session, source_id), source.language)
            self.tags = SourceTags(self.desk.session, source_id, blocks, self.desk.names.of(source_id))
            self.text.show_source(blocks, self.tags)
        self._stack.setCurrentIndex(0 if source_id is None else 1)
        self.desk.names.show(source_id)
        self._scrolled = False
        self.source_shown.emit(source_id)
        if source_id is not None:
            place = start if start is not None else reading.last_place(self.desk.session, source_id)
            self._go(*[min(place, len(self.text.blocks.text))] * 2)
            self._settled.start()

    def resume(self) -> None:
        """Show the source that was read last, where it was left, if there is one."""
        self.show_source(reading.last_source(self.desk.session))

    def go_to(self, target: Target) -> bool:
        """Show a place and select it; return whether the target is one that a reader can show."""
        span = self._span_of(target)
        if span is None:
            return False
        source, start, end = span
        if source != self.source:
            self.show_source(source, start)
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
        touched = self.tags.refresh(changes)
        if changes.keys(Collection.ACTOR) or changes.keys(Collection.DISMISSAL):
            self.text.recolour()
        self.text.repaint_stretches(touched)
        is_hidden = touched and len(touched) <= _FEW and not any(self.text.is_in_view(*it) for it in touched)
        if is_hidden and not self._is_own_step:
            start = min(touched)[0]
            self._go(start, start)
        self._caret_changed()

    def remember(self) -> None:
        """Keep with the session where the caret is and how far the source was read."""
        self._settled.stop()
        if self.source is None:
            return
        session, sentence = self.desk.session, self._sentence()
        reading.note_place(session, self.source, self.text.caret)
        reached = sentence[1] if sentence is not None else self.text.caret
        if self._scrolled:
            reached = max(reached, self.text.last_in_view())
        if reading.note_read(session, self.source, reached):
            self.progress_made.emit(self.source)

    # Where the caret is

    def selection(self) -> Span | None:
        """Return the selected words, trimmed and widened to whole words, or None."""
        low, high = sorted((self.text.anchor, self.text.caret))
        return self._as_span(snap_to_words(self.text.blocks.text, low, high)) if low < high else None

    def sentence(self) -> Span | None:
        """Return the current sentence, or None where there is none."""
        return self._as_span(self._sentence())

    def span(self) -> Span | None:
        """Return the selection, else the current sentence."""
        return self.selection() or self.sentence()

    @property
    def word_at_caret(self) -> Span | None:
        """The word that the caret stands in or next to, or None."""
        return self._as_span(word_at(self.text.blocks.text, self.text.caret))

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
        """Return the tags at the caret or in the selection: names before facts, the shorter first."""
        if self.tags is None:
            return ()
        low, high = sorted((self.text.anchor, self.text.caret))
        found = self.tags.over(low, min(max(high, low + 1), low + _LOOKED_AT))
        if low == high > 0 and all(isinstance(item.value, Passage) for item in found):
            found += tuple(it for it in self.tags.over(low - 1, low) if it not in found)
        return tuple(
            sorted(found, key=lambda it: (isinstance(it.value, Passage), it.end - it.start, it.start))
        )

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

    def cycle_tags(self) -> None:
        """Make the next of the tags at the caret the current one."""
        if self.tags_here():
            self._turn += 1
            self._show_current()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Remember the place when the page is left."""
        super().hideEvent(event)
        if self._settled.isActive():
            self.remember()

    def _place(self) -> tuple[int, int]:
        return self.text.anchor, self.text.caret

    def _walk(self, place: tuple[int, int]) -> None:
        self.text.place(*place)
        low, high = min(place), max(place)
        around = self._sentence() if low == high else (max(high - 1, low), high)
        self.text.reveal(*(around or (low, low + 1)))

    def _go(self, start: int, end: int) -> None:
        """Put the caret there, or select the stretch, and scroll to it."""
        self.text.place(start, end)
        self.text.reveal(start, max(end, start + 1))

    def _show_fact_at(self, fact: object, start: int) -> None:
        """Stand at the start of a fact's passage with that fact as the current tag."""
        self._go(start, start)
        for turn, item in enumerate(self.tags_here()):
            if isinstance(item.value, Passage) and item.value.fact == fact:
                self._turn = turn
        self._show_current()
        self.text.setFocus()

    def _caret_changed(self) -> None:
        self._turn = 0
        self._show_current()
        if self.source is not None:
            self._settled.start()

    def _show_current(self) -> None:
        current = self.current_tag()
        value = current.value if current is not None else None
        fact = value.fact if isinstance(value, Passage) else None
        item: Stretch | None = None
        if self.text.anchor == self.text.caret:
            is_name = current is not None and fact is None
            word = word_at(self.text.blocks.text, self.text.caret)
            item = (current.start, current.end) if current is not None and is_name else word
        self.text.set_current(self._sentence(), item, fact)
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

    def _is_there(self) -> bool:
        return any(source.id == self.source for source in queries.sources(self.desk.session))

    def _span_of(self, target: Target) -> tuple[SourceId, int, int] | None:
        """Return the source, start and end that a target means, or None where it means none."""
        session = self.desk.session
        if target.source is not None:
            start = max(target.start, 0)
            return target.source, start, max(target.end, start)
        try:
            if target.mention is not None:
                span = queries.mention(session, target.mention).span
            elif target.fact is not None:
                spans = [item.span for item in queries.fact(session, target.fact).evidence]
                span = next((it for it in spans if it.source == self.source), spans[0])
            else:
                return None
        except KeyError:
            return None
        return span.source, span.start, span.end

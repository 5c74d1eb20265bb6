"""What stands beside the text in view: bars of what facts rest on, sheets of notes."""

from collections.abc import Sequence

from briefer.gui import theme
from briefer.gui.views.lanes import Bar, lanes_of
from briefer.gui.views.note_margin import NoteMark
from briefer.gui.views.reader_surface import InView, ReaderSurface
from briefer.gui.views.reader_tags import Passage, SourceTags
from briefer.gui.views.reader_words import tag_words
from briefer.model.ids import FactId, MemoId
from briefer.text.intervals import Interval

_OUT = 40.0

Beside = FactId | MemoId | None


def bars_of(text: ReaderSurface, tags: SourceTags, current: Beside) -> tuple[Bar, ...]:
    """Return the bars of the facts whose passages are in view."""
    seen = tuple(text.blocks_in_view())
    if not seen:
        return ()
    low, high = text.blocks.span(seen[0].number)[0], text.blocks.span(seen[-1].number)[1]
    passages = _chained(tags, tags.passages(low, high))
    lanes, dark, made = lanes_of(passages), theme.is_dark(), []
    for item in passages:
        fact = tags.facts[item.value.fact]
        if item.end > low and item.start < high:
            top = _height_of(text, seen, item.start)
            bottom = _height_of(text, seen, item.end, ends=True)
            colour, is_current = theme.fact_colour(fact.kind, dark), fact.id == current
            tip = tag_words(item.value, tags)
            made.append(Bar(fact.id, item.start, lanes[item], top, bottom, colour, is_current, tip))
    return tuple(made)


def notes_of(text: ReaderSurface, tags: SourceTags, current: Beside) -> tuple[NoteMark, ...]:
    """Return the notes that begin in view, in reading order."""
    seen = {it.number: it for it in text.blocks_in_view()}
    if not seen:
        return ()
    low, high = text.blocks.span(min(seen))[0], text.blocks.span(max(seen))[1]
    made = []
    for item in tags.memos(low, high):
        if item.start >= low:
            block = seen[text.blocks.block_at(item.start)]
            position = text.blocks.to_qt(item.start) - block.block.position()
            top = block.origin.y() + block.block.layout().lineForTextPosition(position).y()
            is_current = item.value.id == current
            made.append(NoteMark(item.value, top, text.pitch, is_current, tag_words(item.value, tags)))
    return tuple(made)


def _chained(tags: SourceTags, passages: tuple[Interval[Passage], ...]) -> tuple[Interval[Passage], ...]:
    """Return these passages and all they hang together with, so that no lane changes on scrolling."""
    while passages:
        wider = tags.passages(min(it.start for it in passages), max(it.end for it in passages))
        if len(wider) == len(passages):
            break
        passages = wider
    return passages


def _height_of(text: ReaderSurface, seen: Sequence[InView], offset: int, *, ends: bool = False) -> float:
    """Return how far down the view one has read at an offset; beyond the view where it lies outside."""
    for block in seen:
        low, high = text.blocks.span(block.number)
        if low <= offset < high or (offset == high and ends):
            return _height_in(text, block, offset, ends=ends)
    is_above = offset < text.blocks.span(seen[0].number)[0]
    return -_OUT if is_above else text.viewport().height() + _OUT


def _height_in(text: ReaderSurface, seen: InView, offset: int, *, ends: bool) -> float:
    position = text.blocks.to_qt(offset, ends=ends) - seen.block.position()
    line = seen.block.layout().lineForTextPosition(max(position - 1, 0) if ends else position)
    # Counted in characters, since what is read first need not stand at the left.
    read = (position - line.textStart()) / max(line.textLength(), 1)
    return seen.origin.y() + line.y() + read * line.height()

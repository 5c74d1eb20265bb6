"""Moving the ends of the tag at the caret: of a mention, a fact's passage or a note, one step each."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from briefer.commands.facts import move_evidence
from briefer.commands.memos import move_memo
from briefer.commands.mentions import move_mention
from briefer.gui.views.reader_edges import Edge, Move, moved
from briefer.gui.views.reader_keys import Command
from briefer.gui.views.reader_page import ReaderPage
from briefer.gui.views.reader_tags import Passage, Proposal, Stretch, Tag
from briefer.model.actors import Mention
from briefer.model.memos import Memo
from briefer.model.spans import Span, span_of
from briefer.text.intervals import Interval

MOVES = {
    Command.END_LATER: Move(Edge.END, 1),
    Command.END_EARLIER: Move(Edge.END, -1),
    Command.START_EARLIER: Move(Edge.START, -1),
    Command.START_LATER: Move(Edge.START, 1),
    Command.END_LATER_BY_CHARACTER: Move(Edge.END, 1, by_character=True),
    Command.END_EARLIER_BY_CHARACTER: Move(Edge.END, -1, by_character=True),
    Command.START_EARLIER_BY_CHARACTER: Move(Edge.START, -1, by_character=True),
    Command.START_LATER_BY_CHARACTER: Move(Edge.START, 1, by_character=True),
}


class TagEdges(QObject):
    """Moves the ends of tags in the text that is read; the caret stays within the tag."""

    def __init__(self, view: ReaderPage) -> None:
        """Move ends of tags of this view."""
        super().__init__(view)
        self._view = view

    def tag_here(self) -> Interval[Tag] | None:
        """Return the tag at the caret whose ends can be moved, the current one first."""
        current, here = self._view.current_tag(), self._view.tags_here()
        found = (current, *here) if current is not None else here
        return next((it for it in found if not isinstance(it.value, Proposal)), None)

    def move(self, move: Move) -> None:
        """Move one end of the tag at the caret."""
        item, desk = self.tag_here(), self._view.desk
        if item is None:
            is_proposed = bool(self._view.tags_here())
            step = desk.with_keys("Accept the proposal with {} first.", Command.ACCEPT_PROPOSAL)
            desk.tell("There is no tag here whose ends could be moved.", step if is_proposed else "")
            return
        stretch = moved(self._view.text.blocks, (item.start, item.end), move)
        if stretch == (item.start, item.end):
            desk.tell("The tag cannot be moved further that way.", "It holds one word or more of its source.")
        else:
            self.put(item, stretch, move.edge)

    def put(self, item: Interval[Tag], stretch: Stretch, edge: Edge) -> None:
        """Let a tag reach over this stretch, and show the end that was moved."""
        view, source = self._view, self._view.source
        if source is None:
            return
        span = span_of(source, view.text.blocks.text, *stretch)
        if view.desk.attempt(lambda: self._store(item.value, span)):
            caret = min(max(view.text.caret, span.start), span.end - 1)
            view.stand_at(caret, same_tag(item.value))
            view.text.reveal(
                *((span.start, span.start + 1) if edge is Edge.START else (span.end - 1, span.end))
            )

    def _store(self, tag: Tag, span: Span) -> bool:
        session = self._view.desk.session
        if isinstance(tag, Mention):
            move_mention(session, tag.id, span)
        elif isinstance(tag, Passage):
            move_evidence(session, tag.fact, tag.evidence, span)
        elif isinstance(tag, Memo):
            move_memo(session, tag.id, span)
        return True


def same_tag(tag: Tag) -> Callable[[Tag], bool]:
    """Return a test that knows a tag again after it was changed."""
    if isinstance(tag, Mention | Memo):
        return lambda other: isinstance(other, type(tag)) and other.id == tag.id
    return lambda other: other == tag

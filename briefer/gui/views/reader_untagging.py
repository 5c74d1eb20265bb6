"""Removing what is tagged at the caret: a mention, a note, a passage of a fact once it was asked about."""

from PySide6.QtCore import QObject

from briefer.commands.mentions import untag
from briefer.gui.bus import NoticeKind
from briefer.gui.views.reader_keys import Command
from briefer.gui.views.reader_notes import ReaderNotes
from briefer.gui.views.reader_page import ReaderPage
from briefer.gui.views.reader_tagging import remove_passage
from briefer.gui.views.reader_tags import Passage, Tag, mentions_in
from briefer.gui.wording import shortened
from briefer.model.actors import Mention
from briefer.model.memos import Memo
from briefer.model.proposals import ProposedMention

_SHOWN = 40


class ReaderUntagging(QObject):
    """Removes tags of the text that is read."""

    def __init__(self, view: ReaderPage, notes: ReaderNotes) -> None:
        """Remove tags of this view's text."""
        super().__init__(view)
        self._view = view
        self._notes = notes
        self._doomed: Passage | None = None
        view.caret_moved.connect(self._forget)

    def untag(self) -> None:
        """Remove the tag at the caret, the current one first; a passage of a fact only when asked again."""
        tag = self._tag_here()
        if isinstance(tag, Mention):
            self.remove(tag)
        elif isinstance(tag, Memo):
            self._notes.remove(tag)
        elif isinstance(tag, Passage):
            self._remove_passage(tag)
        else:
            desk = self._view.desk
            step = desk.with_keys("{} refuses a proposal.", Command.REFUSE_PROPOSAL) if tag else ""
            desk.tell("Nothing is tagged here.", step)

    def remove(self, mention: Mention) -> None:
        """Remove a mention; the actor stays."""
        self._view.desk.attempt(lambda: untag(self._view.desk.session, mention.id))

    def _tag_here(self) -> Tag | None:
        """Return the tag that is meant: the current one, a mention before a proposal."""
        current = self._view.current_tag()
        if current is not None and isinstance(current.value, ProposedMention):
            return next(iter(mentions_in(self._view.tags_here())), current.value)
        return current.value if current is not None else None

    def _remove_passage(self, passage: Passage) -> None:
        view = self._view
        fact = view.tags.facts.get(passage.fact) if view.tags is not None else None
        if fact is None:
            return
        named = f"{fact.label} “{shortened(fact.statement, _SHOWN)}”"
        is_last = len(fact.evidence) == 1
        if self._doomed != passage:
            what = f"{named} rests on this passage{' alone' if is_last else ''}."
            again = view.desk.with_keys("{} again", Command.UNTAG, otherwise="The same again")
            doomed = "the fact" if is_last else "the passage"
            view.desk.tell(what, f"{again} removes {doomed}; undo brings it back.")
            self._doomed = passage
        elif view.desk.attempt(lambda: remove_passage(view.desk.session, fact, passage.evidence)):
            done = f"{named} is {'removed' if is_last else 'without this passage'}."
            view.desk.tell(done, "", NoticeKind.DONE)

    def _forget(self) -> None:
        self._doomed = None

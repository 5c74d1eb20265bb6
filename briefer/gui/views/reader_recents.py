"""Tagging again: the actors tagged last with one key, those tagged lately by digit."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from briefer.commands.mentions import tag_mention
from briefer.gui.views.reader_keys import Command
from briefer.gui.views.reader_page import ReaderPage
from briefer.gui.views.reader_subject import mention_to_change, span_to_tag
from briefer.gui.views.reader_tagging import set_actors
from briefer.gui.views.reader_words import names_of
from briefer.gui.views.recent_popup import RecentPopup
from briefer.gui.views.recent_tags import RecentTags, Tagged
from briefer.gui.wording import shortened
from briefer.model.actors import Actor, Mention
from briefer.model.spans import Span
from briefer.store import queries

_SHOWN = 40


class ReaderRecents(QObject):
    """Knows who was tagged on this page, and tags them again."""

    def __init__(self, view: ReaderPage) -> None:
        """Tag in the text of this view."""
        super().__init__(view)
        self._view = view
        self._tags = RecentTags()
        self._asked: tuple[Span, Mention | None] | None = None
        self.popup = RecentPopup(view)
        self.popup.picked.connect(self._tag)
        self.popup.closed.connect(view.text.setFocus)

    @property
    def actors(self) -> Tagged:
        """The actors tagged, each once, the one tagged last first."""
        return self._tags.actors

    def note(self, actors: Tagged) -> None:
        """Take these as the actors tagged last."""
        self._tags = self._tags.noted(actors)

    def last(self) -> Tagged:
        """Return the actors of the last tag that are still there."""
        return next(iter(self._known()), ())

    def repeat(self) -> None:
        """Tag the selection or word with the actors tagged last."""
        view, actors = self._view, self.last()
        mention, span = mention_to_change(view), span_to_tag(view)
        if not actors:
            self._tell_none()
        elif mention is not None and view.tags is not None:
            names, words = names_of(mention.actors, view.tags), shortened(mention.span.quote, _SHOWN)
            step = view.desk.with_keys("{} changes the tag, {} removes it.", Command.TAG_ACTOR, Command.UNTAG)
            view.desk.tell(f"“{words}” is tagged {names} already.", step)
        elif span is not None:
            self._asked = span, None
            self._tag(actors)

    def show(self) -> None:
        """List who was tagged lately, for the selection, the tag or the word at the caret."""
        view = self._view
        mention = mention_to_change(view)
        span = mention.span if mention is not None else span_to_tag(view)
        groups = self._known()
        if not groups:
            self._tell_none()
        elif span is not None:
            self._asked = span, mention
            view.text.reveal(span.start, span.end)
            self.popup.ask(span.quote, self._actors_of(groups), view.box_around(span.start, span.end))

    def _tag(self, actors: Tagged) -> None:
        if self._asked is None:
            return
        (span, mention), view = self._asked, self._view
        self._asked = None
        if view.desk.attempt(lambda: self._store(span, mention, actors)):
            self.note(actors)
            view.text.place(span.start, span.start)

    def _store(self, span: Span, mention: Mention | None, actors: Tagged) -> bool:
        if mention is None:
            tag_mention(self._view.desk.session, span, actors)
        else:
            set_actors(self._view.desk.session, mention, (*mention.actors, *actors))
        return True

    def _known(self) -> tuple[Tagged, ...]:
        known = self._view.tags.actors if self._view.tags is not None else ()
        return self._tags.known(known, queries.merged_roots(self._view.desk.session))

    def _actors_of(self, groups: Sequence[Tagged]) -> list[tuple[Actor, ...]]:
        known = self._view.tags.actors if self._view.tags is not None else {}
        return [tuple(known[key] for key in group) for group in groups]

    def _tell_none(self) -> None:
        step = self._view.desk.with_keys("Tag an actor with {} first.", Command.TAG_ACTOR)
        self._view.desk.tell("No tag was made yet that could be repeated.", step)

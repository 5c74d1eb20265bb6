"""The reader: a source's text, and the tags made in it with keys and mouse."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from briefer.gui.bus import Target
from briefer.gui.desk import Desk
from briefer.gui.views.actor_popup import ActorPopup, Asked, Pick
from briefer.gui.views.edge_dragging import EdgeDragging
from briefer.gui.views.hint_mode import HintMode
from briefer.gui.views.reader_edges import Move
from briefer.gui.views.reader_hiding import ReaderHiding
from briefer.gui.views.reader_keys import Command, Press, bindings
from briefer.gui.views.reader_menu import Scene, entries, show_menu
from briefer.gui.views.reader_notes import ReaderNotes
from briefer.gui.views.reader_page import ReaderPage
from briefer.gui.views.reader_proposing import Proposing
from briefer.gui.views.reader_recents import ReaderRecents
from briefer.gui.views.reader_subject import (
    kind_proposed,
    mention_to_change,
    proposed_here,
    span_to_tag,
)
from briefer.gui.views.reader_tagging import apply_pick, thing_meant
from briefer.gui.views.reader_tags import Passage, facts_in
from briefer.gui.views.reader_untagging import ReaderUntagging
from briefer.gui.views.selection_bar import SelectionBar
from briefer.gui.views.tag_edges import MOVES, TagEdges
from briefer.model.actors import Mention
from briefer.model.ids import ActorId, FactId
from briefer.model.memos import Memo
from briefer.model.spans import Span


class ReaderView(ReaderPage):
    """Reads and tags one source at a time.

    `fact_requested` and `evidence_requested` carry the Span a fact is to rest on, `evidence_repeated` one for
    the fact used last, `send_requested` the FactId that is to go to a section of the brief,
    `everywhere_requested` the Actor all of whose places are to be shown, whose id is 0 where it stands for
    words that nobody has.
    """

    fact_requested = Signal(object)
    evidence_requested = Signal(object)
    evidence_repeated = Signal(object)
    send_requested = Signal(object)
    everywhere_requested = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(desk, parent)
        self._asked: tuple[Span, Mention | None] | None = None
        self.proposing = Proposing(self)
        self._bar = SelectionBar(self)
        self._popup = ActorPopup(self)
        self.hiding = ReaderHiding(self)
        self._recents, self._edges, self.notes = ReaderRecents(self), TagEdges(self), ReaderNotes(self)
        self._untagging, self._hints = ReaderUntagging(self, self.notes), HintMode(self)
        EdgeDragging(self, self._edges)
        self.text.pressed.connect(self.run)
        self.text.marked.connect(self._show_bar)
        self.text.menu_wanted.connect(self._show_menu)
        self.text.fold_pressed.connect(self.hiding.show_here)
        self.caret_moved.connect(self._caret_left)
        self.text.verticalScrollBar().valueChanged.connect(self._bar.hide)
        self._bar.chosen.connect(lambda command: self.run(Press(command)))
        self._popup.picked.connect(self._apply)
        self._popup.closed.connect(self.text.setFocus)
        desk.keyboard.changed.connect(self._take_keys)
        self._take_keys()
        self._deeds = self._all_deeds()

    def run(self, press: Press) -> None:
        """Do what a key or a button asks for."""
        self._bar.hide()
        if self.source is not None:
            self._deeds[press.command](press)

    # Actors

    def tag_actor(self) -> None:
        """Ask which actor the selection, else the tag, proposal or word at the caret means."""
        mention = mention_to_change(self)
        span = mention.span if mention is not None else span_to_tag(self)
        if span is None:
            self._tell_no_word("There is no word to tag here.")
        else:
            self.ask_actor(span, mention)

    def change_tag(self, mention: Mention) -> None:
        """Ask which actor a mention means besides, or instead of, those it is tagged with."""
        self.ask_actor(mention.span, mention)

    def tag_pinned(self, digit: int) -> None:
        """Tag the selection or word with the actor pinned to this digit; a tag that is there gets it too."""
        actors = self.tags.actors.values() if self.tags is not None else ()
        actor = next((it for it in actors if it.pin == digit), None)
        mention = mention_to_change(self)
        span = mention.span if mention is not None else span_to_tag(self)
        if actor is None:
            self.desk.tell(f"No actor is pinned to {digit}.", "Pin one in the list of actors.")
        elif span is not None:
            self._asked = span, mention
            self._apply(Pick(actor.id, actor.name, actor.kind))

    def repeat_tag(self) -> None:
        """Tag the selection or word with the actors tagged last."""
        self._recents.repeat()

    def show_recent(self) -> None:
        """List who was tagged lately, each to be tagged again by a digit."""
        self._recents.show()

    def remove_tag(self, mention: Mention) -> None:
        """Remove a mention; the actor stays."""
        self._untagging.remove(mention)

    # Proposals, of which `proposing` does the rest

    def note_tagged(self, actors: tuple[ActorId, ...]) -> None:
        """Offer these actors first from now on, and repeat them when the last tag is repeated."""
        self._recents.note(actors)

    def tag_everywhere(self) -> None:
        """Ask for all places of what stands at the caret: the tag, proposal, selected words or word."""
        span, current = span_to_tag(self), self.current_tag()
        if self.tags is None or span is None:
            self._tell_no_word("There is no word here to look for.")
        else:
            tag = current.value if current is not None and self.selection() is None else None
            self.everywhere_requested.emit(thing_meant(tag, span.quote, self.tags.actors))

    # Facts

    def request_fact(self) -> None:
        """Ask for a fact that rests on the selection, else on the sentence."""
        self._request(self.fact_requested)

    def request_evidence(self) -> None:
        """Ask for a fact that the selection, else the sentence, is to be evidence of."""
        self._request(self.evidence_requested)

    def repeat_evidence(self) -> None:
        """Ask for the selection, else the sentence, to be evidence of the fact that was used last."""
        self._request(self.evidence_repeated)

    def request_send(self) -> None:
        """Ask for a section of the brief for the fact at the caret, else for one of the sentence."""
        fact = self._fact_here()
        if fact is None:
            step = self.desk.with_keys("State one with {}.", Command.REQUEST_FACT)
            self.desk.tell("No fact rests on these words.", step)
        else:
            self.send_requested.emit(fact)

    def send_fact(self, fact: FactId) -> None:
        """Ask for a section of the brief for this fact."""
        self.send_requested.emit(fact)

    def show_fact(self, fact: FactId) -> None:
        """Show a fact where facts are edited."""
        self.desk.point(Target(fact=fact))

    def copy(self) -> None:
        """Copy the selected words as the source has them."""
        self.text.copy()

    # Notes

    def write_note(self) -> None:
        """Write a note on the selection, else on the sentence."""
        self.notes.write()

    def edit_note(self, memo: Memo) -> None:
        """Show a note and let it be written anew."""
        self.notes.edit(memo)

    def remove_note(self, memo: Memo) -> None:
        """Remove a note; undo brings it back."""
        self.notes.remove(memo)

    # Behind the keys

    def _all_deeds(self) -> dict[Command, Callable[[Press], None]]:
        """Return what each command does."""
        return {
            Command.NEXT_SENTENCE: lambda press: self.next_sentence(extend=press.extends),
            Command.PREVIOUS_SENTENCE: lambda press: self.previous_sentence(extend=press.extends),
            Command.NEXT_WORD: lambda press: self.move_word(1, extend=press.extends),
            Command.PREVIOUS_WORD: lambda press: self.move_word(-1, extend=press.extends),
            Command.NEXT_NAME: lambda _: self.move_name(1),
            Command.PREVIOUS_NAME: lambda _: self.move_name(-1),
            Command.TAG_ACTOR: lambda _: self.tag_actor(),
            Command.TAG_PINNED: lambda press: self.tag_pinned(press.digit),
            Command.REPEAT_TAG: lambda _: self.repeat_tag(),
            Command.SHOW_RECENT: lambda _: self.show_recent(),
            Command.UNTAG: lambda _: self._untagging.untag(),
            Command.ACCEPT_PROPOSAL: lambda _: self._decide(self.proposing.take_first),
            Command.REFUSE_PROPOSAL: lambda _: self._decide(self.proposing.turn_down_first),
            Command.CYCLE_TAGS: lambda _: self.cycle_tags(),
            Command.TAG_EVERYWHERE: lambda _: self.tag_everywhere(),
            Command.REQUEST_FACT: lambda _: self.request_fact(),
            Command.REQUEST_EVIDENCE: lambda _: self.request_evidence(),
            Command.REPEAT_EVIDENCE: lambda _: self.repeat_evidence(),
            Command.REQUEST_SEND: lambda _: self.request_send(),
            Command.WRITE_NOTE: lambda _: self.write_note(),
            Command.SHOW_HINTS: lambda _: self._hints.turn(),
            **{command: partial(self._move_edge, move) for command, move in MOVES.items()},
        }

    def _decide(self, decision: Callable[..., None]) -> None:
        """Decide on what is proposed at the caret, and let go of its words, so that F means the sentence.

        On the line of a hidden passage, that is shown again.
        """
        if self.hiding.show_here():
            return
        proposals, names = proposed_here(self)
        decision(proposals, names)
        starts = [it.start for it in proposals] + [it.start for it in names]
        if self.selection() is not None and starts:
            self.text.place(starts[0], starts[0])

    def _move_edge(self, move: Move, _press: Press) -> None:
        self._edges.move(move)

    def ask_actor(self, span: Span, mention: Mention | None, first: tuple[ActorId, ...] = ()) -> None:
        """Ask who is meant by these words, or by a tag, with some actors at the top."""
        if self.tags is None:
            return
        self._bar.hide()
        self._asked = span, mention
        actors = self.tags.actors
        tagged = tuple(actors[key] for key in mention.actors) if mention is not None else ()
        known, kind = tuple(actors.values()), kind_proposed(self, span)
        asked = Asked(span.quote, known, self._recents.actors, tagged, first, kind)
        self.text.reveal(span.start, span.end)
        self._popup.ask(asked, self.box_around(span.start, span.end))

    def _apply(self, pick: Pick) -> None:
        if self._asked is not None:
            span, mention = self._asked
            actors = self.desk.attempt(lambda: apply_pick(self.desk.session, span, mention, pick))
            if actors is not None:
                self._tagged(actors, span)
                if pick.actor is None:
                    self.proposing.warn_of(pick.name)

    def _tagged(self, actors: tuple[ActorId, ...], span: Span) -> None:
        """Note what was tagged, and let go of the selection, so that the tag can be seen."""
        self._recents.note(actors)
        self.text.place(span.start, span.start)

    def _fact_here(self) -> FactId | None:
        current, sentence = self.current_tag(), self.sentence()
        if current is not None and isinstance(current.value, Passage):
            return current.value.fact
        around = self.tags.over(sentence.start, sentence.end) if self.tags and sentence else ()
        return next(iter(facts_in((*self.tags_here(), *around))), None)

    def _request(self, signal: SignalInstance) -> None:
        span = self.span()
        if span is None:
            step = self.desk.with_keys(
                "Go to one with {} and {}.", Command.NEXT_SENTENCE, Command.PREVIOUS_SENTENCE
            )
            self.desk.tell("There is no sentence here.", step)
        else:
            signal.emit(span)

    def _take_keys(self) -> None:
        """Act on the keys that are in use, and name them."""
        keymap = self.desk.keyboard.keymap
        self.text.commands = bindings(keymap)
        self._bar.show_keys(keymap)

    def _tell_no_word(self, what: str) -> None:
        step = self.desk.with_keys(
            "Go to one with {} and {}, or select some words.",
            *(Command.PREVIOUS_WORD, Command.NEXT_WORD),
            otherwise="Select some words.",
        )
        self.desk.tell(what, step)

    def _caret_left(self) -> None:
        if self.text.anchor == self.text.caret:
            self._bar.hide()

    def _show_bar(self) -> None:
        selected = self.selection()
        if selected is not None:
            self._bar.show_beside(self.box_around(selected.start, selected.end), above=True)

    def _show_menu(self, place: QPoint) -> None:
        if self.tags is None:
            return
        self._bar.hide()
        span = span_to_tag(self)
        words = span.quote if span is not None else ""
        is_selected = self.selection() is not None
        keymap = self.desk.keyboard.keymap
        scene = Scene(self.tags, self.tags_here(), words, self._recents.last(), is_selected, keymap)
        show_menu(self, tuple(entries(scene, self)), place)

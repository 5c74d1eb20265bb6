"""The reader: a source's text, and the tags made in it with keys and mouse."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from briefer.commands.mentions import accept_proposals, refuse_proposal, tag_mention, untag
from briefer.gui.bus import NoticeKind, Target
from briefer.gui.desk import Desk
from briefer.gui.views.actor_popup import ActorPopup, Asked, Pick
from briefer.gui.views.reader_keys import KEYS, Command, Press
from briefer.gui.views.reader_menu import Scene, entries, show_menu
from briefer.gui.views.reader_page import ReaderPage
from briefer.gui.views.reader_tagging import apply_pick, remove_passage
from briefer.gui.views.reader_tags import Passage, facts_in, mentions_in, proposals_in
from briefer.gui.views.reader_words import names_of
from briefer.gui.views.selection_bar import SelectionBar
from briefer.gui.wording import shortened
from briefer.model.actors import Mention
from briefer.model.ids import ActorId, FactId
from briefer.model.proposals import ProposedMention
from briefer.model.spans import Span, span_of
from briefer.text.words import without_possessive

Outcome = TypeVar("Outcome")

_RECENT = 12
_SHOWN = 40


class ReaderView(ReaderPage):
    """Reads and tags one source at a time.

    `fact_requested` and `evidence_requested` carry the Span a fact is to rest on, `evidence_repeated` one for
    the fact used last, `send_requested` the FactId that is to go to a section of the brief.
    """

    fact_requested = Signal(object)
    evidence_requested = Signal(object)
    evidence_repeated = Signal(object)
    send_requested = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(desk, parent)
        self._recent: tuple[ActorId, ...] = ()
        self._repeats: tuple[ActorId, ...] = ()
        self._asked: tuple[Span, Mention | None] | None = None
        self._doomed: Passage | None = None
        self._bar = SelectionBar(self)
        self._popup = ActorPopup(self)
        self.text.pressed.connect(self.run)
        self.text.marked.connect(self._show_bar)
        self.text.menu_wanted.connect(self._show_menu)
        self.caret_moved.connect(self._caret_left)
        self.text.verticalScrollBar().valueChanged.connect(self._bar.hide)
        self._bar.chosen.connect(lambda command: self.run(Press(command)))
        self._popup.picked.connect(self._apply)
        self._popup.closed.connect(self.text.setFocus)
        self._deeds: dict[Command, Callable[[Press], None]] = {
            Command.NEXT_SENTENCE: lambda press: self.next_sentence(extend=press.extends),
            Command.PREVIOUS_SENTENCE: lambda press: self.previous_sentence(extend=press.extends),
            Command.NEXT_WORD: lambda press: self.move_word(1, extend=press.extends),
            Command.PREVIOUS_WORD: lambda press: self.move_word(-1, extend=press.extends),
            Command.NEXT_NAME: lambda _: self.move_name(1),
            Command.PREVIOUS_NAME: lambda _: self.move_name(-1),
            Command.TAG_ACTOR: lambda _: self.tag_actor(),
            Command.TAG_PINNED: lambda press: self.tag_pinned(press.digit),
            Command.REPEAT_TAG: lambda _: self.repeat_tag(),
            Command.UNTAG: lambda _: self.untag(),
            Command.ACCEPT_PROPOSAL: lambda _: self.accept_proposal(),
            Command.REFUSE_PROPOSAL: lambda _: self.refuse_proposal(),
            Command.CYCLE_TAGS: lambda _: self.cycle_tags(),
            Command.REQUEST_FACT: lambda _: self.request_fact(),
            Command.REQUEST_EVIDENCE: lambda _: self.request_evidence(),
            Command.REPEAT_EVIDENCE: lambda _: self.repeat_evidence(),
            Command.REQUEST_SEND: lambda _: self.request_send(),
        }

    def run(self, press: Press) -> None:
        """Do what a key or a button asks for."""
        self._bar.hide()
        if self.source is not None:
            self._deeds[press.command](press)

    # Actors

    def tag_actor(self) -> None:
        """Ask which actor the selection, else the tag, proposal or word at the caret means."""
        mention = self._mention_to_change()
        span = mention.span if mention is not None else self._span_to_tag()
        if span is None:
            self.desk.tell("There is no word to tag here.", "Go to one with ← and →, or select some words.")
        else:
            self._ask(span, mention)

    def change_tag(self, mention: Mention) -> None:
        """Ask which actor a mention means besides, or instead of, those it is tagged with."""
        self._ask(mention.span, mention)

    def tag_pinned(self, digit: int) -> None:
        """Tag the selection or word with the actor pinned to this digit; a tag that is there gets it too."""
        actors = self.tags.actors.values() if self.tags is not None else ()
        actor = next((it for it in actors if it.pin == digit), None)
        mention = self._mention_to_change()
        span = mention.span if mention is not None else self._span_to_tag()
        if actor is None:
            self.desk.tell(f"No actor is pinned to {digit}.", "Pin one in the list of actors.")
        elif span is not None:
            self._asked = span, mention
            self._apply(Pick(actor.id, actor.name, actor.kind))

    def repeat_tag(self) -> None:
        """Tag the selection or word with the actors tagged last."""
        mention, actors = self._mention_to_change(), self._repeatable()
        span = self._span_to_tag()
        if not actors:
            self.desk.tell("No tag was made yet that could be repeated.", "Tag an actor with A first.")
        elif mention is not None and self.tags is not None:
            names, words = names_of(mention.actors, self.tags), shortened(mention.span.quote, _SHOWN)
            self.desk.tell(f"“{words}” is tagged {names} already.", "A changes the tag, U removes it.")
        elif span is not None:
            mention_id = self._attempt(lambda: tag_mention(self.desk.session, span, actors))
            if mention_id is not None:
                self._tagged(actors, span)

    def untag(self) -> None:
        """Remove the tag at the caret; a passage of a fact only when asked a second time."""
        current, here = self.current_tag(), self.tags_here()
        if current is not None and isinstance(current.value, Passage):
            self._remove_passage(current.value)
        elif mentions := mentions_in((current,) if current is not None else ()) or mentions_in(here):
            self.remove_tag(mentions[0])
        elif here and isinstance(here[0].value, Passage):
            self._remove_passage(here[0].value)
        else:
            self.desk.tell("Nothing is tagged here.", "Backspace refuses a proposal." if here else "")

    def remove_tag(self, mention: Mention) -> None:
        """Remove a mention; the actor stays."""
        self._attempt(lambda: untag(self.desk.session, mention.id))

    # Proposals

    def accept_proposal(self) -> None:
        """Accept the proposal at the caret."""
        if proposals := self._proposals_here():
            self.accept(proposals[:1])
        else:
            self.desk.tell("Nothing is proposed here.", "The next name or proposal is a full stop (.) away.")

    def accept(self, proposals: Sequence[ProposedMention]) -> None:
        """Tag these proposals in one step."""
        source = self.source
        if source is None:
            return
        made = self._attempt(lambda: accept_proposals(self.desk.session, source, proposals))
        if made is not None:
            self._note_actors(tuple(dict.fromkeys(item.actor for item in proposals)))
            if len(made) > 1:
                self.desk.tell(f"{len(made):,} proposals are tagged.", "Undo takes them all back.")

    def accept_all(self, actor: ActorId) -> None:
        """Tag all that is proposed for this actor in the source, in one step."""
        if self.tags is not None:
            self.accept(self.tags.all_proposals(actor))

    def refuse_proposal(self) -> None:
        """Refuse the proposal at the caret for good."""
        if proposals := self._proposals_here():
            self.refuse(proposals[0])
        else:
            self.desk.tell("Nothing is proposed here.", "U removes a tag.")

    def refuse(self, proposal: ProposedMention) -> None:
        """Refuse a proposal, so that it is not made again."""
        source = self.source
        if source is not None:
            self._attempt(lambda: refuse_proposal(self.desk.session, source, proposal))

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
            self.desk.tell(
                "No fact rests on these words.", f"State one with {KEYS[Command.REQUEST_FACT][0]}."
            )
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

    # Behind the keys

    def _ask(self, span: Span, mention: Mention | None) -> None:
        if self.tags is None:
            return
        self._bar.hide()
        self._asked = span, mention
        actors = self.tags.actors
        tagged = tuple(actors[key] for key in mention.actors) if mention is not None else ()
        asked = Asked(span.quote, tuple(actors.values()), self._recent, tagged)
        self.text.reveal(span.start, span.end)
        self._popup.ask(asked, self._box(span.start, span.end))

    def _apply(self, pick: Pick) -> None:
        if self._asked is not None:
            span, mention = self._asked
            actors = self._attempt(lambda: apply_pick(self.desk.session, span, mention, pick))
            if actors is not None:
                self._tagged(actors, span)

    def _attempt(self, run: Callable[[], Outcome]) -> Outcome | None:
        """Return what a command returns, None after a fault; what it changes is the reader's own doing."""
        self._is_own_step = True
        try:
            return self.desk.attempt(run)
        finally:
            self._is_own_step = False

    def _tagged(self, actors: tuple[ActorId, ...], span: Span) -> None:
        """Note what was tagged, and let go of the selection, so that the tag can be seen."""
        self._note_actors(actors)
        self.text.place(span.start, span.start)

    def _note_actors(self, actors: tuple[ActorId, ...]) -> None:
        self._repeats = actors
        self._recent = tuple(dict.fromkeys((*actors, *self._recent)))[:_RECENT]

    def _repeatable(self) -> tuple[ActorId, ...]:
        known = self.tags.actors if self.tags is not None else {}
        return tuple(key for key in self._repeats if key in known)

    def _mention_to_change(self) -> Mention | None:
        """Return the mention that just the selection, or the caret, stands on."""
        here = mentions_in(self.tags_here())
        if self.selection() is not None:
            span = self._span_to_tag()
            return next((it for it in here if it.span == span), None)
        current = self.current_tag()
        if current is None or isinstance(current.value, ProposedMention):
            return None
        return current.value if isinstance(current.value, Mention) else next(iter(here), None)

    def _span_to_tag(self) -> Span | None:
        """Return the selection, else the proposal or word at the caret, without a possessive's ending."""
        selected, proposals = self.selection(), self._proposals_here()
        if selected is None and proposals:
            stretch = (proposals[0].start, proposals[0].end)
        elif span := selected or self.word_at_caret:
            stretch = without_possessive(self.text.blocks.text, span.start, span.end)
        else:
            return None
        return span_of(self.source, self.text.blocks.text, *stretch) if self.source is not None else None

    def _proposals_here(self) -> tuple[ProposedMention, ...]:
        """Return the proposals at the caret, the current one first."""
        current = self.current_tag()
        here = self.tags_here()
        return proposals_in((current, *here) if current is not None else here)

    def _fact_here(self) -> FactId | None:
        current, sentence = self.current_tag(), self.sentence()
        if current is not None and isinstance(current.value, Passage):
            return current.value.fact
        around = self.tags.over(sentence.start, sentence.end) if self.tags and sentence else ()
        return next(iter(facts_in((*self.tags_here(), *around))), None)

    def _remove_passage(self, passage: Passage) -> None:
        fact = self.tags.facts.get(passage.fact) if self.tags is not None else None
        if fact is None:
            return
        named = f"{fact.label} “{shortened(fact.statement, _SHOWN)}”"
        is_last = len(fact.evidence) == 1
        if self._doomed != passage:
            what = f"{named} rests on this passage{' alone' if is_last else ''}."
            self.desk.tell(
                what, f"U again removes {'the fact' if is_last else 'the passage'}; undo brings it back."
            )
            self._doomed = passage
        elif self._attempt(lambda: remove_passage(self.desk.session, fact, passage.evidence)):
            self.desk.tell(
                f"{named} is {'removed' if is_last else 'without this passage'}.", "", NoticeKind.DONE
            )

    def _request(self, signal: SignalInstance) -> None:
        span = self.span()
        if span is None:
            self.desk.tell("There is no sentence here.", "Go to one with J and K.")
        else:
            signal.emit(span)

    def _caret_left(self) -> None:
        self._doomed = None
        if self.text.anchor == self.text.caret:
            self._bar.hide()

    def _show_bar(self) -> None:
        selected = self.selection()
        if selected is not None:
            self._bar.show_beside(self._box(selected.start, selected.end), above=True)

    def _show_menu(self, place: QPoint) -> None:
        if self.tags is None:
            return
        self._bar.hide()
        span = self._span_to_tag()
        words = span.quote if span is not None else ""
        is_selected = self.selection() is not None
        scene = Scene(self.tags, self.tags_here(), words, self._repeatable(), is_selected)
        show_menu(self, tuple(entries(scene, self)), place)

    def _box(self, start: int, end: int) -> QRect:
        """Return the rectangle around what is in view of a stretch, in this view's coordinates."""
        view = self.text.viewport()
        box = self.text.box_of(start, end) or self.text.cursorRect()
        return box.intersected(view.rect()).translated(view.mapTo(self, QPoint(0, 0)))

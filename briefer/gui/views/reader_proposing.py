"""What the reader does with proposals: accepts and refuses mentions, makes actors, dismisses names."""

from collections.abc import Sequence
from typing import Protocol

from briefer.commands.mentions import accepting, refuse_proposal
from briefer.commands.names import dismiss_name, make_actor_at
from briefer.gui.desk import Desk
from briefer.gui.views.reader_keys import Command
from briefer.gui.wording import shortened
from briefer.gui.working import of
from briefer.model.actors import Mention
from briefer.model.ids import ActorId, SourceId
from briefer.model.proposals import ProposedMention, ProposedName
from briefer.model.spans import Span
from briefer.store import queries
from briefer.text.lookalikes import doubts_about

_SHOWN = 40


class Reader(Protocol):
    """What of the reader is needed here."""

    desk: Desk
    source: SourceId | None

    def ask_actor(self, span: Span, mention: Mention | None, first: tuple[ActorId, ...] = ()) -> None:
        """Ask who is meant, with these actors at the top."""

    def note_tagged(self, actors: tuple[ActorId, ...]) -> None:
        """Offer these actors first from now on."""


class Proposing:
    """Decides on what is proposed in the text of one reader."""

    def __init__(self, reader: Reader) -> None:
        """Act for this reader."""
        self._reader = reader
        self._desk = reader.desk

    def take_first(self, proposals: Sequence[ProposedMention], names: Sequence[ProposedName]) -> None:
        """Accept the first of the proposals, ask where it names one of several actors, else make an actor."""
        if proposals:
            self.accept_or_ask(proposals[0])
        elif names:
            self.make_actor(names[0])
        else:
            step = self._desk.with_keys("{} goes to the next name or proposal.", Command.NEXT_NAME)
            self._desk.tell("Nothing is proposed here.", step)

    def turn_down_first(self, proposals: Sequence[ProposedMention], names: Sequence[ProposedName]) -> None:
        """Refuse the first of the proposals for good, else dismiss the first of the names."""
        if proposals:
            self.refuse(proposals[0])
        elif names:
            self.dismiss(names[0])
        else:
            step = self._desk.with_keys("{} removes a tag.", Command.UNTAG)
            self._desk.tell("Nothing is proposed here.", step)

    def accept_or_ask(self, proposal: ProposedMention) -> None:
        """Tag what is proposed; where another actor goes by the same words, ask which of them is meant."""
        source = self._reader.source
        if source is None:
            return
        rivals = self._desk.names.rivals(source, proposal)
        if rivals:
            known = self._desk.names.knowledge().actors
            meant = {key for it in (proposal, *rivals) for key in it.actors}
            actors = tuple(sorted(meant, key=lambda key: known[key].name))
            span = Span(source, proposal.start, proposal.end, proposal.quote)
            self._reader.ask_actor(span, None, actors)
        else:
            self.accept((proposal,))

    def accept(self, proposals: Sequence[ProposedMention]) -> None:
        """Tag these proposals, undone as one."""
        source = self._reader.source
        if source is None:
            return

        def note() -> None:
            for actors in dict.fromkeys(it.actors for it in proposals):
                self._reader.note_tagged(actors)
            if len(proposals) > 1:
                self._desk.tell(f"{len(proposals):,} proposals are tagged.", "Undo takes them all back.")

        steps = accepting(self._desk.session, source, proposals)
        self._desk.write("Tagging", of(len(proposals), steps), note)

    def accept_all(self, actor: ActorId) -> None:
        """Tag all that is proposed for this actor in the source, but for names that another shares."""
        source = self._reader.source
        if source is None:
            return
        if found := self._desk.names.proposals_of(source, actor):
            self.accept(found)
        else:
            step = self._desk.with_keys("Decide on each with {}.", Command.ACCEPT_PROPOSAL)
            self._desk.tell("All that is left is also another’s name.", step)

    def refuse(self, proposal: ProposedMention) -> None:
        """Refuse a proposal, so that it is not made again."""
        source = self._reader.source
        if source is not None:
            self._desk.attempt(lambda: refuse_proposal(self._desk.session, source, proposal))

    def make_actor(self, name: ProposedName) -> None:
        """Make an actor of a name nobody knows yet, with the kind that is guessed, and tag this place."""
        source = self._reader.source
        if source is None:
            return
        span = Span(source, name.start, name.end, name.quote)
        made = self._desk.attempt(lambda: make_actor_at(self._desk.session, span, name))
        if made is not None:
            self._reader.note_tagged((made,))
            self.warn_of(queries.actor(self._desk.session, made).name)

    def dismiss(self, name: ProposedName) -> None:
        """Propose no actor for these words any more, in any source."""

        def dismiss() -> None:
            dismiss_name(self._desk.session, name.quote)
            words = shortened(name.quote, _SHOWN)
            self._desk.tell(f"“{words}” is dismissed as a name.", "Undo brings it back.")

        self._desk.attempt(dismiss)

    def warn_of(self, name: str) -> None:
        """Say what is odd about the name of an actor that was just made, if anything is."""
        if said := " ".join(doubts_about(name)):
            here = "Correct it in the list of actors"
            step = self._desk.keyboard.keymap.say(here + ", or undo with {}.", "undo", otherwise=here + ".")
            self._desk.tell(said, step)

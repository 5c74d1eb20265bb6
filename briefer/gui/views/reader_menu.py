"""What the reader's context menu offers at a place."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from briefer.gui.keymap import KeyMap, shown_keys
from briefer.gui.views.reader_keys import USUAL, Command
from briefer.gui.views.reader_proposing import Proposing
from briefer.gui.views.reader_tags import (
    SourceTags,
    Tag,
    facts_in,
    memos_in,
    mentions_in,
    names_proposed_in,
    proposals_in,
)
from briefer.gui.views.reader_words import names_of
from briefer.gui.wording import menu_text, shortened, word
from briefer.model.actors import Mention
from briefer.model.ids import ActorId, FactId
from briefer.model.memos import Memo
from briefer.model.proposals import ProposedMention, ProposedName
from briefer.text.intervals import Interval
from briefer.text.lookalikes import marked

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu; without `run` a line that separates."""

    text: str = ""
    keys: str = ""
    run: Callable[[], object] | None = None


class Deeds(Protocol):
    """What the menu's lines ask for."""

    proposing: Proposing

    def tag_actor(self) -> None: ...  # noqa: D102 - named as in ReaderView
    def tag_pinned(self, digit: int) -> None: ...  # noqa: D102
    def repeat_tag(self) -> None: ...  # noqa: D102
    def tag_everywhere(self) -> None: ...  # noqa: D102
    def show_recent(self) -> None: ...  # noqa: D102
    def change_tag(self, mention: Mention) -> None: ...  # noqa: D102
    def remove_tag(self, mention: Mention) -> None: ...  # noqa: D102
    def request_fact(self) -> None: ...  # noqa: D102
    def request_evidence(self) -> None: ...  # noqa: D102
    def show_fact(self, fact: FactId) -> None: ...  # noqa: D102
    def send_fact(self, fact: FactId) -> None: ...  # noqa: D102
    def write_note(self) -> None: ...  # noqa: D102
    def edit_note(self, memo: Memo) -> None: ...  # noqa: D102
    def remove_note(self, memo: Memo) -> None: ...  # noqa: D102
    def move_name(self, step: int) -> None: ...  # noqa: D102
    def copy(self) -> None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Scene:
    """The tags at the place, the words that would be tagged, the last tag's actors, the keys in use."""

    tags: SourceTags
    here: Sequence[Interval[Tag]]
    words: str
    repeats: tuple[ActorId, ...]
    is_selected: bool
    keymap: KeyMap = USUAL

    def key(self, command: Command) -> str:
        """Return the key of a command, as it is shown."""
        return self.keymap.shown(command.action)


def entries(scene: Scene, deeds: Deeds) -> Iterator[Entry]:
    """Yield the lines: what is proposed, what can be tagged, what is tagged, facts, notes, ways on."""
    for proposal in proposals_in(scene.here):
        yield from _of_proposal(proposal, scene, deeds.proposing)
    for name in names_proposed_in(scene.here):
        yield from _of_name(name, scene, deeds.proposing)
    mentions = mentions_in(scene.here)
    # On words that are tagged already, asking who is meant and changing the tag is the same.
    is_tagged = len(mentions) == 1 and mentions[0].span.quote == scene.words
    if scene.words:
        yield from _of_words(scene, deeds, is_tagged=is_tagged)
    change = scene.key(Command.TAG_ACTOR) if is_tagged else ""
    untag = scene.key(Command.UNTAG) if len(mentions) == 1 else ""
    for mention in mentions:
        words = shortened(mention.span.quote, _SHOWN)
        yield Entry(f"Change the tag of “{words}”…", change, partial(deeds.change_tag, mention))
        names = names_of(mention.actors, scene.tags)
        yield Entry(f"Untag “{words}” ({names})", untag, partial(deeds.remove_tag, mention))
    yield Entry()
    yield Entry("State a fact…", scene.key(Command.REQUEST_FACT), deeds.request_fact)
    evidence = scene.key(Command.REQUEST_EVIDENCE)
    yield Entry("Add as evidence to a fact…", evidence, deeds.request_evidence)
    yield Entry("Write a note…", scene.key(Command.WRITE_NOTE), deeds.write_note)
    for key in facts_in(scene.here):
        yield from _of_fact(key, scene, deeds)
    for memo in memos_in(scene.here):
        yield from _of_note(memo, deeds)
    yield Entry()
    yield Entry("Next name or proposal", scene.key(Command.NEXT_NAME), partial(deeds.move_name, 1))
    yield Entry("Previous name or proposal", scene.key(Command.PREVIOUS_NAME), partial(deeds.move_name, -1))
    if scene.is_selected:
        yield Entry()
        yield Entry("Copy", shown_keys(("Ctrl+C",)), deeds.copy)


def _of_proposal(proposal: ProposedMention, scene: Scene, proposing: Proposing) -> Iterator[Entry]:
    name = names_of(proposal.actors, scene.tags)
    words = shortened(proposal.quote, _SHOWN)
    accept, refuse = scene.key(Command.ACCEPT_PROPOSAL), scene.key(Command.REFUSE_PROPOSAL)
    yield Entry(f"Accept “{words}” as {name}", accept, partial(proposing.accept, (proposal,)))
    if len(proposal.actors) == 1:
        (actor,) = proposal.actors
        yield Entry(f"Accept all of {name} in this source", "", partial(proposing.accept_all, actor))
    yield Entry(f"Refuse “{words}” as {name}", refuse, partial(proposing.refuse, proposal))
    yield Entry()


def _of_name(name: ProposedName, scene: Scene, proposing: Proposing) -> Iterator[Entry]:
    words = shortened(marked(name.quote), _SHOWN)
    kind = word(name.kind).lower()
    accept, refuse = scene.key(Command.ACCEPT_PROPOSAL), scene.key(Command.REFUSE_PROPOSAL)
    yield Entry(f"Make an actor of “{words}” ({kind})", accept, partial(proposing.make_actor, name))
    yield Entry(f"Dismiss “{words}” as a name", refuse, partial(proposing.dismiss, name))
    yield Entry()


def _of_words(scene: Scene, deeds: Deeds, *, is_tagged: bool) -> Iterator[Entry]:
    words = shortened(scene.words, _SHOWN)
    if not is_tagged:
        yield Entry(f"Tag “{words}”…", scene.key(Command.TAG_ACTOR), deeds.tag_actor)
    for actor in sorted(scene.tags.actors.values(), key=lambda it: it.pin):
        if actor.pin:
            yield Entry(f"Tag as {actor.name}", str(actor.pin), partial(deeds.tag_pinned, actor.pin))
    if scene.repeats:
        names = names_of(scene.repeats, scene.tags)
        yield Entry(f"Tag again as {names}", scene.key(Command.REPEAT_TAG), deeds.repeat_tag)
        yield Entry("Tag as a recent actor…", scene.key(Command.SHOW_RECENT), deeds.show_recent)
    yield Entry(f"All places of “{words}”…", scene.key(Command.TAG_EVERYWHERE), deeds.tag_everywhere)


def _of_fact(key: FactId, scene: Scene, deeds: Deeds) -> Iterator[Entry]:
    fact = scene.tags.facts[key]
    named = f"{fact.label} “{shortened(fact.statement, _SHOWN)}”"
    yield Entry()
    yield Entry(f"Show {named}", "", partial(deeds.show_fact, key))
    send = scene.key(Command.REQUEST_SEND)
    yield Entry(f"Send {fact.label} to the brief…", send, partial(deeds.send_fact, key))


def _of_note(memo: Memo, deeds: Deeds) -> Iterator[Entry]:
    words = shortened(memo.words, _SHOWN)
    yield Entry()
    yield Entry(f"Edit the note “{words}”…", "", partial(deeds.edit_note, memo))
    yield Entry(f"Remove the note “{words}”", "", partial(deeds.remove_note, memo))


def show_menu(parent: QWidget, lines: Sequence[Entry], place: QPoint) -> QMenu:
    """Show the lines as a menu at a global position, and return it."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for line in lines:
        if line.run is None:
            menu.addSeparator()
            continue
        # A tab shows the keys without taking them: they belong to the text.
        action = menu.addAction(f"{menu_text(line.text)}\t{line.keys}" if line.keys else menu_text(line.text))
        action.triggered.connect(lambda _=False, run=line.run: run())
    menu.popup(place)
    return menu

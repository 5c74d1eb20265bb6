"""An analyst who tags what the gold tagging of a text says, by keys alone.

Eyes are allowed all that a page shows: where the caret stands, what is proposed, which letters lie on words.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pytestqt.qtbot import QtBot

from briefer.gui.models.occurrences import Place
from briefer.gui.page import SessionPage
from briefer.gui.views.reader_hints import hints
from briefer.model.actors import Actor, ActorKind
from briefer.model.proposals import ProposedMention, ProposedName
from briefer.store import queries
from tests.e2e.hands import Key
from tests.e2e.ledger import CountedHands, Purpose

Stretch = tuple[int, int]
Proposal = ProposedMention | ProposedName
FEWEST = 4
"""So many further places of a name are worth the list of all places, which takes three keys."""


@dataclass(frozen=True, slots=True)
class GoldActor:
    """An actor as it should come to be."""

    name: str
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A place that mentions one actor or more, offsets in code points."""

    start: int
    end: int
    actors: tuple[GoldActor, ...]

    @property
    def stretch(self) -> Stretch:
        return self.start, self.end


class TaggingAnalyst:
    """Goes through the proposals of a text in its order, and tags by hand what was not proposed."""

    def __init__(self, hands: CountedHands, qtbot: QtBot, gold: tuple[GoldMention, ...]) -> None:
        self._hands = hands
        self._qtbot = qtbot
        self._gold = gold

    @property
    def _page(self) -> SessionPage:
        return self._hands.page

    # What is seen

    def actors(self) -> dict[str, Actor]:
        return {actor.name: actor for actor in queries.actors(self._page.desk.session)}

    def is_done(self, mention: GoldMention) -> bool:
        named = {name.name for name in mention.actors}
        known = {actor.id: actor.name for actor in queries.actors(self._page.desk.session)}
        return any(
            (it.span.start, it.span.end) == mention.stretch and {known[key] for key in it.actors} == named
            for it in queries.mentions(self._page.desk.session)
        )

    def proposals(self) -> list[Proposal]:
        reader = self._page.reader
        assert reader.source is not None
        text = reader.text.blocks.text
        found = self._page.desk.names.of(reader.source).over(0, len(text), at_once=True)
        return sorted(found, key=lambda it: (it.start, it.end))

    def is_right(self, found: Proposal) -> bool:
        """Return whether Enter makes of a proposal just what the gold says."""
        there = [it for it in self._gold if it.stretch == (found.start, found.end)]
        known = {actor.id: actor.name for actor in self.actors().values()}
        for mention in there:
            if isinstance(found, ProposedMention):
                if {known[key] for key in found.actors} == {it.name for it in mention.actors}:
                    return True
            elif len(mention.actors) == 1:
                (actor,) = mention.actors
                if (found.quote, found.kind) == (actor.name, actor.kind) and actor.name not in known.values():
                    return True
        return False

    # What is done

    def tag_between(self, start: int, end: int) -> None:
        """Let all mentions of the gold come to be that begin between two offsets, in reading order."""
        for mention in self._gold:
            if start <= mention.start < end:
                self.tag(mention)

    def tag(self, mention: GoldMention) -> None:
        """Let one mention of the gold come to be, if it is not there already."""
        if self.is_done(mention):
            return
        right = [it for it in self.proposals() if (it.start, it.end) == mention.stretch and self.is_right(it)]
        if right:
            self._accept(right[0], mention)
        else:
            self._tag_by_hand(mention)
        assert self.is_done(mention), mention

    def _accept(self, proposal: Proposal, mention: GoldMention) -> None:
        """Go on from proposal to proposal up to this one, refuse the wrong ones before it, accept it."""
        while self._selected() != mention.stretch:
            self._hands.press(Key.Key_Period)
            if self._selected() != mention.stretch and self._is_wrong(self._selected()):
                self._hands.press(Key.Key_Backspace)
        self._hands.press(Key.Key_Return)
        self._hands.book(Purpose.PROPOSAL)
        if proposal.quote == mention.actors[0].name:
            self._tag_everywhere(mention.actors[0])

    def _tag_everywhere(self, actor: GoldActor) -> None:
        """Where an actor is named at several places more, look through them in the list of all places."""
        key = self.actors()[actor.name].id
        left = [it for it in self.proposals() if isinstance(it, ProposedMention) and it.actors == (key,)]
        plain = [it for it in left if it.quote == actor.name]
        if len(plain) < FEWEST:
            return
        self._hands.press(Key.Key_G)
        panel = self._page.occurrences
        self._qtbot.waitUntil(lambda: len(panel.model.ticked()) >= len(plain))
        wanted = {it.stretch for it in self._gold if it.actors == (actor,)}
        rows = [(row, panel.model.line(row)) for row in range(panel.model.rowCount())]
        for row, line in rows:
            if isinstance(line, Place) and line.is_ticked:
                span = line.found.span
                if (span.start, span.end) not in wanted:
                    self._untick(row)
        count = len(panel.model.ticked())
        self._hands.press(Key.Key_Return)
        self._qtbot.waitUntil(lambda: not panel.model.ticked())
        self._hands.press(Key.Key_Escape)
        self._hands.book(Purpose.PROPOSAL, count)

    def _untick(self, row: int) -> None:
        panel = self._page.occurrences
        while panel.list.currentIndex().row() != row:
            self._hands.press(Key.Key_Down if panel.list.currentIndex().row() < row else Key.Key_Up)
        self._hands.press(Key.Key_Space)

    def _tag_by_hand(self, mention: GoldMention) -> None:
        self._go_to(mention.stretch)
        groups = self._page.reader._recents._known()
        known = self.actors()
        keys = {known[it.name].id for it in mention.actors if it.name in known}
        digits = [number for number, group in enumerate(groups[:9]) if set(group) == keys]
        if len(keys) == len(mention.actors) and digits == [0]:
            self._hands.press(Key.Key_Q)
        elif len(keys) == len(mention.actors) and digits:
            self._hands.press(Key.Key_R)
            self._hands.press(Key(Key.Key_1 + digits[0]))
        else:
            for actor in mention.actors:
                self._ask(actor)
        self._hands.book(Purpose.MENTION)

    def _ask(self, actor: GoldActor) -> None:
        """Tag what is stood on with an actor, by the pop-up that asks."""
        self._hands.press(Key.Key_A)
        popup = self._page.reader._popup
        if popup._field.text() != actor.name:
            self._hands.type(actor.name)
        chosen = popup._model.row_at(popup._list.currentIndex())
        assert chosen is not None
        if chosen.actor is None:
            assert actor.name not in self.actors()
            if popup._kind.currentData() != actor.kind:
                self._hands.press(Key.Key_Tab)
                for letter in actor.kind.replace("_", " "):
                    self._hands.choose(letter)
                    if popup._kind.currentData() == actor.kind:
                        break
        else:
            assert chosen.actor.name == actor.name, (chosen, actor)
        self._hands.press(Key.Key_Return)

    # Going there

    def _selected(self) -> Stretch:
        text = self._page.reader.text
        return min(text.anchor, text.caret), max(text.anchor, text.caret)

    def _is_wrong(self, stretch: Stretch) -> bool:
        """Return whether what is proposed on these words is nothing that the gold has there."""
        return stretch not in {it.stretch for it in self._gold}

    def _go_to(self, stretch: Stretch) -> None:
        """Stand on words, or select them, in the way that takes the fewest keys."""
        cost, way = min(self._ways(stretch), key=lambda it: it[0])
        before = self._hands.pressed
        way()
        assert self._hands.pressed - before == cost, (stretch, cost, self._hands.pressed - before)

    def _ways(self, stretch: Stretch) -> Iterator[tuple[int, Callable[[], None]]]:
        """Yield the ways to some words with the keys that each takes: by proposals, by words, by letters."""
        low, high = self._selected()
        stops = sorted({(it.start, it.end) for it in self.proposals()})
        ahead = [it for it in stops if it[0] > low or (it[0] == low < it[1] and low == high)]
        if stretch in ahead:
            count = ahead.index(stretch) + 1
            yield count, lambda: self._press(Key.Key_Period, count)
        blocks = self._page.reader.text.blocks
        words = [it for number in range(len(blocks)) for it in blocks.words(number)]
        inside = [it for it in words if stretch[0] <= it[0] and it[1] <= stretch[1]]
        is_selected = len(inside) > 1 or self._is_taken(stretch) or inside[0] != stretch
        sentence = self._page.reader.sentence()
        assert sentence is not None
        goal = blocks.sentence_at(stretch[0])
        assert goal is not None
        places = [(it[0], it[1]) for it in self._sentences_to(sentence.start, goal[0])]
        turns = len(places)
        here = goal[0] if turns else low
        first = words.index(inside[0])
        steps = first - max((n for n, it in enumerate(words) if it[0] <= here), default=0)
        extra = len(inside) if is_selected else 0

        def by_words() -> None:
            self._press(Key.Key_J if goal[0] > sentence.start else Key.Key_K, turns)
            self._press(Key.Key_Right if steps > 0 else Key.Key_Left, abs(steps))
            for _ in range(extra):
                self._hands.press(Key.Key_Right, shift=True)

        yield turns + abs(steps) + extra, by_words
        in_sentence = [it for it in words if goal[0] <= it[0] < goal[1]]
        letters = {(it.start, it.end): len(it.letters) for it in hints(in_sentence, (";",))}
        led = inside[:1] + (inside[-1:] if is_selected else [])

        def by_letters() -> None:
            self._press(Key.Key_J if goal[0] > sentence.start else Key.Key_K, turns)
            self._letters(inside[0], extends=False)
            if is_selected:
                self._letters(inside[-1], extends=True)

        yield turns + sum(1 + letters[word] for word in led), by_letters

    def _sentences_to(self, here: int, goal: int) -> list[Stretch]:
        blocks = self._page.reader.text.blocks
        passed: list[Stretch] = []
        at = here
        while at != goal:
            step = blocks.sentence_after(at) if goal > at else blocks.sentence_before(at)
            assert step is not None
            passed.append(step)
            at = step[0]
        return passed

    def _is_taken(self, stretch: Stretch) -> bool:
        """Return whether something else stands at the words, so that they have to be selected."""
        tags = self._page.reader.tags
        assert tags is not None
        return any((it.start, it.end) != stretch for it in tags.over(*stretch)) or any(
            it.start < stretch[1] and it.end > stretch[0] and (it.start, it.end) != stretch
            for it in self.proposals()
        )

    def _letters(self, word: Stretch, *, extends: bool) -> None:
        self._hands.press(Key.Key_Semicolon)
        hint = next(it for it in self._page.reader._hints._hints if (it.start, it.end) == word)
        for letter in hint.letters:
            self._hands.press(Key(Key.Key_A + ord(letter) - ord("a")), shift=extends)

    def _press(self, key: Key, times: int) -> None:
        for _ in range(times):
            self._hands.press(key)

"""Reading and tagging at random: what reader, counts and brief show is what a page opened now would show."""

import random
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_alias, remove_actor
from briefer.commands.facts import remove_fact
from briefer.commands.grouped import at_once
from briefer.commands.hiding import hide_passage
from briefer.commands.mentions import change_mention
from briefer.commands.merging import merge_actors, split_actor
from briefer.commands.sources import add_sources, remove_source
from briefer.commands.versions import carrying, link_version, old_tags, placed
from briefer.errors import BrieferError
from briefer.gui.bus import Bus
from briefer.gui.page import SessionPage
from briefer.gui.proposals import Proposals
from briefer.gui.views.reader_blocks import Blocks
from briefer.gui.views.reader_keys import Command, Press
from briefer.gui.views.reader_tags import SourceTags
from briefer.gui.window import MainWindow
from briefer.model.actors import Alias, AliasKind
from briefer.model.sources import LoadedSource
from briefer.store import queries
from briefer.store.session import Session
from tests.e2e.test_every_action import make_session
from tests.e2e.walking_actions import is_idle
from tests.gui.desks import open_page
from tests.longer import longer

# The offscreen platform says so of popups, which are shown on top, and of windows with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints", extend=True)
Key = Qt.Key
STEPS = 80
SLOWEST = 5  # seconds that one step may take
FEWEST = 4  # actors and sources that are left
KEYS = (Key.Key_Return, Key.Key_Return, Key.Key_Down, Key.Key_Tab, Key.Key_Space, Key.Key_1, Key.Key_Escape)


@dataclass(slots=True)
class Reader:
    """One who reads and tags at random, while the session changes; `log` is what was done."""

    page: SessionPage
    chance: random.Random
    log: list[str] = field(default_factory=list)

    @property
    def session(self) -> Session:
        return self.page.desk.session

    def step(self) -> None:
        """Do one thing, none of which takes long."""
        ways = (self._press, self._place, self._show, self._undo, self._redo, self._fold, self._change)
        (run,) = self.chance.choices(ways, (12, 6, 2, 3, 2, 2, 6))
        self.log.append(run.__name__)
        began = monotonic()
        try:
            run()
        except BrieferError as error:  # a passage that holds a tag, two actors of one name
            self.log.append(error.what)
        QApplication.processEvents()
        while (asking := QApplication.activePopupWidget()) is not None:
            asking.close()
        assert monotonic() - began < SLOWEST, self.log[-5:]

    def _press(self) -> None:
        command = self.chance.choice(tuple(Command))
        self.log.append(command)
        self.page.reader.run(Press(command, self.chance.random() < 0.2, self.chance.randrange(1, 4)))
        for _ in range(self.chance.randrange(4)):
            QApplication.processEvents()
            where = QApplication.focusWidget()
            if where is None or where is self.page.reader.text:
                return
            if isinstance(where, QLineEdit):
                QTest.keyClicks(where, self.chance.choice(("Norland", "Bell", "A new one")))
            QTest.keyClick(where, self.chance.choice(KEYS))

    def _place(self) -> None:
        text, tags = self.page.reader.text, self.page.reader.tags
        length = len(text.blocks.text)
        there = tags.over(0, length) if tags is not None else ()
        if there and self.chance.random() < 0.6:
            tag = self.chance.choice(there)
            text.place(tag.start, self.chance.choice((tag.start, tag.end)))
        elif length:
            start = self.chance.randrange(length)
            text.place(start, min(length, start + self.chance.choice((0, 0, 5, 40))))

    def _show(self) -> None:
        self.page.show_source(self.chance.choice(queries.sources(self.session)).id)

    def _undo(self) -> None:
        for _ in range(self.chance.choice((1, 1, 4))):
            self.page.undo()
        while min(len(queries.sources(self.session)), len(queries.actors(self.session))) < FEWEST:
            self.page.redo()

    def _redo(self) -> None:
        for _ in range(self.chance.choice((1, 1, 4))):
            self.page.redo()

    def _fold(self) -> None:
        self.chance.choice((self.page.reader.hiding.hide, self.page.reader.hiding.show))()

    def _change(self) -> None:
        """Make a step as other views do, or another window."""
        session, chance = self.session, self.chance
        sources, actors = queries.sources(session), queries.actors(session)
        mentions, facts, merges = queries.mentions(session), queries.facts(session), queries.merges(session)
        source = chance.choice(sources).id
        one, other = chance.sample(actors, 2)
        match chance.randrange(8):
            case 0:
                self._renew(len(sources))
            case 1:
                merge_actors(session, one.id, other.id, "one and the same")
            case 2 if merges:
                split_actor(session, chance.choice(merges).actor.id)
            case 3 if len(sources) > FEWEST:
                remove_source(session, source)
            case 4 if len(actors) > FEWEST:
                remove_actor(session, one.id)
            case 5 if mentions:
                change_mention(session, replace(chance.choice(mentions), actors=(one.id,)))
            case 6:
                hide_passage(session, source, 0, chance.randrange(1, 30))
            case 7 if facts:
                remove_fact(session, chance.choice(facts).id)
            case _:
                words = chance.choice(("Vell", "ships", "envoy", "strait"))
                add_alias(session, one.id, Alias(words, AliasKind.SHORT))

    def _renew(self, number: int) -> None:
        """Load a later version of the source that is read, or of any, and carry its tags over."""
        source = self.page.reader.source or queries.sources(self.session)[0].id
        text = queries.source_text(self.session, source)
        new = f"{text[: len(text) // 2]}and {text[len(text) // 2 :]} Version {number}."
        (later,) = add_sources(self.session, [LoadedSource(new, f"Version {number}")])
        link_version(self.session, later, source)
        at_once(carrying(self.session, later, placed(text, old_tags(self.session, source), new)))
        self.page.show_source(later)

    # What has to hold

    def check(self) -> None:
        """See that reader, counts and brief are as the session has them."""
        for search in (self.page.sources.search, self.page.actors.search):
            search.clear()  # words may have been typed there
        session, reader, key = self.session, self.page.reader, self.page.reader.source
        assert (key is None) == (not queries.sources(session))
        if key is not None:
            text, language = queries.source_text(session, key), queries.source(session, key).language
            blocks = Blocks(text, language, queries.hidden(session, key))
            fresh = SourceTags(session, key, blocks, Proposals(session, Bus()).of(key))
            assert reader.text.blocks.visible == blocks.visible
            assert reader.tags is not None
            assert sorted(map(repr, reader.tags.over(0, len(text)))) == sorted(
                map(repr, fresh.over(0, len(text)))
            )
            assert (reader.tags.actors, reader.tags.facts) == (fresh.actors, fresh.facts)
        actors, counts = self.page.actors.model, queries.mention_counts(session)
        assert {row.actor.id: row.mentions for row in actors.rows} == counts
        listed = {row.source.id: (row.mentions, row.facts) for row in self.page.sources.model.rows}
        tagged = queries.tag_counts(session)
        assert listed == {each: tagged.get(each, (0, 0)) for each in queries.source_ids(session)}
        state = self.page.brief.state
        assert state.content == (queries.brief_content(session, state.brief.id) if state.brief else None)


@pytest.mark.parametrize("seed", range(2, longer(1) + 2))
def test_whatever_is_done_in_a_text_is_shown_as_it_is_stored(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, seed: int
) -> None:
    make_session(tmp_path / "walk.briefer")
    page = open_page(window, qtbot, tmp_path / "walk.briefer")
    reader = Reader(page, random.Random(seed))  # noqa: S311 - repeatable, no secret
    with qtbot.captureExceptions() as wrong:
        for number in range(1, STEPS + 1):
            reader.step()
            assert not wrong, reader.log[-20:]
            if number % 8 == 0:
                qtbot.waitUntil(lambda: is_idle(page), timeout=20_000)
                reader.check()

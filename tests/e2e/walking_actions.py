"""One who tries every action of the table: goes where it acts, stands there somewhere, does it, answers it."""

import random
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QWidget

from briefer.gui.actions import ACTIONS, Action, Area
from briefer.gui.page import SessionPage
from briefer.gui.views.palette import Palette
from briefer.gui.window import MainWindow
from briefer.store import queries
from briefer.store.schema import OWNERS
from briefer.store.session import Session
from tests.e2e.hands import Hands

Key = Qt.Key
Rows = dict[str, list[tuple[object, ...]]]

# Each leaves the session, or makes an end of its history.
ELSEWHERE = {
    "new_session": "tests/gui/test_window.py",
    "new_from": "tests/gui/test_window.py",
    "open_session": "tests/gui/test_window.py",
    "open_sample": "tests/gui/test_window.py",
    "close_session": "tests/gui/test_window.py",
    "quit": "tests/gui/test_app.py",
    "compact": "tests/gui/test_window.py",
}
WALKED = tuple(action for action in ACTIONS if action.name not in ELSEWHERE)
BY_NAME = {action.name: action for action in ACTIONS}

# What is done first, so that there is something to do: by the place where an action acts, or by its name.
_WAYS = {
    Area.READER: ("to_text",),
    Area.SOURCES: ("to_sources",),
    Area.ACTORS: ("to_actors",),
    Area.PAIRS: ("same_pairs",),
    Area.FACTS: ("to_facts",),
    Area.EVENTS: ("compare",),
    Area.PROPOSALS: ("compare",),
    Area.ACCOUNTS: ("compare",),
    Area.NAMES: ("to_names",),
    Area.OCCURRENCES: ("to_text", "reader_tag_everywhere"),
    Area.TIMELINE: ("timeline",),
}
# What is done at the very place, just before.
_BEFORE = {
    "redo": ("undo",),
    "forward": ("back",),
    "find_next": ("find",),
    "find_previous": ("find",),
    "tag_ticked": ("tick_all_places",),
    "give_ticked": ("tick_all_places",),
    "untag_ticked": ("tick_all_places",),
    "open_again": ("tell_both",),
    "unpin_actor": ("pin_actor",),
    "reader_repeat_tag": ("reader_tag_actor",),
    "reader_repeat_evidence": ("reader_request_evidence",),
}
# What these show is left as it is: it opens another session, or gives other keys.
_LEFT_ALONE = frozenset({"backups", "keys"})
_WORDS = ("Vell", "Norland", "a closed strait", "Ana Bell", "2026-10-12")
_TRIES = 12  # answers to one question, before it counts as one that cannot be left


def rows_of(session: Session) -> Rows:
    """Return all that the history keeps, table by table."""
    return {table: sorted(session.rows(f"select * from {table}"), key=repr) for table in OWNERS}  # noqa: S608


def is_idle(page: SessionPage) -> bool:
    """Return whether nothing is done by and by any more that decides what can be done next."""
    desk, actors = page.desk, page.actors
    busy = (
        desk.work.is_busy,
        page.loader.is_busy,
        actors.exchange.is_busy,
        actors.registry.is_busy,
        actors.merging.same.is_looking,
        page.compare.isVisible() and page.compare.is_searching,
        page.names.isVisible() and page.names.names.left,
    )
    return not any(busy)


@dataclass(slots=True)
class Walker:
    """One who does at random what can be done, but the same each time for the same seed."""

    window: MainWindow
    chance: random.Random
    wait: Callable[[Callable[[], bool]], object]
    seen: Counter[str] = field(default_factory=Counter)
    altered: Counter[str] = field(default_factory=Counter)
    asked: int = 0
    _is_doing: bool = False

    @property
    def page(self) -> SessionPage:
        assert self.window.page is not None
        return self.window.page

    def step(self) -> str:
        """Do an action that was done less than others, where it can be done; return its name."""
        action = min(self.chance.sample(WALKED, 4), key=lambda it: (self.altered[it.name], self.seen[it.name]))
        for way in _WAYS.get(action.where, ()):
            self._try(way)
        self._stand(action)
        for before in _BEFORE.get(action.name, ()):
            self._try(before)
        self._try(action.name)
        return action.name + " " + repr(QApplication.focusWidget())[:60] + self.page.workspace + str(len(self.page.reader.text.blocks.text)) + str(self.page.reader.source)

    def settle(self) -> None:
        """Store what is still being written, and wait until all is calm."""
        self.page.brief.flush()
        self.page.compare.pane.statement.flush()
        self.wait(lambda: is_idle(self.page))

    def _try(self, name: str) -> None:
        made = self.window.findChild(QAction, name)
        assert isinstance(made, QAction)
        if not made.isEnabled():
            return
        before, page = rows_of(self.page.desk.session), self.page
        self._do(made)
        assert self.window.page is page, name
        self._leave()
        self.settle()
        self.seen[name] += 1
        self.altered[name] += rows_of(self.page.desk.session) != before

    # Where things are done

    def _stand(self, action: Action) -> None:
        page, chance = self.page, self.chance
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            self.wait(self.window.isActiveWindow)
        QGuiApplication.clipboard().setMimeData(words_to_paste(chance))
        sources = queries.sources(page.desk.session)
        if sources and (page.reader.source is None or chance.random() < 0.2):
            page.show_source(chance.choice(sources).id)
        if page.reader.source is not None and action.where is not Area.OCCURRENCES:
            self._place_caret()
        for listed in self._lists(action.where):
            self._choose_rows(listed)
        if action.where is Area.ACCOUNTS:
            table = page.compare.grid.model()
            if table.rowCount() and table.columnCount() > 1:
                page.compare.grid.stand_on(
                    chance.randrange(table.rowCount()), chance.randrange(1, table.columnCount())
                )
        self.settle()

    def _lists(self, where: Area) -> Iterable[QAbstractItemView]:
        page = self.page
        if where in (Area.EVENTS, Area.ACCOUNTS):
            return (page.compare.lists.group_list,)
        if where is Area.PROPOSALS:
            return (page.compare.lists.pair_list,)
        if where is Area.TIMELINE:
            return (page.timeline.view.list,)
        if where is Area.OCCURRENCES:
            return (page.occurrences.list,)
        found = (page.sources.list, page.actors.list, page.facts.list, page.names.list)
        return (*found, page.actors.merging.pairs.list)

    def _choose_rows(self, listed: QAbstractItemView) -> None:
        """Choose a row, or two where two can be chosen."""
        model, chance = listed.model(), self.chance
        rows = [row for row in range(model.rowCount()) if model.flags(model.index(row, 0)).value & 1]
        if not rows:
            return
        listed.setCurrentIndex(model.index(chance.choice(rows), 0))
        if listed.selectionMode() is QAbstractItemView.SelectionMode.ExtendedSelection and chance.random() < 0.5:
            also = model.index(chance.choice(rows), 0)
            listed.selectionModel().select(also, QItemSelectionModel.SelectionFlag.Select)

    def _place_caret(self) -> None:
        """Put the caret on a tag, on a proposal, or anywhere, with or without words selected."""
        page, chance = self.page, self.chance
        source, length = page.reader.source, len(page.reader.text.blocks.text)
        assert source is not None
        start = chance.randrange(length)
        end = min(length, start + chance.randrange(1, 25)) if chance.random() < 0.4 else start
        tags = [it.span.start for it in queries.mentions(page.desk.session, source=source)]
        proposed = [it.start for it in page.desk.names.proposals(source)]
        some = tags if chance.random() < 0.5 else proposed
        if some and chance.random() < 0.6:
            start = end = chance.choice(some)
        page.reader.text.place(start, end)

    # Doing and answering

    def _do(self, made: QAction) -> None:
        """Do an action; while it waits for an answer in a menu or dialog of its own, answer it."""
        self.asked, self._is_doing = 0, True
        QTimer.singleShot(0, self._answer_within)
        made.trigger()
        self._is_doing = False
        QApplication.processEvents()
        where = QApplication.focusWidget()
        if made.objectName() in _LEFT_ALONE:
            return
        if is_asked() or not isinstance(where, QAbstractItemView | type(None)):
            self._answer()

    def _answer_within(self) -> None:
        if not self._is_doing:
            return
        QTimer.singleShot(1, self._answer_within)
        if is_asked():
            self.asked += 1
            assert self.asked < _TRIES, f"{asking()} cannot be left"
            Hands(self.window).press(self.chance.choice([Key.Key_Down, Key.Key_Return, Key.Key_Escape]))

    def _answer(self) -> None:
        """Answer what is asked with some keys; the palette holds actions that are left out here."""
        hands, chance = Hands(self.window), self.chance
        if isinstance(QApplication.activePopupWidget(), Palette):
            hands.type("to the facts")
            hands.press(Key.Key_Return)
            return
        for _ in range(chance.randrange(1, 3)):
            if QApplication.focusWidget() is self.page.reader.text and not is_asked():
                return
            if chance.random() < 0.5:
                hands.type(f"{chance.choice(_WORDS)}")
            if chance.random() < 0.3:
                hands.press(chance.choice([Key.Key_Down, Key.Key_Tab, Key.Key_1, Key.Key_2]))
            hands.press(Key.Key_Return, ctrl=chance.random() < 0.1)

    def _leave(self) -> None:
        for _ in range(_TRIES):
            if not is_asked():
                return
            Hands(self.window).press(Key.Key_Escape)
        raise AssertionError(f"{asking()} cannot be left")


def asking() -> QWidget | None:
    return QApplication.activePopupWidget() or QApplication.activeModalWidget()


def is_asked() -> bool:
    return asking() is not None


def words_to_paste(chance: random.Random) -> QMimeData:
    mime = QMimeData()
    mime.setText(f"Pasted words, number {chance.randrange(10_000)}. Norland spoke to Estmark in Vell.")
    return mime

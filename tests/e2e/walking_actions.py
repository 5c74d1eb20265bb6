"""One who tries every action of the table: goes where it acts, stands there, does it, and answers it."""

import math
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from briefer.commands.versions import old_tags
from briefer.gui.actions import ACTIONS, Action, Area
from briefer.gui.models.compare_table import LINES
from briefer.gui.models.compare_values import MATTERS
from briefer.gui.page import SessionPage
from briefer.gui.version_deeds import earlier_of, make_version
from briefer.gui.window import MainWindow
from briefer.model.ids import SourceId
from briefer.model.reconciliations import RANGED
from briefer.model.sources import Source
from briefer.model.versions import TagKind
from briefer.store import queries
from briefer.store.schema import OWNERS
from briefer.store.session import Session
from briefer.text.hiding import joined
from tests.e2e.hands import Hands

Key = Qt.Key
Rows = dict[str, list[tuple[object, ...]]]

# Each leaves the session, makes an end of its history, or needs others or LibreOffice at work; where it is
# tested instead.
ELSEWHERE = {
    "new_session": "tests/gui/test_window.py",
    "new_from": "tests/gui/test_window.py",
    "open_session": "tests/gui/test_window.py",
    "open_sample": "tests/gui/test_opening.py",
    "close_session": "tests/gui/test_window.py",
    "quit": "tests/gui/test_leaving.py",
    "compact": "tests/gui/test_window.py",
    "cancel_loading": "tests/gui/views/test_imports.py",
    "load_offered": "tests/gui/test_watching.py",
    "exact_pages": "tests/gui/dialogs/test_exact_pages.py",
}
WALKED = tuple(action for action in ACTIONS if action.name not in ELSEWHERE)

# What is done first, so that there is something to do: by the place where an action acts, or by its name.
_WAYS = {
    Area.SOURCES: ("to_sources",),
    Area.COPIES: ("show_origins",),
    Area.ACTORS: ("to_actors",),
    Area.PAIRS: ("same_pairs",),
    Area.FACTS: ("to_facts",),
    Area.EVENTS: ("compare",),
    Area.PROPOSALS: ("compare",),
    Area.ACCOUNTS: ("compare",),
    Area.NAMES: ("to_names",),
    Area.OCCURRENCES: ("reader_tag_everywhere",),
    Area.TIMELINE: ("timeline",),
    Area.IMPORTS: ("imports",),
    Area.VERSIONS: ("compare_versions",),
}
# What is done first where that cannot be done, as all is used up.
_ELSE = {
    "same_pairs": "import_actors",
    **dict.fromkeys(("make_actor", "dismiss_name", "all_of_name", "show_name"), "add_files"),
    "read_again": "add_files",
    "retry_file": "add_folder",
    "retry_failed": "add_folder",
    "copy_report": "add_folder",
    **dict.fromkeys(("lead_account", "take_out", "take_account", "word_statement"), "join_proposal"),
    **dict.fromkeys(("tell_range", "tell_both", "part_facts", "told_as_event"), "join_proposal"),
}
# What is done at the very place, just before.
_BEFORE = {
    "redo": ("undo",),
    "take_back_kinship": ("join_copies", "part_copies"),
    "forward": ("back",),
    "show_passage": ("hide_passage",),
    "find_next": ("find",),
    "find_previous": ("find",),
    "tag_ticked": ("tick_all_places",),
    "give_ticked": ("tick_all_places",),
    "untag_ticked": ("tick_all_places",),
    "open_again": ("tell_both",),
    "told_as_event": ("told_as_conflict",),
    "told_as_conflict": ("told_as_event",),
    "unpin_actor": ("pin_actor",),
    "stop_watching": ("watch_folder",),
    "clear_filter": ("filter_facts",),
    "registry": ("keep_all_in_registry", "remove_actor"),
    "back_to_template": ("take_over",),
    "take_all": ("new_brief",),
    "leave_versions": ("newer_version", "compare_versions"),
}
# Each of these alters what the session holds, with the answer that it gets; no other action does.
ALTERING = frozenset(
    {
        *("undo", "redo", "add_files", "add_folder", "paste_source"),
        *("edit_source", "edit_listed_source", "remove_source"),
        *("join_copies", "part_copies", "take_back_kinship"),
        *("reader_tag_actor", "reader_repeat_tag", "reader_show_recent", "reader_untag"),
        *("reader_accept_proposal", "reader_refuse_proposal", "accept_all"),
        *("reader_end_later", "reader_end_earlier", "reader_start_earlier", "reader_start_later"),
        *("reader_end_later_by_character", "reader_end_earlier_by_character"),
        *("reader_start_earlier_by_character", "reader_start_later_by_character"),
        *("add_actor", "edit_actor", "pin_actor", "unpin_actor", "remove_actor", "merge_actors"),
        *("merge_pair", "tell_pair_apart", "choose_of_pair", "registry", "import_actors"),
        *("make_actor", "dismiss_name", "tag_ticked", "give_ticked", "untag_ticked"),
        *("reader_request_fact", "reader_request_evidence", "reader_repeat_evidence"),
        *("reader_request_send", "reader_write_note", "edit_fact", "more_evidence", "send_fact"),
        *("join_facts", "conflict_facts", "remove_fact"),
        *("join_proposal", "conflict_proposal", "dismiss_proposal", "told_as_event", "told_as_conflict"),
        *("part_facts", "take_account", "tell_range", "tell_both", "open_again", "lead_account", "take_out"),
        *("word_statement", "take_all", "new_brief", "add_paragraph", "take_over", "back_to_template"),
        *("add_judgement", "repeat_section", "copy_brief", "change_pack"),
        *("newer_version", "part_versions", "place_adrift", "keep_adrift", "drop_adrift"),
        *("hide_passage", "show_passage", "split_source"),
    }
)
# What some show is answered with these keys, and with Ctrl or without: three of them would lead elsewhere,
# give other keys to actions or do other actions, and are left as they are.
_ANSWERS: dict[str, tuple[tuple[Key, bool], ...]] = {
    "backups": (),
    "keys": (),
    "menu_here": (),
    "palette": ((Key.Key_R, False), (Key.Key_E, False), (Key.Key_Escape, False)),
    "add_judgement": ((Key.Key_R, False), (Key.Key_Return, True)),
    "update_citations": ((Key.Key_Escape, False),),
    "houses": ((Key.Key_Escape, False),),
    "edit_pack": ((Key.Key_Escape, False),),
    "word_versions": ((Key.Key_Escape, False),),
    "registry": ((Key.Key_Down, False), (Key.Key_A, True), (Key.Key_Return, False)),
}
# These need a later version that is read.
_OF_VERSIONS = frozenset({"part_versions", "compare_versions"})
# These need one besides in which a tag of the earlier one has no sure place.
_OF_ADRIFT = frozenset({"place_adrift", "keep_adrift", "drop_adrift"})
# These give all that is drawn new colours, which takes long here: once each.
_SLOW = frozenset({"scheme_system", "scheme_light", "scheme_dark"})
# Without these there is nothing to accept, to refuse and to make actors of: they are switched on again.
_KINDS = ("propose_known", "propose_names")
_WORDS = ("Vell", "Norland", "a closed strait", "Ana Bell", "2026-10-12")
_RANGED_ROWS = [row for row, line in enumerate(LINES) if MATTERS.get(line) in RANGED]
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
        page.header.bytes.is_busy,
        actors.exchange.is_busy,
        actors.registry.is_busy,
        actors.merging.same.is_looking,
        page.compare.isVisible() and page.compare.is_searching,
        page.names.isVisible() and page.names.names.left,
        page.brief.isVisible() and page.brief.is_composing,
    )
    return not any(busy)


@dataclass(slots=True)
class Walker:
    """One who does at random what can be done, but the same each time for the same seed."""

    window: MainWindow
    chance: random.Random
    seen: Counter[str] = field(default_factory=Counter)
    altered: Counter[str] = field(default_factory=Counter)
    _asked: int = 0
    _is_doing: bool = False
    _may_choose: bool = True

    @property
    def page(self) -> SessionPage:
        assert self.window.page is not None
        return self.window.page

    def step(self) -> None:
        """Do an action that was done less than others."""
        self.go_and_do(min(self.chance.sample(WALKED, 4), key=lambda it: self._done(it.name)))

    @property
    def done(self) -> int:
        """How many actions were done."""
        return self.seen.total()

    def left(self) -> tuple[Action, ...]:
        """Return the actions that were never done, or never to any purpose."""
        return tuple(action for action in WALKED if not self._done(action.name))

    def go_and_do(self, action: Action) -> None:
        """Do an action, if it can be done, at one of the places where it acts."""
        if action.where is Area.OCCURRENCES and self.page.reader.source is not None:
            self._place_caret(action.name)
        self._go_to_versions(action)
        for way in (*_KINDS, *_WAYS.get(action.where, ())):
            if not self._action(way).isChecked():
                self._try(way)
        self._stand(action)
        for before in _BEFORE.get(action.name, ()):
            self._try(before)
        self._try(action.name)
        if action.where is Area.CARD:
            Hands(self.window).press(Key.Key_Escape)

    def _go_to_versions(self, action: Action) -> None:
        """Read a later version where one is needed, else go back from where versions are compared."""
        if action.where is not Area.VERSIONS:
            if self.page.versions.isVisible():
                self.page.leave_versions()
            if action.name not in _OF_VERSIONS:
                return
        if not self._versions(action):
            self._make_version()
        if found := self._versions(action):
            self.page.show_source(self.chance.choice(found))

    def _versions(self, action: Action) -> list[SourceId]:
        """Return the later versions where an action can be done; a passage may be all its fact rests on."""
        session = self.page.desk.session
        if action.name not in _OF_ADRIFT:
            return [each.id for each in queries.sources(session) if earlier_of(each) is not None]
        tags, is_dropping = queries.adrift(session), action.name == "drop_adrift"
        return sorted({tag.source for tag in tags if not is_dropping or tag.kind is not TagKind.EVIDENCE})

    def _make_version(self) -> None:
        """Make a source that is no version yet the later one of another whose tags have no place in it."""
        session = self.page.desk.session
        sources = queries.sources(session)
        earlier = [each.id for each in sources if queries.mentions(session, source=each.id)]
        later = [each.id for each in sources if earlier_of(each) is None and each.id not in earlier]
        if earlier and later:
            make_version(self.page.desk, self.chance.choice(later), self.chance.choice(earlier))
            self.settle()
        else:
            self._try("add_files")

    def _done(self, name: str) -> float:
        """Return how often an action was done to some purpose; those that take long count as more."""
        done = self.altered[name] if name in ALTERING else self.seen[name]
        return math.inf if done and name in _SLOW else done

    def _action(self, name: str) -> QAction:
        made = self.window.findChild(QAction, name)
        assert isinstance(made, QAction)
        return made

    def settle(self) -> None:
        """Store what is still being written, and wait until all is calm."""
        self.page.brief.flush()
        self.page.compare.pane.statement.flush()
        wait_until(lambda: is_idle(self.page))

    def _try(self, name: str) -> None:
        made = self._action(name)
        if not made.isEnabled() and name in _ELSE:
            self._try(_ELSE[name])
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
            wait_until(self.window.isActiveWindow)
        QGuiApplication.clipboard().setText(
            f"Pasted words, number {chance.randrange(10_000)}.\nNorland spoke to Estmark in Vell."
        )
        sources = queries.sources(page.desk.session)
        is_free = (
            action.name not in ("part_versions", "compare_versions") and action.where is not Area.VERSIONS
        )
        if sources and is_free and (page.reader.source is None or chance.random() < 0.2):
            page.show_source(chance.choice(sources).id)
        if page.reader.source is not None and action.where not in (Area.OCCURRENCES, Area.VERSIONS):
            self._place_caret(action.name)
        self._choose_rows(self._list(action.where))
        if action.name == "place_adrift":
            page.versions.pair.new.place(0, len("The council"))
        if action.name == "accept_all":
            self._choose_proposed(sources)
        if action.where is Area.CARD and (sentence := page.reader.sentence()) is not None:
            page.fact_deeds.open_card(sentence)
        if action.where is Area.ACCOUNTS:
            table = page.compare.grid.model()
            if table.rowCount() and table.columnCount() > 1:
                row = chance.choice([chance.randrange(table.rowCount()), *_RANGED_ROWS])
                page.compare.grid.stand_on(row, chance.randrange(1, table.columnCount()))
        self.settle()

    def _choose_proposed(self, sources: Sequence[Source]) -> None:
        """Stand on an actor who is proposed in a source that is shown."""
        page = self.page
        for source in self.chance.sample(sources, len(sources)):
            if proposed := page.desk.names.proposals(source.id):
                page.show_source(source.id)
                page.actors.select(self.chance.choice(proposed).actors[0])
                return

    def _list(self, where: Area) -> QAbstractItemView:
        """Return the list in which an action acts, else any."""
        page = self.page
        own: dict[Area, QAbstractItemView] = {
            Area.SOURCES: page.sources.list,
            Area.COPIES: page.sources.copies.list,
            Area.ACTORS: page.actors.list,
            Area.PAIRS: page.actors.merging.pairs.list,
            Area.FACTS: page.facts.list,
            Area.NAMES: page.names.list,
            Area.OCCURRENCES: page.occurrences.list,
            Area.EVENTS: page.compare.lists.group_list,
            Area.ACCOUNTS: page.compare.lists.group_list,
            Area.PROPOSALS: page.compare.lists.pair_list,
            Area.TIMELINE: page.timeline.view.list,
            Area.IMPORTS: page.imports.list,
            Area.VERSIONS: page.versions.list,
        }
        return own.get(where) or self.chance.choice([page.actors.list, page.facts.list])

    def _choose_rows(self, listed: QAbstractItemView) -> None:
        """Choose a row, or two where two can be chosen."""
        model, chance = listed.model(), self.chance
        rows = [row for row in range(model.rowCount()) if model.flags(model.index(row, 0)).value & 1]
        if not rows:
            return
        listed.setCurrentIndex(model.index(chance.choice(rows), 0))
        if (
            listed.selectionMode() is QAbstractItemView.SelectionMode.ExtendedSelection
            and chance.random() < 0.5
        ):
            also = model.index(chance.choice(rows), 0)
            listed.selectionModel().select(also, QItemSelectionModel.SelectionFlag.Select)

    def _place_caret(self, name: str) -> None:
        """Put the caret on a tag or proposal where the action needs one, else anywhere, or select words."""
        page, chance = self.page, self.chance
        tags = queries.mentions(page.desk.session)
        if tags and ("untag" in name or name.endswith(("_later", "_earlier", "_character"))):
            span = chance.choice(tags).span
            page.show_source(span.source, span.start)
            return
        if name in ("hide_passage", "show_passage", "split_source"):
            self._place_between(name)
            return
        source, length = page.reader.source, len(page.reader.text.blocks.text)
        assert source is not None
        start = chance.randrange(length)
        end = min(length, start + chance.randrange(1, 25)) if chance.random() < 0.4 else start
        proposed = [it.start for it in page.desk.names.proposals(source)]
        if proposed and "proposal" in name:
            start = end = chance.choice(proposed)
        page.reader.text.place(start, end)

    def _place_between(self, name: str) -> None:
        """Select words between tags, or put the caret into the last line."""
        page, chance = self.page, self.chance
        sources = list(queries.sources(page.desk.session))
        for source in chance.sample(sources, len(sources)):
            text = queries.visible_text(page.desk.session, source.id).rstrip()
            edges = joined((tag.start, tag.end) for tag in old_tags(page.desk.session, source.id))
            gaps = pairwise([0, *(place for edge in edges for place in edge), len(text)])
            free = [(low, high) for low, high in islice(gaps, 0, None, 2) if text[low:high].strip()]
            place = text.rfind("\n") + 1
            if name == "split_source" and place and not any(low < place < high for low, high in edges):
                page.show_source(source.id, place)
                return
            if name != "split_source" and free:
                page.show_source(source.id)
                page.reader.text.place(*chance.choice(free))
                return
        self._try("paste_source")

    # Doing and answering

    def _do(self, made: QAction) -> None:
        """Do an action; while it waits for an answer in a menu or dialog of its own, answer it."""
        self._asked, self._is_doing, was = 0, True, QApplication.focusWidget()
        self._may_choose = made.objectName() != "menu_here"  # that holds other actions of the table
        QTimer.singleShot(0, self._answer_within)
        made.trigger()
        self._is_doing = False
        assert self._asked < _TRIES, f"what {made.objectName()} opens cannot be left"
        QApplication.processEvents()
        name = made.objectName()
        if name in _ANSWERS:
            for key, ctrl in _ANSWERS[name]:
                Hands(self.window).press(key, ctrl=ctrl)
        elif is_asked() or name in ALTERING:
            self._answer(was)

    def _answer_within(self) -> None:
        if not self._is_doing:
            return
        QTimer.singleShot(1, self._answer_within)
        if (asks := asking()) is not None:
            self._asked += 1
            if self._asked >= _TRIES:
                asks.close()
            elif self._asked < _TRIES // 2 and self._may_choose:
                Hands(self.window).press(self.chance.choice([Key.Key_Down, Key.Key_Return, Key.Key_Escape]))
            else:
                Hands(self.window).press(Key.Key_Escape)

    def _answer(self, was: QWidget | None) -> None:
        """Answer with some keys what is asked, or what has got the keyboard."""
        hands, chance = Hands(self.window), self.chance
        for _ in range(chance.randrange(1, 3)):
            where = QApplication.focusWidget()
            is_list = isinstance(where, QAbstractItemView)
            if not is_asked() and (where in (None, self.page.reader.text) or (is_list and where is was)):
                return
            if chance.random() < 0.6 and not is_list:
                hands.type(chance.choice(_WORDS))
            if chance.random() < 0.3:
                hands.press(chance.choice([Key.Key_Down, Key.Key_Tab, Key.Key_1, Key.Key_2]))
            hands.press(Key.Key_Return, ctrl=chance.random() < 0.1)

    def _leave(self) -> None:
        for _ in range(_TRIES):
            if not is_asked():
                return
            Hands(self.window).press(Key.Key_Escape)
        raise AssertionError(f"{asking()} cannot be left")


def wait_until(is_so: Callable[[], object]) -> None:
    """Let the window work until something is so; fail where that takes far too long."""
    until = QDeadlineTimer(20_000)
    while not is_so():
        assert not until.hasExpired()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def asking() -> QWidget | None:
    return QApplication.activePopupWidget() or QApplication.activeModalWidget()


def is_asked() -> bool:
    return asking() is not None

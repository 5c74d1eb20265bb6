"""The window goes on beating while a million words are indexed and searched, 5,000 mentions accepted, and a
note of 20 pages composed and laid out after edits.

Of three goes the one with the shortest pause counts.
"""

import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor
from briefer.commands.sources import add_sources
from briefer.gui.page import SessionPage
from briefer.gui.window import MainWindow
from briefer.model.actors import ActorKind, Alias, AliasKind
from briefer.model.changes import Collection
from briefer.model.ids import ActorId, SourceId
from briefer.model.sources import LoadedSource
from briefer.store import queries
from briefer.store.session import create_session
from briefer.suggest.names_words import words
from tests.bench.preview_bench import Window, edits_of, long_brief
from tests.gui.heartbeat import Heartbeat
from tests.longer import longer

_LONGEST = 0.1  # seconds
_GOES = 3
_WORDS = 1_000_000
_MANY = 5_000
_FILLERS = words("the a ship left port of and in it was that day when men said more than two reports came")
_NAMES = (
    "Norland",
    "Estmark",
    "Vell",
    "Karoon",
    "Tessar",
    "Ana Bell",
    "Ilvo Marr",
    "General Osal",
    "its",
    "he",
)


def long_text(words: int, norlands: int = 1) -> str:
    """Return so many words in sentences, most of them with a name, one of which is so often as common."""
    chance = random.Random(7)  # noqa: S311 - the same text each time
    sentences, fillers = [], sorted(_FILLERS)
    weights = [norlands, *(1 for _ in _NAMES[1:])]
    for _ in range(words // 14):
        said = chance.choices(fillers, k=13)
        said.insert(4, chance.choices(_NAMES, weights)[0])
        line = " ".join(said)
        sentences.append(f"{line[0].upper()}{line[1:]}.")
    lines = (" ".join(sentences[at : at + 6]) for at in range(0, len(sentences), 6))
    return "\n".join(lines)


@pytest.fixture
def long_session(tmp_path: Path) -> Path:
    return session_of(long_text(_WORDS), tmp_path / "long.briefer")


def session_of(text: str, path: Path) -> Path:
    with create_session(path) as session:
        add_sources(session, [LoadedSource("Short.\n", title="Short"), LoadedSource(text, title="Long")])
        for name in ("Norland", "Estmark", "Vell"):
            add_actor(session, name, ActorKind.STATE)
        add_actor(session, "Ana Bell", ActorKind.PERSON, [Alias("Bell", AliasKind.SHORT)])
    return path


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, long_session: Path) -> SessionPage:
    return reading(window, qtbot, long_session)


@pytest.fixture
def tagged_page(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> SessionPage:
    """A text in which one name stands as often as in a million words, and which is sooner searched."""
    text = long_text(longer(_WORDS * 2 // 5), norlands=3)
    return reading(window, qtbot, session_of(text, tmp_path / "tagged.briefer"))


def reading(window: MainWindow, qtbot: QtBot, path: Path) -> SessionPage:
    window.open_path(path)
    assert window.page is not None
    page = window.page
    page.indexing.stop()  # that is looked at alone
    page.show_source(long_source(page))
    qtbot.wait(200)
    return page


def long_source(page: SessionPage) -> SourceId:
    return queries.sources(page.desk.session)[1].id


def norland(page: SessionPage) -> ActorId:
    return queries.actors(page.desk.session)[0].id


def pause(qtbot: QtBot, begin: Callable[[], object], is_over: Callable[[], bool]) -> float:
    """Return the longest pause in seconds from the beginning of something until it is over and shown."""
    with Heartbeat() as heart:
        begin()
        qtbot.waitUntil(is_over, timeout=120_000)
        qtbot.wait(100)
    return heart.longest


def told(capsys: pytest.CaptureFixture[str], what: str, pauses: list[float]) -> float:
    shown = ", ".join(f"{it * 1000:.0f}" for it in pauses)
    with capsys.disabled():
        sys.stdout.write(f"\nlongest pause while {what}: {shown} ms\n")
    return min(pauses)


@pytest.mark.usefixtures("own_heap")
def test_opening_and_indexing_a_million_words(
    window: MainWindow, qtbot: QtBot, long_session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    window.open_path(long_session)
    assert window.page is not None
    page = window.page
    is_over = QSignalSpy(page.indexing.done)
    pauses = [pause(qtbot, lambda: None, lambda: is_over.count() == 1)]
    while min(pauses) > _LONGEST and len(pauses) < _GOES:
        page.desk.session.index.mark([(Collection.SOURCE, long_source(page))])
        pauses.append(pause(qtbot, page.indexing.start, lambda: is_over.count() == 1 + len(pauses)))
    assert not page.desk.session.index.is_behind
    assert told(capsys, "indexing", pauses) < _LONGEST


@pytest.mark.long
@pytest.mark.usefixtures("own_heap")
def test_proposing_in_a_million_words(
    page: SessionPage, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    finds = page.desk.names.of(long_source(page))
    pauses = [pause(qtbot, lambda: None, lambda: finds.is_whole)]
    while min(pauses) > _LONGEST and len(pauses) < _GOES:
        pauses.append(pause(qtbot, lambda: again(page), lambda: finds.is_whole))
    assert len(page.desk.names.proposals(long_source(page))) > 20_000
    assert told(capsys, "proposing", pauses) < _LONGEST


def again(page: SessionPage) -> None:
    page.desk.names.of(long_source(page)).forget_names()
    page.desk.names.of(long_source(page)).forget_actors()
    page.desk.names.show(long_source(page))


@pytest.mark.long
@pytest.mark.usefixtures("own_heap")
def test_accepting_5000_mentions_and_undoing_it(
    tagged_page: SessionPage, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tagged_page
    names, work, session = page.desk.names, page.desk.work, page.desk.session
    qtbot.waitUntil(lambda: names.of(long_source(page)).is_whole, timeout=120_000)
    found = names.proposals_of(long_source(page), norland(page))[:_MANY]
    assert len(found) == _MANY
    accepting: list[float] = []
    undoing: list[float] = []
    redoing: list[float] = []
    while len(accepting) < _GOES and not all(
        pauses and min(pauses) < _LONGEST for pauses in (accepting, undoing, redoing)
    ):
        accepting.append(pause(qtbot, lambda: page.reader.proposing.accept(found), lambda: not work.is_busy))
        assert len(queries.mentions(session)) == _MANY
        undoing.append(pause(qtbot, page.undo, lambda: not work.is_busy))
        assert queries.mentions(session) == ()
        redoing.append(pause(qtbot, page.redo, lambda: not work.is_busy))
        assert len(queries.mentions(session)) == _MANY
        page.undo()
        qtbot.waitUntil(lambda: not work.is_busy)
    assert told(capsys, "accepting", accepting) < _LONGEST
    assert told(capsys, "undoing", undoing) < _LONGEST
    assert told(capsys, "doing it again", redoing) < _LONGEST


@pytest.mark.long
@pytest.mark.usefixtures("own_heap")
def test_tagging_all_places_of_a_name(
    tagged_page: SessionPage, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tagged_page
    work, model = page.desk.work, page.occurrences.model
    actor = queries.actor(page.desk.session, norland(page))
    searching = [pause(qtbot, lambda: page.show_everywhere(actor), lambda: not work.is_busy)]
    places = len(model.ticked())
    assert places > _MANY
    tagging = [pause(qtbot, page.occurrences.tag, lambda: not work.is_busy)]
    assert len(queries.mentions(page.desk.session)) == places
    while min(tagging) > _LONGEST and len(tagging) < _GOES:
        page.undo()
        qtbot.waitUntil(lambda: not work.is_busy, timeout=60_000)
        qtbot.waitUntil(lambda: model.counts()[1] == 0, timeout=60_000)
        model.tick_all()
        tagging.append(pause(qtbot, page.occurrences.tag, lambda: not work.is_busy))
    while min(searching) > _LONGEST and len(searching) < _GOES:
        searching.append(pause(qtbot, lambda: page.show_everywhere(actor), lambda: not work.is_busy))
    assert told(capsys, "looking for all places", searching) < _LONGEST
    assert told(capsys, "tagging all places", tagging) < _LONGEST


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.usefixtures("own_heap")
def test_editing_a_brief_of_20_pages(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with create_session(tmp_path / "brief.briefer") as session:
        window = Window(session, long_brief(session))
        assert window.view is not None
        assert window.view.preview.paper.page_count > 20
        for name in dict(edits_of(window)):
            pauses: list[float] = []
            while len(pauses) < _GOES and (not pauses or min(pauses) > _LONGEST):
                edit = dict(edits_of(window))[name]
                pauses.append(pause(qtbot, edit, lambda: True))
            assert told(capsys, f"a brief is shown after {name}", pauses) < _LONGEST
        window.close()

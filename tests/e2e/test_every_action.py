"""Every action of the table, in a random order, undone to the start and done again to the end.

The walk presses what an analyst could press: it goes where an action acts, chooses places and rows at random,
triggers it if it is enabled, and answers what that opens with keys. What the session holds is compared row by
row.
"""

import random
from collections.abc import Callable
from itertools import chain, count
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor
from briefer.commands.briefs import first_brief, send_fact
from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact
from briefer.commands.grouped import at_once
from briefer.commands.memos import add_memo
from briefer.commands.merging import merge_actors
from briefer.commands.sources import add_sources
from briefer.commands.versions import carrying, link_version, old_tags, placed
from briefer.gui import same_actors
from briefer.gui.views import compare, names
from briefer.gui.window import MainWindow
from briefer.model.actors import ActorKind
from briefer.model.dates import dated
from briefer.model.facts import FactActor, FactKind
from briefer.model.ids import ActorId, SourceId
from briefer.model.sources import LoadedSource
from briefer.model.spans import span_of
from briefer.store import queries
from briefer.store.session import Session
from tests.e2e.walking_actions import ALTERING, Walker, rows_of
from tests.gui.compare_desks import fill
from tests.gui.desks import open_page, scene
from tests.longer import longer

STEPS = longer(500)
TRIES = 150  # at other places, of what was never done to any purpose
SEED = 1
ALIKE = (("Marek Olsten", "Marek Olstem"), ("Arif Ali", "Arif Alvi"), ("Tessa Morn", "Tessa Moran"))
UNKNOWN = (
    "Minister Oda Brekke met Mr Tarun Vale in Vell. Mr Orlan Hask of Halden Grain told Norland to wait.\n"
)
GIVEN = [first + second for first in ("Lo", "Ber", "Sal", "Tor") for second in ("ena", "ivo", "anna", "mar")]
PLACES = ("Karsen", "Sareth", "Tolm", "Ostra")


def given(number: int) -> str:
    return GIVEN[number % len(GIVEN)]


def tell_twice(session: Session, actor: ActorId, place: str) -> None:
    """State what two outlets tell of one event, each with a figure and a day of its own."""
    for outlet, toll, day in (("Crier", "Eleven", 5), ("Gazette", "Twelve", 6)):
        words = f"{toll} sailors were hurt when a crane fell at {place}."
        (source,) = add_sources(session, [LoadedSource(words, f"{place}, {outlet}", "", outlet)])
        draft = FactDraft(FactKind.EVENT, words, (FactActor(actor),), dated(f"2026-10-0{day}"), place=place)
        add_fact(session, draft, [EvidenceDraft(span_of(source, words, 0, len(words)))])


def make_session(path: Path) -> None:
    """Make a session of eight sources: actors, some merged, some alike, tags, facts, a note, a brief."""
    made = scene(path)
    session = made.session
    reports = fill(session)
    add_sources(session, [LoadedSource(UNKNOWN, "Ministers meet")])
    for place in PLACES:
        tell_twice(session, add_actor(session, place), place)
    for name in chain.from_iterable(ALIKE):
        add_actor(session, name, ActorKind.PERSON)
    made.tag("Norland", made.norland)
    made.tag("Ana Bell", made.bell)
    closed = made.fact("Norland closed the strait on Monday.")
    made.fact("Norland and Estmark agreed to talk.", made.second)
    reports.join(0, 2)
    merge_actors(session, made.estmark, made.bell, "of the same state")
    add_memo(session, made.span("Bell flew home"), "Why so soon?")
    for number, earlier in enumerate((made.first, made.second), 1):
        add_version(session, earlier, number)
    brief = queries.brief(session, first_brief(session, made.desk.packs.packs[0]))
    send_fact(session, brief.id, brief.sections[0].id, closed)
    session.close()


def add_version(session: Session, earlier: SourceId, number: int) -> None:
    """Add a later version of a source, in which nothing that is tagged there has a sure place."""
    text = queries.source_text(session, earlier)
    new = f"The council will sit again.\nNobody knows when meeting {number} will be."
    (later,) = add_sources(session, [LoadedSource(new, f"Later than {text[:12]}")])
    link_version(session, later, earlier)
    at_once(carrying(session, later, placed(text, old_tags(session, earlier), new)))


@pytest.fixture(autouse=True)
def _platform(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Files are chosen at once, the registry is the test's own, and nothing waits for an analyst's rest."""
    numbers = count(1)
    (tmp_path / "files").mkdir()

    def new_file(_parent: object, _title: str, proposed: str, *_: object) -> tuple[str, str]:
        return str(tmp_path / "files" / f"{next(numbers)} {Path(proposed).name}"), ""

    def actors(*_: object) -> tuple[str, str]:
        number = next(numbers)
        path, name = tmp_path / "files" / f"actors {number}.csv", given(number)
        path.write_text(f"name,kind\n{name} Hamsen,person\n{name} Hansen,person\n", "utf-8")
        return str(path), ""

    def articles(*_: object, **__: object) -> tuple[list[str], str]:
        number = next(numbers)
        path, name = tmp_path / "files" / f"article {number}.txt", given(number)
        path.write_text(f"Mr {name} Ramsk told Norland to go. Mr Ramsk left Vell on Monday.", "utf-8")
        return [str(path)], ""

    def folder(*_: object) -> str:
        number = next(numbers)
        path, name = tmp_path / "files" / f"folder {number}", given(number)
        path.mkdir()
        (path / "broken.xyz").write_bytes(b"\0\1\2")
        (path / "article.txt").write_text(f"Mrs {name} Vosk of folder {number} left Vell on Monday.", "utf-8")
        return str(path)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(folder))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(new_file))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(actors))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", staticmethod(articles))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for module, pause in ((compare, "_CALM"), (names, "_SETTLE"), (same_actors, "_PAUSE")):
        monkeypatch.setattr(module, pause, 0)


def undo_all(walker: Walker) -> None:
    while walker.page.desk.session.undo_label:
        walker.page.undo()
        walker.settle()


def redo_all(walker: Walker) -> None:
    while walker.page.desk.session.redo_label:
        walker.page.redo()
        walker.settle()


@pytest.fixture
def walker(qtbot: QtBot, open_window: Callable[[], MainWindow], tmp_path: Path) -> Walker:
    make_session(tmp_path / "walk.briefer")
    window = open_window()
    QSettings().setValue("export/folder", str(tmp_path / "files"))
    open_page(window, qtbot, tmp_path / "walk.briefer")
    return Walker(window, random.Random(SEED))  # noqa: S311 - repeatable, no secret


@pytest.mark.long
def test_every_action_in_any_order_is_undone_to_the_start(walker: Walker) -> None:
    session = walker.page.desk.session
    stops = sorted(walker.chance.sample(range(STEPS), 5))
    while walker.done < STEPS:
        walker.step()
        if stops and walker.done > stops[0]:
            stops = [stop for stop in stops if stop >= walker.done]
            check_there_and_back(walker, steps=walker.chance.randrange(1, 12))
    for action in walker.left():
        for _ in range(TRIES):
            if action in walker.left():
                walker.go_and_do(action)
    end = rows_of(session)
    undo_all(walker)
    assert not any(rows_of(session).values())
    redo_all(walker)
    assert rows_of(session) == end
    assert [action.name for action in walker.left()] == []
    assert {name for name, times in walker.altered.items() if times} == ALTERING


def check_there_and_back(walker: Walker, *, steps: int) -> None:
    """Undo some steps and do them again: all is as it was."""
    session = walker.page.desk.session
    before, undone = rows_of(session), 0
    while session.undo_label and undone < steps:
        walker.page.undo()
        walker.settle()
        undone += 1
    assert rows_of(session) != before
    for _ in range(undone):
        walker.page.redo()
        walker.settle()
    assert rows_of(session) == before

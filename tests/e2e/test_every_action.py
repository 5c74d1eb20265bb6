"""Every action of the table, in a random order, undone to the start and done again to the end.

The walk presses what an analyst could press: it goes where an action acts, chooses places and rows at random,
triggers it if it is enabled, and answers what that opens with keys. What the session holds is compared row by
row.
"""

import os
import random
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from briefer.commands.briefs import first_brief, send_fact
from briefer.commands.memos import add_memo
from briefer.commands.merging import merge_actors
from briefer.commands.reconciling import join_facts
from briefer.gui import same_actors
from briefer.gui.page import SessionPage
from briefer.gui.views import compare, names
from briefer.gui.window import MainWindow
from briefer.model.reconciliations import ReconciliationKind
from briefer.store import queries
from tests.e2e.walking_actions import WALKED, Walker, rows_of
from tests.gui.compare_desks import fill
from tests.gui.desks import open_page, scene

STEPS = 500
SEED = int(os.environ.get("BRIEFER_WALK_SEED", "1"))

# Each of these alters what the session holds; the walk must have seen each of them do so.
ALTERING = frozenset({"undo", "redo"})


def make_session(path: Path) -> None:
    """Make a session of seven sources with actors, one of them merged, tags, facts, a note, and a brief."""
    made = scene(path)
    session = made.session
    reports = fill(session)
    made.tag("Norland", made.norland)
    made.tag("Ana Bell", made.bell)
    closed = made.fact("Norland closed the strait on Monday.")
    made.fact("Norland and Estmark agreed to talk.", made.second)
    reports.join(0, 2)
    merge_actors(session, made.estmark, made.bell, "of the same state")
    add_memo(session, made.span("Bell flew home"), "Why so soon?")
    brief = queries.brief(session, first_brief(session, made.desk.packs.packs[0]))
    send_fact(session, brief.id, brief.sections[0].id, closed)
    session.close()


@pytest.fixture(autouse=True)
def _platform(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Files are chosen at once, the registry is the test's own, and nothing waits for an analyst's rest."""
    numbers = count(1)
    (tmp_path / "files").mkdir()

    def new_file(_parent: object, _title: str, proposed: str, *_: object) -> tuple[str, str]:
        return str(tmp_path / "files" / f"{next(numbers)} {Path(proposed).name}"), ""

    def actors(*_: object) -> tuple[str, str]:
        path = tmp_path / "files" / f"actors {next(numbers)}.csv"
        path.write_text(f"name,kind\nNew one {next(numbers)},person\nNorland,state\n", encoding="utf-8")
        return str(path), ""

    def articles(*_: object) -> tuple[list[str], str]:
        path = tmp_path / "files" / f"article {next(numbers)}.txt"
        path.write_text(f"Mr Orlan Hask told Norland on Monday, {next(numbers)} times. Mr Hask left Vell.", "utf-8")
        return [str(path)], ""

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


def test_every_action_in_any_order_is_undone_to_the_start(
    qtbot: QtBot, open_window: Callable[[], MainWindow], tmp_path: Path
) -> None:
    make_session(tmp_path / "walk.briefer")
    window = open_window()
    QSettings().setValue("export/folder", str(tmp_path / "files"))
    page = open_page(window, qtbot, tmp_path / "walk.briefer")
    session = page.desk.session
    walker = Walker(window, random.Random(SEED), qtbot.waitUntil)  # noqa: S311 - repeatable, no secret
    undo_all(walker)
    empty = rows_of(session)
    assert not any(empty.values())
    redo_all(walker)
    began = time.monotonic()
    for number in range(STEPS):
        t = time.monotonic()
        name = walker.step()
        if time.monotonic() - t > .3 or os.environ.get("LOUD"):
            print(number, name, round(time.monotonic() - t, 2), flush=True)
    print("walk", time.monotonic() - began)
    end = rows_of(session)
    undo_all(walker)
    assert rows_of(session) == empty
    redo_all(walker)
    assert rows_of(session) == end
    print("all", time.monotonic() - began)
    print("unseen", sorted(it.name for it in WALKED if not walker.seen[it.name]))
    print("altered", {k: v for k, v in walker.altered.items() if v})
    print("never altered", {k: v for k, v in walker.seen.items() if not walker.altered[k]})

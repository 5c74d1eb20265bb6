"""Ten thousand sources are indexed while one works, and nobody feels it."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.gui.bus import Bus
from briefer.gui.desk import Desk
from briefer.gui.indexing import Indexing
from briefer.gui.models.finds import Heading
from briefer.gui.views.search import SearchBox
from briefer.store.session import Session, create_session
from briefer.store.writing import put_source
from tests.gui.desks import on_screen
from tests.gui.heartbeat import Heartbeat
from tests.store.samples import a_source

SOURCES = 10_000
WORDS = ("envoy", "strait", "council", "trawler", "lane", "talks", "vessel", "crew", "border", "harbour")


def filled(path: Path) -> Session:
    session = create_session(path)
    with session.step("Add"):
        for number in range(SOURCES):
            words = [WORDS[(number + place) % len(WORDS)] for place in range(1, 60)]
            text = f"{' '.join(words)} n{number}.\n"
            put_source(session, a_source(number, text, warnings=()), text)
    return session


@pytest.mark.usefixtures("own_heap")
def test_indexing_and_searching_meanwhile_never_stall_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    with filled(tmp_path / "a.briefer") as session:
        bus, unused = Bus(), cast("Any", SimpleNamespace(packs=()))
        box = SearchBox(Desk(session, bus, unused, unused, unused))
        on_screen(qtbot, box, 900, 600)
        box.setFocus()
        indexing = Indexing(session, box)
        with Heartbeat() as heart:
            indexing.start()
            QTest.keyClicks(box, "trawl")
            qtbot.waitUntil(lambda: "Not all of the session is indexed" in box.panel.words.text())
            qtbot.waitUntil(lambda: not session.index.is_behind, timeout=120_000)
            qtbot.waitUntil(lambda: box.panel.words.text() == "")
        indexing.stop()
        assert [row.total for row in box.panel.model.rows if isinstance(row, Heading)] == [SOURCES]
        assert heart.longest < 0.1

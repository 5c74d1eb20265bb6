"""What an analyst waits for after an edit: from the command to the painted page of a note of 20 pages.

It is held against showing the brief anew in the same window: reading, composing and laying out the whole note
until its last page is there. Each edit is made where the page is looked at; both are done in turns.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from briefer.commands.briefs import add_brief, edit_brief, write_paragraph
from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact, edit_fact
from briefer.commands.sources import add_sources
from briefer.compose.fitting import fill
from briefer.compose.packs import USUAL_PACK, pack_by_id
from briefer.gui.bus import Bus
from briefer.gui.desk import Desk
from briefer.gui.pack_shelf import PackShelf
from briefer.gui.views.brief_paper import Paper
from briefer.gui.views.brief_workspace import BriefWorkspace
from briefer.model.dates import dated
from briefer.model.facts import FactKind
from briefer.model.ids import BriefId
from briefer.model.sources import LoadedSource
from briefer.model.spans import span_of
from briefer.store import queries
from briefer.store.session import Session, create_session
from tests.bench.figures import Figure

FACTS = 100  # which this pack prints on 20 pages and more
_AIM = 0.1
_ROUNDS = 9
_SOURCES = 40
_SECTION = "background"
_SIZE = (1440, 860)
_WHOLE = "composing and laying out the whole"


def figures() -> Iterator[Figure]:
    """Yield, for each kind of edit, the seconds until it is painted, against all of the note anew."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    taken: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder, create_session(Path(folder) / "note.briefer") as session:
        window = Window(session, long_brief(session))
        for turn in range(_ROUNDS + 1):
            for name, run in (*edits_of(window), (_WHOLE, window.show_anew)):
                seconds = run()
                if turn:  # the first fills the caches
                    taken.setdefault(name, []).append(seconds)
        window.close()
    del application
    whole = statistics.median(taken.pop(_WHOLE))
    for what, times in taken.items():
        name = f"preview of 20 pages, painted after {what}"
        yield Figure(name, statistics.median(times), _WHOLE, whole, _AIM)


def long_brief(session: Session) -> BriefId:
    """Fill a session with facts of many sources, and a brief with all of them; return the brief."""
    said = [f"the two delegations agreed on point {number} of the buoy line" for number in range(FACTS)]
    for place in range(_SOURCES):
        text = ". ".join(said[place::_SOURCES]) + "."
        loaded = LoadedSource(text, title=f"Part {place}", publisher="Courier", published=dated("2031-03-14"))
        (source,) = add_sources(session, [loaded])
        for number in range(place, FACTS, _SOURCES):
            start = text.index(said[number])
            span = span_of(source, text, start, start + len(said[number]))
            what = f"on point {number} to keep survey vessels south of the buoy line until the talks are over"
            statement = f"Orvania and Teslund agreed {what}"
            day = dated(f"2031-{number % 12 + 1:02}-{number % 28 + 1:02}")
            add_fact(session, FactDraft(FactKind.EVENT, statement, event_date=day), [EvidenceDraft(span)])
    pack = pack_by_id(USUAL_PACK)
    brief = add_brief(session, pack, "Survey vessels in the Kelm strait")
    edit_brief(session, fill(queries.brief(session, brief), pack, queries.facts(session)))
    return brief


class Window:
    """A workspace over a long brief, in which its section of many facts is looked at."""

    def __init__(self, session: Session, brief: BriefId) -> None:
        """Show the section, with a paragraph to write in."""
        self.session, self.brief = session, brief
        self.view: BriefWorkspace | None = None
        self.section = next(
            each.id for each in queries.brief(session, brief).sections if each.name == _SECTION
        )
        self.paragraph = write_paragraph(session, brief, self.section, None, "To be written.")
        self.show_anew()

    def show_anew(self) -> float:
        """Return the seconds from showing a workspace to the last of its pages."""
        self.close()
        bus = Bus()
        self.session.subscribe(bus.changed.emit)
        unused = cast("Any", SimpleNamespace())
        self.view = view = BriefWorkspace(Desk(self.session, bus, PackShelf(), unused, unused))
        view.resize(*_SIZE)
        view.show_section(self.section)
        began = time.perf_counter()
        view.show()
        self.settle()
        return time.perf_counter() - began

    def until_painted(self, edit: Callable[[], object]) -> float:
        """Return the seconds from an edit until the page that is looked at was painted with it."""
        assert self.view is not None
        paper = self.view.preview.paper
        before, painted = paper.pages, _Painted(paper)
        began = time.perf_counter()
        edit()
        while paper.pages is before or not painted.since(paper.pages):
            _wait()
        seconds = time.perf_counter() - began
        paper.viewport().removeEventFilter(painted)
        self.settle()
        return seconds

    def settle(self) -> None:
        """Go on until the preview is laid out to its end."""
        assert self.view is not None
        while self.view.is_composing:
            _wait()
        QApplication.processEvents()

    def close(self) -> None:
        """Take the workspace away, if there is one."""
        if self.view is not None:
            self.view.close()
            self.view.deleteLater()
            QApplication.processEvents()


def _wait() -> None:
    """Do what is to be done in the window, and wait for more as it would: a thread may be at work."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


class _Painted(QObject):
    """Keeps which pages a paper last painted."""

    def __init__(self, paper: Paper) -> None:
        super().__init__(paper)
        self._paper = paper
        self._pages: object = None
        paper.viewport().installEventFilter(self)

    def since(self, pages: object) -> bool:
        """Return whether these pages were painted."""
        return self._pages is pages

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note what is painted."""
        if event.type() is QEvent.Type.Paint:
            self._pages = self._paper.pages
        return super().eventFilter(watched, event)


def edits_of(window: Window) -> Iterator[tuple[str, Callable[[], float]]]:
    """Yield what is done to the brief, each time with other words."""
    turn = time.perf_counter_ns()

    def write(words: str) -> Callable[[], float]:
        place = window.session, window.brief, window.section, window.paragraph
        return lambda: window.until_painted(lambda: write_paragraph(*place, f"{words} {turn}."))

    def change() -> float:
        fact = queries.facts(window.session)[FACTS // 2]
        return window.until_painted(
            lambda: edit_fact(window.session, replace(fact, statement=f"They agreed on nothing {turn}"))
        )

    yield "words were written", write("So it goes on")
    yield "a citation was added", write("As [@f3] says")
    yield "a fact was changed", change

"""Lists of 100,000 facts and 100,000 actors, against a sort-filter proxy over a plain Python model.

Measured is the time until the rows stand in their new order, all turns of the event loop counted, in a model
as a view has it. Both sides hold the same words. The stall is the longest turn while a word is typed into the
panel; 16 ms is a frame, in which a person feels no wait.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QAbstractSlider, QApplication, QListView

from briefer.commands.facts import edit_fact
from briefer.gui.bus import Bus
from briefer.gui.desk import Desk
from briefer.gui.models.actors import ActorsModel
from briefer.gui.models.arranged import ArrangedModel
from briefer.gui.models.fact_digests import FactDigests
from briefer.gui.models.fact_filter import FactFilter
from briefer.gui.models.fact_order import FactSort
from briefer.gui.models.facts import FactsModel
from briefer.gui.models.timeline_units import extent_of
from briefer.gui.proposals import Proposals
from briefer.gui.views.facts import FactPanel
from briefer.gui.views.timeline import Timeline
from briefer.model.digests import FactDigest
from briefer.model.ids import FactId
from briefer.store import queries
from briefer.store.session import Session, create_session
from briefer.text.folding import fold
from tests.bench.figures import Figure
from tests.bench.list_load import PlainModel, fill, proxy_over

ROWS, LINE_ROWS = 100_000, 10_000
_WORD = "karo"
_ROUNDS = 5
_AIM, _SCROLL_AIM = 0.1, 2.0
_STALL, _FRAME = 0.1, 0.016
_PAGES = 60
_SIZE, _LINE_SIZE = (340, 800), (1_100, 800)


def figures() -> Iterator[Figure]:
    """Yield filtering and sorting of facts and of actors, typing, one step, and scrolling the timeline."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        with create_session(Path(folder) / "many.briefer") as session:
            fill(session, ROWS)
            desk = _desk(session)
            yield from _facts(session)
            yield from _actors(desk)
            yield from _panel(desk)
        with create_session(Path(folder) / "line.briefer") as session:
            fill(session, LINE_ROWS)
            yield _scrolling(_desk(session))
    app.processEvents()


def _facts(session: Session) -> Iterator[Figure]:
    digests = _read(FactDigests(session))
    model = FactsModel(session, digests)
    _settle(model)
    rows = [(digest.words, day_of(digest)) for digest in digests.digests.values()]
    yield from _held_against_proxy(
        "facts", rows, model, lambda words: model.filter(FactFilter(words)), partial(_sorted_anew, model)
    )


def _actors(desk: Desk) -> Iterator[Figure]:
    model = ActorsModel(desk.session, desk.names)
    while model.shown < ROWS:
        QApplication.processEvents()
    actors = [row.actor for row in model.rows]  # in the order that sorting them gives
    ranks = {actor.id: rank for rank, actor in enumerate(actors)}
    keys = sorted(actors, key=lambda actor: actor.id)
    rows = [("\n".join(map(fold, actor.names)), ranks[actor.id]) for actor in keys]
    yield from _held_against_proxy("actors", rows, model, model.filter, model.resort)


def _held_against_proxy(
    name: str,
    rows: list[tuple[str, int]],
    model: ArrangedModel,
    look_for: Callable[[str], object],
    sort: Callable[[], object],
) -> Iterator[Figure]:
    """Yield three figures of a list: sorted, narrowed by a word, and shown whole again."""
    plain = PlainModel(rows)
    proxy = proxy_over(plain)
    peer = {
        "sorted": lambda: proxy.sort(0),
        "narrowed by a word": lambda: proxy.setFilterFixedString(_WORD),
        "shown whole again": lambda: proxy.setFilterFixedString(""),
    }
    ours = {
        "sorted": sort,
        "narrowed by a word": lambda: look_for(_WORD),
        "shown whole again": lambda: look_for(""),
    }
    theirs = {deed: _seconds(run) for deed, run in peer.items()}  # once: it takes ten seconds and more
    times: dict[str, list[float]] = {deed: [] for deed in ours}
    for _ in range(_ROUNDS):
        for deed, run in ours.items():
            times[deed].append(_seconds(run) + _seconds(partial(_settle, model)))
    for deed, taken in times.items():
        words = f"{name}, {deed} ({len(rows):,} rows)"
        yield Figure(words, statistics.median(taken), "a sort-filter proxy", theirs[deed], _AIM)


def _panel(desk: Desk) -> Iterator[Figure]:
    """Yield the longest turn while a word is typed, and what one step on one fact takes with its painting."""
    panel = FactPanel(desk)
    panel.resize(*_SIZE)
    panel.scope.setCurrentIndex(1)
    panel.show()
    _read(panel.digests)
    _settle(panel.model)
    turns: list[float] = []
    for length in (*range(1, len(_WORD) + 1), 0):
        turns.append(_seconds(partial(panel.search.setText, _WORD[:length])))
        while panel.sought.value.words != _WORD[:length] or not panel.model.is_settled:
            turns.append(_seconds(QApplication.processEvents))
    yield Figure(
        f"facts, longest turn while typing ({ROWS:,} rows)", max(turns), "a stall that is seen", _STALL, 1.0
    )
    fact, places = queries.fact(desk.session, FactId(panel.model.key_at(1) or 0)), count()

    def step() -> None:
        edit_fact(desk.session, replace(fact, place=f"Place {next(places)}"))
        QApplication.processEvents()

    taken = statistics.median(_seconds(step) for _ in range(_PAGES))
    yield Figure(f"facts, one edited and painted ({ROWS:,} rows)", taken, "a frame", _FRAME, 1.0)
    panel.hide()
    panel.deleteLater()


def _scrolling(desk: Desk) -> Figure:
    """Return what all but the slowest pages of the timeline take to scroll to."""
    panel = FactPanel(desk)
    line = Timeline(desk, _read(panel.digests), panel.sought)
    line.resize(*_LINE_SIZE)
    line.show()
    _settle(line.model)
    line.focus()
    bare = _bare([fact.statement for fact in queries.facts(desk.session)])
    pages = {view: list[float]() for view in (line.list, bare)}
    for _ in range(_PAGES):  # in turns, so that a busy moment falls on both
        for view, taken in pages.items():
            view.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)
            taken.append(_seconds(QApplication.processEvents))
    ours, floor = (statistics.quantiles(taken, n=20)[-1] for taken in pages.values())
    words = f"timeline, scroll a page, p95 ({LINE_ROWS:,} facts)"
    return Figure(words, ours, "the statements in a bare QListView", floor, _SCROLL_AIM)


def _bare(statements: list[str]) -> QListView:
    made = QListView()
    made.setModel(QStringListModel(statements, made))
    made.setWordWrap(True)
    made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    made.resize(*_LINE_SIZE)
    made.show()
    QApplication.processEvents()
    return made


def _sorted_anew(model: FactsModel) -> None:
    """Sort by event date, having been sorted by another thing."""
    model.sort_by(FactSort.EVENT if model.sorting is FactSort.PLACE else FactSort.PLACE)


def day_of(digest: FactDigest) -> int:
    """Return what the peer sorts a fact by: the ordinal of the first day of its event, last where undated."""
    return extent_of(digest.event_date).first if digest.event_date else date.max.toordinal() + 1


def _desk(session: Session) -> Desk:
    bus = Bus()
    names = Proposals(session, bus)
    session.subscribe(bus.changed.emit)
    unused = cast("Any", SimpleNamespace())
    return Desk(session, bus, unused, unused, names)


def _read(digests: FactDigests) -> FactDigests:
    while not digests.is_complete:
        QApplication.processEvents()
    return digests


def _settle(model: ArrangedModel) -> None:
    while not model.is_settled:
        QApplication.processEvents()


def _seconds(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began

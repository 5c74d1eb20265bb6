"""That what the lists' speed is held against shows the same rows, and what each figure names."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefer.gui.models.fact_digests import FactDigests
from briefer.gui.models.fact_filter import FactFilter
from briefer.gui.models.fact_order import FactSort
from briefer.gui.models.facts import FactsModel
from briefer.store.session import create_session
from tests.bench import list_bench
from tests.bench.list_bench import day_of
from tests.bench.list_load import PlainModel, fill, proxy_over

# The offscreen platform says so of windows with a least size; a real screen does not.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

FACTS, WORD = 300, "karo"


def test_the_peer_shows_the_same_rows_in_the_same_order(qtbot: QtBot, tmp_path: Path) -> None:
    with create_session(tmp_path / "many.briefer") as session:
        fill(session, FACTS)
        digests = FactDigests(session)
        qtbot.waitUntil(lambda: digests.is_complete)
        ours = FactsModel(session, digests)
        known = list(digests.digests.values())
        plain = PlainModel([(digest.words, day_of(digest)) for digest in known])
        proxy = proxy_over(plain)
        ours.sort_by(FactSort.EVENT)
        ours.filter(FactFilter(WORD))
        proxy.sort(0)
        proxy.setFilterFixedString(WORD)
        days = [day_of(digests.digests[key]) for key in ours.shown_members()]
        theirs = [proxy.mapToSource(proxy.index(row, 0)).row() for row in range(proxy.rowCount())]
        assert 0 < ours.shown < FACTS
        assert {known[row].id for row in theirs} == set(ours.shown_members())
        assert [day_of(known[row]) for row in theirs] == days


def test_each_of_the_lists_figures_names_what_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_bench, "ROWS", FACTS)
    monkeypatch.setattr(list_bench, "LINE_ROWS", FACTS)
    lines = [str(figure) for figure in list_bench.figures()]
    assert [line.split(" (")[0] for line in lines] == [
        "facts, sorted",
        "facts, narrowed by a word",
        "facts, shown whole again",
        "actors, sorted",
        "actors, narrowed by a word",
        "actors, shown whole again",
        "facts, longest turn while typing",
        "facts, one edited and painted",
        "timeline, scroll a page, p95",
    ]
    assert sum("a sort-filter proxy" in line for line in lines) == 6

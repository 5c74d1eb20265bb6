"""A thousand files at once: their list moves, the window answers, little is held, all is undone as one."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefer.gui.models.imports import Stage
from briefer.gui.window import MainWindow
from briefer.isolate.pool import AT_ONCE, Isolation
from briefer.store import queries
from briefer.store.session import create_session
from tests.conftest import ROOT
from tests.e2e.many_files import make_files
from tests.gui.desks import open_page
from tests.gui.heartbeat import Heartbeat

FILES = 1_000
STALL = 0.1  # seconds
PROMPTLY = 1.0  # seconds
AROUND = 64 << 20  # bytes that window, lists and index take besides the texts
WAIT = 120_000


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return make_files(tmp_path_factory.mktemp("many"), FILES)


@pytest.fixture
def isolation() -> Iterator[Isolation]:
    with Isolation(children=AT_ONCE) as pool:
        yield pool


def held() -> int:
    """Return the bytes of memory that this process has in use."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def in_a_plain_loop(folder: Path) -> float:
    """Return the seconds that the same readers take in a process without window, children and limits."""
    command = [sys.executable, "-m", "tests.bench.load_batch", "plain", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout)["seconds"])


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="memory and waiting are read from /proc")
@pytest.mark.usefixtures("own_heap")
def test_a_thousand_files_are_loaded_while_the_window_answers(
    open_window: Callable[[], MainWindow],
    qtbot: QtBot,
    tmp_path: Path,
    files: list[Path],
    capsys: pytest.CaptureFixture[str],
) -> None:
    create_session(tmp_path / "many.briefer").close()
    page = open_page(open_window(), qtbot, tmp_path / "many.briefer")
    page.reader.setFocus()
    shown: list[int] = []
    page.imports.head.bar.valueChanged.connect(shown.append)
    before, began = held(), time.perf_counter()
    with Heartbeat(threads=True) as heart:
        page.loader.load(files)
        qtbot.waitUntil(lambda: not page.loader.is_busy, timeout=WAIT)
    seconds, grown = time.perf_counter() - began, held() - before

    model = page.loader.files
    assert (model.total, model.count(Stage.WAITING, Stage.READING, Stage.CANCELLED)) == (FILES, 0)
    assert model.count(Stage.STORED) > FILES * 0.9
    assert shown == sorted(shown)
    assert len(set(shown)) > seconds * 2, "the bar moves at least twice a second"
    assert page.imports.isVisible()
    sources = queries.sources(page.desk.session)
    texts = sum(source.length for source in sources)
    with capsys.disabled():
        pause, more, plain = heart.longest * 1000, grown / 1e6, in_a_plain_loop(files[0].parent)
        sys.stdout.write(
            f"\n{FILES:,} files in {seconds:.1f} s (the same readers in a plain loop: {plain:.1f} s),"
            f" longest pause {pause:.0f} ms, {more:.0f} MB more\n"
        )
    assert heart.longest < STALL
    assert grown < texts + AROUND

    assert len({step.group for step in page.desk.session.history()}) == 1, "undone as one"


def test_loading_many_files_is_cancelled_within_a_second(
    open_window: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path, files: list[Path]
) -> None:
    create_session(tmp_path / "many.briefer").close()
    page = open_page(open_window(), qtbot, tmp_path / "many.briefer")
    page.loader.load(files)
    qtbot.waitUntil(lambda: page.loader.files.count(Stage.STORED) > 10, timeout=WAIT)
    began = time.perf_counter()
    page.imports.cancel()
    stored = queries.source_ids(page.desk.session)
    assert page.loader.files.count(Stage.WAITING, Stage.READING) == 0
    qtbot.waitUntil(lambda: not page.loader.is_busy, timeout=WAIT)
    assert time.perf_counter() - began < PROMPTLY
    assert queries.source_ids(page.desk.session) == stored
    assert page.loader.files.count(Stage.CANCELLED) > FILES * 0.8

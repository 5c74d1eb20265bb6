"""Loading in any order: what is shown is what is stored, no tag is lost, and all is undone to the start."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from briefer.gui.window import MainWindow
from tests.e2e.loading_analyst import LoadingAnalyst, check_nothing_runs
from tests.e2e.loading_files import Files
from tests.e2e.walking_actions import rows_of
from tests.gui.desks import open_page, scene
from tests.longer import longer

# The offscreen platform says so of popups, which are shown on top, and of windows with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints", extend=True)
STEPS = 40


@pytest.mark.parametrize("seed", range(1, longer(2) + 1))
def test_whatever_is_loaded_is_shown_as_it_is_stored_and_undone_to_the_start(
    qtbot: QtBot,
    open_window: Callable[[], MainWindow],
    tmp_path: Path,
    seed: int,
    request: pytest.FixtureRequest,
) -> None:
    scene(tmp_path / "walk.briefer").close()
    request.addfinalizer(QGuiApplication.clipboard().clear)  # else what was pasted outlives Python
    window = open_window()
    open_page(window, qtbot, tmp_path / "walk.briefer")
    chance = random.Random(seed)  # noqa: S311 - repeatable, no secret
    analyst = LoadingAnalyst(window, Files(tmp_path / "files", chance), chance)
    with qtbot.captureExceptions() as wrong:
        for number in range(1, STEPS + 1):
            analyst.step()
            assert not wrong, analyst.log[-20:]
            if number % 4 == 0:
                analyst.settle()
                analyst.check()
        analyst.settle()
        analyst.redo_all()
        end = rows_of(analyst.session)
        analyst.undo_all()
        assert not any(rows_of(analyst.session).values())
        analyst.check()
        analyst.redo_all()
        assert rows_of(analyst.session) == end
        analyst.check()
        window.close_session()
        check_nothing_runs(window)
        assert not wrong

"""What composing takes is loaded before it is needed, and not while files come in."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefer.gui.views import brief_previewing
from briefer.gui.views.brief_composing import Composing
from tests.gui.views.brief_desks import Workshop

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_what_composing_takes_is_loaded_once_when_no_more_changes_are_to_come(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coming, loaded = [True], []
    monkeypatch.setattr(brief_previewing, "_CALM", 5)
    monkeypatch.setattr(Composing, "warm", staticmethod(lambda: loaded.append(True)))
    with Workshop(qtbot, tmp_path, brief=False) as shop:
        loaded.clear()
        shop.desk.bus.gather_while(lambda: bool(coming))
        shop.view.previewing._calm.start()
        qtbot.wait(50)
        assert loaded == []
        coming.clear()
        qtbot.waitUntil(lambda: loaded == [True])
        qtbot.wait(50)
        assert loaded == [True]

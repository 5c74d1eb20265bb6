"""What is kept safe in moments of rest: backups when they are due, faults that are told."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor
from briefer.errors import BrieferError
from briefer.gui.bus import NoticeKind
from briefer.gui.keeping import Keeper
from tests.gui.desks import Scene


class _Later(datetime):
    """A clock that runs a day ahead."""

    @classmethod
    def now(cls, tz: Any = None) -> "_Later":
        return cls.fromtimestamp((datetime.now(tz or UTC) + timedelta(days=1)).timestamp(), tz)


@pytest.fixture
def keeper(desk: Scene, monkeypatch: pytest.MonkeyPatch) -> Keeper:
    monkeypatch.setattr("briefer.gui.keeping.datetime", _Later)
    return Keeper(desk.desk)


def test_changed_work_is_backed_up_when_it_is_due(desk: Scene, keeper: Keeper, qtbot: QtBot) -> None:
    before = len(desk.session.backups.all)
    add_actor(desk.session, "Vell")
    keeper.look()
    qtbot.waitUntil(lambda: keeper._copy is None, timeout=20_000)
    assert len(desk.session.backups.all) == before + 1
    keeper.look()
    assert keeper._copy is None
    keeper.stop()


def test_nothing_is_begun_while_something_is_under_way(desk: Scene, keeper: Keeper, qtbot: QtBot) -> None:
    keeper.look()
    under_way = keeper._copy
    assert under_way is not None
    keeper.look()
    assert keeper._copy is under_way
    qtbot.waitUntil(lambda: keeper._copy is None, timeout=20_000)
    assert not desk.told


def test_a_backup_that_cannot_be_made_is_told(
    desk: Scene, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise BrieferError("The folder of backups is full.", "Make room there.")

    monkeypatch.setattr(type(desk.session.backups), "begin", refuse)
    keeper.look()
    assert desk.told[-1].kind is NoticeKind.FAULT
    assert keeper._copy is None


def test_a_stopped_keeper_leaves_the_rest_to_the_session(desk: Scene, keeper: Keeper, tmp_path: Path) -> None:
    keeper.look()
    keeper.stop()
    assert keeper._copy is None
    desk.session.close()
    assert (tmp_path / "desk.briefer").is_file()


def test_a_session_that_was_put_beside_is_told(
    desk: Scene, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(desk.session), "end_write_back", lambda _: "Both were kept.")
    moved = QSignalSpy(keeper.moved)
    keeper._end_write_back()
    assert desk.told[-1].text == "Both were kept."
    assert moved.count() == 1

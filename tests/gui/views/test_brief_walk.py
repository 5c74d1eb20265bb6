"""A brief written in at random: no word is lost, all that is shown is as it is stored, and all is undone."""

import random
from contextlib import suppress
from pathlib import Path

import apsw
import pytest
from pytestqt.qtbot import QtBot

from briefer.errors import BrieferError
from briefer.model.ids import ParagraphId
from briefer.store.session import Session
from tests.e2e.walking_actions import rows_of
from tests.gui.views.brief_desks import Workshop
from tests.gui.views.walking_drafts import Writer
from tests.longer import longer
from tests.store.disks import watched_disk

# The offscreen platform says so of each window that is raised or shown on top.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
STEPS = 60


def undo_all(session: Session) -> None:
    while session.undo_label:
        session.undo()


def redo_all(session: Session) -> None:
    while session.redo_label:
        session.redo()


class PoorWriter(Writer):
    """One who writes on a disk that is full now and then."""

    def stored(self) -> dict[ParagraphId, str]:
        """Return the words that are stored or wait for room, by their paragraphs."""
        waiting = {each.paragraph: each.text for each in self.shop.view._edit.unsaved.values()}
        return Writer.stored(self) | waiting

    def _undo(self) -> None:
        with suppress(BrieferError):
            Writer._undo(self)

    def _redo(self) -> None:
        with suppress(BrieferError):
            Writer._redo(self)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # of the disk's own writes
@pytest.mark.parametrize("seed", range(16, longer(1) + 16))
def test_what_is_written_while_the_disk_is_full_is_stored_once_it_has_room(
    qtbot: QtBot, tmp_path: Path, seed: int
) -> None:
    with (
        watched_disk() as disk,
        Workshop(qtbot, tmp_path, brief=False) as shop,
        qtbot.captureExceptions() as wrong,
    ):
        disk.fault = apsw.FullError
        shop.view.reviewing.findings._rest.setInterval(0)
        writer = PoorWriter(shop, random.Random(seed))  # noqa: S311 - repeatable, no secret
        shop.view.new_brief(writer.chance.choice(shop.desk.packs.packs))
        for number in range(1, STEPS + 1):
            if (what := writer.chance.random()) < 0.3:
                disk.is_full = what < 0.12
            writer.step()
            assert not wrong, writer.log[-20:]
            if number % 12 == 0:
                disk.is_full = False
                shop.view.flush()
                assert not shop.view.has_unsaved
                writer.check()


@pytest.mark.parametrize("seed", range(1, longer(2) + 1))
def test_a_brief_is_written_in_any_order_and_undone_to_the_start(
    qtbot: QtBot, tmp_path: Path, seed: int
) -> None:
    with Workshop(qtbot, tmp_path, brief=False) as shop, qtbot.captureExceptions() as wrong:
        shop.view.reviewing.findings._rest.setInterval(0)
        writer = Writer(shop, random.Random(seed))  # noqa: S311 - repeatable, no secret
        shop.view.new_brief(writer.chance.choice(shop.desk.packs.packs))
        shop.view.take_all_that_fit()
        for number in range(STEPS):
            writer.step()
            assert not wrong, writer.log[-20:]
            if number % 15 == 0:
                writer.check()
        redo_all(shop.session)
        writer.check()
        end = rows_of(shop.session)
        undo_all(shop.session)
        assert not any(rows_of(shop.session).values())
        redo_all(shop.session)
        assert rows_of(shop.session) == end
        writer.check()
        assert wrong == []

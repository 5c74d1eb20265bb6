"""How sessions become pages, and the faults on the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefer.commands.demo import sample_articles
from briefer.errors import BrieferError
from briefer.gui import opening as module
from briefer.gui.key_rules import load_keyboard
from briefer.gui.opening import Opening, sample_path
from briefer.gui.page import SessionPage
from briefer.isolate.pool import Isolation
from briefer.paths import user_folder
from briefer.store import queries
from briefer.store.session import create_session, open_session
from tests.gui.desks import scene

WAIT = 30_000


@dataclass
class Seen:
    """What was opened, and what stood in the way."""

    pages: list[SessionPage]
    faults: list[BrieferError]


def seen(opening: Opening) -> Seen:
    found = vars(opening)["seen"]
    assert isinstance(found, Seen)
    return found


@pytest.fixture
def opening(qtbot: QtBot, isolation: Isolation) -> Iterator[Opening]:
    window = QWidget()
    qtbot.addWidget(window)
    made = Opening(isolation, load_keyboard()[0], window)
    seen = Seen([], [])
    vars(made)["seen"] = seen
    made.opened.connect(seen.pages.append)
    made.failed.connect(seen.faults.append)
    yield made
    made.close()
    for page in seen.pages:
        page.leave()
        page.desk.session.close()
        page.deleteLater()


def opened(opening: Opening) -> SessionPage:
    (page,) = seen(opening).pages
    return page


def test_a_session_becomes_a_page_with_a_desk(opening: Opening, tmp_path: Path) -> None:
    scene(tmp_path / "a.briefer").session.close()
    opening.open(tmp_path / "a.briefer")
    desk = opened(opening).desk
    assert len(queries.sources(desk.session)) == 2
    assert desk.packs.packs
    assert desk.names.proposals(queries.sources(desk.session)[1].id)


def test_what_cannot_be_opened_fails(opening: Opening, tmp_path: Path) -> None:
    opening.open(tmp_path / "gone.briefer")
    assert len(seen(opening).faults) == 1


def test_a_broken_pack_is_told_and_the_session_opens(
    opening: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    broken = user_folder() / "packs" / "broken"
    broken.mkdir(parents=True)
    (broken / "pack.toml").write_text("id = ", encoding="utf-8")
    told: list[str] = []
    opening.opened.connect(lambda page: page.desk.bus.told.connect(lambda notice: told.append(notice.text)))
    create_session(tmp_path / "a.briefer").close()
    opening.open(tmp_path / "a.briefer")
    assert len(told) == 1
    assert "pack.toml" in told[0]


def test_no_session_is_made_from_one_that_cannot_be_read(opening: Opening, tmp_path: Path) -> None:
    opening.make(tmp_path / "new.briefer", tmp_path / "gone.briefer")
    assert len(seen(opening).faults) == 1
    assert not seen(opening).pages
    assert not (tmp_path / "new.briefer").exists()


def test_the_sample_is_made_from_its_articles(opening: Opening, qtbot: QtBot) -> None:
    opening.open_sample()
    opening.open_sample()
    qtbot.waitUntil(lambda: len(seen(opening).pages) == 1, timeout=WAIT)
    session = opened(opening).desk.session
    assert session.path == sample_path().resolve()
    assert len(queries.sources(session)) == len(sample_articles())
    assert queries.facts(session)
    assert queries.briefs(session)


def test_a_sample_that_cannot_be_written_fails_in_words(
    opening: Opening, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(module, "sample_path", lambda: tmp_path / "file" / "sample.briefer")
    opening.open_sample()
    qtbot.waitUntil(lambda: len(seen(opening).faults) == 1, timeout=WAIT)
    assert "cannot be written" in seen(opening).faults[0].what


def test_a_missing_article_fails_in_words(
    opening: Opening, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "sample_articles", lambda: (tmp_path / "gone.html",))
    opening.open_sample()
    qtbot.waitUntil(lambda: len(seen(opening).faults) == 1, timeout=WAIT)
    assert not sample_path().exists()


def test_closing_stops_the_sample(opening: Opening, tmp_path: Path) -> None:
    assert tmp_path.is_dir()
    opening.open_sample()
    opening.close()
    assert not sample_path().exists()


def test_a_session_stays_open_for_one_window_only(opening: Opening, tmp_path: Path) -> None:
    scene(tmp_path / "a.briefer").session.close()
    opening.open(tmp_path / "a.briefer", read_only=True)
    with open_session(tmp_path / "a.briefer") as other:
        assert not other.read_only
    assert opened(opening).desk.session.read_only

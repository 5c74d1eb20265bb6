"""What the tests of all folders share."""

import json
import os
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.fixtures_hostile import hostile, make_hostile

__all__ = ["hostile", "make_hostile"]

settings.register_profile(
    "briefer", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("briefer")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Seed:
    """The seed article, its file, and its complete tagging."""

    path: Path
    text: str
    gold: dict[str, Any]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    """Let no widget outlive its test: its session is closed, and the next test's colours would reach it."""
    yield
    if {"gui", "e2e"} & {*item.path.parts} and isinstance(QApplication.instance(), QApplication):
        for widget in QApplication.topLevelWidgets():
            widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _own_data(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Backups and local copies of sessions go to a folder of the tests' own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.getbasetemp() / "data"))


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = Path(os.environ.get("BRIEFER_SHARED", ROOT.parent / "shared"))
    if not (folder / "README.md").is_file():
        pytest.skip("needs the shared data, which lies beside the repository where there is any")
    return folder


@pytest.fixture(scope="session")
def seed(shared: Path) -> Seed:
    folder = shared / "data" / "seed"
    path = folder / "000_c728a34ea17a833a.txt"
    gold = json.loads((folder / "gold_seed.json").read_text(encoding="utf-8"))
    return Seed(path, path.read_text(encoding="utf-8"), gold)

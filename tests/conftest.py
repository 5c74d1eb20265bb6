"""What the tests of all folders share."""

import gc
import json
import os
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from briefer.gui.memory import release
from tests.fixtures_hostile import hostile, make_hostile

__all__ = ["hostile", "make_hostile"]

settings.register_profile(
    "briefer", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("briefer")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_LONG = 60  # bytes
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Seed:
    """The seed article, its file, and its complete tagging."""

    path: Path
    text: str
    gold: dict[str, Any]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None, None, None]:
    """Free what the window took out of the collector's rounds, else its widgets outlive their test."""
    yield
    if gc.get_freeze_count():
        release()


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name long bytes by their argument: packed files hold the time, and all processes must agree."""
    return argname if isinstance(val, bytes) and len(val) > _LONG else None


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

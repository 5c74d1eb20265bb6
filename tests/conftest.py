"""What the tests of all folders share."""

import gc
import json
import os
import tempfile
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from briefer.gui import memory
from tests.collecting import COLLECTOR
from tests.fixtures_hostile import hostile, make_hostile
from tests.longer import longer
from tests.places import in_memory

__all__ = ["hostile", "make_hostile"]

settings.register_profile(
    "briefer",
    deadline=None,
    max_examples=longer(50),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
settings.load_profile("briefer")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if folder := in_memory():
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(folder))  # where pytest makes the folders of tests

_LONG = 60  # bytes
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Seed:
    """The seed article, its file, and its complete tagging."""

    path: Path
    text: str
    gold: dict[str, Any]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest: begun last it would keep one processor at work and leave the others."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """Take the modules and the tests out of the collector's rounds for good.

    They never go, and a walk over them takes a quarter of a second, of which there were many hundred.
    """
    COLLECTOR.begin()


@pytest.fixture(scope="session", autouse=True)
def _collector() -> Generator[None, None, None]:
    """Have the window's memory settled and released without giving all modules back to the collector."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(memory, "gc", COLLECTOR)
        yield


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None, None, None]:
    """Free what the window wanted to keep from the collector, else its widgets outlive their test."""
    yield
    COLLECTOR.end_test()


@pytest.fixture
def own_heap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the window use the real collector, and leave what earlier tests made out of its rounds.

    That is no part of the program that is measured, and a walk over it takes a quarter of a second. It is
    looked after again when the test is over.
    """
    monkeypatch.setattr(memory, "gc", COLLECTOR.lend())
    gc.collect()
    gc.freeze()


@pytest.fixture
def tmp_path(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """Give a test a folder of its own; one of pauses has it on the disk, for which an analyst waits too."""
    if "own_heap" not in request.fixturenames:
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(prefix="briefer-test-") as folder:
        yield Path(folder)


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

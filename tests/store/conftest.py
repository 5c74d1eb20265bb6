"""What the tests of the session file share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.store.session import Session, create_session, open_session
from tests.store.samples import fill


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """An empty session, open."""
    with create_session(tmp_path / "empty.briefer") as made:
        yield made


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Session]:
    """A session with something of everything, open."""
    with create_session(tmp_path / "filled.briefer") as made:
        fill(made)
        yield made


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a closed session with something of everything and a history."""
    path = tmp_path_factory.mktemp("sound") / "sound.briefer"
    with create_session(path) as made:
        fill(made)
    with open_session(path) as again:
        assert again.undo_label == "Fill"
    return path.read_bytes()

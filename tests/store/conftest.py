"""What the tests of the session file share."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefer.store.session import Session, create_session, open_session
from tests.store.samples import fill

_NOBODY = 65534  # the user without rights on most systems


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


@pytest.fixture
def without_rights() -> Iterator[Callable[[], None]]:
    """A function that gives up an administrator's rights for the rest of the test; others have none."""
    if not hasattr(os, "geteuid"):
        pytest.skip("file modes bind only where there are users")
    administrator = os.geteuid()
    yield lambda: os.seteuid(_NOBODY) if administrator == 0 else None
    os.seteuid(administrator)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user can reach."""
    folder = Path(tempfile.mkdtemp(prefix="briefer-test-"))
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)

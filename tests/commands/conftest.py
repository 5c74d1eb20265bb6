"""What the tests of the commands share: sessions, and places in their text."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.commands.sources import add_sources
from briefer.model.ids import SourceId
from briefer.store.session import Session, create_session
from tests.commands.samples import ARTICLE


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """An empty session, open."""
    with create_session(tmp_path / "work.briefer") as made:
        yield made


@pytest.fixture
def source(session: Session) -> SourceId:
    """The article, loaded into the session."""
    return add_sources(session, [ARTICLE], "2026-11-23T08:00:00Z")[0]

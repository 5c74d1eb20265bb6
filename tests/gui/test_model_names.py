"""Names of a model come in for the source that is read, once, and only while they are wanted."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from briefer.commands.sources import add_sources
from briefer.errors import BrieferError
from briefer.gui import model_names
from briefer.gui.model_names import ModelNames
from briefer.gui.proposal_kinds import ProposalKind
from briefer.gui.proposals import Proposals
from briefer.model.actors import ActorKind
from briefer.model.ids import SourceId
from briefer.model.proposals import ProposedName
from briefer.model.sources import LoadedSource
from briefer.store.session import Session, create_session

TEXT = "They met marr there.\n"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with create_session(tmp_path / "a.briefer") as made:
        yield made


@pytest.fixture
def source(session: Session) -> SourceId:
    return add_sources(session, [LoadedSource(TEXT)])[0]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the model was asked about."""
    texts: list[str] = []

    def names(text: str, model: str, *_: Any) -> Iterator[ProposedName]:
        texts.append(text)
        yield ProposedName(9, 13, "marr", ActorKind.PERSON, f"spaCy {model}")

    monkeypatch.setattr(model_names, "installed_model", lambda _: "en_x")
    monkeypatch.setattr(model_names, "names_by_model", names)
    return texts


def test_a_source_is_looked_through_once_when_it_is_wanted(
    qtbot: QtBot, session: Session, source: SourceId, asked: list[str]
) -> None:
    proposals = Proposals(session)
    names = ModelNames(session, proposals)
    names.show_source(source)
    assert asked == []
    with qtbot.waitSignal(proposals.names_changed):
        proposals.switch(ProposalKind.MODEL, on=True)
    proposals.proposals(source)
    assert [(it.quote, it.origin) for it in proposals.of(source).names()] == [("marr", "spaCy en_x")]
    names.show_source(None)
    names.show_source(source)
    names.close()
    assert asked == [TEXT]


def test_where_there_is_none_it_is_told_and_switched_off(
    qtbot: QtBot, session: Session, source: SourceId, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_: object) -> str:
        raise BrieferError("spaCy is not installed.", "Install it.")

    monkeypatch.setattr(model_names, "installed_model", missing)
    proposals = Proposals(session)
    names = ModelNames(session, proposals)
    names.show_source(source)
    told: list[BrieferError] = []
    names.failed.connect(told.append)
    proposals.switch(ProposalKind.MODEL, on=True)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].what == "spaCy is not installed."
    assert not proposals.is_on(ProposalKind.MODEL)
    names.close()

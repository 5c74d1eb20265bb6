"""Names of a model come in for the source that is read, once, and only while they are wanted."""

from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from briefer.errors import BrieferError
from briefer.gui import model_names
from briefer.gui.model_names import ModelNames
from briefer.gui.proposal_kinds import ProposalKind
from briefer.model.actors import ActorKind
from briefer.model.proposals import ProposedName
from tests.gui.desks import FIRST, Scene


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the model was asked about."""
    texts: list[str] = []

    def names(text: str, model: str, *_: Any) -> Iterator[ProposedName]:
        texts.append(text)
        yield ProposedName(8, 14, "closed", ActorKind.PERSON, f"spaCy {model}")

    monkeypatch.setattr(model_names, "installed_model", lambda _: "en_x")
    monkeypatch.setattr(model_names, "names_by_model", names)
    return texts


def test_a_source_is_looked_through_once_when_it_is_wanted(
    qtbot: QtBot, desk: Scene, asked: list[str]
) -> None:
    source, proposals = desk.first, desk.desk.names
    names = ModelNames(desk.session, proposals)
    names.show_source(source)
    assert asked == []
    with qtbot.waitSignal(proposals.names_changed):
        proposals.switch(ProposalKind.MODEL, on=True)
    proposals.proposals(source)
    assert ("closed", "spaCy en_x") in [(it.quote, it.origin) for it in proposals.of(source).names()]
    names.show_source(None)
    names.show_source(source)
    names.close()
    assert asked == [FIRST]


def test_where_there_is_none_it_is_told_and_switched_off(
    qtbot: QtBot, desk: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_: object) -> str:
        raise BrieferError("spaCy is not installed.", "Install it.")

    monkeypatch.setattr(model_names, "installed_model", missing)
    proposals = desk.desk.names
    names = ModelNames(desk.session, proposals)
    names.show_source(desk.first)
    told: list[BrieferError] = []
    names.failed.connect(told.append)
    proposals.switch(ProposalKind.MODEL, on=True)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].what == "spaCy is not installed."
    assert not proposals.is_on(ProposalKind.MODEL)
    names.close()

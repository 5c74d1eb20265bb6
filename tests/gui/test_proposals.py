"""Proposals that are kept until a step makes them stale."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.commands.actors import add_actor, add_alias
from briefer.commands.mentions import accept_proposals, refuse_proposal
from briefer.commands.sources import add_sources
from briefer.gui.proposals import Proposals
from briefer.model.actors import ActorKind, Alias
from briefer.model.ids import SourceId
from briefer.model.sources import LoadedSource
from briefer.store.session import Session, create_session

TEXT = "Norland spoke to Estmark. Norland was heard in Vell.\n"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with create_session(tmp_path / "a.briefer") as made:
        yield made


@pytest.fixture
def source(session: Session) -> SourceId:
    return add_sources(session, [LoadedSource(TEXT)])[0]


@pytest.fixture
def names(session: Session) -> Proposals:
    made = Proposals(session)
    session.subscribe(made.forget)
    return made


def quotes(names: Proposals, source: SourceId) -> list[str]:
    return [found.quote for found in names.proposals(source)]


def test_proposals_follow_each_step_and_its_undo(
    session: Session, source: SourceId, names: Proposals
) -> None:
    norland = add_actor(session, "Norland", ActorKind.STATE)
    assert quotes(names, source) == ["Norland", "Norland"]
    accept_proposals(session, source, names.proposals(source)[:1])
    assert quotes(names, source) == ["Norland"]
    refuse_proposal(session, source, names.proposals(source)[0])
    assert quotes(names, source) == []
    add_alias(session, norland, Alias("Vell"))
    assert quotes(names, source) == ["Vell"]
    for expected in ([], ["Norland"], ["Norland", "Norland"], []):
        session.undo()
        assert quotes(names, source) == expected


def test_proposals_of_one_actor_are_told_apart(session: Session, source: SourceId, names: Proposals) -> None:
    add_actor(session, "Norland", ActorKind.STATE)
    estmark = add_actor(session, "Estmark", ActorKind.STATE)
    assert [found.quote for found in names.proposals_of(source, estmark)] == ["Estmark"]


def test_a_text_is_searched_again_only_after_an_actor_changed(
    session: Session, source: SourceId, names: Proposals, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_actor(session, "Norland", ActorKind.STATE)
    first = names.proposals(source)
    monkeypatch.setattr("briefer.gui.source_finds.known_in", lambda *_: pytest.fail("searched again"))
    accept_proposals(session, source, first[:1])
    assert quotes(names, source) == ["Norland"]

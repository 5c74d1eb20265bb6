"""Proposals that are kept until a step makes them stale, and searched in slices where a text is long."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor, add_alias, remove_actor
from briefer.commands.mentions import accept_proposals, refuse_proposal, tag_mention
from briefer.commands.names import dismiss_name
from briefer.commands.sources import add_sources, remove_source
from briefer.gui import source_finds
from briefer.gui.proposal_kinds import ProposalKind
from briefer.gui.proposals import Proposals, known_quotes
from briefer.model.actors import Actor, ActorKind, Alias, AliasKind
from briefer.model.ids import ActorId, SourceId
from briefer.model.proposals import ProposedName
from briefer.model.sources import LoadedSource
from briefer.model.spans import span_of
from briefer.store.session import Session, create_session

TEXT = "Norland spoke to Estmark. Norland was heard in Vell. Ana Bell said that she left Oman.\n"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with create_session(tmp_path / "a.briefer") as made:
        yield made


@pytest.fixture
def source(session: Session) -> SourceId:
    return add_sources(session, [LoadedSource(TEXT)])[0]


@pytest.fixture
def names(session: Session) -> Iterator[Proposals]:
    made = Proposals(session)
    session.subscribe(made.forget)
    yield made
    made.stop()


def quotes(names: Proposals, source: SourceId) -> list[str]:
    return [found.quote for found in names.proposals(source)]


def new_names(names: Proposals, source: SourceId) -> list[str]:
    names.proposals(source)
    return [found.quote for found in names.of(source).names()]


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


def test_they_are_counted_for_each_actor(session: Session, source: SourceId, names: Proposals) -> None:
    norland = add_actor(session, "Norland", ActorKind.STATE)
    bell = add_actor(session, "Ana Bell", ActorKind.PERSON)
    assert names.counts(source) == {norland: 2, bell: 2}
    accept_proposals(session, source, names.proposals_of(source, norland))
    assert +names.counts(source) == {bell: 2}


def test_proposals_of_one_actor_are_told_apart(session: Session, source: SourceId, names: Proposals) -> None:
    add_actor(session, "Norland", ActorKind.STATE)
    estmark = add_actor(session, "Estmark", ActorKind.STATE)
    assert [found.quote for found in names.proposals_of(source, estmark)] == ["Estmark"]


def test_a_name_that_two_share_is_proposed_for_both_and_accepted_for_neither_at_once(
    session: Session, source: SourceId, names: Proposals
) -> None:
    one, other = (
        add_actor(session, "Norland", ActorKind.STATE),
        add_actor(session, "Norland", ActorKind.COMPANY),
    )
    first, second, *_ = names.proposals(source)
    assert (first.start, {first.actors, second.actors}) == (second.start, {(one,), (other,)})
    assert names.rivals(source, first) == (second,)
    assert names.proposals_of(source, one) == ()


def test_a_step_that_tags_or_refuses_does_not_search_again(
    session: Session, source: SourceId, names: Proposals, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_actor(session, "Norland", ActorKind.STATE)
    first = names.proposals(source)
    for search in ("known_in", "names_in", "references_in"):
        monkeypatch.setattr(source_finds, search, lambda *_: pytest.fail("searched again"))
    accept_proposals(session, source, first[:1])
    assert quotes(names, source) == ["Norland"]
    refuse_proposal(session, source, first[1])
    assert quotes(names, source) == []
    dismiss_name(session, "Vell")
    assert "Vell" not in new_names(names, source)


def test_a_step_on_an_actor_searches_known_names_only(
    session: Session, source: SourceId, names: Proposals, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = add_actor(session, "Norland", ActorKind.STATE)
    assert quotes(names, source) == ["Norland", "Norland"]
    monkeypatch.setattr(source_finds, "names_in", lambda *_: pytest.fail("searched again"))
    for number in range(60):
        add_actor(session, f"Actor {number}")
    add_actor(session, "Vell")
    assert quotes(names, source) == ["Norland", "Norland", "Vell"]
    remove_actor(session, key)
    assert quotes(names, source) == ["Vell"]


def test_new_names_are_those_that_nobody_has_and_nobody_dismissed(
    session: Session, source: SourceId, names: Proposals
) -> None:
    assert new_names(names, source) == ["Estmark", "Vell", "Ana Bell", "Oman"]
    add_actor(session, "Ana Bell", ActorKind.PERSON)
    dismiss_name(session, "Oman")
    assert new_names(names, source) == ["Estmark", "Vell"]
    session.undo()
    assert new_names(names, source) == ["Estmark", "Vell", "Oman"]
    vell = add_actor(session, "The port")
    start = TEXT.index("Vell")
    tag_mention(session, span_of(source, TEXT, start, start + 4), [vell])
    assert new_names(names, source) == ["Estmark", "Oman"]


def test_each_kind_can_be_switched_off_and_stays_off(
    session: Session, source: SourceId, names: Proposals
) -> None:
    add_actor(session, "Ana Bell", ActorKind.PERSON)
    assert quotes(names, source) == ["Ana Bell", "she"]
    names.switch(ProposalKind.REFERENCES, on=False)
    assert quotes(names, source) == ["Ana Bell"]
    names.switch(ProposalKind.KNOWN, on=False)
    assert quotes(names, source) == []
    assert "Ana Bell" not in new_names(names, source)
    names.switch(ProposalKind.NAMES, on=False)
    assert new_names(names, source) == []
    assert not Proposals(session).is_on(ProposalKind.NAMES)
    names.switch(ProposalKind.REFERENCES, on=True)
    assert quotes(names, source) == ["she"]
    assert names.is_on(ProposalKind.DATES)
    assert not names.is_on(ProposalKind.MODEL)


def test_actors_known_elsewhere_and_names_of_a_model_come_in(
    qtbot: QtBot, source: SourceId, names: Proposals
) -> None:
    new_names(names, source)
    bell = Actor(ActorId(77), "a9", "Ana Bell", ActorKind.PERSON, (Alias("Estmark"),), origin="my registry")
    with qtbot.waitSignal(names.names_changed):
        names.know_elsewhere([bell])
    found = {name.quote: name for name in names.of(source).names()} if new_names(names, source) else {}
    assert found["Estmark"].origin == "name of Ana Bell, known from my registry"
    assert found["Ana Bell"].elsewhere is not None
    start = TEXT.index("heard")
    with qtbot.waitSignal(names.found):
        names.take_model_names(source, (ProposedName(start, start + 5, "heard", ActorKind.OTHER, "spaCy x"),))
    assert "heard" in new_names(names, source)


def test_many_actors_known_elsewhere_are_learnt_in_moments_of_rest(
    qtbot: QtBot, session: Session, source: SourceId, names: Proposals
) -> None:
    key = add_actor(session, "Ana Bell", ActorKind.PERSON)
    many = [Actor(ActorId(it), f"a{it}", f"Actor {it}", origin="my registry") for it in range(1, 5_000)]
    oman = Actor(ActorId(9_998), "a9", "Oman", ActorKind.STATE, origin="my registry")
    bell = Actor(ActorId(9_999), "a9", "Ana Bell", ActorKind.PERSON, (Alias("Vell"),), origin="my registry")
    with qtbot.waitSignal(names.names_changed):
        names.know_elsewhere([*many, oman, bell])
    new_names(names, source)
    found = {it.quote: it for it in names.of(source).names()}
    assert found["Oman"].elsewhere is not None
    assert found["Vell"].elsewhere is None  # she is known here already
    remove_actor(session, key)
    new_names(names, source)
    found = {it.quote: it for it in names.of(source).names()}
    assert found["Vell"].elsewhere is not None
    names.know_elsewhere([])
    new_names(names, source)
    assert all(it.elsewhere is None for it in names.of(source).names())


def test_a_long_text_is_searched_in_slices_near_the_caret_first(
    qtbot: QtBot, session: Session, names: Proposals
) -> None:
    text = ("Norland waits. " * 20 + "\n") * 400
    (long,) = add_sources(session, [LoadedSource(text)])
    key = add_actor(session, "Norland", ActorKind.STATE)
    assert names.proposals(long) == ()
    near = len(text) // 2
    with qtbot.waitSignal(names.found):
        names.show(long, near)
    first = names.proposals(long)[0]
    assert near - 20_000 < first.start
    qtbot.waitUntil(lambda: names.of(long).is_whole)
    assert len(names.proposals(long)) == names.counts(long)[key] == 8_000
    accept_proposals(session, long, names.proposals(long)[:3])
    qtbot.waitUntil(lambda: names.of(long).is_whole)
    assert len(names.proposals(long)) == 7_997


def test_what_is_asked_for_at_once_is_found_at_once(session: Session, names: Proposals) -> None:
    text = ("Norland waits. " * 20 + "\n") * 400
    (long,) = add_sources(session, [LoadedSource(text)])
    add_actor(session, "Norland", ActorKind.STATE)
    finds = names.of(long)
    assert list(finds.over(90_000, 90_030)) == []
    assert not finds.is_searched(90_000, 90_030)
    assert {item.quote for item in finds.over(90_000, 90_030, at_once=True)} == {"Norland"}
    assert finds.is_searched(90_000, 90_030)
    assert not finds.is_whole


def test_a_source_that_is_removed_is_forgotten(session: Session, source: SourceId, names: Proposals) -> None:
    add_actor(session, "Norland", ActorKind.STATE)
    names.proposals(source)
    remove_source(session, source)
    with pytest.raises(KeyError):
        names.proposals(source)
    session.undo()
    assert quotes(names, source) == ["Norland", "Norland"]


def test_a_person_is_known_without_the_title_too() -> None:
    bell = Actor(ActorId(1), "a1", "General Ana Bell", ActorKind.PERSON, (Alias("Bell", AliasKind.SHORT),))
    assert known_quotes([bell]) == {"General Ana Bell", "Ana Bell", "Bell"}

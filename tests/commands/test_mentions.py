"""Spans are tagged, proposals accepted and refused, tags changed and removed."""

from dataclasses import replace

import pytest

from briefer.commands.actors import add_actor
from briefer.commands.mentions import (
    accept_proposals,
    change_mention,
    move_mention,
    refuse_proposal,
    tag_mention,
    tag_new_actor,
    untag,
)
from briefer.commands.sources import remove_source
from briefer.errors import BrieferError
from briefer.model.actors import ActorKind, MentionKind
from briefer.model.ids import ActorId, SourceId
from briefer.model.proposals import ProposedMention
from briefer.model.spans import Span
from briefer.store import queries
from briefer.store.session import Session
from briefer.suggest.known import proposals
from tests.commands.samples import TEXT, labels, place


@pytest.fixture
def kestovia(session: Session) -> ActorId:
    return add_actor(session, "Kestovia", ActorKind.STATE)


def proposed(session: Session, source: SourceId) -> tuple[ProposedMention, ...]:
    mentions, refusals = queries.mentions(session, source=source), queries.refusals(session, source)
    return proposals(TEXT, queries.actors(session), mentions, refusals)


def test_a_tag_is_one_step_that_says_who(session: Session, source: SourceId, kestovia: ActorId) -> None:
    key = tag_mention(session, place(source, "Kestovia"), (kestovia,))
    mention = queries.mention(session, key)
    assert (mention.span.start, mention.span.end, mention.kind) == (0, 8, MentionKind.NAME)
    assert labels(session)[-1] == "Tag Kestovia"


def test_the_kind_is_guessed_for_a_group(session: Session, source: SourceId, kestovia: ActorId) -> None:
    solvania = add_actor(session, "Solvania", ActorKind.STATE)
    key = tag_mention(session, place(source, "the two states"), (kestovia, solvania))
    assert queries.mention(session, key).kind is MentionKind.GROUP
    assert labels(session)[-1] == "Tag Kestovia and Solvania"


def test_the_same_tag_is_not_made_twice(session: Session, source: SourceId, kestovia: ActorId) -> None:
    span = place(source, "Kestovia")
    key = tag_mention(session, span, (kestovia,))
    steps = len(labels(session))
    assert tag_mention(session, span, (kestovia,)) == key
    assert len(labels(session)) == steps
    assert tag_mention(session, span, (kestovia,), MentionKind.METONYM) == key
    assert queries.mention(session, key).kind is MentionKind.METONYM


def test_a_quote_that_stands_elsewhere_is_refused(
    session: Session, source: SourceId, kestovia: ActorId
) -> None:
    with pytest.raises(BrieferError, match="“Solvania” does not stand at 0 to 8: “Kestovia” stands there"):
        tag_mention(session, Span(source, 0, 8, "Solvania"), (kestovia,))
    assert queries.mentions(session) == ()


def test_a_new_actor_and_its_tag_are_one_step(session: Session, source: SourceId) -> None:
    actor, mention = tag_new_actor(session, place(source, "Volm"), "Irena Volm", ActorKind.PERSON)
    assert queries.actor(session, actor).name == "Irena Volm"
    assert queries.mention(session, mention).kind is MentionKind.SHORT_NAME
    assert labels(session)[1:] == ["Tag new actor Irena Volm"]
    session.undo()
    assert (queries.actors(session), queries.mentions(session)) == ((), ())


def test_no_actor_is_left_where_the_tag_fails(session: Session, source: SourceId) -> None:
    with pytest.raises(BrieferError):
        tag_new_actor(session, Span(source, 0, 4, "Volm"), "Irena Volm")
    assert queries.actors(session) == ()


def test_a_tag_is_changed_and_removed(session: Session, source: SourceId, kestovia: ActorId) -> None:
    key = tag_mention(session, place(source, "Kestovia"), (kestovia,))
    changed = replace(queries.mention(session, key), span=place(source, "Kestovia", 1))
    change_mention(session, changed)
    change_mention(session, changed)
    assert queries.mention(session, key) == changed
    untag(session, key)
    assert queries.mentions(session) == ()
    assert labels(session)[-2:] == ["Change tag “Kestovia”", "Untag “Kestovia”"]


def test_all_proposals_of_an_actor_are_one_step(
    session: Session, source: SourceId, kestovia: ActorId
) -> None:
    found = proposed(session, source)
    assert len(found) == 2
    ids = accept_proposals(session, source, found)
    assert [mention.id for mention in queries.mentions(session)] == list(ids)
    assert {mention.actors for mention in queries.mentions(session)} == {(kestovia,)}
    assert labels(session)[-1] == "Tag Kestovia 2 times"
    assert accept_proposals(session, source, found) == ()
    assert proposed(session, source) == ()
    session.undo()
    assert proposed(session, source) == found


def test_proposals_of_several_actors_are_counted(
    session: Session, source: SourceId, kestovia: ActorId
) -> None:
    add_actor(session, "Solvania", ActorKind.STATE)
    found = proposed(session, source)
    assert {hit.actors[0] for hit in found} > {kestovia}
    accept_proposals(session, source, found)
    assert labels(session)[-1] == "Accept 3 proposals"


def test_a_stale_proposal_is_refused_whole(session: Session, source: SourceId, kestovia: ActorId) -> None:
    good = proposed(session, source)[0]
    stale = replace(good, start=good.start + 1, end=good.end + 1, actors=(kestovia,))
    with pytest.raises(BrieferError):
        accept_proposals(session, source, (good, stale))
    assert queries.mentions(session) == ()


def test_a_refused_proposal_comes_back_with_undo(
    session: Session, source: SourceId, kestovia: ActorId
) -> None:
    first, second = proposed(session, source)
    refuse_proposal(session, source, first)
    refuse_proposal(session, source, first)
    assert proposed(session, source) == (second,)
    assert labels(session)[-1] == "Refuse “Kestovia”"
    session.undo()
    assert proposed(session, source) == (first, second)
    assert first.actors == (kestovia,)


def test_a_moved_tag_gets_the_kind_that_its_words_suggest(
    session: Session, source: SourceId, kestovia: ActorId
) -> None:
    key = tag_mention(session, place(source, "the lane"), (kestovia,))
    assert queries.mention(session, key).kind is MentionKind.ROLE_NP
    move_mention(session, key, place(source, "Kestovia closed the lane"))
    moved = queries.mention(session, key)
    assert (moved.span.quote, moved.kind) == ("Kestovia closed the lane", MentionKind.NAME)
    assert labels(session)[-1] == "Change tag “Kestovia closed the lane”"
    session.undo()
    assert queries.mention(session, key).kind is MentionKind.ROLE_NP


def test_a_moved_tag_keeps_a_kind_that_was_chosen(
    session: Session, source: SourceId, kestovia: ActorId
) -> None:
    key = tag_mention(session, place(source, "Kestovia"), (kestovia,), MentionKind.METONYM)
    move_mention(session, key, place(source, "Kestovia closed"))
    assert queries.mention(session, key).kind is MentionKind.METONYM


def test_a_tag_is_not_moved_onto_one_of_the_same_actors(
    session: Session, source: SourceId, kestovia: ActorId
) -> None:
    key = tag_mention(session, place(source, "Kestovia"), (kestovia,))
    tag_mention(session, place(source, "Kestovia closed"), (kestovia,))
    with pytest.raises(BrieferError, match="“Kestovia closed” is tagged Kestovia already"):
        move_mention(session, key, place(source, "Kestovia closed"))


def test_words_of_a_removed_source_are_not_tagged(
    session: Session, source: SourceId, kestovia: ActorId
) -> None:
    remove_source(session, source)
    with pytest.raises(BrieferError, match="The source in which “Kestovia” stood was removed"):
        tag_mention(session, place(source, "Kestovia"), (kestovia,))

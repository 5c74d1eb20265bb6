"""Many places are tagged, given away and untagged in steps of a moment that are undone as one."""

import pytest

from briefer.commands import grouped
from briefer.commands.actors import add_actor
from briefer.commands.grouped import at_once, in_steps
from briefer.commands.mentions import accept_proposals, accepting, tag_mention
from briefer.commands.occurrences import reassign_mentions, tag_occurrences, untag_mentions
from briefer.commands.sources import add_sources
from briefer.errors import BrieferError
from briefer.model.actors import ActorKind, MentionKind
from briefer.model.ids import ActorId, SourceId
from briefer.model.proposals import Occurrence
from briefer.model.sources import LoadedSource
from briefer.model.spans import Span, span_of
from briefer.store import queries
from briefer.store.session import Session
from briefer.suggest.known import known_mentions
from tests.commands.samples import TEXT, labels, place

MANY = "Kestovia waits. " * 120


@pytest.fixture
def kestovia(session: Session) -> ActorId:
    return add_actor(session, "Kestovia", ActorKind.STATE)


@pytest.fixture
def many(session: Session) -> SourceId:
    return add_sources(session, [LoadedSource(MANY, title="Many")])[0]


@pytest.fixture(autouse=True)
def quick_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each step hold one batch, so that a hundred places take several."""
    monkeypatch.setattr(grouped, "LONGEST", 0)


def found(source: SourceId, text: str, word: str) -> list[Occurrence]:
    starts = [number for number in range(len(text)) if text.startswith(word, number)]
    return [Occurrence(span_of(source, text, it, it + len(word)), MentionKind.NAME) for it in starts]


def actors_at(session: Session) -> list[tuple[ActorId, ...]]:
    return [mention.actors for mention in queries.mentions(session)]


def test_places_of_all_sources_are_tagged_and_one_undo_takes_them_back(
    session: Session, source: SourceId, many: SourceId, kestovia: ActorId
) -> None:
    places = found(source, TEXT, "Kestovia") + found(many, MANY, "Kestovia")
    before = labels(session)
    done = list(tag_occurrences(session, places, kestovia))
    assert len(done) > 1
    assert done[-1] == len(places) == 122
    assert actors_at(session) == [(kestovia,)] * 122
    assert labels(session)[-1] == "Tag Kestovia 122 times"
    at_once(tag_occurrences(session, places, kestovia))
    assert len(queries.mentions(session)) == 122
    session.undo()
    assert actors_at(session) == []
    assert labels(session) == before
    session.redo()
    assert len(queries.mentions(session)) == 122


def test_undo_goes_back_step_by_step_and_tells_each(
    session: Session, many: SourceId, kestovia: ActorId
) -> None:
    steps = list(tag_occurrences(session, found(many, MANY, "Kestovia"), kestovia))
    told: list[str] = []
    session.subscribe(lambda changes: told.append(changes.label))
    left = [number for _, number in session.undo_by_steps()]
    assert left == list(range(len(steps)))[::-1]
    assert told == ["Tag Kestovia 120 times"] * len(steps)
    assert actors_at(session) == []
    list(session.redo_by_steps())
    assert len(actors_at(session)) == 120


def test_an_undo_that_was_broken_off_is_taken_further_by_the_next(
    session: Session, many: SourceId, kestovia: ActorId
) -> None:
    at_once(tag_occurrences(session, found(many, MANY, "Kestovia"), kestovia))
    next(session.undo_by_steps())
    assert 0 < len(actors_at(session)) < 120
    session.undo()
    assert actors_at(session) == []
    session.redo()
    assert len(actors_at(session)) == 120


def test_proposals_are_accepted_in_steps_too(session: Session, many: SourceId, kestovia: ActorId) -> None:
    proposals = known_mentions(MANY, queries.actors(session))
    assert len(list(accepting(session, many, proposals))) > 1
    assert accept_proposals(session, many, proposals) == ()
    assert len(queries.mentions(session, actor=kestovia)) == 120
    session.undo()
    assert actors_at(session) == []


def test_tags_are_given_to_another_actor_and_the_others_of_a_tag_stay(
    session: Session, source: SourceId, kestovia: ActorId
) -> None:
    solvania, volm = (
        add_actor(session, "Solvania", ActorKind.STATE),
        add_actor(session, "Volm", ActorKind.PERSON),
    )
    alone = tag_mention(session, place(source, "Kestovia"), [kestovia])
    both = tag_mention(session, place(source, "the two states"), [kestovia, solvania])
    at_once(reassign_mentions(session, [alone, both], kestovia, volm))
    assert queries.mention(session, alone).actors == (volm,)
    assert queries.mention(session, both).actors == (volm, solvania)
    assert queries.mention(session, both).kind is MentionKind.GROUP
    assert labels(session)[-1] == "Give 2 tags to Volm"
    at_once(reassign_mentions(session, [both], None, kestovia))
    assert queries.mention(session, both).actors == (kestovia,)
    session.undo()
    session.undo()
    assert queries.mention(session, both).actors == (kestovia, solvania)


def test_places_are_untagged_and_what_is_gone_is_passed_over(
    session: Session, source: SourceId, kestovia: ActorId
) -> None:
    first = tag_mention(session, place(source, "Kestovia"), [kestovia])
    second = tag_mention(session, place(source, "Kestovia", 1), [kestovia])
    session.undo()
    at_once(untag_mentions(session, [first, second]))
    assert actors_at(session) == []
    assert labels(session)[-1] == "Untag 2 places"


def test_a_wrong_quote_stops_and_what_was_done_before_is_undone_as_one(
    session: Session, many: SourceId, kestovia: ActorId
) -> None:
    places = found(many, MANY, "Kestovia")
    places[60] = Occurrence(Span(many, 0, 5, "Wrong"), MentionKind.NAME)
    with pytest.raises(BrieferError, match="does not stand"):
        at_once(tag_occurrences(session, places, kestovia))
    assert 0 < len(actors_at(session)) <= 60
    session.undo()
    assert actors_at(session) == []


def test_nothing_to_do_is_no_step(session: Session, kestovia: ActorId) -> None:
    before = labels(session)
    assert list(tag_occurrences(session, (), kestovia)) == []
    assert list(in_steps(session, "Nothing", (), lambda _: None)) == []
    assert labels(session) == before

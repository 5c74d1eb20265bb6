"""What the one search box finds: things, what needs a look, untagged sentences."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.jobs.find import to_look_at, untagged
from briefer.model.found import Hit
from briefer.model.reconciliations import ReconciliationKind
from briefer.model.sought import Thing
from briefer.store import queries as q
from briefer.store import writing as w
from briefer.store.narrowing import Unknown
from briefer.store.session import Session, create_session
from briefer.text.sought import read_sought
from tests.store.samples import a_fact, a_mention, a_source, an_actor, an_evidence, fill

LONG = "One is tagged here. Two is not. Three holds a fact.\nFour is neither. 5! …\n"


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Session]:
    with create_session(tmp_path / "a.briefer") as session:
        fill(session)
        yield session


def sentences(session: Session, typed: str) -> list[str]:
    return [hit.name.words for hit in untagged(session, read_sought(typed)) if hit is not None]


def look_at(session: Session, typed: str) -> list[Hit]:
    return [hit for hit in to_look_at(session, read_sought(typed)) if hit is not None]


def looked_at(session: Session, typed: str) -> dict[str, str]:
    return {hit.name.words: hit.snippet.words for hit in look_at(session, typed)}


def test_sentences_in_which_nothing_is_tagged_are_listed(session_of: Session) -> None:
    assert sentences(session_of, "is:untagged") == ["Two is not.", "Four is neither.", "5! …"]


@pytest.fixture
def session_of(tmp_path: Path) -> Iterator[Session]:
    with create_session(tmp_path / "b.briefer") as session:
        source, actor = a_source(1, LONG, title="Long"), an_actor(1, "One", aliases=())
        with session.step("Add"):
            w.put_source(session, source, LONG)
            w.put_actor(session, actor)
            w.put_mention(session, a_mention(source, "One", actor, text=LONG))
            w.put_fact(session, a_fact("f1", an_evidence(source, "holds a", LONG)))
        yield session


def test_untagged_sentences_lead_to_their_place(session_of: Session) -> None:
    hit = next(hit for hit in untagged(session_of, read_sought("is:untagged two")) if hit is not None)
    assert isinstance(hit, Hit)
    assert LONG[hit.start : hit.end] == "Two is not."
    assert hit.source == q.sources(session_of)[0].id
    assert [hit.name.words[start:end] for start, end in hit.name.marks] == ["Two"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("is:untagged fo", ["Four is neither."]),
        ("is:untagged -four -two", ["5! …"]),
        ('is:untagged "is neither"', ["Four is neither."]),
        ("is:untagged source:long two", ["Two is not."]),
        ("is:untagged before:2020", []),
        ("is:untagged three", []),
    ],
)
def test_untagged_sentences_can_be_narrowed(session_of: Session, typed: str, expected: list[str]) -> None:
    assert sentences(session_of, typed) == expected


def test_a_narrowing_that_names_nothing_is_told(filled: Session) -> None:
    with pytest.raises(Unknown, match="No source is called “nope”"):
        untagged(filled, read_sought("is:untagged source:nope"))
    with pytest.raises(Unknown, match="No source is called “nope”"):
        to_look_at(filled, read_sought("is:look source:nope"))


def test_tags_within_and_across_sentences_count(session_of: Session) -> None:
    (source,), (actor,) = q.sources(session_of), q.actors(session_of)
    with session_of.step("Tag"):
        w.put_mention(session_of, a_mention(source, "not. Three holds a fact.\nFour", actor, text=LONG))
    assert sentences(session_of, "is:untagged") == ["5! …"]


def test_what_needs_a_look_is_listed_with_its_reasons(filled: Session) -> None:
    listed = looked_at(filled, "is:look")
    assert "The event has no date." in listed["Statement of F2."]
    assert listed["Ministers meet, part 2"] == "The source has no date of publication."
    assert "Ministers meet, part 1" not in listed


def test_what_needs_a_look_can_be_narrowed(filled: Session) -> None:
    assert set(looked_at(filled, "is:look kind:source")) == {"Ministers meet, part 2"}
    assert set(looked_at(filled, "is:look statement f2")) == {"Statement of F2."}
    assert looked_at(filled, "is:look status:denied") == {}


def test_each_member_is_listed_once_facts_first_with_all_its_findings(filled: Session) -> None:
    hits = look_at(filled, "is:look")
    assert [hit.thing for hit in hits] == [Thing.FACT, Thing.FACT, Thing.SOURCE]
    assert len({hit.key for hit in hits}) == 3
    assert all(finding.remedy for hit in hits for finding in hit.findings)


def test_accounts_that_differ_are_compared_though_they_are_read_apart(
    filled: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefer.jobs.find._AT_ONCE", 1)
    joined = replace(q.reconciliations(filled)[0], kind=ReconciliationKind.CONFLICT, choices=())
    with filled.step("Open again"):
        w.put_reconciliation(filled, joined)
    reasons = looked_at(filled, "is:look kind:fact")
    assert all("The accounts in f1, F2 differ" in words for words in reasons.values())
    assert len(reasons) == 2

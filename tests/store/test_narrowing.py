"""What narrows a search: sources, actors, dates, statuses, gradings, kinds."""

from collections.abc import Iterable

import pytest

from briefer.model.sought import Chip, Thing
from briefer.store import queries as q
from briefer.store import search as search_module
from briefer.store import writing as w
from briefer.store.narrowing import Allowed, narrowed
from briefer.store.search import items_found, search
from briefer.store.session import Session
from briefer.text.sought import read_sought
from tests.store.samples import a_memo

A, F, N, S = Thing.ACTOR, Thing.FACT, Thing.NOTE, Thing.SOURCE


def counts(session: Session, typed: str) -> dict[Thing, int]:
    return {thing: len(items) for thing, items in items_found(session, read_sought(typed)).items() if items}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("kind:fact", {F: 2}),
        ("kind:Notes", {N: 5}),
        ("kind:fact kind:source", {F: 2, S: 2}),
        ("-kind:note", {A: 2, F: 2, S: 2}),
        ("source:s1", {A: 1, F: 2, N: 2, S: 1}),
        ('source:"part 2"', {A: 2, F: 1, N: 1, S: 1}),
        ("source:courier", {A: 2, F: 2, N: 2, S: 2}),
        ("actor:vellin", {A: 1, F: 1, N: 2, S: 2}),
        ("actor:Vellinese", {A: 1, F: 1, N: 2, S: 2}),
        ("actor:a2", {A: 1, F: 1, N: 1, S: 1}),
        ("actor:ostr", {A: 1, F: 1, N: 1, S: 1}),
        ("actor:vellin actor:ostrava", {F: 1, N: 1, S: 1}),
        ("-actor:vellin", {A: 1, F: 1, N: 3}),
        ("status:claimed", {F: 1, N: 1}),
        ("status:Reported", {F: 2, N: 1}),
        ("status:denied status:claimed", {F: 1, N: 1}),
        ("status:denied", {}),
        ("grade:C2", {F: 1, N: 1}),
        ("grade:c", {F: 1, N: 1}),
        ("grade:6", {F: 2, N: 1}),
        ("grade:b", {S: 2}),
        ("after:2024-01-17", {F: 1, N: 2, S: 1}),
        ("after:2024-01-19", {N: 1, S: 1}),
        ("after:2024 before:2024", {F: 1, N: 2, S: 1}),
        ("before:2024-01-16", {F: 1, N: 1}),
        ("before:2024-01-15", {}),
        ("event:2024-01-18", {F: 1, N: 1}),
        ("event:2024-01-10..2024-01-16", {F: 1, N: 1}),
        ("event:2024-01-19/2024-02-01", {}),
        ("published:2024-01-23", {F: 2, N: 2, S: 1}),
        ("published:2023", {}),
        ("actor:vellin status:claimed kind:fact", {F: 1}),
    ],
)
def test_each_narrowing_lets_through(filled: Session, typed: str, expected: dict[Thing, int]) -> None:
    assert counts(filled, typed) == expected


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("source:nowhere", "No source is called “nowhere”."),
        ("actor:nobody", "No actor is called “nobody”."),
        ("actor:…", "No actor is called “…”."),
        (
            "status:sure",
            "“sure” is no status: say reported, claimed, confirmed, disputed, denied or opinion.",
        ),
        ("grade:Z9", "“Z9” is no grading: say a letter A to F, a digit 1 to 6, or both, as in B2."),
        ("after:tuesday", "“tuesday” is no date: write 2024, 2024-01 or 2024-01-16."),
        (
            "event:2024-02-01..2024-01-01",
            "“2024-02-01/2024-01-01” is no date: write 2024, 2024-01 or 2024-01-16.",
        ),
        ("before:99999", "“99999” is no date: write 2024, 2024-01 or 2024-01-16."),
        ("kind:thing", "“thing” is no kind of thing: say actor, fact, source or note."),
        ("is:good", "“is:good” means nothing here: say is:untagged or is:look."),
        ("after:'--", "“'--” is no date: write 2024, 2024-01 or 2024-01-16."),
    ],
)
def test_what_names_nothing_is_told_in_a_sentence(filled: Session, typed: str, sentence: str) -> None:
    found = search(filled, read_sought(f"vellin {typed}"))
    assert (found.groups, found.remarks) == ((), (sentence,))


def test_words_and_narrowings_go_together(filled: Session) -> None:
    assert counts(filled, "vellin kind:source") == {S: 2}
    assert counts(filled, "statement -status:claimed") == {F: 1}
    assert counts(filled, "statement grade:C2") == {F: 1}


def test_a_memo_is_about_the_actors_that_its_passage_mentions(filled: Session) -> None:
    (first, _) = q.sources(filled)
    with filled.step("Note"):
        w.put_memo(filled, a_memo(first, "assured Vellin", "Why?"))
    assert counts(filled, "why actor:vellin") == {N: 1}
    assert counts(filled, "why actor:ostrava") == {}
    assert counts(filled, "embassy actor:vellin") == {}


def test_what_is_let_through_follows_the_session(filled: Session) -> None:
    assert counts(filled, "kind:note source:s1") == {N: 2}
    (first, _) = q.sources(filled)
    with filled.step("Note"):
        w.put_memo(filled, a_memo(first, "assured Vellin", "Why?"))
    assert counts(filled, "kind:note source:s1") == {N: 3}
    filled.undo()
    assert counts(filled, "kind:note source:s1") == {N: 2}


def test_a_sentence_repeats_only_the_beginning_of_what_is_very_long(filled: Session) -> None:
    (sentence,) = search(filled, read_sought(f"actor:{'a' * 10_000}")).remarks
    assert sentence == f"No actor is called “{'a' * 60}…”."


def test_what_is_let_through_is_worked_out_once_while_words_are_typed(
    filled: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked = []

    def counted(session: Session, chips: Iterable[Chip]) -> Allowed:
        worked.append(chips)
        return narrowed(session, chips)

    monkeypatch.setattr(search_module, "narrowed", counted)
    for typed in ("kind:source v", "kind:source ve", "kind:source vel"):
        assert counts(filled, typed) == {S: 2}
    assert len(worked) == 1
    assert counts(filled, "kind:fact vel") == {F: 1}
    assert len(worked) == 2
    with filled.step("Note"):
        w.put_memo(filled, a_memo(q.sources(filled)[0], "assured Vellin", "Why?"))
    assert counts(filled, "kind:note why") == {N: 1}
    assert len(worked) == 3

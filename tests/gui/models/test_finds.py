"""Finds as rows under headings, and what each shows."""

from typing import Any

import pytest

from briefer.gui.models.completing import Completion
from briefer.gui.models.finds import FindRow, Heading, More, face_of, key_of, listed_rows, rows_of
from briefer.model.changes import Collection
from briefer.model.findings import Finding
from briefer.model.found import Found, Group, Hit, Line
from briefer.model.ids import SourceId
from briefer.model.sought import Thing

pytestmark = pytest.mark.usefixtures("light")


def a_hit(thing: Thing = Thing.FACT, key: int = 7, **values: Any) -> Hit:
    known: dict[str, Any] = {
        "name": Line("Norland closed it.", ((0, 7),)),
        "snippet": Line("the strait", ((4, 10),)),
    }
    return Hit(thing, Collection.FACT, key, **(known | values))


def test_each_kind_stands_under_its_heading_with_the_way_to_more() -> None:
    few, many = a_hit(Thing.ACTOR), a_hit()
    found = Found((Group(Thing.ACTOR, (few,), 1), Group(Thing.FACT, (many,), 1_204)))
    assert rows_of(found) == [
        Heading(Thing.ACTOR, 1),
        few,
        Heading(Thing.FACT, 1_204),
        many,
        More(Thing.FACT, 1_204),
    ]


def test_untagged_sentences_say_whether_there_may_be_more() -> None:
    hits = [a_hit(Thing.SENTENCE, start=number) for number in (3, 9)]
    assert listed_rows([], is_open=True) == []
    (heading, *rest) = listed_rows(iter(hits), is_open=True)
    assert face_of(heading).count == "2 or more"
    assert rest == hits


def test_what_is_listed_of_two_kinds_is_open_for_the_last_alone() -> None:
    fact, source = a_hit(), a_hit(Thing.SOURCE)
    rows = listed_rows([fact, source], is_open=True)
    assert rows == [Heading(Thing.FACT, 1), fact, Heading(Thing.SOURCE, 1, is_open=True), source]


def test_rows_are_told_apart() -> None:
    rows: list[FindRow] = [
        Heading(Thing.FACT, 1),
        Heading(Thing.ACTOR, 1),
        More(Thing.FACT, 1),
        a_hit(),
        a_hit(key=8),
        a_hit(Thing.NOTE),
        a_hit(start=3),
        Completion("is:look", "x"),
        Completion("is:untagged", "x"),
    ]
    assert len({key_of(row) for row in rows}) == len(rows)
    assert key_of(Heading(Thing.FACT, 1)) == key_of(Heading(Thing.FACT, 2))


def test_a_find_shows_its_name_and_the_words_around_it_marked() -> None:
    face = face_of(a_hit())
    assert (face.text, face.detail) == ("Norland closed it.", "the strait")
    assert (face.marks, face.detail_marks) == (((0, 7),), ((4, 10),))
    assert face.spoken == "fact: Norland closed it.. the strait"
    assert face.tip == ""


def test_a_sentence_takes_two_lines() -> None:
    hit = a_hit(Thing.SENTENCE, name=Line("A long one. " * 60), source=SourceId(1), start=0, end=9)
    assert face_of(hit).lines == 2
    assert len(face_of(hit).text) <= 300


def test_what_needs_a_look_says_in_its_tip_what_to_do() -> None:
    findings = (
        Finding(Collection.FACT, 7, "No date.", "Give it."),
        Finding(Collection.FACT, 7, "F6.", "Grade it."),
    )
    assert face_of(a_hit(findings=findings)).tip == "No date. Give it.\nF6. Grade it."


def test_headings_and_the_way_to_more_are_worded() -> None:
    assert face_of(Heading(Thing.NOTE, 3)).is_heading
    assert face_of(Heading(Thing.NOTE, 3)).spoken == "Notes: 3"
    assert face_of(More(Thing.SOURCE, 1_204)).text == "All 1,204 sources"
    assert face_of(More()).text == "More"
    assert face_of(Completion("actor:China", "China", "14")).spoken == "China 14"

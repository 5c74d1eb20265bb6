"""What the brief's workspace holds: of facts told as one, of copies found since, and of what was edited."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.commands.briefs import first_brief, send_fact, write_paragraph
from briefer.commands.facts import edit_fact, remove_fact
from briefer.compose.packs import pack_by_id
from briefer.gui.models.brief_state import BriefState
from briefer.gui.pack_shelf import PackShelf
from briefer.model.briefs import Section
from briefer.model.changes import Changes
from briefer.store import queries
from tests.gui.compare_desks import Reports, reports

PACK = pack_by_id("information-note")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Reports]:
    with reports(tmp_path / "reports.briefer") as found:
        first_brief(found.session, PACK)
        yield found


def section(made: Reports, name: str) -> Section:
    return next(it for it in queries.briefs(made.session)[0].sections if it.name == name)


def test_facts_told_with_one_that_is_used_are_used(made: Reports) -> None:
    facts, brief = made.facts, queries.briefs(made.session)[0].id
    made.join(0, 1, 2)
    send_fact(made.session, brief, section(made, "background").id, facts[1])
    assert BriefState(made.session, PackShelf()).used() == set(facts[:3])
    write_paragraph(made.session, brief, section(made, "background").id, None, "As [@F4] says.")
    made.join(3, 4)
    state = BriefState(made.session, PackShelf())
    assert state.used() == set(facts)
    assert [state.lead_of(fact) for fact in facts] == [facts[0]] * 3 + [facts[3]] * 2


def test_a_section_asks_for_the_leading_fact_alone(made: Reports) -> None:
    made.join(2, 0, 1)
    state = BriefState(made.session, PackShelf())
    wanted = [row.label for row in state.fitting(section(made, "chronology"))]
    assert wanted == ["f3", "f4", "f5"]
    brief = queries.briefs(made.session)[0].id
    send_fact(made.session, brief, section(made, "chronology").id, made.facts[0])
    state = BriefState(made.session, PackShelf())
    assert [row.label for row in state.fitting(section(made, "chronology"))] == ["f4", "f5"]


def test_copies_found_since_are_part_of_what_is_composed(made: Reports) -> None:
    state = BriefState(made.session, PackShelf())
    content = state.content
    assert content is not None
    assert len(content.copies) == 1
    assert state.content is content


def test_of_facts_that_were_edited_those_alone_are_read_and_the_others_are_the_same_values(
    made: Reports, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = BriefState(made.session, PackShelf())

    def follow(changes: Changes) -> None:
        state.follow(changes)

    made.session.subscribe(follow)
    before = state.content
    assert before is not None
    whole = queries.brief_content
    monkeypatch.setattr(queries, "brief_content", None)
    fact = before.facts[1]
    edit_fact(made.session, replace(fact, statement="Another statement.", label="g2"))
    after = state.content
    assert after is not None
    assert [now is was for now, was in zip(after.facts, before.facts, strict=True)] == [
        place != 1 for place in range(len(before.facts))
    ]
    assert (state.facts[fact.id].statement, state.rows[fact.id].label) == ("Another statement.", "g2")
    made.session.undo()
    assert state.rows[fact.id].label == fact.label
    assert state.content == before
    monkeypatch.setattr(queries, "brief_content", whole)
    remove_fact(made.session, fact.id)
    assert fact.id not in state.facts
    assert state.content == queries.brief_content(made.session, before.brief.id)
    made.session.undo()
    assert state.content == before

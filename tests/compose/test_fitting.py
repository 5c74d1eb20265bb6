from dataclasses import replace

import pytest

from briefer.compose.fitting import brief_in_pack, facts_that_fit, fill, unused_facts
from briefer.compose.packs import pack_by_id
from briefer.model.briefs import Paragraph, Section
from briefer.model.facts import Fact, FactKind, Modality, Status
from briefer.model.ids import ParagraphId, SectionId
from briefer.model.packs import FactOrder, Pack, PackSection, Takes
from tests.compose.making import a_brief, a_fact, a_pack, evidence
from tests.compose.seed_brief import content_of
from tests.conftest import Seed


def section(name: str, takes: Takes | None) -> PackSection:
    return PackSection(name, name.title(), f"{name}.md.j2", "", takes=takes)


def pack_of(*sections: PackSection) -> Pack:
    return a_pack(sections=sections)


def labels(facts: tuple[Fact, ...]) -> list[str]:
    return [fact.label for fact in facts]


@pytest.mark.parametrize(
    ("takes", "fitting"),
    [
        (Takes(), ["f1", "f2", "f3", "f4"]),
        (Takes(kinds=(FactKind.STATEMENT,)), ["f3"]),
        (Takes(dated=True), ["f1", "f4"]),
        (Takes(dated=False), ["f2", "f3"]),
        (Takes(deadline=True), ["f4"]),
        (Takes(deadline=False, dated=True), ["f1"]),
        (Takes(statuses=(Status.DENIED, Status.DISPUTED)), ["f2"]),
        (Takes(modalities=(Modality.FUTURE,)), ["f4"]),
        (Takes(older_by=3), ["f1"]),
        (Takes(shared=True, latest=1), ["f4"]),
        (None, []),
    ],
)
def test_a_fact_fits_where_it_meets_every_condition(takes: Takes | None, fitting: list[str]) -> None:
    facts: tuple[Fact, ...] = (
        a_fact(1, date="2025-03-01"),
        a_fact(2, evidence=(evidence("a"), evidence("b", 2, status=Status.DENIED))),
        a_fact(3, kind=FactKind.STATEMENT),
        a_fact(4, date="2025-03-10", deadline="2025-03-20", evidence=(evidence(modality=Modality.FUTURE),)),
        a_fact(5, date="2025-03-08"),
    )
    facts = facts if takes == Takes(older_by=3) else facts[:4]
    only = section("only", takes)
    assert labels(facts_that_fit(pack_of(only), only, facts)) == fitting


def test_the_first_section_that_fits_wins_and_shared_ones_propose_as_well() -> None:
    dated, shared, rest = (
        section("dated", Takes(dated=True)),
        section("shared", Takes(shared=True)),
        section("rest", Takes()),
    )
    facts = (a_fact(1, date="2025-03-01"), a_fact(2))
    pack = pack_of(dated, shared, rest)
    assert [labels(facts_that_fit(pack, each, facts)) for each in pack.sections] == [
        ["f1"],
        ["f1", "f2"],
        ["f2"],
    ]


def test_facts_come_in_order_of_time_with_open_starts_at_their_end_and_the_undated_last() -> None:
    only = section("only", Takes(order=FactOrder.EVENT_DATE))
    facts = (
        a_fact(1),
        a_fact(2, date="../2025-03-09"),
        a_fact(3, date="2025-03-10"),
        a_fact(4, date="2025-03"),
    )
    assert labels(facts_that_fit(pack_of(only), only, facts)) == ["f4", "f2", "f3", "f1"]


def test_facts_come_as_they_stand_in_their_sources() -> None:
    only = section("only", Takes(order=FactOrder.SOURCE))
    late = replace(evidence("x" * 3), span=replace(evidence("x" * 3).span, start=50, end=53))
    facts = (a_fact(1, evidence=(late,)), a_fact(2), a_fact(3, evidence=(evidence(source=2),)))
    assert labels(facts_that_fit(pack_of(only), only, facts)) == ["f2", "f1", "f3"]


def test_filling_keeps_what_was_sent_and_leaves_nothing_over_where_a_section_takes_the_rest() -> None:
    pack = pack_of(section("dated", Takes(dated=True)), section("rest", Takes()))
    facts = (a_fact(1, date="2025-03-01"), a_fact(2))
    brief = brief_in_pack(a_brief(), pack)
    sent = replace(brief, sections=(replace(brief.sections[0], facts=(facts[1].id,)), *brief.sections[1:]))
    filled = fill(sent, pack, facts)
    assert filled.sections[0].facts == (facts[1].id, facts[0].id)
    assert unused_facts(filled, facts) == ()
    assert labels(unused_facts(brief, facts)) == ["f1", "f2"]


def test_a_brief_of_another_pack_keeps_what_its_sections_hold() -> None:
    held = Section(SectionId(7), "old", "Old", paragraphs=(Paragraph(ParagraphId(1), "x"),))
    same = Section(SectionId(8), "s", "Renamed")
    brief = replace(a_brief(), pack="other", sections=(held, same, Section(SectionId(9), "empty", "Empty")))
    taken = brief_in_pack(brief, pack_of(section("new", None), section("s", None)))
    assert [(each.name, each.heading) for each in taken.sections] == [
        ("new", "New"),
        ("s", "Renamed"),
        ("", "Old"),
    ]
    assert len({each.id for each in taken.sections}) == 3
    assert brief_in_pack(taken, pack_of(section("new", None), section("s", None))) is taken


def test_each_of_the_seeds_facts_lands_in_a_section_of_the_information_note(seed: Seed) -> None:
    content = content_of(seed.gold, seed.text)
    pack = pack_by_id("information-note")
    brief = fill(content.brief, pack, content.facts)
    placed = {each.name: [content.facts[key - 1].label for key in each.facts] for each in brief.sections}
    assert unused_facts(brief, content.facts) == ()
    assert len(content.facts) == 31
    own = [key for name, keys in placed.items() for key in keys if name not in ("bottom-line", "chronology")]
    assert sorted(own) == sorted(set(own))
    assert placed["bottom-line"] == ["F1", "F23"]
    assert placed["background"] == ["F7", "F10", "F3", "F8", "F9"]
    assert placed["key-considerations"] == ["F11", "F16", "F20", "F25", "F26", "F27", "F28", "F29"]
    assert placed["chronology"] == ["F7", "F10", "F3", "F8", "F9", "F24", "F6", "F2", "F1", "F23"]

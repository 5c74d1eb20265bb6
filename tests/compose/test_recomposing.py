"""A note composed anew after an edit is the note that composing all of it gives."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from briefer.compose.compose import Composition, compose, recompose, section_parts
from briefer.compose.packs import pack_by_id
from briefer.compose.samples import read_sample
from briefer.compose.source_forms import SourceForms
from briefer.compose.takeover import taken_of
from briefer.model.actors import Alias, AliasKind, Role
from briefer.model.briefs import Brief, BriefContent, Paragraph, Section
from briefer.model.documents import Text
from briefer.model.facts import Fact, FactActor, FactKind
from briefer.model.ids import ActorId, FactId, ParagraphId, SectionId, SourceId
from briefer.model.note_options import NoteCopy, NoteOptions
from briefer.model.packs import Numbering, Pack, PackField, PackSection, Scheme
from tests.compose.making import CREATED, a_content, a_fact, a_pack, a_source, an_actor, evidence

MARKING = PackField("marking", "Marking", role="marking", default="SECRET//NOFORN")
WHO = PackField("who", "Who")
SECTIONS = (
    PackSection("first", "First", "a.j2", "{{ judgements }}\n\n{{ paragraphs }}\n\n{{ facts|paragraphs }}"),
    PackSection("told", "Told", "b.j2", "{{ facts|bullets }}\n\n1. x\n\n{{ paragraphs }}", required=True),
    PackSection("table", "Table", "c.j2", "{{ facts|chronology }}\n\n{{ fields.who }}", new_page=True),
    PackSection("all", "All", "d.j2", "{{ counts.facts }}\n\n{{ used|bullets('statement', 'citation') }}"),
    PackSection("who", "Who", "e.j2", "{{ actors|roster }}\n\n{{ sources|table('S: number, facts') }}"),
    PackSection("brief", "Brief", "f.j2", "{{ brief.title }} {{ brief.cut_off }}\n\n{{ facts|timeline }}"),
)  # fmt: skip
PACKS: dict[str, Pack] = {
    "plain": a_pack(sections=SECTIONS, fields=(WHO,)),
    "everything": a_pack(
        sections=SECTIONS,
        fields=(WHO, MARKING),
        numbering=Numbering.SECTIONS,
        scheme=Scheme.US,
        portions=True,
        first_mentions=True,
        contents=True,
    ),
    "paragraphs": a_pack(sections=SECTIONS, numbering=Numbering.PARAGRAPHS),
}
NAMES = [section.name for section in SECTIONS]
ACTORS = (
    replace(an_actor(1), aliases=(Alias("Darrow", AliasKind.SHORT),), roles=(Role("minister", "", "2020"),)),
    an_actor(2, "Kelm Port Authority"),
)


def facts() -> tuple[Fact, ...]:
    parts = (FactActor(ActorId(1)), FactActor(ActorId(2)))
    return tuple(
        a_fact(
            number,
            f"Ilse Darrow met Kelm Port Authority on point {number}.",
            f"2024-01-{number:02}",
            kind=FactKind.EVENT,
            actors=parts[: number % 3],
            evidence=(evidence(f"words {number}", number, number % 2 + 1),),
        )
        for number in range(1, 7)
    )


def begun() -> BriefContent:
    known = facts()
    content = a_content(known, actors=ACTORS, sources=(a_source(1), a_source(2, publisher="Other")))
    sections = tuple(
        Section(SectionId(number), name, "", facts=tuple(fact.id for fact in known[number - 1 : number + 2]))
        for number, name in enumerate((*NAMES, ""), 1)
    )
    return replace(content, brief=replace(content.brief, sections=sections))


def in_section(content: BriefContent, place: int, **changes: Any) -> BriefContent:
    sections = list(content.brief.sections)
    place %= len(sections)
    sections[place] = replace(sections[place], **changes)
    return with_brief(content, sections=tuple(sections))


def with_brief(content: BriefContent, **changes: Any) -> BriefContent:
    return replace(content, brief=replace(content.brief, **changes))


def written(content: BriefContent, place: int, value: int) -> BriefContent:
    words = (
        "own words",
        "see [@f1]",
        "[@f6] and [@F2]; [@nix]",
        "**Darrow** left",
        "1. one\n2. two [@f3]",
        "(U) open",
    )
    own = Paragraph(ParagraphId(value % 3 + 1), words[value % len(words)])
    section = content.brief.sections[place % len(content.brief.sections)]
    others = tuple(each for each in section.paragraphs if each.id != own.id)
    return in_section(content, place, paragraphs=(*others, own))


def taken(content: BriefContent, place: int, value: int) -> BriefContent:
    """Take over the first of the blocks that a section prints."""
    section = content.brief.sections[place % len(content.brief.sections)]
    alone = with_brief(content, sections=(section,))
    blocks = compose(alone, PACKS["plain"], created=CREATED).blocks[1:]
    if not blocks:
        return content
    own = Paragraph(ParagraphId(90 + value % 2), "taken over [@f2]", taken_of(blocks[0], 0))
    return in_section(content, place, paragraphs=(own,))


def sent(content: BriefContent, place: int, value: int) -> BriefContent:
    key = FactId(value % 6 + 1)
    section = content.brief.sections[place % len(content.brief.sections)]
    held = tuple(each for each in section.facts if each != key)
    return in_section(content, place, facts=held if len(held) < len(section.facts) else (key, *held))


def restated(content: BriefContent, place: int, value: int) -> BriefContent:
    known = list(content.facts)
    at = place % len(known)
    date = known[(at + value) % len(known)].event_date
    known[at] = replace(known[at], statement=f"Darrow said {value}.", event_date=date)
    return replace(content, facts=tuple(known))


def headed(content: BriefContent, place: int, value: int) -> BriefContent:
    return in_section(content, place, heading=("", "Renamed")[value % 2], included=value % 3 > 0)


def moved(content: BriefContent, place: int, value: int) -> BriefContent:
    sections = list(content.brief.sections)
    sections.insert(value % len(sections), sections.pop(place % len(sections)))
    return with_brief(content, sections=tuple(sections))


def titled(content: BriefContent, place: int, value: int) -> BriefContent:
    return with_brief(
        content, title=f"Title {value}", fields=(("who", f"W{place}"),), cut_off=f"202{value % 9}-01-01"
    )


def renamed(content: BriefContent, place: int, value: int) -> BriefContent:
    known = list(content.actors)
    known[place % 2] = replace(known[place % 2], name=f"Darrow {value}")
    return replace(content, actors=tuple(known))


def published(content: BriefContent, place: int, value: int) -> BriefContent:
    known = list(content.sources)
    known[place % 2] = replace(known[place % 2], publisher=f"Paper {value}")
    return replace(content, sources=tuple(known))


EDITS: tuple[Callable[[BriefContent, int, int], BriefContent], ...] = (
    written, taken, sent, restated, headed, moved, titled, renamed, published,
)  # fmt: skip
edits = st.lists(
    st.tuples(st.sampled_from(EDITS), st.integers(0, 6), st.integers(0, 20)), min_size=1, max_size=5
)


def forms(key: SourceId) -> SourceForms:
    return SourceForms((Text(f"Source {key} in full"),), (Text("Ibid"),), (Text(f"Source {key}"),))


OPTIONS = {
    "usual": (NoteOptions(), None),
    "joined": (NoteOptions(join_notes=True), None),
    "clean": (NoteOptions(copy=NoteCopy.CLEAN), None),
    "styled": (NoteOptions(citations="x"), forms),
}


@pytest.mark.parametrize("name", PACKS)
@pytest.mark.parametrize("asked", OPTIONS)
@settings(max_examples=8, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(steps=edits)
def test_after_any_edits_the_note_is_the_same_as_composed_at_once(
    name: str, asked: str, steps: list[tuple[Callable[[BriefContent, int, int], BriefContent], int, int]]
) -> None:
    pack, (options, forms_of) = PACKS[name], OPTIONS[asked]
    again = partial(recompose, created=CREATED, options=options.settled(pack), forms_of=forms_of, keeps=True)
    content = begun()
    former = again(content, pack)
    for edit, place, value in steps:
        content = edit(content, place, value)
        former = again(content, pack, former=former)
        assert former.document == compose(content, pack, created=CREATED, options=options, forms_of=forms_of)


def first_of(content: BriefContent, pack: Pack, former: Composition | None = None) -> Composition:
    return recompose(
        content, pack, created=CREATED, options=NoteOptions().settled(pack), former=former, keeps=True
    )


def test_words_typed_in_one_section_leave_the_blocks_of_the_others_as_they_are() -> None:
    pack = PACKS["everything"]
    before = first_of(begun(), pack)
    after = first_of(written(begun(), 1, 0), pack, before)
    same = [after.kept[key] is kept for key, kept in before.kept.items()]
    assert same == [True, False, False, *[True] * 4]  # the next one goes on from one paragraph more
    typed = first_of(written(begun(), 1, 3), pack, after)
    assert [typed.kept[key] is kept for key, kept in after.kept.items()] == [True, False, *[True] * 5]


def test_a_fact_that_changes_leaves_sections_alone_that_do_not_read_it() -> None:
    pack = PACKS["plain"]
    before = first_of(begun(), pack)
    after = first_of(restated(begun(), 5, 1), pack, before)
    bare = [after.kept[key].bare is kept.bare for key, kept in before.kept.items()]
    assert bare == [True, True, True, False, False, False, True]


def test_parts_of_a_section_are_the_same_by_way_of_the_note_composed_before() -> None:
    pack = PACKS["plain"]
    content = taken(written(begun(), 0, 1), 1, 1)
    composition = first_of(content, pack)
    for section in content.brief.sections:
        alone = section_parts(content, pack, section.id, created=CREATED)
        assert section_parts(content, pack, section.id, created=CREATED, composition=composition) == alone
        other = section_parts(begun(), pack, section.id, created=CREATED)
        assert section_parts(begun(), pack, section.id, created=CREATED, composition=composition) == other


def test_another_pack_option_or_day_takes_nothing_over() -> None:
    content, pack = begun(), PACKS["plain"]
    before = first_of(content, pack)
    other = replace(pack, words=(("contents", "Inhalt"),))
    assert first_of(content, other, before).frame is not before.frame
    later = recompose(
        content, pack, created="2026-01-01T00:00:00Z", options=NoteOptions().settled(pack), former=before
    )
    assert later.frame.tokens is not before.frame.tokens


def test_tokens_do_not_grow_without_end() -> None:
    pack, content = PACKS["plain"], begun()
    made = first_of(content, pack)
    most = 0
    for value in range(60):
        content = written(content, 1, value)
        made = first_of(content, pack, made)
        most = max(most, len(made.frame.tokens))
    assert most < 5 * made.tokens


def test_shipped_packs_compose_their_samples_anew_as_they_are() -> None:
    pack = pack_by_id("information-note")
    content = read_sample(pack).content
    made = first_of(content, pack)
    brief: Brief = replace(content.brief, title="Another title")
    changed = replace(content, brief=brief)
    assert first_of(changed, pack, made).document == compose(changed, pack, created=CREATED)

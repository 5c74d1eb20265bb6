"""A note composed anew after an edit is the note that composing all of it gives."""

import random
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import Phase, given, settings

from briefer.compose.compose import Composition, compose, recompose, section_parts
from briefer.compose.numbering import numbered
from briefer.compose.packs import find_packs
from briefer.compose.samples import read_sample
from briefer.compose.source_forms import SourceForms
from briefer.model.briefs import BriefContent
from briefer.model.documents import Text
from briefer.model.ids import SectionId, SourceId
from briefer.model.note_options import NoteCopy, NoteOptions
from briefer.model.packs import Pack
from briefer.paths import templates_folder
from tests.compose.making import CREATED
from tests.compose.random_edits import (
    PACKS,
    arranged,
    begun,
    dated_anew,
    edits,
    headed,
    in_section,
    joined,
    moved,
    published,
    relabelled,
    restated,
    resting_on,
    sent,
    taken,
    titled,
    written,
)
from tests.longer import longer


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
@settings(max_examples=longer(8), phases=[Phase.explicit, Phase.reuse, Phase.generate])
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
        whole = compose(content, pack, created=CREATED, options=options, forms_of=forms_of)
        assert numbered(former.document) == whole


def first_of(content: BriefContent, pack: Pack, former: Composition | None = None) -> Composition:
    return recompose(
        content, pack, created=CREATED, options=NoteOptions().settled(pack), former=former, keeps=True
    )


def test_words_typed_in_one_section_leave_the_blocks_of_the_others_as_they_are() -> None:
    pack = PACKS["everything"]
    before = first_of(begun(), pack)
    after = first_of(written(begun(), 1, 0), pack, before)
    same = [after.kept[key] is kept for key, kept in before.kept.items()]
    assert same == [True, False, False, *[True] * 10]  # the next one goes on from one paragraph more
    typed = first_of(written(begun(), 1, 3), pack, after)
    assert [typed.kept[key] is kept for key, kept in after.kept.items()] == [True, False, *[True] * 11]


def test_a_fact_that_changes_leaves_sections_alone_that_do_not_read_it() -> None:
    pack = PACKS["plain"]
    before = first_of(begun(), pack)
    after = first_of(restated(begun(), 5, 1), pack, before)
    anew = {
        kept.told.printed.section.name
        for key, kept in before.kept.items()
        if after.kept[key].told.printed.blocks is not kept.told.printed.blocks
    }
    assert anew == {"all", "who", "brief", "kinds", "annex"}
    assert after.kept[SectionId(4)].told.printed.blocks[0] is before.kept[SectionId(4)].told.printed.blocks[0]


def test_parts_of_a_section_are_the_same_by_way_of_the_note_composed_before() -> None:
    pack = PACKS["plain"]
    content = taken(written(begun(), 0, 1), 1, 1)
    composition = first_of(content, pack)
    for section in content.brief.sections:
        alone = section_parts(content, pack, section.id, created=CREATED)
        assert section_parts(content, pack, section.id, created=CREATED, composition=composition) == alone
        other = section_parts(begun(), pack, section.id, created=CREATED)
        assert section_parts(begun(), pack, section.id, created=CREATED, composition=composition) == other


def test_a_section_that_is_left_out_has_the_parts_that_it_would_print() -> None:
    pack, printed = PACKS["plain"], begun()
    left_out = in_section(printed, 0, included=False)  # no other one has its first fact
    composition = first_of(left_out, pack)
    key = left_out.brief.sections[0].id
    parts = section_parts(printed, pack, key, created=CREATED)
    assert section_parts(left_out, pack, key, created=CREATED) == parts
    assert section_parts(left_out, pack, key, created=CREATED, composition=composition) == parts


def test_another_pack_option_or_day_takes_nothing_over() -> None:
    content, pack = begun(), PACKS["plain"]
    before = first_of(content, pack)
    other = replace(pack, words=(("contents", "Inhalt"),))
    assert first_of(content, other, before).frame is not before.frame
    later = recompose(
        content, pack, created="2026-01-01T00:00:00Z", options=NoteOptions().settled(pack), former=before
    )
    assert later.frame.tokens is not before.frame.tokens


def test_what_was_rendered_leaves_no_tokens_behind_and_what_facts_were_is_let_go() -> None:
    pack, content = PACKS["plain"], begun()
    first = made = first_of(content, pack)
    for value in range(20):
        content = written(content, 1, value)
        made = first_of(content, pack, made)
    assert len(made.frame.tokens) == first.tokens
    most = 0
    for value in range(120):
        content = restated(content, value, value)
        made = first_of(content, pack, made)
        most = max(most, len(made.frame.tokens))
    assert first.tokens < most < 4 * first.tokens


SHIPPED = find_packs([templates_folder()]).packs
OF_ANY_BRIEF = (
    written, sent, restated, headed, moved, titled, published, dated_anew, resting_on, joined, relabelled,
    arranged,
)  # fmt: skip


@pytest.mark.parametrize("pack", SHIPPED, ids=[pack.id for pack in SHIPPED])
def test_shipped_packs_compose_their_samples_anew_as_they_are(pack: Pack) -> None:
    chance = random.Random(7)  # noqa: S311 - the same edits each time
    content = read_sample(pack).content
    made = first_of(content, pack)
    for _ in range(longer(8)):
        content = chance.choice(OF_ANY_BRIEF)(content, chance.randrange(12), chance.randrange(20))
        made = first_of(content, pack, made)
        assert numbered(made.document) == compose(content, pack, created=CREATED)

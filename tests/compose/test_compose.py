from dataclasses import replace
from pathlib import Path

import pytest

from briefer.compose.compose import compose
from briefer.compose.fitting import brief_in_pack, fill
from briefer.compose.packs import pack_by_id
from briefer.compose.samples import read_sample
from briefer.model.briefs import BriefContent, Section
from briefer.model.documents import Heading, Link
from briefer.model.ids import FactId, SectionId
from briefer.model.packs import Numbering, PackSection, Takes
from tests.compose.making import (
    CREATED,
    a_content,
    a_fact,
    a_pack,
    a_source,
    as_text,
    citations,
    composed,
    evidence,
    plain,
    written,
)
from tests.compose.seed_brief import content_of
from tests.conftest import Seed

GOLDEN = Path(__file__).parent / "golden" / "information-note.txt"


def test_the_information_note_prints_its_sample_as_it_always_did() -> None:
    pack = pack_by_id("information-note")
    text = as_text(compose(read_sample(pack).content, pack, created=CREATED))
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_the_information_note_of_nothing_says_what_is_to_be_written() -> None:
    pack = pack_by_id("information-note")
    content = a_content()
    empty = replace(content, brief=brief_in_pack(replace(content.brief, title=""), pack))
    document = compose(empty, pack, created=CREATED)
    text = as_text(document)
    for heading in ("Bottom line", "Background", "Current status", "Key considerations", "Gaps", "Sources"):
        assert f"# {heading}\n(prompt) [{heading}: to be written]" in text
    assert "Chronology" not in text
    assert (document.title, document.marking) == ("[Subject: to be written]", "UNCLASSIFIED")
    assert "To: [to be filled in]" in text


def seed_content(seed: Seed) -> BriefContent:
    content = content_of(seed.gold, seed.text)
    pack = pack_by_id("information-note")
    return replace(content, brief=fill(content.brief, pack, content.facts))


def test_every_fact_of_the_seed_is_cited_and_each_note_holds_the_words_it_rests_on(seed: Seed) -> None:
    content = seed_content(seed)
    facts = {fact.id: fact for fact in content.facts}
    document = compose(content, pack_by_id("information-note"), created=CREATED)
    cited = list(citations(document.blocks))
    assert {each.fact for each in cited} == set(facts)
    assert [each.number for each in cited] == list(range(1, len(cited) + 1))
    for each in cited:
        for item in facts[each.fact].evidence:
            assert f"“{seed.text[item.span.start : item.span.end]}”" in plain(each.note)


def test_the_seeds_note_tells_the_standing_of_what_it_prints(seed: Seed) -> None:
    text = as_text(compose(seed_content(seed), pack_by_id("information-note"), created=CREATED))
    for line in (
        "<b>16–18 January 2024 (date inferred).</b> <f8>Pakistan executed strikes",
        "<f2>Diplomatic ties between Iran and Pakistan were restored.</f> <i>(disputed)</i>",
        "mutual trust and cooperation.</f> <i>(claimed by Wang Wenbin)</i>",
        "tensions persist in West Asia.</f> <i>(the source’s opinion; low confidence)</i>",
        "| By 23 January 2024 | <f23>Iran and Pakistan agreed to let",
        "Information cut-off: 23 January 2024",
        "This note rests on a single source. It names no publisher.",
    ):
        assert line in text
    assert "<f12>Wang Wenbin said that China welcomed the progress in Iran-Pakistan ties.</f>[" in text


def test_the_same_input_gives_the_same_document(seed: Seed) -> None:
    content, pack = seed_content(seed), pack_by_id("information-note")
    assert compose(content, pack, created=CREATED) == compose(content, pack, created=CREATED)


def test_what_a_template_leaves_out_is_printed_at_the_sections_end() -> None:
    facts = (a_fact(1, "One."), a_fact(2, "Two."), a_fact(3, "Three."))
    text = written("{{ facts[1].line }}", facts, ("own",))
    assert text == "<f2>Two.</f>[1:f2]\nown\n<f1>One.</f>[2:f1]\n<f3>Three.</f>[3:f3]"


def test_a_fact_that_the_analyst_cites_counts_as_printed() -> None:
    assert written("x", (a_fact(1),), ("own [@f1]",)) == "x\nown[1:f1]"


def numbered(**changes: object) -> list[str]:
    """Return the note of two sections of a pack that numbers its paragraphs, the first section changed."""
    first = PackSection("s", "One", "a.j2", "a\n\n- x\n\nb", **changes)  # type: ignore[arg-type]  # as each test wants
    second = PackSection("t", "Two", "b.j2", "c\n\n> d\n\ne")
    content = a_content()
    sections = (*content.brief.sections, Section(SectionId(2), "t", ""))
    brief = replace(content.brief, sections=sections)
    pack = a_pack(sections=(first, second), numbering=Numbering.PARAGRAPHS)
    return as_text(compose(replace(content, brief=brief), pack, created=CREATED)).rstrip().splitlines()[4:]


def test_paragraphs_are_numbered_through_the_note_but_not_lists_and_quotations() -> None:
    assert numbered() == ["# One", "1. a", "- x", "2. b", "# Two", "3. c", "> d", "4. e"]


def test_a_section_may_go_unnumbered_and_have_a_style() -> None:
    lines = numbered(numbered=False, style="bottom-line")
    assert lines[:5] == ["# One", "(bottom-line) a", "- x", "(bottom-line) b", "# Two"]
    assert lines[5] == "1. c"


def test_a_required_section_that_comes_out_empty_says_so_and_another_is_left_out() -> None:
    pack = a_pack(sections=(PackSection("s", "One", "a.j2", "{% if facts %}x{% endif %}", required=True),))
    assert as_text(compose(a_content(), pack, created=CREATED)).splitlines()[4:6] == [
        "# One",
        "(prompt) [One: to be written]",
    ]
    optional = replace(pack, sections=(replace(pack.sections[0], required=False),))
    assert compose(a_content(), optional, created=CREATED).blocks == ()


def test_sections_come_in_the_briefs_order_with_its_headings_and_only_if_included() -> None:
    first, second = PackSection("s", "One", "a.j2", "a"), PackSection("t", "Two", "b.j2", "b")
    content = a_content()
    sections = (
        Section(SectionId(2), "t", "Renamed"),
        *content.brief.sections,
        Section(SectionId(3), "", "Own", facts=(FactId(1),)),
        Section(SectionId(4), "", "Hidden", included=False),
    )
    facts = (a_fact(1),)
    brief = replace(content.brief, sections=sections)
    document = compose(
        replace(content, brief=brief, facts=facts), a_pack(sections=(first, second)), created=CREATED
    )
    headings = [(plain(each.inlines), each.section) for each in document.blocks if isinstance(each, Heading)]
    assert headings == [("Renamed", "t"), ("One", "s"), ("Own", "")]
    assert "<f1>Something happened.</f>[1:f1]" in as_text(document)


def test_a_section_that_is_left_out_uses_no_source() -> None:
    content = a_content((a_fact(1),))
    hidden = replace(content.brief.sections[0], included=False)
    both = replace(content.brief, sections=(hidden, Section(SectionId(2), "t", "")))
    pack = a_pack(
        sections=(
            PackSection("s", "One", "a.j2", ""),
            PackSection("t", "Two", "b.j2", "{{ sources|length }}"),
        )
    )
    assert as_text(compose(replace(content, brief=both), pack, created=CREATED)).splitlines()[5] == "0"


def test_sources_are_numbered_as_they_are_used_with_what_rests_on_them() -> None:
    facts = (
        a_fact(1, evidence=(evidence(source=2),)),
        a_fact(2, evidence=(evidence(), evidence("x", 2, 2))),
    )
    text = written("{{ sources|table('No: number', 'Who: publisher', 'Facts: facts') }}", facts)
    assert text.splitlines()[1:3] == ["| 1 | Another paper | 2 |", "| 2 | A paper | 1 |"]


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://x.example/a", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("x", False),
    ],
)
def test_a_sources_address_is_a_link_only_where_it_leads_to_the_web(url: str, is_link: bool) -> None:  # noqa: FBT001
    document = composed(
        "{{ facts[0].line }} {{ sources[0].link }}", (a_fact(),), sources=(a_source(url=url),)
    )
    inlines = document.blocks[1].inlines  # type: ignore[union-attr]  # a paragraph
    assert any(isinstance(each, Link) for each in inlines) is is_link
    assert url in plain(inlines)


def test_a_note_without_a_title_is_called_after_its_pack_where_none_is_asked_for() -> None:
    content = a_content(title="")
    assert compose(content, a_pack(), created=CREATED).title == "Mine"


def test_a_prompt_can_say_what_belongs_there() -> None:
    words = (("to_be_written_as", "[{heading}: write {holds}]"),)
    pack = a_pack(words=words)
    section = replace(pack.sections[0], required=True, takes=Takes(), holds="what {heading} is")
    told = as_text(compose(a_content(), replace(pack, sections=(section,)), created=CREATED))
    assert "[Section: write what {heading} is]" in told
    bare = replace(pack, sections=(replace(section, holds=""),))
    assert "[Section: to be written]" in as_text(compose(a_content(), bare, created=CREATED))


def test_a_packs_own_words_replace_the_programs() -> None:
    pack = a_pack(words=(("to_be_written", "[à rédiger : {heading}]"),), language="fr")
    required = replace(pack, sections=(replace(pack.sections[0], required=True, takes=Takes()),))
    assert "[à rédiger : Section]" in as_text(compose(a_content(), required, created=CREATED))

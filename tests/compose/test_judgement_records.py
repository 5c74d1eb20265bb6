"""Judgements as templates see them: laid out part by part, never lost, and whose block they stand in."""

from dataclasses import replace

import pytest

from briefer.compose.compose import compose, section_parts
from briefer.compose.numbering import numbered
from briefer.compose.recomposing import recompose
from briefer.errors import BrieferError
from briefer.model.briefs import BriefContent, Paragraph, Section
from briefer.model.documents import Document
from briefer.model.drafting import Judgement, Seen
from briefer.model.ids import FactId, JudgementId, ParagraphId, SectionId
from briefer.model.note_options import NoteOptions
from briefer.model.packs import FieldKind, Numbering, Pack, PackField, PackSection, Scheme
from tests.compose.making import CREATED, a_content, a_fact, a_pack, as_text

SEEN = Seen("f1", FactId(1), "0" * 64, "Said.")
JUDGED = Judgement(
    JudgementId(11), "the *envoys* return", "likely", "low", "One source; no statement.", (SEEN,)
)
BARE = Judgement(JudgementId(12), "the port stays shut", "unlikely")
SENTENCE = "It is <b>likely</b> that the <i>envoys</i> return.[1:f1]"
CONFIDENCE = "<i>Analytical confidence in this judgement: low.</i> One source; no statement."
TABLE = '{{ judgements|table("Judged: clause: 60", "How likely: likelihood, range: 40") }}'
NUMBERED = """{% for it in judgements %}
{{ loop.index }}. {{ it.line }}

    {{ it.confidence_line }}
{% endfor %}"""


def judging(*judgements: Judgement) -> BriefContent:
    content = a_content(known=(a_fact(1),))
    section = replace(content.brief.sections[0], judgements=judgements)
    return replace(content, brief=replace(content.brief, sections=(section,)))


def note(template: str, *judgements: Judgement, **changes: object) -> list[str]:
    document = compose(judging(*judgements), a_pack(template, **changes), created=CREATED)
    return as_text(document).split("# Section\n")[1].split("\n\n")[0].splitlines()


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("number", "1"),
        ("line", SENTENCE),
        ("clause", "the <i>envoys</i> return"),
        ("likelihood", "likely"),
        ("range", "≈55–75%"),
        ("yardstick", "PHIA probability yardstick (UK, 24 March 2025)"),
        ("confidence", "low"),
        ("confidence_line", CONFIDENCE),
        ("reasons", "One source; no statement."),
        ("facts[0].statement", "<f1>Something happened.</f>"),
        ("citations", "[1:f1]"),
    ],
)
def test_a_part_of_a_judgement_prints_as_the_guide_says(part: str, words: str) -> None:
    assert note(f"{{{{ judgements[0].{part} }}}}", JUDGED)[0] == words


def test_what_was_not_chosen_or_assessed_yet_prints_nothing() -> None:
    bare = replace(BARE, band="")
    parts = ("likelihood", "range", "confidence", "confidence_line", "reasons", "citations")
    for part in parts:
        assert note(f"x{{{{ judgements[0].{part} }}}}y", bare)[0] == "xy"
    assert note("{{ judgements[0].line }}", bare) == ["[likelihood to be chosen] that the port stays shut."]


def test_judgements_are_printed_at_once_as_before_and_counted() -> None:
    assert note("{{ judgements }}", JUDGED) == [SENTENCE, CONFIDENCE]
    assert note("{% if judgements %}yes{% else %}no{% endif %}") == ["no"]
    assert note("{{ judgements|length }}", JUDGED, BARE)[0] == "2"


def test_a_table_of_judgements_has_a_row_of_each() -> None:
    assert note(TABLE, JUDGED, BARE) == [
        "| Judged | How likely | (60, 40)",
        "| the <i>envoys</i> return | likely ≈55–75% |",
        "| the port stays shut | unlikely ≈25–35% |",
    ]


def test_numbered_judgements_have_their_confidence_below_them() -> None:
    assert note(NUMBERED, JUDGED, BARE, numbering=Numbering.PARAGRAPHS) == [
        f"1. {SENTENCE}",
        f">{CONFIDENCE}",
        "2. It is <b>unlikely</b> that the port stays shut.",
    ]


def test_a_judgement_that_its_template_leaves_out_is_printed_at_the_end() -> None:
    assert note("{{ judgements[0].line }} {{ judgements[1].confidence_line }}\n\nThen.", JUDGED, BARE) == [
        SENTENCE,
        "Then.",
        "It is <b>unlikely</b> that the port stays shut.",
    ]


def test_an_analysts_words_make_no_blocks_and_no_values_within_a_line() -> None:
    hostile = replace(BARE, text="# a\n- b {{ facts }} \U0010ff10\U0010ff00\U0010ff11 | c")
    text = "\n".join(note(TABLE, hostile))
    assert "# a - b {{ facts }}  | c" in text


def test_a_judgement_as_a_whole_is_no_words() -> None:
    with pytest.raises(BrieferError, match="a judgement is not printed as a whole"):
        note("{{ judgements[0] }}", JUDGED)
    with pytest.raises(BrieferError, match="there is no “sentence” in a judgement"):
        note("{{ judgements[0].sentence }}", JUDGED)


def test_a_block_of_a_judgement_is_the_judgements_and_not_the_templates() -> None:
    content, alone = judging(JUDGED, BARE), "{{ judgements|paragraphs }}\n\nThen."
    parts = section_parts(content, a_pack(alone), SectionId(1), created=CREATED)
    assert [(part.holder, part.place, part.judgements) for part in parts] == [
        (11, -1, ()),
        (12, -1, ()),
        (0, 0, ()),
    ]
    (table,) = section_parts(content, a_pack(TABLE), SectionId(1), created=CREATED)
    assert (table.holder, table.judgements) == (11, (11, 12))


def two_sections(other: Judgement) -> tuple[BriefContent, Pack]:
    content = judging(JUDGED)
    first = content.brief.sections[0]
    last = Section(SectionId(2), "all", "", judgements=(other,))
    patterns = (
        PackSection("s", "Section", "s.md.j2", '{{ judged|table("All: number, likelihood") }}'),
        PackSection("all", "All", "all.md.j2", "{{ judgements }}"),
    )
    brief = replace(content.brief, sections=(first, last))
    return replace(content, brief=brief), a_pack(sections=patterns)


def test_a_section_may_lay_out_the_judgements_of_the_whole_note() -> None:
    text = as_text(compose(*two_sections(BARE), created=CREATED))
    assert "| 1 likely |\n| 2 unlikely |\nIt is <b>likely</b>" in text  # its own is told there all the same
    content, pack = two_sections(BARE)
    parts = section_parts(content, pack, SectionId(1), created=CREATED)
    assert [part.holder for part in parts] == [0, 11]


def test_a_judgement_of_another_section_that_changed_is_printed_anew() -> None:
    content, pack = two_sections(BARE)
    options = NoteOptions().settled(pack)
    former = recompose(content, pack, created=CREATED, options=options, keeps=True)
    changed, _ = two_sections(replace(BARE, band="highly_unlikely"))
    after = recompose(changed, pack, created=CREATED, options=options, former=former, keeps=True)
    assert numbered(after.document) == compose(changed, pack, created=CREATED)
    assert after.document != former.document


def marked(template: str) -> Document:
    field = PackField("marking", "Marking", FieldKind.CHOICE, role="marking", choices=("UNCLASSIFIED",))
    pack = a_pack(template, scheme=Scheme.US, portions=True, fields=(field,))
    content = judging(JUDGED)
    return compose(
        replace(content, brief=replace(content.brief, fields=(("marking", "UNCLASSIFIED"),))),
        pack,
        created=CREATED,
    )


def test_a_judgement_in_a_list_has_a_portion_mark_of_its_own() -> None:
    (items,) = marked(NUMBERED).blocks[1:]
    assert [block.portion for block in items.items[0]] == ["(U)", "(U)"]  # type: ignore[union-attr]


def test_what_is_printed_at_once_stands_once_among_the_parts() -> None:
    content = judging(JUDGED)
    section = replace(content.brief.sections[0], paragraphs=(Paragraph(ParagraphId(21), "Own."),))
    content = replace(content, brief=replace(content.brief, sections=(section,)))
    pack = a_pack("{{ paragraphs }}\n\n{{ judgements }}")
    parts = section_parts(content, pack, SectionId(1), created=CREATED)
    assert [part.holder for part in parts] == [21, 11]


@pytest.mark.parametrize("name", ["judgements", "judged"])
def test_a_fact_under_a_judgement_that_changed_is_printed_anew(name: str) -> None:
    pack = a_pack(f"{{{{ {name}[0].clause }}}}: {{{{ {name}[0].facts[0].place }}}}.")
    content, options = judging(JUDGED), NoteOptions().settled(pack)
    former = recompose(content, pack, created=CREATED, options=options, keeps=True)
    changed = replace(content, facts=(replace(content.facts[0], place="Kelm"),))
    after = recompose(changed, pack, created=CREATED, options=options, former=former, keeps=True)
    assert "return: Kelm." in as_text(after.document)
    assert numbered(after.document) == compose(changed, pack, created=CREATED)

"""Notes in a citation style, joined, and in a clean copy."""

from dataclasses import replace

import pytest

from briefer.compose.compose import compose
from briefer.compose.footnotes import Footnotes
from briefer.compose.material import material_of
from briefer.compose.numbering import Numbering
from briefer.compose.packs import find_packs
from briefer.compose.samples import read_sample
from briefer.compose.source_forms import FormsOf, SourceForms
from briefer.model.briefs import BriefContent
from briefer.model.documents import AnyBlock, Block, Citation, Document, NoteKind, Table, Text
from briefer.model.facts import Credibility, Fact, Grading, Reliability
from briefer.model.ids import SourceId
from briefer.model.note_options import NoteCopy, NoteOptions
from briefer.model.packs import Pack
from briefer.paths import templates_folder
from tests.compose.making import CREATED, a_citation, a_content, a_fact, a_pack, a_source, evidence, plain

GRADE = Grading(Reliability.USUALLY, Credibility.PROBABLE)
CLEAN = NoteOptions(copy=NoteCopy.CLEAN)
JOINED = NoteOptions(join_notes=True)


def a_form(source: SourceId) -> SourceForms:
    return SourceForms((Text(f"Full {source}"),), (Text("Ibid."),), (Text(f"Short {source}"),))


def fact_of(number: int, *sources: int) -> Fact:
    items = tuple(
        evidence(
            f"words {number}-{place}",
            number * 10 + place,
            source,
            grading=GRADE,
            translation=f"in English {number}",
        )
        for place, source in enumerate(sources)
    )
    return a_fact(number, f"Statement {number}.", evidence=items)


def content_of(*facts: Fact, paragraphs: tuple[str, ...] = ()) -> BriefContent:
    return a_content(
        facts, paragraphs, sources=tuple(a_source(number, title=f"T{number}") for number in (1, 2, 3))
    )


def notes_of(
    facts: tuple[Fact, ...], order: tuple[int, ...], options: NoteOptions, forms_of: FormsOf | None = None
) -> list[str]:
    footnotes = Footnotes(material_of(content_of(*facts), a_pack()), options, forms_of)
    run = tuple(footnotes.note(a_citation(facts[place - 1])) for place in order)
    return [plain(each.note) for each in Numbering().run(run) if isinstance(each, Citation)]


def document(content: BriefContent, options: NoteOptions, pack: Pack | None = None) -> Document:
    return compose(content, pack or a_pack(), created=CREATED, options=options)


def cited(blocks: tuple[AnyBlock, ...]) -> list[Citation]:
    return [
        it for block in blocks if isinstance(block, Block) for it in block.inlines if isinstance(it, Citation)
    ]


def test_in_a_style_each_source_is_full_first_then_ibid_or_short() -> None:
    facts = (fact_of(1, 1), fact_of(2, 1), fact_of(3, 2, 1))
    notes = notes_of(facts, (1, 2, 3, 2, 1), NoteOptions(), a_form)
    assert notes == [
        "Full 1. “words 1-0”; translated: “in English 1”; graded B2.",
        "Ibid. “words 2-0”; translated: “in English 2”; graded B2.",
        (
            "Full 2. “words 3-0”; translated: “in English 3”; graded B2. "
            "Short 1. “words 3-1”; translated: “in English 3”; graded B2."
        ),
        "Short 1. “words 2-0”; translated: “in English 2” (B2).",
        "Ibid. “words 1-0”; translated: “in English 1” (B2).",
    ]


def test_in_a_style_page_and_report_date_follow_the_source() -> None:
    fact = a_fact(evidence=(evidence("x", report_date="2025-03-10"),))
    content = replace(content_of(fact), pages={SourceId(1): (0, 5)})
    note = Footnotes(material_of(content, a_pack()), None, a_form).note(a_citation(fact)).note
    assert plain(note) == "Full 1, reported 10 March 2025, p. 2. “x”; graded F6."


def test_a_fact_with_many_passages_says_how_many_more_there_are() -> None:
    fact = fact_of(1, 1, 2, 3, 1, 2)
    _, again = notes_of((fact,), (1, 1), NoteOptions(), a_form)
    assert again.endswith("(B2). 2 more there.")


def test_a_clean_note_names_its_sources_and_no_more() -> None:
    facts = (fact_of(1, 1, 1), fact_of(2, 1, 2))
    assert notes_of(facts, (1, 2, 1), CLEAN) == [
        "A paper, T1, 12 March 2025.",
        "A paper, T1, 12 March 2025; A paper, T2, 12 March 2025.",
        "As note 1.",
    ]
    assert notes_of(facts, (1, 2, 1), CLEAN, a_form) == ["Full 1.", "Ibid.; Full 2.", "Short 1."]


def test_neighbouring_citations_become_one_note_which_each_fact_is_found_by() -> None:
    facts = (fact_of(1, 1), fact_of(2, 2), fact_of(3, 3))
    text = "One thing [@f1], and another [@f2].[@f1] A third.[@f3]\n\nAgain.[@f2][@f1]"
    made = document(content_of(*facts, paragraphs=(text,)), JOINED, a_pack("{{ paragraphs }}"))
    first, third, again = cited(made.blocks)[:3]
    assert [it.number for it in (first, third, again)] == [1, 2, 3]
    assert first.cited == ((facts[0].id, "f1"), (facts[1].id, "f2"))
    assert third.cited == ((facts[2].id, "f3"),)
    assert again.cited == ((facts[1].id, "f2"), (facts[0].id, "f1"))
    assert plain(first.note).count("graded B2") == 2
    assert plain(again.note).startswith("As note 1: “words 2-0”")
    words = [plain(block.inlines) for block in made.blocks if isinstance(block, Block)]
    assert words == ["One thing, and another. A third.", "Again."]


def test_joined_notes_are_counted_through_lists_tables_and_headings() -> None:
    facts = (fact_of(1, 1), fact_of(2, 2))
    template = (
        '{{ facts|bullets("statement", "citation") }}\n\n'
        '{{ facts|table("Event: statement, citation", title="x") }}\n\n'
        "> {{ facts[0].statement }}{{ facts[0].citation }}"
    )
    made = document(content_of(*facts), JOINED, a_pack(template))
    table = next(block for block in made.blocks if isinstance(block, Table))
    marks = [it.number for row in table.rows for it in row[0] if isinstance(it, Citation)]
    assert marks == [3, 4]


def test_options_stand_over_each_other_and_over_the_packs() -> None:
    pack = a_pack(notes=NoteKind.ENDNOTES, citations="chicago-notes")
    assert NoteOptions().settled(pack) == NoteOptions(NoteKind.ENDNOTES, "chicago-notes", join_notes=False)
    stored = NoteOptions(NoteKind.NONE, join_notes=True)
    typed = NoteOptions(citations="", copy=NoteCopy.CLEAN)
    assert typed.over(stored).settled(pack) == NoteOptions(
        NoteKind.NONE, "", join_notes=True, copy=NoteCopy.CLEAN
    )
    assert (
        document(content_of(fact_of(1, 1)), NoteOptions(notes=NoteKind.ENDNOTES)).notes is NoteKind.ENDNOTES
    )


def test_a_clean_copy_shows_no_quote_no_translation_and_no_grade_anywhere() -> None:
    template = (
        "{{ facts|paragraphs }}\n\n"
        "{% for fact in facts %}{% for item in fact.evidence %}\n"
        "<{{ item.quote }}|{{ item.translation }}|{{ item.grading }}|{{ item.credibility_words }}>\n"
        "{% endfor %}{% endfor %}\n\n"
        '{{ sources|table("No.: number: 20", "Source: entry: 60", "Grades: gradings: 20", title="x") }}'
    )
    content = content_of(fact_of(1, 1), fact_of(2, 2))
    for options, is_there in ((NoteOptions(), True), (CLEAN, False)):
        shown = repr(document(content, options, a_pack(template)))
        for secret in ("words 1-0", "words 2-0", "in English 1", "B2", "probably true"):
            assert (secret in shown) == is_there, secret
        assert "Statement 1." in shown
    table = next(it for it in document(content, CLEAN, a_pack(template)).blocks if isinstance(it, Table))
    assert (len(table.header), table.widths) == (2, (25, 75))


def test_a_section_for_clearance_is_left_out_of_a_clean_copy() -> None:
    pack = a_pack("{{ facts|paragraphs }}")
    annex = replace(pack, sections=(replace(pack.sections[0], clearance=True),))
    content = content_of(fact_of(1, 1))
    assert document(content, NoteOptions(), annex).blocks
    assert document(content, CLEAN, annex).blocks == ()


@pytest.mark.parametrize("pack", find_packs((templates_folder(),)).packs, ids=lambda pack: str(pack.id))
def test_the_clean_copy_of_every_shipped_pack_holds_no_quote_and_no_grade(pack: Pack) -> None:
    content = read_sample(pack).content
    quotes = {item.span.quote for fact in content.facts for item in fact.evidence}
    stated = " ".join(fact.statement for fact in content.facts)
    secrets = [quote for quote in quotes if len(quote.split()) > 4 and quote.rstrip(".") not in stated]
    for options, is_clean in ((NoteOptions(), False), (CLEAN, True)):
        shown = repr(document(content, options, pack))
        held = [secret for secret in (*secrets, "graded ", "Admiralty") if secret in shown]
        assert held == [] if is_clean else len(held) > len(secrets) // 2

from dataclasses import replace

from briefer.compose.footnotes import Footnotes, short_note
from briefer.compose.material import Material, material_of
from briefer.compose.numbering import Numbering
from briefer.compose.printing import NotePrinter
from briefer.compose.tokens import Tokens
from briefer.model.dates import UNDATED, Basis, dated
from briefer.model.documents import Citation, Emphasis, Inline, Link, Strong, Text
from briefer.model.facts import (
    Attribution,
    AttributionKind,
    Credibility,
    Evidence,
    Fact,
    Grading,
    Reliability,
)
from briefer.model.ids import FactId, SourceId
from briefer.model.sources import Source
from tests.compose.making import (
    a_citation,
    a_content,
    a_fact,
    a_pack,
    a_source,
    an_actor,
    evidence,
    marked,
    plain,
    said_by,
)

B2 = Grading(Reliability.USUALLY, Credibility.PROBABLE)


def material(fact: Fact, *sources: Source) -> Material:
    return material_of(a_content((fact,), sources=sources or (a_source(1), a_source(2))), a_pack())


def full_note(fact: Fact, *sources: Source) -> tuple[Inline, ...]:
    return Footnotes(material(fact, *sources)).note(a_citation(fact)).note


def numbered_in_order(footnotes: Footnotes, *facts: Fact) -> list[Citation]:
    run = tuple(footnotes.note(a_citation(fact)) for fact in facts)
    return [each for each in Numbering().run(run) if isinstance(each, Citation)]


def note(*items: Evidence, sources: tuple[Source, ...] = ()) -> str:
    fact = a_fact(evidence=items)
    return marked(full_note(fact, *sources))


def test_a_note_says_who_published_it_when_the_words_the_speaker_and_the_grade() -> None:
    item = evidence("it is closed", grading=B2, attribution=said_by(1))
    assert note(item) == (
        "A paper, <i>A title</i>, 12 March 2025: “it is closed”; "
        "attributed to Ilse Darrow (“said”); graded B2."
    )


def test_what_is_not_known_of_a_source_is_said() -> None:
    bare = a_source(1, title="", publisher="", published=UNDATED, file_name="x.txt")
    assert note(evidence("x"), sources=(bare,)) == "Unknown outlet, untitled text, undated: “x”; graded F6."


def test_a_date_of_publication_that_is_not_the_sources_own_stands_in_brackets() -> None:
    given = a_source(1, published=dated("2025-03-12", Basis.GIVEN))
    assert "<i>A title</i>, [12 March 2025]: " in note(evidence("x"), sources=(given,))


def test_a_report_date_of_its_own_is_told_and_one_like_the_publications_is_not() -> None:
    assert ", 12 March 2025, reported 11 March 2025: " in note(evidence("x", report_date="2025-03-11"))
    assert ", 12 March 2025: " in note(evidence("x", report_date="2025-03-12"))


def test_an_outlet_written_from_right_to_left_turns_no_note_round() -> None:
    away = a_source(1, publisher="چاپار کرانه", title="انفجار")
    assert note(evidence("x"), sources=(away,)).startswith(
        "\u200eچاپار کرانه\u200e, <i>انفجار\u200e</i>, 12 "
    )


def test_a_passage_of_a_source_with_pages_says_on_which_it_stands() -> None:
    fact = a_fact(evidence=(evidence("one"), evidence("a longer passage", 2)))
    known = a_content((fact,))
    for pages, first, second in (
        ((0, 5, 400), "p. 2", "p. 2"),
        ((0, 20), "p. 1", "pp. 1–2"),
        ((12,), "p. 1", "p. 1"),  # what stands before the first page is on it
        ((0, 11, 13), "pp. 1–2", "pp. 1–3"),
    ):
        footnotes = Footnotes(material_of(replace(known, pages={SourceId(1): pages}), a_pack()))
        cited = numbered_in_order(footnotes, fact, fact)
        assert f", 12 March 2025, {first}: “one”; graded F6." in plain(cited[0].note)
        assert f", 12 March 2025, {second}: “a longer" in plain(cited[0].note)
        assert plain(cited[1].note) == f"As note 1: “one” ({first}; F6); “a longer passage” ({second}; F6)."


def test_each_passage_has_its_sentence() -> None:
    text = note(evidence("one"), evidence("two", 2, 2, grading=B2))
    assert text.index("“one”; graded F6. A paper, ") < text.index("“two”; graded B2.")


def test_quoted_words_stand_exactly_with_their_line_ends_and_their_language() -> None:
    words = "eins **zwei**\n[@f1] “drei”"
    fact = a_fact(evidence=(evidence(words, translation="one two three"),))
    full = full_note(fact, a_source(1, language="de"))
    assert f"“{words}”; translated: “one two three”; " in plain(full)
    assert Text("eins **zwei**", "de") in full
    assert all(each.language == "" for each in full if isinstance(each, Text) and "graded" in each.text)


def test_english_of_another_country_is_the_notes_own_language() -> None:
    fact = a_fact(evidence=(evidence("x"),))
    full = full_note(fact, a_source(1, language="en-US"))
    assert all(each.language == "" for each in full if isinstance(each, Text))


def test_a_quotation_without_a_speaker_says_so() -> None:
    said = Attribution(AttributionKind.UNATTRIBUTED_QUOTE)
    assert "attributed to a speaker who is not named;" in note(evidence("x", attribution=said))


def test_a_fact_cited_again_points_to_its_first_note_and_still_quotes() -> None:
    first, other = a_fact(1, evidence=(evidence("one"), evidence("two", 2))), a_fact(2)
    content = a_content((first, other), actors=(an_actor(),))
    cited = numbered_in_order(Footnotes(material_of(content, a_pack())), first, other, first)
    assert [each.number for each in cited] == [1, 2, 3]
    assert plain(cited[2].note) == "As note 1: “one” (F6); “two” (F6)."
    assert plain(cited[1].note).startswith("A paper, ")
    assert plain(short_note(first, material(first))) == "As note …: “one” (F6); “two” (F6)."


def test_numbers_that_are_given_at_once_are_those_that_are_given_last() -> None:
    first, other, third = a_fact(1), a_fact(2), a_fact(3)
    known = material_of(a_content((first, other, third)), a_pack())
    one, two = (Citation(fact.id, fact.label, 0, ()) for fact in (first, other))
    joined = replace(one, others=((other.id, other.label), (third.id, third.label)))
    run = (Text("so "), Strong((two, Emphasis((one,)))), joined, Link("https://a.example", (two,)), one)
    at_once = Footnotes(known, numbering=Numbering()).noted(run)
    assert at_once == Numbering().run(Footnotes(known).noted(run))
    assert isinstance(at_once[4], Citation)
    assert (at_once[4].number, plain(at_once[4].note)[:11]) == (5, "As note 2: ")


def test_a_run_that_cites_nothing_is_the_same_value_with_its_notes() -> None:
    run = (Text("no note"), Strong((Text("here"),)))
    assert Footnotes(material(a_fact(1)), numbering=Numbering()).noted(run) is run


def test_what_repeats_is_put_together_once_for_each_fact_and_source() -> None:
    first, other = a_fact(1), a_fact(2)
    footnotes = Footnotes(material_of(a_content((first, other)), a_pack()))
    notes = [footnotes.note(a_citation(fact)).note for fact in (first, other, first, other, first)]
    assert notes[2] is notes[4]
    assert plain(notes[2]) != plain(notes[3])
    assert notes[0][1] is notes[1][1]  # the title of their source


def test_labels_are_compared_without_regard_to_case() -> None:
    known = material(a_fact(12))
    printer = NotePrinter(Tokens(), known)
    assert printer.citation("F12") == Citation(FactId(12), "f12", 0, ())
    assert printer.citation("f120") == Text("[unknown fact: f120]")
    assert printer.seen == {12}

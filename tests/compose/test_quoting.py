"""A source's own words in a statement stand in quotation marks until they are reworded."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.compose.compose import compose
from briefer.model.briefs import BriefContent
from briefer.model.documents import Document, Timeline
from tests.compose.making import CREATED, a_content, a_fact, a_pack, as_text, evidence

SAID = "the two sides agreed to keep their survey boats south of the line"
COPIED = a_fact(1, f"On Tuesday {SAID}.", "2025-03-10", evidence=(evidence(f"It is said that {SAID}"),))
LAYOUTS = (
    "{{ facts|paragraphs }}",
    "{{ facts|bullets }}",
    "{{ facts|chronology }}",
    "{{ facts[0].statement }}",
)


def content(statement: str = COPIED.statement) -> BriefContent:
    return a_content((replace(COPIED, statement=statement),))


def note(template: str, made: BriefContent, *, quotes: bool = True, words: str = "") -> Document:
    own = (("quoted_words", words),) if words else ()
    return compose(made, a_pack(template, quotes=quotes, words=own), created=CREATED)


@pytest.mark.parametrize("template", LAYOUTS)
def test_words_from_the_source_are_quoted_wherever_the_statement_is_printed(template: str) -> None:
    assert f"<f1>On Tuesday “{SAID}”.</f>" in as_text(note(template, content()))


def test_what_was_reworded_is_not() -> None:
    reworded = "Both agreed on Tuesday to keep their boats south of the line."
    assert f"<f1>{reworded}</f>" in as_text(note("{{ facts|paragraphs }}", content(reworded)))


def test_a_section_may_leave_it_out() -> None:
    assert f"<f1>{COPIED.statement}</f>" in as_text(note("{{ facts|paragraphs }}", content(), quotes=False))


def test_a_pack_has_its_own_quotation_marks_and_marks_within_become_single_ones() -> None:
    said = "He said “no more boats” to all in the hall"
    fact = a_fact(1, f"{said}.", evidence=(evidence(said),))
    text = as_text(note("{{ facts|paragraphs }}", a_content((fact,)), words="« {words} »"))
    assert "<f1>« He said ‘no more boats’ to all in the hall. »</f>" in text


def test_what_was_left_out_by_the_template_and_what_a_timeline_shows_are_quoted_too() -> None:
    document = note("{{ facts|timeline }}", content())
    assert f"“{SAID}”" in as_text(replace(document, blocks=document.blocks[2:]))
    timeline = document.blocks[1]
    assert isinstance(timeline, Timeline)
    assert timeline.marks[0].words == f"On Tuesday “{SAID}”."


PIECES = ("[@f1]", "**x**", "26.", "{{ 7 }}", "“a", "b”", '"', "<b>", "a", "\U0010ff10")


@settings(max_examples=40)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" ".join))
def test_hostile_words_are_printed_letter_by_letter_within_the_marks(words: str) -> None:
    fact = a_fact(1, words, evidence=(evidence(words),))
    printed = as_text(note("{{ facts|paragraphs }}", a_content((fact,)))).split("<f1>")[1].split("</f>")[0]
    table = str.maketrans("“”‘’'", '"' * 5)
    assert printed.translate(table).strip('"') == words.translate(table).strip('"')

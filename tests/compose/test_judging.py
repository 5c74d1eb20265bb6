"""Judgements are printed with likelihood and confidence apart, and what could mislead a reader is told."""

from dataclasses import replace

import pytest

from briefer.compose.compose import compose, recompose
from briefer.compose.judging import judgement_markdown, yardstick_of
from briefer.compose.material import material_of, unknown_citations
from briefer.compose.numbering import numbered
from briefer.compose.phrases import phrases_of
from briefer.model.drafting import Judgement, Seen
from briefer.model.ids import FactId, JudgementId
from briefer.model.note_options import NoteOptions
from briefer.model.packs import YardstickName
from briefer.model.yardsticks import ICD203, PHIA
from tests.compose.making import CREATED, a_content, a_fact, a_pack, as_text

SEEN = Seen("f1", FactId(1), "0" * 64, "Said.")
JUDGED = Judgement(
    JudgementId(1), "the envoys return by 26 January", "likely", "low", "One source; no statement.", (SEEN,)
)


def written(judgement: Judgement = JUDGED, yardstick: object = PHIA) -> str:
    return judgement_markdown(judgement, yardstick, phrases_of(a_pack()))  # type: ignore[arg-type]


def test_likelihood_and_confidence_are_sentences_apart() -> None:
    assert written() == (
        "It is **likely** that the envoys return by 26 January.[@f1]\n\n"
        "*Analytical confidence in this judgement: low.* One source; no statement."
    )


@pytest.mark.parametrize(
    ("band", "begins"),
    [
        ("realistic_possibility", "There is a **realistic possibility** that"),
        ("almost_certain", "It is **almost certain** that"),
        ("roughly_even", "[likelihood to be chosen] that"),
        ("", "[likelihood to be chosen] that"),
    ],
)
def test_the_term_is_the_yardsticks(band: str, begins: str) -> None:
    assert written(replace(JUDGED, band=band)).startswith(begins)


def test_a_brief_may_choose_the_other_yardstick() -> None:
    brief = a_content().brief
    assert yardstick_of(brief, a_pack()) is PHIA
    assert yardstick_of(brief, a_pack(yardstick=YardstickName.ICD203)) is ICD203
    assert yardstick_of(replace(brief, options=(("yardstick", "icd203"),)), a_pack()) is ICD203


@pytest.mark.parametrize("template", ["{{ judgements }}\n\nThen this.", "Then this."])
def test_a_section_prints_its_judgements_wherever_its_template_has_them(template: str) -> None:
    fact = a_fact(1)
    content = a_content(known=(fact,))
    section = replace(content.brief.sections[0], judgements=(JUDGED,))
    content = replace(content, brief=replace(content.brief, sections=(section,)))
    printed = as_text(compose(content, a_pack(template), created=CREATED))
    assert "It is <b>likely</b> that the envoys return by 26 January.[1:f1]" in printed
    assert "<i>Analytical confidence in this judgement: low.</i> One source" in printed
    assert ("Then this." in printed.partition("likely")[2]) == ("judgements" in template)


def test_citations_at_the_end_stand_behind_the_full_stop() -> None:
    judged = replace(JUDGED, text="the envoys return [@f2] by 26 January [@f3][@f4]")
    said = "It is **likely** that the envoys return [@f2] by 26 January.[@f3][@f4][@f1]"
    assert written(judged).startswith(said)
    assert written(replace(judged, text="the envoys return.[@f2]")).startswith(
        "It is **likely** that the envoys return.[@f2][@f1]"
    )


def test_a_fact_that_only_the_reasons_cite_counts_among_those_of_the_note() -> None:
    fact = a_fact(1)
    content = a_content(known=(fact,))
    judged = replace(JUDGED, reasons="As one source [@f1] says, and [@f9].", cited=())
    section = replace(content.brief.sections[0], judgements=(judged,))
    content = replace(content, brief=replace(content.brief, sections=(section,)))
    pack = a_pack("{{ counts.facts }} {{ sources|length }}")
    assert "1 1" in as_text(compose(content, pack, created=CREATED))
    assert unknown_citations(material_of(content, pack)) == ("f9",)
    options = NoteOptions().settled(pack)
    before = recompose(content, pack, created=CREATED, options=options, keeps=True)
    source = replace(content.sources[0], publisher="Another outlet")
    content = replace(content, sources=(source, *content.sources[1:]))
    after = recompose(content, pack, created=CREATED, options=options, former=before, keeps=True)
    assert numbered(after.document) == compose(content, pack, created=CREATED)

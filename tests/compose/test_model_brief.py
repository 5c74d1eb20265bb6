"""The model brief of the seed, written again in the information note: same parts, same facts cited.

The words are the model's own, read from the shared data and put where an analyst would put them.
"""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefer.compose.compose import compose
from briefer.compose.fitting import brief_in_pack
from briefer.compose.packs import house_file, pack_by_id
from briefer.export.docx.checks import check_docx
from briefer.export.docx.writer import write_docx
from briefer.export.words import citations, plain_words
from briefer.model.briefs import BriefContent, Paragraph, Section
from briefer.model.documents import Block, Document, Heading, Table
from briefer.model.drafting import Judgement
from briefer.model.ids import FactId, JudgementId, ParagraphId
from briefer.model.packs import Pack, YardstickName
from briefer.model.yardsticks import CONFIDENCE_LEVELS, YARDSTICKS
from tests.compose.making import CREATED
from tests.compose.seed_brief import content_of
from tests.conftest import Seed

HEADINGS = {"current-status": "What is reported", "sources": "Sources and confidence"}
"""Headings that the model has in other words than the pack."""

CITED = re.compile(r"\[((?:F\d+(?:, )?)+)(?:; ([^\]]*))?\]")


def as_paragraph(text: str) -> str:
    """Return words of the model with its references as citations, and remarks within them in brackets."""

    def cited(match: re.Match[str]) -> str:
        marks = "".join(f"[@{label}]" for label in match[1].split(", "))
        return f"({match[2]}){marks}" if match[2] else marks

    return CITED.sub(cited, text)


@pytest.fixture
def model(shared: Path) -> str:
    return (shared / "data" / "seed" / "model_brief.md").read_text(encoding="utf-8")


def parts_of(model: str) -> dict[str, list[str]]:
    """Return the lines of each part of the model, without the numbers of its paragraphs."""
    parts = {}
    for part in model.split("\n## ")[1:]:
        heading, _, text = part.partition("\n")
        lines = [re.sub(r"^\d+\. ", "", line) for line in text.splitlines() if line.strip()]
        parts[heading] = [line for line in lines if not line.startswith(("| Prepared", "**UNCLASS"))]
    return parts


def labels_in(text: str) -> list[str]:
    return [label for match in CITED.finditer(text) for label in match[1].split(", ")]


def rebuilt(model: str, content: BriefContent, pack: Pack) -> BriefContent:
    """Return the content with the model's words and facts in the sections of the pack."""
    parts = parts_of(model)
    ids = {fact.label: fact.id for fact in content.facts}
    judged = parts["Assessment"]
    likely, sure, possible, unlikely, sure_too, *others = judged
    judgements = [
        _judgement(1, likely, sure),
        _judgement(2, possible, sure_too),
        _judgement(3, unlikely, sure_too),
    ]
    rows = [line for line in parts["Chronology"] if CITED.search(line)]
    sections: dict[str, dict[str, Any]] = {
        "bottom-line": {"paragraphs": _paragraphs(100, parts["Bottom line"])},
        "current-status": {"paragraphs": _paragraphs(200, parts["What is reported"])},
        "chronology": {"facts": tuple(ids[label] for row in rows for label in labels_in(row))},
        "assessment": {"judgements": tuple(judgements), "paragraphs": _paragraphs(300, others)},
        "sources": {"paragraphs": _paragraphs(400, parts["Sources and confidence"][:3])},
    }
    brief = brief_in_pack(content.brief, pack)
    return replace(
        content, brief=replace(brief, sections=tuple(_filled(each, sections) for each in brief.sections))
    )


def _paragraphs(first: int, texts: list[str]) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(ParagraphId(first + place), as_paragraph(text)) for place, text in enumerate(texts)
    )


def _judgement(number: int, said: str, sure: str) -> Judgement:
    opening = re.match(r"(?:It is|There is an?) \*\*(.+?)\*\* that ", said)
    assert opening, said
    bands = YARDSTICKS[YardstickName.PHIA].bands
    band = next(band for band in bands if opening[1] in band.terms)
    confidence = re.search(r": (\w+)\.\* (.+)$", sure)
    assert confidence, sure
    assert confidence[1] in CONFIDENCE_LEVELS
    return Judgement(
        JudgementId(number), as_paragraph(said[opening.end() :]), band.id, confidence[1], confidence[2]
    )


def _filled(section: Section, held: dict[str, dict[str, Any]]) -> Section:
    known = held.get(section.name)
    if known is None:
        return replace(section, included=section.name == "sign-off")
    return replace(section, heading=HEADINGS.get(section.name, ""), **known)


@pytest.fixture
def note(model: str, seed: Seed) -> tuple[BriefContent, Document]:
    pack = pack_by_id("information-note")
    content = rebuilt(model, content_of(seed.gold, seed.text), pack)
    return content, compose(content, pack, created=CREATED)


def test_it_has_the_models_parts_in_their_order(model: str, note: tuple[BriefContent, Document]) -> None:
    _, document = note
    headings = [plain_words(each.inlines) for each in document.blocks if isinstance(each, Heading)]
    assert headings == list(parts_of(model))
    table = next(each for each in reversed(document.blocks) if isinstance(each, Table))
    assert [plain_words(cell) for cell in table.header] == ["Prepared by", "Reviewed by", "Approved by"]
    said = [plain_words(each.inlines) for each in document.blocks if isinstance(each, Block)]
    for begins in ("Alternative considered.", "Key assumption.", "Indicators.", "Source summary statement.",
                   "Gaps.", "Corrections made to the source"):  # fmt: skip
        assert any(words.startswith(begins) for words in said), begins
    assert any(words.startswith("Terms of likelihood follow the PHIA") for words in said)


def test_it_cites_the_facts_that_the_model_cites(model: str, note: tuple[BriefContent, Document]) -> None:
    content, document = note
    labels: dict[FactId, str] = {fact.id: fact.label for fact in content.facts}
    cited = {labels[citation.fact] for citation in citations(document.blocks)}
    assert cited == set(labels_in(model))
    written = write_docx(document, house_file(pack_by_id("information-note")))
    assert check_docx(written, "UNCLASSIFIED", "canada") == ()


def test_likelihood_and_confidence_never_share_a_sentence(note: tuple[BriefContent, Document]) -> None:
    _, document = note
    terms = [term for band in YARDSTICKS[YardstickName.PHIA].bands for term in band.terms]
    likely = re.compile(rf"\b({'|'.join(terms)})\b", re.IGNORECASE)
    sentences = [
        sentence
        for block in document.blocks
        if isinstance(block, Block)
        for sentence in re.split(r"(?<=[.!?])\s", plain_words(block.inlines))
    ]
    assert sum(bool(likely.search(sentence)) for sentence in sentences) >= 3
    assert [it for it in sentences if likely.search(it) and re.search(r"\bconfidence\b", it)] == []

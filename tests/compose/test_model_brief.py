"""The model brief of the seed, written again in the information note: same parts, same facts cited."""

import re
from pathlib import Path

import pytest

from briefer.compose.compose import compose
from briefer.compose.packs import house_file, pack_by_id
from briefer.export.docx.checks import check_docx
from briefer.export.docx.writer import write_docx
from briefer.export.words import citations, plain_words
from briefer.model.briefs import BriefContent
from briefer.model.documents import Block, Document, Heading, Table
from briefer.model.packs import YardstickName
from briefer.model.yardsticks import YARDSTICKS
from tests.compose.making import CREATED
from tests.compose.model_brief import labels_in, parts_of, rebuilt
from tests.compose.seed_brief import content_of
from tests.conftest import Seed


@pytest.fixture
def model(shared: Path) -> str:
    return (shared / "data" / "seed" / "model_brief.md").read_text(encoding="utf-8")


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
    labels = {fact.id: fact.label for fact in content.facts}
    cited = {labels[citation.fact] for citation in citations(document.blocks)}
    assert cited == set(labels_in(model))
    assert check_docx(write_docx(document, house_file(pack_by_id("information-note"))), "UNCLASSIFIED") == ()


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

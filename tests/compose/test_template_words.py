"""What may be written at a place of a pack's file: made from the types that templates see."""

import pytest

from briefer.compose.fact_records import FactRecord
from briefer.compose.frames import frame_of
from briefer.compose.judgement_records import JudgementRecord
from briefer.compose.packs import USUAL_PACK, pack_by_id
from briefer.compose.parts import PARTS
from briefer.compose.passages import PassageRecord
from briefer.compose.records import EvidenceRecord
from briefer.compose.samples import read_sample
from briefer.compose.source_records import SourceRecord
from briefer.compose.template_words import GLOBALS, offers
from briefer.model.note_options import NoteOptions

FILE = "sections/a.md.j2"
EVIDENCE = "{% for fact in facts %}{% for item in fact.evidence %}{{ item."


def test_every_name_that_a_template_has_is_offered() -> None:
    pack = pack_by_id(USUAL_PACK)
    frame = frame_of(read_sample(pack).content, pack, "2025-01-01T12:00:00Z", NoteOptions().settled(pack))
    of_section = {"facts", "section", "prompt", "paragraphs", "judgements", "judged"}
    assert {*frame.shared, *of_section} == set(GLOBALS)
    begun, words = offers("{{ fac", FILE)
    assert begun == "fac"
    assert set(GLOBALS) <= set(words)


@pytest.mark.parametrize(
    ("before", "record"),
    [
        (EVIDENCE, EvidenceRecord),
        (f"{EVIDENCE}source.", SourceRecord),
        ("{% set s = sources %}{% for x in s %}{{ x.tit", SourceRecord),
        ("{% for p in facts|passages %}{{ p.", PassageRecord),
        ("{% for p in facts|passages %}{{ p.source.", SourceRecord),
        ("{% for it in judgements %}{{ it.li", JudgementRecord),
        ("{% for it in judged %}{% for fact in it.facts %}{{ fact.", FactRecord),
    ],
)
def test_the_parts_of_a_record_are_offered_by_what_was_made_of_it(before: str, record: type) -> None:
    assert set(offers(before, FILE)[1]) == PARTS[record]


def test_what_a_tag_a_filter_a_field_and_front_matter_may_be_is_offered() -> None:
    assert {"bullets", "chronology", "counted"} <= set(offers("{{ facts|", FILE)[1])
    assert "endfor" in offers("{% e", FILE)[1]
    assert offers("{{ fields.", FILE, ["to", "from"])[1] == ("from", "to")
    assert "statuses" in offers("+++\n[takes]\nst", FILE)[1]
    assert "clearance" in offers("+++\ncl", FILE)[1]
    assert "event" in offers('+++\n[takes]\nkinds = ["', FILE)[1]
    assert "max_words" in offers('[[sections]]\nname = "a"\nma', "pack.toml")[1]
    assert "title" in offers("{{ unknown.", FILE)[1]


@pytest.mark.parametrize("before", ["Plain words", "{{ facts }} and ", "{% if x %}", ""])
def test_nothing_is_offered_outside_tags(before: str) -> None:
    assert offers(before, FILE)[1] == ()
    assert offers("{{ fa", "sample.json")[1] == ()

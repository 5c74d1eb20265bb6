"""Every shipped pack: read, with its own sample, and with the whole of the seed, down to each footnote."""

import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from briefer.compose.compose import compose
from briefer.compose.fitting import brief_in_pack
from briefer.compose.packs import house_file
from briefer.compose.samples import read_sample
from briefer.export.docx.checks import check_docx
from briefer.export.docx.writer import write_docx
from briefer.export.words import citations
from briefer.model.briefs import BriefContent
from briefer.model.packs import FieldKind, Pack, Scheme
from briefer.model.spans import check_quote
from tests.conftest import ROOT, Seed
from tests.export.shipped import (
    CREATED,
    EVERY,
    FOUND,
    TEMPLATES,
    assert_footnotes_lead_back,
    headings_without_words,
    prompts_in,
    sample_note,
    seed_note,
    tree_of,
    words_of,
)

HARMLESS = frozenset({"UNCLASSIFIED", "TLP:CLEAR"})

each_pack = pytest.mark.parametrize("pack", FOUND.packs, ids=lambda pack: pack.id)


def test_every_folder_is_a_pack_that_can_be_used() -> None:
    assert FOUND.faults == ()
    folders = {folder.name for folder in TEMPLATES.iterdir() if not folder.name.startswith((".", "_"))}
    assert {pack.id for pack in FOUND.packs} == {pack.folder.name for pack in FOUND.packs} == folders


@each_pack
def test_a_pack_is_whole(pack: Pack) -> None:
    files = {path.name for path in pack.folder.iterdir()}
    assert files == {"pack.toml", "house.docx", "sample.json", "sections"}
    included = {name for _, text in pack.pieces for name in re.findall(r'include "(.+?)"', text)}
    used = {section.file for section in pack.sections} | {name for name, _ in pack.pieces} | included
    assert {f"sections/{path.name}" for path in (pack.folder / "sections").iterdir()} <= used
    assert pack.summary.strip()
    assert pack.max_words or pack.id == "chronology"
    assert all(section.holds for section in pack.sections)
    assert all(words.endswith(".") for words in pack.unverified)


@each_pack
def test_it_asks_for_what_a_note_of_its_kind_needs(pack: Pack) -> None:
    roles = {field.role: field for field in pack.fields}
    assert roles["title"].required
    assert roles["marking"].required
    assert {"date", "cut_off"} & set(roles)
    marking = roles["marking"]
    assert marking.kind is FieldKind.CHOICE
    assert marking.default in HARMLESS
    assert [field.name for field in pack.fields if not field.hint] == []
    assert all(roles[name].remembers for name in ("to", "from") if name in roles)
    asked = compose(_empty(pack), pack, created=CREATED)
    printed = {field.label: field.value for field in asked.fields}
    for field in pack.fields:
        if field.required and field.role not in ("title", "marking", "body", "date") and not field.default:
            assert printed[field.label] == "[to be filled in]"


def _empty(pack: Pack) -> BriefContent:
    content = read_sample(pack).content
    bare = replace(content.brief, title="", cut_off=None, fields=(), sections=(), pack="")
    return replace(content, brief=brief_in_pack(bare, pack))


@each_pack
def test_with_nothing_in_it_it_says_what_is_to_be_written(pack: Pack) -> None:
    document = compose(_empty(pack), pack, created=CREATED)
    assert list(headings_without_words(document.blocks)) == []
    assert prompts_in(document)
    assert not list(citations(document.blocks))


@each_pack
def test_its_sample_is_harmless_quotes_its_sources_and_leaves_nothing_open(pack: Pack) -> None:
    sample = read_sample(pack)
    for fact in sample.content.facts:
        for item in fact.evidence:
            check_quote(item.span, sample.texts[item.span.source])
    document = sample_note(pack).document
    assert document.marking in HARMLESS
    assert prompts_in(document) == []
    assert "to be filled in" not in str(document)
    assert list(headings_without_words(document.blocks)) == []
    unused = {fact.id for fact in sample.content.facts} - {it.fact for it in citations(document.blocks)}
    assert len(unused) <= 1


@each_pack
def test_every_footnote_of_its_sample_leads_back(pack: Pack) -> None:
    assert_footnotes_lead_back(sample_note(pack))


@each_pack
def test_its_sample_is_a_whole_word_file_marked_on_every_kind_of_page(pack: Pack) -> None:
    note = sample_note(pack)
    assert check_docx(note.data, note.document.marking, pack.scheme) == ()
    assert write_docx(note.document, house_file(pack)) == note.data
    with zipfile.ZipFile(BytesIO(note.data)) as package:
        margins = [name for name in package.namelist() if re.match(r"word/(header|footer)\d", name)]
    assert len(margins) == 6
    for name in margins:
        asked = "header" in name or pack.scheme is not Scheme.CANADA
        assert (note.document.marking in words_of(tree_of(note.data, name))) is asked, name


@pytest.mark.parametrize("pack", FOUND.packs if EVERY else FOUND.packs[:1], ids=lambda pack: pack.id)
def test_the_open_xml_sdk_finds_nothing(
    pack: Pack, tmp_path: Path, sdk_faults: Callable[[Path], list[str]]
) -> None:
    path = tmp_path / "note.docx"
    path.write_bytes(sample_note(pack).data)
    assert sdk_faults(path) == []


@each_pack
def test_the_whole_seed_goes_through_it(pack: Pack, seed: Seed) -> None:
    note = seed_note(pack, seed)
    assert check_docx(note.data, note.document.marking, pack.scheme) == ()
    assert {citation.fact for citation in citations(note.document.blocks)} == {
        fact.id for fact in note.content.facts
    }
    assert len(note.content.facts) == 31
    assert list(headings_without_words(note.document.blocks)) == []
    assert_footnotes_lead_back(note)


FORMATS = {
    "ca-decision-note": "ca_bn",
    "uk-submission": "uk_sub",
    "us-action-memo": "us_action",
    "situation-report": "ocha_sitrep",
    "assessment": "assessment",
    "intelligence-summary": "intsum",
    "daily-brief-item": "daily_brief",
    "meeting-brief": "bilateral",
    "actor-profile": "actor_profile",
    "chronology": "chronology",
}
"""The packs whose headings follow a format of the shared data, by that format's id."""

ELSEWHERE = {
    "TITLE / SUBJECT": "title",
    "ACTION MEMO FOR ...": "to",
    "CLEARANCE": "clearance",
    "RECOMMENDATION(S)": "recommendation",
    "HEADER": "title",
    "HEADLINE": "title",
}
"""Headings of the data that a pack prints in its title block, or in other words, by the name of ours."""


@pytest.mark.parametrize(("pack", "format_id"), FORMATS.items())
def test_headings_stand_in_the_order_of_their_format(pack: str, format_id: str, shared: Path) -> None:
    formats = json.loads((shared / "domain" / "template_packs.json").read_text(encoding="utf-8"))
    pattern = next(each for each in formats if each["id"] == format_id)
    found = next(each for each in FOUND.packs if each.id == pack)
    _assert_in_order(found, pattern)


def _assert_in_order(pack: Pack, pattern: dict[str, Any]) -> None:
    ours = [(section.heading.casefold(), section.name.replace("-", " ")) for section in pack.sections]
    places = []
    for wanted in pattern["sections"]:
        heading = re.sub(r"^\d+\. ", "", wanted["heading"])
        if ELSEWHERE.get(heading) in {field.role for field in pack.fields}:
            continue
        names = {name.strip().casefold() for name in re.split(r"[/,:]", heading)}
        names |= {heading.casefold().rstrip("(s)"), heading.casefold()}
        at = [place for place, own in enumerate(ours) if any(_is_named(name, own) for name in names)]
        assert at, heading
        places.append(at[0])
    assert places == sorted(places), [ours[place] for place in places]


def _is_named(name: str, own: tuple[str, str]) -> bool:
    return any(re.search(rf"\b{re.escape(name)}", words) for words in own)


@each_pack
def test_the_page_of_the_packs_shows_it_and_says_what_is_not_verified(pack: Pack) -> None:
    page = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")
    part = page.partition(f"\n## {pack.id}\n")[2].partition("\n## ")[0]
    assert f"(pictures/pack-{pack.id}.png)" in part
    assert (ROOT / "docs" / "pictures" / f"pack-{pack.id}.png").is_file()
    for sentence in pack.unverified:
        assert f"- {sentence}" in part

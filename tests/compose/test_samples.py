import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefer.compose.packs import pack_by_id
from briefer.compose.samples import read_sample
from briefer.errors import BrieferError
from briefer.model.packs import Pack
from briefer.model.spans import check_quote


def pack_with(tmp_path: Path, change: dict[str, Any] | str) -> Pack:
    """Return the shipped pack with its sample changed at the dotted places, or replaced by text."""
    pack = pack_by_id("information-note")
    text = change
    if isinstance(change, dict):
        data = json.loads((pack.folder / "sample.json").read_text(encoding="utf-8"))
        for path, value in change.items():
            *ways, last = (int(way) if way.isdigit() else way for way in path.split("."))
            place = data
            for way in ways:
                place = place[way]
            place[last] = value
        text = json.dumps(data)
    (tmp_path / "sample.json").write_text(str(text), encoding="utf-8")
    return replace(pack, folder=tmp_path)


def test_the_shipped_sample_quotes_its_sources_and_is_marked_unclassified() -> None:
    sample = read_sample(pack_by_id("information-note"))
    items = [item for fact in sample.content.facts for item in fact.evidence]
    assert len(items) == 9
    for item in items:
        check_quote(item.span, sample.texts[item.span.source])
    assert dict(sample.content.brief.fields)["marking"] == "UNCLASSIFIED"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"facts.0.evidence.0.quote": "never said"},
            "in the fact “f1”, its source does not say “never said”",
        ),
        ({"facts.0.kind": "rumour"}, "in the fact “f1”, 'rumour' is not a valid FactKind"),
        ({"facts.0.event_date": {"value": "Monday"}}, "in the fact “f1”, no date: Monday"),
        ({"facts.1.evidence.0.source": "s9"}, "in the fact “f2”, 's9' is missing or unknown"),
        ({"facts.1": {"id": "f2"}}, "in the fact “f2”, 'kind' is missing or unknown"),
        ({"facts.1": 3}, "in the sample"),
        ({"sections": {"summary": {}}}, "the pack has no section “summary”"),
        ({"sections": {"gaps": {"facts": ["f77"]}}}, "'f77' is missing or unknown"),
        ({"cut_off": "soon"}, "“soon” is no date"),
        ("{\n  x", "sample.json, line 2, column 3: this is no JSON"),
        ("[]", "does not hold one object"),
    ],
)
def test_a_fault_in_a_sample_is_told_with_its_place(
    tmp_path: Path, change: dict[str, Any] | str, said: str
) -> None:
    with pytest.raises(BrieferError) as caught:
        read_sample(pack_with(tmp_path, change))
    assert caught.value.what.startswith("Pack “information-note”, sample.json")
    assert said in caught.value.what


def test_a_pack_without_a_sample_says_so(tmp_path: Path) -> None:
    with pytest.raises(BrieferError, match="there is no such file"):
        read_sample(replace(pack_by_id("information-note"), folder=tmp_path))


def test_a_sample_can_hold_judgements(tmp_path: Path) -> None:
    judged = {
        "text": "the bridge opens.",
        "likelihood": "likely",
        "confidence": "low",
        "reasons": "One source.",
    }
    sample = read_sample(pack_with(tmp_path, {"sections.assessment": {"judgements": [judged]}}))
    section = next(each for each in sample.content.brief.sections if each.name == "assessment")
    (judgement,) = section.judgements
    assert (judgement.text, judgement.band, judgement.confidence) == ("the bridge opens.", "likely", "low")
    with pytest.raises(BrieferError, match="is no level of confidence"):
        read_sample(
            pack_with(tmp_path, {"sections.assessment": {"judgements": [{**judged, "confidence": "firm"}]}})
        )

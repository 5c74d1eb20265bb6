"""The example in docs/add-a-pack.md is a working pack."""

import re
from pathlib import Path

from briefer.compose.compose import compose
from briefer.compose.filters import filters_for
from briefer.compose.pack_files import read_pack
from briefer.compose.parts import PARTS
from briefer.compose.samples import read_sample
from briefer.compose.tokens import Tokens
from tests.compose.making import CREATED, as_text
from tests.conftest import ROOT

GUIDE = (ROOT / "docs" / "add-a-pack.md").read_text(encoding="utf-8")
NOTE = """UNCLASSIFIED
Flash note
Varenia reopens the Marrow Bridge

# What happened
Traffic is <b>normal</b> again[1:f1].
- <b>1 April 2025:</b> <f1>Varenia reopened the Marrow Bridge to freight.</f>[2:f1]

[1] Northgate Wire, <i>Bridge open again</i>, 2 April 2025: “Varenia reopened the Marrow Bridge to freight on Tuesday”; graded B2.
[2] As note 1: “Varenia reopened the Marrow Bridge to freight on Tuesday” (B2).
"""  # noqa: E501 - a note as it is written


def example(language: str) -> str:
    """Return the smallest pack's example in this language."""
    smallest = GUIDE[GUIDE.index("## The smallest pack") :]
    match = re.search(rf"```{language}\n(.*?)```", smallest, re.DOTALL)
    assert match
    return match[1]


def make_pack(folder: Path) -> Path:
    place = folder / "flash-note"
    (place / "sections").mkdir(parents=True)
    (place / "pack.toml").write_text(example("toml"), encoding="utf-8")
    (place / "sections" / "events.md.j2").write_text(example("jinja"), encoding="utf-8")
    (place / "sample.json").write_text(example("json"), encoding="utf-8")
    return place


def test_the_guides_pack_prints_its_sample(tmp_path: Path) -> None:
    pack = read_pack(make_pack(tmp_path))
    assert as_text(compose(read_sample(pack).content, pack, created=CREATED)) == NOTE


def test_the_guide_names_every_part_of_a_record_and_every_filter() -> None:
    named = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]*)`", GUIDE))))
    parts = {part for record in PARTS.values() for part in record}
    assert parts - named == set()
    assert set(filters_for(Tokens())) - named - {"count", "d", "string", "reject", "select"} == set()

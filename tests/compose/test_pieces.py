"""Pieces that sections include: shared ones, and a pack's own."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefer.compose.compose import compose
from briefer.compose.pack_files import read_pack
from briefer.compose.packs import pack_by_id
from briefer.compose.pieces import pieces_of, words_in_tags
from briefer.compose.samples import read_sample
from briefer.errors import BrieferError
from briefer.model.drafting import Judgement
from briefer.model.ids import JudgementId
from briefer.model.packs import Pack
from briefer.paths import templates_folder
from tests.compose.making import CREATED, a_content, a_fact, as_text
from tests.compose.test_packs import put
from tests.conftest import ROOT

SHARED = sorted(path.name for path in (templates_folder() / "_shared").iterdir())
FRONT = '+++\nheading = "Section"\n+++\n'


def note(pack: Pack, *statements: str) -> str:
    facts = tuple(a_fact(number, words) for number, words in enumerate(statements, 1))
    text = as_text(compose(a_content(facts), pack, created=CREATED))
    return text.split("# Section\n")[1].split("\n\n")[0]


def pack_with(folder: Path, template: str, **pieces: str) -> Pack:
    place = put(folder, section=FRONT + template)
    for name, text in pieces.items():
        (place / f"{name}.md.j2").write_text(text, encoding="utf-8")
    return read_pack(place)


def test_a_pack_of_the_users_may_include_what_is_shared(tmp_path: Path) -> None:
    pack = pack_with(tmp_path, 'before\n\n{% include "shared/source-summary.md.j2" %}\nafter')
    assert note(pack, "x").splitlines()[:3] == [
        "before",
        (
            "<b>Source summary.</b> This note rests on a single source. "
            "Nothing in it has been corroborated by a second source."
        ),
        "after",
    ]


def test_a_pack_may_include_pieces_and_macros_of_its_own(tmp_path: Path) -> None:
    template = '{% from "tools.md.j2" import twice %}\n{% include "own.md.j2" %}\n\n{{ twice("z") }}'
    own = {
        "own": "Own: {{ facts[0].statement }}",
        "tools": "{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}",
    }
    assert note(pack_with(tmp_path, template, **own), "x") == "Own: <f1>x</f>\nzz"


def test_a_fault_in_a_piece_is_told_with_the_pieces_line(tmp_path: Path) -> None:
    pack = pack_with(tmp_path, 'a\n\n{% include "own.md.j2" %}\n', own="one\n{{ nothing }}")
    with pytest.raises(
        BrieferError, match=r"own\.md\.j2, line 2, column 4: there is nothing called “nothing”"
    ):
        note(pack, "x")
    broken = pack_with(tmp_path / "b", '{% include "own.md.j2" %}\n', own="one\n\n{% if %}")
    with pytest.raises(BrieferError, match=r"own\.md\.j2, line 3"):
        note(broken, "x")


OUTSIDE = ("none.md.j2", "shared/none.md.j2", "../x.md.j2", "shared/../../x.md.j2", "/etc/hostname")


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_piece_that_is_not_there_or_lies_outside_is_told_with_its_line(name: str, tmp_path: Path) -> None:
    (tmp_path / "x.md.j2").write_text("secret", encoding="utf-8")
    pack = pack_with(tmp_path, f'a\n{{% include "{name}" %}}\n')
    assert pack.pieces == ()
    with pytest.raises(BrieferError, match=r"s\.md\.j2, line 5.*there is no template"):
        note(pack, "x")


def test_words_are_those_of_tags_and_of_what_is_included() -> None:
    pieces = (("a", "judged {{ facts }}"), ("b", '{% include "c" %}'), ("c", "{% if used %}x{% endif %}"))
    assert "judged" not in words_in_tags('{% include "a" %} y', pieces)
    assert {"facts", "include"} <= words_in_tags('{% include "a" %}', pieces)
    assert "used" in words_in_tags('{% include "b" %}', pieces)
    assert "used" not in words_in_tags("used", pieces)


def test_a_piece_that_includes_itself_is_told() -> None:
    assert pieces_of(['{% include "a" %}'], (), {"a": '{% include "a" %}'}.get) == (
        ("a", '{% include "a" %}'),
    )
    pack = pack_by_id("information-note")
    section = replace(pack.sections[0], template='{% include "a" %}')
    looping = replace(pack, sections=(section,), pieces=(("a", '{% include "a" %}'),))
    content = read_sample(pack).content
    with pytest.raises(BrieferError, match="calls itself without end"):
        compose(content, looping, created=CREATED)


@pytest.mark.parametrize("name", SHARED)
def test_each_shared_piece_prints_something_of_a_sample_and_is_in_the_guide(
    name: str, tmp_path: Path
) -> None:
    pack = pack_with(tmp_path, f'{{% include "shared/{name}" %}}\n')
    content = read_sample(pack_by_id("information-note")).content
    judgement = Judgement(JudgementId(1), "it lasts", "likely", "low", "One source.")
    sections = (replace(each, name="s", judgements=(judgement,)) for each in content.brief.sections)
    brief = replace(content.brief, sections=tuple(sections))
    assert compose(replace(content, brief=brief), pack, created=CREATED).blocks
    assert f"`shared/{name}`" in (ROOT / "docs" / "add-a-pack.md").read_text(encoding="utf-8")

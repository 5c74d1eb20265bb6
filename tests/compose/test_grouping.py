"""Facts put together by a part of theirs, as a summary does by actor or by area."""

from dataclasses import replace

import pytest

from briefer.compose.compose import compose
from briefer.compose.packs import pack_by_id
from briefer.compose.samples import read_sample
from briefer.errors import BrieferError
from briefer.model.actors import ActorKind
from briefer.model.documents import Block, Heading
from briefer.model.facts import FactActor
from briefer.model.ids import ActorId
from tests.compose.making import CREATED, a_fact, an_actor, plain, written

FACTS = (
    a_fact(1, "One.", place="Vess", actors=(FactActor(ActorId(2)), FactActor(ActorId(1)))),
    a_fact(2, "Two."),
    a_fact(3, "Three.", place="Kelm", actors=(FactActor(ActorId(1)),)),
    a_fact(4, "Four.", place="vess"),
)
ACTORS = (an_actor(), an_actor(2, "Tolmark", ActorKind.STATE))
GROUPED = """{% for group in facts|groupby("NAME") %}
- {{ group.grouper or "Others" }}: {{ group.list|length }}
{% endfor %}"""


def grouped(name: str) -> list[str]:
    text = written(GROUPED.replace("NAME", name), FACTS, actors=ACTORS)
    return [line[2:] for line in text.splitlines() if line.startswith("- ")]


@pytest.mark.parametrize(
    ("name", "groups"),
    [
        ("place", ["Vess: 2", "Kelm: 1", "Others: 1"]),
        ("party", ["Tolmark: 1", "Ilse Darrow: 1", "Others: 2"]),
        ("kind", ["event: 4"]),
        ("accounts", ["1: 4"]),
    ],
)
def test_groups_stand_in_the_order_in_which_they_come_up_and_the_rest_last(
    name: str, groups: list[str]
) -> None:
    assert grouped(name) == groups


@pytest.mark.parametrize(
    ("name", "message"), [("evidence", "nothing is grouped by “evidence”"), ("plce", "there is no “plce”")]
)
def test_what_is_no_part_to_group_by_is_told(name: str, message: str) -> None:
    with pytest.raises(BrieferError, match=message):
        grouped(name)


@pytest.mark.parametrize(
    ("arranged", "headings"),
    [
        ("By actor", ["Union of Strait Pilots", "Tolmark", "Ilse Darrow", "Varenia", "Others"]),
        ("By area", ["Marrow Strait", "Port Ansel", "Elsewhere"]),
        ("By kind", ["Statements"]),
    ],
)
def test_an_intelligence_summary_is_arranged_as_its_field_says(arranged: str, headings: list[str]) -> None:
    pack = pack_by_id("intelligence-summary")
    content = read_sample(pack).content
    fields = (*content.brief.fields, ("arranged", arranged))
    blocks = compose(
        replace(content, brief=replace(content.brief, fields=fields)), pack, created=CREATED
    ).blocks
    first = next(at for at, each in enumerate(blocks) if isinstance(each, Heading) and each.number == 2)
    last = next(at for at, each in enumerate(blocks) if isinstance(each, Heading) and each.number == 3)
    within = blocks[first + 1 : last]
    assert [plain(each.inlines) for each in within if isinstance(each, Heading)] == headings
    assert sum(isinstance(each, Block) for each in within) == 6

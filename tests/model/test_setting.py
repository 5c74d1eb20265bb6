"""Values of which long notes have hundred thousands are values like all others, but for how they are made."""

import pickle
from dataclasses import replace

import pytest

from briefer.model.documents import Block, Citation, Statement, Text
from briefer.model.ids import FactId


def test_they_are_equal_by_what_they_hold_and_can_be_keys() -> None:
    one, other = Statement(FactId(1), (Text("words"),)), Statement(FactId(1), (Text("words"),))
    assert one == other
    assert len({one, other, replace(one, fact=FactId(2))}) == 2
    kinds: list[object] = [Text("words"), Statement(FactId(1), ())]
    assert kinds[0] != kinds[1]


def test_they_hold_nothing_but_their_fields() -> None:
    block = Block((Text("words"),))
    with pytest.raises(AttributeError):
        block.colour = "red"  # type: ignore[attr-defined] # the point of the test
    assert (block.number, block.style, block.level, block.portion) == (0, "", 0, "")


def test_they_go_to_a_child_and_back() -> None:
    citation = Citation(FactId(1), "f1", 3, (Text("A note"),))
    assert pickle.loads(pickle.dumps(citation)) == citation  # noqa: S301 - our own, made on the line

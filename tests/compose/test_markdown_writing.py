"""Blocks written as an analyst's Markdown parse as the same blocks, whatever their words."""

import pytest

from briefer.compose.markdown_writing import bare, markdown_of, reread
from briefer.compose.own_blocks import own_form
from briefer.model.documents import (
    AnyBlock,
    Block,
    Citation,
    Emphasis,
    Heading,
    Items,
    Statement,
    Strong,
    Text,
)
from briefer.model.ids import FactId
from tests.compose.random_drafts import draft

F1 = Citation(FactId(1), "f1", 7, (Text("A note"),))


@pytest.mark.parametrize("hundred", range(20))
def test_a_draft_parses_as_the_blocks_it_was_written_from(hundred: int) -> None:
    for number in range(100 * hundred, 100 * hundred + 100):
        blocks = draft(number)
        assert reread(markdown_of(blocks)) == bare(own_form(blocks)), number


@pytest.mark.parametrize(
    ("block", "markdown"),
    [
        (Block((Statement(FactId(1), (Text("Iran struck first."),)), F1)), "Iran struck first.[@f1]"),
        (
            Block((Text("Both "), Strong((Text("agreed"),)), Text(", it is said."))),
            "Both **agreed**, it is said.",
        ),
        (Block((Text("26. January is "), Emphasis((Text("late"),)))), "26\\. January is _late_"),
        (Block((Text("snake_case and 5 < 6 * 2"),)), "snake_case and 5 \\< 6 \\* 2"),
        (Block((Text("un"), Strong((Text("“so”"),)))), "u&#110;**“so”**"),
        (Heading(2, (Text("What was said"),), "said"), "# What was said"),
        (Items(((Block((Text("one"), F1)),), (Block((Text("two"),)),))), "- one[@f1]\n- two"),
    ],
)
def test_what_is_written_can_be_read(block: AnyBlock, markdown: str) -> None:
    assert markdown_of([block]) == markdown

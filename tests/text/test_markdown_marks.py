"""Lines below a sign, and code within backticks."""

import pytest

from briefer.text.markdown_marks import fenced, prefixed


@pytest.mark.parametrize(
    ("text", "first", "rest", "expected"),
    [
        ("one\ntwo", "- ", "  ", "- one\n  two"),
        ("one\n\ntwo", "- ", "  ", "- one\n\n  two"),
        ("one\n\ntwo", "> ", "> ", "> one\n>\n> two"),
        ("", "1) ", "   ", "1)"),
    ],
)
def test_an_empty_line_stays_empty_but_in_a_quotation(
    text: str, first: str, rest: str, expected: str
) -> None:
    assert prefixed(text, first, rest) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("a", "`a`"), ("a`b", "``a`b``"), ("`a`", "`` `a` ``"), ("a``b`c", "```a``b`c```")],
)
def test_a_fence_is_longer_than_any_within(words: str, expected: str) -> None:
    assert fenced(words) == expected

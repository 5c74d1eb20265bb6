"""Spans: offsets in code points and the words that stand there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import BrieferError
from briefer.model.ids import SourceId
from briefer.model.spans import Span, check_quote, span_of

SOURCE = SourceId(1)


@given(st.text(min_size=1), st.data())
def test_a_span_of_a_text_quotes_what_stands_there(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = span_of(SOURCE, text, start, end)
    assert span.quote == text[start:end]
    assert check_quote(span, text) is span


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2), (0, 6), (5, 7)])
def test_offsets_outside_the_text_make_no_span(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=r"span|quote"):
        span_of(SOURCE, "China", start, end)


def test_a_quote_is_as_long_as_its_offsets_say() -> None:
    with pytest.raises(ValueError, match="4 code points"):
        Span(SOURCE, 0, 5, "Chin")


def test_a_wrong_quote_shows_both_texts() -> None:
    with pytest.raises(BrieferError) as caught:
        check_quote(Span(SOURCE, 0, 5, "India"), "China\non Tuesday")
    assert "“India”" in caught.value.what
    assert "“China”" in caught.value.what
    assert caught.value.next_step


def test_a_quote_that_differs_in_a_space_is_shown_with_it() -> None:
    with pytest.raises(BrieferError) as caught:
        check_quote(Span(SOURCE, 0, 9, "Wang  Yi\n"), "Wang Yi \n")
    assert "“Wang  Yi↵”" in caught.value.what
    assert "“Wang Yi ↵”" in caught.value.what


def test_a_long_quote_is_cut_in_the_message() -> None:
    with pytest.raises(BrieferError) as caught:
        check_quote(Span(SOURCE, 0, 4000, "x" * 4000), "y" * 4000)
    assert len(str(caught.value)) < 500

import pytest

from briefer.load.markup_words import words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One.\n\n  Two. \n", "One.\nTwo."),
        ("a < b and c > d, <i> too", "a < b and c > d, <i> too"),
        ("<p>One &amp; <b>two</b>\nthree</p>four<br>five", "One & two three\nfour\nfive"),
        ("<div>a<script>b</script><!-- c --><p>d</div>", "a\nd"),
        ("<html><head><title>a</title></head><body><p>b", "b"),
        ("</p>", ""),
        ("</div></p>x", "x"),
        ("<p>\x00\ud800</p>", "\ufffd\ufffd"),
    ],
)
def test_tags_are_taken_off_where_there_are_any(text: str, words: str) -> None:
    assert words_of(text) == words

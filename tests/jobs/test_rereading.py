"""The bytes of a file are read again in an encoding that is chosen, in the child, whatever they declare."""

from collections.abc import Iterator

import pytest

from briefer.errors import BrieferError
from briefer.isolate.pool import Isolation
from briefer.jobs.rereading import read_again
from briefer.load.encodings import ENCODINGS, encoding_words, is_guess
from briefer.load.text import read

WORDS = "Солвания закрыла пролив в понедельник."
BYTES = WORDS.encode("koi8_r")


@pytest.fixture(scope="module")
def isolation() -> Iterator[Isolation]:
    with Isolation() as made:
        yield made


def test_text_and_pages_are_read_as_it_was_chosen(isolation: Isolation) -> None:
    again = read_again(BYTES, "a.txt", "koi8_r", isolation)
    assert (again.text, again.original, again.warnings) == (WORDS, BYTES, ())
    page = f'<html><head><meta charset="cp1251"></head><body><p>{WORDS * 5}</p></body></html>'
    assert WORDS in read_again(page.encode("koi8_r"), "a.html", "koi8_r", isolation).text


def test_bytes_that_mean_nothing_there_are_refused(isolation: Isolation) -> None:
    with pytest.raises(BrieferError, match=r"“a.txt” holds bytes that mean nothing in UTF-8\."):
        read_again(BYTES, "a.txt", "utf-8", isolation)


def test_a_guess_is_known_by_its_warning() -> None:
    (guessed,) = read(("Il était une fois à l'été, " * 9).encode("latin-1"), "a.txt")
    assert any(map(is_guess, guessed.warnings))
    (stated,) = read(WORDS.encode(), "a.txt")
    assert not any(map(is_guess, stated.warnings))


def test_each_encoding_that_is_offered_is_one_and_has_a_name() -> None:
    for encoding in ENCODINGS:
        "a".encode(encoding)
    names = list(map(encoding_words, ENCODINGS))
    assert len(set(names)) == len(names)
    assert {"UTF-8", "Windows-1251 (Cyrillic)", "KOI8-R (Cyrillic)"} <= set(names)

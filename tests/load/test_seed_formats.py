"""The seed saved anew in each format gives the same words in order, and its gold tags find their places."""

from typing import TYPE_CHECKING, Any

import pytest

from briefer.load.registry import importers
from briefer.text.anchoring import Anchored, Wanted, reanchor
from tests.load.samples import read_sources
from tests.load.seed_saving import LIBRE_OFFICE, WRITERS, saved_by_libre_office

if TYPE_CHECKING:
    from tests.conftest import Seed

_OFFICE = ("docx", "odt", "rtf", "pdf")
_NEAR = 12  # words on each side that are compared


@pytest.fixture(scope="session")
def by_office(seed: "Seed", tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    if LIBRE_OFFICE is None:
        pytest.skip("needs LibreOffice")
    return saved_by_libre_office(seed.path, tmp_path_factory.mktemp("office"), _OFFICE)


def read_again(data: bytes, suffix: str) -> str:
    known = {known for importer in importers() for known in importer.suffixes}
    if f".{suffix}" not in known:
        pytest.skip(f"there is no importer for .{suffix} yet")
    (source,) = read_sources(data, f"saved.{suffix}")
    return source.text


def check_words_and_tags(seed: "Seed", text: str) -> None:
    assert text.split() == seed.text.split()
    for span in tagged(seed):
        start = place_of(seed.text, span["start"], span["text"], text)
        assert text[start : start + len(span["text"])].split() == span["text"].split()
        before, after = seed.text[: span["start"]].split(), seed.text[span["end"] :].split()
        assert text[:start].split()[-_NEAR:] == before[-_NEAR:]
        assert text[start + len(span["text"]) :].split()[:_NEAR] == after[:_NEAR]


def tagged(seed: "Seed") -> list[dict[str, Any]]:
    mentions = [mention for actor in seed.gold["actors"] for mention in actor["mentions"]]
    return [*mentions, *(fact["span"] for fact in seed.gold["facts"])]


def place_of(old: str, start: int, quote: str, new: str) -> int:
    """Return where the quote stands that is the same occurrence of its words, white space aside."""
    old, new, quote = (text.replace("\n", " ") for text in (old, new, quote))
    place = -1
    for _ in range(old.count(quote, 0, start + len(quote))):
        place = new.index(quote, place + 1)
    return place


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_seed_saved_by_small_writers(seed: "Seed", suffix: str) -> None:
    check_words_and_tags(seed, read_again(WRITERS[suffix](seed.text.strip()), suffix))


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_gold_tags_find_their_places_by_quote(seed: "Seed", suffix: str) -> None:
    text = read_again(WRITERS[suffix](seed.text.strip()), suffix)
    spans = [(span["start"], span["end"]) for span in tagged(seed)]
    found = reanchor(seed.text, [Wanted(*span) for span in spans], text)
    placed = [it for it in found if isinstance(it, Anchored)]
    assert len(placed) == len(spans)
    assert [text[it.start : it.end].split() for it in placed] == [seed.text[a:b].split() for a, b in spans]


@pytest.mark.parametrize("suffix", _OFFICE)
def test_the_seed_saved_by_libre_office(seed: "Seed", by_office: dict[str, bytes], suffix: str) -> None:
    text = read_again(by_office[suffix], suffix)
    check_words_and_tags(seed, text)
    # Its paragraphs are the file's too, in the PDF as well, where only printed lines are left of them.
    assert text == seed.text.strip()

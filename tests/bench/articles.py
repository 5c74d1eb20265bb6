"""Articles of real words in any number, the same each time.

Their sentences are those of news pages of the shared data where that is present, and else of Python's own
reference, which is on every machine; names of places from the gazetteer stand in them as often as names do in
news: few of them often, most of them seldom.
"""

import json
import os
import random
import re
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from pydoc_data import topics

from briefer.model.dates import dated
from briefer.model.sources import LoadedSource
from briefer.paths import resources_folder

_ROOT = Path(__file__).resolve().parent.parent.parent
_PAGES = "data/html/ground-truth.json"
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_SHORTEST, _LONGEST = 20, 400  # code points of a sentence that is taken


def articles(number: int) -> Iterator[LoadedSource]:
    """Yield so many articles of about 500 words."""
    dice = random.Random(number)  # noqa: S311 - no secret
    sentences, places = _sentences(), _places()
    dice.shuffle(places)
    weights = tuple(accumulate(1 / rank for rank in range(1, len(places) + 1)))
    for position in range(number):
        length = dice.randrange(10, 40)
        said = dice.choices(sentences, k=length)
        named = dice.choices(places, cum_weights=weights, k=length)
        text = " ".join(
            f"{words} {place}." if n % 2 else words
            for n, (words, place) in enumerate(zip(said, named, strict=True))
        )
        day = dated(f"2024-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}")
        yield LoadedSource(f"{text}\n", title=f"{dice.choice(sentences)[:80]} {position}", published=day)


def words_of(number: int) -> tuple[str, ...]:
    """Return so many pairs of neighbouring words of the articles, such as an analyst types into a search."""
    dice = random.Random(number)  # noqa: S311 - no secret
    found = []
    for source in articles(number):
        words = re.findall(r"[A-Za-z]{4,}", source.text)
        place = dice.randrange(len(words) - 1)
        found.append(" ".join(words[place : place + 2]))
    return tuple(found)


def origin() -> str:
    """Return what the sentences come from, in words."""
    return "news pages" if _pages().is_file() else "Python's reference"


def _pages() -> Path:
    return Path(os.environ.get("BRIEFER_SHARED", _ROOT.parent / "shared")) / _PAGES


def _sentences() -> tuple[str, ...]:
    if _pages().is_file():
        pages = json.loads(_pages().read_text(encoding="utf-8")).values()
        texts = [page["articleBody"] for page in pages]
    else:
        texts = list(topics.topics.values())
    plain = (" ".join(sentence.split()) for text in texts for sentence in _SENTENCE_END.split(text))
    return tuple(sentence for sentence in plain if _SHORTEST < len(sentence) < _LONGEST)


def _places() -> list[str]:
    lines = (resources_folder() / "gazetteers" / "cities.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]

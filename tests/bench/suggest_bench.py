"""How fast names are proposed, held against the 100,000 words a second that are hoped for at least."""

from collections.abc import Iterator

from briefer.suggest.names import proposed_names
from tests.bench.articles import articles, origin
from tests.bench.figures import Figure, median_seconds

ARTICLES = 400
_WORDS_A_SECOND = 100_000


def figures() -> Iterator[Figure]:
    """Yield what proposing all names of some articles takes, known to nobody before."""
    texts = [source.text for source in articles(ARTICLES)]
    words = sum(len(text.split()) for text in texts)
    taken = median_seconds(lambda: [proposed_names(text) for text in texts])
    what = f"names, proposed in {words:,} words of {origin()}"
    yield Figure(what, taken, f"{_WORDS_A_SECOND:,} words a second", words / _WORDS_A_SECOND, 1.0)

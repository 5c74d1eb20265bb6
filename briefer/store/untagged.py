"""Sentences in which nothing is tagged and on which no fact rests."""

from collections.abc import Iterable, Iterator

from briefer.model.changes import Collection
from briefer.model.found import Hit, Line
from briefer.model.ids import SourceId
from briefer.model.sought import Thing
from briefer.model.sources import Source
from briefer.store import queries
from briefer.store.hits import line_of
from briefer.store.matching import Matching
from briefer.store.session import Session
from briefer.store.sight import visible
from briefer.text.folding import fold
from briefer.text.scripts import language_of
from briefer.text.sentences import iterate_sentences

_TAGGED = """
    select start, "end" from mention where source = ?1
    union all select start, "end" from evidence where source = ?1 order by 1
"""


def untagged_sentences(
    session: Session, sources: Iterable[SourceId], matching: Matching
) -> Iterator[Hit | None]:
    """Yield the untagged sentences of these sources that pass the matching, in the order of the text.

    None comes now and then where there is nothing to yield, so that whoever asks can stop at any time. What
    is tagged while one asks may still come.
    """
    for key in sources:
        source = queries.source(session, key)
        yield from _of_source(session, source, matching)
        yield None


def _of_source(session: Session, source: Source, matching: Matching) -> Iterator[Hit | None]:
    text = visible(session.rows, source.id, session.text(source.text_sha256))
    tagged = iter(session.rows(_TAGGED, (source.id,)))
    low, high = next(tagged, (len(text), len(text)))
    name = Line(source.name)
    for start, end in iterate_sentences(text, source.language or language_of(text) or "en"):
        while high <= start and low < len(text):
            low, high = next(tagged, (len(text), len(text)))
        words = text[start:end]
        if low < end or not any(map(str.isalnum, words)) or not matching.is_met_by(fold(words)):
            yield None
            continue
        said = line_of(words, matching)
        yield Hit(Thing.SENTENCE, Collection.SOURCE, source.id, said, name, source.id, start, end)

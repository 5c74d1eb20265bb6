"""Finds as they are shown: the member, its name, and the words around what was found in it."""

import json
from collections.abc import Callable, Iterable, Sequence

from briefer.model.changes import Collection
from briefer.model.facts import Fact
from briefer.model.found import Hit, Line
from briefer.model.memos import Memo
from briefer.model.sought import Thing
from briefer.model.sources import Source
from briefer.store.index_entries import actors_named
from briefer.store.matching import Matching
from briefer.store.reading import THESE, read_briefs, read_facts, read_memos, read_sources
from briefer.store.session import Session
from briefer.store.sight import visible
from briefer.text.finding import finds

_BEFORE, _AFTER = 50, 130  # code points of a snippet on either side of what was found
_QUOTED = 60
_OF_PARAGRAPHS = (
    "where id in (select section.brief from section join paragraph on paragraph.section = section.id"
    " where paragraph.id in (select value from json_each(?)))"
)


def hits_of(session: Session, thing: Thing, items: Sequence[int], matching: Matching) -> tuple[Hit, ...]:
    """Return the finds of these items of one kind, in their order."""
    found = {hit.key: hit for hit in _HITS[thing](session, json.dumps(list(items)), matching)}
    return tuple(found[item] for item in items if item in found)


def line_of(words: str, matching: Matching) -> Line:
    """Return the words on one line, with what was found in them marked."""
    plain = " ".join(words.split())
    return Line(plain, tuple(finds(plain, matching.pattern)))


def snippet_of(text: str, matching: Matching, place: int = 0) -> Line:
    """Return the words around a place on one line, with marks of omission where it was cut."""
    start, end = max(place - _BEFORE, 0), place + _AFTER
    if start:
        start = text.find(" ", start, place) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", place + 1, end), place + 1) if " " in text[place + 1 : end] else end
    cut = f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
    return line_of(cut, matching)


def _sources(session: Session, keys: str, matching: Matching) -> Iterable[Hit]:
    for source in read_sources(session.rows, THESE, (keys,)):
        text = visible(session.rows, source.id, session.text(source.text_sha256))
        place = next(finds(text, matching.pattern), None)
        snippet = snippet_of(text, matching, place[0]) if place else _first_found(matching, _about(source))
        start, end = place or (-1, -1)
        name = line_of(source.name, matching)
        yield Hit(Thing.SOURCE, Collection.SOURCE, source.id, name, snippet, source.id, start, end)


def _actors(session: Session, keys: str, matching: Matching) -> Iterable[Hit]:
    for actor, names, _ in actors_named(session.rows, keys):
        others = ", ".join(names[1:])
        roles = "; ".join(f"{role.title}, {role.body}".strip(", ") for role in actor.roles)
        snippet = _first_found(matching, others, roles)
        yield Hit(Thing.ACTOR, Collection.ACTOR, actor.id, line_of(actor.name, matching), snippet)


def _facts(session: Session, keys: str, matching: Matching) -> Iterable[Hit]:
    for fact in read_facts(session.rows, THESE, (keys,)):
        yield _fact_hit(fact, line_of(fact.statement, matching), matching)


def _fact_hit(fact: Fact, name: Line, matching: Matching) -> Hit:
    said = [(item.span, words) for item in fact.evidence for words in (item.span.quote, item.translation)]
    placed = ((span, words, next(finds(words, matching.pattern), None)) for span, words in said if words)
    span, words, place = next((it for it in placed if it[2]), (said[0][0], said[0][1], None))
    snippet = snippet_of(words, matching, place[0] if place else 0)
    return Hit(Thing.FACT, Collection.FACT, fact.id, name, snippet, span.source, span.start, span.end)


def _notes(session: Session, keys: str, matching: Matching) -> Iterable[Hit]:
    rows = session.rows
    for memo in read_memos(rows, THESE, (keys,)):
        yield _memo_hit(memo, matching)
    for actor, _, note in actors_named(rows, keys):
        yield _note_hit(Collection.ACTOR, actor.id, f"On {actor.name}", note, matching)
    for fact in read_facts(rows, THESE, (keys,)):
        yield _note_hit(Collection.FACT, fact.id, f"On {fact.label}: {fact.statement}", fact.note, matching)
    yield from _paragraphs(session, keys, matching)


def _paragraphs(session: Session, keys: str, matching: Matching) -> Iterable[Hit]:
    wanted = set(json.loads(keys))
    for brief in read_briefs(session.rows, _OF_PARAGRAPHS, (keys,)):
        for section in brief.sections:
            on = f"{section.title} in “{brief.title}”" if brief.title else section.title
            for paragraph in section.paragraphs:
                if paragraph.id in wanted:
                    yield _note_hit(Collection.BRIEF, paragraph.id, on, paragraph.text, matching)


def _memo_hit(memo: Memo, matching: Matching) -> Hit:
    span = memo.span
    quote = " ".join(span.quote.split())
    on = Line(f"On “{quote if len(quote) <= _QUOTED else quote[:_QUOTED] + '…'}”")
    said = _around(memo.words, matching)
    return Hit(Thing.NOTE, Collection.MEMO, memo.id, on, said, span.source, span.start, span.end)


def _note_hit(collection: Collection, key: int, on: str, words: str, matching: Matching) -> Hit:
    return Hit(Thing.NOTE, collection, key, Line(" ".join(on.split())), _around(words, matching))


def _around(words: str, matching: Matching) -> Line:
    place = next(finds(words, matching.pattern), (0, 0))
    return snippet_of(words, matching, place[0])


def _first_found(matching: Matching, *parts: str) -> Line:
    """Return the first of the parts in which something was found, else the first that says something."""
    lines = [line_of(part, matching) for part in parts]
    said = [line for line in lines if line.words]
    return next((line for line in said if line.marks), said[0] if said else Line(""))


def _about(source: Source) -> str:
    return " · ".join(filter(None, (source.publisher, source.byline)))


_HITS: dict[Thing, Callable[[Session, str, Matching], Iterable[Hit]]] = {
    Thing.SOURCE: _sources,
    Thing.ACTOR: _actors,
    Thing.FACT: _facts,
    Thing.NOTE: _notes,
}

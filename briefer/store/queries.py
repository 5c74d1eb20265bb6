"""What a session holds, as values. Nothing here writes."""

import hashlib
import json
import math
import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import TypeVar

from briefer.errors import BrieferError
from briefer.model.actors import Actor, Mention, Merge
from briefer.model.briefs import Brief, BriefContent
from briefer.model.changes import Collection
from briefer.model.facts import Fact
from briefer.model.ids import ActorId, BriefId, FactId, MemoId, MentionId, ReconciliationId, SourceId
from briefer.model.memos import Memo
from briefer.model.proposals import Dismissal, DismissalKind, Refusal
from briefer.model.reconciliations import Reconciliation
from briefer.model.sources import Kinship, LinkKind, LoadedSource, Source
from briefer.model.spans import Span
from briefer.model.versions import AdriftTag
from briefer.store import reading
from briefer.store.reading import AMONG, ONE, THESE
from briefer.store.session import Session
from briefer.store.sight import hidden_of, visible
from briefer.text.addresses import page_of
from briefer.text.copies import Copies
from briefer.weigh.works import may_be_one_date

_T = TypeVar("_T")

_PREFIXES = {
    Collection.SOURCE: "s",
    Collection.ACTOR: "a",
    Collection.FACT: "f",
    Collection.BRIEF: "b",
    Collection.RECONCILIATION: "r",
}
_CITED = re.compile(r"@f(\d+)\b", re.IGNORECASE)
_SHOWN = 80
_MOST_DIGITS = 15  # a label given from outside may be longer; it is not counted on from
_OF_SOURCE = "where source = ?"
_OF_ACTOR = "where id in (select mention from mention_actor where actor = ?)"
_OF_BOTH = f"{_OF_ACTOR} and source = ?"
_PART_OF = """
    where actor in (
        with recursive part (id) as (
            select actor from merge where kept = ?
            union select m.actor from merge m join part on m.kept = part.id
        )
        select id from part
    )
"""
_TAG_IS_THERE = """
    where case kind
        when 'mention' then exists (select 1 from mention where id = member)
        when 'evidence' then exists (select 1 from evidence where id = member)
        else exists (select 1 from memo where id = member)
    end
"""
_NOT_MERGED = "where id not in (select actor from merge)"


def keys(session: Session, collection: Collection) -> tuple[int, ...]:
    """Return the keys of all members of a collection that has labels, in the order they were added."""
    statement = f"select id from {collection} order by added, id"  # noqa: S608 - a table's name
    return tuple(int(key) for (key,) in session.rows(statement))


def sources(session: Session, wanted: Sequence[SourceId] | None = None) -> tuple[Source, ...]:
    """Return all sources, or those of these keys, in the order they were added."""
    return reading.read_sources(session.rows, *_of_keys(wanted))


def source_ids(session: Session, wanted: Sequence[SourceId] | None = None) -> tuple[SourceId, ...]:
    """Return the ids of all sources, or those of `wanted` that there are, in the order they were added."""
    these, keys = _of_keys(wanted)
    statement = f"select id from source {these} order by added, id"  # noqa: S608 - constants
    return tuple(key for (key,) in session.rows(statement, keys))


def source_labels(session: Session) -> dict[SourceId, str]:
    """Return the labels of all sources by their ids: quick where nothing else of them is wanted."""
    return {SourceId(key): label for key, label in session.rows("select id, label from source")}


def has_source(session: Session, key: SourceId) -> bool:
    """Return whether the session has this source: a list that names it may not know yet that it is gone."""
    return bool(source_ids(session, (key,)))


def source_alike(session: Session, loaded: LoadedSource, text_sha256: str) -> SourceId | None:
    """Return the first source with this text that is the same as what was loaded, or None.

    It is where publisher and page are, or where it is the same file and one names no publisher: what lies
    beside a list of references comes both by itself and by way of the list. Of records without an address the
    dates tell apart what has only its title for a text, as an editorial has.
    """
    statement = """
        select id, publisher, url, published, file_name, file_sha256 from source where text_sha256 = ?
        order by added, id
    """
    found = session.rows(statement, (text_sha256,))
    for key, publisher, url, published, file_name, file_sha256 in found:
        may_be_one = (
            url or not loaded.is_record or may_be_one_date(published or "", loaded.published.value or "")
        )
        if publisher == loaded.publisher and _page(url) == _page(loaded.url) and may_be_one:
            return SourceId(key)
        is_named_alike = file_name and file_name == loaded.file_name and not (publisher and loaded.publisher)
        if is_named_alike and file_sha256 == sha256(loaded.original).hexdigest():
            return SourceId(key)
    return None


def sources_of_page(session: Session, page: str) -> tuple[Source, ...]:
    """Return the sources whose address leads to this page (see `page_of`); none for an empty one."""
    rows = session.rows("select id, url from source where instr(url, ?)", (tail_of(page),)) if page else []
    keys = [key for key, url in rows if page_of(url) == page]
    return sources(session, keys) if keys else ()


def tail_of(page: str) -> str:
    """Return what all ways to a page have in them, so that few are looked at: how its last part begins."""
    path = page.partition("?")[0]
    return path.rpartition("/")[2].partition(".")[0] if "/" in path else ""


def _page(address: str) -> str:
    """Return what tells one page from others: ways to it that differ lead to the same text."""
    return page_of(address) or address


def source(session: Session, key: SourceId) -> Source:
    """Return one source; KeyError where there is none."""
    return _only(reading.read_sources(session.rows, ONE, (key,)), key)


def source_of(session: Session, span: Span) -> Source:
    """Return the source in which a span lies. Raises BrieferError where it was removed meanwhile."""
    try:
        return source(session, span.source)
    except KeyError:
        raise removed(span) from None


def removed(span: Span) -> BrieferError:
    """Return the error for words whose source was removed while they were worked on."""
    words = " ".join(span.quote.split())
    what = f"The source in which “{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}” stood was removed."
    return BrieferError(what, "Undo brings it back; else choose words of another source.")


def pages(session: Session, key: SourceId) -> tuple[int, ...]:
    """Return the code points at which the pages of a source begin; none where it has no pages."""
    return tuple(
        start
        for (start,) in session.rows('select "start" from page where source = ? order by number', (key,))
    )


def pages_of_evidence(session: Session) -> dict[SourceId, tuple[int, ...]]:
    """Return for each source that evidence stands in, and that has pages, where they begin."""
    statement = (
        'select source, "start" from page where source in (select source from evidence)'
        " order by source, number"
    )
    found: dict[SourceId, list[int]] = {}
    for key, start in session.rows(statement, ()):
        found.setdefault(SourceId(key), []).append(start)
    return {key: tuple(starts) for key, starts in found.items()}


def source_text(session: Session, key: SourceId) -> str:
    """Return the stored text of a source; KeyError where there is none."""
    return session.text(_text_hash(session, key))


def visible_text(session: Session, key: SourceId) -> str:
    """Return the text of a source with line ends in place of what is hidden; KeyError where there is none.

    Whatever is proposed, found or counted is looked for in this text; its offsets are those of the stored.
    """
    return visible(session.rows, key, source_text(session, key))


def hidden(session: Session, key: SourceId) -> tuple[tuple[int, int], ...]:
    """Return the stretches of a source that are hidden, in order."""
    return hidden_of(session.rows, key)


def adrift(session: Session, source: SourceId | None = None) -> tuple[AdriftTag, ...]:
    """Return the tags that need a look in later versions, of one where given, whose tag is still there."""
    here, bindings = ("", ()) if source is None else ("and source = ?", (source,))
    return reading.read_adrift(session.rows, f"{_TAG_IS_THERE} {here}", bindings)


def adrift_counts(session: Session) -> dict[SourceId, int]:
    """Return how many tags need a look in each source that has any."""
    statement = f"select source, count(*) from adrift {_TAG_IS_THERE} group by source"  # noqa: S608 - constants
    return dict(session.rows(statement))


def _text_hash(session: Session, key: SourceId) -> str:
    found = session.rows("select text_sha256 from source where id = ?", (key,))
    return str(_only(found, key)[0])


def original(session: Session, key: SourceId) -> bytes:
    """Return the bytes a source was loaded from, empty where none were kept; KeyError where it is unknown.

    Raises BrieferError where the bytes are no longer those that were stored.
    """
    wanted = source(session, key)
    found = session.rows("select content from original where sha256 = ?", (wanted.file_sha256,))
    if not found:
        return b""
    content = bytes(found[0][0])
    if hashlib.sha256(content).hexdigest() != wanted.file_sha256:
        what = f"The original file of “{wanted.name}” is damaged in the session."
        raise BrieferError(what, "Its text is sound; keep the original elsewhere, or open a backup.")
    return content


def original_size(session: Session, key: SourceId) -> int:
    """Return how many bytes were kept of what a source was loaded from; 0 where none were."""
    statement = (
        "select length(content) from original where sha256 = (select file_sha256 from source where id = ?)"
    )
    found = session.rows(statement, (key,))
    return int(found[0][0]) if found else 0


def links_to(session: Session, key: SourceId) -> tuple[tuple[LinkKind, SourceId], ...]:
    """Return how other sources belong to this one, in the order in which they were added."""
    statement = (
        "select kind, source from source_link join source on source.id = source_link.source"
        " where other = ? order by added, kind"
    )
    return tuple((LinkKind(kind), SourceId(source)) for kind, source in session.rows(statement, (key,)))


def source_by_reference(session: Session, reference: str) -> Source:
    """Return the source with this label, this SHA-256 of its text, or this file name.

    Raises BrieferError where there is none, or several.
    """
    for column in ("label", "text_sha256", "file_name"):
        found = reading.read_sources(session.rows, f"where {column} = ?", (reference,))
        if len(found) == 1:
            return found[0]
        if found:
            labels = ", ".join(one.label for one in found)
            what = f"“{reference[:_SHOWN]}” is several sources: {labels}."
            raise BrieferError(what, "Name one by its label.")
    what = f"There is no source “{reference[:_SHOWN]}” in this session."
    raise BrieferError(what, "Name a source by its label, file name or the SHA-256 of its text.")


def actors(session: Session) -> tuple[Actor, ...]:
    """Return all actors in the order they were added; one that was merged into another is part of that."""
    return reading.read_actors(session.rows, _NOT_MERGED)


def actor(session: Session, key: ActorId) -> Actor:
    """Return one actor; KeyError where there is none, or it was merged into another."""
    return _only(reading.read_actors(session.rows, f"{_NOT_MERGED} and id = ?", (key,)), key)


def actors_of(session: Session, keys: Iterable[int]) -> tuple[Actor, ...]:
    """Return those actors of these keys that there are and were not merged, in the order they were added."""
    return reading.read_actors(session.rows, f"{_NOT_MERGED} and {AMONG}", (json.dumps(list(keys)),))


def quote_counts(session: Session) -> dict[str, int]:
    """Return how many mentions stand on each quote."""
    return dict(session.rows("select quote, count(*) from mention group by quote"))


def merges(session: Session, kept: ActorId | None = None) -> tuple[Merge, ...]:
    """Return the merges, of all actors or into one, also by way of others; the oldest first."""
    if kept is None:
        return reading.read_merges(session.rows)
    return reading.read_merges(session.rows, _PART_OF, (kept,))


def merges_by_actor(session: Session) -> dict[ActorId, tuple[Merge, ...]]:
    """Return what was merged into each actor that anything was merged into, as `merges` does."""
    return {root: merges(session, root) for root in set(merged_roots(session).values())}


def merged_roots(session: Session) -> dict[ActorId, ActorId]:
    """Return by each merged actor the one that it is part of, directly or by way of others."""
    kept = dict[ActorId, ActorId](session.rows("select actor, kept from merge"))
    roots = {}
    for actor in kept:
        root = actor
        while root in kept:
            root = kept[root]
        roots[actor] = root
    return roots


def merge_of(session: Session, merged: ActorId) -> Merge:
    """Return the merge of one actor into another; KeyError where there was none."""
    return _only(reading.read_merges(session.rows, "where actor = ?", (merged,)), merged)


def mentions(
    session: Session, *, source: SourceId | None = None, actor: ActorId | None = None
) -> tuple[Mention, ...]:
    """Return the mentions, of one source or actor or both where given, in the order of their places."""
    if source is None:
        condition, bindings = ("", ()) if actor is None else (_OF_ACTOR, (actor,))
        return reading.read_mentions(session.rows, condition, bindings)
    if actor is None:
        return reading.read_mentions(session.rows, _OF_SOURCE, (source,))
    return reading.read_mentions(session.rows, _OF_BOTH, (actor, source))


def mentions_at(session: Session, span: Span) -> tuple[Mention, ...]:
    """Return the mentions that stand on just this span."""
    condition = 'where source = ? and start = ? and "end" = ?'
    return reading.read_mentions(session.rows, condition, (span.source, span.start, span.end))


def sources_naming(session: Session, actor: ActorId) -> frozenset[SourceId]:
    """Return the sources in which an actor is tagged."""
    statement = "select distinct source from mention join mention_actor on mention = id where actor = ?"
    return frozenset(source for (source,) in session.rows(statement, (actor,)))


def mentions_from(session: Session, source: SourceId, first: int, stop: int) -> tuple[Mention, ...]:
    """Return the mentions of a source that begin from `first` on and before `stop`, in their order."""
    condition = "where source = ? and start >= ? and start < ?"
    return reading.read_mentions(session.rows, condition, (source, first, stop))


def mentions_beginning(session: Session, source: SourceId, starts: Iterable[int]) -> tuple[Mention, ...]:
    """Return the mentions of a source that begin at any of these code points, in their order."""
    condition = "where source = ? and start in (select value from json_each(?))"
    return reading.read_mentions(session.rows, condition, (source, json.dumps(list(starts))))


def mentions_of(session: Session, keys: Iterable[int]) -> tuple[Mention, ...]:
    """Return those mentions of these keys that there are, in the order of their places."""
    return reading.read_mentions(session.rows, THESE, (json.dumps(list(keys)),))


def mention(session: Session, key: MentionId) -> Mention:
    """Return one mention; KeyError where there is none."""
    return _only(reading.read_mentions(session.rows, ONE, (key,)), key)


def facts(session: Session) -> tuple[Fact, ...]:
    """Return all facts in the order they were added."""
    return reading.read_facts(session.rows)


def facts_of(session: Session, keys: Iterable[int]) -> tuple[Fact, ...]:
    """Return those facts of these keys that there are, in the order they were added."""
    return reading.read_facts(session.rows, THESE, (json.dumps(list(keys)),))


def fact(session: Session, key: FactId) -> Fact:
    """Return one fact; KeyError where there is none."""
    return _only(reading.read_facts(session.rows, ONE, (key,)), key)


def facts_of_source(session: Session, source: SourceId) -> tuple[Fact, ...]:
    """Return the facts with evidence in a source, in the order they were added."""
    condition = "where id in (select fact from evidence where source = ?)"
    return reading.read_facts(session.rows, condition, (source,))


def fact_by_label(session: Session, label: str) -> Fact | None:
    """Return the fact with this label, compared without regard to case, or None."""
    found = reading.read_facts(session.rows, "where label = ?", (label,))
    return found[0] if found else None


def briefs(session: Session) -> tuple[Brief, ...]:
    """Return all briefs in the order they were added."""
    return reading.read_briefs(session.rows)


def brief(session: Session, key: BriefId) -> Brief:
    """Return one brief; KeyError where there is none."""
    return _only(reading.read_briefs(session.rows, ONE, (key,)), key)


def brief_content(session: Session, key: BriefId) -> BriefContent:
    """Return a brief with all that the session has for it; KeyError where there is none.

    Copies among the sources are those known so far: see `find_copies`.
    """
    return content_of(session, brief(session, key))


def content_of(session: Session, chosen: Brief) -> BriefContent:
    """Return any brief with all facts, actors, sources, reconciliations and known copies of the session."""
    return BriefContent(
        chosen,
        facts(session),
        actors(session),
        sources(session),
        reconciliations(session),
        copies(session),
        kinships(session),
        pages_of_evidence(session),
    )


def copies(session: Session) -> tuple[tuple[SourceId, SourceId], ...]:
    """Return the pairs of sources that are known to be copies of one story: all after `find_copies`."""
    return tuple((pair.one, pair.other) for pair in session.stories.copies)


def copy_shares(session: Session) -> tuple[Copies[SourceId], ...]:
    """Return the pairs of sources there are that `copies` returns, each with the share that both have."""
    there = set(source_ids(session))
    return tuple(it for it in session.stories.copies if it.one in there and it.other in there)


def kinships(session: Session) -> tuple[Kinship, ...]:
    """Return what the analyst said of pairs of sources."""
    return reading.read_kinships(session.rows)


def find_copies(session: Session, seconds: float = math.inf) -> bool:
    """Compare the sources' texts for about so many seconds; return whether all their copies are known."""
    return session.stories.catch_up(seconds)


def refusals(session: Session, source: SourceId | None = None) -> tuple[Refusal, ...]:
    """Return the refused proposals, of one source where given, in the order of their places."""
    if source is None:
        return reading.read_refusals(session.rows)
    return reading.read_refusals(session.rows, _OF_SOURCE, (source,))


def memos(session: Session, source: SourceId | None = None) -> tuple[Memo, ...]:
    """Return the memos, of one source where given, in the order of their places."""
    if source is None:
        return reading.read_memos(session.rows)
    return reading.read_memos(session.rows, _OF_SOURCE, (source,))


def memo(session: Session, key: MemoId) -> Memo:
    """Return one memo; KeyError where there is none."""
    return _only(reading.read_memos(session.rows, ONE, (key,)), key)


def reconciliations(session: Session) -> tuple[Reconciliation, ...]:
    """Return all reconciliations in the order they were added."""
    return reading.read_reconciliations(session.rows)


def reconciliation(session: Session, key: ReconciliationId) -> Reconciliation:
    """Return one reconciliation; KeyError where there is none."""
    return _only(reading.read_reconciliations(session.rows, ONE, (key,)), key)


def reconciliation_of(session: Session, fact: FactId) -> Reconciliation | None:
    """Return the reconciliation that a fact is part of, or None."""
    condition = "where id in (select reconciliation from reconciliation_fact where fact = ?)"
    found = reading.read_reconciliations(session.rows, condition, (fact,))
    return found[0] if found else None


def dismissals(session: Session, kind: DismissalKind) -> tuple[Dismissal, ...]:
    """Return what was dismissed for good, of one kind."""
    return reading.read_dismissals(session.rows, "where kind = ?", (kind,))


def mention_counts(session: Session) -> dict[ActorId, int]:
    """Return how many mentions each actor has, 0 where none, in the order the actors were added."""
    counted = "select id, (select count(*) from mention_actor where actor = actor.id) from actor"
    return dict(session.rows(f"{counted} {_NOT_MERGED} order by added, id"))


def tag_counts(session: Session) -> dict[SourceId, tuple[int, int]]:
    """Return how many mentions, and how many facts with evidence in it, each source has."""
    statement = (
        "select id, (select count(*) from mention where source = source.id),"
        " (select count(distinct fact) from evidence where source = source.id) from source"
    )
    return {key: (mentions, facts) for key, mentions, facts in session.rows(statement)}


def next_label(session: Session, collection: Collection) -> str:
    """Return the label for a new member of a collection that has labels: one more than the highest in use.

    A label that a draft still cites counts as in use, so that it never comes to mean another fact.
    """
    prefix = _PREFIXES[collection]
    # In SQL, which goes over an index: many sources may come in one after the other.
    statement = (
        f"select max(cast(substr(label, 2) as integer)) from {collection}"  # noqa: S608 - a table's name
        " where label like ? and length(label) between 2 and ? and substr(label, 2) not glob '*[^0-9]*'"
    )
    highest = session.rows(statement, (prefix + "%", _MOST_DIGITS + 1))[0][0] or 0
    if collection is Collection.FACT:
        for (words,) in session.rows("select words from paragraph where words like '%@f%'"):
            cited = (int(digits) for digits in _CITED.findall(words) if len(digits) <= _MOST_DIGITS)
            highest = max(highest, *cited, 0)
        for (label,) in session.rows("select distinct cites from cited where cites like 'f%'"):
            digits = label[1:]
            if digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS:
                highest = max(highest, int(digits))
    return f"{prefix}{highest + 1}"


def _of_keys(wanted: Sequence[int] | None) -> tuple[str, tuple[str, ...]]:
    """Return the condition that selects these keys, or all, with its bindings."""
    return ("", ()) if wanted is None else (reading.THESE, (json.dumps(list(wanted)),))


def _only(found: Sequence[_T], key: int) -> _T:
    if not found:
        raise KeyError(key)
    return found[0]

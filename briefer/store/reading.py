"""Rows into values: each function reads whole members with their children, in two to five statements.

`condition` is SQL of this package that follows ``from`` and selects rows of the collection's own table;
children are read for the same selection at once, never member by member. Rows that do not fit the
model raise ValueError.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from briefer.model.actors import Actor, ActorKind, Alias, AliasKind, Mention, MentionKind, Merge, Role
from briefer.model.briefs import Brief, Section
from briefer.model.changes import Collection
from briefer.model.dates import Dating, Precision
from briefer.model.drafting import NO_SIFTING
from briefer.model.facts import (
    Attribution,
    AttributionKind,
    Confidence,
    Credibility,
    Evidence,
    Fact,
    FactActor,
    FactKind,
    Grading,
    Modality,
    Reliability,
    Status,
)
from briefer.model.ids import FactId, SourceId
from briefer.model.memos import Memo
from briefer.model.proposals import Dismissal, DismissalKind, Refusal
from briefer.model.reconciliations import Choice, Matter, Reconciliation, ReconciliationKind, Way
from briefer.model.sources import Kinship, LinkKind, Source, SourceLink
from briefer.model.spans import Span
from briefer.model.versions import AdriftTag, Hidden, Reason, TagKind
from briefer.store import statements as st
from briefer.store.brief_rows import TABLES, Drafts, drafts_of
from briefer.store.database import Row, Rows

Bindings = Sequence[Any]
_Children = Mapping[int, list[Row]]

ONE = "where id = ?"
AMONG = "id in (select value from json_each(?))"
THESE = f"where {AMONG}"
OF_THEIR_OWN = f"{THESE} and id not in (select actor from merge)"  # noqa: S608 - constants
_IN_ORDER = "added, id"
# Merges that lead in a circle, and tags of an actor that is part of another: no program of ours stores them.
_CIRCLES = """
    with recursive up (merge, at) as (
        select actor, kept from merge
        union select up.merge, m.kept from up join merge m on m.actor = up.at
    )
    select 1 from up where merge = at
"""
_TAGS_OF_MERGED = """
    select 1 from mention_actor where actor in (select actor from merge)
    union all select 1 from fact_actor where actor in (select actor from merge)
    union all select 1 from evidence where speaker in (select actor from merge)
    union all select 1 from refusal where actor in (select actor from merge)
"""
_BY_PLACE = '(select s.added from source s where s.id = source), "start", "end" desc, id'


class _Selection(NamedTuple):
    """Some rows of one collection's table, and how to read them and what belongs to them."""

    rows: Rows
    table: str
    condition: str
    bindings: Bindings

    def members(self, table: st.Table, order: str) -> list[Row]:
        """Return the selected rows themselves."""
        return self.rows(st.select(table, f"{self.condition} order by {order}"), self.bindings)

    def children(self, table: st.Table, order: str) -> dict[int, list[Row]]:
        """Return, by key, the rows of a table that point at a selected row in the column of its name."""
        where = f"where {self.table} in ({self.keys})" if self.condition else ""
        position = table.columns.index(self.table)
        grouped: defaultdict[int, list[Row]] = defaultdict(list)
        for row in self.rows(st.select(table, f"{where} order by {order}"), self.bindings):
            grouped[row[position]].append(row)
        return grouped

    @property
    def keys(self) -> str:
        """A statement that selects the keys alone."""
        return f"select id from {self.table} {self.condition}"  # noqa: S608 - SQL of this package


def read_sources(rows: Rows, condition: str = "", bindings: Bindings = ()) -> tuple[Source, ...]:
    """Return the sources selected, in the order they were added."""
    chosen = _Selection(rows, "source", condition, bindings)
    warnings = chosen.children(st.WARNING, "source, position")
    bases = chosen.children(st.SOURCE_BASIS, "source, field")
    links = chosen.children(st.SOURCE_LINK, "source, kind")
    return tuple(_source(row, warnings, bases, links) for row in chosen.members(st.SOURCE, _IN_ORDER))


def _source(row: Row, warnings: _Children, bases: _Children, links: _Children) -> Source:
    published = Dating(row[5], Precision(row[6]), row[7])
    words = tuple(words for _, _, words in warnings.get(row[0], ()))
    of_links = tuple(SourceLink(LinkKind(kind), SourceId(other)) for _, kind, other in links.get(row[0], ()))
    key, label, title, byline, publisher = row[:5]
    retrieved, url, language, media_type, file_name, file_sha256, text_sha256, length = row[8:16]
    return Source(
        key,
        label,
        title,
        byline,
        publisher,
        published,
        retrieved,
        url,
        language,
        media_type,
        file_name,
        file_sha256,
        text_sha256,
        length,
        Reliability(row[16]),
        words,
        tuple((field, basis) for _, field, basis in bases.get(row[0], ())),
        of_links,
    )


def read_hidden(rows: Rows, condition: str = "", bindings: Bindings = ()) -> tuple[Hidden, ...]:
    """Return the hidden passages selected, in the order of their places."""
    return tuple(
        Hidden(*row) for row in rows(st.select(st.HIDDEN, f"{condition} order by source, start"), bindings)
    )


def read_adrift(rows: Rows, condition: str = "", bindings: Bindings = ()) -> tuple[AdriftTag, ...]:
    """Return the tags selected that need a look; those whose tag is gone are among them."""
    found = rows(st.select(st.ADRIFT, f"{condition} order by source, kind, member"), bindings)
    return tuple(
        AdriftTag(source, TagKind(kind), member, Reason(reason), None if low is None else (low, high))
        for source, kind, member, reason, low, high in found
    )


def read_actors(rows: Rows, condition: str = "", bindings: Bindings = ()) -> tuple[Actor, ...]:
    """Return the actors selected, in the order they were added."""
    chosen = _Selection(rows, "actor", condition, bindings)
    order = "actor, position, id"
    aliases = chosen.children(st.ALIAS, order)
    roles = chosen.children(st.ROLE, order)
    return tuple(
        _actor(row, aliases.get(row[0], ()), roles.get(row[0], ()))
        for row in chosen.members(st.ACTOR, _IN_ORDER)
    )


def _actor(row: Row, aliases: Iterable[Row], roles: Iterable[Row]) -> Actor:
    key, label, name, kind, note, pin, origin = row
    return Actor(
        key,
        label,
        name,
        ActorKind(kind),
        tuple(Alias(alias[3], AliasKind(alias[4])) for alias in aliases),
        tuple(Role(*role[3:7]) for role in roles),
        note,
        pin,
        origin,
    )


def read_mentions(rows: Rows, condition: str = "", bindings: Bindings = ()) -> tuple[Mention, ...]:
    """Return the mentions selected, by place in their source, longer ones first."""
    chosen = _Selection(rows, "mention", condition, bindings)
    order = "mention, position, actor"
    parts = chosen.children(st.MENTION_ACTOR, order)
    return tuple(
        Mention(row[0], Span(*row[1:5]), tuple(part[1] for part in parts[row[0]]), MentionKind(row[5]))
        for row in chosen.members(st.MENTION, _BY_PLACE)
    )


def read_facts(rows: Rows, condition: str = "", bindings: Bindings = ()) -> tuple[Fact, ...]:
    """Return the facts selected, in the order they were added."""
    chosen = _Selection(rows, "fact", condition, bindings)
    evidence = chosen.children(st.EVIDENCE, "fact, position, id")
    actors = chosen.children(st.FACT_ACTOR, "fact, position, actor")
    return tuple(
        _fact(row, evidence.get(row[0], ()), actors.get(row[0], ()))
        for row in chosen.members(st.FACT, _IN_ORDER)
    )


def _fact(row: Row, evidence: Iterable[Row], actors: Iterable[Row]) -> Fact:
    key, label, kind, statement, event, precision, basis, deadline, place, confidence, note = row
    return Fact(
        key,
        label,
        FactKind(kind),
        statement,
        tuple(_evidence(item) for item in evidence),
        tuple(FactActor(part[1], part[2]) for part in actors),
        Dating(event, Precision(precision), basis),
        deadline,
        place,
        Confidence(confidence),
        note,
    )


def _evidence(row: Row) -> Evidence:
    return Evidence(
        row[0],
        Span(*row[3:7]),
        row[7],
        Attribution(AttributionKind(row[8]), *row[9:12]),
        row[12],
        Status(row[13]),
        Modality(row[14]),
        Grading(Reliability(row[15]), Credibility(row[16])),
    )


def read_briefs(rows: Rows, condition: str = "", bindings: Bindings = ()) -> tuple[Brief, ...]:
    """Return the briefs selected with their sections and paragraphs, in the order they were added."""
    chosen = _Selection(rows, "brief", condition, bindings)
    fields = chosen.children(st.BRIEF_FIELD, "position, name")
    where = f"where brief in ({chosen.keys})"
    drafts = drafts_of({table: rows(st.select(table, where), bindings) for table in TABLES})
    sections = _sections(rows, where, bindings, drafts)
    return tuple(
        Brief(
            key,
            label,
            title,
            pack,
            cut_off,
            tuple((field[1], field[3]) for field in fields.get(key, ())),
            tuple(sections[key]),
            tuple(drafts.options.get(key, ())),
        )
        for key, label, title, pack, cut_off in chosen.members(st.BRIEF, _IN_ORDER)
    )


def _sections(rows: Rows, condition: str, bindings: Bindings, drafts: Drafts) -> dict[int, list[Section]]:
    chosen = _Selection(rows, "section", condition, bindings)
    placements = chosen.children(st.PLACEMENT, "position, fact")
    paragraphs = chosen.children(st.PARAGRAPH, "position, id")
    sections: defaultdict[int, list[Section]] = defaultdict(list)
    for row in chosen.members(st.SECTION, "position, id"):
        section = _section(row, placements.get(row[0], ()), paragraphs.get(row[0], ()), drafts)
        sections[row[1]].append(section)
    return sections


def _section(row: Row, placements: Iterable[Row], paragraphs: Iterable[Row], drafts: Drafts) -> Section:
    key = row[0]
    return Section(
        key,
        row[3],
        row[4],
        bool(row[5]),
        tuple(FactId(placement[1]) for placement in placements),
        tuple(drafts.paragraph(paragraph[0], paragraph[3]) for paragraph in paragraphs),
        tuple(drafts.judgements.get(key, ())),
        drafts.siftings.get(key, NO_SIFTING),
        frozenset(drafts.by_hand.get(key, ())),
        tuple(drafts.versions.get(key, ())),
    )


def read_refusals(rows: Rows, condition: str = "", bindings: Bindings = ()) -> tuple[Refusal, ...]:
    """Return the refusals selected, by place in their source."""
    chosen = _Selection(rows, "refusal", condition, bindings)
    found = chosen.members(st.REFUSAL, _BY_PLACE)
    return tuple(Refusal(Span(row[1], *row[3:6]), row[2]) for row in found)


def read_memos(rows: Rows, condition: str = "", bindings: Bindings = ()) -> tuple[Memo, ...]:
    """Return the memos selected, by place in their source."""
    chosen = _Selection(rows, "memo", condition, bindings)
    return tuple(Memo(row[0], Span(*row[1:5]), row[5]) for row in chosen.members(st.MEMO, _BY_PLACE))


def read_merges(rows: Rows, condition: str = "", bindings: Bindings = ()) -> tuple[Merge, ...]:
    """Return the merges selected, the oldest first, each with the merged actor as it was."""
    found = rows(st.select(st.MERGE, f"{condition} order by made, actor"), bindings)
    actors = {actor.id: actor for actor in read_actors(rows, THESE, (json.dumps([row[0] for row in found]),))}
    return tuple(Merge(actors[key], kept, reason, made) for key, kept, reason, made in found)


def read_reconciliations(
    rows: Rows, condition: str = "", bindings: Bindings = ()
) -> tuple[Reconciliation, ...]:
    """Return the reconciliations selected, in the order they were added."""
    chosen = _Selection(rows, "reconciliation", condition, bindings)
    facts = chosen.children(st.RECONCILIATION_FACT, "position, fact")
    choices = chosen.children(st.CHOICE, "position, matter")
    return tuple(
        Reconciliation(
            key,
            label,
            ReconciliationKind(kind),
            tuple(FactId(fact[1]) for fact in facts.get(key, ())),
            statement,
            tuple(_choice(choice) for choice in choices.get(key, ())),
            note,
        )
        for key, label, kind, statement, note in chosen.members(st.RECONCILIATION, _IN_ORDER)
    )


def _choice(row: Row) -> Choice:
    _, matter, _, way, value, fact, reason = row
    return Choice(Matter(matter), Way(way), value, reason, fact)


def read_dismissals(rows: Rows, condition: str = "", bindings: Bindings = ()) -> tuple[Dismissal, ...]:
    """Return the dismissals selected."""
    chosen = _Selection(rows, "dismissal", condition, bindings)
    found = chosen.members(st.DISMISSAL, "kind, words, one, other")
    return tuple(Dismissal(DismissalKind(kind), *what) for _, kind, *what in found)


def read_kinships(rows: Rows) -> tuple[Kinship, ...]:
    """Return what the analyst said of pairs of sources."""
    found = rows(st.select(st.KINSHIP, "order by one, other"), ())
    return tuple(Kinship(one, other, bool(is_copy), reason) for one, other, is_copy, reason in found)


_READERS = {
    Collection.SOURCE: read_sources,
    Collection.ACTOR: read_actors,
    Collection.MENTION: read_mentions,
    Collection.FACT: read_facts,
    Collection.BRIEF: read_briefs,
    Collection.REFUSAL: read_refusals,
    Collection.MEMO: read_memos,
    Collection.RECONCILIATION: read_reconciliations,
    Collection.DISMISSAL: read_dismissals,
}


def check_members(rows: Rows, members: Iterable[tuple[Collection, int]]) -> None:
    """Read those of the members that exist; raise ValueError where one does not fit the model."""
    keys: defaultdict[Collection, list[int]] = defaultdict(list)
    for collection, key in members:
        keys[collection].append(key)
    for collection, chosen in keys.items():
        _READERS[collection](rows, THESE, (json.dumps(chosen),))
    if sources := keys.get(Collection.SOURCE):
        for read in (read_hidden, read_adrift):
            read(rows, "where source in (select value from json_each(?))", (json.dumps(sources),))


def check_all(rows: Rows) -> None:
    """Read every member; raise ValueError where one does not fit the model."""
    for read in _READERS.values():
        read(rows, "", ())
    read_merges(rows)
    read_kinships(rows)
    read_hidden(rows)
    read_adrift(rows)
    if rows(_CIRCLES, ()) or rows(_TAGS_OF_MERGED, ()):
        message = "an actor that was merged is part of one other, which has its tags"
        raise ValueError(message)

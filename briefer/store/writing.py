"""Values into rows: each function inserts a member or alters what differs of it, within a step."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from briefer.model.actors import Actor, Mention
from briefer.model.briefs import Brief
from briefer.model.changes import Collection
from briefer.model.facts import Evidence, Fact
from briefer.model.ids import FactId, SourceId, new_key
from briefer.model.memos import Memo
from briefer.model.proposals import Dismissal, Refusal
from briefer.model.reconciliations import Reconciliation
from briefer.model.sources import Kinship, Source
from briefer.model.spans import Span, check_quote
from briefer.model.versions import AdriftTag
from briefer.store import statements as st
from briefer.store.brief_rows import draft_rows
from briefer.store.database import Row
from briefer.store.moves import settle_fact_moves, settle_mention_moves
from briefer.store.queries import removed, source_text
from briefer.store.removing import remove
from briefer.store.session import Session


def put_source(session: Session, source: Source, text: str | None = None, original: bytes = b"") -> None:
    """Insert or alter a source; a new one comes with its `text`, and with the bytes it was read from if any.

    Raises ValueError where text or bytes are not those of the source's hashes and length, or where a stored
    source would get another text.
    """
    before = session.rows("select text_sha256 from source where id = ?", (source.id,))
    if before and before[0][0] != source.text_sha256:
        message = "a source keeps its text"
        raise ValueError(message)
    if text is not None:
        _put_text(session, source, text)
    if original:
        _put_original(session, source, original)
    _put_member(session, st.SOURCE, _source_row(source))
    wanted = [(source.id, position, words) for position, words in enumerate(source.warnings)]
    _put_children(session, st.WARNING, "where source = ?", source.id, wanted)
    bases = [(source.id, field, basis) for field, basis in source.bases]
    _put_children(session, st.SOURCE_BASIS, "where source = ?", source.id, bases)
    links = [(source.id, link.kind, link.other) for link in source.links]
    _put_children(session, st.SOURCE_LINK, "where source = ?", source.id, links)


def put_pages(session: Session, source: SourceId, pages: Sequence[int]) -> None:
    """Store at which code point each page of a source begins."""
    wanted = [(source, number, start) for number, start in enumerate(pages, start=1)]
    _put_children(session, st.PAGE, "where source = ?", source, wanted)


def put_kinship(session: Session, kinship: Kinship) -> None:
    """Store what the analyst said of two sources, in place of what was said before."""
    row = (kinship.one, kinship.other, int(kinship.is_copy), kinship.reason)
    session.write(st.upsert(st.KINSHIP), row)


def remove_kinship(session: Session, kinship: Kinship) -> None:
    """Forget what the analyst said of two sources."""
    session.write(st.delete(st.KINSHIP), (kinship.one, kinship.other))


def put_hidden(session: Session, source: SourceId, hidden: Sequence[tuple[int, int]]) -> None:
    """Store which stretches of a source are hidden, in place of those that were."""
    wanted = [(source, start, end) for start, end in hidden]
    _put_children(session, st.HIDDEN, "where source = ?", source, wanted)


def add_adrift(session: Session, tags: Iterable[AdriftTag]) -> None:
    """Store that these tags need a look in a later version."""
    for tag in tags:
        row = (tag.source, tag.kind, tag.member, tag.reason, *(tag.near or (None, None)))
        session.write(st.upsert(st.ADRIFT), row)


def settle_adrift(session: Session, tag: AdriftTag) -> None:
    """Forget that a tag needs a look."""
    session.write(st.delete(st.ADRIFT), (tag.source, tag.kind, tag.member))


def _put_text(session: Session, source: Source, text: str) -> None:
    if hashlib.sha256(text.encode()).hexdigest() != source.text_sha256 or len(text) != source.length:
        message = "the text is not that of the source's hash and length"
        raise ValueError(message)
    session.write("insert or ignore into text (sha256, content) values (?, ?)", (source.text_sha256, text))


def _put_original(session: Session, source: Source, original: bytes) -> None:
    if hashlib.sha256(original).hexdigest() != source.file_sha256:
        message = "the bytes are not those of the source's hash"
        raise ValueError(message)
    statement = "insert or ignore into original (sha256, content) values (?, ?)"
    session.write(statement, (source.file_sha256, original))


def _source_row(source: Source) -> Row:
    published = source.published
    return (
        source.id,
        source.label,
        source.title,
        source.byline,
        source.publisher,
        published.value,
        published.precision,
        published.basis,
        source.retrieved,
        source.url,
        source.language,
        source.media_type,
        source.file_name,
        source.file_sha256,
        source.text_sha256,
        source.length,
        source.reliability,
    )


def put_actor(session: Session, actor: Actor) -> None:
    """Insert or alter an actor with its aliases and roles."""
    row = (actor.id, actor.label, actor.name, actor.kind, actor.note, actor.pin, actor.origin)
    _put_member(session, st.ACTOR, row)
    aliases = [(alias.text, alias.kind) for alias in actor.aliases]
    _put_list(session, st.ALIAS, actor.id, aliases)
    roles = [(role.title, role.body, role.start, role.end) for role in actor.roles]
    _put_list(session, st.ROLE, actor.id, roles)


def _put_list(session: Session, table: st.Table, actor: int, wanted: Iterable[tuple[str, ...]]) -> None:
    """Store a list of rows that have no key in the model; one that is there already keeps its key."""
    keys: dict[tuple[str, ...], list[int]] = {}
    for row in session.rows(st.select(table, "where actor = ?"), (actor,)):
        keys.setdefault(row[3:], []).append(row[0])
    rows = []
    for position, content in enumerate(wanted):
        known = keys.get(content)
        rows.append((known.pop() if known else new_key(), actor, position, *content))
    _put_children(session, table, "where actor = ?", actor, rows)


def put_mention(session: Session, mention: Mention) -> None:
    """Insert or alter a mention; BrieferError where its quote does not stand in its source."""
    _check_span(session, mention.span)
    is_new = _put_member(session, st.MENTION, (mention.id, *_place(mention.span), mention.kind))
    wanted = [(mention.id, actor, position) for position, actor in enumerate(mention.actors)]
    before = _put_children(session, st.MENTION_ACTOR, "where mention = ?", mention.id, wanted)
    if not is_new:
        settle_mention_moves(session, mention.id, {(actor, ""): at for _, actor, at in before})


def add_mentions(session: Session, mentions: Sequence[Mention]) -> None:
    """Insert mentions that are new; BrieferError where the quote of one does not stand at its offsets."""
    texts = {key: source_text(session, key) for key in {mention.span.source for mention in mentions}}
    for mention in mentions:
        check_quote(mention.span, texts[mention.span.source])
        session.write(st.insert(st.MENTION), (mention.id, *_place(mention.span), mention.kind))
        for position, actor in enumerate(mention.actors):
            session.write(st.insert(st.MENTION_ACTOR), (mention.id, actor, position))


def put_fact(session: Session, fact: Fact) -> None:
    """Insert or alter a fact with its evidence; BrieferError where a quote does not stand at its offsets."""
    for item in fact.evidence:
        _check_span(session, item.span)
    event = fact.event_date
    row = (fact.id, fact.label, fact.kind, fact.statement, event.value, event.precision, event.basis)
    is_new = _put_member(session, st.FACT, (*row, fact.deadline, fact.place, fact.confidence, fact.note))
    evidence = [_evidence_row(item, fact.id, position) for position, item in enumerate(fact.evidence)]
    _put_children(session, st.EVIDENCE, "where fact = ?", fact.id, evidence)
    actors = [(fact.id, part.actor, part.role, position) for position, part in enumerate(fact.actors)]
    before = _put_children(session, st.FACT_ACTOR, "where fact = ?", fact.id, actors)
    if not is_new:
        settle_fact_moves(session, fact.id, {(actor, role): at for _, actor, role, at in before})


def _evidence_row(item: Evidence, fact: FactId, position: int) -> Row:
    said = item.attribution
    return (
        item.id,
        fact,
        position,
        *_place(item.span),
        item.translation,
        said.kind,
        said.actor,
        said.who,
        said.verb,
        item.report_date,
        item.status,
        item.modality,
        item.grading.reliability,
        item.grading.credibility,
    )


def put_brief(session: Session, brief: Brief) -> None:
    """Insert or alter a brief with its fields, options, sections, placed facts, and all that is written."""
    _put_member(session, st.BRIEF, (brief.id, brief.label, brief.title, brief.pack, brief.cut_off))
    fields = [(brief.id, name, position, value) for position, (name, value) in enumerate(brief.fields)]
    _put_children(session, st.BRIEF_FIELD, "where brief = ?", brief.id, fields)
    sections, placements, paragraphs = _section_rows(brief)
    of_brief = "where section in (select id from section where brief = ?)"
    there = session.rows(st.select(st.SECTION, "where brief = ?"), (brief.id,))
    gone = _put_rows(session, st.SECTION, there, sections)
    # A section goes last: a paragraph that was moved out of it would go with it otherwise.
    _put_children(session, st.PLACEMENT, of_brief, brief.id, placements)
    _put_children(session, st.PARAGRAPH, of_brief, brief.id, paragraphs)
    for table, rows in draft_rows(brief).items():
        _put_children(session, table, "where brief = ?", brief.id, rows)
    _delete_rows(session, st.SECTION, gone)


def _section_rows(brief: Brief) -> tuple[list[Row], list[Row], list[Row]]:
    """Return the rows of a brief's sections, placements and paragraphs."""
    sections: list[Row] = []
    placements: list[Row] = []
    paragraphs: list[Row] = []
    for at, section in enumerate(brief.sections):
        sections.append((section.id, brief.id, at, section.name, section.heading, int(section.included)))
        placements += [(section.id, fact, position) for position, fact in enumerate(section.facts)]
        paragraphs += [
            (paragraph.id, section.id, position, paragraph.text)
            for position, paragraph in enumerate(section.paragraphs)
        ]
    return sections, placements, paragraphs


def put_memo(session: Session, memo: Memo) -> None:
    """Insert or alter a memo; BrieferError where its quote does not stand at its offsets."""
    _check_span(session, memo.span)
    _put_member(session, st.MEMO, (memo.id, *_place(memo.span), memo.words))


def put_reconciliation(session: Session, reconciliation: Reconciliation) -> None:
    """Insert or alter a reconciliation with its facts and choices; each fact is part of one at the most."""
    it = reconciliation
    _put_member(session, st.RECONCILIATION, (it.id, it.label, it.kind, it.statement, it.note))
    of_it = "where reconciliation = ?"
    facts = [(it.id, fact, position) for position, fact in enumerate(it.facts)]
    _put_children(session, st.RECONCILIATION_FACT, of_it, it.id, facts)
    choices = [
        (it.id, choice.matter, position, choice.way, choice.value, choice.fact, choice.reason)
        for position, choice in enumerate(it.choices)
    ]
    _put_children(session, st.CHOICE, of_it, it.id, choices)


def add_dismissal(session: Session, dismissal: Dismissal) -> None:
    """Store a dismissed proposal once."""
    if not _dismissal_keys(session, dismissal):
        what = (dismissal.kind, dismissal.words, dismissal.one, dismissal.other)
        session.write(st.insert(st.DISMISSAL), (new_key(), *what))


def remove_dismissal(session: Session, dismissal: Dismissal) -> None:
    """Forget that a proposal was dismissed."""
    for key in _dismissal_keys(session, dismissal):
        remove(session, Collection.DISMISSAL, key)


def _dismissal_keys(session: Session, dismissal: Dismissal) -> list[int]:
    statement = "select id from dismissal where kind = ? and words = ? and one = ? and other = ?"
    bindings = (dismissal.kind, dismissal.words, dismissal.one, dismissal.other)
    return [key for (key,) in session.rows(statement, bindings)]


def add_refusal(session: Session, refusal: Refusal) -> None:
    """Store a refused proposal once; BrieferError where its quote does not stand at its offsets."""
    _check_span(session, refusal.span)
    if not _refusal_keys(session, refusal):
        source, *place = _place(refusal.span)
        session.write(st.insert(st.REFUSAL), (new_key(), source, refusal.actor, *place))


def remove_refusal(session: Session, refusal: Refusal) -> None:
    """Forget that a proposal was refused."""
    for key in _refusal_keys(session, refusal):
        remove(session, Collection.REFUSAL, key)


def _refusal_keys(session: Session, refusal: Refusal) -> list[int]:
    span = refusal.span
    statement = 'select id from refusal where source = ? and "start" = ? and "end" = ? and actor = ?'
    return [key for (key,) in session.rows(statement, (span.source, span.start, span.end, refusal.actor))]


def _check_span(session: Session, span: Span) -> None:
    try:
        text = source_text(session, span.source)
    except KeyError:
        raise removed(span) from None
    check_quote(span, text)


def _place(span: Span) -> tuple[int, int, int, str]:
    return span.source, span.start, span.end, span.quote


def _put_member(session: Session, table: st.Table, row: Row) -> bool:
    """Insert a member's row or alter what differs of it; return whether it is new."""
    before = session.rows(st.select(table, "where id = ?"), (row[0],))
    if not before:
        session.write(st.insert(table), row)
    elif before[0] != row:
        session.write(st.upsert(table), row)
    return not before


def _put_children(
    session: Session, table: st.Table, condition: str, owner: int, wanted: list[Any]
) -> Iterable[Row]:
    """Make the rows that the condition selects for `owner` those wanted; return those that were there."""
    before = session.rows(st.select(table, condition), (owner,))
    _delete_rows(session, table, _put_rows(session, table, before, wanted))
    return before


def _put_rows(session: Session, table: st.Table, before: Iterable[Row], wanted: list[Any]) -> Iterable[Row]:
    """Insert or alter the rows wanted that are not there as they are; return the keys of the others there."""
    keys = len(table.key)
    there = {row[:keys]: row for row in before}
    for row in wanted:
        if there.pop(row[:keys], None) != row:
            session.write(st.upsert(table), row)
    return there


def _delete_rows(session: Session, table: st.Table, keys: Iterable[Row]) -> None:
    for key in keys:
        session.write(st.delete(table), key)

"""Removing members, with all that cannot be without them, within a step."""

from briefer.model.changes import Collection
from briefer.store import statements as st
from briefer.store.session import Session

_TABLES = {
    Collection.SOURCE: st.SOURCE,
    Collection.ACTOR: st.ACTOR,
    Collection.MENTION: st.MENTION,
    Collection.FACT: st.FACT,
    Collection.BRIEF: st.BRIEF,
    Collection.REFUSAL: st.REFUSAL,
    Collection.MEMO: st.MEMO,
    Collection.RECONCILIATION: st.RECONCILIATION,
    Collection.DISMISSAL: st.DISMISSAL,
}

# What goes with a member beside the rows that point at it: a fact without evidence, a mention of nobody.
# Where the speaker of a passage goes, the name stays as words.
_OF_ONE_SOURCE = """
    id in (select e.fact from evidence e where e.source = ?1)
    and not exists (select 1 from evidence e where e.fact = fact.id and e.source <> ?1)
"""
_FACTS_OF_ONE_SOURCE = f"delete from fact where {_OF_ONE_SOURCE}"  # noqa: S608 - SQL of this module
# Where the account that was taken goes, the matter is open again.
_CHOICES_OF_FACT = "delete from choice where fact = ?1"
_CHOICES_OF_ONE_SOURCE = f"delete from choice where fact in (select id from fact where {_OF_ONE_SOURCE})"  # noqa: S608 - as above
_MENTIONS_OF_ONE_ACTOR = """
    delete from mention
    where id in (select m.mention from mention_actor m where m.actor = ?1)
    and not exists (select 1 from mention_actor m where m.mention = mention.id and m.actor <> ?1)
"""
_SPEAKER_IN_WORDS = """
    update evidence set speaker_words = (select name from actor where id = ?1)
    where speaker = ?1 and speaker_words = ''
"""
# What was merged into an actor is that actor, so it goes too.
_MERGED_INTO = """
    with recursive part (id) as (
        select actor from merge where kept = ?1
        union select m.actor from merge m join part on m.kept = part.id
    )
    delete from actor where id in (select id from part)
"""
_BEFORE_REMOVAL = {
    Collection.SOURCE: (_CHOICES_OF_ONE_SOURCE, _FACTS_OF_ONE_SOURCE),
    Collection.FACT: (_CHOICES_OF_FACT,),
    Collection.ACTOR: (_MENTIONS_OF_ONE_ACTOR, _SPEAKER_IN_WORDS, _MERGED_INTO),
}
# One fact alone is not reconciled with anything.
_LONE_FACTS = """
    delete from reconciliation
    where (select count(*) from reconciliation_fact f where f.reconciliation = reconciliation.id) < 2
"""
_AFTER_REMOVAL = {Collection.SOURCE: _LONE_FACTS, Collection.FACT: _LONE_FACTS}


def remove(session: Session, collection: Collection, key: int) -> None:
    """Remove a member and what cannot be without it; KeyError where there is none of this key.

    With a source go its mentions, memos and evidence, and a fact that has no other evidence; with an actor
    the mentions of it alone, while one of several actors keeps the others, and the actors merged into it;
    with a fact what was decided on its account, and the reconciliation that would hold one fact alone.
    """
    table = _TABLES[collection]
    if not session.rows(st.select(table, "where id = ?"), (key,)):
        raise KeyError(key)
    for statement in _BEFORE_REMOVAL.get(collection, ()):
        session.write(statement, (key,))
    session.write(st.delete(table), (key,))
    if collection in _AFTER_REMOVAL:
        session.write(_AFTER_REMOVAL[collection])

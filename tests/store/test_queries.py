"""Reading a session: order, selections, counts, labels, references."""

from dataclasses import replace

import pytest

from briefer.errors import BrieferError
from briefer.model.briefs import Paragraph
from briefer.model.changes import Collection
from briefer.model.ids import (
    ActorId,
    BriefId,
    FactId,
    MentionId,
    ParagraphId,
    SourceId,
    new_key,
)
from briefer.store import queries as q
from briefer.store import writing as w
from briefer.store.session import Session
from tests.store.samples import TEXT, a_fact, a_mention, a_source, an_actor, an_evidence


def test_members_come_in_the_order_they_were_added(session: Session) -> None:
    with session.step("Add"):
        for number in (3, 1, 2):
            w.put_source(session, a_source(number), TEXT)
            w.put_actor(session, an_actor(number))
    with session.step("Edit"):
        w.put_actor(session, replace(q.actors(session)[0], name="Edited"))
    assert [source.label for source in q.sources(session)] == ["s3", "s1", "s2"]
    assert [actor.label for actor in q.actors(session)] == ["a3", "a1", "a2"]


def test_mentions_come_by_place_and_longer_ones_first(session: Session) -> None:
    sources, actor = (a_source(1), a_source(2)), an_actor(1)
    expected = []
    with session.step("Add"):
        w.put_actor(session, actor)
        for source in sources:
            w.put_source(session, source, TEXT)
            places = ("Ostrava on Tuesday", "Ostrava", "Vellin", "Tarn")
            expected += [a_mention(source, words, actor) for words in places]
        for mention in reversed(expected):
            w.put_mention(session, mention)
    assert list(q.mentions(session)) == expected
    assert list(q.mentions(session, actor=actor.id)) == expected
    assert list(q.mentions(session, source=sources[1].id)) == expected[4:]


def test_mentions_at_a_place_are_those_of_just_that_span(filled: Session) -> None:
    everything = q.mentions(filled)
    for mention in everything:
        here = [other for other in everything if other.span == mention.span]
        assert list(q.mentions_at(filled, mention.span)) == here


def test_mentions_are_found_by_where_they_begin_and_by_their_keys(filled: Session) -> None:
    everything = q.mentions(filled)
    source = everything[0].span.source
    here = [it for it in everything if it.span.source == source]
    for first in range(0, 60, 7):
        wanted = [it for it in here if first <= it.span.start < first + 20]
        assert list(q.mentions_from(filled, source, first, first + 20)) == wanted
    starts = {it.span.start for it in here[:2]} | {99_999}
    assert list(q.mentions_beginning(filled, source, starts)) == [
        it for it in here if it.span.start in starts
    ]
    keys = [everything[-1].id, everything[0].id, MentionId(1)]
    assert list(q.mentions_of(filled, keys)) == [it for it in everything if it.id in keys]
    assert q.mentions_of(filled, ()) == ()


def test_actors_are_found_by_their_keys_and_sources_by_who_is_tagged(filled: Session) -> None:
    every = q.actors(filled)
    assert q.actors_of(filled, [every[-1].id, every[0].id, ActorId(1)]) == (every[0], every[-1])
    for actor in every:
        wanted = {mention.span.source for mention in q.mentions(filled, actor=actor.id)}
        assert q.sources_naming(filled, actor.id) == wanted
    assert q.source_ids(filled) == tuple(source.id for source in q.sources(filled))


def test_quotes_are_counted(filled: Session) -> None:
    quotes = [mention.span.quote for mention in q.mentions(filled)]
    assert q.quote_counts(filled) == {quote: quotes.count(quote) for quote in quotes}


def test_mentions_can_be_chosen_by_source_and_actor(filled: Session) -> None:
    first, second = (source.id for source in q.sources(filled))
    vellin, ostrava = (actor.id for actor in q.actors(filled))

    def quotes(source: SourceId | None = None, actor: ActorId | None = None) -> list[str]:
        return [mention.span.quote for mention in q.mentions(filled, source=source, actor=actor)]

    assert quotes(source=first) == ["Vellin", "minister\u2028of Vellin"]
    assert quotes(actor=ostrava) == ["The two nations"]
    assert quotes(source=second, actor=vellin) == ["The two nations"]
    assert quotes(source=first, actor=ostrava) == []


def test_one_member_is_read_by_its_key(filled: Session) -> None:
    mention, fact, brief = q.mentions(filled)[1], q.facts(filled)[1], q.briefs(filled)[0]
    assert q.mention(filled, mention.id) == mention
    assert q.fact(filled, fact.id) == fact
    assert q.brief(filled, brief.id) == brief
    assert q.actor(filled, q.actors(filled)[1].id) == q.actors(filled)[1]
    assert q.source(filled, q.sources(filled)[1].id) == q.sources(filled)[1]


def test_an_unknown_key_is_a_bug(session: Session) -> None:
    key = new_key()
    reads = (
        lambda: q.source(session, SourceId(key)),
        lambda: q.source_text(session, SourceId(key)),
        lambda: q.actor(session, ActorId(key)),
        lambda: q.mention(session, MentionId(key)),
        lambda: q.fact(session, FactId(key)),
        lambda: q.brief(session, BriefId(key)),
    )
    for read in reads:
        with pytest.raises(KeyError):
            read()


def test_facts_are_found_by_source_and_by_label_whatever_its_case(filled: Session) -> None:
    first, second = q.sources(filled)
    assert [fact.label for fact in q.facts_of_source(filled, first.id)] == ["f1", "F2"]
    assert [fact.label for fact in q.facts_of_source(filled, second.id)] == ["f1"]
    assert q.fact_by_label(filled, "f2") == q.fact_by_label(filled, "F2") == q.facts(filled)[1]
    assert q.fact_by_label(filled, "f3") is None


def test_counts_name_every_source_and_actor(filled: Session) -> None:
    unused, empty = an_actor(3, "Unused"), a_source(3)
    with filled.step("Add"):
        w.put_actor(filled, unused)
        w.put_source(filled, empty, TEXT)
    vellin, ostrava = (actor.id for actor in q.actors(filled)[:2])
    first, second = (source.id for source in q.sources(filled)[:2])
    assert q.mention_counts(filled) == {vellin: 3, ostrava: 1, unused.id: 0}
    assert q.tag_counts(filled) == {first: (2, 2), second: (1, 1), empty.id: (0, 0)}


def test_a_brief_comes_with_all_it_may_draw_on(filled: Session) -> None:
    brief = q.briefs(filled)[0]
    content = q.brief_content(filled, brief.id)
    assert (content.brief, content.facts) == (brief, q.facts(filled))
    assert (content.actors, content.sources) == (q.actors(filled), q.sources(filled))


def test_refusals_can_be_chosen_by_source(filled: Session) -> None:
    first, second = q.sources(filled)
    assert q.refusals(filled, first.id) == q.refusals(filled)
    assert q.refusals(filled, second.id) == ()


def test_the_next_label_follows_the_highest_in_use(filled: Session) -> None:
    assert q.next_label(filled, Collection.SOURCE) == "s3"
    assert q.next_label(filled, Collection.ACTOR) == "a3"
    assert q.next_label(filled, Collection.FACT) == "f3"
    assert q.next_label(filled, Collection.BRIEF) == "b2"


def test_labels_that_are_no_numbers_are_passed_over(session: Session) -> None:
    source = a_source(1)
    with session.step("Add"):
        w.put_source(session, source, TEXT)
        for label in ("F10", "final", "x99", "f" + "9" * 39, "f2a"):
            w.put_fact(session, a_fact(label, an_evidence(source, "Tarn")))
    assert q.next_label(session, Collection.FACT) == "f11"


def test_a_label_that_is_still_cited_is_not_given_again(filled: Session) -> None:
    brief = q.briefs(filled)[0]
    cites = replace(brief.sections[0], paragraphs=(Paragraph(ParagraphId(new_key()), "See [@F7, @f9]."),))
    with filled.step("Cite"):
        w.put_brief(filled, replace(brief, sections=(cites,)))
    assert q.next_label(filled, Collection.FACT) == "f10"


def test_a_source_is_found_by_label_hash_or_file_name(filled: Session) -> None:
    first, second = q.sources(filled)
    other = a_source(3, "Other words.")
    with filled.step("Add"):
        w.put_source(filled, other, "Other words.")
    assert q.source_by_reference(filled, "S1") == first
    assert q.source_by_reference(filled, "part2.html") == second
    assert q.source_by_reference(filled, other.text_sha256) == other


def test_a_reference_to_none_or_several_sources_is_told(filled: Session) -> None:
    with pytest.raises(BrieferError, match=r"no source “nothing\.txt”"):
        q.source_by_reference(filled, "nothing.txt")
    with pytest.raises(BrieferError, match="several sources: s1, s2"):
        q.source_by_reference(filled, q.sources(filled)[0].text_sha256)


def test_members_can_be_asked_for_by_their_keys(filled: Session) -> None:
    first, second = q.sources(filled)
    assert q.keys(filled, Collection.SOURCE) == (first.id, second.id)
    assert q.sources(filled, [second.id]) == (second,)
    assert q.sources(filled, [second.id, first.id]) == (first, second)
    assert q.facts_of(filled, []) == ()
    fact = q.facts(filled)[1]
    assert q.facts_of(filled, [fact.id, FactId(1)]) == (fact,)

"""What is put into a session comes out unchanged, and what goes takes the right things with it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.errors import BrieferError
from briefer.model.actors import Alias
from briefer.model.changes import Collection
from briefer.model.facts import FactActor
from briefer.model.ids import new_key
from briefer.model.proposals import Refusal
from briefer.model.spans import Span, span_of
from briefer.store import queries as q
from briefer.store import writing as w
from briefer.store.removing import remove
from briefer.store.session import Session
from tests.longer import longer
from tests.store.samples import (
    TEXT,
    a_brief,
    a_fact,
    a_memo,
    a_mention,
    a_section,
    a_source,
    an_actor,
    an_evidence,
    full_evidence,
)


def test_a_source_comes_out_as_it_went_in(session: Session) -> None:
    source = a_source(1)
    with session.step("Add"):
        w.put_source(session, source, TEXT, TEXT.encode())
    assert q.source(session, source.id) == source
    assert q.source_text(session, source.id) == TEXT
    assert q.original(session, source.id) == TEXT.encode()


def test_an_edited_source_keeps_its_text(session: Session) -> None:
    source = a_source(1)
    edited = replace(source, title="Other", warnings=("new",), language="")
    with session.step("Add"):
        w.put_source(session, source, TEXT)
        w.put_source(session, edited)
    assert q.sources(session) == (edited,)
    assert q.source_text(session, source.id) == TEXT
    assert q.original(session, source.id) == b""


def test_a_stored_source_gets_no_other_text(session: Session) -> None:
    source = a_source(1)
    other = replace(a_source(1, "Other words."), id=source.id)
    with session.step("Add"):
        w.put_source(session, source, TEXT)
        with pytest.raises(ValueError, match="keeps its text"):
            w.put_source(session, other, "Other words.")


@pytest.mark.parametrize(("text", "original"), [("Other words.", b""), (TEXT, b"other bytes")])
def test_text_and_bytes_must_be_those_of_the_hashes(session: Session, text: str, original: bytes) -> None:
    with session.step("Add"), pytest.raises(ValueError, match=r"are not|is not"):
        w.put_source(session, a_source(1), text, original)


def test_one_text_of_two_sources_is_stored_once(session: Session) -> None:
    with session.step("Add"):
        w.put_source(session, a_source(1), TEXT, TEXT.encode())
        w.put_source(session, a_source(2), TEXT, TEXT.encode())
    assert session.rows("select count(*) from text") == [(1,)]
    assert session.rows("select count(*) from original") == [(1,)]


def test_damage_to_an_original_is_told(session: Session) -> None:
    source = a_source(1)
    with session.step("Add"):
        w.put_source(session, source, TEXT, TEXT.encode())
        session.write("update original set content = x'00'")
    with pytest.raises(BrieferError, match="original file"):
        q.original(session, source.id)


def test_all_members_come_out_as_they_went_in(session: Session) -> None:
    source, actors = a_source(1), (an_actor(1), an_actor(2, "Ostrava", aliases=(), roles=()))
    mention = a_mention(source, "The two nations", *actors[::-1])
    fact = a_fact(
        "f1",
        full_evidence(source, actors[0]),
        an_evidence(source, "Tarn"),
        actors=(FactActor(actors[1].id, "x"),),
    )
    brief = a_brief(
        1, a_section("a", fact, words=("One.", "Two.")), a_section(""), fields=(("z", "1"), ("a", ""))
    )
    with session.step("Add"):
        w.put_source(session, source, TEXT)
        for actor in actors:
            w.put_actor(session, actor)
        w.put_mention(session, mention)
        w.put_fact(session, fact)
        w.put_brief(session, brief)
    assert q.actors(session) == actors
    assert q.mentions(session) == (mention,)
    assert q.facts(session) == (fact,)
    assert q.briefs(session) == (brief,)


def test_an_alias_that_stays_keeps_its_row(session: Session) -> None:
    actor = an_actor(1, aliases=(Alias("One"), Alias("Two"), Alias("Two")))
    with session.step("Add"):
        w.put_actor(session, actor)
    before: dict[str, int] = dict(session.rows("select words, id from alias"))
    with session.step("Edit"):
        w.put_actor(session, replace(actor, aliases=(Alias("New"), Alias("Two"), Alias("One"))))
    after: dict[str, int] = dict(session.rows("select words, id from alias"))
    assert (after["One"], len(after)) == (before["One"], 3)
    assert after["Two"] in {key for (key,) in session.rows("select id from alias")}


@pytest.mark.parametrize("offset", [-1, 1])
def test_a_quote_must_stand_at_its_offsets(filled: Session, offset: int) -> None:
    source, actor = q.sources(filled)[0], q.actors(filled)[0]
    good = a_mention(source, "backing", actor)
    wrong = Span(source.id, good.span.start + offset, good.span.end + offset, good.span.quote)
    fact = q.facts(filled)[0]
    with filled.step("Tag"):
        with pytest.raises(BrieferError, match="does not stand at"):
            w.put_mention(filled, replace(good, span=wrong))
        with pytest.raises(BrieferError, match="does not stand at"):
            w.put_fact(filled, replace(fact, evidence=(replace(fact.evidence[0], span=wrong),)))
        with pytest.raises(BrieferError, match="does not stand at"):
            w.add_refusal(filled, Refusal(wrong, actor.id))


texts = st.text(st.characters(codec="utf-8") | st.sampled_from("e\u0301🛰\u2028\u200d"))


@given(texts.filter(len), st.data())
@settings(max_examples=longer(60))
def test_any_text_comes_back_and_any_quote_stands_in_it(
    session: Session, text: str, data: st.DataObject
) -> None:
    source, actor = a_source(1, text), an_actor(1)
    whole = a_mention(source, text, actor, text=text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    with session.step("Add"):
        w.put_source(session, source, text)
        w.put_actor(session, actor)
        w.put_mention(session, replace(whole, span=span_of(source.id, text, start, end)))
    (mention,) = q.mentions(session)
    span = mention.span
    assert q.source_text(session, source.id) == text
    assert text[span.start : span.end] == span.quote == text[start:end]
    session.undo()


def test_a_mention_of_several_loses_only_the_actor_removed(filled: Session) -> None:
    vellin, ostrava = q.actors(filled)
    with filled.step("Remove"):
        remove(filled, Collection.ACTOR, vellin.id)
    (left,) = q.mentions(filled)
    assert (left.span.quote, left.actors) == ("The two nations", (ostrava.id,))
    assert q.refusals(filled) == ()
    assert [part.actor for part in q.facts(filled)[0].actors] == [ostrava.id, ostrava.id]


def test_a_speaker_who_is_removed_stays_as_words(filled: Session) -> None:
    with filled.step("Remove"):
        remove(filled, Collection.ACTOR, q.actors(filled)[0].id)
    said = q.facts(filled)[0].evidence[0].attribution
    assert (said.actor, said.who, said.verb) == (None, "Vellin", "said")
    filled.undo()
    said = q.facts(filled)[0].evidence[0].attribution
    assert (said.actor, said.who) == (q.actors(filled)[0].id, "")


def test_with_a_source_go_its_mentions_and_the_facts_it_alone_supports(filled: Session) -> None:
    first, second = q.sources(filled)
    with filled.step("Remove"):
        remove(filled, Collection.SOURCE, first.id)
    assert {mention.span.source for mention in q.mentions(filled)} == {second.id}
    (fact,) = q.facts(filled)
    assert (fact.label, [item.span.source for item in fact.evidence]) == ("f1", [second.id])
    assert [section.facts for section in q.briefs(filled)[0].sections] == [(fact.id,), ()]
    assert q.refusals(filled) == ()
    assert filled.rows("select count(*) from text") == [(1,)]


def test_a_removed_fact_leaves_the_briefs(filled: Session) -> None:
    one, other = q.facts(filled)
    with filled.step("Remove"):
        remove(filled, Collection.FACT, one.id)
    assert q.facts(filled) == (other,)
    assert [section.facts for section in q.briefs(filled)[0].sections] == [(other.id,), (other.id,)]


@pytest.mark.parametrize("collection", list(Collection))
def test_removing_what_is_not_there_is_a_bug(session: Session, collection: Collection) -> None:
    with session.step("Remove"), pytest.raises(KeyError):
        remove(session, collection, new_key())


def test_a_refusal_is_kept_once_and_can_be_forgotten(filled: Session) -> None:
    (refusal,) = q.refusals(filled)
    with filled.step("Again"):
        w.add_refusal(filled, refusal)
    assert q.refusals(filled) == (refusal,)
    with filled.step("Forget"):
        w.remove_refusal(filled, refusal)
    assert q.refusals(filled) == ()


def test_a_paragraph_outlives_the_section_it_is_moved_out_of(filled: Session) -> None:
    brief = q.briefs(filled)[0]
    first, second = brief.sections
    moved = replace(brief, sections=(replace(second, paragraphs=first.paragraphs[::-1]),))
    with filled.step("Move"):
        w.put_brief(filled, moved)
    assert q.briefs(filled) == (moved,)


def test_words_of_a_source_that_is_gone_are_refused_with_a_sentence(session: Session) -> None:
    gone = a_source(1)
    memo, mention = a_memo(gone, "The two nations"), a_mention(gone, "The two nations", an_actor(1))
    fact, refusal = a_fact("f1", an_evidence(gone, "The two nations")), Refusal(memo.span, an_actor(1).id)
    for put in (
        lambda: w.put_memo(session, memo),
        lambda: w.put_mention(session, mention),
        lambda: w.put_fact(session, fact),
        lambda: w.add_refusal(session, refusal),
        lambda: q.source_of(session, memo.span),
    ):
        with session.step("Tag"), pytest.raises(BrieferError, match="“The two nations” stood was removed"):
            put()

"""Passages that are folded away, and sources that are split; the text itself stays as it is."""

import pytest

from briefer.commands.facts import EvidenceDraft, FactDraft, add_evidence, add_fact, move_evidence
from briefer.commands.hiding import hide_passage, show_passage, split_source
from briefer.commands.memos import add_memo, move_memo
from briefer.commands.mentions import move_mention, tag_mention, tag_new_actor
from briefer.errors import BrieferError
from briefer.model.facts import FactKind
from briefer.model.ids import SourceId
from briefer.model.sources import LinkKind
from briefer.store import queries
from briefer.store.search import search, what_is_matched
from briefer.store.session import Session
from briefer.store.untagged import untagged_sentences
from briefer.text.sought import read_sought
from tests.commands.samples import TEXT, place

SECOND = TEXT.index("Volm")


def found(session: Session, typed: str) -> bool:
    return bool(search(session, read_sought(typed)).groups)


def untagged(session: Session, source: SourceId) -> list[str]:
    matching = what_is_matched(session, read_sought(""))
    return [hit.name.words for hit in untagged_sentences(session, [source], matching) if hit is not None]


def test_a_hidden_passage_is_not_found_and_its_text_stays(session: Session, source: SourceId) -> None:
    assert found(session, "Solvania")
    span = place(source, "Solvania said that the two states would talk.")
    hide_passage(session, source, span.start, span.end)
    assert queries.hidden(session, source) == ((span.start, span.end),)
    assert queries.source_text(session, source) == TEXT
    seen = queries.visible_text(session, source)
    assert (len(seen), "Solvania" in seen, seen.replace("\n", "")) == (
        len(TEXT),
        False,
        TEXT.replace(span.quote, "").replace("\n", ""),
    )
    assert not found(session, "Solvania")
    assert found(session, "Kestovia")
    assert not any("Solvania" in words for words in untagged(session, source))
    session.undo()
    assert found(session, "Solvania")
    session.redo()
    show_passage(session, source, span.start + 3)
    assert queries.hidden(session, source) == ()
    assert found(session, "Solvania")


def test_passages_that_touch_are_one(session: Session, source: SourceId) -> None:
    hide_passage(session, source, 0, 10)
    hide_passage(session, source, 20, 30)
    hide_passage(session, source, 8, 20)
    assert queries.hidden(session, source) == ((0, 30),)


def test_no_tag_is_hidden(session: Session, source: SourceId) -> None:
    tag_new_actor(session, place(source, "Solvania"), "Solvania")
    with pytest.raises(BrieferError, match="1 tag lies in this passage"):
        hide_passage(session, source, 0, len(TEXT))
    with pytest.raises(BrieferError, match="no words"):
        hide_passage(session, source, SECOND - 1, SECOND)
    with pytest.raises(BrieferError, match="No passage is hidden"):
        show_passage(session, source, 0)
    assert queries.hidden(session, source) == ()


def test_nothing_is_tagged_of_which_a_part_is_hidden(session: Session, source: SourceId) -> None:
    whole = place(source, "Solvania said that the two states would talk.")
    part, elsewhere = place(source, "two states"), place(source, "Volm")
    actor, tag = tag_new_actor(session, elsewhere, "Volm")
    memo = add_memo(session, elsewhere, "Who?")
    statement = FactDraft(FactKind.STATEMENT, "They would talk.")
    fact = add_fact(session, statement, [EvidenceDraft(elsewhere)])
    (item,) = queries.fact(session, fact).evidence
    hide_passage(session, source, part.start, part.end)
    before = session.history()
    for tagging in (
        lambda: tag_mention(session, whole, [actor]),
        lambda: tag_new_actor(session, whole, "Solvania"),
        lambda: move_mention(session, tag, whole),
        lambda: add_memo(session, whole, "When?"),
        lambda: move_memo(session, memo, whole),
        lambda: add_fact(session, statement, [EvidenceDraft(whole)]),
        lambda: add_evidence(session, fact, EvidenceDraft(whole)),
        lambda: move_evidence(session, fact, item.id, whole),
    ):
        with pytest.raises(BrieferError, match="A hidden passage lies in “Solvania said") as caught:
            tagging()
        assert caught.value.next_step == "Show it first, or select fewer words."
    assert session.history() == before
    show_passage(session, source, part.start)
    tag_mention(session, whole, [actor])


def test_a_part_that_is_split_off_takes_its_tags_along(session: Session, source: SourceId) -> None:
    tag_new_actor(session, place(source, "Kestovia"), "Kestovia")
    tag_new_actor(session, place(source, "Reke"), "Reke")
    add_memo(session, place(source, "Volm"), "Who?")
    first, second = place(source, "closed the lane"), place(source, "Reke did not speak")
    add_fact(session, FactDraft(FactKind.EVENT, "Closed."), [EvidenceDraft(first), EvidenceDraft(second)])
    part = split_source(session, source, SECOND)
    new, old = queries.source(session, part), queries.source(session, source)
    assert new.linked(LinkKind.SPLIT) == source
    assert (new.publisher, new.title[:15]) == (old.publisher, "Volm spoke for ")
    assert queries.source_text(session, part) == TEXT[SECOND:]
    assert queries.source_text(session, source) == TEXT
    assert queries.visible_text(session, source).strip() == TEXT[:SECOND].strip()
    assert [it.span.quote for it in queries.mentions(session, source=source)] == ["Kestovia"]
    assert [it.span.quote for it in queries.mentions(session, source=part)] == ["Reke"]
    assert [it.span.quote for it in queries.memos(session, part)] == ["Volm"]
    (fact,) = queries.facts(session)
    assert [(it.span.source, it.span.quote) for it in fact.evidence] == [
        (source, "closed the lane"),
        (part, "Reke did not speak"),
    ]
    assert queries.find_copies(session)
    assert queries.copies(session) == ()  # the two share nothing that is shown
    session.undo()
    assert [it.span.quote for it in queries.mentions(session, source=source)] == ["Kestovia", "Reke"]
    assert queries.hidden(session, source) == ()


def test_a_tag_across_the_cut_forbids_it(session: Session, source: SourceId) -> None:
    tag_new_actor(session, place(source, "talk.\nVolm"), "Volm")
    with pytest.raises(BrieferError, match="lies across"):
        split_source(session, source, SECOND)
    with pytest.raises(BrieferError, match="nothing to part"):
        split_source(session, source, 0)
    assert len(queries.sources(session)) == 1


def test_hidden_passages_of_a_part_go_with_it(session: Session, source: SourceId) -> None:
    span = place(source, "Reke did not speak")
    hide_passage(session, source, span.start, span.end)
    part = split_source(session, source, SECOND)
    assert queries.hidden(session, part) == ((span.start - SECOND, span.end - SECOND),)

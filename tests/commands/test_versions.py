"""Newer copies of a page: linked, tags carried or listed, each settled; nothing moves silently."""

from dataclasses import replace

import pytest

from briefer.commands import versions
from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact
from briefer.commands.grouped import at_once
from briefer.commands.hiding import hide_passage
from briefer.commands.memos import add_memo
from briefer.commands.mentions import tag_new_actor, untag
from briefer.commands.sources import add_sources, edit_source
from briefer.errors import BrieferError
from briefer.model.facts import FactKind
from briefer.model.ids import SourceId, new_key
from briefer.model.sources import LinkKind, LoadedSource
from briefer.model.spans import Span, span_of
from briefer.model.versions import Reason, TagKind
from briefer.store import queries
from briefer.store.session import Session

OLD = """Kestovia closed the lane on Monday after two ships had met there in thick fog.
Solvania said that the two states would talk about the lane before the end of the month.
Minister Volm did not agree to any toll, his office said in a statement on Tuesday.
"""
NEW = OLD.replace("did not agree", "agreed").replace("two ships", "three ships")
URL = "https://www.northgate.example/world/lane?utm_source=mail#top"


def loaded(text: str, url: str = URL, retrieved: str = "") -> LoadedSource:
    return LoadedSource(text, title="Lane", publisher="Northgate", url=url, retrieved=retrieved)


@pytest.fixture
def pair(session: Session) -> tuple[SourceId, SourceId]:
    """An article with five tags, and its later version, not linked yet."""
    (old,) = add_sources(session, [loaded(OLD)], "2026-10-14T08:00:00Z")
    tag_new_actor(session, at(session, old, "Volm"), "Volm")
    tag_new_actor(session, at(session, old, "Solvania"), "Solvania")
    add_memo(session, at(session, old, "thick fog"), "Ask the harbour.")
    for number, quote in enumerate((OLD.splitlines()[1], OLD.splitlines()[2])):
        draft = FactDraft(FactKind.STATEMENT, f"Statement {number}.")
        add_fact(session, draft, [EvidenceDraft(at(session, old, quote))])
    (new,) = add_sources(session, [loaded(NEW, "http://northgate.example/world/lane/amp")])
    return old, new


def at(session: Session, source: SourceId, quote: str) -> Span:
    text = queries.source_text(session, source)
    start = text.index(quote)
    return span_of(source, text, start, start + len(quote))


def carry(session: Session, old: SourceId, new: SourceId, group: int | None = None) -> versions.Carried:
    texts = [queries.source_text(session, key) for key in (old, new)]
    placings = versions.placed(texts[0], versions.standing_in(session, old), texts[1])
    versions.link_version(session, new, old)
    at_once(versions.carrying(session, new, placings, group))
    return versions.tally(placings)


def quotes(session: Session, source: SourceId) -> list[str]:
    passages = [item.span for fact in queries.facts(session) for item in fact.evidence]
    spans = [*(it.span for it in queries.mentions(session)), *(it.span for it in queries.memos(session))]
    return sorted(span.quote for span in (*spans, *passages) if span.source == source)


def test_a_newer_copy_of_the_page_is_known_by_its_address(
    session: Session, pair: tuple[SourceId, SourceId]
) -> None:
    old, new = pair
    found = versions.earlier_version(session, queries.source(session, new))
    assert found is not None
    assert found.id == old
    assert versions.earlier_version(session, queries.source(session, old)) is None  # it was fetched before


@pytest.mark.usefixtures("pair")
def test_what_shares_the_address_alone_is_no_version(session: Session) -> None:
    other = "A wholly different story of harvests, wells and rain in the far north of the country this year."
    (third,) = add_sources(session, [loaded(other)])
    assert versions.earlier_version(session, queries.source(session, third)) is None


def test_the_same_text_at_another_way_to_the_page_adds_nothing(
    session: Session, pair: tuple[SourceId, SourceId]
) -> None:
    old, _ = pair
    assert add_sources(session, [loaded(OLD, "http://northgate.example/world/lane?fbclid=9")]) == (old,)


def test_tags_are_carried_or_listed_and_the_old_version_keeps_its_own(
    session: Session, pair: tuple[SourceId, SourceId]
) -> None:
    old, new = pair
    before = quotes(session, old)
    told = carry(session, old, new)
    assert versions.words_of(told) == "4 tags carried, 1 needs a look"
    assert quotes(session, old) == before
    assert quotes(session, new) == sorted(["Volm", "Solvania", "thick fog", OLD.splitlines()[1]])
    (tag,) = queries.adrift(session)
    assert (tag.kind, tag.reason) == (TagKind.EVIDENCE, Reason.ALTERED)
    assert tag.near is not None
    assert NEW[slice(*tag.near)] == NEW.splitlines()[2]
    assert queries.adrift_counts(session) == {new: 1}
    assert [it.id for it in versions.earlier_versions(session, new)] == [old]
    later = versions.later_version(session, old)
    assert later is not None
    assert later.id == new


def test_one_undo_takes_back_what_was_carried_with_the_link(
    session: Session, pair: tuple[SourceId, SourceId]
) -> None:
    old, new = pair
    group = new_key()
    with session.step("Later version", group):
        versions.link_version(session, new, old)
    placings = versions.placed(OLD, versions.old_tags(session, old), NEW)
    at_once(versions.carrying(session, new, placings, group))
    session.undo()
    assert quotes(session, new) == []
    assert queries.adrift(session) == ()
    assert queries.source(session, new).linked(LinkKind.VERSION) is None


def test_carrying_twice_tags_nothing_twice(session: Session, pair: tuple[SourceId, SourceId]) -> None:
    carry(session, *pair)
    before = quotes(session, pair[1])
    carry(session, *pair)
    assert quotes(session, pair[1]) == before
    assert len(queries.adrift(session)) == 1


def test_a_tag_adrift_is_placed(session: Session, pair: tuple[SourceId, SourceId]) -> None:
    _, new = pair
    carry(session, *pair)
    (tag,) = queries.adrift(session)
    span = at(session, new, NEW.splitlines()[2])
    versions.place_adrift(session, tag, span)
    assert queries.adrift(session) == ()
    fact, _ = versions.evidence_of(session, tag.member)
    assert [item.span.quote for item in fact.evidence] == [OLD.splitlines()[2], NEW.splitlines()[2]]
    session.undo()
    assert queries.adrift(session) == (tag,)


def test_it_is_kept_in_the_old_version_or_dropped(session: Session, pair: tuple[SourceId, SourceId]) -> None:
    old, _ = pair
    carry(session, *pair)
    (tag,) = queries.adrift(session)
    with pytest.raises(BrieferError, match="at least one passage"):
        versions.drop_adrift(session, tag)
    assert queries.adrift(session) == (tag,)
    versions.keep_in_old(session, tag)
    assert queries.adrift(session) == ()
    assert OLD.splitlines()[2] in quotes(session, old)


def test_a_mention_that_is_dropped_goes_from_the_old_version_too(session: Session) -> None:
    (old,) = add_sources(session, [loaded(OLD)], "2026-10-14T08:00:00Z")
    _, mention = tag_new_actor(session, at(session, old, "Kestovia"), "Kestovia")
    (new,) = add_sources(session, [loaded("\n".join(OLD.splitlines()[1:]))])
    assert carry(session, old, new) == versions.Carried(0, 1)
    (tag,) = queries.adrift(session)
    assert tag.reason is Reason.GONE
    versions.drop_adrift(session, tag)
    assert (queries.adrift(session), quotes(session, old)) == ((), [])
    session.undo()
    untag(session, mention)
    assert queries.adrift(session) == ()  # what is gone needs no look


def test_parting_leaves_the_tags_and_empties_the_list(
    session: Session, pair: tuple[SourceId, SourceId]
) -> None:
    _, new = pair
    carry(session, *pair)
    versions.detach_version(session, new)
    assert queries.adrift(session) == ()
    assert len(quotes(session, new)) == 4
    assert versions.earlier_versions(session, new) == ()


def test_a_version_of_another_source_needs_no_look_for_the_one_before(
    session: Session, pair: tuple[SourceId, SourceId]
) -> None:
    _, new = pair
    carry(session, *pair)
    before = queries.adrift(session)
    (other,) = add_sources(session, [loaded("Quite another text.")])
    versions.link_version(session, new, other)
    assert queries.adrift(session) == ()
    session.undo()
    assert queries.adrift(session) == before != ()


def test_versions_are_a_line_without_a_circle(session: Session, pair: tuple[SourceId, SourceId]) -> None:
    old, new = pair
    (third,) = add_sources(session, [loaded(OLD + "More.")])
    versions.link_version(session, new, old)
    with pytest.raises(BrieferError, match="itself"):
        versions.link_version(session, old, new)
    with pytest.raises(BrieferError, match="next version"):
        versions.link_version(session, third, old)
    versions.link_version(session, third, new)
    assert [it.id for it in versions.earlier_versions(session, third)] == [new, old]


def test_a_corrected_address_makes_it_known_too(session: Session, pair: tuple[SourceId, SourceId]) -> None:
    old, new = pair
    edit_source(session, replace(queries.source(session, new), url=""))
    assert versions.earlier_version(session, queries.source(session, new)) is None
    versions.link_version(session, new, old)  # by hand
    assert [it.id for it in versions.earlier_versions(session, new)] == [old]


def test_a_source_follows_the_other_of_its_page_in_one_step(
    session: Session, pair: tuple[SourceId, SourceId]
) -> None:
    old, new = pair
    found = versions.follow_page(session, new)
    assert found is not None
    assert (found[0].id, found[1]) == (old, versions.Carried(4, 1))
    session.undo()
    assert quotes(session, new) == []
    assert versions.follow_page(session, old) is None


def test_what_was_hidden_is_hidden_in_the_later_version_where_its_words_are_the_same(
    session: Session,
) -> None:
    old, new = add_sources(session, [loaded(OLD), loaded(NEW, "http://northgate.example/world/lane/amp")])
    for words in ("after two ships had met", "talk about the lane", "in a statement on Tuesday"):
        span = at(session, old, words)
        hide_passage(session, old, span.start, span.end)
    tag_new_actor(session, at(session, new, "statement"), "Statement")
    assert carry(session, old, new) == versions.Carried(0, 0)
    text = queries.source_text(session, new)
    assert [text[start:end] for start, end in queries.hidden(session, new)] == ["talk about the lane"]
    carry(session, old, new)
    assert len(queries.hidden(session, new)) == 1
    session.undo()
    session.undo()
    assert not queries.hidden(session, new)


def test_no_tag_comes_into_a_hidden_passage_of_the_later_version(
    session: Session, pair: tuple[SourceId, SourceId]
) -> None:
    old, new = pair
    for quote in ("Solvania said", "agreed to any toll", "Kestovia"):
        span = at(session, new, quote)
        hide_passage(session, new, span.start, span.end)
    carry(session, old, new)
    assert "Solvania" in quotes(session, new)
    text = queries.source_text(session, new)
    assert [text[start:end] for start, end in queries.hidden(session, new)] == [
        "Kestovia",
        "agreed to any toll",
    ]
    (tag, *_) = queries.adrift(session, new)
    with pytest.raises(BrieferError, match="A hidden passage lies in"):
        versions.place_adrift(session, tag, at(session, new, "Volm agreed to any toll"))
    assert tag in queries.adrift(session, new)

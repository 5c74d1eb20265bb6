"""Full-text search over sources, facts, actors and notes."""

import math
from dataclasses import replace

import pytest

from briefer.model.actors import Alias, AliasKind
from briefer.model.changes import Collection
from briefer.model.dates import UNDATED, dated
from briefer.model.found import Found, Hit
from briefer.model.ids import SourceId
from briefer.model.sought import Thing
from briefer.store import queries as q
from briefer.store import writing as w
from briefer.store.removing import remove
from briefer.store.search import items_found, prepare_search, search
from briefer.store.session import Session
from briefer.text.sought import read_sought
from tests.store.samples import TEXT, a_brief, a_fact, a_memo, a_section, a_source, an_actor, an_evidence


def look_for(session: Session, typed: str, limit: int = 12) -> Found:
    return search(session, read_sought(typed), limit)


def hits(session: Session, typed: str, thing: Thing | None = None) -> list[Hit]:
    groups = look_for(session, typed).groups
    return [hit for group in groups if thing in (None, group.thing) for hit in group.hits]


def found(session: Session, typed: str) -> set[tuple[Thing, str]]:
    return {(hit.thing, hit.name.words) for hit in hits(session, typed)}


def marked(hit: Hit) -> list[str]:
    return [hit.snippet.words[start:end] for start, end in hit.snippet.marks]


def test_a_word_is_found_in_every_kind(filled: Session) -> None:
    assert found(filled, "vellin") == {
        (Thing.SOURCE, "Ministers meet, part 1"),
        (Thing.SOURCE, "Ministers meet, part 2"),
        (Thing.ACTOR, "Vellin"),
        (Thing.FACT, "Statement of F2."),
    }


@pytest.mark.parametrize(
    ("typed", "thing", "name"),
    [
        ("courier", Thing.SOURCE, "Ministers meet, part 1"),
        ("vellinese", Thing.ACTOR, "Vellin"),
        ("tarn council", Thing.ACTOR, "Vellin"),
        ("statement f1", Thing.FACT, "Statement of f1."),
        ("f2", Thing.FACT, "Statement of F2."),
        ("coffee", Thing.FACT, "Statement of f1."),
        ("treaty", Thing.NOTE, "On Vellin"),
        ("both outlets", Thing.NOTE, "On f1: Statement of f1."),
        ("embassy", Thing.NOTE, "On “met in Tarn”"),
        ("thoughts", Thing.NOTE, "Summary in “Talks in Tarn”"),
    ],
)
def test_each_part_of_a_member_is_searched(filled: Session, typed: str, thing: Thing, name: str) -> None:
    assert (thing, name) in found(filled, typed)


@pytest.mark.parametrize(
    "typed", ["cafe", "CAFÉ", "caf", "cafe diplo", "naive cafe", '"cafe diplomacy"', "“cafe diplomacy”", "c"]
)
def test_case_accents_and_endings_do_not_matter(filled: Session, typed: str) -> None:
    assert (Thing.SOURCE, "Ministers meet, part 1") in found(filled, typed)


@pytest.mark.parametrize(
    "typed", ['"diplomacy cafe"', "cafe absent", "afe", '"caf"', "", "  ", "-", '"', "*", "cafe -diplomacy"]
)
def test_what_is_not_there_is_not_found(filled: Session, typed: str) -> None:
    assert found(filled, typed) == set()


@pytest.mark.parametrize(
    "typed",
    ["AND", "NEAR(", "name:x", "a*b", "(", "^", '"unclosed', "U.S.", "\0", "\ud800", "a - b", "'", "🛰", "-x"],
)
def test_no_words_are_read_as_operators(filled: Session, typed: str) -> None:
    look_for(filled, typed)


def test_a_minus_excludes_what_has_the_word(filled: Session) -> None:
    assert {hit.name.words for hit in hits(filled, "statement -vellin")} == {"Statement of f1."}
    names = {name for thing, name in found(filled, "-vellin -nosuch") if thing is not Thing.NOTE}
    assert names == {"Ostrava", "Statement of f1."}


def test_a_hit_in_a_text_says_where_the_words_stand(filled: Session) -> None:
    (hit, _) = hits(filled, "tarn", Thing.SOURCE)
    assert TEXT[hit.start : hit.end] == "Tarn"
    assert "met in Tarn" in hit.snippet.words
    assert "\n" not in hit.snippet.words
    assert marked(hit) == ["Tarn"]
    assert q.source(filled, SourceId(hit.key)).name == hit.name.words


def test_a_hit_elsewhere_has_no_place(filled: Session) -> None:
    (title, *_) = hits(filled, "meet part", Thing.SOURCE)
    assert (title.start, title.snippet.words) == (-1, "Tarn Courier · A. Reporter")
    assert [title.name.words[start:end] for start, end in title.name.marks] == ["meet", "part"]


def test_a_memo_leads_to_its_passage_and_a_paragraph_to_itself(filled: Session) -> None:
    (memo,) = hits(filled, "embassy")
    assert (memo.collection, TEXT[memo.start : memo.end]) == (Collection.MEMO, "met in Tarn")
    assert marked(memo) == ["embassy"]
    (paragraph,) = hits(filled, "second thoughts")
    assert paragraph.collection is Collection.BRIEF
    assert paragraph.key == q.briefs(filled)[0].sections[0].paragraphs[1].id


def test_a_snippet_of_a_long_text_is_cut_at_words(session: Session) -> None:
    text = "before " * 100 + "needle " + "after " * 100
    with session.step("Add"):
        w.put_source(session, a_source(1, text), text)
    (hit,) = hits(session, "needle")
    assert text[hit.start :].startswith("needle")
    assert hit.snippet.words.startswith("…before before")
    assert hit.snippet.words.endswith("after…")
    assert len(hit.snippet.words) < 200


def test_names_come_before_bodies_whatever_the_bodies_say(session: Session) -> None:
    often, seldom = "Ostrava again. " * 50, "Nothing of it here. " * 3_000
    with session.step("Add"):
        w.put_source(session, a_source(1, often), often)
        w.put_source(session, a_source(2, seldom, title="Ostrava"), seldom)
    assert hits(session, "ostrava")[0].name.words == "Ostrava"
    assert hits(session, "o")[0].name.words == "Ostrava"


def test_of_sources_that_rank_alike_the_later_comes_first(session: Session) -> None:
    days = {"a": "2024-01-05", "b": "2024-03-01", "c": None, "d": "2023-12-31"}
    with session.step("Add"):
        for number, (name, day) in enumerate(days.items()):
            text = f"The envoy spoke in {name}."
            source = a_source(number, text, title=name, published=dated(day) if day else UNDATED)
            w.put_source(session, source, text)
    assert [hit.name.words for hit in hits(session, "envoy")] == ["b", "a", "d", "c"]


def test_finds_are_counted_by_kind_beyond_those_that_are_shown(session: Session) -> None:
    with session.step("Add"):
        for number in range(30):
            w.put_actor(session, an_actor(number, f"Envoy {number}", aliases=(), note="Envoy" * (number % 2)))
    shown = {group.thing: (len(group.hits), group.total) for group in look_for(session, "envoy", 5).groups}
    assert shown == {Thing.ACTOR: (5, 30), Thing.NOTE: (5, 15)}
    totals = {group.thing: group.total for group in look_for(session, "envoy -1 kind:actor", 5).groups}
    assert totals == {Thing.ACTOR: 29}


def test_a_name_also_finds_the_other_names_of_its_actor(session: Session) -> None:
    text = "Work on the CPEC goes on."
    names = (Alias("CPEC", AliasKind.ACRONYM), Alias("中巴经济走廊", AliasKind.NATIVE))
    with session.step("Add"):
        w.put_source(session, a_source(1, text), text)
        w.put_actor(session, an_actor(1, "China-Pakistan Economic Corridor", aliases=names))
    for typed in ("China-Pakistan Economic Corridor", "china pakistan economic corridor", "中巴经济走廊"):
        made = look_for(session, typed)
        assert (Thing.SOURCE, "Ministers meet, part 1") in found(session, typed)
        assert "CPEC" in made.also
        (hit,) = hits(session, typed, Thing.SOURCE)
        assert marked(hit) == ["CPEC"]
    assert found(session, '"China-Pakistan Economic Corridor"') == {
        (Thing.ACTOR, "China-Pakistan Economic Corridor")
    }
    assert look_for(session, "china pakistan economic").also == ()
    assert hits(session, "work cpec", Thing.SOURCE)
    assert hits(session, "走廊", Thing.ACTOR)


def test_an_alias_of_two_actors_finds_the_names_of_both(session: Session) -> None:
    short = (Alias("Wang", AliasKind.SHORT),)
    with session.step("Add"):
        w.put_actor(session, an_actor(1, "Wang Wenbin", aliases=short))
        w.put_actor(session, an_actor(2, "Wang Yi", aliases=short))
    assert set(look_for(session, "wang").also) == {"Wang Wenbin", "Wang Yi"}


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("外交部发言人表示，谈判仍在继续。", "谈判"),
        ("外交部发言人表示，谈判仍在继续。", "言人"),
        ("中巴经济走廊很重要", "巴经济"),
        ("華為5G網絡", "5g網"),
        ("合意に達するだろうか", "達する"),
        ("カタカナのタワー", "ワー"),
        ("การเจรจายังดำเนินต่อไป", "เจรจา"),
        ("وزیر می‌گوید که کتاب‌ها", "كتاب"),
        ("وزیر می‌گوید", "ميگويد"),
        ("قَالَ الوَزِيرُ مصطفى", "الوزير مصطفي"),
        ("في عام ٢٠٢٤", "2024"),
        ("Пётр Чёрный", "петр черн"),
        ("השר ד״ר כהן", 'ד"ר כהן'),
        ("Łódź and Sørensen", "lodz sorensen"),
    ],
)
def test_words_of_every_script_are_found(session: Session, text: str, typed: str) -> None:
    with session.step("Add"):
        w.put_source(session, a_source(1, text, title="T"), text)
    (hit,) = hits(session, typed)
    assert hit.start >= 0
    assert marked(hit)


def test_an_actor_of_the_native_name_is_found_as_one_types_it(session: Session) -> None:
    with session.step("Add"):
        w.put_actor(session, an_actor(1, "Ali Khamenei", aliases=(Alias("علی خامنه‌ای", AliasKind.NATIVE),)))
    assert found(session, "علي خامنهاي") == {(Thing.ACTOR, "Ali Khamenei")}


def test_an_actor_that_was_merged_is_found_as_the_one_it_is_part_of(filled: Session) -> None:
    vellin, ostrava = q.actors(filled)
    with filled.step("Write"):
        w.put_actor(filled, replace(ostrava, note="Ask about the harbour."))
    look_for(filled, "ostrava")
    with filled.step("Merge"):
        merge = (ostrava.id, vellin.id, "spelling", "2024-02-01T10:00:00Z")
        filled.write("insert into merge (actor, kept, reason, made) values (?, ?, ?, ?)", merge)
    assert found(filled, "ostrava kind:actor") == {(Thing.ACTOR, "Vellin")}
    assert "Vellin" in look_for(filled, "ostrava").also
    assert found(filled, "harbour") == {(Thing.NOTE, "On Vellin")}
    with filled.step("Write"):
        filled.write("update actor set note = 'Ask about the pier.' where id = ?", (ostrava.id,))
    assert found(filled, "pier") == {(Thing.NOTE, "On Vellin")}
    filled.undo()
    filled.undo()
    assert found(filled, "ostrava kind:actor") == {(Thing.ACTOR, "Ostrava")}
    assert found(filled, "harbour") == {(Thing.NOTE, "On Ostrava")}


def test_the_index_keeps_in_step_with_edits_undo_and_redo(filled: Session) -> None:
    assert hits(filled, "newcomer") == []
    with filled.step("Add"):
        w.put_actor(filled, an_actor(3, "Newcomer", aliases=(), note="A newcomer."))
        source = a_source(3, "A newcomer spoke.")
        w.put_source(filled, source, "A newcomer spoke.")
        w.put_fact(filled, a_fact("f9", an_evidence(source, "newcomer", "A newcomer spoke.")))
        w.put_memo(filled, a_memo(q.sources(filled)[0], "Tarn", "Like the newcomer."))
        w.put_brief(filled, a_brief(2, a_section("x", words=("Newcomers, all.",))))
    assert len(hits(filled, "newcomer")) == 6
    with filled.step("Rename"):
        w.put_actor(filled, replace(q.actors(filled)[2], name="Settler", note=""))
    assert len(hits(filled, "newcomer")) == 4
    filled.undo()
    filled.undo()
    assert hits(filled, "newcomer") == []
    filled.redo()
    assert len(hits(filled, "newcomer")) == 6


def test_a_search_within_a_step_is_a_bug(filled: Session) -> None:
    with filled.step("Open"), pytest.raises(RuntimeError):
        look_for(filled, "vellin")


def test_the_index_can_be_built_bit_by_bit(session: Session) -> None:
    with session.step("Add"):
        for number in range(60):
            w.put_actor(session, an_actor(number, f"Actor {number}"))
    rounds = 0
    while not prepare_search(session, 0):
        rounds += 1
    assert rounds >= 60
    assert prepare_search(session, math.inf)
    assert look_for(session, "actor").groups[0].total == 60


def test_a_very_long_text_is_indexed_in_parts_and_found_once(session: Session) -> None:
    text = "hay stack " * 50_000 + "needle " + "hay stack " * 20_000 + "final"
    with session.step("Add"):
        w.put_source(session, a_source(1, text, title="Long"), text)
    rounds = 0
    while not prepare_search(session, 0):
        rounds += 1
    assert rounds >= 3
    (group,) = look_for(session, "hay").groups
    assert (len(group.hits), group.total) == (1, 1)
    (hit,) = hits(session, "needle")
    assert text[hit.start : hit.end] == "needle"
    assert len(hits(session, "final")) == len(hits(session, "long")) == 1
    with session.step("Remove"):
        remove(session, Collection.SOURCE, hit.key)
    assert hits(session, "hay") == []


def test_a_fault_while_indexing_leaves_nothing_out(filled: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    index = filled.index
    text, calls = index._text, []

    def failing(sha256: str) -> str:
        calls.append(sha256)
        if len(calls) == 2:
            raise OSError("the disk is gone")
        return text(sha256)

    monkeypatch.setattr(index, "_text", failing)
    with pytest.raises(OSError, match="gone"):
        prepare_search(filled, math.inf)
    assert index.is_behind
    assert len(hits(filled, "tarn", Thing.SOURCE)) == 2


def test_all_that_is_found_can_be_had_without_its_words(filled: Session) -> None:
    items = items_found(filled, read_sought("vellin"))
    assert items[Thing.SOURCE] == {source.id for source in q.sources(filled)}
    assert len(items[Thing.FACT]) == 1
    assert len(items_found(filled, read_sought(""))[Thing.NOTE]) == 5


def test_nothing_of_the_index_is_in_the_file(filled: Session) -> None:
    look_for(filled, "vellin")
    names = {name for (name,) in filled.rows("select name from sqlite_schema")}
    assert not [name for name in names if "word" in name]


@pytest.mark.parametrize(
    "typed", ["w " * 3_000, "vellin " * 3_000, " -x".join("abcdefgh" * 400), "a" * 100_000]
)
def test_very_much_that_is_typed_breaks_nothing(filled: Session, typed: str) -> None:
    look_for(filled, typed)


def test_few_letters_find_first_the_texts_with_just_that_word(session: Session) -> None:
    texts = {"uncle": "Uncle Sam spoke.", "un": "The UN spoke, and the UN left.", "under": "Under a tree."}
    with session.step("Add"):
        for number, (title, text) in enumerate(texts.items()):
            day = dated(f"2024-01-0{9 - number}")
            w.put_source(session, a_source(number, text, title=f"T{title[0]}{number}", published=day), text)
    found_first = [hit.name.words for hit in hits(session, "un")]
    assert found_first == ["Tu1", "Tu0", "Tu2"]

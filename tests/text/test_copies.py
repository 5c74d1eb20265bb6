"""Copies of one story are found among many texts, and articles on one event are not taken for copies."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.text import copies
from briefer.text.copies import COPY, CopyIndex, containment, copies_among, trigrams

STORY = (
    "Norland closed the strait on Monday after its coastguard boarded a trawler off Vell. Nine sailors were"
    " taken ashore and questioned. The envoy of Estmark called the boarding unlawful and asked for talks."
)


def share(one: str, other: str) -> float:
    return containment(trigrams(one), trigrams(other))


def test_the_pairs_with_known_truth(shared: Path) -> None:
    pairs = json.loads((shared / "data" / "neardup" / "pairs.json").read_text(encoding="utf-8"))
    assert len(pairs) == 140
    for pair in pairs:
        assert (share(pair["a"], pair["b"]) >= COPY) == pair["dup"], pair["url"]


def test_among_all_texts_the_same_pairs_are_found_as_by_comparing_each_with_each(shared: Path) -> None:
    pairs = json.loads((shared / "data" / "neardup" / "pairs.json").read_text(encoding="utf-8"))
    texts = dict(enumerate(pair[side] for pair in pairs for side in "ab"))
    grams = {key: trigrams(text) for key, text in texts.items()}
    each = {(a, b) for a in texts for b in texts if a < b and containment(grams[a], grams[b]) >= COPY}
    assert {(pair.one, pair.other) for pair in copies_among(texts)} == each


@pytest.mark.parametrize(
    "edited",
    [
        STORY.upper(),
        "(Agency) - " + STORY,
        STORY[: len(STORY) // 2],
        STORY.replace("Nine", "Twelve").replace("unlawful", "illegal"),
        STORY + " " + "Other news of the day follows here in many more words than the story had. " * 20,
    ],
)
def test_an_edited_copy_is_one(edited: str) -> None:
    assert share(STORY, edited) >= COPY


def test_another_report_of_the_same_is_none() -> None:
    other = (
        "On Monday Norland shut the strait. Its coastguard had stopped a trawler near Vell and held nine men."
    )
    assert share(STORY, other) < 0.3


@pytest.mark.parametrize("text", ["", "…", "one", "one two"])
def test_texts_of_few_words_are_copies_only_of_themselves(text: str) -> None:
    assert share(text, STORY) == 0
    assert share(text, text) == (1 if any(sign.isalnum() for sign in text) else 0)


def test_scripts_without_blanks_are_compared_too() -> None:
    assert share("港口仓库爆炸造成九人死亡三十人受伤", "快讯 港口仓库爆炸造成九人死亡三十人受伤。") == 1


@given(st.text(max_size=80), st.text(max_size=80))
def test_containment_is_a_share_and_has_no_direction(one: str, other: str) -> None:
    assert 0 <= share(one, other) == share(other, one) <= 1


def test_cut_copies_are_found_among_long_texts() -> None:
    rng = random.Random(4)  # noqa: S311 - texts that can be made again
    words = [f"w{number}" for number in range(3000)]
    texts = {number: " ".join(rng.choices(words, k=600)) for number in range(60)}
    texts |= {100 + number: " ".join(texts[number].split()[:200]) for number in range(0, 60, 3)}
    found = copies_among(texts)
    assert [(pair.one, pair.other) for pair in found] == [
        (number, 100 + number) for number in range(0, 60, 3)
    ]
    assert all(pair.share == 1 for pair in found)


def test_texts_that_come_and_go_one_by_one_give_what_all_at_once_do() -> None:
    index: CopyIndex[int] = CopyIndex()
    half = STORY[: len(STORY) // 2]
    index.add(1, trigrams(half))
    while index.compare():
        pass
    assert index.pairs() == ()
    index.add(2, trigrams(STORY))
    index.add(3, trigrams("Nothing of this has ever been in any other text at all."))
    while index.compare():
        pass
    assert [(pair.one, pair.other) for pair in index.pairs()] == [(1, 2)]
    index.remove(2)
    assert index.pairs() == ()
    assert not index.compare()
    index.add(4, trigrams(STORY))
    while index.compare():
        pass
    assert [(pair.one, pair.other) for pair in index.pairs()] == [(1, 4)]


@given(st.lists(st.sampled_from(["one", "two", "three", "four"]), max_size=40), st.integers(1, 9))
def test_trigrams_are_the_same_however_many_words_are_read_at_once(words: list[str], at_once: int) -> None:
    whole = trigrams(" ".join(words))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(copies, "_WORDS_AT_ONCE", at_once)
        parts = trigrams(" ".join(words))
    assert sorted(parts.hashes) == sorted(whole.hashes)


def test_a_text_may_go_while_another_is_compared_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "_GRAMS_AT_ONCE", 4)
    index: CopyIndex[int] = CopyIndex()
    for key in (1, 2, 3):
        index.add(key, trigrams(STORY))
    assert index.compare()
    index.remove(2)
    while index.compare():
        pass
    assert [(pair.one, pair.other) for pair in index.pairs()] == [(1, 3)]


@pytest.mark.parametrize("order", [1, -1])
def test_short_and_long_texts_find_each_other_in_any_order(order: int) -> None:
    rng = random.Random(7)  # noqa: S311 - texts that can be made again
    words = [f"w{number}" for number in range(400)]
    texts = {
        key: " ".join(rng.choices(words, k=size)) for key, size in enumerate((300, 120, 60, 35, 12, 5) * 4)
    }
    for key in range(24, 40):
        whole = texts[key - 24].split()
        texts[key] = " ".join(whole[: max(3, len(whole) // rng.choice((2, 3, 8)))])
    grams = {key: trigrams(text) for key, text in texts.items()}
    each = {
        frozenset((a, b)): containment(grams[a], grams[b])
        for a in texts
        for b in texts
        if a < b and containment(grams[a], grams[b]) >= COPY
    }
    ordered = dict(sorted(texts.items(), key=lambda item: order * item[0]))
    assert {frozenset((it.one, it.other)): it.share for it in copies_among(ordered)} == each
    assert len(each) >= 16


def test_what_is_removed_is_met_by_nothing_that_comes_later() -> None:
    index: CopyIndex[int] = CopyIndex()
    for key, text in enumerate((STORY, " ".join(STORY.split()[:12]))):
        index.add(key, trigrams(text))
    while index.compare():
        pass
    assert len(index.pairs()) == 1
    for key in (0, 1):
        index.remove(key)
    index.add(2, trigrams(STORY))
    while index.compare():
        pass
    assert index.pairs() == ()
    index.remove(2)
    assert not any((*index._whole._buckets.values(), *index._sampled._buckets.values()))

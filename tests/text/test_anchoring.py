"""Passages of an old text in a new one: ten kinds of edits, and random edits whose map is the truth."""

import random
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefer.model.versions import Reason
from briefer.text.anchoring import Adrift, Anchored, Wanted, reanchor

OLD = """Ministers met in Kyiv on Monday to discuss grain exports through the Black Sea corridor.
Foreign Minister Anna Orlova said that 14 ships had left Odesa since the start of the month.
“We did not agree to any new inspection,” Orlova told reporters after the meeting in the capital.

The port authority of Odesa confirmed the number. It said that insurance costs had doubled since May.
Turkey's envoy Kemal Aydin called the talks useful. He will travel to Moscow later this week.
Analysts doubt that the corridor can hold. A similar deal broke down in July after shelling of the port.
Reporting by Jane Miller in Kyiv; editing by Tom Reed."""


def outcome(
    quote: str, new: str, old: str = OLD, *, number: int = 0, whole: bool = False
) -> tuple[str, Reason | None]:
    """Return the words that a passage stands on in the new text, or the nearest, and the reason."""
    start = -1
    for _ in range(number + 1):
        start = old.index(quote, start + 1)
    (found,) = reanchor(old, [Wanted(start, start + len(quote), whole)], new)
    if isinstance(found, Anchored):
        return new[found.start : found.end], None
    return new[slice(*found.near)] if found.near else "", found.reason


def edited(before: str, after: str) -> str:
    assert before in OLD
    return OLD.replace(before, after)


def test_what_is_unchanged_stays() -> None:
    assert outcome("Kemal Aydin", OLD) == ("Kemal Aydin", None)


TEN = {
    "a typo": edited("discuss grain", "disscuss grain"),
    "an added paragraph": edited(
        "The port auth", "Rain fell in Kyiv all day, and Orlova was late.\nThe port auth"
    ),
    "a removed paragraph": edited(OLD.splitlines()[1] + "\n", ""),
    "a moved paragraph": edited("\n" + OLD.splitlines()[5], "") + "\n" + OLD.splitlines()[5],
    "a changed number": edited("14 ships", "15 ships"),
    "a changed name": edited("Kemal Aydin", "Kemal Demir"),
    "a negation": edited("did not agree", "did agree"),
    "a duplicated sentence": edited("in July after", "in July after").replace(
        "He will travel", "It said that insurance costs had doubled since May. He will travel"
    ),
    "merged sentences": edited("the number. It said", "the number and it said"),
    "other quotation marks": edited("“We did", '"We did').replace("inspection,”", 'inspection,"'),
}
SENTENCES = [line.strip() for line in OLD.replace(". ", ".\n").splitlines() if line.strip()]
NAMES = ["Kyiv", "Anna Orlova", "Orlova", "Odesa", "Kemal Aydin", "Moscow", "July", "Jane Miller", "14 ships"]
ADRIFT = {
    "a typo": {SENTENCES[0]},
    "an added paragraph": set(),
    "a removed paragraph": {SENTENCES[1], "Anna Orlova", "14 ships", "Odesa"},
    "a moved paragraph": set(),
    "a changed number": {SENTENCES[1], "14 ships"},
    "a changed name": {SENTENCES[5], "Kemal Aydin"},
    "a negation": {SENTENCES[2]},
    "a duplicated sentence": set(),
    "merged sentences": set(SENTENCES[3:5]),
    "other quotation marks": set(),
}


@pytest.mark.parametrize("kind", TEN)
def test_each_tag_is_placed_or_listed_whatever_was_edited(kind: str) -> None:
    new, adrift = TEN[kind], set[str]()
    wanted = [(quote, quote in SENTENCES) for quote in (*SENTENCES, *NAMES)]
    for quote, whole in wanted:
        words, reason = outcome(quote, new, whole=whole)
        if reason is None:
            assert words.replace('"', "“", 1).replace('"', "”") == quote
        else:
            adrift.add(quote)
    assert adrift - {"Orlova"} == ADRIFT[kind]


def test_an_altered_sentence_is_listed_with_the_passage_that_is_nearest() -> None:
    sentence = "It said that insurance costs had doubled since May."
    words, reason = outcome(sentence, edited("costs had doubled", "costs had tripled"))
    assert (words, reason) == ("It said that insurance costs had tripled since May.", Reason.ALTERED)


def test_what_is_gone_does_not_move_to_the_next_place_of_its_words() -> None:
    new = edited(OLD.splitlines()[0] + "\n", "")
    assert outcome("Kyiv", new)[1] is Reason.GONE
    assert outcome("Kyiv", new, number=1) == ("Kyiv", None)


def test_a_word_is_not_found_within_another() -> None:
    new = edited("Ministers met in Kyiv", "Ministers again Kyiv")
    assert outcome("in", new, number=1)[1] is not None
    assert outcome("in", edited("Ministers met in Kyiv", "They are in Kyiv"), number=1) == ("in", None)


def test_a_sentence_that_became_its_contrary_around_the_quote_is_listed() -> None:
    old = OLD + "\nOfficials said that the army had crossed the river near the old bridge."
    new = old.replace("Officials said that", "Officials denied that")
    quote = "the army had crossed the river near the old bridge"
    assert outcome(quote, new, old, whole=True) == (quote, Reason.AROUND)
    assert outcome(quote, new, old) == (quote, None)


def test_places_that_nothing_tells_apart_are_listed() -> None:
    line = OLD.splitlines()[5]
    new = edited(line, f"{line}\n{line}")
    assert outcome("Kemal Aydin", new)[1] is Reason.ALIKE


def test_harmless_differences_are_overlooked() -> None:
    old = "Café owners — all of them — said: «We stay here.»\nThey did so on Friday."
    new = 'Cafe\u0301 owners - all  of them - said: "We stay\u00a0here." They did\u00ad so on\nFriday.'
    assert outcome("Café", new, old) == ("Cafe\u0301", None)
    assert outcome("said: «We stay here.»\nThey did so on Friday.", new, old)[1] is None
    assert outcome("all of them", new, old) == ("all  of them", None)


def test_text_without_spaces_is_found_too() -> None:
    old = "中国外交部发言人星期一在北京表示,两国将继续推进经济走廊建设。"
    old += "巴基斯坦总理对此表示欢迎。双方同意下个月再次会晤。"
    new = "(最新消息)" + old.replace("下个月", "明年")
    assert outcome("巴基斯坦总理", new, old) == ("巴基斯坦总理", None)
    assert outcome("下个月", new, old)[1] is not None


SAID = """the of in said and on for port ships grain talks not new Orlova Kyiv Aydin Odesa deal week they will
could meet after before Monday price insurance cost month army river bridge minister envoy report two ten"""
WORDS = [*SAID.split(), *(f"{kind}{number}" for kind in ("place", "thing", "name") for number in range(25))]
FRESH = ["again", "never", "coal", "slowly"]
Marked = list[tuple[str, tuple[int, ...] | None]]
"""Words of a text, each with the places of its letters in the old one, or None for a new word."""


def written(rng: random.Random, count: int) -> list[list[str]]:
    """Return paragraphs of sentences, as words."""
    return [
        [
            rng.choice(WORDS) + ("." if n and n % rng.randint(5, 12) == 0 else "")
            for n in range(rng.randint(4, 40))
        ]
        for _ in range(count)
    ]


def laid(paragraphs: list[Marked]) -> tuple[str, list[int | None]]:
    """Return the text, and for each letter its place in the old one."""
    text, origins = "", list[int | None]()
    for paragraph in paragraphs:
        for word, places in paragraph:
            text += word + " "
            origins += [*(places or [None] * len(word)), None]
        text = text[:-1] + "\n" if paragraph else text + "\n"
        origins += [] if paragraph else [None]
    return text, origins


def edit(rng: random.Random, paragraphs: list[Marked]) -> None:
    """Make one edit of a random kind."""
    at = rng.randrange(len(paragraphs))
    here = paragraphs[at]
    kind = rng.choice(("insert", "delete", "replace", "move", "copy", "drop", "add", "copy some", "swap"))
    low = rng.randrange(len(here) + 1)
    high = min(low + rng.randint(1, 9), len(here))
    # Its edges are words that stand nowhere else: one that was replaced by itself would be no change.
    words = [rng.choice(FRESH), *rng.choices(WORDS, k=rng.randint(0, 8)), rng.choice(FRESH)]
    new: Marked = [(word, None) for word in words]
    if kind == "insert":
        here[low:low] = new
    elif kind == "delete":
        del here[low:high]
    elif kind == "replace":
        here[low:high] = new
    elif kind == "copy some":
        here[high:high] = here[low:high]
    elif kind == "swap":
        here[:] = here[low:] + here[:low]
    elif kind == "move":
        paragraphs.insert(rng.randrange(len(paragraphs)), paragraphs.pop(at))
    elif kind == "copy":
        paragraphs.insert(rng.randrange(len(paragraphs) + 1), list(here))
    elif kind == "add":
        paragraphs.insert(at, new * 3)
    elif len(paragraphs) > 1:
        del paragraphs[at]


_BESIDE = 14  # code points


@settings(max_examples=100)
@example(922234601, 8, 3)
@example(510511992, 14, 8)
@example(329314452, 11, 2)
@example(110483523, 7, 3)
@example(192328501, 12, 4)
@given(seed=st.integers(0, 10**9), edits=st.integers(0, 14), size=st.integers(2, 12))
def test_no_passage_lands_in_a_wrong_place(seed: int, edits: int, size: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - the same edits each time
    text, paragraphs = "", list[Marked]()
    for words in written(rng, size):
        marked: Marked = []
        for word in words:
            marked.append((word, tuple(range(len(text), len(text) + len(word)))))
            text += word + " "
        text = text[:-1] + "\n"
        paragraphs.append(marked)
    starts = [places[0] for paragraph in paragraphs for _, places in paragraph if places is not None]
    ends = [places[-1] + 1 for paragraph in paragraphs for _, places in paragraph if places is not None]
    for _ in range(edits):
        edit(rng, paragraphs)
    new, origins = laid(paragraphs)
    wanted = []
    for _ in range(60):
        first = rng.randrange(len(starts))
        wanted.append(
            Wanted(starts[first], ends[min(first + rng.choice((0, 0, 1, 2, 8, 20)), len(ends) - 1)])
        )
    placed = 0
    for it, found in zip(wanted, reanchor(text, wanted, new), strict=True):
        if isinstance(found, Adrift):
            assert edits, (it, found)
            continue
        placed += 1
        assert_right(text, it, origins, new, found)
    assert placed or edits


def assert_right(text: str, it: Wanted, origins: list[int | None], new: str, found: Anchored) -> None:
    """Fail unless the passage stands on its own letters, or a copy of them, or was written anew in its place.

    Of several words the first or last may be the same one of a stretch that was moved to its side, and so may
    those in the first or last of several paragraphs. Where a stretch that begins or ends in the passage was
    copied to its side, the lesser part of the passage may be the same words of the copy; and any lesser part
    where what stands before the passage and behind it reads as it did.
    """
    letters = zip(origins[found.start : found.end], new[found.start : found.end], strict=True)
    came = [place for place, sign in letters if not sign.isspace()]
    own = [place for place in range(it.start, it.end) if not text[place].isspace()]
    assert [text[place] for place in own] == [
        sign for sign in new[found.start : found.end] if not sign.isspace()
    ]
    wrong = [place for n, place in enumerate(own) if came[n] != place]
    if set(own).isdisjoint(origins) and is_beside_the_same(text, it, new, found):
        return  # the word was struck out and written anew: no reader could tell it from the old one
    quote = text[it.start : it.end]
    many = "\n" in quote
    first = quote.index("\n") if many else len(quote.split()[0])
    last = len(quote) - quote.rindex("\n") if many else len(quote.split()[-1])
    edges = it.start + first, it.end - last
    is_edge = all(place < edges[0] for place in wrong) or all(place >= edges[1] for place in wrong)
    is_at_a_side = wrong in (own[: len(wrong)], own[len(own) - len(wrong) :])
    is_copy = 2 * len(wrong) < len(own) and (is_at_a_side or is_between_the_same(text, it, new, found))
    assert not wrong or (len(quote.split()) > 1 and is_edge) or is_copy, (it, found, text, new)


def is_beside_the_same(text: str, it: Wanted, new: str, found: Anchored) -> bool:
    """Return whether the same words go before the passage as went before it, or follow it as followed."""
    before, after = beside(text, it)
    return (len(before) == _BESIDE and new[: found.start].endswith(before)) or (
        len(after) == _BESIDE and new[found.end :].startswith(after)
    )


def is_between_the_same(text: str, it: Wanted, new: str, found: Anchored) -> bool:
    """Return whether the same words go before the passage as went before it, and follow it as followed."""
    before, after = beside(text, it)
    return new[: found.start].endswith(before) and new[found.end :].startswith(after)


def beside(text: str, it: Wanted) -> tuple[str, str]:
    return text[max(it.start - _BESIDE, 0) : it.start], text[it.end : it.end + _BESIDE]


def test_thousands_of_tags_in_a_long_text_are_found_in_one_walk() -> None:
    rng = random.Random(1)  # noqa: S311 - the same words each time
    words = [rng.choice(WORDS) if n % 3 else f"word{rng.randrange(9999)}" for n in range(20_000)]
    places = [0]
    for word in words:
        places.append(places[-1] + len(word) + 1)
    old = " ".join(words)
    wanted = [
        Wanted(places[n], places[n + rng.randint(1, 3)] - 1) for n in rng.choices(range(19_000), k=2_000)
    ]
    for place in rng.choices(range(20_000), k=100):
        words[place] = "altered"
    new = " ".join(words)
    few, all_of_them = timed(old, wanted[:100], new), timed(old, wanted, new)
    assert all_of_them < 14 * few  # twenty times as many: the walk is the same one
    placed = [it for it in reanchor(old, wanted, new) if isinstance(it, Anchored)]
    assert len(placed) > 0.95 * len(wanted)


def timed(old: str, wanted: list[Wanted], new: str) -> float:
    start = time.process_time()
    reanchor(old, wanted, new)
    return time.process_time() - start

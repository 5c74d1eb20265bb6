from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.text.sentences import LONGEST, iterate_sentences, sentence_at, sentence_spans

if TYPE_CHECKING:
    from tests.conftest import Seed


def sentences(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, language)]


def test_the_seed_is_parted_as_its_tagging_says(seed: "Seed") -> None:
    assert sentence_spans(seed.text) == tuple((item["start"], item["end"]) for item in seed.gold["sentences"])


@given(st.text(st.sampled_from("aB. ?!\n\u2028\u2029\t\"“”'1)😀\u0301中。 Amb.")))
def test_sentences_cover_all_but_white_space_in_order(text: str) -> None:
    spans = sentence_spans(text)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    for start, end in spans:
        assert text[start:end].strip() == text[start:end]
        assert not set(text[start:end]) & set("\n\u2028\u2029")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gen. Asim Munir left the U.S. on Jan. 16. He slept.",
            ["Gen. Asim Munir left the U.S. on Jan. 16.", "He slept."],
        ),
        ("He left at 5 p.m. Tuesday. We stayed.", ["He left at 5 p.m. Tuesday.", "We stayed."]),
        ("It ended at 5 p.m. The men left.", ["It ended at 5 p.m.", "The men left."]),
        ("Amb. Wu spoke. 1. First point.", ["Amb. Wu spoke.", "1. First point."]),
        ("“We will act.” She left. ...", ["“We will act.”", "She left. ..."]),
        ("One line\nanother. End", ["One line", "another.", "End"]),
        ("他走了。再见。", ["他走了。", "再见。"]),
        (" \n\t\n", []),
    ],
)
def test_where_a_sentence_ends(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_other_languages_have_rules_of_their_own() -> None:
    text = "Er kam am 3. Januar nach Berlin. Das ist z.B. gut."
    assert sentences(text, "de-AT") == ["Er kam am 3. Januar nach Berlin.", "Das ist z.B. gut."]
    assert sentences("A came. B went.", "tlh") == ["A came.", "B went."]


def test_a_line_without_an_end_is_cut_at_spaces() -> None:
    spans = sentence_spans("word " * 10_000)
    assert max(end - start for start, end in spans) <= LONGEST
    assert sum(end - start for start, end in spans) == 50_000 - len(spans)


def test_huge_texts_are_parted_too() -> None:
    assert sentence_spans("\n" * 1_000_000) == ()
    assert len(sentence_spans("word " * (2 << 20))) > 2_000
    assert len(sentence_spans("Amb. " * 200_000)) > 200


def test_half_a_surrogate_pair_does_not_shift_offsets() -> None:
    assert sentences("\ud800 came. He left.") == ["\ud800 came.", "He left."]


def test_the_sentence_at_a_place() -> None:
    spans = sentence_spans("One. Two. Three.")
    assert [sentence_at(spans, index) for index in (0, 4, 5, 9, 10, 99)] == [0, 0, 1, 1, 2, 2]
    assert sentence_at((), 3) == 0


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ar", ["قال الوزير إنّ المحادثات بدأت.", "هل ستنجح؟", "«سنواصل العمل»، قال.", "وصل د. سمير."]),
        ("fa", ["وزیر می‌گوید که گفت‌وگوها ادامه دارد.", "آیا توافق می‌شود؟", "او در ۲۳ ژانویه رفت!"]),
        ("ur", ["وزیر نے کہا کہ بات چیت جاری ہے۔", "کیا معاہدہ ہوگا؟", "ختم"]),
        ("he", ["השר אמר כי השיחות נמשכות.", "האם יושג הסכם?", 'ד"ר כהן נסע לת"א!']),
        (
            "ru",
            ["Министр А. П. Иванов заявил об этом.", "Будет ли соглашение?", "«Да», — сказал он в 2024 г."],
        ),
        ("zh", ["外交部表示，谈判仍在继续。", "会达成协议吗？", "没有人知道！", "中巴经济走廊……很重要。"]),
        ("ja", ["交渉が続いていると述べた。", "合意に達するだろうか？"]),
        ("th", ["การเจรจายังดำเนินต่อไป จะตกลงกันได้หรือไม่?", "ไม่มีใครรู้"]),
    ],
)
def test_sentences_of_other_scripts_end_where_their_readers_say(language: str, expected: list[str]) -> None:
    joiner = "" if language in {"zh", "ja"} else " "
    assert sentences(joiner.join(expected), language) == expected


@given(
    st.lists(
        st.sampled_from(["One. ", "Two? ", "Amb. Wu spoke. ", "词。", "x" * 300 + " ", "\n"]), max_size=200
    )
)
def test_a_text_of_any_length_is_parted_piece_by_piece_alike(parts: list[str]) -> None:
    text = "".join(parts)
    assert tuple(iterate_sentences(text)) == sentence_spans(text)


def test_the_first_sentences_of_a_long_text_come_at_once() -> None:
    text = "A short one. " * 400_000
    assert next(iterate_sentences(text)) == (0, 12)

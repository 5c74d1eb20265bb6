"""Text folded for finding, and the way back to the text as it is stored."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.text.folding import Folded, Keep, fold

# Letters that fold in every way there is: shorter, longer, away, and as they are.
ODD = (
    "aé\u0301eßŁøİıﬁ½…ёй\u0306كکيیىةهۀأإآٱ"
    "ـ\u064b\u0651\u0670\u200c\u200d\u00ad۱٢ﷲﻻ”’–\u00a0\n東が각ד״ְ🛰️\ufe0f x."
)
texts = st.text(st.one_of(st.sampled_from(ODD), st.characters(exclude_categories=["Cs"])))
keeps = st.sampled_from([Keep.NOTHING, Keep.CASE, Keep.ACCENTS, Keep.CASE | Keep.ACCENTS])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ÉTÉ à l’hôtel", "ete a l'hotel"),
        ("e\u0301te\u0301", "été"),
        ("Straße", "STRASSE"),
        ("Łódź Sørensen Đặng İstanbul ısı", "lodz sorensen dang istanbul isi"),
        ("Ёлка", "елка"),
        ("за\u0301мок", "замок"),
        ("علي", "علی"),
        ("مصطفى", "مصطفي"),
        ("كتاب", "کتاب"),
        ("فاطمة", "فاطمه"),
        ("أحمد إيران آسيا ٱلله", "احمد ايران اسيا الله"),
        ("مُحَمَّدٌ", "محمد"),
        ("مـــحمد", "محمد"),
        ("می\u200cخواهم", "میخواهم"),
        ("۲۰۲۴ ٢٠٢٤ ２０２４", "2024 2024 2024"),
        ("שָׁלוֹם", "שלום"),
        ("“A – B”", '"a - b"'),
        ("a\u00a0b\nc", "a b c"),
        ("ＣＰＥＣ", "cpec"),
        ("co\u00adoperation", "cooperation"),
    ],
)
def test_what_a_reader_takes_for_the_same_folds_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("が", "か"), ("हिंदी", "हद"), ("ก้า", "กา"), ("각", "가"), ("گ", "ک")]
)
def test_what_is_another_letter_or_vowel_stays_another(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_case_or_accents_may_be_kept() -> None:
    assert fold("Été", Keep.CASE) == "Ete"
    assert fold("Été", Keep.ACCENTS) == "été"
    assert fold("Été ’", Keep.CASE | Keep.ACCENTS) == "Été '"


@given(texts, keeps)
def test_folding_twice_changes_nothing_more(text: str, keep: Keep) -> None:
    once = fold(text, keep)
    assert fold(once, keep) == once


@given(texts, texts, keeps)
def test_texts_fold_piece_by_piece(one: str, other: str, keep: Keep) -> None:
    assert fold(one + other, keep) == fold(one, keep) + fold(other, keep)


def test_every_character_folds_to_what_stays() -> None:
    for code in range(0x3100):  # all scripts with letters that fold; the rest is sampled above
        sign = chr(code)
        assert fold(fold(sign)) == fold(sign), hex(code)


@given(texts, keeps)
def test_each_folded_character_leads_back_to_the_one_it_came_from(text: str, keep: Keep) -> None:
    folded = Folded(text, keep)
    assert folded.text == fold(text, keep)
    places = [folded.source_of(index) for index in range(len(folded.text))]
    assert places == sorted(places)
    came_from = [place for place, sign in enumerate(text) for _ in fold(sign, keep)]
    assert places == came_from


@given(texts, st.data())
def test_a_folded_stretch_leads_back_to_a_stretch_of_the_stored_text(text: str, data: st.DataObject) -> None:
    folded = Folded(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    low, high = folded.span(start, end)
    assert 0 <= low < high <= len(text)
    assert folded.text[start:end] in fold(text[low:high])
    # An accent behind the last letter belongs to it.
    assert high == len(text) or unicodedata.category(text[high])[0] != "M"


def test_a_long_text_of_ascii_is_folded_at_once() -> None:
    text = "Norland closed the strait.\n" * 40_000
    assert fold(text) == text.lower().replace("\n", " ")
    assert Folded(text).span(27, 34) == (27, 34)

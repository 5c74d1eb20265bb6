import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.weigh import verbatim
from briefer.weigh.verbatim import verbatim_runs

SAID = (
    "On Tuesday the two sides agreed to keep their survey boats south of the buoy line until June, they said."
)
EIGHT = "the two sides agreed to keep their survey"


def runs(statement: str, *passages: str) -> list[str]:
    return [statement[start:end] for start, end in verbatim_runs(statement, passages or (SAID,))]


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (f"T{EIGHT[1:]} there.", [f"T{EIGHT[1:]}"]),
        (f"They met: {EIGHT} boats south.", [f"{EIGHT} boats south"]),
        ("The two sides agreed to keep their boats south of the line.", []),
        (EIGHT, [EIGHT]),
        ("the two sides agreed to keep their", []),
        ("Two Sides Agreed To Keep Their Survey Boats", []),
        ("Officials said that the line holds.", []),
        ("", []),
    ],
)  # fmt: skip
def test_a_run_of_eight_words_counts_and_fewer_do_not(statement: str, found: list[str]) -> None:
    assert runs(statement) == found


def test_a_statement_that_is_a_whole_passage_counts_with_its_stop_from_four_words_on() -> None:
    assert runs("The ambassadors return Friday.", "the ambassadors return Friday") == [
        "The ambassadors return Friday."
    ]
    assert runs("Ambassadors return Friday.", "Ambassadors return Friday.") == []
    assert runs(SAID) == [SAID]


@pytest.mark.parametrize(
    ("statement", "passage", "found"),
    [
        (
            "Both states agreed to meet at Port Ansel by 20 March 2025.",
            "Both states agreed to meet at Port Ansel by 20 March",
            "Both states agreed to meet at Port Ansel",
        ),
        (
            "On Monday, 3 March both states agreed to meet at Port Ansel again",
            "On 3 March both states agreed to meet at Port Ansel again",
            "both states agreed to meet at Port Ansel again",
        ),
        (
            "Both states said that they would pay for 12 million tonnes",
            "Both states said that they would pay for 12",
            "Both states said that they would pay",
        ),
        (
            "Both states agreed to meet by 20 March 2025 at Port Ansel soon",
            "Both states agreed to meet by 20 March 2025 at Port Ansel",
            "Both states agreed to meet by 20 March 2025 at Port Ansel",
        ),
    ],
)
def test_a_date_and_a_figure_are_never_cut(statement: str, passage: str, found: str) -> None:
    assert runs(statement, passage) == [found]


def test_two_runs_count_apart() -> None:
    second = "south of the buoy line until June, they said"
    assert runs(f"It was said: {EIGHT} here, and {second}.") == [EIGHT, second]


def test_words_in_quotation_marks_are_left_and_marks_are_never_cut() -> None:
    for marked in (f"They said “{EIGHT}” then.", f"He said „{EIGHT}“ then.", f'He said "{EIGHT}" then.'):
        assert runs(marked) == []
    spoken = "He said “no more boats” to all of the people in the hall."
    assert runs(spoken, spoken) == [spoken]
    cut = "We heard more boats” to all of the people in the hall."
    assert runs(cut, spoken) == []


def test_names_and_titles_are_nobodys_wording() -> None:
    said = "Deputy Minister Ivo Tann, Professor Ada Reke and General Osk Vand"
    assert runs(f"They met {said} again.", f"with {said} there") == []


def test_the_word_that_leads_to_reported_words_stays_outside() -> None:
    assert runs(f"They claim that {EIGHT} well.", f"He said that {EIGHT} well") == [f"{EIGHT} well"]


def test_a_sentence_of_the_analysts_own_that_holds_a_run_is_left_as_it_is() -> None:
    assert runs(f"{EIGHT} boats, which the harbour master of the town had asked them to do for years.") == []


def test_a_quotation_ends_before_a_small_word_and_begins_after_a_conjunction() -> None:
    said = f"He rose, and {EIGHT} boats south of the river"
    assert runs(f"They stood and {EIGHT} boats south of the lake.", said) == [f"{EIGHT} boats south"]


def test_any_of_several_passages_counts() -> None:
    assert runs(
        "The two sides agreed to keep their survey boats", "something else that was said by others", SAID
    )


@given(
    st.lists(st.sampled_from(["a", "b", "C", "d,", "e.", "–", "“f", "g”"]), max_size=24).map(" ".join),
    st.lists(st.sampled_from(["a", "b", "C", "d", "e", "f", "g."]), max_size=24).map(" ".join),
)
def test_the_quick_look_leaves_out_no_run(statement: str, passage: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verbatim, "_may_share", lambda *_: True)
        whole = verbatim_runs(statement, (passage,))
    assert verbatim_runs(statement, (passage,)) == whole


@given(st.text("ab “”\"'.", max_size=80), st.text("ab “”\"'.", max_size=80))
def test_stretches_lie_in_the_statement_in_order(statement: str, passage: str) -> None:
    found = verbatim_runs(statement, (passage,))
    ends = [0, *(end for _, end in found)]
    assert all(
        before <= start < end <= len(statement) for before, (start, end) in zip(ends, found, strict=False)
    )

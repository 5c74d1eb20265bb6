"""What an editor sends back whatever the facts are."""

import pytest

from briefer.check.prose import Passage, Voice
from briefer.check.wording import acronym_doubts, wording_doubts
from tests.check.prose_samples import reporting, rules, stated


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask the desk (TBC).", ["STR05"]),
        ("Ask [name] for {{ it }}.", ["STR05"]),
        ("It was [sic] so[@f1].", []),
        ("He said “so.", ["STY06"]),
        ("It was (as they say so.", ["STY06"]),
        ("Analysts say so.", ["STY02"]),
        ("Analysts say so[@f1].", []),
        ("It is understood that they left; reportedly.", ["STY02"]),
        ("The regime fell.", ["STY03"]),
        ("He called for the regime to fall.", []),
        ("He said: “the regime fell”.", []),
        (" ".join(["word"] * 1 + [f"w{number}" for number in range(40)]) + ".", ["STY04"]),
        ("The the boat sank.", ["STY06"]),
        ("He knew that that had had no effect.", []),
        ("There were 14 casualties.", ["STY08"]),
        ("There were 14 casualties, 3 of them dead.", []),
        ("We should go.", []),
    ],
)
def test_what_is_told_of_the_analysts_own_text(text: str, found: list[str]) -> None:
    assert rules(wording_doubts, text) == found


def test_the_writers_view_is_told_in_sections_that_report() -> None:
    assert rules(wording_doubts, reporting("We should go.")) == ["STY07"]
    assert rules(wording_doubts, reporting("He said that they should go.")) == []


def test_an_acronym_is_written_out_where_it_first_stands() -> None:
    assert rules(acronym_doubts, "The KPA met the UN.", "The KPA left.") == ["ACR01"]
    assert rules(acronym_doubts, "The Kelm Port Authority (KPA) met.", "The KPA left.") == []
    assert rules(acronym_doubts, stated("The Kelm Port Authority (KPA) met."), "The KPA left.") == []
    assert rules(acronym_doubts, "The KPA met.", acronyms=frozenset({"KPA"})) == []
    assert rules(acronym_doubts, "Part IV and F-16s.") == []
    assert rules(acronym_doubts, "The Port Authority (PA).", "A Press Agency (PA).") == ["ACR03"]


def test_the_bottom_line_draws_on_all_and_cites_nothing() -> None:
    assert rules(wording_doubts, Passage("Here", "It has reportedly opened.", leads=True)) == []


def test_what_a_fact_states_is_left_alone() -> None:
    assert rules(wording_doubts, stated("The regime the the fell, analysts say.")) == []
    assert rules(wording_doubts, Passage("the title", "XXX", Voice.TITLE)) == ["STR05"]

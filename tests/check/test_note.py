"""The rules over one passage need no other one, and each rule that weighs something is one of the list."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefer.check import weights
from briefer.check.note import OF_A_PASSAGE, passage_doubts
from briefer.check.prose import Passage
from briefer.check.weights import weight_of
from briefer.model.findings import Weight
from tests.check.prose_samples import prose, reporting, stated

LIST = Path(__file__).parents[2] / "docs" / "checks.md"
PASSAGES = (
    Passage("Here", "It may well open on Tuesday."),
    Passage("Here", "The KPA met; the regime regime fell."),
    Passage("Here", "It is likely, with high confidence, that 90% agree (so they say."),
    Passage("Here", "9 boats sank.", leads=True),
    reporting("We should all go to the port at once."),
    stated("They left yesterday."),
)


@given(st.lists(st.sampled_from(PASSAGES), max_size=6))
def test_what_is_doubtful_in_a_passage_does_not_depend_on_the_others(passages: list[Passage]) -> None:
    whole = prose(*passages)
    alone = {doubt for passage in passages for doubt in passage_doubts(passage, whole) if doubt is not None}
    assert alone == {doubt for rule in OF_A_PASSAGE for doubt in rule(whole)}
    assert all(doubt.passage in passages for doubt in alone)


def test_rules_that_weigh_more_or_less_than_others_are_on_the_list_and_told() -> None:
    told = {
        found[1]
        for found in re.finditer(r"^\| ([A-Z]{3}\d\d) \|.*\| (.*) \|$", LIST.read_text("utf-8"), re.MULTILINE)
        if "told" in found[2] or "the same" in found[2]
    }
    assert told >= weights._GRAVE | weights._LIGHT
    assert [weight_of(rule) for rule in ("SRC03", "UNC01", "STY04")] == list(Weight)

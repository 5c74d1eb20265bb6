"""Words of likelihood outside the yardstick, mixed with confidence, doubled, or beside another's figures."""

from dataclasses import replace

import pytest

from briefer.check.likelihood import judgement_doubts, likelihood_doubts
from briefer.check.prose import Passage, Voice
from briefer.model.drafting import Judgement
from briefer.model.ids import JudgementId
from briefer.model.yardsticks import ICD203, PHIA, Yardstick
from tests.check.prose_samples import prose, rules, stated

JUDGED = Judgement(JudgementId(1), "the envoys return", "likely", "low", "One source; no statement.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They may well attack.", ["UNC01"]),
        ("They will perhaps attack, and might win.", ["UNC01", "UNC01"]),
        ("It is probably lost.", []),
        ("It is highly likely that it is lost.", []),
        ("It is very likely that it is lost.", ["UNC02"]),
        ("It is more likely than not.", ["UNC01"]),
        ("It is almost certainly lost.", []),
        ("It is certainly lost.", ["UNC01"]),
        ("They met in May, and on 3 May again.", []),
        ("They answer as soon as possible, if possible today; they could not before.", []),
        ("He said: “They may attack, perhaps.”", []),
        ("Wang said that China could help[@f1].", []),
        ("Wang said that China could help.", ["UNC01"]),
        ("The remote valley is cut off.", []),
        ("Credibility 3 (possibly true).", []),
        ("Dismay at the mayor.", []),
        ("It is likely, with high confidence, that it is lost.", ["UNC03"]),
        ("It is likely that it is lost. We have high confidence in this.", []),
        ("It may be likely.", ["UNC01", "UNC05"]),
        ("It could possibly be lost.", ["UNC01", "UNC01", "UNC05"]),
        ("It is likely, and the other unlikely.", []),
        ("It is likely (90%) that it is lost.", ["UNC07"]),
        ("It is likely (55–75%) that it is lost.", []),
        ("It is likely (55–95 %) that it is lost.", ["UNC07"]),
        ("Prices rose by 90%.", []),
    ],
)
def test_what_is_told_of_the_analysts_own_text(text: str, found: list[str]) -> None:
    assert rules(likelihood_doubts, text) == found


def test_a_term_of_the_other_yardstick_is_told_whichever_it_is() -> None:
    assert rules(likelihood_doubts, "It is highly likely.", yardstick=ICD203) == ["UNC02"]
    assert rules(likelihood_doubts, "It is very likely.", yardstick=ICD203) == []
    (doubt,) = likelihood_doubts(prose("It is highly likely.", yardstick=ICD203))
    assert doubt.sentence == (
        "In “Here”, “highly likely” is no term of the ICD 203 (US, 2 January 2015), which this note uses."
    )


def test_the_title_is_looked_at_and_what_a_fact_states_is_not() -> None:
    title = Passage("the title", "Tolmark may open the strait", Voice.TITLE)
    assert rules(likelihood_doubts, title, stated("Tolmark may open the strait.")) == ["UNC01"]


def judged(judgement: Judgement, yardstick: Yardstick = PHIA) -> list[tuple[str, str, str]]:
    return [(each.rule, each.words, each.sentence) for each in judgement_doubts(judgement, yardstick)]


def test_what_could_mislead_a_reader_of_a_judgement_is_told() -> None:
    assert judged(JUDGED) == []
    mixed = replace(JUDGED, text="we have high confidence that they may return", reasons="It is likely.")
    told = {
        ("UNC03", "high confidence"): "stands with the likelihood: say it among the reasons instead.",
        ("UNC03", "likely"): "stands with the confidence: likelihood belongs to the judgement.",
        ("UNC01", "may"): "is on no yardstick: a reader cannot tell how likely it means.",
    }
    assert judged(mixed) == [(rule, words, f"“{words}” {rest}") for (rule, words), rest in told.items()]
    bare = replace(JUDGED, band="", confidence="")
    assert [rule for rule, *_ in judged(bare, ICD203)] == ["UNC04", "UNC04"]
    twice = replace(JUDGED, text="they probably return")
    again = "“probably” in what is judged says how likely a second time."
    assert judged(twice) == [("UNC05", "probably", again)]

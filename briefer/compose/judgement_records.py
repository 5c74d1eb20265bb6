"""A judgement as templates see it: how likely it is in one sentence, how sure the analyst is in another."""

from dataclasses import dataclass

from markupsafe import Markup

from briefer.compose.fact_records import FactRecord
from briefer.compose.tokens import Value


@dataclass(frozen=True, slots=True)
class JudgementRecord:
    """What the analyst judges, in parts that a pack can lay out.

    `number` counts the judgements of its list from 1; `line` is the sentence with its likelihood and, behind
    it, the citations of the facts that it rests on; `clause` is what is judged, without its likelihood;
    `likelihood` is the term of the yardstick and `range` what it means in percent, both empty until one is
    chosen; `yardstick` is that one's title. `confidence` is the level as a word and `confidence_line` the
    sentence that tells it, with the reasons; both are empty until it was assessed. `facts` are those that the
    judgement rests on, and `citations` cites them.
    """

    number: int
    line: Markup
    clause: Markup
    likelihood: Value
    range: Value
    yardstick: Value
    confidence: Value
    confidence_line: Markup
    reasons: Markup
    facts: tuple[FactRecord, ...]
    citations: Markup

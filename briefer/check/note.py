"""All rules over a note's prose, each doubt once."""

from briefer.check.days import day_doubts
from briefer.check.grounds import ground_doubts
from briefer.check.likelihood import likelihood_doubts
from briefer.check.prose import Doubt, Prose
from briefer.check.wording import wording_doubts

RULES = (likelihood_doubts, ground_doubts, day_doubts, wording_doubts)
"""The rules in the order in which their doubts are told, the weightiest first."""


def prose_doubts(prose: Prose) -> tuple[Doubt, ...]:
    """Return what of a note's prose needs a look before it goes out.

    The rules know English alone; of a note in another language there is no doubt.
    """
    return tuple(dict.fromkeys(doubt for rule in RULES for doubt in rule(prose)))

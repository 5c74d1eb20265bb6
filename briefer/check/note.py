"""All rules over a note's prose: those that look at one passage by itself, and those that need all of them.

They know English alone; of a note in another language there is no doubt.
"""

from collections.abc import Iterator
from dataclasses import replace

from briefer.check.days import day_doubts
from briefer.check.grounds import ground_doubts, leading_doubts
from briefer.check.likelihood import likelihood_doubts
from briefer.check.prose import Doubt, Passage, Prose
from briefer.check.wording import acronym_doubts, wording_doubts

OF_A_PASSAGE = (likelihood_doubts, ground_doubts, day_doubts, wording_doubts)
"""The rules whose doubts about a passage do not depend on any other one."""

OF_THE_NOTE = (leading_doubts, acronym_doubts)
"""The rules that hold a passage against the rest of the note."""


def passage_doubts(passage: Passage, prose: Prose) -> Iterator[Doubt | None]:
    """Yield what of one passage needs a look, and None between; the other passages are not looked at.

    Beside its words it depends on the facts that it cites, the actors, the yardstick and the year.
    """
    alone = replace(prose, passages=(passage,))
    for rule in OF_A_PASSAGE:
        yield from rule(alone)
        yield None


def whole_doubts(prose: Prose) -> Iterator[Doubt | None]:
    """Yield what needs a look in all passages together, and None between."""
    for rule in OF_THE_NOTE:
        yield from rule(prose)

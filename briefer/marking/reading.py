"""Markings read, checked and combined, whatever their scheme."""

from collections.abc import Sequence

from briefer.marking.lists import read_listed
from briefer.marking.uk import read_uk
from briefer.marking.us import highest_us, read_us
from briefer.marking.values import UNMARKED, Marking
from briefer.model.packs import Scheme

OPEN = (UNMARKED, "NON CLASSIFIÉ", "TLP:CLEAR")
"""The markings that a pack's sample may have."""


def read_marking(scheme: Scheme, words: str) -> Marking:
    """Return the marking that words give, in its scheme's own form; without a scheme, the words as they are.

    Raises BrieferError, with what to use instead, where they give none.
    """
    match scheme:
        case Scheme.NONE:
            return Marking(scheme, words, 0, words)
        case Scheme.US:
            return read_us(words)
        case Scheme.UK:
            return read_uk(words)
        case _:
            return read_listed(scheme, words)


def highest(markings: Sequence[Marking]) -> Marking:
    """Return the marking of a whole whose parts have these markings, one or more, of one scheme."""
    if markings[0].scheme is Scheme.US:
        return highest_us(markings)
    return max(markings, key=lambda marking: marking.rank)


def has_portions(scheme: Scheme) -> bool:
    """Return whether a scheme marks paragraphs one by one in a way that is known here."""
    return scheme in {Scheme.US, Scheme.NATO, Scheme.EU}

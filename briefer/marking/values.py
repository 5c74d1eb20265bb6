"""A protective marking that was read, and what is said of one that cannot be."""

from dataclasses import dataclass

from briefer.errors import BrieferError
from briefer.model.packs import Scheme

UNMARKED = "UNCLASSIFIED"
"""What a note says that needs no marking of its scheme, where the scheme has no word of its own for it."""


@dataclass(frozen=True, slots=True)
class Marking:
    """A marking in its scheme's own form.

    `banner` is what stands at the top and foot of each page, `portion` what stands before a paragraph, such
    as “(S//NF)”, and is empty where the scheme has none. `rank` is 0 for the lowest level; levels of two
    schemes do not compare. `controls` are what is said beside the level, `countries` those that it may be
    released to.
    """

    scheme: Scheme
    level: str
    rank: int
    banner: str
    portion: str = ""
    controls: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


def refused(words: str, reason: str, next_step: str) -> BrieferError:
    """Return the error for a marking that is none of its scheme; `reason` goes on after its words."""
    return BrieferError(f"The marking “{words}” {reason}.", next_step)

"""The kinds of proposals, and which of them a session makes; kept with the session, not in its history."""

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Named in annotations only: the table of actions is loaded before the first window is painted.
    from briefer.store.session import Session


class ProposalKind(StrEnum):
    """What the program proposes, each of which a session can switch off."""

    KNOWN = "known"
    REFERENCES = "references"
    NAMES = "names"
    DATES = "dates"
    SPEAKERS = "speakers"
    MODEL = "model"


KIND_WORDS = MappingProxyType(
    {
        ProposalKind.KNOWN: "Names of known actors",
        ProposalKind.REFERENCES: "Pronouns and groups",
        ProposalKind.NAMES: "Names nobody knows yet",
        ProposalKind.DATES: "Dates",
        ProposalKind.SPEAKERS: "Speakers",
        ProposalKind.MODEL: "Names found by spaCy",
    }
)
"""What each kind is called in menus."""

_OFF_AT_FIRST = frozenset({ProposalKind.MODEL})


def is_on(session: "Session", kind: ProposalKind) -> bool:
    """Return whether the session makes proposals of this kind."""
    kept = session.recall(_key(kind))
    return kept == "on" if kept else kind not in _OFF_AT_FIRST


def switch(session: "Session", kind: ProposalKind, *, on: bool) -> None:
    """Make proposals of this kind in the session from now on, or none."""
    session.remember(_key(kind), "on" if on else "off")


def _key(kind: ProposalKind) -> str:
    return f"proposals/{kind}"

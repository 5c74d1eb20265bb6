"""Findings: what of a session needs a look before it is printed."""

from dataclasses import dataclass

from briefer.model.changes import Collection


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: the fact or source it is about, why, and what to do, each a plain sentence."""

    collection: Collection
    key: int
    reason: str
    remedy: str

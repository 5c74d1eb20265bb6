"""What is wrong with a pack's folder, or to be known of it."""

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """How much a finding weighs: a pack with a fault is not taken; a remark and a gap are to be known."""

    FAULT = "fault"
    REMARK = "remark"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class PackFinding:
    """One finding: the file within the pack, its line and column from 1 or 0, what is so, and what to do."""

    weight: Weight
    file: str
    what: str
    next_step: str = ""
    line: int = 0
    column: int = 0

"""How much each rule weighs that a note can break."""

from briefer.model.findings import Weight

_GRAVE = frozenset(
    {"SRC03", "SRC05", "SRC11", "SRC13", "STR04", "STR05", "UNC03", "UNC07", "DAT04", "DAT06", "TRD01"}
)
"""What a reader may take from the note is not what its sources say."""

_LIGHT = frozenset({"ACR01", "ACR03", "STY03", "STY04", "STY06", "STY08", "NAM03", "TRD04"})
"""A reader understands it all the same."""


def weight_of(rule: str) -> Weight:
    """Return how much the rule with this id weighs."""
    return Weight.GRAVE if rule in _GRAVE else Weight.LIGHT if rule in _LIGHT else Weight.FAIR

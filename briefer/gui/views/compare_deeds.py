"""What can be done with a comparison, as buttons below its table show it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from briefer.model.reconciliations import ReconciliationKind, Way


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done: words, icon, the key that does it too, the deed, and whether it writes."""

    text: str
    icon: str
    key: str
    run: Callable[[], object]
    writes: bool = True


class Doer(Protocol):
    """What does it: the comparing workspace."""

    def join(self, kind: ReconciliationKind) -> None:
        """Join what is shown, or change what it is."""

    def dismiss(self) -> None:
        """Dismiss the proposed pair."""

    def decide(self, way: Way) -> None:
        """Ask for the reason of a decision."""

    def reopen(self) -> None:
        """Take a decision back."""

    def lead(self) -> None:
        """Let the account lead."""

    def take_out(self) -> None:
        """Take the fact out."""

    def go_to_sentence(self) -> None:
        """Show the sentence of the account."""


def group_deeds(doer: Doer) -> tuple[Deed, ...]:
    """Return what can be done with a group, where the keyboard stands in its table."""
    return (
        Deed("Take this one", "check", "T", partial(doer.decide, Way.ONE)),
        Deed("Range", "arrow-left-right", "R", partial(doer.decide, Way.RANGE)),
        Deed("Both", "combine", "B", partial(doer.decide, Way.BOTH)),
        Deed("Open again", "rotate-ccw", "O", doer.reopen),
        Deed("Lead", "arrow-up-to-line", "L", doer.lead),
        Deed("Take out", "split", "Del", doer.take_out),
        Deed("Sentence", "crosshair", "Enter", doer.go_to_sentence, writes=False),
    )


def pair_deeds(doer: Doer) -> tuple[Deed, ...]:
    """Return what can be done with a proposed pair."""
    return (
        Deed("Join as one event", "merge", "J", partial(doer.join, ReconciliationKind.SAME_EVENT)),
        Deed("Join as a conflict", "equal-not", "C", partial(doer.join, ReconciliationKind.CONFLICT)),
        Deed("Dismiss", "x", "Del", doer.dismiss),
        Deed("Sentence", "crosshair", "Enter", doer.go_to_sentence, writes=False),
    )

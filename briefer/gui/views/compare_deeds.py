"""What can be done with a comparison, as buttons below its table show it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


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

    def join_as_event(self) -> None:
        """Join what is shown as one event."""

    def join_as_conflict(self) -> None:
        """Join what is shown as a conflict."""

    def dismiss(self) -> None:
        """Dismiss the proposed pair."""

    def take_account(self) -> None:
        """Ask for the reason why an account is taken."""

    def tell_range(self) -> None:
        """Ask for the reason why a range is told."""

    def tell_both(self) -> None:
        """Ask for the reason why both are told."""

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
        Deed("Take this one", "check", "T", doer.take_account),
        Deed("Range", "arrow-left-right", "R", doer.tell_range),
        Deed("Both", "combine", "B", doer.tell_both),
        Deed("Open again", "rotate-ccw", "O", doer.reopen),
        Deed("Lead", "arrow-up-to-line", "L", doer.lead),
        Deed("Take out", "split", "Del", doer.take_out),
        Deed("Sentence", "crosshair", "Enter", doer.go_to_sentence, writes=False),
    )


def pair_deeds(doer: Doer) -> tuple[Deed, ...]:
    """Return what can be done with a proposed pair."""
    return (
        Deed("Join as one event", "merge", "J", doer.join_as_event),
        Deed("Join as a conflict", "equal-not", "C", doer.join_as_conflict),
        Deed("Dismiss", "x", "Del", doer.dismiss),
        Deed("Sentence", "crosshair", "Enter", doer.go_to_sentence, writes=False),
    )

"""Labels for new members when some are asked for by name."""

from collections.abc import Iterable
from itertools import count

from briefer.model.ids import is_label


class Labels:
    """The labels of one collection: those taken, and the next one that is free.

    Labels are compared without regard to case, as citations are.
    """

    def __init__(self, taken: Iterable[str], following: str) -> None:
        """Start from the labels that members have, and the one that the store would give next, as ``f8``."""
        self._taken = {label.casefold() for label in taken}
        self._prefix = following[:1]
        self._numbers = count(int(following[1:]))

    def claim(self, wanted: str) -> str:
        """Return the wanted label if it is one and free, and take it; else return an empty string."""
        if not is_label(wanted) or wanted.casefold() in self._taken:
            return ""
        self._taken.add(wanted.casefold())
        return wanted

    def fresh(self) -> str:
        """Return a made label that is free, and take it."""
        made = (f"{self._prefix}{number}" for number in self._numbers)
        return next(label for label in made if self.claim(label))

"""How long tests go on that prove the more the longer they run: BRIEFER_LONGER=10 is ten times as long."""

import os

_TIMES = int(os.environ.get("BRIEFER_LONGER", "1"))


def longer(count: int) -> int:
    """Return how many examples, walks or rounds to make where it is usually so many."""
    return count * _TIMES

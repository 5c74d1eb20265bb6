"""Where the words of a paragraph stand in its row of the draft."""

LANE, EDGE, GAP = 30, 14, 6  # pixels left of the words, right of them, above and below
LEADING = 1.3
WIDEST = 720


def words_width(width: int) -> int:
    """Return how wide the words are in a row of this width, in pixels."""
    return max(min(width - LANE - EDGE, WIDEST), 60)

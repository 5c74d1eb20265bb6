"""Offsets in code points, as Python counts them, and in UTF-16 units, as Qt counts them."""

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Turns the offsets of one text from code points to UTF-16 units and back."""

    __slots__ = ("_code_points", "_units")

    def __init__(self, text: str) -> None:
        """Note where the characters stand that take two units."""
        # Encoding is forty times as fast as looking for such a character, which few texts have.
        has_any = len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)
        self._code_points = [match.start() for match in _ASTRAL.finditer(text)] if has_any else []
        self._units = [start + before for before, start in enumerate(self._code_points)]

    def to_utf16(self, code_point: int) -> int:
        """Return the offset in UTF-16 units of an offset in code points."""
        if not self._code_points:
            return code_point
        return code_point + bisect_left(self._code_points, code_point)

    def to_code_point(self, utf16: int) -> int:
        """Return the offset in code points of an offset in UTF-16 units.

        An offset between the two units of one character gives the start of that character.
        """
        if not self._units:
            return utf16
        return utf16 - bisect_left(self._units, utf16)

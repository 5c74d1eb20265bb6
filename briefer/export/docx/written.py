"""XML in the order in which it is written, kept in pieces on its way to the file.

One text of a whole body would be copied at each step, and each copy of what does not fit the processor's
cache costs as much as it took to write.
"""

from dataclasses import dataclass, field

_AT_ONCE = 64  # paragraphs, which come to some ten kilobytes


@dataclass(slots=True)
class Written:
    """Texts of XML one after the other; `count` says how many there were."""

    count: int = 0
    _pieces: list[bytes] = field(default_factory=list)
    _texts: list[str] = field(default_factory=list)

    def add(self, xml: str) -> None:
        """Write a text behind the others."""
        self.count += 1
        texts = self._texts
        texts.append(xml)
        if len(texts) == _AT_ONCE:
            self._pieces.append("".join(texts).encode())
            texts.clear()

    def pieces(self) -> list[bytes]:
        """Return all that was written so far, in UTF-8."""
        if self._texts:
            self._pieces.append("".join(self._texts).encode())
            self._texts.clear()
        return list(self._pieces)

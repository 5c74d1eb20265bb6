"""The words of a list's members, so that those in which some letters stand are found without reading all.

Each different word is looked at once, however many members it stands in: a hundred thousand facts share some
ten thousand words. Letters that hold no space stand in a text just where they stand in one of its words.
"""

from collections.abc import Iterable, Sequence
from itertools import chain

from briefer.gui.models.arrangement import Search

_SHELF = 250  # words of which all are passed over where the letters stand in none
_PART = 2_000  # members between two pauses


class WordIndex:
    """Texts by the keys of members, and the members of each word.

    A text that is put again or dropped is looked through by itself from then on: to take it out of the lists
    of its words would take longer, and few are.
    """

    def __init__(self) -> None:
        """Begin empty."""
        self.texts: dict[int, str] = {}
        self._members: dict[str, list[int]] = {}
        self._shelves: list[_Shelf] = []  # they only grow, so a search may pause while more are read
        self._apart: set[int] = set()

    def put(self, member: int, text: str) -> None:
        """Keep a member's text, in place of the one it had."""
        before = self.texts.get(member)
        self.texts[member] = text
        if before is None and member not in self._apart:
            self._add(member, text)
        elif before != text:
            self._apart.add(member)

    def drop(self, member: int) -> None:
        """Forget a member's text, where it has one."""
        if self.texts.pop(member, None) is not None:
            self._apart.add(member)

    def find(self, sought: Sequence[str]) -> Search:
        """Return the members in whose texts each of these stands, with a pause after each part of the work.

        What is sought holds no space and is folded as the texts are; at least one must be given.
        """
        first, *others = sorted(sought, key=len, reverse=True)
        found = yield from self._holding(first)
        for letters in others:
            found = yield from self._read(letters, found)
        return found

    def _add(self, member: int, text: str) -> None:
        for word in set(text.split()):
            members = self._members.get(word)
            if members is None:
                members = self._members[word] = []
                self._shelve(word, members)
            members.append(member)

    def _shelve(self, word: str, members: list[int]) -> None:
        if not self._shelves or len(self._shelves[-1].words) == _SHELF:
            self._shelves.append(_Shelf())
        self._shelves[-1].put(word, members)

    def _holding(self, letters: str) -> Search:
        lists, count, most = list[list[int]](), 0, len(self.texts) // 2
        for shelf in self._shelves:
            found = shelf.holding(letters)
            lists += found
            count += sum(map(len, found))
            if count > most:  # such as a single letter: the texts are sooner read
                return (yield from self._read(letters, self.texts))
            yield
        whole = set(chain.from_iterable(lists)) - self._apart
        apart = [member for member in self._apart if letters in self.texts.get(member, "")]
        return whole.union(apart)

    def _read(self, letters: str, members: Iterable[int]) -> Search:
        texts, known, found = self.texts, list(members), list[int]()
        for start in range(0, len(known), _PART):
            found += [member for member in known[start : start + _PART] if letters in texts.get(member, "")]
            yield
        return found


class _Shelf:
    """Some of the words with their members, and all of the words in one line."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._lists: list[list[int]] = []
        self._line = ""

    def put(self, word: str, members: list[int]) -> None:
        self.words.append(word)
        self._lists.append(members)
        self._line = ""

    def holding(self, letters: str) -> list[list[int]]:
        """Return the members of each word in which the letters stand."""
        self._line = self._line or " ".join(self.words)
        if letters not in self._line:
            return []
        return [members for word, members in zip(self.words, self._lists, strict=True) if letters in word]

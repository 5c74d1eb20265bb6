"""Values as templates see them, and the tokens that stand for them while the text is Markdown.

Escaping is not enough to keep data from being read as Markdown: “26. January” at the start of a line
becomes a list. So whatever a template prints is kept aside, and a token made of private-use characters,
which Markdown reads as letters, stands for it until the Markdown has been parsed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self, SupportsIndex

from markupsafe import Markup

from briefer.compose.faults import TemplateFault
from briefer.model.documents import Inline, Timeline
from briefer.model.ids import FactId
from briefer.model.setting import value

MAX_WORDS = 1_000_000
"""Longest value that a template may build, in code points."""

_BASE = 0x10FF00
_OPEN = chr(_BASE + 16)
_CLOSE = chr(_BASE + 17)
_TO_TOKEN = str.maketrans({f"{digit:x}": chr(_BASE + digit) for digit in range(16)})
_REMOVED = dict.fromkeys(range(_BASE, _BASE + 18))

TOKEN = re.compile(f"{_OPEN}([{chr(_BASE)}-{chr(_BASE + 15)}]{{1,12}}){_CLOSE}")
"""One token; its group is the number that tells it from others."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that are printed as they are; those of a fact's statement know their fact."""

    text: str
    fact: FactId | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation of a fact."""

    fact: FactId


@dataclass(frozen=True, slots=True)
class Ready:
    """Inlines that are printed as they are."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces printed one after the other on one line."""

    pieces: "tuple[Piece, ...]"


@dataclass(frozen=True, slots=True)
class OwnLine:
    """The analyst's own words on a line, in Markdown; `holder` is the key of the judgement they are of, or 0.

    Where they are not what `tells` it, such as its reasons, it is not printed by them alone.
    """

    text: str
    holder: int
    tells: bool = True


@value
class Told:
    """A fact on one line: its statement between ready inlines, and its citation behind them."""

    fact: FactId
    statement: str
    before: tuple[Inline, ...]
    after: tuple[Inline, ...]


@dataclass(slots=True, eq=False)
class Line:
    """What one fact prints on a line or in a cell of a layout, made once; `printed` is what it gave so far.

    `printed` is at 0 what it gave where its sources' own words were not quoted, and at 1 where they were.
    """

    piece: "Piece"
    printed: list[tuple[Inline, ...] | None]

    def __init__(self, piece: "Piece") -> None:
        """Set the fields; it gave nothing so far."""
        self.piece = piece
        self.printed = [None, None]


Piece = Words | Cited | Ready | Run | OwnLine | Told | Line


@dataclass(frozen=True, slots=True)
class Lines:
    """A paragraph of each piece, in the look of a role such as ``small``, or one list of them."""

    lines: tuple[Piece, ...]
    bulleted: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: headings, rows of pieces, the columns' shares in percent, and what it shows."""

    header: tuple[str, ...]
    rows: tuple[tuple[Piece, ...], ...]
    widths: tuple[int, ...]
    title: str


@dataclass(frozen=True, slots=True)
class Own:
    """The analyst's own paragraphs or judgements, each in Markdown; `holders` are their keys, if known."""

    texts: tuple[str, ...]
    holders: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Prompt:
    """A line in square brackets that says what the analyst has still to write."""

    text: str


BlockPiece = Lines | Grid | Own | Prompt | Timeline


class Tokens:
    """What the tokens of one note stand for, in the order in which they were printed."""

    def __init__(self) -> None:
        self._kept: dict[str, Piece | BlockPiece] = {}
        self._passing: dict[str, Piece | BlockPiece] = {}
        self._count = 0

    def __len__(self) -> int:
        """Return how many there are for good."""
        return len(self._kept)

    def clear(self) -> None:
        """Forget what all tokens stand for."""
        self._kept.clear()
        self._passing.clear()

    def put(self, piece: Piece | BlockPiece) -> Markup:
        """Return a token that stands for the piece until all are forgotten."""
        token = self._next()
        self._passing[token] = piece
        return token

    def keep(self, piece: Piece) -> Markup:
        """Return a token that stands for the piece for good: for a part of a record."""
        token = self._next()
        self._kept[token] = piece
        return token

    def forget(self) -> None:
        """Forget what tokens stand for but those kept for good: what was rendered has been printed."""
        self._passing.clear()

    def _next(self) -> Markup:
        number = f"{self._count:x}".translate(_TO_TOKEN)
        self._count += 1
        return Markup(f"{_OPEN}{number}{_CLOSE}")  # noqa: S704 - private-use characters alone

    def get(self, token: str) -> Piece | BlockPiece | None:
        """Return what the token stands for, or None where there is no such token."""
        return self._kept.get(token) or self._passing.get(token)

    def pieces(self, markup: str) -> list[Piece]:
        """Return what the tokens in a record's ready part stand for: as a rule it is one token."""
        whole = self.get(markup)
        if isinstance(whole, Piece):
            return [whole]
        kept = (self.get(match[0]) for match in TOKEN.finditer(markup))
        return [piece for piece in kept if isinstance(piece, Piece)]

    def print(self, value: str) -> Markup:
        """Return what stands for a value in Markdown: a token, or nothing for an empty value."""
        if isinstance(value, Markup):
            return value
        if not value:
            return Markup("")
        return self.put(Words(str(value), value.fact if isinstance(value, Value) else None))

    def split(self, text: str) -> Iterator[str | Piece | BlockPiece]:
        """Return the text's own stretches, and between them what its tokens stand for."""
        end = 0
        for match in TOKEN.finditer(text):
            if match.start() > end:
                yield without_tokens(text[end : match.start()])
            end = match.end()
            kept = self.get(match[0])
            if kept is not None:
                yield kept
        if end < len(text):
            yield without_tokens(text[end:])


def without_tokens(text: str) -> str:
    """Return the text without the eighteen characters of which tokens are made."""
    return text.translate(_REMOVED) if not text.isascii() else text


class Value(str):
    """Words of a record: what is cut from them or joined to them is a Value again, never Markdown.

    `fact` is set on a fact's statement; `own` says that the words are the analyst's own.
    """

    __slots__ = ("fact", "own", "tokens")

    fact: FactId | None
    own: bool
    tokens: Tokens

    def __new__(cls, text: str, tokens: Tokens, *, fact: FactId | None = None, own: bool = False) -> Self:
        """Return the words, to be printed into the note of these tokens."""
        value = super().__new__(cls, text)
        value.tokens = tokens
        value.fact = fact
        value.own = own
        return value

    def __html__(self) -> Markup:
        """Return the token that stands for the words."""
        return self.tokens.print(self)

    def __getitem__(self, key: SupportsIndex | slice) -> "Value":
        """Return the part as a value."""
        return Value(super().__getitem__(key), self.tokens, own=self.own)

    def __iter__(self) -> Iterator["Value"]:
        """Return the characters as values."""
        return (Value(character, self.tokens, own=self.own) for character in str(self))

    def like(self, text: str) -> "Value":
        """Return other words in this value's place, with the fact that they state."""
        return Value(text, self.tokens, fact=self.fact, own=self.own)


@dataclass(frozen=True, slots=True)
class Listing:
    """Records that a template goes through one by one, or prints at once: `whole` stands for all of them."""

    records: tuple[object, ...]
    whole: Markup

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.records)

    def __iter__(self) -> Iterator[object]:
        """Return the records in their order."""
        return iter(self.records)

    def __getitem__(self, place: int) -> object:
        """Return the record at this place, counted from 0; raises IndexError where there is none."""
        return self.records[place]


def joined(tokens: Tokens, parts: Iterable[object], between: str = "") -> Value | Markup:
    """Return parts as one: a value where all are words, else their tokens with the words in between.

    Raises TemplateFault where a part is neither words nor a number, or the whole is too long.
    """
    words = [printable(part) for part in parts]
    if sum(map(len, words)) + len(between) * len(words) > MAX_WORDS:
        raise TemplateFault("this joins more than a million characters")
    if isinstance(between, Markup) or any(isinstance(word, Markup) for word in words):
        return Markup(tokens.print(between).join(tokens.print(word) for word in words))  # noqa: S704 - tokens
    return Value(str(between).join(map(str, words)), tokens)


def printable(value: object) -> str:
    """Return what a template may print: words, numbers, and records that are printed at once.

    Raises TemplateFault for a whole record, another list, or nothing.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Listing):
        return value.whole
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return Markup(value)  # noqa: S704 - digits, so that “{{ loop.index }}.” begins a numbered list
    if value is None:
        raise TemplateFault("there is nothing to print here", "Ask with {% if … %} first.")
    if isinstance(value, list | tuple):
        raise TemplateFault("a list is not printed as a whole", "Go through it with {% for … in … %}.")
    named = type(value).__name__.removesuffix("Record").lower()
    raise TemplateFault(f"a {named} is not printed as a whole", "Print one of its parts.")

"""Number words, and the number that a run of them makes."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto


class Part(Enum):
    """What a word does to the number that is being read."""

    SMALL = auto()  # below 100: added where its place is free
    HUNDREDS = auto()  # 200 to 900 in one word
    TIMES = auto()  # hundred, dozen: multiplies what stands before it, within a thousand
    BIG = auto()  # thousand and more: multiplies all that stands before it
    TEEN = auto()  # the Arabic “ten” behind a digit: three-ten is thirteen
    HALF = auto()  # “and a half”


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A number word: its value, and what it does to the number before it."""

    value: Decimal
    part: Part


HALF = NumberWord(Decimal("0.5"), Part.HALF)

_NONE, _ONE, _TEN, _TWENTY, _HUNDRED = (Decimal(number) for number in (0, 1, 10, 20, 100))
_NO_LIMIT = Decimal("Infinity")


class Reading:
    """A number as far as it was read; words that cannot be part of it are not taken."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._total = self._section = self._open = _NONE
        self._least_times = self._least_big = _NO_LIMIT
        self._is_in_figures = False

    @property
    def value(self) -> Decimal:
        """The number."""
        return self._total + self._section + self._open

    @property
    def ends_round(self) -> bool:
        """Whether it ends in hundred, thousand and the like, behind which an English “and” can follow."""
        return not self._open and self.value > 0

    def take_figures(self, value: Decimal) -> None:
        """Begin with a number written in figures, which words can only multiply."""
        self._open, self._is_in_figures = value, True

    def take(self, word: NumberWord) -> bool:
        """Go on with a word; return False, and stay as it was, where the word begins something else."""
        taken = {
            Part.SMALL: self._add,
            Part.HUNDREDS: self._add_hundreds,
            Part.TIMES: self._multiply,
            Part.BIG: self._multiply_all,
            Part.TEEN: self._add_ten,
            Part.HALF: self._add_half,
        }[word.part]
        return taken(word.value)

    def _add(self, value: Decimal) -> bool:
        # In Arabic the digit stands before the tens: “five and twenty”.
        is_reversed = _NONE < self._open < _TEN and value >= _TWENTY
        is_free = not self._open or (value < _TEN and self._open >= _TWENTY and not self._open % _TEN)
        if self._is_in_figures or not (is_free or is_reversed):
            return False
        self._open += value
        return True

    def _add_hundreds(self, value: Decimal) -> bool:
        if self._is_in_figures or self._open or self._section:
            return False
        self._section = value
        return True

    def _multiply(self, by: Decimal) -> bool:
        if by >= self._least_times or self._open >= _HUNDRED or (self._is_in_figures and by < _HUNDRED):
            return False
        self._section += max(self._open, _ONE) * by
        self._open, self._least_times = _NONE, by
        return True

    def _multiply_all(self, by: Decimal) -> bool:
        if by >= self._least_big:
            return False
        self._total += (self._section + self._open or _ONE) * by
        self._section = self._open = _NONE
        self._least_big, self._least_times = by, _NO_LIMIT
        return True

    def _add_ten(self, ten: Decimal) -> bool:
        if self._is_in_figures or self._open >= ten:
            return False
        self._open += ten
        return True

    def _add_half(self, half: Decimal) -> bool:
        if not self._open or self._open % 1:
            return False
        self._open += half
        return True

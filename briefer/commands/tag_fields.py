"""Fields of a tag file read with checks; each fault names the place, as in ``facts[3].evidence[0].start``."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from briefer.commands.wording import one_line
from briefer.errors import BrieferError
from briefer.model.dates import UNDATED, Basis, Dating, Precision, precision_of
from briefer.text.cleaning import clean

_Word = TypeVar("_Word", bound=StrEnum)
_T = TypeVar("_T")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Record:
    """One JSON object of a tag file and the place where it stands.

    `ignored` gathers, for the whole file, the keys that mean nothing there.
    """

    place: str
    values: dict[str, Any]
    ignored: set[str] = field(default_factory=set)

    def only(self, *keys: str) -> "Record":
        """Return the record itself, after noting each key that is not one of these as ignored."""
        place = re.sub(r"\[\d+\]", "[]", self.place)
        self.ignored.update(f"{place}.{key}".lstrip(".") for key in self.values if key not in keys)
        return self

    def text(self, key: str, *, needed: bool = False) -> str:
        """Return a text on one line, or an empty one where it is absent and not needed."""
        return one_line(self.words(key, needed=needed))

    def words(self, key: str, *, needed: bool = False) -> str:
        """Return a text as it is written, with illegal characters replaced."""
        value = self._get(key)
        if value is None and not needed:
            return ""
        if not isinstance(value, str) or (needed and not value.strip()):
            raise self.fault(key, f"is {_shown(value)} and should be words")
        return clean(value)

    def checked(self, key: str, read: Callable[[], _T]) -> _T:
        """Return what reading the value under a key gives; a fault in it is told with its place."""
        try:
            return read()
        except BrieferError as error:
            where = f"{self.place}.{key}" if self.place else key
            next_step = f"{error.next_step} Nothing of the file was applied."
            raise BrieferError(f"In the tag file, {where}: {error.what}", next_step) from error

    def quote(self, key: str) -> str:
        """Return a quote to the letter."""
        value = self._get(key)
        if not isinstance(value, str) or not value:
            raise self.fault(key, f"is {_shown(value)} and should be the words that stand at the offsets")
        return value

    def number(self, key: str) -> int:
        """Return an offset: a whole number, 0 or more."""
        value = self._get(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.fault(key, f"is {_shown(value)} and should be a whole number, 0 or more")
        return value

    def word(self, key: str, default: _Word) -> _Word:
        """Return a word of the default's vocabulary, or the default where it is absent."""
        value = self._get(key)
        vocabulary = type(default)
        if value is None:
            return default
        try:
            return vocabulary(value)
        except ValueError:
            allowed = ", ".join(vocabulary)
            raise self.fault(key, f"is {_shown(value)} and can be: {allowed}") from None

    def date(self, key: str) -> str | None:
        """Return an EDTF string, or None where it is absent."""
        value = self._get(key)
        if value is None or value == "":
            return None
        try:
            precision_of(value)
        except (ValueError, TypeError, AttributeError):
            raise self.fault(key, f"is {_shown(value)} and should be a date in EDTF form") from None
        return str(value)

    def dating(self, key: str) -> Dating:
        """Return a date with precision and basis: an object, an EDTF string, or nothing."""
        value = self._get(key)
        if value is None:
            return UNDATED
        where = f"{self.place}.{key}"
        record = (
            self.record(key) if isinstance(value, dict) else Record(where, {"value": value}, self.ignored)
        )
        record.only("value", "precision", "basis")
        edtf = record.date("value")
        actual = Precision.UNKNOWN if edtf is None else precision_of(edtf)
        if record.word("precision", actual) is not actual:
            raise record.fault(
                "precision", f"is {record.values['precision']}, but that of the value is {actual}"
            )
        default = Basis.UNKNOWN if edtf is None else Basis.STATED
        return Dating(edtf, actual, record.text("basis") or default)

    def record(self, key: str) -> "Record":
        """Return the object under a key; an absent one is empty."""
        value = self._get(key)
        if value is None:
            value = {}
        if not isinstance(value, dict):
            raise self.fault(key, f"is {_shown(value)} and should be an object")
        return Record(f"{self.place}.{key}" if self.place else key, value, self.ignored)

    def records(self, key: str) -> Iterator["Record"]:
        """Yield the objects of the list under a key; an absent one is empty."""
        for place, value in self._members(key):
            if not isinstance(value, dict):
                what = f"In the tag file, {place} is {_shown(value)} and should be an object."
                raise BrieferError(what, _SEE)
            yield Record(place, value, self.ignored)

    def names(self, key: str) -> tuple[str, ...]:
        """Return the words of the list under a key, each once; an absent one is empty."""
        names = []
        for place, value in self._members(key):
            if not isinstance(value, str) or not value.strip():
                what = f"In the tag file, {place} is {_shown(value)} and should be words."
                raise BrieferError(what, _SEE)
            names.append(one_line(value))
        return tuple(dict.fromkeys(names))

    def fault(self, key: str, words: str) -> BrieferError:
        """Return the error that says what is wrong with the value under a key, and where it stands."""
        where = f"{self.place}.{key}" if self.place else key
        if key not in self.values:
            words = "is missing"
        return BrieferError(f"In the tag file, {where} {words}.", _SEE)

    def _members(self, key: str) -> Iterator[tuple[str, Any]]:
        value = self._get(key)
        if value is None:
            return
        if not isinstance(value, list):
            raise self.fault(key, f"is {_shown(value)} and should be a list")
        where = f"{self.place}.{key}" if self.place else key
        for number, member in enumerate(value):
            yield f"{where}[{number}]", member

    def _get(self, key: str) -> Any:
        return self.values.get(key)


_SEE = "Nothing of the file was applied; docs/tag-file.md says what it may hold."


def _shown(value: Any) -> str:
    if isinstance(value, str):
        words = " ".join(value.split())
        return f"“{words if len(words) <= _SHOWN else words[: _SHOWN - 1] + '…'}”"
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    return "nothing" if value is None else str(value).lower()[:_SHOWN]

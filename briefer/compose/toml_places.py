"""TOML whose faults can be told by line: reading it, and taking typed values out of its tables."""

import re
import tomllib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import Any, Concatenate, NoReturn, ParamSpec, TypeVar

from briefer.compose.words import nearest
from briefer.errors import BrieferError

_At = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")
_Choice = TypeVar("_Choice", bound=StrEnum)
_Value = TypeVar("_Value")
_Rest = ParamSpec("_Rest")


def _or(usual: Any) -> "Callable[[_Reader[_Rest, _Value]], _Reader[_Rest, _Value]]":
    """Let a reader of values give the usual one for one that is at fault, where faults are gathered."""

    def gathering(read: "_Reader[_Rest, _Value]") -> "_Reader[_Rest, _Value]":
        @wraps(read)
        def reading(table: "TomlTable", /, *rest: _Rest.args, **named: _Rest.kwargs) -> _Value:
            try:
                return read(table, *rest, **named)
            except BrieferError as fault:
                if table.file.told is None:
                    raise
                table.file.told.append(fault)
                told: _Value = usual
                return told

        return reading

    return gathering


@dataclass(frozen=True, slots=True)
class TomlFile:
    """TOML text, the pack and file it stands in, and the file's line before the text's first.

    Where `told` is a list, faults of single values go there, and reading goes on with a usual value.
    """

    pack: str
    file: str
    text: str
    lines_before: int = 0
    told: list[BrieferError] | None = None

    def read(self) -> dict[str, Any]:
        """Return the file's values.

        Raises BrieferError with line and column where it is no TOML.
        """
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            message = str(error)
            at = _At.search(message)
            line = int(at[1]) if at and at[1] else len(self.text.splitlines())
            column = f", column {at[2]}" if at and at[2] else ""
            what = _At.sub("", message).strip().rstrip(".")
            raise self.fault(line, f"{what[:1].lower()}{what[1:]}{column}") from error

    def fault(self, line: int, what: str, next_step: str = "Correct the file.") -> BrieferError:
        """Return the error for a line of the text, counted from 1; line 0 is not known."""
        where = f"Pack “{self.pack}”, {self.file}"
        where += f", line {self.lines_before + line}" if line else ""
        return BrieferError(f"{where}: {what}.", next_step)


@dataclass(frozen=True, slots=True)
class TomlTable:
    """One table of a TOML file: its values, its heading, such as ``[[fields]]``, and its place among such."""

    file: TomlFile
    values: dict[str, Any]
    heading: str = ""
    place: int = 0

    def refuse(self, key: str, what: str, next_step: str = "Correct the file.") -> NoReturn:
        """Raise the BrieferError for this key of the table, with its line."""
        raise self.file.fault(self.line_of(key), what, next_step)

    def line_of(self, key: str = "") -> int:
        """Return the line, from 1, at which the key stands, else the table's first line, else 0."""
        seen, inside, begins = -1, not self.heading, 0
        for number, line in enumerate(self.file.text.splitlines(), 1):
            bare = line.strip()
            if bare.startswith("["):
                seen += bare.startswith(self.heading) if self.heading else 0
                inside = bool(self.heading) and bare.startswith(self.heading) and seen == self.place
                begins = number if inside else begins
            elif inside and key and re.match(rf"[\"']?{re.escape(key)}[\"']?\s*=", bare):
                return number
        return begins

    @_or(None)
    def only(self, known: Collection[str]) -> None:
        """Raise BrieferError where the table has a key that is not known, naming those that are."""
        for key in self.values:
            if key not in known:
                self.refuse(
                    key,
                    f"“{key}” is not known here{nearest(key, known)}",
                    f"Known are {', '.join(sorted(known))}.",
                )

    @_or("")
    def text(self, key: str, default: str | None = None) -> str:
        """Return the words of a key; without a default it must be there and say something."""
        value = self.values.get(key, default)
        if value is None or (default is None and value == ""):
            self.refuse("", f"“{key}” is missing", f'Add a line {key} = "…".')
        if not isinstance(value, str):
            self.refuse(key, f"“{key}” is to be words in quotation marks")
        return value

    @_or(usual=False)
    def truth(self, key: str, *, default: bool) -> bool:
        """Return yes or no."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            self.refuse(key, f"“{key}” is to be true or false")
        return value

    def maybe(self, key: str) -> bool | None:
        """Return yes, no, or None where the key is not there."""
        return self.truth(key, default=False) if key in self.values else None

    @_or(0)
    def number(self, key: str) -> int:
        """Return a whole number of 0 or more; 0 where the key is not there."""
        value = self.values.get(key, 0)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 1_000_000:  # noqa: PLR2004
            self.refuse(key, f"“{key}” is to be a whole number of 0 or more")
        return value

    def words(self, key: str) -> str:
        """Return the words of a key that must be there, and may be empty."""
        return self.text(key) if self.values.get(key) != "" else ""

    @_or(())
    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of words; an empty one where the key is not there."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.refuse(key, f'“{key}” is to be a list of words, as in ["one", "two"]')
        return tuple(value)

    def choice(self, key: str, choices: type[_Choice], default: _Choice) -> _Choice:
        """Return one of the words that there are for this key."""
        chosen = self._those_chosen(key, (self.text(key, default.value),), choices)
        return chosen[0] if chosen else default

    def choices(self, key: str, choices: type[_Choice]) -> tuple[_Choice, ...]:
        """Return those of the words that the key lists."""
        return self._those_chosen(key, self.texts(key), choices)

    @_or(())
    def _those_chosen(self, key: str, words: tuple[str, ...], choices: type[_Choice]) -> tuple[_Choice, ...]:
        return tuple(self._chosen(key, word, choices) for word in words)

    def _chosen(self, key: str, word: str, choices: type[_Choice]) -> _Choice:
        try:
            return choices(word)
        except ValueError:
            self.refuse(key, f"“{word}” is no value of “{key}”", f"It can be {', '.join(_words(choices))}.")

    @_or(())
    def tables(self, key: str) -> "tuple[TomlTable, ...]":
        """Return the tables ``[[key]]``."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.refuse(key, f"“{key}” is to be given as tables", f"Begin each with a line [[{key}]].")
        return tuple(TomlTable(self.file, item, f"[[{key}]]", place) for place, item in enumerate(value))

    @_or(None)
    def table(self, key: str) -> "TomlTable | None":
        """Return the table ``[key]``, or None where there is none."""
        if key not in self.values:
            return None
        if not isinstance(self.values[key], dict):
            self.refuse(key, f"“{key}” is to be a table", f"Begin it with a line [{key}].")
        return TomlTable(self.file, self.values[key], f"[{key}]")


def _words(choices: type[StrEnum]) -> Iterable[str]:
    return (choice.value for choice in choices)


_Reader = Callable[Concatenate[TomlTable, _Rest], _Value]

"""Frozen values made the short way, for the few kinds of which a long note has hundred thousands."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

_Kind = TypeVar("_Kind")


@dataclass_transform(frozen_default=True)
def value(kind: type[_Kind]) -> type[_Kind]:
    """Return a class as a dataclass with slots that is frozen to the type checker.

    Python is not told that it is frozen: the `__init__` of a dataclass that refuses each setting goes around
    its own refusal field by field, which takes three times as long and was an eighth of composing a note.
    """
    return dataclass(slots=True, unsafe_hash=True)(kind)

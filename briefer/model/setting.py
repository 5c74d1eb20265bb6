"""Fields of frozen values set the short way, for the few kinds of which a long note has hundred thousands."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

Setter = Callable[[Any, Any], None]
"""Sets one field of a value that is being made: the value, then what the field holds."""


def setters(kind: type) -> tuple[Setter, ...]:
    """Return what sets each field of a frozen dataclass with slots, in order, for an `__init__` of its own.

    The `__init__` that such a dataclass gets calls `object.__setattr__` with the name of each field, which
    takes nearly twice as long as these, and that was an eighth of composing a note. Whoever is not within
    `__init__` has no use for them: a value does not change.
    """
    return tuple(getattr(kind, field.name).__set__ for field in fields(kind))

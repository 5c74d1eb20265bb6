"""What a child answers: a value, a fault or an error, as JSON and the bytes it refers to."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from briefer.errors import BrieferError
from briefer.isolate.cancelling import StoppedError

FIT, WORN = b"+", b"-"
"""How an answer begins: the process that gives it can serve on, or cannot."""

TOO_MUCH = "The reading needed more memory than it is allowed."

_BLOB = "\0blob"
_MUCH = 4 << 20  # bytes of an answer beside its words
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+"')


class ChildError(Exception):
    """The function raised something else than a BrieferError; `trace` is the child's traceback as text."""

    def __init__(self, kind: str, trace: str) -> None:
        """Keep the name of the exception's class and the traceback."""
        super().__init__(f"{kind} in the child process\n{trace}")
        self.kind = kind
        self.trace = trace


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a call: the child's answer as it came, or why there is none."""

    answer: bytes = b""
    fault: StoppedError | None = None

    def value(self) -> Any:
        """Return or raise what Isolation.run does."""
        if self.fault is not None:
            raise self.fault
        return value_of(self.answer)


def marked(kind: bytes, value: object, is_worn: Callable[[], bool]) -> bytes:
    """Return an answer that says first whether this process can serve on."""
    said = encoded(value)
    return b"%b%b %b" % (WORN if is_worn() else FIT, kind, said)


def encoded(value: object) -> bytes:
    """Return the length of a JSON text in decimal, a line feed, the JSON text, and the bytes it refers to."""
    blobs: list[bytes] = []

    def set_aside(item: object) -> dict[str, int]:
        if not isinstance(item, bytes):
            message = f"no value to send: {type(item).__name__}"
            raise TypeError(message)
        blobs.append(item)
        return {_BLOB: len(item)}

    text = json.dumps(value, default=set_aside, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return b"%d\n%b%b" % (len(text), text, b"".join(blobs))


def value_of(answer: bytes) -> Any:
    """Return the value of an answer or raise what it stands for; the child is not believed."""
    kind, _, rest = answer[1:].partition(b" ")
    try:
        value = _decoded(rest)
    except (ValueError, TypeError, RecursionError, MemoryError) as error:
        raise StoppedError("The reading process gave an answer without sense.") from error
    if kind == b"value":
        return value
    if kind == b"memory":
        raise StoppedError(TOO_MUCH)
    if not isinstance(value, list) or [type(word) for word in value] != [str, str]:
        raise StoppedError("The reading process gave an answer without sense.")
    if kind == b"fault":
        raise BrieferError(*value)
    raise ChildError(*value)


def _decoded(encoded: bytes) -> Any:
    """Return what `encoded` was given; raises ValueError, TypeError or RecursionError for anything else."""
    length, _, body = encoded.partition(b"\n")
    position = int(length)
    words = body[:position]
    if len(words) > _MUCH and len(_STRING.sub(b"", words)) > _MUCH:  # a few bytes make an object of fifty
        message = "too many values"
        raise ValueError(message)

    def put_back(item: dict[str, Any]) -> Any:
        nonlocal position
        if item.keys() != {_BLOB}:
            return item
        start, position = position, position + int(item[_BLOB])
        if not start <= position <= len(body):
            message = "bytes that are not there"
            raise ValueError(message)
        return body[start:position]

    return json.loads(words.decode("utf-8", "surrogatepass"), object_hook=put_back)

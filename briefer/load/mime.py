"""The parts of a message in MIME (RFC 2045 to 2049), from its bytes, however many and however deep they are.

Python's own parser takes one call more for each level and goes through all levels for each line: deep nesting
ends it, 200,000 parts keep it busy for minutes. So the parts and their headers are cut here, in one pass for
each level, and only what stands in a header is read by it.
"""

import re
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses

PARTS = 1_000  # of one message
_DEEPEST = 20  # parts within parts
_LONGEST_VALUE = 4_000  # characters of a header's value
_LONGEST_HEAD = 1 << 18
_BEFORE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:>?From [^\n]*\n)?")
_FIELD = re.compile(rb"([!-9;-~]+)[ \t]*:([^\n]*(?:\n[ \t][^\n]*)*)(?:\n|\Z)")  # RFC 5322, 2.2
_BLANK = re.compile(rb"[ \t]*\r?\n")
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_NUMBERED = re.compile(r"\\u[0-9a-f]{4}|\\U000[0-9a-f]{5}")
_FOLD = re.compile(rb"[\r\n]+[ \t]*")


@dataclass(frozen=True, slots=True)
class Part:
    """One part that holds no other: its headers, its bytes as they stand, and what it lies in.

    `containers` names what it lies in, from the outside: the kind after "multipart/" and a number that no
    other container of the message has.
    """

    headers: Message
    body: bytes
    containers: tuple[tuple[str, int], ...] = ()

    @property
    def kind(self) -> str:
        """The media type, in lower case."""
        if "content-type" not in self.headers and self.containers and self.containers[-1][0] == "digest":
            return "message/rfc822"
        return self.headers.get_content_type()

    @property
    def disposition(self) -> str:
        """How it is to be shown: "inline", "attachment", or an empty string."""
        return self.headers.get_content_disposition() or ""

    @property
    def charset(self) -> str:
        """The encoding that it declares, or an empty string; ASCII says nothing about bytes above it."""
        declared = str(self.headers.get_param("charset", "") or "")
        return "" if declared.lower() in ("us-ascii", "ascii") else declared

    @property
    def file_name(self) -> str:
        """The name that it gives for its file, or an empty string."""
        return words_of(self.headers.get_filename() or "")

    def lies_in(self, *kinds: str) -> bool:
        """Return whether any of what it lies in is of these kinds."""
        return any(kind in kinds for kind, _ in self.containers)

    def decoded(self) -> bytes:
        """Return its bytes with the transfer encoding undone; those that are none are left as they stand."""
        carrier = Message()
        carrier["Content-Transfer-Encoding"] = str(self.headers.get("content-transfer-encoding", ""))
        carrier.set_payload(self.body.decode("ascii", "surrogateescape"))
        undone = carrier.get_payload(decode=True)
        return undone if isinstance(undone, bytes) else self.body


def split_head(data: bytes) -> tuple[Message, bytes]:
    """Return the headers that stand at the beginning and the bytes after them; a line that is none ends them.

    Values are cut to 4,000 characters, since reading their parameters takes time in the square of that.
    """
    start = _BEFORE.match(data)
    position = start.end() if start else 0
    fields: list[tuple[bytes, bytes]] = []
    while (field := _FIELD.match(data, position, _LONGEST_HEAD)) is not None:
        fields.append((field[1], field[2][: 2 * _LONGEST_VALUE]))
        position = field.end()
    declared = _CHARSET.search(b" ".join(value for _, value in fields))
    hint = declared[1].decode("ascii") if declared else ""
    headers = Message()
    for name, value in fields:
        words = _read(_FOLD.sub(b" ", value).strip(), "utf-8", hint)
        headers[name.decode("ascii")] = words[:_LONGEST_VALUE]
    blank = _BLANK.match(data, position)
    return headers, data[blank.end() if blank else position :]


def parts_of(data: bytes) -> tuple[Message, tuple[Part, ...], tuple[str, ...]]:
    """Return a message's headers, the parts that hold no others in their order, and what was left out."""
    outer, body = split_head(data)
    waiting = [Part(outer, body)]
    found: list[Part] = []
    warnings: list[str] = []
    numbers = 0
    while waiting and len(found) < PARTS:
        part = waiting.pop()
        cut = _cut(part) if part.kind.startswith("multipart/") else None
        if cut is None:
            found.append(part)
            continue
        if len(part.containers) >= _DEEPEST:
            warnings.append(f"Parts that are nested more than {_DEEPEST} deep were left out.")
            continue
        numbers += 1
        within = (*part.containers, (part.kind.removeprefix("multipart/"), numbers))
        waiting.extend(Part(*split_part(inner), within) for inner in reversed(cut))
    if waiting:
        warnings.append(f"It has more than {PARTS:,} parts: only the first of them were read.")
    return outer, tuple(found), tuple(dict.fromkeys(warnings))


def split_part(data: bytes) -> tuple[Message, bytes]:
    """Return a part's headers, of which there may be none, and its bytes."""
    if data.startswith((b"\n", b"\r\n")):
        return Message(), data[data.index(b"\n") + 1 :]
    return split_head(data)


def _cut(part: Part) -> list[bytes] | None:
    """Return what stands between a container's boundary lines, or None where there is no such line."""
    boundary = part.headers.get_boundary()
    if not boundary:
        return None
    mark = b"\n--" + re.escape(boundary.encode("utf-8", "replace"))
    line = re.compile(mark + rb"(--)?[ \t]*\r?(?:\n|\Z)")
    body = b"\n" + part.body
    inner: list[bytes] = []
    start = -1
    # The line feed before a boundary belongs to it, and may be the one that ends the boundary before.
    position = 0
    while (match := line.search(body, position)) and len(inner) <= PARTS:
        if start >= 0:
            inner.append(body[start : max(start, match.start())].removesuffix(b"\r"))
        start, position = match.end(), max(match.end() - 1, match.start() + 1)
        if match[1]:
            return inner
    if start >= 0 and len(inner) <= PARTS:
        inner.append(body[start:])
    return inner if start >= 0 else None


def header(headers: Message, name: str) -> str:
    """Return a header's words on one line, or an empty string."""
    return words_of(str(headers.get(name, "")))


def words_of(value: str) -> str:
    """Return a header's value with its encoded words (RFC 2047) read, on one line."""
    try:
        chunks = decode_header(value)
    except (MessageError, ValueError):
        return " ".join(value.split())
    return " ".join("".join(_chunk(words, charset or "") for words, charset in chunks).split())


def people(value: str) -> str:
    """Return the names in a header of addresses, for those without one the address, between commas."""
    try:
        pairs = getaddresses([value])
    except RecursionError:  # comments within comments
        pairs = []
    named = dict.fromkeys(words_of(name or address).strip(" \"'") for name, address in pairs)
    return ", ".join(name for name in named if name) or words_of(value)


def _chunk(words: bytes | str, charset: str) -> str:
    if isinstance(words, str):
        return words
    if charset:
        return _read(words, charset, "utf-8")
    # What was not encoded is kept by the library in Latin-1, with other letters as their numbers.
    return _NUMBERED.sub(lambda number: chr(int(number[0].lstrip("\\uU"), 16)), words.decode("latin-1"))


def _read(data: bytes, *encodings: str) -> str:
    """Return the words in the first of the encodings that fits, else in Windows-1252."""
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")

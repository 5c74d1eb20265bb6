"""Packages in TNEF, written after [MS-OXTNEF] 2.1.3: attributes, and lists of properties in two of them."""

import struct

MARK = struct.pack("<IH", 0x223E9F78, 0x0001)
CODE_PAGE, SUBJECT, CLASS, SENT, SENDER, BODY = 0x69007, 0x18004, 0x78008, 0x38005, 0x8000, 0x2800C
BEGINS, TITLE, DATA, LIST, LIST_OF_ATTACHMENT = 0x69002, 0x18010, 0x6800F, 0x69003, 0x69005
OLD_TEXT, TEXT, BYTES, TIME, NUMBER, TRUTH, OBJECT = 0x1E, 0x1F, 0x102, 0x40, 0x3, 0xB, 0xD
MESSAGE_WITHIN = bytes.fromhex("0703020000000000c000000000000046")


def attribute(tag: int, value: bytes, level: int = 1) -> bytes:
    head = struct.pack("<BII", level, tag, len(value))
    return head + value + struct.pack("<H", sum(value) & 0xFFFF)


def package(*attributes: bytes, code_page: int = 1252) -> bytes:
    return MARK + attribute(CODE_PAGE, struct.pack("<II", code_page, 0)) + b"".join(attributes)


def attached(*attributes: tuple[int, bytes]) -> bytes:
    begun = attribute(BEGINS, bytes(14), level=2)
    return begun + b"".join(attribute(tag, value, level=2) for tag, value in attributes)


def listed(*properties: bytes) -> bytes:
    return struct.pack("<I", len(properties)) + b"".join(properties)


def one(number: int, kind: int, value: bytes | str | int) -> bytes:
    """Return one property; a text is written in UTF-16."""
    mark = struct.pack("<HH", kind, number)
    if isinstance(value, int):
        return mark + value.to_bytes(8 if kind == TIME else 4, "little")
    data = value.encode("utf-16-le") + b"\0\0" if isinstance(value, str) else value
    return mark + struct.pack("<II", 1, len(data)) + filled(data)


def named(number: int, name: str, value: bytes) -> bytes:
    """Return a property that has a name instead of a number of its own."""
    words = name.encode("utf-16-le") + b"\0\0"
    name_given = bytes(16) + struct.pack("<II", 1, len(words)) + filled(words)
    return struct.pack("<HH", BYTES, number) + name_given + struct.pack("<II", 1, len(value)) + filled(value)


def several(number: int, kind: int, *values: bytes) -> bytes:
    """Return a property of several values, which are of one size or each of its own."""
    head = struct.pack("<HHI", kind | 0x1000, number, len(values))
    if kind in (OLD_TEXT, TEXT, BYTES):
        return head + b"".join(struct.pack("<I", len(value)) + filled(value) for value in values)
    return head + filled(b"".join(values))


def filled(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)


def sender(name: bytes, address: bytes) -> bytes:
    both = (name + b"\0", address + b"\0")
    return struct.pack("<4H", 4, 0, len(both[0]), len(both[1])) + b"".join(both)


def day(*parts: int) -> bytes:
    return struct.pack("<7H", *parts, 0)

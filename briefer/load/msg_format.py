"""Outlook messages as a format; the module that reads them is only imported by the reading child."""

from briefer.model.extensions import Importer

# Compound files ([MS-CFB] 2.2): the size of a sector as a power of two, and the sector of the directory.
_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIZE_AT, _DIRECTORY_AT = 30, 48
_NAMES = tuple(
    name.encode("utf-16-le") for name in ("__properties_version1.0", "__substg1.0_", "__nameid_version1.0")
)


def _is_recognised(head: bytes) -> bool:
    """Return whether the file's directory names parts of a message, or lies further on in the file.

    In the second case only the reader can tell; it then says what the file is.
    """
    if not head.startswith(_MARK) or len(head) < _DIRECTORY_AT + 4:
        return False
    if any(name in head for name in _NAMES):
        return True
    power = int.from_bytes(head[_SIZE_AT : _SIZE_AT + 2], "little")
    sector = int.from_bytes(head[_DIRECTORY_AT : _DIRECTORY_AT + 4], "little")
    return (sector + 1) << min(power, 20) >= len(head)


MSG = Importer("msg", "Outlook messages", (".msg",), _is_recognised, "briefer.load.msg:read")

"""Outlook's packages (winmail.dat) as a format; only the reading child imports the module that reads them."""

from briefer.model.extensions import Importer

_MARK = b"\x78\x9f\x3e\x22"  # 0x223E9F78 ([MS-OXTNEF] 2.1.3.1)


def is_package(head: bytes) -> bool:
    """Return whether the bytes begin as a package of Outlook's does, whatever its name."""
    return head.startswith(_MARK)


TNEF = Importer(
    "tnef",
    "Outlook packages (winmail.dat)",
    (".tnef",),
    is_package,
    "briefer.load.tnef:read",
    names=("winmail.dat",),
)

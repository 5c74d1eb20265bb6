"""The members of archives: which of them someone put there to be read, their names, how much is taken."""

import unicodedata
from pathlib import PurePosixPath

from briefer.load.containers import MOST_BYTES
from briefer.load.files import LARGEST
from briefer.model.sources import Unread

_LITTER = frozenset(("thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"))
_LITTER_FOLDERS = frozenset(("__macosx", ".git", ".svn", "$recycle.bin"))
_BY_ITSELF = "Unpack it and load it by itself."


def is_litter(path: str) -> bool:
    """Return whether a member is what systems and programs leave behind, and no one's document."""
    *folders, name = path.replace("\\", "/").casefold().split("/")
    return not name or name.startswith(".") or name in _LITTER or not _LITTER_FOLDERS.isdisjoint(folders)


def base_name(path: str) -> str:
    """Return a member's name without its folders, also where those are written as Windows writes them."""
    name = PurePosixPath(path.replace("\\", "/")).name
    return unicodedata.normalize("NFC", name) if name not in ("", "..") else "a member without a name"


class Allowance:
    """What may still be taken from one archive, in bytes."""

    def __init__(self) -> None:
        """Begin with all that is allowed."""
        self._left = MOST_BYTES

    def refusal(self, name: str, size: int) -> Unread | None:
        """Return why a member of this size cannot be taken, or None after it was counted."""
        if size > LARGEST:
            why = f"has {size >> 20} MB; at most {LARGEST >> 20} MB are read."
            return Unread(name, why, "Save the part that you need as a smaller file.")
        if size > self._left:
            why = f"was left out: of one archive {MOST_BYTES >> 20} MB are read."
            return Unread(name, why, _BY_ITSELF)
        self._left -= size
        return None


def empty(name: str) -> Unread:
    """Return that a member has no bytes."""
    return Unread(name, "is empty.", "Look for another copy of it.")


def linked(name: str) -> Unread:
    """Return that a member only points at another file."""
    return Unread(name, "is a link and was not read.", "Pack the file itself.")


def locked(name: str) -> Unread:
    """Return that a member opens only with a password."""
    return Unread(name, "is protected: save a copy without a password.", "Then load the copy.")


def damaged(name: str) -> Unread:
    """Return that a member's bytes are not those that were packed."""
    return Unread(name, "is damaged.", "Pack or download the archive again.")

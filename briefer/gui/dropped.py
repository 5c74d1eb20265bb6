"""What is dropped on the window or lies in the clipboard: files, or words and where they come from."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QMimeData

# Under these names browsers put the address of the page that was copied from beside the words.
_LINK_FORMATS = ("text/x-moz-url-priv", "chromium/x-source-url", "text/x-moz-url")


class Words(NamedTuple):
    """Words of the clipboard, the same as HTML where it has them so, and their address or an empty string."""

    text: str
    html: str
    link: str


def files_in(mime: QMimeData | None) -> tuple[Path, ...]:
    """Return the local files that a drop or the clipboard names, in order."""
    if mime is None or not mime.hasUrls():
        return ()
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


def words_in(mime: QMimeData | None) -> Words:
    """Return the words that the clipboard holds."""
    if mime is None:
        return Words("", "", "")
    return Words(mime.text(), mime.html(), _link_in(mime))


def _link_in(mime: QMimeData) -> str:
    """Return the address that the clipboard says its words come from, or an empty string."""
    for name in _LINK_FORMATS:
        if mime.hasFormat(name):
            data = bytes(mime.data(name).data())
            words = data.decode("utf-16-le" if b"\0" in data else "utf-8", "replace").strip("\0 \r\n")
            return words.splitlines()[0] if words else ""
    return next((url.toString() for url in mime.urls() if not url.isLocalFile()), "")
